import { IconAlertTriangle, IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import type { fates } from '../api/imports.ts'

type FateOfRow = (typeof fates)[number]
type Finding = { readonly column: string; readonly value: string; readonly sentence: string }

type JudgedRow = {
  readonly number: number
  readonly fate: FateOfRow
  readonly title: string
  readonly problems: readonly Finding[]
  readonly notes: readonly Finding[]
}

/** The rows of an upload a page at a time, by what becomes of each, with those that stay out as CSV. */
export function JudgedRows<Row extends JudgedRow>({
  list,
  rows,
  fate,
  counts,
  says,
  problemsAt,
  linkTo,
  about,
}: {
  list: UseInfiniteQueryResult
  rows: readonly Row[]
  /** All rows where there is none. */
  fate: FateOfRow | undefined
  counts: { readonly good: number; readonly bad: number; readonly twins: number }
  says: { readonly good: string; readonly title: string; readonly number: string }
  /** Where the rows that stay out can be had. */
  problemsAt: string
  linkTo: (fate: FateOfRow | undefined) => { readonly to: string; readonly search: Readonly<Record<string, unknown>> }
  /** What is said of a row below its title. */
  about: (row: Row) => ReactNode
}) {
  const say = useSay()
  const tab = (value: FateOfRow | undefined, text: string) => ({ ...linkTo(value), text, current: fate === value })
  return (
    <section className="section">
      <h2>{say(w.importTheRows)}</h2>
      <Tabs
        label={say(w.importTheRows)}
        tabs={[
          tab(undefined, say(w.all)),
          tab('bad', say(w.importBad)(counts.bad)),
          tab('good', says.good),
          tab('twin', say(w.importTwins)(counts.twins)),
        ]}
      />
      {counts.bad > 0 && (
        <p>
          <a className="button plain" download href={problemsAt}>
            <IconDownload size={18} aria-hidden /> {say(w.importDownloadProblems)}
          </a>
        </p>
      )}
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton />}
      {rows.length > 0 && (
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{says.title}</th>
              <th scope="col">{says.number}</th>
              <th scope="col">{say(w.columnBecomes)}</th>
              <th scope="col">{say(w.columnProblem)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td>
                  <b>{row.title || '…'}</b>
                  {about(row)}
                </td>
                <td className="num" data-label={says.number}>
                  {row.number}
                </td>
                <td>
                  <Fate fate={row.fate} />
                </td>
                <td>
                  <ul className="inventory-findings">
                    {[...row.problems, ...row.notes].map((it, at) => (
                      <li key={at}>
                        {it.column && <b>{it.column}: </b>}
                        {it.sentence} {it.value && row.problems.includes(it) && <code>{it.value}</code>}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} />
    </section>
  )
}

/** What becomes of a row, in a word. */
function Fate({ fate }: { fate: FateOfRow }) {
  const say = useSay()
  const Icon = { good: IconCheck, bad: IconAlertTriangle, twin: IconCopy }[fate]
  const word = { good: w.fateGood, bad: w.fateBad, twin: w.fateTwin }[fate]
  return (
    <span className={`inventory-fate ${fate}`}>
      <Icon size={16} aria-hidden /> {say(word)}
    </span>
  )
}
