import { Link } from '@tanstack/react-router'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { listRounds } from '../api.ts'
import './inventory.css'

/** Riwayat putaran: each round with its clock as it stood at the close, and its register. */
export function Rounds() {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows } = useRows(listRounds, { query: { limit: 50 } })
  return (
    <Page title={say(w.rounds)} acts={<ButtonLink to="/inventaris">{say(w.backToInventory)}</ButtonLink>}>
      <Rows list={list} rows={rows} empty={<Empty>{say(w.roundsEmpty)}</Empty>}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.roundTitle)}</th>
              <th scope="col">{say(w.openedBy)}</th>
              <th scope="col">{say(w.closedBy)}</th>
              <th scope="col">{say(w.register)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Link className="title" to="/inventaris/putaran/$roundId" params={{ roundId: row.id }}>
                    {say(w.round)(row.number)}: {row.title}
                  </Link>
                </td>
                <td>
                  <time dateTime={row.openedAt} title={longTime(row.openedAt, language)}>
                    {shortTime(row.openedAt, language)}
                  </time>
                  <div className="cap">{row.openedBy}</div>
                </td>
                <td>
                  {row.closedAt ? (
                    <>
                      <time dateTime={row.closedAt} title={longTime(row.closedAt, language)}>
                        {shortTime(row.closedAt, language)}
                      </time>
                      <div className="cap">{row.closedBy}</div>
                    </>
                  ) : (
                    <TimeLeft leftMinutes={row.leftMinutes} standardMinutes={row.standardMinutes} dueAt={row.dueAt} />
                  )}
                </td>
                <td className="cap">
                  {row.closedAt ? (
                    <Link to="/inventaris/putaran/$roundId" params={{ roundId: row.id }}>
                      {say(w.outcomes)(row.counts)}
                    </Link>
                  ) : (
                    say(w.outcomes)(row.counts)
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
