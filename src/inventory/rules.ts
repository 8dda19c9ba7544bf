/**
 * Step 1 of the SOP: programmes, activities and public issues are gathered in rounds, and a round closes into the
 * numbered register that the step owes. Here: who may work in it, what may be done with an item, and what is an
 * importable row.
 */
import { canonical } from '../base/canonical.ts'
import type { CrisisLevel } from '../base/levels.ts'
import { parseDay } from '../base/day.ts'
import { postsFor, type Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import { looksLikeFormula } from '../base/spreadsheet.ts'
import { isPlain, oneLine } from '../base/text.ts'
import type { Step } from '../sop/rules.ts'

export const kinds = ['programme', 'activity', 'issue'] as const
export const states = ['open', 'picked', 'dismissed', 'merged'] as const
export type Kind = (typeof kinds)[number]
export type ItemState = (typeof states)[number]

/** In UTF-16 code units; a title is one line of the register, a summary one screen of a phone. */
export const MAX = {
  title: 300,
  summary: 4_000,
  agency: 200,
  source: 300,
  sourceUrl: 2_000,
  reason: 1_000,
  programme: 300,
}
/** Data rows of one import: a year of clippings of a busy office, and still read in seconds. */
export const IMPORT_ROWS_MAX = 100_000
/** Items of one round: two full imports; its register is then still printed and verified in seconds. */
export const ROUND_ITEMS_MAX = 200_000

/** Mentions parted from an item at once: more than a person ticks. */
export const MENTIONS_PARTED_MAX = 200

/** The step of the edition in force that the inventory carries out, and the post it belongs to. */
export type InventoryStep = { readonly executor: string; readonly post: string }

/** Only the post of step 1 gathers, picks, imports, opens and closes; all others read. */
export function whyNotInventory(officer: Officer, step: InventoryStep | null): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  if (!step) return { code: 'no-edition-in-force' }
  if (!postsFor(officer, { step: 1, kind: '' }).includes(step.executor))
    return { code: 'not-your-step', step: 1, post: step.post }
  return null
}

/** The time of the round in working minutes: the standard of step 1; four working days where the sheet is silent. */
export function roundMinutes(step: Pick<Step, 'time'>, minutesPerDay: number): number {
  if (!step.time) return 4 * minutesPerDay
  return step.time.value * { minute: 1, hour: 60, day: minutesPerDay }[step.time.unit]
}

export function whyNotClose(round: { readonly closedAt: Date | null }): Reason | null {
  return round.closedAt ? { code: 'round-closed' } : null
}

type Standing = { readonly state: ItemState; readonly revision: number }

/** An item changes only while nobody has picked or dismissed it, and only by someone who saw it as it is. */
export function whyNotEdit(item: Standing, seenRevision: number): Reason | null {
  if (item.revision !== seenRevision) return { code: 'item-changed', seen: seenRevision, current: item.revision }
  return item.state === 'open' ? null : { code: 'item-not-open' }
}

/** Against what the radar proposed a level is set with a reason; what came in of itself has a score. */
export function whyNotMark(
  item: Standing & { readonly level: CrisisLevel; readonly score: number | null },
  it: { readonly level: CrisisLevel; readonly reason: string; readonly seenRevision: number },
): Reason | null {
  const why = whyNotEdit(item, it.seenRevision)
  if (why) return why
  const asks = item.score !== null && item.level !== it.level
  return asks && it.reason.trim() === '' ? { code: 'reason-missing', field: 'reason' } : null
}

export function whyNotPick(item: Standing): Reason | null {
  return item.state === 'open' ? null : { code: 'item-not-open' }
}

export function whyNotDismiss(item: Standing & { readonly inOpenRound: boolean }, reason: string): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' } // else no register would ever tell of it
  return reason.trim() ? null : { code: 'reason-missing', field: 'reason' }
}

/** An item that is to be sorted is given to somebody who works in the inventory that day; taken back from whomever. */
export function whyNotAssign(
  item: Standing,
  to: string | null,
  workers: readonly { readonly id: string }[],
): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  const fits = to === null || workers.some(({ id }) => id === to)
  return fits ? null : { code: 'assignee-not-inventory', field: 'personId' }
}

/** What is the same thing is joined: to one that waits too or became a dossier, of its own kind, in a round that tells of it. */
export function whyNotMerge(
  item: Standing & { readonly id: string; readonly kind: Kind; readonly inOpenRound: boolean },
  into: { readonly id: string; readonly kind: Kind; readonly state: ItemState },
): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' } // else no register would ever tell of it
  const fits = into.id !== item.id && into.kind === item.kind && (into.state === 'open' || into.state === 'picked')
  return fits ? null : { code: 'item-not-joinable', field: 'into' }
}

/** What came in for an item that is to be sorted may be parted, in a round that tells of both; something has to stay. */
export function whyNotSplit(item: Standing & { readonly inOpenRound: boolean }, stays: number): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' }
  return stays > 0 ? null : { code: 'nothing-stays', field: 'mentions' }
}

/** A dismissal or a joining is taken back while its round is open; afterwards it stands in a register that is final. */
export function whyNotRestore(item: Standing & { readonly inOpenRound: boolean }): Reason | null {
  if (item.state !== 'dismissed' && item.state !== 'merged') return { code: 'item-not-dismissed' }
  return item.inOpenRound ? null : { code: 'round-closed' }
}

/** What a person or a file says of an item. */
export type ItemFields = {
  readonly kind: Kind
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly source: string
  readonly sourceUrl: string
  readonly notedOn: string
  readonly level: CrisisLevel
}

/** A web address that a reader may follow: http or https, nothing that runs. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
}

// --- The register -------------------------------------------------------------------------------------------------

export type RegisterItem = ItemFields & {
  readonly itemId: string
  readonly programme: string | null
  readonly state: ItemState
  readonly dismissedReason: string
  /** The item that it was joined to. */
  readonly mergedInto: string | null
  /** How many things came in for it, copies among them, and from how many sources. */
  readonly mentions: number
  readonly sources: number
  /** The dossier it became, as people say it: `2026/0412`. */
  readonly dossier: string | null
}

/** A dossier as people say it (as the dossier room's own rule, which comes after this one). */
export function dossierName(year: number | null, number: number | null): string | null {
  return year && number ? `${year}/${String(number).padStart(4, '0')}` : null
}

/** One numbered line of the register, as canonical JSON. */
export function registerEntry(number: number, item: RegisterItem): string {
  return canonical({ ...item, number })
}

/**
 * What stands before and after the entries (joined by commas), so that the whole is canonical JSON (RFC 8785) and can
 * be hashed and sent piece by piece: a round of 200,000 items never lies in memory at once.
 */
export function registerFrame(round: {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly openedAt: Date
  readonly dueAt: Date
  readonly closedAt: Date
  readonly closedBy: string
}): { readonly head: string; readonly tail: string } {
  const { openedAt, dueAt, closedAt, ...rest } = round
  const facts = {
    ...rest,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    closedAt: closedAt.toISOString(),
  }
  return { head: '{"entries":[', tail: `],"round":${canonical(facts)}}` }
}

// --- Rows of a file -----------------------------------------------------------------------------------------------

const fields = ['kind', 'title', 'summary', 'agency', 'source', 'sourceUrl', 'notedOn', 'level', 'programme'] as const
type Field = (typeof fields)[number]

/** Headers as offices write them, the plainest first: of two columns that mean the same the earlier name wins. */
const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  title: ['judul', 'judul isu', 'judul informasi', 'nama', 'isu publik', 'isu', 'nama kegiatan', 'kegiatan', 'judul kegiatan', 'program/kegiatan', 'program dan kegiatan', 'program kegiatan', 'program/kegiatan/isu', 'topik', 'perihal', 'hal', 'title', 'issue', 'activity', 'nama program', 'program', 'programme'],
  kind: ['jenis', 'jenis informasi', 'kategori', 'tipe', 'kind', 'type', 'category'],
  summary: ['ringkasan', 'uraian', 'uraian singkat', 'deskripsi', 'keterangan', 'isi', 'penjelasan', 'catatan', 'summary', 'description', 'notes'],
  agency: ['opd', 'perangkat daerah', 'dinas', 'instansi', 'opd pengampu', 'opd terkait', 'penanggung jawab', 'unit kerja', 'agency', 'office'],
  source: ['sumber', 'sumber informasi', 'media', 'asal', 'kanal', 'source', 'outlet'],
  sourceUrl: ['tautan', 'link', 'url', 'alamat', 'link berita', 'tautan sumber', 'link sumber', 'source url', 'address'],
  notedOn: ['tanggal', 'tgl', 'tanggal dicatat', 'tanggal kejadian', 'tanggal informasi', 'hari/tanggal', 'hari, tanggal', 'waktu', 'date', 'noted on', 'day'],
  level: ['tingkat', 'tingkat krisis', 'level', 'indikasi krisis', 'terindikasi krisis', 'status krisis', 'crisis level'],
  programme: ['nama program', 'program', 'program induk', 'program terkait', 'programme'],
} // prettier-ignore

/** A title column that itself says what its rows are. */
const KIND_OF_HEADER: Readonly<Record<string, Kind>> = {
  'isu publik': 'issue', isu: 'issue', issue: 'issue', 'judul isu': 'issue',
  'nama kegiatan': 'activity', kegiatan: 'activity', activity: 'activity', 'judul kegiatan': 'activity',
  'nama program': 'programme', program: 'programme', programme: 'programme',
} // prettier-ignore

const KINDS: Readonly<Record<string, Kind>> = {
  program: 'programme', programme: 'programme', prog: 'programme',
  kegiatan: 'activity', activity: 'activity', 'sub kegiatan': 'activity', keg: 'activity',
  isu: 'issue', 'isu publik': 'issue', issue: 'issue', aduan: 'issue', keluhan: 'issue',
} // prettier-ignore

const LEVELS: Readonly<Record<string, CrisisLevel>> = {
  pantau: 'watch', watch: 'watch', normal: 'watch', tidak: 'watch',
  perhatian: 'attention', attention: 'attention',
  siaga: 'alert', alert: 'alert',
  krisis: 'crisis', crisis: 'crisis',
} // prettier-ignore

/** Which column of a file holds what. */
export type Mapping = {
  readonly columns: Readonly<Partial<Record<Field, number>>>
  /** The header cells as they stand in the file, to name a column in a reason. */
  readonly header: readonly string[]
  /** Headers of columns that are not read. */
  readonly unread: readonly string[]
  readonly kind: Kind | null
}

const plainHeader = (text: string) =>
  oneLine(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[*:.]+$/, '')
    .replace(/^\(|\)$/g, '')
    .replace(/\s*([/,])\s*/g, '$1')
    .replace(',', ', ')
    .trim()

/**
 * Reads a header row. Null when it has no column for the title, so it is none (a letterhead line above the table).
 * Two columns of the same recognised name are named in `doubled`: nobody can know which one is meant.
 */
export function mapHeader(cells: readonly string[]): { mapping: Mapping; doubled: string | null } | null {
  const plain = cells.map(plainHeader)
  const taken = new Map<number, Field>()
  const columns: Partial<Record<Field, number>> = {}
  // `Program` beside `Kegiatan` is the parent, alone it is the title: so title takes its column first, by its own order.
  for (const field of ['title', ...fields.filter((it) => it !== 'title')] as Field[]) {
    const name = HEADERS[field].find((it) => plain.some((header, at) => header === it && !taken.has(at)))
    if (name === undefined) continue
    const at = plain.indexOf(name)
    columns[field] = at
    taken.set(at, field)
  }
  if (columns.title === undefined) return null
  const doubled = [...taken.keys()].find((at) => plain.indexOf(plain[at] ?? '', at + 1) >= 0)
  const kind = columns.kind === undefined ? (KIND_OF_HEADER[plain[columns.title] ?? ''] ?? null) : null
  const unread = cells.filter((cell, at) => !taken.has(at) && cell.trim() !== '')
  return {
    mapping: { columns, header: cells.map(oneLine), unread: unread.map((it) => excerpt(oneLine(it))), kind },
    doubled: doubled === undefined ? null : excerpt(oneLine(cells[doubled] ?? '')),
  }
}

export type FindingCode =
  | 'title-missing'
  | 'kind-missing'
  | 'unknown-kind'
  | 'unknown-level'
  | 'bad-day'
  | 'bad-url'
  | 'too-long'
  | 'broken-text'
  | 'extra-cells'
  | 'formula-kept'
  | 'day-assumed'
  | 'programme-unknown'
  | 'twin-in-file'
  | 'twin-in-inventory'

/** Why a row stays out, or what to know about it: the column as the file names it, and the cell's beginning. */
export type Finding = {
  readonly column: string
  readonly code: FindingCode
  readonly value: string
  readonly max?: number
}

export type JudgedRow = Omit<ItemFields, 'kind' | 'notedOn'> & {
  readonly kind: Kind | null
  readonly notedOn: string | null
  readonly programme: string
  readonly problems: readonly Finding[]
  readonly notes: readonly Finding[]
}

/** Whether a row holds nothing, or only numbers its columns: `(1) (2) (3)` under the header of an official table. */
export function isFiller(cells: readonly string[]): boolean {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (said.length === 0) return true
  return (
    said.length > 1 &&
    said.every((cell, at) => /^\(?\d{1,2}\)?$/.test(cell) && Number(cell.replace(/[()]/g, '')) === at + 1)
  )
}

/**
 * Says what one row of a file becomes, or every reason why it cannot.
 * @param context `today` stands in for a missing date; `kind` for rows that do not say what they are
 */
export function judgeRow(
  cells: readonly string[],
  mapping: Mapping,
  context: { readonly today: string; readonly kind: Kind | null },
): JudgedRow {
  const problems: Finding[] = []
  const notes: Finding[] = []
  const columnOf = (field: Field) => mapping.header[mapping.columns[field] ?? -1] ?? ''
  const blame = (field: Field, code: FindingCode, value: string, max?: number) =>
    problems.push({ column: columnOf(field), code, value: excerpt(value), ...(max !== undefined && { max }) })
  const note = (field: Field, code: FindingCode, value: string) =>
    notes.push({ column: columnOf(field), code, value: excerpt(value) })

  const text = (field: 'title' | 'summary' | 'agency' | 'source' | 'sourceUrl' | 'programme'): string => {
    const raw = cellOf(cells, mapping, field)
    const said = field === 'summary' ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim() : oneLine(raw)
    if (!isPlain(said) || said.includes('\uFFFD')) return (blame(field, 'broken-text', said), '')
    const whole = said.normalize('NFC')
    if (whole.length > MAX[field]) return (blame(field, 'too-long', whole, MAX[field]), '')
    if (looksLikeFormula(whole)) note(field, 'formula-kept', whole)
    return whole
  }

  const title = text('title')
  if (title === '' && !problems.length) blame('title', 'title-missing', '')
  const written = text('source')
  const inSource = isWebAddress(written) // an office with one column for both writes the address there
  const sourceUrl = text('sourceUrl') || (inSource ? written : '')
  if (sourceUrl !== '' && !isWebAddress(sourceUrl)) blame('sourceUrl', 'bad-url', sourceUrl)

  const saidDay = cellOf(cells, mapping, 'notedOn')
  const notedOn = saidDay === '' ? context.today : parseDay(saidDay)
  if (notedOn === null) blame('notedOn', 'bad-day', saidDay)
  if (saidDay === '') note('notedOn', 'day-assumed', context.today)

  const saidKind = plainHeader(cellOf(cells, mapping, 'kind'))
  const kind = saidKind === '' ? (mapping.kind ?? context.kind) : (KINDS[saidKind] ?? null)
  if (kind === null) blame('kind', saidKind === '' ? 'kind-missing' : 'unknown-kind', saidKind)

  const saidLevel = plainHeader(cellOf(cells, mapping, 'level'))
  const level = saidLevel === '' ? 'watch' : (LEVELS[saidLevel] ?? null)
  if (level === null) blame('level', 'unknown-level', saidLevel)

  const beyond = cells.slice(mapping.header.length).find((cell) => cell.trim() !== '')
  if (beyond !== undefined) problems.push({ column: '', code: 'extra-cells', value: excerpt(beyond) })

  return {
    kind,
    title,
    summary: text('summary'),
    agency: text('agency'),
    source: inSource ? '' : written,
    sourceUrl,
    notedOn,
    level: level ?? 'watch',
    programme: kind === 'programme' ? '' : text('programme'),
    problems,
    notes,
  }
}

/** The cell of a field; a lone dash is how offices write "nothing here". */
function cellOf(cells: readonly string[], mapping: Mapping, field: Field): string {
  const cell = cells[mapping.columns[field] ?? -1]?.trim() ?? ''
  return cell === '-' || cell === '–' || cell === '—' ? '' : cell
}

const EXCERPT_MAX = 80 // enough to find the cell, short enough for one line of the error list

function excerpt(text: string): string {
  const shown = text
    .slice(0, EXCERPT_MAX)
    .toWellFormed()
    .replace(/[\p{Cc}]/gu, '\uFFFD')
  return text.length > EXCERPT_MAX ? `${shown}…` : shown
}
