import type { FastifyRequest } from 'fastify'
import { Refused } from '../../base/refused.ts'
import { spool } from '../../files/spool.ts'
import { readTable } from '../../files/table.ts'
import { TABLE_ROWS_MAX } from '../rules/table.ts'

/** How the rows of one kind of table are read. */
type Reading<Columns, Row, Bad> = {
  readonly name: string
  readonly mbMax: number
  /** Null for what is no header. */
  mapHeader(cells: readonly string[]): Columns | null
  judge(cells: readonly string[], columns: Columns): { readonly it: Row } | { readonly bad: Bad }
}

/**
 * The rows of a table in the request's body, those that cannot come in with what is wrong.
 * @throws {Refused} `press-no-header`, `press-table-full`, `import-empty`, or what is wrong with the file
 */
export async function readRows<Columns extends object, Row, Bad>(
  request: FastifyRequest,
  how: Reading<Columns, Row, Bad>,
): Promise<{
  readonly rows: readonly { readonly row: number; readonly it: Row }[]
  readonly bad: readonly (Bad & { readonly row: number })[]
  /** The columns that the table has: of the others nothing is changed. */
  readonly columns: ReadonlySet<keyof Columns>
}> {
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
            if (!columns) throw new Refused({ code: 'press-no-header' })
            continue
          }
          const judged = how.judge(cells, columns)
          if ('it' in judged) rows.push({ row: number, it: judged.it })
          else bad.push({ ...judged.bad, row: number })
          if (rows.length + bad.length > TABLE_ROWS_MAX)
            throw new Refused({ code: 'press-table-full', max: TABLE_ROWS_MAX })
        }
      if (!columns) throw new Refused({ code: 'import-empty' })
      return { rows, bad, columns: new Set(Object.keys(columns) as (keyof Columns)[]) }
    }),
  )
}
