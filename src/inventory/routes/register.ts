import type { Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { inventoryWords as words } from '../../base/words/inventory.ts'
import type { Db } from '../../db/connect.ts'
import { writeTable } from '../../files/table-file.ts'
import { walkRegister, walkRegisterText, type RoundRow } from '../stores/rounds.ts'
import type { RegisterItem } from '../rules.ts'
import { download } from './download.ts'

/** The register of a closed round as a file; `json` is byte for byte what was hashed. */
export async function downloadRegister(
  db: Db,
  round: RoundRow,
  form: 'csv' | 'xlsx' | 'json',
  language: Language,
): Promise<string> {
  const name = `register-putaran-${round.number}.${form}`
  if (form === 'json') return download(name, 'application/json', walkRegisterText(db, round))
  if (form === 'csv') return download(name, 'text/csv; charset=utf-8', csvLines(db, round.id, language))
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return download(
    name,
    mediaType,
    await writeTable(words.registerOf[language](round.number), rowsOf(db, round.id, language)),
  )
}

async function* csvLines(db: Db, roundId: string, language: Language): AsyncGenerator<string> {
  let start = CSV_START
  for await (const rows of rowsOf(db, roundId, language)) {
    yield start + rows.map(csvLine).join('')
    start = ''
  }
}

async function* rowsOf(db: Db, roundId: string, language: Language): AsyncGenerator<(string | number)[][]> {
  yield [
    [
      words.columnNumber,
      words.columnKind,
      words.columnTitle,
      words.columnSummary,
      words.columnAgency,
      words.columnSource,
      words.columnUrl,
      words.columnDay,
      words.columnLevel,
      words.columnProgramme,
      words.columnFate,
      words.columnDossier,
      words.columnReason,
    ].map((word) => word[language]),
  ]
  for await (const entries of walkRegister(db, roundId)) yield entries.map(({ entry }) => cellsOf(entry, language))
}

function cellsOf(it: RegisterItem & { readonly number: number }, language: Language): (string | number)[] {
  return [
    it.number,
    words[it.kind][language],
    it.title,
    it.summary,
    it.agency,
    it.source,
    it.sourceUrl,
    it.notedOn,
    words[it.level][language],
    it.programme ?? '',
    (it.state === 'open' ? words.leftOpen : words[it.state])[language],
    it.dossier ?? '',
    it.dismissedReason,
  ]
}
