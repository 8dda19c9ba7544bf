/** What came to the demo office by other ways than the news: a leader's agenda, letters, a hoax that was reported. Invented. */
import { randomUUID } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import { seal } from '../base/sealed.ts'
import type { Db, Tx } from '../db/connect.ts'
import { entryOf } from '../inventory/rules/entries.ts'
import { insertItem } from '../inventory/store.ts'
import { agendaAbout, agendaAddress, insertAgenda, takeEvents } from '../inventory/stores/agenda.ts'
import { insertClaim, readClaimed } from '../inventory/stores/claims.ts'
import { insertMailbox, keepLetter, mailboxAbout, saveSender, type LeftLetter } from '../inventory/stores/letters.ts'
import { takeNextSource } from '../inventory/stores/sources.ts'
import { append } from '../ledger/append.ts'
import { type Staff } from './steps.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const NEVER_MS = 3653 * DAY_MS

// No server of the demo is ever asked, so what seals its passwords and addresses need not open them again.
const secret = randomUUID()
const every = { weight: 3, everyMinutes: 60, silentDays: 0, keepDays: 365, partFrom: '', partUntil: '' }

const events = [
  [0, 19, 2, 'Silaturahmi dengan paguyuban pedagang pasar', 'Pendopo Manggala Praja Nugraha', false],
  [1, 8, 2, 'Apel kesiapsiagaan bencana tingkat kabupaten', 'Alun-alun Trenggalek', false],
  [1, 13, 2, 'Rapat penyaluran beras cadangan pangan', 'Pendopo Manggala Praja Nugraha', false],
  [3, 9, 3, 'Peresmian Posyandu terpadu Watulimo', 'Kantor Kecamatan Watulimo', false],
  [6, 7, 4, 'Panen raya padi bersama kelompok tani', 'Desa Ngadirenggo', false],
  [8, 19, 2, 'Malam penganugerahan desa informatif', 'Pendopo Manggala Praja Nugraha', true],
] as const

const letters = [
  {
    hoursAgo: 26,
    address: 'humas@rsud.example',
    name: 'Humas RSUD dr. Soedomo',
    proven: true,
    title: 'Penambahan poli jantung mulai Desember',
    text: 'Selamat pagi. RSUD membuka poli jantung setiap Selasa dan Kamis mulai Desember, dengan dua dokter spesialis. Rujukan dari puskesmas berlaku seperti biasa.',
  },
  {
    hoursAgo: 9,
    address: 'warga.karangan@surel.example',
    name: 'Warga Karangan',
    proven: false,
    title: 'Lampu jalan di Karangan padam dua minggu',
    text: 'Lampu jalan dari perempatan Karangan sampai pasar padam sejak dua minggu lalu. Mohon diteruskan ke dinas yang menangani.',
  },
  {
    hoursAgo: 2,
    address: 'redaksi@kabarselatan.example',
    name: 'Redaksi Kabar Selatan',
    proven: true,
    title: 'Permintaan keterangan: air PDAM di Pogalan',
    text: 'Kami sedang menulis tentang air keruh di Pogalan. Mohon keterangan jumlah pelanggan terdampak dan kapan normal, sebelum pukul 16.00.',
  },
] as const

const left: LeftLetter = {
  left: 'automatic',
  address: 'noreply@undangan.example',
  subject: 'Balasan otomatis: Undangan',
}

/** Takes all of it in through the functions that every office uses. */
export async function bringInDemo(db: Db, staff: Staff, now: Date): Promise<void> {
  const { personId } = staff.fungsional
  await db.transaction().execute((tx) => keepAgenda(tx, personId, now))
  await keepLetters(db, personId, now)
  await db.transaction().execute((tx) => reportHoax(tx, staff, new Date(now.getTime() - 3 * HOUR_MS)))
}

const tellAdded = (tx: Tx, it: { sourceId: string; sourceKind: 'agenda' | 'mail'; personId: string; said: object }, now: Date) =>
  append(tx, { kind: 'source-added', sourceId: it.sourceId, sourceKind: it.sourceKind, settingHash: sha256(canonical(it.said as never)), personId: it.personId }, now) // prettier-ignore

async function keepAgenda(tx: Tx, personId: string, now: Date): Promise<void> {
  const address = 'https://kalender.example/bupati.ics'
  const name = 'Agenda Bupati'
  const fields = { ...every, name, address: agendaAddress(address, secret) }
  const sealed = (sourceId: string) => seal(address, secret, agendaAbout(sourceId))
  const id = await insertAgenda(tx, { fields, seal: sealed, personId }, now)
  await tellAdded(tx, { sourceId: id, sourceKind: 'agenda', personId, said: fields }, now)
  const today = Date.parse(`${dayOf(ZONE, now)}T00:00:00+07:00`)
  const read = events.map(([inDays, hour, hours, title, place, cancelled]) => {
    const from = new Date(today + inDays * DAY_MS + hour * HOUR_MS)
    const until = new Date(from.getTime() + hours * HOUR_MS)
    return { key: sha256(title), title, place, from, until, wholeDay: false, busy: true, cancelled }
  })
  const standing = read.map((it) => ({ ...it, cancelled: false }))
  const source = { id, name }
  await takeEvents(tx, { source, reading: { title: name, events: standing, completeUntil: null, dropped: 0 } }, new Date(now.getTime() - 30 * HOUR_MS)) // prettier-ignore
  await takeEvents(tx, { source, reading: { title: name, events: read, completeUntil: null, dropped: 0 } }, now)
  await settle(tx, id, now)
}

async function keepLetters(db: Db, personId: string, now: Date): Promise<void> {
  const mailbox = { host: 'surel.example', port: 993, security: 'tls' as const, username: 'media@surel.example', folder: 'INBOX', checkedBy: 'surel.example' } // prettier-ignore
  const sourceId = await db.transaction().execute(async (tx) => {
    const source = { ...every, name: 'Surel redaksi Dinas Kominfo' }
    const sealed = (id: string) => seal('sandi', secret, mailboxAbout(id))
    const id = await insertMailbox(tx, { mailbox, source, seal: sealed, personId }, now)
    await tellAdded(tx, { sourceId: id, sourceKind: 'mail', personId, said: { mailbox, source } }, now)
    const [known] = letters
    await saveSender(tx, { address: known.address, name: known.name, personId }, now)
    await append(tx, { kind: 'sender-known', senderHash: sha256(canonical({ address: known.address, name: known.name })), personId }, now) // prettier-ignore
    return id
  })
  const taken = await takeNextSource(db, ['mail'], { heldUntil: new Date(now.getTime() + HOUR_MS), lane: 'any' }, now)
  if (taken?.id !== sourceId) throw new Error('the demo’s mailbox is not the one that is due')
  for (const [at, { hoursAgo, title, text, address, name, proven }] of letters.entries()) {
    const publishedAt = new Date(now.getTime() - hoursAgo * HOUR_MS)
    const entry = entryOf({ guid: title, url: '', title, text, author: '', publishedAt })
    if (!entry) throw new Error('a letter of the demo says nothing')
    const key = sha256(`${address} ${title}`)
    const letter = { key, entry: { ...entry, publishedAt, dated: true }, sender: { address, name }, proven, messageId: `<${key.slice(0, 16)}@surel.example>`, letterHash: sha256(text), files: [] } // prettier-ignore
    await keepLetter(db, { taken, uidValidity: 1, uid: at + 1, letter }, publishedAt)
  }
  await keepLetter(db, { taken, uidValidity: 1, uid: letters.length + 1, letter: left }, now)
  await settle(db, sourceId, now)
}

/** Looked at a moment ago, and not due while the demo lives. */
async function settle(db: Db | Tx, sourceId: string, now: Date): Promise<void> {
  const seen = new Date(now.getTime() - 0.2 * HOUR_MS)
  await db
    .updateTable('source')
    .set({
      held_until: null,
      looked_at: seen,
      answered_at: seen,
      new_at: seen,
      next_look_at: new Date(now.getTime() + NEVER_MS),
    }) // prettier-ignore
    .where('id', '=', sourceId)
    .execute()
}

async function reportHoax(tx: Tx, staff: Staff, now: Date): Promise<void> {
  const { personId } = staff.fungsional
  const quote = 'Air PDAM dimatikan total tujuh hari mulai besok, segera tampung air'
  const itemId = await insertItem(
    tx,
    {
      kind: 'issue',
      title: 'Pesan berantai: air PDAM dimatikan tujuh hari',
      summary: `Pesan yang diteruskan berkali-kali di grup warga: “${quote}. Info dari orang dalam.” Tanpa tanggal dan tanpa nama.`,
      agency: 'Perumda Air Minum',
      source: 'Grup WhatsApp warga Pogalan',
      sourceUrl: '',
      notedOn: dayOf(ZONE, now),
      level: 'attention',
      programmeId: null,
      personId,
    },
    now,
  )
  const claimed = await readClaimed(tx, { itemId, mentionId: null })
  const said = { itemId, mentionId: null, label: 'hoaks' as const }
  const { id: claimId, copyHash } = await insertClaim(tx, { ...said, quote, ...claimed, personId }, now)
  await append(tx, { kind: 'claim-reported', claimId, ...said, copyHash, personId, postId: 'fungsional' }, now)
}
