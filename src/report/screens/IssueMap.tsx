import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { clippingWords } from '../../base/words/clippings.ts'
import { issueMapWords as w } from '../../base/words/issue-map.ts'
import { toneWords } from '../../base/words/tone.ts'
import { ToneTag } from '../../inventory/screens/Tone.tsx'
import { addressOf, call } from '../../web/call.ts'
import { TextInput } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { ReportTabs } from '../../web/kit/ReportTabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { downloadIssueMap, readIssueMap } from '../api/issue-map.ts'
import './report.css'

const DAY = /^\d{4}-\d\d-\d\d$/
const forms = ['png', 'svg', 'pdf'] as const

/** Laporan → Peta isu: the week's issues as a picture and as the table of its figures, which a phone shows first. */
export function IssueMapPage() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { pekan }: { pekan?: string | undefined } = useSearch({ from: '/frame/laporan/peta' })
  const week = pekan !== undefined && DAY.test(pekan) ? pekan : today()
  const { data, error, isPending } = useQuery({
    queryKey: ['issue-map', week],
    queryFn: () => call(readIssueMap, { query: { week } }),
  })
  const addressFor = (form: (typeof forms)[number]) => addressOf(downloadIssueMap.path, { form }, { week })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className="report"
      acts={
        data &&
        data.issues.length > 0 &&
        forms.map((form) => (
          <a key={form} className="button" href={addressFor(form)} download>
            {say(w[form])}
          </a>
        ))
      }
    >
      <ReportTabs current="/laporan/peta" />
      <form className="report-filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextInput
          label={say(w.week)}
          type="date"
          value={week}
          onChange={({ target }) => target.value && void navigate({ to: '/laporan/peta', search: { pekan: target.value } })} // prettier-ignore
        />
        <p className="report-narrowed">
          <Link to="/laporan/peta" search={{ pekan: daysFrom(week, -7) }}>
            {say(w.before)}
          </Link>
          {' · '}
          <Link to="/laporan/peta" search={{ pekan: daysFrom(week, 7) }}>
            {say(w.after)}
          </Link>
        </p>
      </form>
      <ProblemNote problem={error} />
      {isPending && <Skeleton lines={10} />}
      {data && data.issues.length === 0 && <Empty>{say(w.none)}</Empty>}
      {data && data.issues.length > 0 && (
        <div className="issue-map">
          <figure>
            <img src={addressFor('svg')} width={1123} height={794} alt={say(w.alt)(data.issues.length)} />
            <figcaption className="cap">
              {say(w.counted)} {say(w.legend)} {say(toneWords.about)}
            </figcaption>
          </figure>
          <section aria-labelledby="angka-peta">
            <h2 id="angka-peta">{say(w.ofWeek)(dayText(data.from, language), dayText(data.to, language))}</h2>
            <table className="table cards" aria-label={say(w.table)}>
              <thead>
                <tr>
                  <th scope="col">{say(w.issue)}</th>
                  <th scope="col" className="num">
                    {say(w.reports)}
                  </th>
                  <th scope="col" className="num">
                    {say(w.media)}
                  </th>
                  <th scope="col" className="num">
                    {say(w.lastWeek)}
                  </th>
                  <th scope="col" className="num">
                    {say(w.outlets)}
                  </th>
                  <th scope="col">{say(w.tone)}</th>
                </tr>
              </thead>
              <tbody>
                {data.issues.map((it, at) => (
                  <tr key={it.itemId}>
                    <td>
                      {at + 1}.{' '}
                      <Link className="title" to="/inventaris" search={{ state: 'semua', butir: it.itemId }}>
                        {it.title}
                      </Link>{' '}
                      {it.level !== 'watch' && <LevelTag level={it.level} />}
                    </td>
                    <td className="num" data-label={say(w.reports)}>
                      {say(clippingWords.plain)(it.reports)}
                    </td>
                    <td className="num" data-label={say(w.media)}>
                      {it.media === 0 ? (
                        say(clippingWords.plain)(0)
                      ) : (
                        <Link to="/laporan/kliping" search={{ dari: data.from, sampai: data.to, isu: it.itemId }}>
                          {say(clippingWords.plain)(it.media)}
                        </Link>
                      )}
                    </td>
                    <td className="num" data-label={say(w.lastWeek)}>
                      {say(clippingWords.plain)(it.before)}
                    </td>
                    <td className="num" data-label={say(w.outlets)}>
                      {say(clippingWords.plain)(it.outlets)}
                    </td>
                    <td data-label={say(w.tone)}>
                      <ToneTag tone={it.tone ?? 'unsure'} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {data.more > 0 && <p className="cap">{say(w.more)(data.more)}</p>}
            <p className="cap">{say(w.limited)}</p>
          </section>
        </div>
      )}
    </Page>
  )
}

const daysFrom = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
