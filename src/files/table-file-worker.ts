import { parentPort, workerData } from 'node:worker_threads'
import writeXlsx, { type SheetData } from 'write-excel-file/node'

const SHEET_NAME_MAX = 31 // ECMA-376 as Excel keeps it
const WIDTH_MAX = 60

const port = parentPort
if (!port) throw new Error('an XLSX file is written in a worker')
const sheet: SheetData = []
const widths: number[] = []

port.on('message', (rows: readonly (readonly (string | number)[])[] | null) => {
  if (rows === null) return void finish()
  for (const row of rows) {
    const header = sheet.length === 0
    sheet.push(
      row.map((value) => ({ value, type: typeof value === 'number' ? Number : String, ...(header && { fontWeight: 'bold' as const }) })), // prettier-ignore
    )
    for (const [at, cell] of row.entries()) widths[at] = Math.min(WIDTH_MAX, Math.max(widths[at] ?? 6, String(cell).length + 2)) // prettier-ignore
  }
})

async function finish(): Promise<void> {
  const name = (workerData as string).replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME_MAX)
  const options = { sheet: name, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }
  const file = await writeXlsx(sheet, options).toBuffer()
  port?.postMessage(new Uint8Array(file))
}
