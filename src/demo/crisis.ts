/** What the demo office did in the first hours of its crises: who speaks, steps, facts, promises. Invented. */
import type { FactState } from '../base/crisis.ts'
import type { Officer } from '../base/officer.ts'
import { factsNow, minuteOf, stepsOf } from '../crisis/rules.ts'
import { insertCall } from '../crisis/stores/calls.ts'
import { insertContact } from '../crisis/stores/contacts.ts'
import { insertFact, listFactEntries } from '../crisis/stores/facts.ts'
import { insertPromise, keepPromise, listPromises } from '../crisis/stores/promises.ts'
import { endSituation, readSituation } from '../crisis/stores/situations.ts'
import { insertSpeaker } from '../crisis/stores/speakers.ts'
import { insertTick } from '../crisis/stores/ticks.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import type { Staff } from './steps.ts'

/** By the beginning of a story's title; what is not among these was over before today. */
const crises: Readonly<
  Record<string, readonly (readonly [minute: number, state: FactState, text: string, source: string, of?: string])[]>
> = {
  'Longsor menutup': [
    [4, 'known', 'Longsor di km 16 ruas Trenggalek–Ponorogo menutup kedua lajur sejak 06.10.', 'Laporan BPBD 06.40'],
    [6, 'checking', 'Ada warga yang luka?', ''],
    [9, 'unknown', 'Kapan jalan dapat dilalui lagi.', ''],
    [12, 'checking', 'Kabar ada mobil tertimbun beredar di WhatsApp.', 'Pesan warga, belum dipastikan'],
    [
      21,
      'known',
      'Dua warga luka ringan, dirawat di Puskesmas Pucanganak.',
      'dr. Sri, Puskesmas Pucanganak',
      'Ada warga',
    ],
    [
      34,
      'known',
      'Tidak ada mobil tertimbun; foto yang beredar dari kejadian 2021.',
      'Danpos BPBD di lokasi',
      'Kabar ada mobil',
    ],
    [
      38,
      'checking',
      'Jalan dibuka satu lajur sore ini bila hujan berhenti.',
      'Dinas PUPR, menunggu alat kedua',
      'Kapan jalan',
    ],
  ],
  'Ternak sapi': [
    [5, 'known', 'Empat sapi mati dalam tiga hari di Desa Ngares.', 'Laporan mantri hewan'],
    [8, 'checking', 'Sampel darah diperiksa di Balai Veteriner.', 'Dinas Peternakan'],
    [11, 'unknown', 'Apakah penyakit mulut dan kuku.', ''],
  ],
}

const contacts = [
  { postId: 'kepala-dinas', name: '', role: '', phone: '0812-0000-0001', under: null },
  { postId: null, name: 'Sekretaris Daerah', role: 'lewat ajudan', phone: '0812-0000-0002', under: 0 },
  { postId: 'kepala-bidang', name: '', role: '', phone: '0812-0000-0003', under: null },
  { postId: null, name: 'Sri Hartini', role: 'Kasi Kedaruratan BPBD', phone: '0812-0000-0004', under: 2 },
  { postId: null, name: 'Humas Polres', role: '', phone: '(0355) 791110', under: 2 },
] as const

async function keepContacts(tx: Tx, { administrator: { personId } }: Staff, now: Date): Promise<string[]> {
  const ids: string[] = []
  for (const [at, { under, ...it }] of contacts.entries()) {
    const callerId = under === null ? null : (ids[under] ?? null)
    const contactId = await insertContact(tx, { ...it, ordinal: (at + 1) * 10, callerId }, personId, now)
    await append(tx, { kind: 'crisis-contact-changed', contactId, revision: 1, personId }, now)
    ids.push(contactId)
  }
  return ids
}

/** @param now when the office is looked at: what is promised for later still waits then */
export async function liveDemoCrises(db: Db, staff: Staff, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('situation')
    .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
    .select(['dossier.id', 'dossier.title'])
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .execute()
  const contactIds = await db.transaction().execute((tx) => keepContacts(tx, staff, now))
  for (const { id, title } of rows) {
    const known = Object.entries(crises).find(([begins]) => title.startsWith(begins))?.[1]
    await db.transaction().execute((tx) => liveOne(tx, staff, { dossierId: id, facts: known ?? null, contactIds }, now))
  }
}

async function liveOne(
  tx: Tx,
  staff: Staff,
  it: { dossierId: string; facts: (typeof crises)[string] | null; contactIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { dossierId, facts } = it
  const situation = await readSituation(tx, dossierId)
  const work = stepsOf(situation)
  const at = (minute: number) => new Date(Math.min(work.begunAt.getTime() + minute * 60_000, now.getTime()))
  const enter = async (
    kind: string,
    officer: Officer,
    more: Record<string, string>,
    said: Record<string, string>,
    then: Date,
  ) => {
    const saidHash = await keepSaid(tx, said)
    await append(tx, { kind, dossierId, ...more, saidHash, personId: officer.personId }, then)
  }
  const { fungsional } = staff
  const kabid = staff['kepala-bidang']
  const speaker = { name: staff['kepala-dinas'].name, role: 'Kepala Dinas', reason: '' }
  await insertSpeaker(tx, { dossierId, ...speaker, personId: kabid.personId }, at(4))
  await enter('crisis-speaker', kabid, {}, speaker, at(4))
  const passed = minuteOf(work, now)
  const notes: Readonly<Record<string, string>> = {
    'kabari-kadis': 'Diangkat pada dering kedua; minta kabar tiap setengah jam.',
    lapangan: 'BPBD dan PUPR di lokasi; nomor posko 0355-791000.',
    tunda: 'Dua unggahan festival ditunda sampai besok.',
  }
  const done = situation.plan.steps.filter((step) => step.minute < passed)
  for (const [index, step] of done.entries()) {
    const officer = step.postId === 'kepala-bidang' ? kabid : fungsional
    const doneAt = at(step.minute + (index === 4 ? 3 : -1))
    const note = notes[step.id] ?? ''
    await insertTick(tx, { dossierId, stepId: step.id, note, doneAt, personId: officer.personId }, doneAt)
    await enter('crisis-step', officer, { stepId: step.id, doneAt: doneAt.toISOString() }, { note }, doneAt)
  }
  for (const [minute, state, text, source, of] of facts ?? []) {
    if (minute > passed) continue
    const earlier = of && factsNow(await listFactEntries(tx, dossierId)).find((one) => one.text.startsWith(of))
    const fact = { dossierId, factId: earlier ? earlier.factId : null, state, text, source }
    const { id, factId } = await insertFact(tx, { ...fact, personId: fungsional.personId }, at(minute))
    await enter('crisis-fact', fungsional, { entryId: id, factId, state }, { text, source }, at(minute))
  }
  for (const [index, contactId] of it.contactIds.slice(0, 4).entries()) {
    const outcome = index === 1 ? ('no-answer' as const) : ('reached' as const)
    const officer = index < 2 ? kabid : fungsional
    const note = index === 1 ? 'Sudah dikirimi WhatsApp; ditelepon lagi seperempat jam lagi.' : ''
    const { personId } = officer
    await insertCall(tx, { dossierId, contactId, name: '', outcome, note, personId }, at(3 + index * 2))
    if (note) await enter('crisis-call', officer, { contactId, outcome }, { note }, at(3 + index * 2))
    else await append(tx, { kind: 'crisis-call', dossierId, contactId, outcome, personId }, at(3 + index * 2))
  }
  const [statement] = await listPromises(tx, dossierId)
  if (statement && statement.keptAt === null && passed > 48) {
    const note = 'Disampaikan juru bicara di posko kepada lima wartawan; naskah tertulis menyusul.'
    await keepPromise(tx, { promiseId: statement.id, note, version: null, personId: kabid.personId }, at(47))
    await enter('crisis-promise-kept', kabid, { promiseId: statement.id }, { note }, at(47))
  }
  if (!facts) {
    const reason = 'Keadaan tertangani; kabar berikutnya lewat naskah biasa.'
    await endSituation(tx, { dossierId, reason, personId: kabid.personId }, at(180))
    return enter('crisis-ended', kabid, {}, { reason }, at(180))
  }
  const dueAt = new Date(Math.ceil((now.getTime() + 20 * 60_000) / 900_000) * 900_000) // a quarter of an hour, as people promise
  const words = 'Keadaan jalan dan jumlah korban, di portal dan saluran WhatsApp.'
  const madeAt = new Date(Math.max(at(15).getTime(), now.getTime() - 40 * 60_000))
  const promiseId = await insertPromise(
    tx,
    { dossierId, kind: 'update', words, dueAt, personId: kabid.personId },
    madeAt,
  )
  await enter('crisis-promise', kabid, { promiseId, dueAt: dueAt.toISOString() }, { words }, madeAt)
}
