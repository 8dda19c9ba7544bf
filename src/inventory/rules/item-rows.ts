/**
 * What one row of an uploaded table becomes in the inventory: a programme, an activity or an issue, or every reason why it
 * stays out. Rows of a plan (Renja) or a budget (DPA) say what they are by their code. Pure.
 */
import { parseDay, type DayOrder } from '../../base/day.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { looksLikeFormula } from '../../base/spreadsheet.ts'
import { isPlain, oneLine } from '../../base/text.ts'
import { isWebAddress, MAX, type ItemFields, type Kind } from '../rules.ts'
import {
  cellAt,
  excerpt,
  findHeader,
  plainHeader,
  type Columns,
  type Header,
  type Row,
  type Vocabulary,
} from './columns.ts'
import { programmeCodeOf, readCode, type Coded } from './programme-codes.ts'

/** Data rows of one import: a year of clippings of a busy office, and still read in seconds. */
export const IMPORT_ROWS_MAX = 100_000

export const itemColumns = [
  'title', 'code', 'kind', 'summary', 'agency', 'source', 'sourceUrl', 'notedOn', 'level', 'programme', 'activity',
  'indicator', 'target', 'place', 'budget',
] as const // prettier-ignore
export type ItemColumn = (typeof itemColumns)[number]

/** Ranks of a plan in one heading, as each office strings them together: `Urusan/Program/Kegiatan/Sub Kegiatan`. */
const RANKS =
  /^(kode )?(?:nama )?(?:(?:(?:bidang )?urusan(?: pemerintahan)?(?: daerah)?|program|kegiatan)(?:\/|, dan |, | dan | ))+(?:sub[ -]?)?kegiatan$/

/** `Program` beside `Kegiatan` is the parent, alone it is the title: so title takes its column first, by its own order. */
export const itemVocabulary: Vocabulary<ItemColumn> = {
  fields: itemColumns,
  nameOf: (heading) => heading.replace(RANKS, '$1program/kegiatan'),
  names: {
    title: ['judul', 'judul isu', 'judul informasi', 'nama', 'isu publik', 'isu', 'nama sub kegiatan', 'nama subkegiatan', 'sub kegiatan', 'subkegiatan', 'nama kegiatan', 'kegiatan', 'judul kegiatan', 'program/kegiatan', 'program/kegiatan/isu', 'topik', 'perihal', 'hal', 'title', 'issue', 'activity', 'nama program', 'program', 'programme', 'nomenklatur', 'nomenklatur urusan kabupaten/kota'],
    code: ['kode sub kegiatan', 'kode subkegiatan', 'kode kegiatan', 'kode program/kegiatan', 'kode program', 'kode', 'kode nomenklatur', 'kode rekening', 'code'],
    kind: ['jenis', 'jenis informasi', 'kategori', 'tipe', 'kind', 'type', 'category'],
    summary: ['ringkasan', 'uraian', 'uraian singkat', 'deskripsi', 'keterangan', 'isi', 'penjelasan', 'catatan', 'catatan penting', 'summary', 'description', 'notes'],
    agency: ['opd', 'perangkat daerah', 'nama skpd', 'skpd', 'nama opd', 'nama perangkat daerah', 'nama sub unit', 'dinas', 'instansi', 'opd pengampu', 'opd terkait', 'perangkat daerah penanggung jawab', 'penanggung jawab', 'unit kerja', 'agency', 'office'],
    source: ['sumber', 'sumber informasi', 'media', 'asal', 'kanal', 'source', 'outlet'],
    sourceUrl: ['tautan', 'link', 'url', 'alamat', 'link berita', 'tautan sumber', 'link sumber', 'source url', 'address'],
    notedOn: ['tanggal', 'tgl', 'tanggal dicatat', 'tanggal kejadian', 'tanggal informasi', 'hari/tanggal', 'hari, tanggal', 'waktu', 'date', 'noted on', 'day'],
    level: ['tingkat', 'tingkat krisis', 'level', 'indikasi krisis', 'terindikasi krisis', 'status krisis', 'crisis level'],
    programme: ['nama program', 'program', 'program induk', 'program terkait', 'programme'],
    activity: ['nama kegiatan', 'kegiatan', 'kegiatan induk'],
    indicator: ['indikator', 'indikator kinerja', 'indikator kinerja program/kegiatan', 'indikator kinerja program/kegiatan/sub kegiatan', 'indikator kinerja program(outcome)/kegiatan(output)', 'indikator kinerja program (outcome)/kegiatan (output)', 'indikator program/kegiatan/sub kegiatan', 'tolok ukur kinerja', 'tolok ukur', 'indikator kinerja program/sasaran kegiatan', 'indicator'],
    target: ['target', 'target capaian kinerja', 'target kinerja', 'target capaian', 'target capaian kinerja program', 'volume', 'target kinerja/volume'],
    place: ['lokasi', 'lokasi kegiatan', 'lokasi sub kegiatan', 'tempat', 'place', 'location'],
    budget: ['pagu', 'pagu indikatif', 'kebutuhan dana/pagu indikatif', 'pagu anggaran', 'anggaran', 'jumlah anggaran', 'nilai', 'nilai anggaran', 'nilai rincian', 'jumlah', 'apbd', 'pagu definitif', 'pagu murni', 'budget'],
  },
} // prettier-ignore

/** A title column that itself says what its rows are. */
const KIND_OF_HEADER: Readonly<Record<string, Kind>> = {
  'isu publik': 'issue', isu: 'issue', issue: 'issue', 'judul isu': 'issue',
  'nama kegiatan': 'activity', kegiatan: 'activity', activity: 'activity', 'judul kegiatan': 'activity',
  'nama sub kegiatan': 'activity', 'nama subkegiatan': 'activity', 'sub kegiatan': 'activity', subkegiatan: 'activity',
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
  readonly columns: Columns<ItemColumn>
  /** The header cells as they stand in the file, to name a column in a reason. */
  readonly header: readonly string[]
  /** What rows are that do not say it. */
  readonly kind: Kind | null
  /** The agency of rows that do not say it, from the letterhead. */
  readonly agency: string
  readonly dayOrder?: DayOrder
  /** Rows stand for accounts, so that what they cost is not what their activity costs. */
  readonly hasAccounts: boolean
}

/** The header of a table of items; null where all of its first rows are empty. */
export function findItemHeader(rows: readonly Row[]): Header<ItemColumn> | null {
  const found = findHeader(rows, itemVocabulary)
  if (!found) return null
  const { title, summary, ...others } = found.columns
  // A budget heads what its codes stand for `Uraian`.
  const isPlan = title === undefined && summary !== undefined && others.code !== undefined
  return isPlan ? { ...found, columns: { ...others, title: summary } } : found
}

/** What the rows of a table are by the header of their title; null where it does not say. */
export function kindOfHeader({ columns, header }: Pick<Header<ItemColumn>, 'columns' | 'header'>): Kind | null {
  if (columns.kind !== undefined || columns.title === undefined) return null
  return KIND_OF_HEADER[plainHeader(header[columns.title] ?? '')] ?? null
}

/** How rows are read whose columns are these. */
export function itemMapping(it: Omit<Mapping, 'hasAccounts'>): Mapping {
  const plain = it.header.map(plainHeader)
  return { ...it, hasAccounts: plain.includes('nama rekening') || plain.includes('uraian rekening') }
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
  readonly code: string
  readonly programme: string
  readonly programmeCode: string
  readonly problems: readonly Finding[]
  readonly notes: readonly Finding[]
}

/** Why a row of an official table is none of ours. */
export const leftOut = ['heading', 'account', 'total', 'uncoded'] as const
export type LeftOut = (typeof leftOut)[number]

const TOTAL =
  /^(?:grand |sub ?)?(?:jumlah|total)(?: (?:keseluruhan|seluruhnya|semua|akhir|umum|anggaran|pagu|belanja|dana|program|kegiatan|sub kegiatan|indikatif))*\s*:?\s*(?:\(?rp\.?\)?[\s\d.,]*)?$/i

/** Why a row is left out of a plan or a budget without a word of blame; null for one that is to be judged. */
export function whyLeftOut(cells: readonly string[], mapping: Mapping): LeftOut | null {
  const first = cells.find((cell) => /\p{L}/u.test(cell))
  if (first !== undefined && TOTAL.test(oneLine(first))) return 'total'
  if (mapping.columns.code === undefined || cellAt(cells, mapping.columns.kind) !== '') return null
  const written = writtenCode(cells, mapping)
  const coded = readCode(written)
  if (coded) return coded.rank === 'heading' || coded.rank === 'account' ? coded.rank : null
  // Indicators that go on below their activity, notes, and who signs below the table.
  const { title, activity, programme } = mapping.columns
  const isSaid = [title, activity, programme].some((at) => cellAt(cells, at) !== '')
  return written.length === 0 && (mapping.kind === null || !isSaid) ? 'uncoded' : null
}

/** A code stands in one cell, or its parts in the cells below one merged header. */
function writtenCode(cells: readonly string[], { columns, header }: Mapping): string[] {
  const from = columns.code
  if (from === undefined) return []
  const next = header.findIndex((name, at) => at > from && name !== '')
  return cells.slice(from, next < 0 ? from + 1 : next).filter((cell) => cell.trim() !== '')
}

/**
 * The programme under whose row the next ones stand, where a table has a column for each rank and fills one of them in each
 * row.
 */
export function programmeAbove(cells: readonly string[], { columns }: Mapping, before: string): string {
  if (columns.title === undefined || columns.programme === undefined || cellAt(cells, columns.title) !== '')
    return before
  return oneLine(cellAt(cells, columns.programme)) || before
}

/**
 * Says what one row of a file becomes, or every reason why it cannot.
 * @param context `today` stands in for a missing date; `under` is the programme that it stands under
 */
export function judgeRow(
  cells: readonly string[],
  mapping: Mapping,
  context: { readonly today: string; readonly under?: string },
): JudgedRow {
  const problems: Finding[] = []
  const notes: Finding[] = []
  const columnOf = (field: ItemColumn) => mapping.header[mapping.columns[field] ?? -1] ?? ''
  const blame = (field: ItemColumn, code: FindingCode, value: string, max?: number) =>
    problems.push({ column: columnOf(field), code, value: excerpt(value), ...(max !== undefined && { max }) })
  const note = (field: ItemColumn, code: FindingCode, value: string) =>
    notes.push({ column: columnOf(field), code, value: excerpt(value) })

  const text = (field: ItemColumn, max: number): string => {
    const raw = cellAt(cells, mapping.columns[field])
    const said = field === 'summary' ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim() : oneLine(raw)
    if (!isPlain(said) || said.includes('\uFFFD')) return (blame(field, 'broken-text', said), '')
    const whole = said.normalize('NFC')
    if (whole.length > max) return (blame(field, 'too-long', whole, max), '')
    if (looksLikeFormula(whole)) note(field, 'formula-kept', whole)
    return whole
  }

  const coded = readCode(writtenCode(cells, mapping))
  const ownTitle = text('title', MAX.title)
  const activity = text('activity', MAX.title)
  const ownProgramme = text('programme', MAX.programme)
  const title = ownTitle || activity || ownProgramme
  if (title === '' && !problems.length) blame('title', 'title-missing', '')
  const written = text('source', MAX.source)
  const inSource = isWebAddress(written) // an office with one column for both writes the address there
  const sourceUrl = text('sourceUrl', MAX.sourceUrl) || (inSource ? written : '')
  if (sourceUrl !== '' && !isWebAddress(sourceUrl)) blame('sourceUrl', 'bad-url', sourceUrl)

  const saidDay = cellAt(cells, mapping.columns.notedOn)
  const notedOn = saidDay === '' ? context.today : parseDay(saidDay, mapping.dayOrder)
  if (notedOn === null) blame('notedOn', 'bad-day', saidDay)
  if (saidDay === '') note('notedOn', 'day-assumed', context.today)

  const saidKind = plainHeader(cellAt(cells, mapping.columns.kind))
  const ofRank = ownTitle !== '' ? (kindOf(coded) ?? mapping.kind) : activity !== '' ? 'activity' : 'programme'
  const kind = saidKind === '' ? (title === '' ? mapping.kind : ofRank) : (KINDS[saidKind] ?? null)
  if (kind === null) blame('kind', saidKind === '' ? 'kind-missing' : 'unknown-kind', saidKind)

  const saidLevel = plainHeader(cellAt(cells, mapping.columns.level))
  const level = saidLevel === '' ? 'watch' : (LEVELS[saidLevel] ?? null)
  if (level === null) blame('level', 'unknown-level', saidLevel)

  const beyond = cells.slice(mapping.header.length).find((cell) => cell.trim() !== '')
  if (beyond !== undefined) problems.push({ column: '', code: 'extra-cells', value: excerpt(beyond) })

  const parts = [
    ['Kegiatan', ownTitle === '' ? '' : activity],
    ['Indikator', text('indicator', PART_MAX)],
    ['Target', text('target', PART_MAX)],
    ['Lokasi', text('place', PART_MAX)],
    ['Pagu', mapping.hasAccounts ? '' : rupiah(text('budget', PART_MAX))],
  ].flatMap(([name, said]) => (said ? [`${name}: ${said}`] : []))
  const summary = [text('summary', MAX.summary), ...parts].filter((part) => part !== '').join('\n')
  if (summary.length > MAX.summary) blame('summary', 'too-long', summary, MAX.summary)

  return {
    kind,
    title,
    summary,
    agency: text('agency', MAX.agency) || mapping.agency.slice(0, MAX.agency).toWellFormed(),
    source: inSource ? '' : written,
    sourceUrl,
    notedOn,
    level: level ?? 'watch',
    code: coded?.code ?? '',
    programme: kind === 'programme' ? '' : ownProgramme || (context.under ?? ''),
    programmeCode: programmeCodeOf(coded),
    problems,
    notes,
  }
}

const PART_MAX = 600 // an indicator of a plan is a sentence or two

const kindOf = (it: Coded | null): Kind | null => (it?.rank === 'programme' || it?.rank === 'activity' ? it.rank : null)

/** A bare number as people write money; anything else as it stands. */
function rupiah(said: string): string {
  if (!/^\d{1,15}(?:\.\d+)?$/.test(said)) return said
  return `Rp${Math.round(Number(said)).toLocaleString('id')}`
}
