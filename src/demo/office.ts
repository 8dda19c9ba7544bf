import { addWorking, dayAfter, dayOf, workingBetween, ZONE } from '../base/calendar.ts'
import { calendarOf } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import { defaultClassification, defaultRetention } from '../base/default-filing.ts'
import { sha256 } from '../base/hash.ts'
import { newId } from '../base/id.ts'
import type { Officer } from '../base/officer.ts'
import type { Db, Tx } from '../db/connect.ts'
import { oweSheet } from '../engine/sheet.ts'
import { hashPassword } from '../http/password.ts'
import { findInventoryStep } from '../inventory/routes/who.ts'
import { insertItem } from '../inventory/store.ts'
import { insertRound } from '../inventory/stores/rounds.ts'
import { append } from '../ledger/append.ts'
import { insertPerson, insertTenure, saveOffice } from '../office/store.ts'
import { insertActing } from '../office/stores/acting.ts'
import { shiftsOf } from '../office/rules/duty.ts'
import { insertAbsence } from '../office/stores/away.ts'
import { insertShifts } from '../office/stores/duty.ts'
import { insertDestination } from '../publication/stores/destinations.ts'
import { insertTable } from '../record/stores/filing-tables.ts'
import { settleSheetDay } from '../report/stores/media-sheets.ts'
import { insertDefaultEdition } from '../sop/store.ts'
import { liveDemoCrises } from './crisis.ts'
import { openFileStore } from '../files/store.ts'
import { bringInDemo } from './incoming.ts'
import { handInDemo } from './intake.ts'
import { askDemoQuestions, meetDemoPress } from './press.ts'
import { receiveDemoLetters, setUpDemoPapers } from './records.ts'
import { hearFromDemoSources } from './sources.ts'
import { keepDemoNarratives } from './narratives.ts'
import { keepDemoPictures } from './pictures.ts'
import { giveSoftwarePasskey, type Signer } from './signing.ts'
import { doStep, routeOf, type Case, type Staff } from './steps.ts'
import { stories } from './stories/all.ts'
import { programmes } from './stories/programmes.ts'
import type { Ending, Story } from './stories/story.ts'
import { keepDemoVideo } from './video.ts'

export const DEMO_PASSWORD = 'siar-demo'
const calendar = calendarOf(defaultCalendar)

/** The people of the demo office, one for each post, and the two roles beside posts. Invented names. */
export const demoPeople = [
  {
    mail: 'fungsional',
    name: 'Dewi Anggraini',
    role: 'officer',
    post: 'fungsional',
    rank: 'Pranata Humas Ahli Muda',
    nip: '19880312 201101 2 004',
  },
  {
    mail: 'kabid',
    name: 'Retno Wulandari',
    role: 'officer',
    post: 'kepala-bidang',
    rank: 'Pembina',
    nip: '19790615 200501 2 002',
  },
  {
    mail: 'sekretaris',
    name: 'Bambang Sutrisno',
    role: 'officer',
    post: 'sekretaris',
    rank: 'Pembina Tingkat I',
    nip: '19740902 199903 1 003',
  },
  {
    mail: 'kadis',
    name: 'Hadi Prasetyo',
    role: 'officer',
    post: 'kepala-dinas',
    rank: 'Pembina Utama Muda',
    nip: '19710917 199703 1 001',
  },
  { mail: 'admin', name: 'Agus Wibowo', role: 'administrator', post: null, rank: 'Penata', nip: '' },
  { mail: 'auditor', name: 'Lestari Handayani', role: 'auditor', post: null, rank: 'Auditor Madya', nip: '' },
] as const

/** Sets the demo office up as an office would be: people in their posts, the SOP of the seed, days off. */
export async function setUpDemoOffice(db: Db, now: Date): Promise<Staff> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const since = new Date(now.getTime() - 60 * 24 * 60 * 60 * 1000)
  const from = dayOf(ZONE, since)
  return db.transaction().execute(async (tx) => {
    await saveOffice(
      tx,
      {
        name: 'Dinas Komunikasi dan Informatika',
        regency: 'Kabupaten Trenggalek',
        address: 'Jalan Brigjen Soetran Nomor 9, Trenggalek',
        logoHash: null,
      },
      since,
    )
    await settleSheetDay(tx, dayOf(ZONE, now)) // today's is made by hand, once there is something to tell
    await oweSheet(tx, await insertDefaultEdition(tx, { personId: null, from, executors: [] }, since), since)
    const staff: Partial<Staff> = {}
    for (const it of demoPeople) {
      const personId = await insertPerson(
        tx,
        { name: it.name, email: `${it.mail}@demo.siar`, role: it.role, rank: it.rank, nip: it.nip, passwordHash },
        since,
      )
      if (it.post) await insertTenure(tx, { personId, postId: it.post, fromOn: from, untilOn: null }, since)
      const officer: Officer = {
        personId,
        name: it.name,
        role: it.role,
        posts: it.post ? [it.post] : [],
        language: 'id',
      }
      if (it.post) staff[it.post] = officer
      else if (it.role === 'administrator') staff.administrator = officer
    }
    await sendSomeoneAway(tx, staff as Staff, dayOf(ZONE, now), now)
    await putOnDuty(tx, staff as Staff, dayOf(ZONE, now), now)
    await takeInSchedule(tx, staff.administrator?.personId ?? '', from, since)
    await setUpDemoPapers(tx, staff.administrator?.personId ?? '', since)
    await addDemoDestinations(tx, staff.administrator?.personId ?? '', since)
    await meetDemoPress(tx, { personId: staff['kepala-bidang']?.personId ?? '', today: dayOf(ZONE, now) }, since)
    await append(tx, { kind: 'office-set-up', demo: true, people: demoPeople.length }, since)
    return staff as Staff
  })
}

/** The demo office's own tables: those of the example, as if a regulation had set them. */
async function takeInSchedule(tx: Tx, personId: string, fromOn: string, now: Date): Promise<void> {
  const decree = 'Peraturan Bupati tentang JRA (contoh peragaan)'
  const codesId = newId()
  const edition = { decree, fromOn, personId }
  await insertTable(
    tx,
    {
      ...edition,
      id: codesId,
      kind: 'classification',
      rows: defaultClassification,
      fileName: 'klasifikasi.csv',
      fileHash: sha256(JSON.stringify(defaultClassification)),
    },
    now,
  )
  const rows = defaultRetention.map((it) => ({ ...it, countedFrom: 'year-end' as const, basis: decree }))
  const fileHash = sha256(JSON.stringify(rows))
  await insertTable(
    tx,
    { ...edition, id: newId(), kind: 'retention', codesId, rows, fileName: 'jra.csv', fileHash },
    now,
  )
}

type Act = { readonly at: Date; readonly story: number; readonly do: (case_: Case, now: Date) => Promise<void> }

/**
 * Lives through the stories in the order things happened, through the same functions that every office uses.
 * @param url the address that the leader's software passkey signs for
 * @param deliver does one piece of the outgoing work, and says whether it found any
 */
export async function liveStories(
  db: Db,
  staff: Staff,
  { url, filesFolder, deliver }: { url: string; filesFolder: string; deliver: (now: Date) => Promise<boolean> },
  now: Date,
): Promise<{ items: number; dossiers: number }> {
  await keepDemoPictures(db, filesFolder, now)
  await keepDemoVideo(db, filesFolder, now)
  const began = before(now, 9 * 450)
  const programmeIds: string[] = []
  const cases: Case[] = stories.map(() => ({ itemId: '', dossierId: '', revision: 0, version: null, save: 0 }))
  await db.transaction().execute(async (tx) => {
    for (const it of programmes) {
      programmeIds.push(
        await insertItem(
          tx,
          itemOf({ ...it, kind: 'programme', source: 'DPA 2026', level: 'watch' }, began, staff, null),
          began,
        ),
      )
    }
  })
  const signer = await giveSoftwarePasskey(db, { personId: staff['kepala-dinas'].personId, url }, began)
  const acts = [
    openingOf(db, staff, now),
    ...stories.flatMap((story, at) => actsOf(db, staff, signer, story, at, now, programmeIds)),
  ]
  for (const act of acts.toSorted((left, right) => left.at.getTime() - right.at.getTime())) {
    await act.do(cases[act.story] as Case, act.at)
    while (await deliver(act.at)); // what went out then was out before the next thing happened
  }
  await tickOffByHand(db, now)
  await receiveDemoLetters(db, staff, now)
  await liveDemoCrises(db, staff, now)
  await askDemoQuestions(db, { personId: staff['fungsional']?.personId ?? '' }, now)
  await handInDemo(db, { files: openFileStore(filesFolder), personId: staff['fungsional']?.personId ?? '' }, now)
  await bringInDemo(db, staff, now)
  await keepDemoNarratives(db, { writer: staff.fungsional, decider: staff['kepala-dinas'] }, now)
  await hearFromDemoSources(db, { personId: staff['fungsional']?.personId ?? '' }, now)
  return { items: stories.length + programmes.length, dossiers: cases.filter((it) => it.dossierId).length }
}

/** Media that no program reaches, each with the form of the text that it takes. */
async function addDemoDestinations(tx: Tx, personId: string, now: Date): Promise<void> {
  for (const [name, form] of [
    ['Radio RKPD', 'radio'],
    ['Saluran WhatsApp', 'chat'],
    ['Videotron alun-alun', 'videotron'],
  ] as const) {
    // prettier-ignore
    const fields = { name, on: true, address: '', settings: { form }, secret: undefined, contentTypes: [], perMinute: 20 }
    await insertDestination(tx, { id: newId(), channel: 'hand', byHand: true, once: false, fields, personId }, now)
  }
}

const TO_DO_MS = 24 * 60 * 60_000

/** What went out before was brought there; the last day's still waits for somebody, on a Sunday the last that went out. */
async function tickOffByHand(db: Db, now: Date): Promise<void> {
  const { last } = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .select((eb) => eb.fn.max('delivery.created_at').as('last'))
    .where('delivery.state', '=', 'by-hand')
    .where('publication.went_out_at', 'is not', null)
    .executeTakeFirstOrThrow()
  const today = new Date(now.getTime() - TO_DO_MS)
  await db
    .updateTable('delivery')
    .set((eb) => ({ state: 'sent', sent_at: eb.ref('created_at') }))
    .where('state', '=', 'by-hand')
    .where('created_at', '<', last && last < today ? last : today)
    .execute()
}

/** The round that is under way, due as long after its opening as the SOP gives it. */
function openingOf(db: Db, staff: Staff, now: Date): Act {
  return {
    at: before(now, 3 * 450),
    story: 0,
    do: async (_, then) => {
      const step = await findInventoryStep(db, then)
      const dueAt = addWorking(calendar, then, step?.minutes ?? 0)
      const round = { title: 'Pekan ini', dueAt, personId: staff.fungsional.personId }
      await db.transaction().execute((tx) => insertRound(tx, round, then))
    },
  }
}

// How many working minutes ago the last act of a story happened, so that some are in time and some are late.
const REST: Partial<Record<Ending, readonly number[]>> = {
  2: [12, 35, 70, 20],
  3: [4, 22],
  4: [6, 11, 28],
  5: [9],
  6: [3],
  returned: [25],
  noted: [8],
  refused: [18],
  held: [90],
}
const rests = new Map<Ending, number>()

function actsOf(
  db: Db,
  staff: Staff,
  signer: Signer,
  story: Story,
  at: number,
  now: Date,
  programmeIds: readonly string[],
): Act[] {
  const { ends } = story
  const route = ends ? routeOf(ends) : []
  const lengths = route.map((_, index) => 14 + ((at * 7 + index * 11) % 40))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const count = rests.get(ends ?? 1) ?? 0
  rests.set(ends ?? 1, count + 1)
  const rest =
    ends === 'published' || ends === 'withdrawn' || ends === 'corrected'
      ? 60 + ((at * 137) % 2600)
      : (REST[ends ?? 1]?.[count % (REST[ends ?? 1]?.length ?? 1)] ?? 40 + at * 5)
  let time = before(now, total + rest)
  const noted: Act = {
    at: before(now, Math.min(total + rest + 90 + ((at * 53) % 400), 8.9 * 450)),
    story: at,
    do: async (case_, then) => {
      case_.itemId = await db
        .transaction()
        .execute((tx) =>
          insertItem(
            tx,
            itemOf(story, then, staff, story.programme === undefined ? null : (programmeIds[story.programme] ?? null)),
            then,
          ),
        )
    },
  }
  if (!ends) return [noted]
  return [
    noted,
    ...route.map((step, index): Act => {
      time = addWorking(calendar, time, lengths[index] ?? 10)
      return {
        at: time,
        story: at,
        do: (case_, then) => doStep(db, staff, signer, story, step, case_, then, dayOf(ZONE, now)),
      }
    }),
  ]
}

/** The secretary travels, and the head of division acts for them by a letter; everyone else is there. */
async function sendSomeoneAway(tx: Tx, staff: Staff, today: string, now: Date): Promise<void> {
  const { sekretaris, administrator } = staff
  const until = Temporal.PlainDate.from(today).add({ days: 3 }).toString()
  const away = { personId: sekretaris.personId, kind: 'duty-travel' as const, fromOn: today, untilOn: until }
  await insertAbsence(tx, away, administrator, now)
  await insertActing(
    tx,
    {
      form: 'plh',
      postId: 'sekretaris',
      personId: staff['kepala-bidang'].personId,
      forPersonId: sekretaris.personId,
      number: `800.1.11.1/214/${today.slice(0, 4)}`,
      datedOn: today,
      scanHash: null,
      fromOn: today,
      untilOn: until,
      kinds: null,
      steps: null,
    },
    { by: administrator, today, now },
  )
}

const DUTY_DAYS = 8

/** A week's roster of the crisis desk, from last night's shift on. */
async function putOnDuty(tx: Tx, staff: Staff, today: string, now: Date): Promise<void> {
  const { fungsional, sekretaris, administrator } = staff
  const kabid = staff['kepala-bidang']
  const turns = [
    { from: 7 * 60, until: 14 * 60 },
    { from: 14 * 60, until: 21 * 60 },
    { from: 21 * 60, until: 7 * 60 },
  ]
  const teams = [[kabid, fungsional], [fungsional], [kabid], [fungsional, kabid], [sekretaris]]
  const weekdays = [1, 2, 3, 4, 5, 6, 7]
  const fromOn = dayAfter(today, -1)
  const pattern = { fromOn, untilOn: dayAfter(today, DUTY_DAYS), weekdays, turns }
  const shifts = shiftsOf({ ...pattern, teams: teams.map((team) => team.map((it) => it.personId)) }, ZONE)
  const letter = {
    letterNumber: `094/318/${today.slice(0, 4)}`,
    letteredOn: fromOn,
    note: 'Ruang media, telepon 0355-791000',
  }
  await insertShifts(tx, shifts.filter((it) => it.until > now).map((it) => ({ ...it, ...letter })), administrator, now) // prettier-ignore
}

function itemOf(
  it: {
    kind: 'programme' | 'activity' | 'issue'
    title: string
    summary: string
    agency: string
    source: string
    level: Story['level']
  },
  now: Date,
  staff: Staff,
  programmeId: string | null,
) {
  return {
    kind: it.kind,
    title: it.title,
    summary: it.summary,
    agency: it.agency,
    source: it.source,
    sourceUrl: '',
    notedOn: dayOf(ZONE, now),
    level: it.level,
    programmeId,
    personId: staff.fungsional.personId,
  }
}

/** The instant so many working minutes before another. */
function before(now: Date, minutes: number): Date {
  let early = now.getTime() - 60 * 24 * 60 * 60 * 1000
  let late = now.getTime()
  while (late - early > 60_000) {
    const middle = (early + late) / 2
    if (workingBetween(calendar, new Date(middle), now) >= minutes) early = middle
    else late = middle
  }
  return new Date(Math.floor(early / 60_000) * 60_000)
}
