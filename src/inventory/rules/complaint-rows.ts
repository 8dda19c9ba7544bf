/**
 * What one row of an export of complaints (SP4N-LAPOR! and others) becomes: a mention without who complained. What names a
 * person is left out before a row is kept anywhere: whole columns by their header, numbers wherever they stand, and the
 * name of who complained also in what they wrote. Pure.
 */
import { parseDay, type DayOrder } from '../../base/day.ts'
import { sha256 } from '../../base/hash.ts'
import { parseMoment } from '../../base/moment.ts'

import { isPlain, oneLine } from '../../base/text.ts'
import { cellAt, excerpt, plainHeader, type Columns, type Row, type Vocabulary } from './columns.ts'
import { complaintColumns, type ComplaintColumn } from './complaint-columns.ts'
import { ENTRY_MAX, textHashOf } from './entries.ts'
import { titleOf, withoutPersonal } from './gathering.ts'
import { peopleNames, withoutNames, wordsOfName } from './people-names.ts'

export const complaintVocabulary: Vocabulary<ComplaintColumn> = {
  fields: complaintColumns,
  names: {
    text: ['isi laporan', 'isi aduan', 'isi pengaduan', 'isi pesan', 'uraian laporan', 'uraian pengaduan', 'uraian aduan', 'laporan', 'aduan', 'pengaduan', 'keluhan', 'pesan', 'isi', 'uraian', 'deskripsi', 'keterangan', 'permasalahan', 'text', 'message', 'complaint', 'description'],
    title: ['judul laporan', 'judul aduan', 'judul pengaduan', 'judul', 'perihal', 'topik laporan', 'subjek', 'title', 'subject'],
    at: ['tanggal laporan', 'tanggal aduan', 'tanggal pengaduan', 'tanggal masuk', 'tanggal lapor', 'tanggal laporan masuk', 'tanggal dibuat', 'waktu laporan', 'waktu', 'tanggal', 'tgl', 'tgl laporan', 'tgl masuk', 'tanggal/waktu', 'timestamp', 'cap waktu', 'date', 'created at'],
    number: ['tracking id', 'trackingid', 'nomor laporan', 'no laporan', 'no. laporan', 'id laporan', 'nomor aduan', 'no aduan', 'no. aduan', 'nomor pengaduan', 'no pengaduan', 'no. pengaduan', 'nomor tiket', 'no tiket', 'no. tiket', 'id aduan', 'kode laporan', 'kode aduan', 'id', 'ticket', 'ticket number'],
    category: ['kategori laporan', 'kategori', 'klasifikasi', 'klasifikasi laporan', 'jenis laporan', 'jenis aduan', 'jenis', 'topik', 'bidang', 'category'],
    agency: ['instansi terdisposisi', 'terdisposisi ke', 'disposisi', 'disposisi ke', 'instansi disposisi', 'instansi terlapor', 'instansi tujuan', 'opd tujuan', 'opd', 'opd terkait', 'perangkat daerah', 'instansi', 'unit kerja', 'unit', 'agency'],
    status: ['status laporan', 'status aduan', 'status', 'status tindak lanjut', 'tindak lanjut', 'state'],
    place: ['lokasi kejadian', 'lokasi laporan', 'lokasi', 'tempat kejadian', 'alamat kejadian', 'tempat', 'kecamatan', 'desa/kelurahan', 'desa', 'place', 'location'],
  },
} // prettier-ignore

// What a column called "nama …" holds beside people.
const THING = 'program|kegiatan|sub ?kegiatan|instansi|opd|skpd|perangkat|dinas|badan|bagian|bidang|unit|lembaga|kantor|desa|kelurahan|kecamatan|kabupaten|kota|dusun|wilayah|daerah|jalan|lokasi|tempat|layanan|aplikasi|kanal|media|kategori|topik|jenis|proyek|paket|sekolah|puskesmas|pasar|fasilitas|barang|aset|laporan|aduan|pengaduan|isu|file|berkas' // prettier-ignore
const PERSON = new RegExp(
  String.raw`^nama\b(?! (?:${THING})\b)|^(?:name|full name|alamat|alamat (?:rumah|lengkap|domisili|asal)|user ?name|user\b.*|oleh|warga|dari|from|penulis|author)$` +
    // A program writes its headers in one word: namapelapor, nohp.
    String.raw`|(?:pelapor|pengadu|pemohon|pengirim)(?!an)|\b(?:no|nomor) ?(?:hp|telp|tlp|telepon|wa|kk|ktp|rek)\b` +
    String.raw`|\b(?:reporter|sender|nik|ktp|kk|npwp|hp|hand ?phone|ponsel|telp|tlp|telepon|phone|mobile|wa|whats ?app|e[- ]?mail|surel|akun|account|kontak|contact|identitas|lahir|kelamin|gender|pekerjaan|profesi|usia|umur|disabilitas|agama|twitter|facebook|instagram|rekening|rek|domisili|pelanggan|nasabah|petugas|operator|pic|penanggung ?jawab)\b`,
)
const SAID = /^(?:isi|uraian|judul|kategori|klasifikasi|lokasi|tempat kejadian)\b/
/** Of a column of who complained, that it says something else of them than their name. */
const NO_NAME = /\b(?:no|nomor|nomer|nik|ktp|kk|npwp|hp|nohp|hand ?phone|ponsel|telp|tlp|telepon|phone|mobile|wa|whats ?app|e[- ]?mail|surel|alamat|address|domisili|tempat|tanggal|tgl|lahir|kelamin|gender|pekerjaan|profesi|jabatan|usia|umur|disabilitas|agama|status|jenis|kategori|tipe|jumlah|rekening|rek)\b/ // prettier-ignore

/** Whether a column holds who complained, by its header; such a column is never kept. */
function isPersonal(header: string): boolean {
  const plain = plainHeader(header)
  return PERSON.test(plain) && !SAID.test(plain)
}

/** The columns that hold who complained, and those among them that hold a name. */
export type Persons = { readonly columns: readonly number[]; readonly names: readonly number[] }

export function personsIn(header: readonly string[]): Persons {
  const columns = header.flatMap((text, at) => (isPersonal(text) ? [at] : []))
  const isName = (plain: string) => plain.startsWith('nama') || !NO_NAME.test(plain)
  return { columns, names: columns.filter((at) => isName(plainHeader(header[at] ?? ''))) }
}

/** A row as it may be kept: without the columns of who complained, without numbers of persons, without their name. */
export function withoutPersons(row: Row, { columns, names }: Persons): Row {
  const said = peopleNames(names.map((at) => ({ words: wordsOfName(row.cells[at] ?? ''), called: false })))
  const cells = row.cells.map((cell, at) => (columns.includes(at) ? '' : withoutNames(withoutPersonal(cell), said)))
  return { number: row.number, cells }
}

export type MentionFindingCode =
  | 'text-missing'
  | 'time-missing'
  | 'bad-time'
  | 'time-ahead'
  | 'too-long'
  | 'broken-text'
  | 'extra-cells'
  | 'twin-in-file'
  | 'twin-in-inventory'

export type MentionFinding = {
  readonly column: string
  readonly code: MentionFindingCode
  readonly value: string
  readonly max?: number
}

/** What a row of an upload becomes as a mention. */
export type JudgedMention = {
  readonly key: string
  readonly title: string
  readonly text: string
  readonly textHash: string
  readonly publishedAt: Date | null
  readonly facts: Readonly<Record<string, string>>
  readonly problems: readonly MentionFinding[]
  readonly notes: readonly MentionFinding[]
}

const TEXT_MAX = 15_000
const NUMBER_MIN = 4 // what is shorter counts the rows of one table
const FACT_MAX = 200
const AHEAD_MS = 24 * 60 * 60_000 // a clock that is set wrong by a zone

/** Says what one row becomes, or every reason why it cannot. The row is one that `withoutPersons` gave. */
export function judgeComplaint(
  cells: readonly string[],
  it: { readonly columns: Columns<ComplaintColumn>; readonly header: readonly string[]; readonly dayOrder?: DayOrder },
  now: Date,
): JudgedMention {
  const problems: MentionFinding[] = []
  const blame = (field: ComplaintColumn | null, code: MentionFindingCode, value: string, max?: number) =>
    problems.push({
      column: field === null ? '' : (it.header[it.columns[field] ?? -1] ?? ''),
      code,
      value: excerpt(value),
      ...(max !== undefined && { max }),
    })
  const read = (field: ComplaintColumn, max: number): string => {
    const said = cellAt(cells, it.columns[field]).replaceAll(/\r\n?/g, '\n').normalize('NFC')
    if (!isPlain(said) || said.includes('\uFFFD')) return (blame(field, 'broken-text', said), '')
    if (said.length > max) return (blame(field, 'too-long', said, max), '')
    return said
  }
  const fact = (field: ComplaintColumn) => oneLine(read(field, FACT_MAX))

  const said = read('text', TEXT_MAX)
  const ownTitle = oneLine(read('title', ENTRY_MAX.title))
  if (said === '' && ownTitle === '' && problems.length === 0) blame('text', 'text-missing', '')
  const saidAt = cellAt(cells, it.columns.at)
  const at = readMoment(saidAt, it.dayOrder)
  if (at === null) blame('at', saidAt === '' ? 'time-missing' : 'bad-time', saidAt)
  else if (at.getTime() > now.getTime() + AHEAD_MS) blame('at', 'time-ahead', saidAt)
  const facts = { number: fact('number'), category: fact('category'), agency: fact('agency'), status: fact('status'), place: fact('place') } // prettier-ignore
  const beyond = cells.slice(it.header.length).find((cell) => cell.trim() !== '')
  if (beyond !== undefined) blame(null, 'extra-cells', beyond)

  const place = facts.place !== '' && !said.toLowerCase().includes(facts.place.toLowerCase()) ? facts.place : ''
  const text = [said, place].filter((part) => part !== '').join('\n')
  const title = ownTitle || titleOf(said)
  return {
    // What the other office names it by; else what was said, and when.
    key: sha256(facts.number.length < NUMBER_MIN ? `${at?.toISOString() ?? ''}\u0000${title}\u0000${text}` : `number\u0000${facts.number}`), // prettier-ignore
    title,
    text,
    textHash: textHashOf({ title, text }),
    publishedAt: at,
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== '')),
    problems,
    notes: [],
  }
}

const CLOCK = /[\s,T]+(?:pukul\s*)?(\d{1,2})[.:](\d{2})(?:[.:]\d{2}(?:\.\d+)?)?\s*([ap]m)?\s*(z|wib|wita|wit)?$/i
const SERIAL = /^(\d{5})[.,](\d{1,15})$/
const DAY_MINUTES = 24 * 60

const MOMENT_MAX = 60

/** An instant as tables write it, in the order of the table; a day alone is its beginning. */
function readMoment(text: string, order: DayOrder | undefined): Date | null {
  if (text.length > MOMENT_MAX) return null
  const [, serial, fraction] = SERIAL.exec(text.trim()) ?? []
  if (serial !== undefined) {
    // A spreadsheet's own count of days, its time of day the fraction (ECMA-376 §18.17.4.1).
    const minutes = Math.min(Math.round(Number(`0.${fraction}`) * DAY_MINUTES), DAY_MINUTES - 1)
    return parseMoment(`${parseDay(serial)} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
  }
  const day = parseDay(text, order)
  if (day === null) return parseMoment(text)
  const [, hours, minutes, half = '', zone = ''] = CLOCK.exec(text) ?? []
  return parseMoment(hours === undefined ? day : `${day} ${hours}:${minutes} ${half} ${zone}`)
}
