/** The press that the demo office deals with: outlets with their papers, journalists, and whom it writes to. Invented. */
import { canonical, type Json } from '../base/canonical.ts'
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import type { CouncilStatus, OutletKind, OutletPaperKind, UkwLevel } from '../base/press.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import { readCalendarInForce } from '../office/stores/calendar.ts'
import { insertJournalist, keepConsent } from '../press/stores/journalists.ts'
import { insertList } from '../press/stores/lists.ts'
import { insertOutlet, insertPaper } from '../press/stores/outlets.ts'
import { insertAnswer, insertQuestion } from '../press/stores/questions.ts'
import { readSetting } from '../press/stores/setting.ts'

type DemoOutlet = {
  readonly name: string
  readonly kind: OutletKind
  readonly company: string
  readonly status: CouncilStatus
  /** Kind, number, and in how many days it is over; null for no end. */
  readonly papers: readonly (readonly [OutletPaperKind, string, number | null])[]
  readonly people: readonly {
    readonly name: string
    readonly post: string
    readonly beats: readonly string[]
    readonly ukw: UkwLevel | null
    readonly agreed: boolean
  }[]
}

const outlets: readonly DemoOutlet[] = [
  {
    name: 'Harian Prigi Pos',
    kind: 'print',
    company: 'PT Prigi Media Contoh',
    status: 'factual',
    papers: [
      ['deed', 'AHU-0012345', null],
      ['decree', 'AHU-0012345.AH.01.01.2016', null],
      ['nib', '0220001234567', null],
      ['kbli', '58130', null],
      ['council', '311/DP-Terverifikasi/K/IV/2024', 500],
    ],
    people: [
      { name: 'Agus Santosa', post: 'Kepala biro', beats: ['pemerintahan', 'desa'], ukw: 'utama', agreed: true },
      { name: 'Rini Wahyuni', post: 'Wartawan', beats: ['kesehatan', 'pendidikan'], ukw: 'madya', agreed: true },
    ],
  },
  {
    name: 'kabarselatan.contoh.id',
    kind: 'online',
    company: 'PT Kabar Selatan Contoh',
    status: 'administrative',
    papers: [
      ['deed', 'AHU-0099887', null],
      ['nib', '1203000987654', null],
      ['kbli', '63122', null],
      ['council', '742/DP-Verifikasi/K/XI/2023', 21],
    ],
    people: [
      { name: 'Yoga Pratama', post: 'Redaktur', beats: ['bencana', 'desa'], ukw: 'madya', agreed: true },
      { name: 'Lestari Ningsih', post: 'Wartawan', beats: ['wisata', 'ekonomi'], ukw: 'muda', agreed: false },
    ],
  },
  {
    name: 'Suara Teluk FM',
    kind: 'radio',
    company: 'PT Radio Suara Teluk Contoh',
    status: 'listed',
    papers: [
      ['deed', 'AHU-0045671', null],
      ['kbli', '58130', null],
    ],
    people: [{ name: 'Bambang Irawan', post: 'Penyiar', beats: ['bencana', 'wisata'], ukw: null, agreed: true }],
  },
]

/** @param by.today on which some papers are about to run out, whenever they were entered */
export async function meetDemoPress(tx: Tx, by: { personId: string; today: string }, now: Date): Promise<void> {
  const { personId, today } = by
  const happenedOn = dayOf(ZONE, now)
  for (const it of outlets) {
    const { papers, people, status, ...names } = it
    const rest = { address: 'Jalan Contoh 1, Trenggalek', website: '', email: '', phone: '', note: '', retired: false }
    const change = await insertOutlet(tx, { ...names, ...rest, councilStatus: status }, personId, now)
    await append(tx, { kind: 'outlet-changed', ...change, personId }, now)
    for (const [kind, number, days] of papers) {
      const validUntil = days === null ? null : dayAfter(today, days)
      const paper = { kind, number, issuedOn: null, validUntil, scanHash: null, note: '', replaces: null }
      const paperId = await insertPaper(tx, { outletId: change.outletId, ...paper }, { personId, posts: [] }, now)
      const paperHash = sha256(canonical(paper as unknown as Json))
      await append(tx, { kind: 'outlet-paper-entered', outletId: change.outletId, paperId, paper: kind, replaces: null, paperHash, personId }, now) // prettier-ignore
    }
    for (const one of people) {
      const journalist = {
        name: one.name,
        outletId: change.outletId,
        post: one.post,
        email: `${one.name.toLowerCase().replace(' ', '.')}@media.contoh.id`,
        phone: '0812-0000-0000',
        beats: one.beats,
        languages: ['id'],
        ukwLevel: one.ukw,
        ukwNumber: one.ukw ? '0000-PWI/WU/DP/2022' : '',
        ukwUntil: one.ukw === 'muda' ? dayAfter(today, 12) : null,
        note: '',
        retired: false,
      }
      const added = await insertJournalist(tx, journalist, personId, now)
      await append(tx, { kind: 'journalist-changed', ...added, personId }, now)
      if (!one.agreed) continue
      const consent = { journalistId: added.journalistId, kind: 'given' as const, happenedOn }
      await keepConsent(tx, { ...consent, how: 'Formulir pendataan media, ditandatangani', personId }, now)
      await append(tx, { kind: 'journalist-consent', journalistId: added.journalistId, consent: 'given', happenedOn, personId }, now) // prettier-ignore
    }
  }
  for (const list of [
    { name: 'Semua media cetak dan daring', about: 'Siaran pers rutin', kinds: ['print', 'online'] as const, beats: [] }, // prettier-ignore
    { name: 'Kebencanaan', about: 'Peringatan dini dan keadaan darurat', kinds: [], beats: ['bencana'] },
  ]) {
    const change = await insertList(tx, { ...list, languages: [], retired: false }, personId, now)
    await append(tx, { kind: 'press-list-changed', ...change, personId }, now)
  }
}

/** Questions as they reach such an office: one that is late, two that wait, one that was answered. */
const questions = [
  { who: 'Yoga Pratama', minutesAgo: 400, deadlineIn: null, mine: true, topic: 'Jalan Karangan', text: 'Kapan jalan berlubang di Karangan diperbaiki, dan siapa yang menanggung biaya korban?', answered: null }, // prettier-ignore
  { who: 'Rini Wahyuni', minutesAgo: 25, deadlineIn: 95, mine: true, topic: 'Posyandu', text: 'Berapa desa yang posyandunya belum buka lagi sesudah banjir?', answered: null }, // prettier-ignore
  { who: null, minutesAgo: 10, deadlineIn: null, mine: false, topic: '', text: 'Apakah besok ada jumpa pers tentang cuaca?', answered: null }, // prettier-ignore
  { who: 'Agus Santosa', minutesAgo: 1_500, deadlineIn: null, mine: true, topic: 'Anggaran desa', text: 'Berapa pagu dana desa tahun depan?', answered: 'Pagu masih dibahas; angka sementara ada di laman resmi sejak pekan lalu.' }, // prettier-ignore
] as const

export async function askDemoQuestions(db: Db, { personId }: { personId: string }, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const inForce = await readCalendarInForce(tx)
    const { questionMinutes } = await readSetting(tx)
    for (const it of questions) {
      const journalist = it.who && (await tx.selectFrom('journalist').select('id').where('name', '=', it.who).executeTakeFirstOrThrow()) // prettier-ignore
      const receivedAt = new Date(now.getTime() - it.minutesAgo * 60_000)
      const deadlineAt = it.deadlineIn === null ? null : new Date(now.getTime() + it.deadlineIn * 60_000)
      const assignedTo = it.mine ? personId : null
      const { id: questionId, dueAt } = await insertQuestion(
        tx,
        {
          journalistId: journalist ? journalist.id : null,
          fromName: journalist ? '' : 'Penelepon dari radio warga',
          fromOutlet: '',
          contact: '',
          topic: it.topic,
          text: it.text,
          via: 'whatsapp',
          receivedAt,
          deadlineAt,
          assignedTo,
          dossierId: null,
          registeredBy: personId,
          standardMinutes: questionMinutes,
          inForce,
        },
        now,
      )
      const saidHash = await keepSaid(tx, { text: it.text })
      await append(tx, { kind: 'media-question', questionId, via: 'whatsapp', receivedAt: receivedAt.toISOString(), deadlineAt: deadlineAt?.toISOString() ?? null, dueAt: dueAt.toISOString(), dossierId: null, assignedTo, saidHash, personId }, now) // prettier-ignore
      if (it.answered === null) continue
      const said = { kind: 'answer' as const, text: it.answered, saidBy: 'Kepala Dinas', saidAt: new Date(receivedAt.getTime() + 40 * 60_000) } // prettier-ignore
      const { answerId } = await insertAnswer(tx, { questionId, ...said, personId }, now)
      const answerHash = await keepSaid(tx, { text: said.text, saidBy: said.saidBy })
      await append(tx, { kind: 'media-answer', questionId, answerId, answer: said.kind, saidAt: said.saidAt.toISOString(), saidHash: answerHash, personId }, now) // prettier-ignore
    }
  })
}
