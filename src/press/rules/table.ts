/** Journalists as a table, and what a row of one says: nothing that a spreadsheet made of it is taken on trust. */
import { z } from 'zod'
import { parseDay } from '../../base/day.ts'
import type { OutletKind, PressLanguage, UkwLevel } from '../../base/press.ts'
import { findColumns } from '../../base/spreadsheet.ts'
import { isPlain } from '../../base/text.ts'
import { BEAT_LONGEST, BEATS_MAX, tidyBeats } from './journalists.ts'

export const journalistColumns = [
  'name',
  'outlet',
  'outletKind',
  'post',
  'email',
  'phone',
  'beats',
  'languages',
  'ukwLevel',
  'ukwNumber',
  'ukwUntil',
  'consentOn',
  'consentHow',
  'note',
] as const
export type JournalistColumn = (typeof journalistColumns)[number]
type Columns = Readonly<Partial<Record<JournalistColumn, number>>>

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<JournalistColumn, readonly string[]>> = {
  name: ['nama', 'name', 'nama wartawan', 'nama lengkap', 'wartawan', 'jurnalis', 'journalist'],
  outlet: ['media', 'outlet', 'nama media', 'perusahaan pers'],
  outletKind: ['jenis media', 'kind of outlet', 'jenis'],
  post: ['jabatan', 'post', 'posisi', 'tugas'],
  email: ['surel', 'e-mail', 'email', 'alamat surel', 'alamat email'],
  phone: ['telepon', 'phone', 'no hp', 'nomor hp', 'hp', 'no. hp', 'whatsapp', 'wa', 'no wa', 'nomor wa', 'telp'],
  beats: ['liputan', 'beats', 'bidang liputan', 'rubrik', 'desk', 'pos liputan'],
  languages: ['bahasa', 'languages'],
  ukwLevel: ['ukw', 'jenjang ukw', 'ukw level', 'tingkat ukw'],
  ukwNumber: ['nomor ukw', 'ukw number', 'no ukw', 'no. ukw', 'nomor sertifikat ukw'],
  ukwUntil: ['ukw berlaku sampai', 'ukw valid until', 'masa berlaku ukw'],
  consentOn: ['tanggal persetujuan', 'consented on', 'setuju tanggal'],
  consentHow: ['cara persetujuan', 'how consent was given', 'persetujuan', 'consent'],
  note: ['catatan', 'note', 'keterangan'],
}
export const KINDS: Readonly<Record<string, OutletKind>> = {
  cetak: 'print', print: 'print', koran: 'print', majalah: 'print', tabloid: 'print',
  daring: 'online', online: 'online', siber: 'online', 'media siber': 'online', web: 'online',
  tv: 'tv', televisi: 'tv', television: 'tv', radio: 'radio',
  'kantor berita': 'agency', agency: 'agency', 'news agency': 'agency',
} // prettier-ignore
const LANGUAGES: Readonly<Record<string, PressLanguage>> = {
  id: 'id', indonesia: 'id', indonesian: 'id', 'bahasa indonesia': 'id',
  jv: 'jv', jawa: 'jv', javanese: 'jv', en: 'en', inggris: 'en', english: 'en',
} // prettier-ignore
const LEVELS: Readonly<Record<string, UkwLevel>> = { muda: 'muda', madya: 'madya', utama: 'utama' }

/** Between two beats or languages in one cell. */
export const BETWEEN = '; '
const PARTS = /[;,\n]/
export const TABLE_ROWS_MAX = 5_000 // far more than any regency has journalists

/** Which column holds what, by its place; null when the row is no header, as it has no column for the name. */
export function mapJournalistHeader(cells: readonly string[]): Columns | null {
  const columns = findColumns(cells, HEADERS)
  return columns.name === undefined ? null : columns
}

export type TableJournalist = {
  readonly name: string
  readonly outlet: { readonly name: string; readonly kind: OutletKind | null } | null
  readonly post: string
  readonly email: string
  readonly phone: string
  readonly beats: readonly string[]
  readonly languages: readonly PressLanguage[]
  readonly ukwLevel: UkwLevel | null
  readonly ukwNumber: string
  readonly ukwUntil: string | null
  readonly note: string
  /** A yes that the table knows of; it never takes back a no. */
  readonly consent: { readonly on: string; readonly how: string } | null
}
/** `outlet-kind` and `outlet-unclear` are found out beside the outlets that are there. */
export type RowProblem = 'name' | 'email' | 'email-twice' | 'outlet-kind' | 'outlet-unclear' | 'kind' | 'beats' | 'language' | 'ukw' | 'day' | 'consent' | 'consent-ahead' | 'field' // prettier-ignore
export type BadRow = { readonly problem: RowProblem; readonly column: JournalistColumn; readonly value: string }

const LONGEST: Readonly<Partial<Record<JournalistColumn, number>>> = {
  name: 200, outlet: 200, post: 120, email: 200, phone: 40, ukwNumber: 80, consentHow: 500, note: 1_000,
} // prettier-ignore
const email = z.email()

/**
 * What a cell says. An apostrophe that keeps a spreadsheet from running a text, such as +62, is not part of it.
 * @param lines whether it may be of several
 */
export function cellOf(written: string | undefined, lines: boolean): string {
  const plain = (written ?? '').replace(/^'(?=[\t\r\n ]*[=+\-@＝＋－＠]|[\t\r])/, '').trim()
  return (lines ? plain : plain.replaceAll(/\s+/g, ' ')).normalize('NFC')
}

/** What one row of a table becomes, or the first reason why it cannot. */
export function judgeJournalistRow(
  cells: readonly string[],
  columns: Columns,
  today: string,
): { readonly journalist: TableJournalist } | BadRow {
  const cell = (column: JournalistColumn) => cellOf(cells[columns[column] ?? -1], column === 'note')
  const said = (problem: RowProblem, column: JournalistColumn): BadRow => badRow(problem, column, cell(column))
  for (const column of journalistColumns)
    if (!isPlain(cell(column)) || [...cell(column)].length > (LONGEST[column] ?? 1_000)) return said('field', column)
  if (cell('name') === '') return said('name', 'name')
  if (cell('email') !== '' && !email.safeParse(cell('email')).success) return said('email', 'email')

  const kind = cell('outletKind') === '' ? null : KINDS[cell('outletKind').toLowerCase()]
  if (kind === undefined) return said('kind', 'outletKind')
  const beats = tidyBeats(cell('beats').split(PARTS))
  if (beats.length > BEATS_MAX || beats.some((it) => [...it].length > BEAT_LONGEST)) return said('beats', 'beats')
  const languages: PressLanguage[] = []
  for (const part of cell('languages')
    .split(PARTS)
    .map((it) => it.trim().toLowerCase())
    .filter(Boolean)) {
    // prettier-ignore
    const language = LANGUAGES[part]
    if (!language) return said('language', 'languages')
    if (!languages.includes(language)) languages.push(language)
  }
  const level = cell('ukwLevel')
    .toLowerCase()
    .replace(/^(?:wartawan|ukw)\s+/, '')
  const ukwLevel = level === '' || level === '-' ? null : LEVELS[level]
  if (ukwLevel === undefined) return said('ukw', 'ukwLevel')
  const ukwUntil = cell('ukwUntil') === '' ? null : parseDay(cell('ukwUntil'))
  if (cell('ukwUntil') !== '' && ukwUntil === null) return said('day', 'ukwUntil')
  const consentOn = cell('consentOn') === '' ? null : parseDay(cell('consentOn'))
  if (cell('consentOn') !== '' && consentOn === null) return said('day', 'consentOn')
  if ((consentOn === null) !== (cell('consentHow') === ''))
    return said('consent', consentOn ? 'consentHow' : 'consentOn')
  if (consentOn !== null && consentOn > today) return said('consent-ahead', 'consentOn')
  return {
    journalist: {
      name: cell('name'),
      outlet: cell('outlet') === '' ? null : { name: cell('outlet'), kind },
      post: cell('post'),
      email: cell('email'),
      phone: cell('phone'),
      beats,
      languages,
      ukwLevel,
      ukwNumber: cell('ukwNumber'),
      ukwUntil,
      note: cell('note'),
      consent: consentOn === null ? null : { on: consentOn, how: cell('consentHow') },
    },
  }
}

/** A problem with what the cell said, cut so that it can be shown. */
export const badRow = (problem: RowProblem, column: JournalistColumn, value: string): BadRow => ({
  problem,
  column,
  value: cutValue(value),
})

/** The beginning of what a cell says, for who mends it. */
export const cutValue = (value: string): string => [...value.slice(0, 200)].slice(0, 60).join('').toWellFormed()

/** What makes two rows one person: the address; without one, the name and where they work. */
export function journalistIdentity(it: {
  readonly name: string
  readonly email: string
  readonly outlet: string | null
}): string {
  return it.email !== '' ? `@${it.email.toLowerCase()}` : ['', it.name.toLowerCase(), it.outlet ?? ''].join('\n')
}
