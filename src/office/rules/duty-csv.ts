/** A roster as a table, and what a row of one says: nothing that a spreadsheet made of it is taken on trust. */
import { dayAfter } from '../../base/calendar.ts'
import { parseDay } from '../../base/day.ts'
import type { Language } from '../../base/refused.ts'
import { findColumns, CSV_START, csvLine } from '../../base/spreadsheet.ts'
import { isPlain } from '../../base/text.ts'
import { dutyWords } from '../../base/words/duty.ts'
import { instantOf, localOf } from '../../base/zone.ts'
import type { Shift } from './duty.ts'

export const dutyColumns = ['from', 'until', 'people', 'letter', 'letteredOn', 'note'] as const
export type DutyColumn = (typeof dutyColumns)[number]
type Columns = Readonly<Partial<Record<DutyColumn, number>>>

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<DutyColumn, readonly string[]>> = {
  from: ['mulai', 'from', 'start', 'dari'],
  until: ['selesai', 'until', 'end', 'sampai'],
  people: ['petugas', 'people', 'on duty', 'nama', 'nama petugas', 'officer'],
  letter: ['surat', 'letter', 'nomor surat', 'surat tugas', 'nomor surat tugas', 'letter number'],
  letteredOn: ['tanggal surat', 'date of letter', 'tgl surat', 'letter date'],
  note: ['keterangan', 'note', 'catatan', 'remarks'],
}
export const LETTER_MAX = 100
export const NOTE_MAX = 200
/** Between people of one shift; names have commas in them. */
const BETWEEN = /[;\n]/
const PEOPLE_READ_MAX = 20 // more than a shift may have, and that is told as such

/** Of a row itself; what a roster as a whole forbids is said by `problemsOfShifts`. */
export type RowProblem = 'from' | 'until' | 'person-unknown' | 'person-unclear' | 'letter' | 'lettered-on' | 'note'
type Judged = { readonly shift: Shift } | { readonly problem: RowProblem; readonly value: string }

/** Which column holds what, by its place; null when the row is no header, as it lacks one that every shift needs. */
export function mapDutyHeader(cells: readonly string[]): Columns | null {
  const columns = findColumns(cells, HEADERS)
  return dutyColumns.some((column) => column !== 'note' && columns[column] === undefined) ? null : columns
}

/** Those whom a table may name by e-mail or by name. */
export type Namesake = { readonly id: string; readonly name: string; readonly email: string }

/** Finds people by what a table calls them. */
export function directoryOf(people: readonly Namesake[]): (called: string) => readonly string[] {
  const known = new Map<string, Set<string>>()
  for (const { id, name, email } of people)
    for (const called of [name, email]) {
      const key = plainName(called)
      known.set(key, (known.get(key) ?? new Set()).add(id))
    }
  return (called) => [...(known.get(plainName(called)) ?? [])]
}

const plainName = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** What one row of a table becomes, or the first reason why it cannot. */
export function judgeDutyRow(
  cells: readonly string[],
  columns: Columns,
  { zone, find }: { readonly zone: string; readonly find: (called: string) => readonly string[] },
): Judged {
  // An apostrophe that keeps a spreadsheet from running a text is not part of it.
  const cell = (column: DutyColumn) => (cells[columns[column] ?? -1] ?? '').trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')
  const from = parseInstant(cell('from'), zone)
  if (from === null) return said('from', cell('from'))
  const until = parseInstant(cell('until'), zone)
  if (until === null) return said('until', cell('until'))
  const personIds: string[] = []
  const called = cell('people').split(BETWEEN).map((it) => it.trim()).filter(Boolean) // prettier-ignore
  for (const name of called.slice(0, PEOPLE_READ_MAX)) {
    const [found, other] = find(name)
    if (found === undefined) return said('person-unknown', name)
    if (other !== undefined) return said('person-unclear', name)
    personIds.push(found)
  }
  const letterNumber = cell('letter')
  if (letterNumber === '' || [...letterNumber].length > LETTER_MAX || !isPlain(letterNumber))
    return said('letter', letterNumber)
  const letteredOn = parseDay(cell('letteredOn'))
  if (letteredOn === null) return said('lettered-on', cell('letteredOn'))
  const note = cell('note')
  if ([...note].length > NOTE_MAX || !isPlain(note)) return said('note', note)
  return { shift: { from, until, personIds, letterNumber, letteredOn, note } }
}

const CLOCK = /[\sT,]+(?:pukul\s*|jam\s*)?(\d{1,2})[.:](\d{2})(?:[.:]00(?:\.0+)?)?\s*(wib|wita|wit)?$/i
const INSTANT_MAX = 80 // what is longer is never tried
const MINUTE_MS = 60_000
/** What Indonesians call the clock of these zones; a time that names another's is none of this office. */
const MARKS: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'wib',
  'Asia/Pontianak': 'wib',
  'Asia/Makassar': 'wita',
  'Asia/Jayapura': 'wit',
}

/** A day and a time of day on the office's clock, such as `2026-12-02 07:00` or `2 Desember 2026 pukul 24.00`. */
export function parseInstant(text: string, zone: string): Date | null {
  const plain = text.normalize('NFKC').trim()
  if (plain.length > INSTANT_MAX) return null
  const clock = CLOCK.exec(plain)
  const day = clock && parseDay(plain.slice(0, clock.index))
  if (!clock || !day) return null
  const [hours, minutes] = [Number(clock[1]), Number(clock[2])]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  if (clock[3] && clock[3].toLowerCase() !== MARKS[zone]) return null
  const midnight = Date.parse(`${hours === 24 ? dayAfter(day, 1) : day}T00:00:00Z`)
  return new Date(instantOf(zone, midnight + ((hours % 24) * 60 + minutes) * MINUTE_MS))
}

/** `2026-12-02 07:00` on the office's clock, as a spreadsheet and `parseInstant` read it. */
const localText = (at: Date, zone: string) =>
  new Date(localOf(zone, at.getTime())).toISOString().slice(0, 16).replace('T', ' ')

const said = (problem: RowProblem, value: string) => ({ problem, value: [...value.slice(0, 200)].slice(0, 60).join('').toWellFormed() }) // prettier-ignore

/** The lines of a table of these shifts, which can be taken in again; people by their e-mail addresses. */
export function csvOfDuty(
  shifts: readonly (Omit<Shift, 'personIds'> & { readonly people: readonly string[] })[],
  zone: string,
  language: Language,
): string[] {
  return [
    CSV_START + csvLine(dutyColumns.map((it) => dutyWords.column[language](it))),
    ...shifts.map((it) =>
      csvLine([
        localText(it.from, zone),
        localText(it.until, zone),
        it.people.join('; '),
        it.letterNumber,
        it.letteredOn,
        it.note,
      ]),
    ),
  ]
}
