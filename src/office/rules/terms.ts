/**
 * The house dictionary as the office keeps it: who may change it, and what a row of a table says.
 * Serves steps 2 to 4, where a text is held against it.
 */
import { parseDay } from '../../base/day.ts'
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import { findColumns } from '../../base/spreadsheet.ts'
import { termSchema, type TermFields, type TermKind } from '../../base/terms.ts'
import type { Step } from '../../sop/rules.ts'

/** The post that keeps the dictionary beside the administrator. */
export type Keeper = { readonly id: string; readonly name: string }

/** Who lets a text through to the decision also says how it is written: the executor of the step before the first one. */
export function keeperOf(procedure: {
  readonly steps: readonly Pick<Step, 'shape' | 'executor'>[]
  readonly posts: readonly Keeper[]
}): Keeper | null {
  const decision = procedure.steps.findIndex((it) => it.shape === 'decision')
  const id = procedure.steps[decision - 1]?.executor
  return procedure.posts.find((it) => it.id === id) ?? null
}

export function whyNotKeepTerms(officer: Officer, keeper: Keeper | null): Reason | null {
  if (officer.role === 'administrator') return null
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  return keeper && officer.posts.includes(keeper.id) ? null : { code: 'terms-not-yours', post: keeper?.name ?? '–' }
}

/** Days in order, and a title for officials alone. */
export function whyNotTerm(term: TermFields): Reason | null {
  if (term.validFrom !== null && term.validUntil !== null && term.validUntil < term.validFrom)
    return { code: 'days-reversed', field: 'validUntil' }
  if (term.kind === 'official' && term.title === '') return { code: 'term-title-missing', field: 'title' }
  const own = term.avoid.findIndex((it) => it === term.preferred || term.also.includes(it))
  return own < 0 ? null : { code: 'term-avoids-itself', field: `avoid.${own}` }
}

// --- A table of them ----------------------------------------------------------------------------------------------

export const termColumns = [
  'kind',
  'preferred',
  'title',
  'also',
  'avoid',
  'validFrom',
  'validUntil',
  'source',
  'note',
] as const
export type TermColumn = (typeof termColumns)[number]

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<TermColumn, readonly string[]>> = {
  kind: ['jenis', 'kind', 'kategori'],
  preferred: ['bentuk baku', 'preferred form', 'baku', 'nama', 'istilah', 'penulisan'],
  title: ['jabatan', 'title'],
  also: ['juga ditulis', 'also written', 'singkatan', 'abbreviation', 'nama lain', 'alias', 'ejaan lain'],
  avoid: ['hindari', 'avoid', 'bentuk yang dihindari', 'tidak baku', 'salah'],
  validFrom: ['berlaku sejak', 'valid from', 'sejak', 'mulai'],
  validUntil: ['berlaku sampai', 'valid until', 'sampai', 'selesai'],
  source: ['sumber', 'source', 'dasar'],
  note: ['catatan', 'note', 'keterangan'],
}
const KINDS: Readonly<Record<string, TermKind>> = {
  pejabat: 'official', official: 'official', nama: 'official',
  instansi: 'agency', agency: 'agency', opd: 'agency', 'perangkat daerah': 'agency', dinas: 'agency',
  program: 'programme', programme: 'programme', kegiatan: 'programme',
  tempat: 'place', kecamatan: 'place', desa: 'place', kelurahan: 'place', dusun: 'place', wisata: 'place',
   place: 'place', 'nama tempat': 'place',
  istilah: 'term', term: 'term', kata: 'term',
} // prettier-ignore

/** Between two forms in one cell: none of them stands in a name. */
export const BETWEEN_FORMS = '; '

/** Which column holds what, by its place; null when the row is no header, as it has no column for the preferred form. */
export function mapTermHeader(cells: readonly string[]): Partial<Record<TermColumn, number>> | null {
  const columns = findColumns(cells, HEADERS)
  return columns.preferred === undefined ? null : columns
}

export type BadTerm = {
  readonly problem: 'kind' | 'day' | 'title' | 'reversed' | 'itself' | 'unclear' | 'field'
  readonly column: TermColumn
  readonly value: string
}

/** A problem with what the cell said, cut so that it can be shown. */
const badTerm = (problem: BadTerm['problem'], column: TermColumn, value: string): BadTerm => ({
  problem,
  column,
  value: [...value].slice(0, 60).join('').toWellFormed(),
})

/** What a row of a table says; its kind is null where it does not say that. */
export type TableTerm = Omit<TermFields, 'kind'> & { readonly kind: TermKind | null }

/** What one row of a table says, or the first reason why it cannot be read. */
export function judgeTermRow(
  cells: readonly string[],
  columns: Partial<Record<TermColumn, number>>,
): { readonly term: TableTerm } | BadTerm {
  // An apostrophe that keeps a spreadsheet from running a text is not part of it.
  const cell = (column: TermColumn) => (cells[columns[column] ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
  const forms = (column: 'also' | 'avoid') =>
    cell(column)
      .split(';')
      .map((form) => form.trim())
      .filter(Boolean)
  const said = (problem: BadTerm['problem'], column: TermColumn) => badTerm(problem, column, cell(column))
  const kind = cell('kind') === '' ? null : KINDS[cell('kind').toLowerCase()]
  if (kind === undefined) return said('kind', 'kind')
  const [from, until] = (['validFrom', 'validUntil'] as const).map((column) =>
    cell(column) === '' ? null : (parseDay(cell(column)) ?? undefined),
  )
  if (from === undefined) return said('day', 'validFrom')
  if (until === undefined) return said('day', 'validUntil')
  const parsed = tableTermSchema.safeParse({
    kind,
    preferred: cell('preferred'),
    title: cell('title'),
    also: forms('also'),
    avoid: forms('avoid'),
    note: cell('note'),
    source: cell('source'),
    validFrom: from,
    validUntil: until,
  })
  if (parsed.success) return { term: parsed.data }
  return said('field', termColumns.find((it) => it === parsed.error.issues[0]?.path[0]) ?? 'preferred')
}
const tableTermSchema = termSchema.extend({ kind: termSchema.shape.kind.nullable() })

/**
 * What a row makes of the entry that it means, or why it cannot: of the columns that the table lacks, what was there stays.
 * The same form of the same kind from the same day is one entry; what of these is not said is known by the others.
 * @param known entries of the same form
 */
export function layTermOver<Known extends TermFields>(
  it: TableTerm,
  columns: ReadonlySet<TermColumn>,
  known: readonly Known[],
): { readonly term: TermFields; readonly before: Known | undefined } | BadTerm {
  const [before, other] = known.filter(
    (one) =>
      (it.kind === null || one.kind === it.kind) && (!columns.has('validFrom') || one.validFrom === it.validFrom),
  )
  if (before && other) return badTerm('unclear', before.kind === other.kind ? 'validFrom' : 'kind', it.preferred)
  const kind = it.kind ?? before?.kind ?? 'term'
  const kept = <Key extends TermColumn>(column: Key) => (before && !columns.has(column) ? before[column] : it[column])
  const term = {
    kind,
    preferred: it.preferred,
    title: kind === 'official' ? kept('title') : '',
    also: kept('also'),
    avoid: kept('avoid'),
    note: kept('note'),
    source: kept('source'),
    validFrom: kept('validFrom'),
    validUntil: kept('validUntil'),
  }
  switch (whyNotTerm(term)?.code) {
    case undefined:
      return { term, before }
    case 'days-reversed':
      return badTerm('reversed', 'validUntil', term.validUntil ?? '')
    case 'term-title-missing':
      return badTerm('title', 'title', '')
    default:
      return badTerm('itself', 'avoid', term.avoid.join(BETWEEN_FORMS))
  }
}
