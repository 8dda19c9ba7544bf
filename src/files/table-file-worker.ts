import { parentPort, workerData } from 'node:worker_threads'
import writeXlsx, { type SheetData } from 'write-excel-file/node'
import type { TableFileAsk } from './table-file.ts'

const SHEET_NAME_MAX = 31 // ECMA-376 as Excel keeps it
const WIDTH_MAX = 60

const port = parentPort
if (!port) throw new Error('an XLSX file is written in a worker')

type Rows = readonly (readonly (string | number)[])[]

/** One sheet as it fills. */
function sheetOf(name: string) {
  const data: SheetData = []
  const widths: number[] = []
  return {
    add: (rows: Rows) => {
      for (const row of rows) {
        const header = data.length === 0
        data.push(
          row.map((value) => ({ value, type: typeof value === 'number' ? Number : String, ...(header && { fontWeight: 'bold' as const }) })), // prettier-ignore
        )
        for (const [at, cell] of row.entries()) widths[at] = Math.min(WIDTH_MAX, Math.max(widths[at] ?? 6, String(cell).length + 2)) // prettier-ignore
      }
    },
    whole: () => ({
      data,
      sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME_MAX),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    }),
  }
}

const { sheet, side } = workerData as TableFileAsk
const main = sheetOf(sheet)

port.on('message', (rows: Rows | null) => {
  if (rows === null) void finish()
  else main.add(rows)
})

async function finish(): Promise<void> {
  const sheets = [main]
  if (side) {
    const beside = sheetOf(side.name)
    beside.add(side.rows)
    sheets.push(beside)
  }
  const file = await writeXlsx(sheets.map((it) => it.whole())).toBuffer()
  port?.postMessage(new Uint8Array(file))
}
