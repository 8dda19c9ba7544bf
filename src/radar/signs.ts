/**
 * What an item tells of, and how much of it: signs by words (`crisis-words.ts`), how many died, were hurt, driven out or
 * protest by the numbers beside them. What is denied, prevented, taught, played, tried in court, counted by the year or
 * of long ago or far away is no sign of now; nor is a word inside the name of an organisation.
 */
import {
  animals,
  anyTime,
  authorities,
  beforePlaces,
  betterments,
  blamed,
  blames,
  brawls,
  bystanders,
  concealments,
  courts,
  daysLong,
  denials,
  diseases,
  done,
  emergencies,
  figures,
  floods,
  forces,
  happenings,
  highOffices,
  houses,
  hurts,
  kin,
  labels,
  laws,
  listed,
  lowOffices,
  measures,
  mournings,
  nearly,
  noEmergency,
  ofPlaces,
  organisations,
  organisationWords,
  others,
  outrages,
  overTime,
  panics,
  papers,
  patients,
  persons,
  pretences,
  preventions,
  records,
  recoveries,
  rebuttals,
  rehearsals,
  rises,
  rumours,
  services,
  several,
  signs,
  softWords,
  solidWords,
  speeches,
  standstills,
  survivors,
  topics,
  totals,
  troubles,
  truths,
  undone,
  violence,
  wholes,
  worst,
  wrecks,
  type Sign,
  type WordSign,
  works,
} from './crisis-words.ts'
import { countAt } from './counts.ts'
import { frameOf, holdsIn, isInEarnest, LAST_YEAR, type Frame } from './frames.ts'
import { CAPITAL, hashOf, joined, LOWER, NUMBER, UPPER, wordAt, wordSet, type Reading } from './words.ts'

/** How much an item tells of each sign, 0 to 1, and by which words as they stand in the text. */
export type Told = ReadonlyMap<Sign, { readonly words: string; readonly strength: number }>

/** How much one item says, by what it tells of. Above all: one death is of every day, three are not. */
const STRENGTH = {
  death: 0.15, // one, or nobody says how many
  deaths: 0.58, // two
  manyDeaths: 1, // three or more
  diseaseDeaths: 0.2, // in a season of it
  supported: 0.6, // a soft word beside a solid one
  missing: 0.5, // some; of as many as ten few come back
  violent: 0.5, // one, by a crowd or a weapon
  rising: 0.2, // more, where the toll is told to grow
  critical: 0.1, // a life that hangs on a thread
  brawl: 0.4, // “ricuh”, “bentrok”, and nothing worse
  overrun: 0.35, // a hospital that is full
  overrunSmall: 0.15, // a health centre that is
  overrunSeasonal: 0.2,
  standstill: 0.5, // a service of many, for days
  protest: 0.3,
  blamed: 0.5, // an authority, for what happened
  outrage: 0.6, // somebody in office, against a child or a woman
  accused: 0.3, // somebody, or of a village
  rumour: 0.2,
} as const
const DEATHS_MANY = 3
const CROWD_PROTEST = 1_000
const MISSING_MANY = 10
/** So many hurt or ill say so much. */
const HURT = [[300, 1], [100, 0.85], [50, 0.4], [20, 0.3]] as const // prettier-ignore
/** So many driven out, or unwell. */
const TROUBLED = [[1_000, 0.58], [300, 0.5], [100, 0.3], [50, 0.27], [20, 0.25]] as const // prettier-ignore
/** And so many houses. */
const HOUSES = [[1_000, 0.55], [300, 0.46], [100, 0.22]] as const // prettier-ignore
const UNHURT_MAX = 0.58 // of those driven out and of houses together: bodies weigh more
const CROWD_MIN = 20
const FLOODED = 0.6 // of that, where they only stand under water
const SEASONAL_CROWD = 0.3
const SEASONAL = 0.5 // of that, of cases that add up over weeks
const RECOVERED = 0.3
const DAYS_LONG = 3

const DENIED_WORDS = 4 // “tidak ada laporan korban jiwa”
const NEAR_WORDS = 5
const NEARLY_WORDS = 2 // “nyaris dihakimi massa”
const HURT_WORDS = 9 // between a number and what befell them: “50 siswa di Wates, Kecamatan Panggul, diduga keracunan”
const DEAD_WORDS = 6 // “tiga tamu kenduri di Wates tewas”
const SURE_WORDS = 4 // within so few nobody else is meant
const SEVERAL_WORDS = 3 // “sejumlah penghuni terjebak dan belum ditemukan”
const TOLL_WORDS = 11 // “korban meninggal akibat banjir di … menjadi 12 orang”
const HOUSE_WORDS = 6
const LAW_WORDS = 5 // from an office to what the law did
const CROWD_MAX = 1_000_000

// What a word may say of its sentence or of those beside it.
const DENIES = 1
const PREVENTS = 1 << 1
const REHEARSES = 1 << 2
const PRETENDS = 1 << 3
const JUDGES = 1 << 4
const HAPPENS = 1 << 5
const MOURNS = 1 << 6
const NAMES = 1 << 7 // an organisation
const NAMED = 1 << 8
const FILES = 1 << 9
const MEASURES = 1 << 10
const HOUSE = 1 << 11
const WRECKS = 1 << 12
const AUTHORITY = 1 << 13
const HURTS = 1 << 14
const WHOLE = 1 << 15
const RECOVERS = 1 << 16
const DISEASE = 1 << 17
const SERVICE = 1 << 18
const STANDS = 1 << 19
const BLAME = 1 << 20
const HIGH = 1 << 21
const LOW = 1 << 22
const SPEAKS = 1 << 23
const LAW = 1 << 24
const PANICS = 1 << 25
const LISTED = 1 << 26
const FIGURE = 1 << 27 // says with the next word what is not grave
const OPENS = 1 << 28 // begins what two words say together
const TELLS = 1 << 30 // has a sign of its own, or makes one with a word near
const RECORDS = 1 << 31
// Of a word as it stands.
const OUT = 1 << 29 // denied, prevented or part of a name

const lists = listWords()
const EMERGENCIES = new Set(emergencies.split(' '))
const isEmergency = (words: string) => words.toLowerCase().split(' ').some((word) => EMERGENCIES.has(word)) // prettier-ignore

type Hit = {
  readonly sign: WordSign
  readonly at: number
  readonly words: string
  readonly isSoft: boolean
  /** A soft word beside a number of people, which holds by itself. */
  readonly isCounted: boolean
  readonly strength: number
}

/** What a text tells of, whether it says as a whole that it is not of now and here, or not so, and whether those hurt get well. */
export function signsOf(reading: Reading): {
  readonly told: Told
  readonly frame: Frame | null
  readonly isEased: boolean
} {
  const { count } = reading
  const found = new Map<Sign, { words: string; strength: number }>()
  const marks = marksOf(reading)
  let all = 0
  for (let at = 0; at < count; at++) all |= marks[at] as number
  if (all & REHEARSES && !isInEarnest(reading)) return { told: found, frame: 'rehearsed', isEased: false }
  const frame = frameOf(reading)
  if (!(all & (TELLS | OPENS | HURTS | WRECKS | BLAME))) return { told: found, frame, isEased: false }
  const hits: Hit[] = []
  const isToll = tellsToll(reading)
  const crowd = { strength: 0, words: '' }
  let isRumour = false
  for (const { from, to, said } of sentencesOf(reading, marks)) {
    const isElsewhere = Boolean(said & PRETENDS) && (Boolean(said & RECORDS) || !(said & HAPPENS))
    // Whoever is arrested today is asked about money of years ago.
    if (isElsewhere && !(said & HIGH && said & LAW)) continue
    const here = hitsBetween(reading, marks, { from, to, said }).filter((it) => !isElsewhere || (it.sign === 'official' && it.strength === 1)) // prettier-ignore
    if (isElsewhere && here.length === 0) continue
    if (frame) {
      hits.push(...here.filter((it) => holdsIn(frame, reading, it)))
      continue
    }
    const isHoax = here.some(({ sign }) => sign === 'hoax')
    // A rumour of deaths that is called one has killed nobody; what it is of makes it grave.
    if (isHoax) isRumour ||= here.some(({ sign }) => sign === 'harm' || sign === 'fatal' || sign === 'unrest')
    const truth = isHoax ? firstOf(TRUTHS, reading, from, to) : from
    hits.push(...here.filter(({ sign, at }) => (isHoax ? sign === 'hoax' || at > truth : !(said & JUDGES) || sign === 'unrest'))) // prettier-ignore
    if (!(said & (HURTS | WRECKS)) || isElsewhere || said & JUDGES) continue
    // “Kabar bohong itu memicu kepanikan, 3.100 warga mengungsi”: what came of the fright did happen.
    const first = isHoax ? panicIn(marks, from, to) : from
    keepCrowd(crowd, crowdBetween(reading, marks, first, to))
  }
  const isSupported = hits.some((it) => !it.isSoft)
  // Who is mourned died as people do, however many came.
  const isMourning = Boolean(all & MOURNS) && !isSupported
  const isSeasonal = Boolean(all & DISEASE) && !hits.some(({ sign, isSoft }) => sign === 'stopped' && !isSoft)
  for (const { sign, isSoft, isCounted, words, strength } of hits) {
    if (isSoft && (isMourning || !(isSupported || isCounted))) continue
    let its = strength
    // A headline says that the toll grows, the text how many died.
    if (sign === 'fatal' && strength === STRENGTH.deaths && isToll) its += STRENGTH.rising
    if (sign === 'hoax' && (isRumour || all & PANICS))
      its = /benar$|dibantah$|diluruskan$|ditepis$/.test(words) ? strength : 1
    if (isSeasonal && sign === 'fatal' && (its < STRENGTH.manyDeaths || isOverTime(reading)))
      its = Math.min(its, STRENGTH.diseaseDeaths)
    if (isSeasonal && sign === 'harm') its *= SEASONAL
    if (isSeasonal && sign === 'stopped') its = Math.min(its, STRENGTH.overrunSeasonal)
    const known = found.get(sign)
    if (!known) found.set(sign, { words: words.toLowerCase(), strength: its })
    else if (its > known.strength) known.strength = its
  }
  // “300 pasien berobat gratis”, “400 rumah rusak diperbaiki”: a number tells of nothing without what happened.
  if (crowd.strength > 0 && hits.length > 0) {
    if (isSeasonal) crowd.strength *= SEASONAL_CROWD
    if (all & WHOLE && all & RECOVERS && isAllWell(reading, marks)) crowd.strength *= RECOVERED
    found.set('many', { words: crowd.words.toLowerCase(), strength: crowd.strength })
  }
  return { told: found, frame: frame ?? (isRumour ? 'denied' : null), isEased: isEased(reading, marks) }
}

/** “sejak Januari”, “tahun ini”: over which the dead of a disease add up. */
function isOverTime({ hash, count }: Reading): boolean {
  for (let at = 0; at < count; at++)
    if (OVER_TIME.has(hash[at] as number) || (at + 1 < count && OVER_TIME.has(joined(hash[at] as number, hash[at + 1] as number)))) return true // prettier-ignore
  return false
}

/** Whether a sentence tells that those who suffer become more: “Korban Ledakan Bertambah Menjadi 2”. */
function tellsToll({ hash, sentence, count }: Reading): boolean {
  for (let at = 0; at < count; at++) {
    if (hash[at] !== TOLL) continue
    for (let near = at + 1; near < Math.min(count, at + NEAR_WORDS) && sentence[near] === sentence[at]; near++)
      if (RISES.has(hash[near] as number)) return true
  }
  return false
}

/** Where a fright is told of; the end where none is. */
function panicIn(marks: readonly number[], from: number, to: number): number {
  for (let at = from; at < to; at++) if ((marks[at] as number) & PANICS) return at
  return to
}

/** Whether a text speaks of anything grave at all, be it by a soft word alone: for what must not be overlooked. */
export function hintsAt(reading: Reading): boolean {
  const marks = marksOf(reading)
  return sentencesOf(reading, marks).some((it) => hitsBetween(reading, marks, it).length > 0)
}

/** From its first word to behind its last, and all that its words say. */
type Span = { readonly from: number; readonly to: number; readonly said: number }

function sentencesOf({ sentence, count }: Reading, marks: readonly number[]): Span[] {
  const found: Span[] = []
  for (let from = 0, to = 0; from < count; from = to) {
    let said = 0
    for (to = from; to < count && sentence[to] === sentence[from]; to++) said |= marks[to] as number
    found.push({ from, to, said })
  }
  return found
}

/** What each word says, and whether it is out of account. */
function marksOf(reading: Reading): number[] {
  const { hash, sentence, count } = reading
  const marks: number[] = []
  let denied = -1
  let prevented = -1 // the sentence in which what follows has not happened
  let name = -1
  let figure = -1 // the second word of one
  let near = -1 // up to which all but happened
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number
    let its = lists.marks.get(word) ?? 0
    if (its & OPENS && at + 1 < count && sentence[at + 1] === sentence[at])
      its |= lists.pairMarks.get(joined(word, hash[at + 1] as number)) ?? 0
    if (its & HAPPENS && at > 0 && TOPICS.has(hash[at - 1] as number)) its &= ~HAPPENS
    if (its & PRETENDS && at > 0 && OF_A_PLACE.has(hash[at - 1] as number)) its &= ~(PRETENDS | RECORDS)
    if (at > 0 && sentence[at] !== sentence[at - 1]) denied = near = name = -1
    if (its & JUDGES && at > 0 && hash[at - 1] === PLAYS) its &= ~JUDGES // “main hakim sendiri”
    if (its & FIGURE) figure = at + 1
    if (at === figure || at + 1 === figure || (at <= near && its & (TELLS | OPENS))) its |= OUT
    if (at <= denied || sentence[at] === prevented) its |= OUT
    if (name >= 0 && its & NAMED) {
      its |= OUT
      name = at
    } else name = its & NAMES ? at : -1
    if (its & DENIES && NEARLY.has(word)) near = at + NEARLY_WORDS
    else if (its & DENIES) denied = at + DENIED_WORDS // after: “tidak tertolong” denies nothing
    if (its & PREVENTS) prevented = sentence[at] as number
    marks.push(its)
  }
  const named = namedIn(reading)
  if (named.size > 0) for (let at = 0; at < count; at++) if (named.has(hash[at] as number)) marks[at] = (marks[at] as number) | OUT // prettier-ignore
  return marks
}

/** Words of what befell people that begin the name of a place here, “Tumbang Lirung”: written so within a sentence or behind “di”, and nowhere otherwise. */
function namedIn(reading: Reading): ReadonlySet<number> {
  const { hash, form, sentence, count } = reading
  const named = new Set<number>()
  const plain = new Set<number>()
  for (let at = 1; at + 1 < count; at++) {
    const word = hash[at] as number
    if (!PLACE_WORDS.has(word) || sentence[at - 1] !== sentence[at]) continue
    if (form[at] === LOWER) plain.add(word)
    // Of a headline every word is written so.
    else if (form[at] === CAPITAL && sentence[at + 1] === sentence[at] && form[at + 1] === CAPITAL && (isPlain(reading, at) || BEFORE_PLACES.has(hash[at - 1] as number))) named.add(word) // prettier-ignore
  }
  return named.difference(plain)
}

/** Whether most words of the sentence at a place are written small; numbers aside. */
function isPlain({ form, sentence, count }: Reading, at: number): boolean {
  let from = at
  while (from > 0 && sentence[from - 1] === sentence[at]) from--
  let small = 0
  for (let near = from + 1; near < count && sentence[near] === sentence[at]; near++)
    if (form[near] !== NUMBER) small += form[near] === LOWER ? 1 : -1
  return small > 0
}

/** The signs of one sentence. */
function hitsBetween(reading: Reading, marks: readonly number[], it: Span): Hit[] {
  const { hash } = reading
  const { from, to, said } = it
  const hits: Hit[] = []
  for (let at = from; at < to; at++) {
    const word = hash[at] as number
    const its = marks[at] as number
    if (!(its & (OPENS | TELLS))) continue
    const pair = its & OPENS && at + 1 < to ? lists.pairs.get(joined(word, hash[at + 1] as number)) : undefined
    const near = pair ? undefined : nearSign(hash, at, Math.max(from, at - NEAR_WORDS))
    const sign = pair ?? near ?? lists.words.get(word)
    if (!sign) continue
    if (its & OUT && sign.sign !== 'hoax') continue
    if (isUndone(reading, marks, at, to)) continue
    const words = pair
      ? `${wordAt(reading, at)} ${wordAt(reading, at + 1)}`
      : near
        ? `${wordAt(reading, near.at)} ${wordAt(reading, at)}`
        : wordAt(reading, at)
    const hit = weighed(reading, marks, { sign: sign.sign, isSoft: sign.isSoft, at, words, from, to, said })
    if (hit) hits.push(hit)
  }
  if (said & SERVICE && said & STANDS) {
    const hit = standstillBetween(reading, marks, from, to)
    if (hit) hits.push(hit)
  }
  if (said & BLAME) {
    const hit = blameBetween(reading, marks, from, to)
    if (hit) hits.push(hit)
  }
  return hits
}

/** “gas air mata tidak dipakai” */
function isUndone({ hash }: Reading, marks: readonly number[], at: number, to: number): boolean {
  for (let near = at + 1; near + 1 < Math.min(to, at + NEAR_WORDS); near++)
    if ((marks[near] as number) & DENIES && UNDONE.has(hash[near + 1] as number)) return true
  return false
}

type Seen = Span & { readonly sign: WordSign; readonly isSoft: boolean; readonly at: number; readonly words: string }

/** How much a sign says where it stands; null where it says nothing. */
function weighed(reading: Reading, marks: readonly number[], seen: Seen): Hit | null {
  const { sign, at, words, from, to, said } = seen
  let { isSoft } = seen
  let isCounted = false
  let strength = isSoft ? STRENGTH.supported : 1
  const before = at > from ? (marks[at - 1] as number) : 0
  if (sign === 'fatal') {
    // “data warga yang meninggal” tells of no event.
    if (isSoft && (before & FILES || said & LISTED || reading.hash[at - 1] === WHO)) return null
    if (SCORE.test(reading.text.slice(reading.end[at], (reading.end[at] ?? 0) + 8))) return null
    if (MATI.test(words) && isSaid(ANIMALS, reading, from, to)) return null
    const dead = deadNear(reading, marks, at, from, to)
    if (said & RECOVERS && (dead < 2 || severalBefore(reading, at, from)) && /hilang/i.test(words)) return null // “dilaporkan hilang, pulang selamat”
    if (isSoft && dead === ON_FILE) return null
    if (isSoft && dead >= 2 && !CRITICAL.test(words)) isCounted = true
    strength = deathsOf(dead)
    if (dead < DEATHS_MANY && isSaid(RISES, reading, from, to)) strength += STRENGTH.rising
    if (isSaid(VIOLENCE, reading, from, to)) strength = Math.max(strength, STRENGTH.violent)
    if (MASS.test(words)) {
      if (isSaid(ANIMALS, reading, from, to)) return null
      strength = STRENGTH.manyDeaths
    }
    if (/^tolong/i.test(words) && !isSaid(CALLS, reading, from, at)) return null // “mohon tolong dibersihkan puing”
    if (CRIES.test(words)) strength = Math.max(strength, STRENGTH.missing)
    if (BURIED.test(words) && (said & RECOVERS || isSaid(SAVED, reading, from, to))) return null
    if (isMissing(words) && dead < MISSING_MANY) strength = Math.min(strength, STRENGTH.missing)
    if (isMissing(words) && dead < 2 && isOfOne(reading, from, to)) strength = Math.min(strength, STRENGTH.death)
    if (CRITICAL.test(words)) strength = Math.min(strength, STRENGTH.critical)
  } else if (sign === 'stopped') {
    if (ANY_EMERGENCY.test(words) && at > from && ANY_TIME.has(reading.hash[at - 1] as number)) return null
    if (said & LISTED || isSaid(NO_EMERGENCY, reading, from, to)) return null
    if (!isEmergency(words) && isForWorks(reading, at, to)) return null
    if (isSoft) strength = /puskesmas|ranjang|aktivitas/i.test(words) ? STRENGTH.overrunSmall : STRENGTH.overrun
    else if (!isEmergency(words)) strength = STRENGTH.standstill
  } else if (sign === 'unrest') {
    if (RAGES.test(words) && isForce(reading, at, from)) return null
    if (BRAWLS.has(words.toLowerCase())) strength = STRENGTH.brawl
  } else if (sign === 'protest') {
    const crowd = crowdNear(reading, marks, from, to)
    strength = crowd >= CROWD_PROTEST && !isSoft ? 1 : STRENGTH.protest
  } else if (sign === 'official') {
    const isHigh = Boolean(said & HIGH) && isHighNear(marks, from, to)
    if (isSoft && !(said & (HIGH | LOW))) return null
    if (isHigh) isSoft = false
    strength = isHigh ? 1 : isSaid(OUTRAGES, reading, from, to) ? STRENGTH.outrage : STRENGTH.accused
  } else if (sign === 'hoax') {
    if (/^(?:bohong|dibantah|diluruskan|ditepis)$/i.test(words) && !isSaid(RUMOURS, reading, from, at)) return null
    strength = STRENGTH.rumour
  }
  return { sign, at, words, isSoft, isCounted, strength }
}

const deathsOf = (dead: number): number =>
  dead >= DEATHS_MANY ? STRENGTH.manyDeaths : dead === 2 ? STRENGTH.deaths : STRENGTH.death

const isMissing = (words: string): boolean =>
  /hilang|dicari|belum|hanyut/i.test(words) || BURIED.test(words) || CRIES.test(words)
/** “tewas 0-3”: of a match. */
const SCORE = /^ \d{1,2}[-–]\d{1,2}\b/
const CRITICAL = /^(?:kritis|nyawa|nyawanya|maut|terkubur)$/i
const MATI = /mati$/i
const MASS = /massal$/i
const RAGES = /^(?:meng|ng)amuk$/i
const RAGE_WORDS = 3
const ACTIVE = /^me/i
const ANY_EMERGENCY = /^(?:keadaan|kondisi|situasi) darurat$/i
const DYING = /^men(?:inggal|gungsi)/i
const BEFALLS = /^(?:di|ter|(?:dan|masih|belum|yang|juga|telah|sudah|asal)$)/i
const CRIES = /^(?:tolong|jeritan|teriakan)/i
const BURIED = /(?:puing|reruntuhan)$/i

/** Where the first of these words stands; the end where none does. */
function firstOf(words: ReadonlySet<number>, { hash }: Reading, from: number, to: number): number {
  for (let at = from; at < to; at++) if (words.has(hash[at] as number)) return at
  return to
}

/** Does one of these words stand here? */
const isSaid = (words: ReadonlySet<number>, reading: Reading, from: number, to: number): boolean =>
  firstOf(words, reading, from, to) < to

/** “ditutup total untuk pengurasan”: on purpose, so that it may go on. */
function isForWorks({ hash }: Reading, from: number, to: number): boolean {
  for (let at = from; at + 1 < to; at++)
    if (PURPOSES.has(hash[at] as number) && WORKS.has(hash[at + 1] as number)) return true
  return false
}

/** How many dead a word of death speaks of; 0 where it does not say, `ON_FILE` where they are entries. */
function deadNear(reading: Reading, marks: readonly number[], at: number, from: number, to: number): number {
  // “ribuan santri mengantar jenazah”: who is counted stands right before.
  if (BODIES.has(reading.hash[at] as number)) return at > from ? numberEndingAt(reading, marks, at, from, to) : 0
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

/** “ibu tiga anak tewas”, “lima saksi kasus pria tewas”, “satu dari empat tewas”: who is counted did not die. */
const isOfOthers = (reading: Reading, at: number, to: number, from: number): boolean =>
  (at > from && KIN.has(reading.hash[at - 1] as number)) || isSaid(BYSTANDERS, reading, at + 1, to)

/** Whether nobody else comes between: “tiga pemancing menemukan pria tewas”, and farther on “40 penumpang terguling, sopir tewas”. */
function isOfSame(reading: Reading, first: number, to: number, isFar: boolean): boolean {
  const { hash, form, text, start, end } = reading
  for (let at = first; at < to; at++) {
    if (ACTIVE.test(wordAt(reading, at)) && !DYING.test(wordAt(reading, at))) return false
    if (!isFar) continue
    if (OTHERS.has(hash[at] as number)) return false
    if (/[,;:]/.test(text.slice(end[at], start[at + 1])) && form[at + 1] === LOWER) return false
  }
  return true
}

/** “Beberapa orang dilaporkan hanyut”: who it befell stands shortly before, with nothing that they do (“melihat korban tewas”). */
function severalBefore(reading: Reading, at: number, from: number): boolean {
  const { hash } = reading
  for (let who = at - 1; who > Math.max(from, at - 2 - SEVERAL_WORDS); who--) {
    if (PERSONS.has(hash[who] as number)) {
      if (SEVERAL.has(hash[who - 1] as number)) return true
    } else if (!BEFALLS.test(wordAt(reading, who))) return false
  }
  return false
}

/** “Sungai Progo mengamuk”; not “untuk kedua kali warga mengamuk”. */
function isForce({ hash }: Reading, at: number, from: number): boolean {
  for (let who = at - 1; who >= Math.max(from, at - RAGE_WORDS); who--) {
    if (PERSONS.has(hash[who] as number)) return false
    if (FORCES.has(hash[who] as number)) return true
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
function crowdNear(reading: Reading, marks: readonly number[], from: number, to: number): number {
  let most = 0
  for (let at = from; at < to; at++) most = Math.max(most, peopleAt(reading, marks, at, from, to))
  return most
}

type Crowd = { strength: number; words: string }

function keepCrowd<Of extends Crowd>(kept: Of, found: Of): void {
  if (found.strength > kept.strength) Object.assign(kept, found)
}

/** How many of a sentence were hurt, fell ill or were driven out, and how many houses were wrecked. */
function crowdBetween(reading: Reading, marks: readonly number[], from: number, to: number): Crowd {
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

/** Has a person of high office to do with the law here, and is not the one who speaks of it? */
function isHighNear(marks: readonly number[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (!((marks[at] as number) & LAW) || (marks[at] as number) & OUT) continue
    for (const step of [-1, 1])
      for (let far = 1; far <= LAW_WORDS; far++) {
        const near = at + step * far
        if (near < from || near >= to) break
        const its = marks[near] as number
        if (its & HIGH) return true
        if (its & SPEAKS) break
      }
  }
  return false
}

/** A service of many that stands still for days. */
function standstillBetween(reading: Reading, marks: readonly number[], from: number, to: number): Hit | null {
  for (let at = from; at < to; at++) {
    if (!((marks[at] as number) & STANDS)) continue
    for (let near = Math.max(from, at - NEAR_WORDS); near < Math.min(to, at + NEAR_WORDS); near++) {
      if (!((marks[near] as number) & SERVICE)) continue
      if (!isForDays(reading, from, to)) break
      return { sign: 'stopped', at, words: `${wordAt(reading, near)} ${wordAt(reading, at)}`, isSoft: false, isCounted: false, strength: STRENGTH.standstill } // prettier-ignore
    }
  }
  return null
}

/** An authority is blamed, or something was kept from people: what the office will have to answer. */
function blameBetween(reading: Reading, marks: readonly number[], from: number, to: number): Hit | null {
  const { hash } = reading
  if (isSaid(REBUTS, reading, from, to)) return null
  for (let at = from; at < to; at++) {
    const its = marks[at] as number
    if (!(its & BLAME) || its & OUT) continue
    const next = at + 1 < to ? joined(hash[at] as number, hash[at + 1] as number) : 0
    const says = (list: ReadonlySet<number>) => list.has(hash[at] as number) || list.has(next)
    const isKept = says(CONCEALMENTS)
    let who = isKept ? at : NOBODY
    if (who === NOBODY && says(BLAMED)) who = authorityIn(marks, Math.max(from, at - NEAR_WORDS), at)
    if (who === NOBODY && says(BLAMES)) who = authorityIn(marks, at + 1, Math.min(to, at + NEAR_WORDS))
    if (who === NOBODY) continue
    const words = isKept
      ? wordAt(reading, at)
      : `${wordAt(reading, Math.min(at, who))} ${wordAt(reading, Math.max(at, who))}`
    return { sign: 'official', at, words, isSoft: !isKept, isCounted: false, strength: STRENGTH.blamed }
  }
  return null
}

function authorityIn(marks: readonly number[], first: number, end: number): number {
  for (let at = first; at < end; at++)
    if ((marks[at] as number) & AUTHORITY && !((marks[at] as number) & OUT)) return at
  return NOBODY
}

function isForDays(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (LONG.has(reading.hash[at] as number)) return true
    const count = countAt(reading, at, from)
    if (!count || count.to >= to) continue
    const unit = reading.hash[count.to] as number
    if (unit === DAYS && count.value >= DAYS_LONG && count.value < 100) return true
    if (WEEKS.has(unit) && count.value < 20) return true
  }
  return false
}

/** “semua sudah pulih”: all, and well, in one sentence. */
const isAllWell = (reading: Reading, marks: readonly number[]): boolean =>
  sentencesOf(reading, marks).some(({ said }) => (said & WHOLE) !== 0 && (said & RECOVERS) !== 0)

/** “kondisi pasien membaik”, “sebagian sudah pulang”, “tak ada yang gawat”; not while others hang on a thread. */
function isEased(reading: Reading, marks: readonly number[]): boolean {
  const { hash } = reading
  let found = false
  for (const { from, to, said } of sentencesOf(reading, marks)) {
    for (let at = from; at < to; at++) {
      const word = hash[at] as number
      const first = Math.max(from, at - NEAR_WORDS)
      const isNobody = isNone(reading, marks, first, at)
      if (CRITICALLY.has(word) && !isNobody) return false
      if (WORST.has(word) && isNobody) found = true
      if ((marks[at] as number) & OUT || said & SERVICE) continue
      const isBetter = BETTERMENTS.has(word) || (word === HOME && isSaid(DONE, reading, Math.max(from, at - 2), at))
      if (isBetter && isSaid(PATIENTS, reading, first, at)) found = true
    }
  }
  return found
}

/** “tak ada yang gawat”, “tidak parah”; “tidak sanggup menangani pasien kritis” is another thing. */
function isNone({ hash }: Reading, marks: readonly number[], first: number, at: number): boolean {
  for (let near = first; near < at; near++)
    if ((marks[near] as number) & DENIES && (near === at - 1 || hash[near + 1] === THERE_IS || NOBODY_IS.has(hash[near] as number))) return true // prettier-ignore
  return false
}

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
function isOfOne(reading: Reading, from: number, to: number): boolean {
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

const PLACE_WORDS = wordSet('tumbang')
const NEARLY = wordSet(nearly)
const ANIMALS = wordSet(animals)
const VIOLENCE = wordSet(violence)
const OUTRAGES = wordSet(outrages)
const FORCES = wordSet(forces)
const OVER_TIME = wordSet(overTime)
const CALLS = wordSet('minta meminta jerit jeritan teriak berteriak teriakan')
const OF_A_PLACE = wordSet(ofPlaces)
const TOPICS = wordSet(topics)
const ANY_TIME = wordSet(anyTime)
const BEFORE_PLACES = wordSet(beforePlaces)
const UNDONE = wordSet(undone)
const CHILD = hashOf('anak')
const KIN = wordSet(kin)
const BYSTANDERS = wordSet(bystanders)
const OTHERS = wordSet(others)
const CRITICALLY = wordSet('kritis icu koma kejang')
const THERE_IS = hashOf('ada')
const NOBODY_IS = wordSet('nihil tanpa')
const PATIENTS = wordSet(patients)
const BETTERMENTS = wordSet(betterments)
const COMPLAINTS = wordSet('keluhan mengeluh mengeluhkan dikeluhkan')
const WORST = wordSet(worst)
const DONE = wordSet(done)
const HOME = hashOf('pulang')
const SEVERAL = wordSet(several)
const PERSONS = wordSet(persons)
const PURPOSES = wordSet('untuk guna demi buat bagi')
const WORKS = wordSet(works)
const NO_EMERGENCY = wordSet(noEmergency)
const RUMOURS = wordSet(rumours)
const TRUTHS = wordSet(truths)
const SAVED = wordSet('diselamatkan')
const LABELS = wordSet(labels)
const SURVIVORS = wordSet(survivors)
const TOTALS = wordSet(totals)
const RISES = wordSet(rises)
const TROUBLES = new Set(troubles.split(',').map((it) => hashOf(it.trim().split(' ')[0] as string)))
const BRAWLS = new Set(brawls.split(',').map((it) => it.trim().replace(' ~ ', ' ')))
const FLOODS = wordSet(floods)
const LONG = wordSet(daysLong)
const REBUTS = wordSet(rebuttals)
const NOBODY = -1
const ON_FILE = -1 // “data 84 warga yang meninggal”
const DAYS = hashOf('hari')
const WEEKS = new Set(['minggu', 'pekan', 'bulan'].map(hashOf))
const WHO = hashOf('yang')
const ONE = wordSet('seorang sorang')
const PLAYS = hashOf('main')
const YEARS = hashOf('tahun')
const AGE_MAX = 110
const TOLL = hashOf('korban')
const BODIES = new Set(['jenazah', 'jasad', 'mayat'].map(hashOf))

type SignOf = { readonly sign: WordSign; readonly isSoft: boolean }

/** The sign that a word makes with one of the few before it. */
function nearSign(hash: readonly number[], at: number, from: number): (SignOf & { at: number }) | undefined {
  const partners = lists.near.get(hash[at] as number)
  if (!partners) return undefined
  for (let back = at - 1; back >= from; back--) {
    if (hash[back] === AT && PLACED.has(hash[at] as number)) return undefined // “dibakar di halaman kantor”
    const sign = partners.get(hash[back] as number)
    if (sign) return { ...sign, at: back }
  }
  return undefined
}

const AT = hashOf('di')
const PLACED = wordSet(
  'kantor balai pos pendapa gerbang ibadah kotak mobil motor polsek mapolsek mapolres pendopo rumah',
)
const BLAMED = wordSet(blamed)
const BLAMES = wordSet(blames)
const CONCEALMENTS = wordSet(concealments)

function listWords() {
  const marks = new Map<number, number>()
  const words = new Map<number, SignOf>()
  const pairs = new Map<number, SignOf>()
  /** Of each word those that make a sign with it, whichever comes first. */
  const near = new Map<number, Map<number, SignOf>>()
  const remember = (one: number, other: number, sign: SignOf) =>
    near.set(one, (near.get(one) ?? new Map<number, SignOf>()).set(other, sign))
  const phrases = (list: string) => list.split(',').flatMap((it) => (it.trim() === '' ? [] : [it.trim().split(/\s+/)]))
  for (const [isSoft, of] of [
    [true, softWords],
    [false, solidWords],
  ] as const)
    // prettier-ignore
    for (const sign of signs) {
      if (sign === 'many') continue
      for (const entry of phrases(of[sign])) {
        const [first = 0, second, third] = entry.map((it) => (it === '~' || it === '>' ? null : hashOf(it)))
        if (first === null) throw new Error(`${entry.join(' ')} begins with nothing`)
        const its = { sign, isSoft }
        if (second === undefined) words.set(first, its)
        else if (second !== null) {
          pairs.set(joined(first, second), its)
          marks.set(first, (marks.get(first) ?? 0) | OPENS)
        } else {
          if (entry[1] === '~') remember(first, third as number, its)
          remember(third as number, first, its)
        }
      }
    }
  const pairMarks = new Map<number, number>()
  const mark = (list: string, bit: number) => {
    for (const entry of list.includes(',') ? phrases(list) : list.split(/\s+/).map((it) => [it])) {
      const [first = '', second] = entry
      const [to, key] = second === undefined ? [marks, hashOf(first)] : [pairMarks, joined(hashOf(first), hashOf(second))] // prettier-ignore
      to.set(key, (to.get(key) ?? 0) | bit)
      if (second !== undefined) marks.set(hashOf(first), (marks.get(hashOf(first)) ?? 0) | OPENS)
    }
  }
  for (const word of [...words.keys(), ...near.keys()]) marks.set(word, (marks.get(word) ?? 0) | TELLS)
  mark(denials, DENIES)
  mark(nearly, DENIES)
  mark(figures, FIGURE)
  mark(records, RECORDS)
  // “pada 2006”: what a report recalls.
  for (let year = 1950; year <= LAST_YEAR; year++)
    mark(['pada', 'tahun', 'sejak', 'akhir', 'awal'].map((word) => `${word} ${year}`).join(), PRETENDS | RECORDS)
  mark(troubles, HURTS)
  mark(preventions, PREVENTS)
  mark(rehearsals, REHEARSES)
  mark(pretences, PRETENDS)
  mark(courts, JUDGES)
  mark(happenings, HAPPENS)
  mark(mournings, MOURNS)
  mark(organisations, NAMES)
  mark(organisationWords, NAMED)
  mark(papers, FILES)
  mark(measures, MEASURES)
  mark(houses, HOUSE)
  mark(wrecks, WRECKS)
  mark(floods, WRECKS)
  mark(hurts, HURTS)
  mark(wholes, WHOLE)
  mark(recoveries, RECOVERS)
  mark(diseases, DISEASE)
  mark(services, SERVICE)
  mark(standstills, STANDS)
  mark(authorities, AUTHORITY)
  for (const list of [blamed, blames, concealments]) mark(list, BLAME)
  mark(highOffices, HIGH)
  mark(lowOffices, LOW)
  mark(speeches, SPEAKS)
  mark(laws, LAW)
  mark(panics, PANICS)
  mark(listed, LISTED)
  return { words, pairs, near, marks, pairMarks }
}
