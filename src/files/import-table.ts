import type { FastifyRequest } from 'fastify'
import { Refused, type Language, type Reason } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { languageOf } from '../http/problem.ts'
import { spool } from './spool.ts'
import { readTable } from './table.ts'

const PROBLEMS_SHOWN = 100

type BadCell = { readonly problem: string; readonly column: string; readonly value: string }
type Said<Name> = Readonly<Record<Language, (name: Name) => string>>

/** The rows of a table, those that cannot come in with what is wrong. */
export type ReadRows<Column, Row, Bad> = {
  readonly rows: readonly { readonly row: number; readonly it: Row }[]
  readonly bad: readonly (Bad & { readonly row: number })[]
  /** The columns that the table has: of the others nothing is changed. */
  readonly columns: ReadonlySet<Column>
}

/** How one kind of table comes in. */
type Importing<Columns, Row, Bad extends BadCell, Laid> = {
  readonly name: string
  readonly mbMax: number
  readonly rowsMax: number
  /** False only tells what it would change. */
  readonly apply: boolean
  /** Null for what is no header. */
  mapHeader(cells: readonly string[]): Columns | null
  judge(cells: readonly string[], columns: Columns): { readonly it: Row } | { readonly bad: Bad }
  layOver(tx: Tx, read: ReadRows<keyof Columns, Row, Bad>): Promise<Laid>
  readonly words: { readonly column: Said<Bad['column']>; readonly problem: Said<Bad['problem']> }
  readonly refusals: { readonly noHeader: Reason; readonly full: Reason; badRows(count: number): Reason }
}

/**
 * Takes in the table of a request's body: what it would change, then all of it or none.
 * @throws {Refused} one of `refusals`, `import-empty`, or what is wrong with the file
 */
export async function importTable<
  Columns extends object,
  Row,
  Bad extends BadCell,
  Laid extends { readonly bad: readonly (Bad & { readonly row: number })[] },
>(db: Db, request: FastifyRequest, how: Importing<Columns, Row, Bad, Laid>) {
  const read = await readRows(request, how)
  const { bad, ...count } = await db.transaction().execute(async (tx) => {
    const laid = await how.layOver(tx, read)
    if (how.apply && laid.bad.length > 0) throw new Refused(how.refusals.badRows(laid.bad.length))
    return laid
  })
  const language = languageOf(request)
  const problems = bad
    .toSorted((one, other) => one.row - other.row)
    .slice(0, PROBLEMS_SHOWN)
    .map(({ row, column, value, problem }) => ({
      row,
      column: how.words.column[language](column),
      value,
      sentence: how.words.problem[language](problem),
    }))
  return { rows: read.rows.length + read.bad.length, ...count, problems, bad: bad.length, applied: how.apply }
}

async function readRows<Columns extends object, Row, Bad extends BadCell>(
  request: FastifyRequest,
  how: Omit<Importing<Columns, Row, Bad, never>, 'layOver'>,
): Promise<ReadRows<keyof Columns, Row, Bad>> {
  return spool(request, how.mbMax, ({ path }) =>
    readTable({ path, name: how.name, sheet: null }, async ({ batches }) => {
      const rows: { row: number; it: Row }[] = []
      const bad: (Bad & { row: number })[] = []
      let columns: Columns | null = null
      for await (const batch of batches)
        for (const { number, cells } of batch) {
          if (cells.every((cell) => cell.trim() === '')) continue
          if (!columns) {
            columns = how.mapHeader(cells)
            if (!columns) throw new Refused(how.refusals.noHeader)
            continue
          }
          const judged = how.judge(cells, columns)
          if ('it' in judged) rows.push({ row: number, it: judged.it })
          else bad.push({ ...judged.bad, row: number })
          if (rows.length + bad.length > how.rowsMax) throw new Refused(how.refusals.full)
        }
      if (!columns) throw new Refused({ code: 'import-empty' })
      return { rows, bad, columns: new Set(Object.keys(columns) as (keyof Columns)[]) }
    }),
  )
}
