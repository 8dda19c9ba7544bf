import { useNavigate, useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { TextInput } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { CorrectionTag } from '../../web/kit/CorrectionTag.tsx'
import { LimitedTag } from '../../web/kit/LimitedTag.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { Track } from '../../web/kit/Track.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { listDossiers } from '../api.ts'
import { DossierLink } from './Desk.tsx'
import { OralBanner } from './OralApproval.tsx'
import './dossier.css'

const states = ['running', 'held', 'published', 'withdrawn'] as const
const stateWords = { running: w.running, held: w.heldState, published: w.published, withdrawn: w.withdrawn }

/** Berkas: every dossier, the last changed on top; each search and filter has its address. */
export function DossierList() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/berkas' })
  const state = states.find((it) => it === search.state)
  const step = search.step && /^\d{1,2}$/.test(search.step) ? search.step : undefined
  const { list, rows } = useRows(listDossiers, {
    query: {
      limit: 50,
      ...(search.search && { search: search.search }),
      ...(state && { state }),
      ...(step && { step }),
    },
  })
  return (
    <Page title={say(words.dossiers)} about={say(w.listAbout)}>
      <OralBanner />
      <form
        role="search"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim()
          void navigate({ to: '/berkas', search: { ...search, search: typed || undefined } })
        }}
      >
        <TextInput
          key={search.search ?? ''}
          label={say(w.searchLabel)}
          type="search"
          name="search"
          defaultValue={search.search ?? ''}
          maxLength={200}
        />
      </form>
      <FilterLinks
        label={say(w.state)}
        filters={[undefined, ...states].map((it) => ({
          to: '/berkas',
          text: say(it ? stateWords[it] : words.all),
          current: it === state,
          search: { ...search, state: it },
        }))}
      />
      <Rows list={list} rows={rows} empty={<Empty>{say(w.listEmpty)}</Empty>}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.dossier)}</th>
              <th scope="col">{say(w.step)}</th>
              <th scope="col">{say(w.time)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <DossierLink row={row} />
                  <span className="cap">{row.number} </span>
                  {row.level !== 'watch' && <LevelTag level={row.level} />}
                  {row.correcting && <CorrectionTag form={row.correcting} />}
                  {row.limited && <LimitedTag />}
                </td>
                <td>
                  <Track step={row.step} steps={row.steps} label={row.activity} done={row.state === 'published'} />
                  <div className="cap">
                    {row.state === 'running' ? `${row.step} ${row.activity}` : say(stateWords[row.state])}
                  </div>
                </td>
                <td>
                  {row.state === 'running' ? (
                    <TimeLeft {...row} />
                  ) : (
                    <time dateTime={row.updatedAt} title={longTime(row.updatedAt, language)}>
                      {shortTime(row.updatedAt, language)}
                    </time>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rows>
    </Page>
  )
}
