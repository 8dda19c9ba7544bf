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
  const own = term.avoid.findIndex((it) => it === term.preferred)
  return own < 0 ? null : { code: 'term-avoids-itself', field: `avoid.${own}` }
}

// --- A table of them ----------------------------------------------------------------------------------------------

export const termColumns = ['kind', 'preferred', 'title', 'avoid', 'validFrom', 'validUntil', 'source', 'note'] as const
export type TermColumn = (typeof termColumns)[number]

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<TermColumn, readonly string[]>> = {
  kind: ['jenis', 'kind', 'kategori'],
  preferred: ['bentuk baku', 'preferred form', 'baku', 'nama', 'istilah', 'penulisan'],
  title: ['jabatan', 'title'],
  avoid: ['hindari', 'avoid', 'bentuk yang dihindari', 'tidak baku', 'salah'],
  validFrom: ['berlaku sejak', 'valid from', 'sejak', 'mulai'],
  validUntil: ['berlaku sampai', 'valid until', 'sampai', 'selesai'],
  source: ['sumber', 'source', 'dasar'],
  note: ['catatan', 'note', 'keterangan'],
}
const KINDS: Readonly<Record<string, TermKind>> = {
  pejabat: 'official', official: 'official', nama: 'official',
  tempat: 'place', place: 'place', 'nama tempat': 'place',
  istilah: 'term', term: 'term', kata: 'term', '': 'term',
} // prettier-ignore

/** Between two forms in one cell: none of them stands in a name. */
export const AVOID_BETWEEN = '; '

/** Which column holds what, by its place; null when the row is no header, as it has no column for the preferred form. */
export function mapTermHeader(cells: readonly string[]): Partial<Record<TermColumn, number>> | null {
  const columns = findColumns(cells, HEADERS)
  return columns.preferred === undefined ? null : columns
}

export type BadTerm = {
  readonly problem: 'kind' | 'day' | 'title' | 'reversed' | 'itself' | 'field'
  readonly column: TermColumn
  readonly value: string
}

/** What one row of a table becomes, or the first reason why it cannot. */
export function judgeTermRow(
  cells: readonly string[],
  columns: Partial<Record<TermColumn, number>>,
): { readonly term: TermFields } | BadTerm {
  // An apostrophe that keeps a spreadsheet from running a text is not part of it.
  const cell = (column: TermColumn) => (cells[columns[column] ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
  const said = (problem: BadTerm['problem'], column: TermColumn) => ({
    problem,
    column,
    value: [...cell(column)].slice(0, 60).join('').toWellFormed(),
  })
  const kind = KINDS[cell('kind').toLowerCase()]
  if (!kind) return said('kind', 'kind')
  const [from, until] = (['validFrom', 'validUntil'] as const).map((column) =>
    cell(column) === '' ? null : (parseDay(cell(column)) ?? undefined),
  )
  if (from === undefined) return said('day', 'validFrom')
  if (until === undefined) return said('day', 'validUntil')
  const parsed = termSchema.safeParse({
    kind,
    preferred: cell('preferred'),
    title: kind === 'official' ? cell('title') : '',
    avoid: cell('avoid')
      .split(';')
      .map((form) => form.trim())
      .filter(Boolean),
    note: cell('note'),
    source: cell('source'),
    validFrom: from,
    validUntil: until,
  })
  if (!parsed.success) {
    const field = termColumns.find((it) => it === parsed.error.issues[0]?.path[0])
    return said('field', field ?? 'preferred')
  }
  switch (whyNotTerm(parsed.data)?.code) {
    case undefined:
      return { term: parsed.data }
    case 'days-reversed':
      return said('reversed', 'validUntil')
    case 'term-title-missing':
      return said('title', 'title')
    default:
      return said('itself', 'avoid')
  }
}

/** What makes two entries one: the same form of the same kind from the same day. */
export function termIdentity(term: Pick<TermFields, 'kind' | 'preferred' | 'validFrom'>): string {
  return [term.kind, term.preferred.toLowerCase(), term.validFrom ?? ''].join('\n')
}
