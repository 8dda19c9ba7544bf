/**
 * What agencies hand in by a link, without an account (SOP step 1: the agencies' own news): what a form must say, how it
 * reads as an item, and how it stands afterwards. Whoever has the link is a stranger: every field is judged.
 */
import { calendarDay } from '../../base/day.ts'
import { asKept, isPlain, oneLine } from '../../base/text.ts'
import type { ItemState, Kind } from '../rules.ts'

export const intakeKinds = ['activity', 'programme', 'issue', 'complaint-answer'] as const
export type IntakeKind = (typeof intakeKinds)[number]
/** Whether who is seen in the photos agreed to be: there is nobody, they did, or nobody asked them yet. */
export const consents = ['none', 'agreed', 'unasked'] as const
export type Consent = (typeof consents)[number]

/** What each field holds, in UTF-16 units; together, with their names, they fit one item's summary. */
export const INTAKE_MAX = { title: 200, what: 1_500, who: 500, place: 300, why: 700, how: 700, name: 150, post: 150, phone: 30, words: 2_000 } // prettier-ignore
export const PHOTOS_MAX = 6
/** Of one link: a busy agency hands in a few a day, and whoever found a link cannot fill the inventory with it. */
export const LIMITS = { perHour: 12, perDay: 40, waiting: 100, photosPerDay: 300, additions: 20 }
/** A news is asked about in its own year; whom to ask is let go then (UU 27/2022 pasal 16 ayat (2) huruf g). */
export const CONTACT_KEPT_DAYS = 365
/** A regency has about sixty agencies, its villages and schools some hundreds. */
export const LINKS_MAX = 1_000

export type Photos = { readonly people: Consent; readonly children: Consent }
export type Contact = { readonly name: string; readonly post: string; readonly phone: string }
export type IntakeFacts = {
  readonly kind: IntakeKind
  readonly title: string
  readonly what: string
  readonly who: string
  readonly day: string | null
  /** `09:30`, or '' where nobody said. */
  readonly time: string
  readonly place: string
  readonly why: string
  readonly how: string
}
export type HandedIn = { readonly facts: IntakeFacts; readonly contact: Contact; readonly consent: Photos | null }
/** A photo with who sent it and what they said of those who can be seen in it. */
export type PhotoSaid = Photos & { readonly hash: string; readonly name: string; readonly agency: string; readonly receipt: string } // prettier-ignore

type WithPhotos = {
  readonly consent: Photos | null
  readonly photos: readonly { readonly hash: string; readonly name: string }[]
}

/** All photos of what was handed in, the newest first and each picture once, as it was told last. */
export function photosOf(
  intakes: readonly (WithPhotos & {
    readonly agency: string
    readonly receipt: string
    readonly additions: readonly WithPhotos[]
  })[],
): PhotoSaid[] {
  const photos = intakes.flatMap(({ agency, receipt, additions, ...it }) =>
    [...additions.toReversed(), it].flatMap(({ consent, photos: sent }) =>
      consent ? sent.map(({ hash, name }) => ({ hash, name, agency, receipt, ...consent })) : [],
    ),
  )
  return photos.filter((it, at) => photos.findIndex((one) => one.hash === it.hash) === at)
}

export type Addition = { readonly words: string; readonly consent: Photos | null }

export type FaultCode = 'missing' | 'too-long' | 'broken' | 'bad-day' | 'bad-time' | 'bad-phone' | 'choose'
export type FormFault = { readonly field: string; readonly code: FaultCode; readonly max?: number }
/** What a form sent, by its fields' names. */
export type Form = ReadonlyMap<string, string>

// Marks that turn the reading direction or show nothing: in a stranger's line they only ever hide what it says.
const HIDING = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

function reader(form: Form) {
  const faults: FormFault[] = []
  const text = (field: string, it: { max: number; lines?: boolean; needed?: boolean }): string => {
    const raw = asKept(form.get(field) ?? '').replace(HIDING, '')
    const said = it.lines ? raw.trim() : oneLine(raw)
    if (!isPlain(said)) faults.push({ field, code: 'broken' })
    else if (said.length > it.max) faults.push({ field, code: 'too-long', max: it.max })
    else if (said === '' && it.needed) faults.push({ field, code: 'missing' })
    else return said
    return ''
  }
  const oneOf = <Value extends string>(field: string, values: readonly Value[]): Value | null => {
    const found = values.find((it) => it === form.get(field))
    if (found === undefined) faults.push({ field, code: 'choose' })
    return found ?? null
  }
  const photos = (count: number): Photos | null => {
    if (count === 0) return null
    const people = oneOf('orang', consents)
    const children = oneOf('anak', consents)
    return people && children && { people, children }
  }
  return { faults, text, oneOf, photos }
}

/** Reads a form that hands something in. @param photos how many came with it: without any nobody's consent is asked */
export function readIntake(form: Form, photos: number): HandedIn | { readonly faults: readonly FormFault[] } {
  const { faults, text, oneOf, photos: consentOf } = reader(form)
  const kind = oneOf('jenis', intakeKinds)
  const facts = {
    title: text('judul', { max: INTAKE_MAX.title, needed: true }),
    what: text('apa', { max: INTAKE_MAX.what, lines: true, needed: true }),
    who: text('siapa', { max: INTAKE_MAX.who, lines: true }),
    day: text('tanggal', { max: 40 }) || null,
    time: text('jam', { max: 40 }).replace('.', ':'),
    place: text('tempat', { max: INTAKE_MAX.place, lines: true }),
    why: text('mengapa', { max: INTAKE_MAX.why, lines: true }),
    how: text('bagaimana', { max: INTAKE_MAX.how, lines: true }),
  }
  if (facts.day !== null && !calendarDay.safeParse(facts.day).success)
    faults.push({ field: 'tanggal', code: 'bad-day' })
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/.test(facts.time)) faults.push({ field: 'jam', code: 'bad-time' })
  const consent = consentOf(photos)
  const contact = {
    name: text('nama', { max: INTAKE_MAX.name, needed: true }),
    post: text('jabatan', { max: INTAKE_MAX.post, needed: true }),
    phone: text('telepon', { max: INTAKE_MAX.phone, needed: true }),
  }
  const digits = contact.phone.replace(/\D/g, '').length
  const isPhone = /^[\d+\-() .]*$/.test(contact.phone) && digits >= 6 && digits <= 15
  if (contact.phone !== '' && !isPhone) faults.push({ field: 'telepon', code: 'bad-phone' })
  if (form.get('benar') !== 'ya') faults.push({ field: 'benar', code: 'choose' })
  return faults.length > 0 || !kind ? { faults } : { facts: { kind, ...facts }, contact, consent }
}

/** Reads a form that adds to what was handed in. */
export function readAddition(form: Form, photos: number): Addition | { readonly faults: readonly FormFault[] } {
  const { faults, text, photos: consentOf } = reader(form)
  const words = text('tambahan', { max: INTAKE_MAX.words, lines: true, needed: photos === 0 })
  const consent = consentOf(photos)
  return faults.length > 0 ? { faults } : { words, consent }
}

/** What the register calls it. */
export const itemKindOf = (kind: IntakeKind): Kind => (kind === 'complaint-answer' ? 'issue' : kind)

/** The receipt as people say it: `OPD-2026/0012`. */
export const receiptOf = (it: { readonly year: number; readonly number: number }): string =>
  `OPD-${it.year}/${String(it.number).padStart(4, '0')}`

export const intakeStates = ['received', 'taken-up', 'published', 'put-aside', 'withdrawn'] as const
export type IntakeState = (typeof intakeStates)[number]

/** How what was handed in stands, as its agency is told: by the item that it is, or that it was joined to. */
export function intakeStateOf(it: {
  readonly item: ItemState
  readonly dossier: 'held' | 'published' | 'running' | 'withdrawn' | null
  readonly isPublic: boolean
}): IntakeState {
  if (it.isPublic) return 'published'
  if (it.dossier === 'withdrawn') return 'withdrawn'
  if (it.dossier !== null || it.item === 'picked') return 'taken-up'
  return it.item === 'dismissed' ? 'put-aside' : 'received'
}

/** To what is not yet decided or public more may be said. */
export const mayAdd = (state: IntakeState): boolean => state === 'received' || state === 'taken-up'
