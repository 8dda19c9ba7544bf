/** Outlets as a table, and what a row of one says: nothing that a spreadsheet made of it is taken on trust. */
import { councilStatuses, type CouncilStatus, type OutletKind } from '../../base/press.ts'
import { findColumns } from '../../base/spreadsheet.ts'
import { pressWords } from '../../base/words/press.ts'
import { cellOf, cutValue, KINDS } from './table.ts'

export const outletColumns = [
  'name',
  'kind',
  'company',
  'councilStatus',
  'address',
  'website',
  'email',
  'phone',
  'note',
  'retired',
] as const
export type OutletColumn = (typeof outletColumns)[number]
export type OutletColumns = Readonly<Partial<Record<OutletColumn, number>>>

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<OutletColumn, readonly string[]>> = {
  name: ['nama media', 'name of the outlet', 'nama', 'name', 'media', 'outlet'],
  kind: ['jenis', 'kind', 'jenis media', 'kind of outlet'],
  company: ['badan usaha', 'company', 'perusahaan', 'perusahaan pers', 'nama perusahaan'],
  councilStatus: ['status di dewan pers', 'status at dewan pers', 'dewan pers', 'status dewan pers'],
  address: ['alamat', 'address', 'alamat redaksi'],
  website: ['situs', 'website', 'web', 'laman', 'url'],
  email: ['surel', 'e-mail', 'email', 'alamat surel', 'alamat email'],
  phone: ['telepon', 'phone', 'no hp', 'nomor hp', 'telp', 'no telp', 'nomor telepon'],
  note: ['catatan', 'note', 'keterangan'],
  retired: ['tidak aktif lagi', 'not active any more'],
}
const STATUSES = new Map<string, CouncilStatus>(
  councilStatuses.flatMap((it) => [pressWords.status.id(it), pressWords.status.en(it)].map((said) => [said.toLowerCase(), it] as const)), // prettier-ignore
)

/** Which column holds what, by its place; null when the row is no header, as it has no column for the name. */
export function mapOutletHeader(cells: readonly string[]): OutletColumns | null {
  const columns = findColumns(cells, HEADERS)
  return columns.name === undefined ? null : columns
}

export type TableOutlet = {
  readonly name: string
  /** Null where the table does not say. */
  readonly kind: OutletKind | null
  readonly company: string
  readonly councilStatus: CouncilStatus
  readonly address: string
  readonly website: string
  readonly email: string
  readonly phone: string
  readonly note: string
  readonly retired: boolean
}
export type OutletRowProblem = 'kind' | 'kind-missing' | 'kind-unclear' | 'status' | 'retired' | 'twice' | 'field'
export type BadOutletRow = { readonly problem: OutletRowProblem; readonly column: OutletColumn; readonly value: string }

/** A problem with what the cell said, cut so that it can be shown. */
export const badOutletRow = (problem: OutletRowProblem, column: OutletColumn, value: string): BadOutletRow => ({
  problem,
  column,
  value: cutValue(value),
})

/** What one row of a table becomes, or the first reason why it cannot. How long its texts may be is judged as in the form. */
export function judgeOutletRow(
  cells: readonly string[],
  columns: OutletColumns,
): { readonly outlet: TableOutlet } | BadOutletRow {
  const cell = (column: OutletColumn) => cellOf(cells[columns[column] ?? -1], column === 'note' || column === 'address')
  const said = (problem: OutletRowProblem, column: OutletColumn) => badOutletRow(problem, column, cell(column))
  const kind = cell('kind') === '' ? null : KINDS[cell('kind').toLowerCase()]
  if (kind === undefined) return said('kind', 'kind')
  const councilStatus = cell('councilStatus') === '' ? 'none' : STATUSES.get(cell('councilStatus').toLowerCase())
  if (councilStatus === undefined) return said('status', 'councilStatus')
  const retired = cell('retired').toLowerCase()
  if (retired !== '' && retired !== 'x') return said('retired', 'retired')
  return {
    outlet: {
      name: cell('name'),
      kind,
      company: cell('company'),
      councilStatus,
      address: cell('address'),
      website: cell('website'),
      email: cell('email'),
      phone: cell('phone'),
      note: cell('note'),
      retired: retired === 'x',
    },
  }
}
