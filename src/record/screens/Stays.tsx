import { Link } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime, workText } from '../../web/time.ts'
import { listStays } from '../api/compliance.ts'
import { filterOf, type ComplianceSearch } from './compliance-address.ts'

const onlies = ['processed-within', 'processed-over', 'done-within', 'done-over'] as const
const orders = ['ended', 'waiting', 'processing'] as const

/** The visits behind a figure: the same filters, and for each what it took. */
export function Stays({ search }: { search: ComplianceSearch }) {
  const say = useSay()
  const { language } = useLanguage()
  const filter = filterOf(search)
  const only = onlies.find((it) => it === search.hanya)
  const order = orders.find((it) => it === search.urut) ?? 'ended'
  const { list, rows } = useRows(listStays, { query: { ...filter, order, limit: 50, ...(only && { only }) } })
  const what = [
    say(w.period)(filter.from, filter.to),
    filter.step !== undefined && say(w.step)(String(filter.step), ''),
    filter.level && say(words[filter.level]),
    filter.post && (rows.find((row) => row.post.id === filter.post)?.post.name ?? filter.post),
    filter.person && rows.find((row) => row.person?.id === filter.person)?.person?.name,
  ].filter(Boolean)
  return (
    <Page
      title={say(w.visits)}
      about={say(w.visitsAbout)(what.join(' · '))}
      className="compliance"
      acts={<ButtonLink to="/kepatuhan" {...({ search: { ...search, lihat: undefined, hanya: undefined, urut: undefined } } as object)}>{say(w.backToFigures)}</ButtonLink>} // prettier-ignore
    >
      <FilterLinks
        label={say(w.onlyFilter)}
        filters={[undefined, ...onlies].map((it) => ({
          to: '/kepatuhan',
          text: say(w.only[it ?? 'all']),
          current: it === only,
          search: { ...search, hanya: it },
        }))}
      />
      <FilterLinks
        label={say(w.orderFilter)}
        filters={orders.map((it) => ({
          to: '/kepatuhan',
          text: say(w.order[it]),
          current: it === order,
          search: { ...search, urut: it === 'ended' ? undefined : it },
        }))}
      />
      <Rows list={list} rows={rows} lines={8} empty={<Empty>{say(w.nothing)}</Empty>}>
        <table className="table cards compliance-stays" aria-label={say(w.visits)}>
          <thead>
            <tr>
              <th scope="col">{say(w.dossier)}</th>
              <th scope="col">{say(w.stepFilter)}</th>
              <th scope="col">{say(w.ended)}</th>
              <th scope="col" className="num">
                {say(w.waiting)}
              </th>
              <th scope="col" className="num">
                {say(w.processing)}
              </th>
              <th scope="col" className="num">
                {say(w.standard)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  {row.dossier ? (
                    <Link to="/berkas/$dossierId" params={{ dossierId: row.dossier.id }} className="title">
                      {row.dossier.title}
                    </Link>
                  ) : (
                    <span className="sec">{say(w.limited)}</span>
                  )}
                  <span className="cap">
                    {[row.dossier?.number, say(w.roundNumber)(row.visit)].filter(Boolean).join(' · ')}
                  </span>{' '}
                  {row.level !== 'watch' && <LevelTag level={row.level} />}
                </td>
                <td data-label={say(w.stepFilter)}>
                  {row.step}. {row.post.name}
                  {row.person && <div className="cap">{row.person.name}</div>}
                </td>
                <td>
                  <time dateTime={row.doneAt} title={longTime(row.doneAt, language)}>
                    {shortTime(row.doneAt, language)}
                  </time>
                  <div className="cap">{say(w.outcomes[row.outcome])}</div>
                </td>
                <td className="num" data-label={say(w.waiting)}>
                  {workText(row.waitingMinutes, language)}
                </td>
                <td className="num" data-label={say(w.processing)}>
                  <Took row={row} />
                </td>
                <td className="num" data-label={say(w.standard)}>
                  {workText(row.standardMinutes, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Rows>
    </Page>
  )
}

/** The minutes of work, and by how much they are over; in a word too, never by colour alone. */
function Took({ row }: { row: { processingMinutes: number; standardMinutes: number } }) {
  const say = useSay()
  const { language } = useLanguage()
  const over = row.processingMinutes - row.standardMinutes
  return (
    <>
      {workText(row.processingMinutes, language)}
      {over > 0 && <div className="compliance-over">{say(words.late)(workText(over, language))}</div>}
    </>
  )
}
