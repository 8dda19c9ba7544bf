import type { Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { inventoryWords as words } from '../../base/words/inventory.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { Reader } from '../../db/readers.ts'
import { writeTable } from '../../files/table-file.ts'
import { isRegisterWithheld, walkRegister, walkRegisterText, type RoundRow } from '../stores/rounds.ts'
import { countRegister, type RegisterCounts } from '../stores/register-counts.ts'
import { fates, kinds, type Fate, type Kind, type RegisterItem } from '../rules.ts'
import { levels, type CrisisLevel } from '../../base/levels.ts'
import { download } from '../../files/download.ts'

/** The register of a closed round as a file; `json` is byte for byte what was hashed. */
export async function downloadRegister(
  db: Db,
  reader: Reader,
  round: RoundRow,
  form: 'csv' | 'xlsx' | 'json',
  language: Language,
): Promise<string> {
  const name = `register-putaran-${round.number}.${form}`
  if (form === 'json') {
    if (await isRegisterWithheld(db, reader, round.id)) throw new Refused({ code: 'register-withheld' })
    return download(name, 'application/json', walkRegisterText(db, reader, round))
  }
  if (form === 'csv') return download(name, 'text/csv; charset=utf-8', csvLines(db, reader, round.id, language))
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return download(
    name,
    mediaType,
    await writeTable(words.registerOf[language](round.number), rowsOf(db, reader, round.id, language), {
      name: words.totals[language],
      rows: totalsOf(await countRegister(db, reader, round.id), language),
    }),
  )
}

/** The figures of the register's paper, a line each. */
function totalsOf(counts: RegisterCounts, language: Language): (string | number)[][] {
  const of = <Name extends Kind | CrisisLevel | Fate>(
    by: { readonly [L in Language]: string },
    names: readonly Name[],
    count: Readonly<Record<Name, number>>,
  ) => names.map((it) => [by[language], (it === 'open' ? words.leftOpen : words[it])[language], count[it]])
  const sources = counts.others
    ? [...counts.sources, { name: words.otherSources[language](counts.others.named), count: counts.others.count }]
    : counts.sources
  return [
    [words.totalsBy[language], '', words.totalsCount[language]],
    [words.totalsAll[language], '', counts.entries],
    ...of(words.columnKind, kinds, counts.kinds),
    ...of(words.columnLevel, levels, counts.levels),
    ...of(words.columnFate, fates, counts.states),
    ...sources.map(({ name, count }) => [words.columnSource[language], name, count]),
  ]
}

async function* csvLines(db: Db, reader: Reader, roundId: string, language: Language): AsyncGenerator<string> {
  let start = CSV_START
  for await (const rows of rowsOf(db, reader, roundId, language)) {
    yield start + rows.map(csvLine).join('')
    start = ''
  }
}

async function* rowsOf(
  db: Db,
  reader: Reader,
  roundId: string,
  language: Language,
): AsyncGenerator<(string | number)[][]> {
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
      words.columnMentions,
      words.columnSources,
      words.columnProgramme,
      words.columnFate,
      words.columnDossier,
      words.columnReason,
    ].map((word) => word[language]),
  ]
  for await (const entries of walkRegister(db, reader, roundId))
    yield entries.map(({ entry }) => cellsOf(entry, language))
}

function cellsOf(
  it: RegisterItem & { readonly number: number; readonly limited: boolean; readonly joinedTo: number | null },
  language: Language,
): (string | number)[] {
  return [
    it.number,
    words[it.kind][language],
    it.limited ? words.withheld[language] : it.title,
    it.summary,
    it.agency,
    it.source,
    it.sourceUrl,
    it.notedOn,
    words[it.level][language],
    it.mentions,
    it.sources,
    it.programme ?? '',
    it.joinedTo
      ? words.joinedToNumber[language](it.joinedTo)
      : (it.state === 'open' ? words.leftOpen : words[it.state])[language],
    it.dossier ?? '',
    it.dismissedReason,
  ]
}
