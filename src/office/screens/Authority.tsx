import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { awayWords as w } from '../../base/words/away.ts'
import { dutyWords } from '../../base/words/duty.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { call } from '../../web/call.ts'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { readAuthority } from '../api/away.ts'
import { actingTitle } from '../rules/letterhead.ts'
import { ScopeWords } from './Acting.tsx'
import { hoursOf, shortDay } from './duty-time.ts'

type Able = Awaited<ReturnType<typeof read>>['posts'][number]['able'][number]
const read = (on: string) => call(readAuthority, { query: { on } })

/** Siapa berwenang pada tanggal X: for every post who may act, on which ground, for what, and who of them is away. */
export function AuthorityPart() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { tanggal } = useSearch({ from: '/frame/pengaturan' })
  const on = tanggal && /^\d{4}-\d{2}-\d{2}$/.test(tanggal) ? tanggal : today()
  const found = useQuery({ queryKey: ['authority', on], queryFn: () => read(on) })
  const unattended = found.data?.posts.filter((it) => it.unattended).map((it) => it.name) ?? []
  return (
    <>
      <p className="sec">{say(w.authorityAbout)}</p>
      <div className="form office-on">
        <TextInput
          label={say(w.onDay)}
          type="date"
          required
          value={on}
          onChange={(event) => {
            if (event.target.value)
              void navigate({
                to: '/pengaturan',
                search: { bagian: 'wewenang', tanggal: event.target.value },
                replace: true,
              })
          }}
        />
      </div>
      <ProblemNote problem={found.error} />
      <div role="status">
        {unattended.length > 0 && <p className="note">{say(w.unattended)(unattended.join(', '))}</p>}
      </div>
      {found.data && (
        <table className="table cards office-authority">
          <thead>
            <tr>
              <th scope="col">{say(o.post)}</th>
              <th scope="col">{say(o.person)}</th>
              <th scope="col">{say(w.ground)}</th>
              <th scope="col">{say(w.scope)}</th>
              <th scope="col">{say(w.attendance)}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.posts.flatMap((post) =>
              post.able.length === 0
                ? [
                    <tr key={post.id}>
                      <td>
                        <b>{post.name}</b>
                      </td>
                      <td colSpan={4}>{say(w.nobody)}</td>
                    </tr>,
                  ]
                : post.able.map((it) => (
                    <tr key={it.tenureId}>
                      <td>
                        <b>{actingTitle(post.name, it.acting)}</b>
                      </td>
                      <td data-label={say(o.person)}>{it.person.name}</td>
                      <td data-label={say(w.ground)}>
                        <Ground it={it} />
                      </td>
                      <td data-label={say(w.scope)}>
                        <ScopeWords scope={it} />
                      </td>
                      <td data-label={say(w.attendance)}>
                        {it.awayUntil ? say(w.awayTo)(dayText(it.awayUntil, language)) : say(w.present)}
                      </td>
                    </tr>
                  )),
            )}
          </tbody>
        </table>
      )}
      {found.data && found.data.duty.length > 0 && (
        <section className="section" aria-labelledby="authority-duty">
          <h2 id="authority-duty">{say(dutyWords.title)}</h2>
          <ul className="office-list">
            {found.data.duty.map((it) => (
              <li key={it.id}>
                <span>
                  <b>{it.people.map((one) => one.name).join(', ')}</b>
                  <span className="cap">
                    <br />
                    {shortDay(found.data.zone, it.from, language)} {hoursOf(found.data.zone, it)},{' '}
                    {say(dutyWords.byLetter)(it.letter)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Ground({ it }: { it: Able }) {
  const say = useSay()
  const { language } = useLanguage()
  const from = dayText(it.fromOn, language)
  const days = it.untilOn ? say(w.since)(from, dayText(it.untilOn, language)) : say(w.sinceOnly)(from)
  const form = it.acting && (it.acting === 'plt' ? 'Plt.' : 'Plh.')
  return (
    <>
      {form ? say(w.because)(form, it.letter || `(${say(w.noLetter)})`) : say(w.holdsIt)}
      {it.forPerson && `, ${say(w.inStead)(it.forPerson)}`}
      <div className="cap">{days}</div>
      {it.scanHash && (
        <a href={`/api/files/${it.scanHash}`} download>
          {say(w.takeScan)}
          <span className="visually-hidden"> {it.letter}</span>
        </a>
      )}
    </>
  )
}
