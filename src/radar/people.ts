/**
 * How many people and houses a text speaks of: the dead beside a word of death, those hurt, driven out or in danger. A
 * number counts what stands beside it, up to the next one, and nobody who is a witness, an age or a street. Pure.
 */
import { countAt } from './counts.ts'
import {
  animals,
  bystanders,
  floods,
  kin,
  labels,
  others,
  persons,
  several,
  survivors,
  totals,
  troubles,
} from './crisis-words.ts'
import { BEFORE_PLACES, FILES, HOUSE, HURTS, isSaid, lists, MEASURES, NEAR_WORDS, OUT, WRECKS } from './marks.ts'
import { CAPITAL, hashOf, LOWER, NUMBER, type Reading, UPPER, wordAt, wordSet } from './words.ts'

export const DEATHS_MANY = 3
/** So many hurt or ill say so much. */
const HURT = [[300, 1], [100, 0.85], [50, 0.4], [20, 0.3]] as const // prettier-ignore
/** So many driven out, or unwell. */
const TROUBLED = [[1_000, 0.58], [300, 0.5], [100, 0.3], [50, 0.27], [20, 0.25]] as const // prettier-ignore
/** And so many houses. */
const HOUSES = [[1_000, 0.55], [300, 0.46], [100, 0.22]] as const // prettier-ignore
const UNHURT_MAX = 0.58 // of those driven out and of houses together: bodies weigh more
const CROWD_MIN = 20
const FLOODED = 0.6 // of that, where they only stand under water
const HURT_WORDS = 9 // between a number and what befell them: “50 siswa di Wates, Kecamatan Panggul, diduga keracunan”
const DEAD_WORDS = 6 // “tiga tamu kenduri di Wates tewas”
const SURE_WORDS = 4 // within so few nobody else is meant
const SEVERAL_WORDS = 3 // “sejumlah penghuni terjebak dan belum ditemukan”
const TOLL_WORDS = 11 // “korban meninggal akibat banjir di … menjadi 12 orang”
const HOUSE_WORDS = 6
const CROWD_MAX = 1_000_000

const ACTIVE = /^me/i
const SUFFERS = /^men(?:inggal|gungsi|gambang|gapung)/i // active in form alone
const BEFALLS = /^(?:di|ter|(?:dan|masih|belum|yang|juga|telah|sudah|asal)$)/i

/** How many dead a word of death speaks of; 0 where it does not say, `ON_FILE` where they are entries. */
export function deadNear(reading: Reading, marks: readonly number[], at: number, from: number, to: number): number {
  // “ribuan santri mengantar jenazah”: who is counted stands right beside, “jenazah enam korban”.
  if (BODIES.has(reading.hash[at] as number))
    return (
      numberEndingAt(reading, marks, at, from, to) || (at + 1 < to ? peopleAt(reading, marks, at + 1, from, to) : 0)
    )
  for (let near = at - 1; near >= Math.max(from, at - DEAD_WORDS); near--) {
    const people = peopleAt(reading, marks, near, from, to)
    if (people === 0 || isSaid(SURVIVORS, reading, near + 1, at) || isOfOthers(reading, near, at, from)) continue
    if (!isOfSame(reading, near + 1, at, at - near > SURE_WORDS)) break
    return near > from && (marks[near - 1] as number) & FILES ? ON_FILE : people
  }
  for (let near = at + 1; near < Math.min(to, at + TOLL_WORDS); near++) {
    if (near >= at + NEAR_WORDS + 1 && !TOTALS.has(reading.hash[near - 1] as number)) continue
    const people = peopleAt(reading, marks, near, from, to)
    if (people > 0 && !isOfLiving(reading, near, from, to)) return people
  }
  if (severalBefore(reading, at, from)) return DEATHS_MANY
  // “Suwarni (45), Budi (12) dan Siti (8) tewas”
  const ages = agesIn(reading, from, to)
  return ages >= 2 ? ages : 0
}

/** “ibu tiga anak tewas”, “lima saksi kasus pria tewas”, “satu dari empat tewas”: who is counted did not die; “lebih dari empat” did. */
const isOfOthers = (reading: Reading, at: number, to: number, from: number): boolean =>
  (at > from &&
    KIN.has(reading.hash[at - 1] as number) &&
    !(at - 1 > from && BOUNDS.has(reading.hash[at - 2] as number))) ||
  isSaid(BYSTANDERS, reading, at + 1, to)

/** Whether nobody else comes between: “tiga pemancing menemukan pria tewas”, and farther on “40 penumpang terguling, sopir tewas”. */
function isOfSame(reading: Reading, first: number, to: number, isFar: boolean): boolean {
  const { hash, form, text, start, end } = reading
  for (let at = first; at < to; at++) {
    if (ACTIVE.test(wordAt(reading, at)) && !SUFFERS.test(wordAt(reading, at))) return false
    if (!isFar) continue
    if (OTHERS.has(hash[at] as number)) return false
    if (/[,;:]/.test(text.slice(end[at], start[at + 1])) && form[at + 1] === LOWER) return false
  }
  return true
}

/** “Beberapa orang dilaporkan hanyut”: who it befell stands shortly before, with nothing that they do (“melihat korban tewas”). */
export function severalBefore(reading: Reading, at: number, from: number): boolean {
  const { hash } = reading
  for (let who = at - 1; who > Math.max(from, at - 2 - SEVERAL_WORDS); who--) {
    if (PERSONS.has(hash[who] as number)) {
      if (SEVERAL.has(hash[who - 1] as number)) return true
    } else if (!BEFALLS.test(wordAt(reading, who))) return false
  }
  return false
}

function agesIn(reading: Reading, from: number, to: number): number {
  let ages = 0
  for (let at = from; at < to; at++) {
    const count = countAt(reading, at, from)
    if (count && count.value <= AGE_MAX && isAge(reading, count.from, count.to)) ages++
  }
  return ages
}

/** “tujuh luka”, “tujuh orang selamat”: counts no dead. */
function isOfLiving(reading: Reading, at: number, from: number, to: number): boolean {
  const end = countAt(reading, at, from)?.to ?? to
  return isSaid(SURVIVORS, reading, end, Math.min(to, end + 2))
}

function numberEndingAt(reading: Reading, marks: readonly number[], at: number, from: number, to: number): number {
  for (let near = Math.max(from, at - 3); near < at; near++) {
    const count = countAt(reading, near, from)
    if (count?.to === at) return peopleAt(reading, marks, near, from, to)
  }
  return 0
}

/** The greatest number of people in a sentence. */
export function crowdNear(reading: Reading, marks: readonly number[], from: number, to: number): number {
  let most = 0
  for (let at = from; at < to; at++) most = Math.max(most, peopleAt(reading, marks, at, from, to))
  return most
}

type Crowd = { strength: number; words: string }

export function keepCrowd<Of extends Crowd>(kept: Of, found: Of): void {
  if (found.strength > kept.strength) Object.assign(kept, found)
}

/** How many of a sentence were hurt, fell ill or were driven out, and how many houses were wrecked. */
export function crowdBetween(reading: Reading, marks: readonly number[], from: number, to: number): Crowd {
  const bodies: Crowd & { at?: number } = { strength: 0, words: '' }
  const people: Crowd & { at?: number } = { strength: 0, words: '' }
  const homes: Crowd = { strength: 0, words: '' }
  for (let at = from; at < to; at++) {
    if ((marks[at] as number) & OUT) continue
    const count = countAt(reading, at, from)
    if (!count || count.value < CROWD_MIN || (at > from && (marks[at - 1] as number) & FILES)) continue
    const isHouses = count.to < to && Boolean((marks[count.to] as number) & HOUSE)
    if (!isHouses && !isPeople(reading, marks, count.from, count.to, from, to)) continue
    const far = isHouses ? HOUSE_WORDS : HURT_WORDS
    // “419 keluhan mual” are not as many poisoned.
    const isComplaint = isSaid(COMPLAINTS, reading, Math.max(from, count.from - 2), Math.min(to, count.to + 3))
    // Up to the next number: “dari 800 peserta, tiga orang pingsan”.
    let first = count.from
    while (first > Math.max(from, count.from - far) && reading.form[first - 1] !== NUMBER) first--
    for (let near = first; near < Math.min(to, count.to + far); near++) {
      if (near >= count.to && isOtherCount(reading, marks, near, from)) break
      const its = marks[near] as number
      if (!(its & (isHouses ? WRECKS : HURTS)) || its & OUT) continue
      const words = `${reading.text.slice(reading.start[count.from], reading.end[count.to - 1])} … ${wordAt(reading, near)}`
      if (isHouses) {
        const part = FLOODS.has(reading.hash[near] as number) ? FLOODED : 1
        keepCrowd(homes, { strength: sizeOf(count.value, HOUSES) * part, words })
      } else if (isComplaint || TROUBLES.has(reading.hash[near] as number))
        keepCrowd(people, { strength: sizeOf(count.value, TROUBLED), words, at })
      else keepCrowd(bodies, { strength: sizeOf(count.value, HURT), words, at })
    }
  }
  // “110 orang mual dan pusing” are no 220.
  const unhurt = bodies.at === people.at ? homes.strength : people.strength + homes.strength
  return {
    strength: Math.min(1, bodies.strength + Math.min(UNHURT_MAX, unhurt)),
    words: [bodies.words || people.words, homes.words].filter(Boolean).join(', '),
  }
}

/** A number that counts something of its own; not “612 siswa dari 9 sekolah keracunan”. */
function isOtherCount(reading: Reading, marks: readonly number[], at: number, from: number): boolean {
  const count = countAt(reading, at, from)
  return count !== null && !((marks[count.to] ?? 0) & MEASURES)
}

const sizeOf = (value: number, steps: readonly (readonly [least: number, size: number])[]): number =>
  steps.find(([least]) => value >= least)?.[1] ?? 0

/** How many people a number that begins here counts; 0 where it counts none. */
function peopleAt(reading: Reading, marks: readonly number[], at: number, from: number, to: number): number {
  const count = countAt(reading, at, from)
  if (!count || count.value > CROWD_MAX || !isPeople(reading, marks, count.from, count.to, from, to)) return 0
  return (count.to < to && (marks[count.to] as number) & HOUSE) === HOUSE ? 0 : count.value
}

/** “Yulianto Tahir (40)”: an age. */
function isAge({ text, start, end, form, hash }: Reading, first: number, last: number): boolean {
  if (text[(start[first] ?? 0) - 1] !== '(' || text[end[last - 1] ?? 0] !== ')' || first === 0) return false
  // “meninggal (12)” counts.
  const [its, word] = [form[first - 1], hash[first - 1] as number]
  return (its === CAPITAL || its === UPPER) && !lists.words.has(word) && !lists.marks.has(word)
}

/** Whether a sentence tells of one person alone. */
export function isOfOne(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (ONE.has(reading.hash[at] as number)) return true
    const count = countAt(reading, at, from)
    if (!count || count.value > AGE_MAX) continue
    if (isAge(reading, count.from, count.to) || (count.to < to && reading.hash[count.to] === YEARS)) return true
  }
  return false
}

/** “di Jantur Empat”, “Jalan Lanting Dua”: a number that ends the name of a place. */
function endsName({ hash, form, sentence, text, start, end }: Reading, at: number): boolean {
  if (form[at] !== CAPITAL || form[at - 1] !== CAPITAL || sentence[at - 2] !== sentence[at]) return false
  const isNext = text.slice(end[at - 1], start[at]) === ' '
  return isNext && BEFORE_PLACES.has(hash[at - 2] as number) && !PERSONS.has(hash[at + 1] as number)
}

const isPeople = (
  reading: Reading,
  marks: readonly number[],
  first: number,
  end: number,
  from: number,
  to: number,
): boolean =>
  // prettier-ignore
  !(end < to && (marks[end] as number) & MEASURES) && !(first > from && LABELS.has(reading.hash[first - 1] as number)) &&
  !isAge(reading, first, end) && !endsName(reading, first) &&
  !(end + 1 < to && reading.hash[end] === CHILD && ANIMALS.has(reading.hash[end + 1] as number)) // “5 anak sapi”

export const ANIMALS = wordSet(animals)
const CHILD = hashOf('anak')
const KIN = wordSet(kin)
const BOUNDS = wordSet('kurang lebih')
const BYSTANDERS = wordSet(bystanders)
const OTHERS = wordSet(others)
const COMPLAINTS = wordSet('keluhan mengeluh mengeluhkan dikeluhkan')
const SEVERAL = wordSet(several)
export const PERSONS = wordSet(persons)
const LABELS = wordSet(labels)
const SURVIVORS = wordSet(survivors)
const TOTALS = wordSet(totals)
const TROUBLES = new Set(troubles.split(',').map((it) => hashOf(it.trim().split(' ')[0] as string)))
const FLOODS = wordSet(floods)
export const ON_FILE = -1 // “data 84 warga yang meninggal”
const ONE = wordSet('seorang sorang')
const YEARS = hashOf('tahun')
const AGE_MAX = 110
const BODIES = new Set(['jenazah', 'jasad', 'mayat'].map(hashOf))
