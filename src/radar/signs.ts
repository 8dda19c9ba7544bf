/**
 * What an item tells of, and how much of it: signs by words (`crisis-words.ts`), how many died, were hurt, driven out or
 * protest by the numbers beside them. What is denied, prevented, taught, played, tried in court, counted by the year or
 * of long ago or far away is no sign of now; nor is a word inside the name of an organisation.
 */
import { countAt } from './counts.ts'
import {
  anyTime,
  betterments,
  blamed,
  blames,
  brawls,
  concealments,
  daysLong,
  done,
  emergencies,
  forces,
  noEmergency,
  outrages,
  overTime,
  patients,
  rebuttals,
  restraints,
  rises,
  rumours,
  type Sign,
  truths,
  undone,
  violence,
  type WordSign,
  works,
  worst,
} from './crisis-words.ts'
import { type Frame, frameOf, holdsIn, isInEarnest } from './frames.ts'
import {
  AUTHORITY,
  BLAME,
  DENIES,
  DISEASE,
  FILES,
  firstOf,
  HAPPENS,
  HIGH,
  HURTS,
  isSaid,
  JUDGES,
  LAW,
  LISTED,
  lists,
  LOW,
  marksOf,
  MOURNS,
  NEAR_WORDS,
  OPENS,
  OUT,
  PANICS,
  PRETENDS,
  RECORDS,
  RECOVERS,
  REHEARSES,
  sentencesOf,
  SERVICE,
  type SignOf,
  type Span,
  SPEAKS,
  STANDS,
  TELLS,
  WHOLE,
  WRECKS,
} from './marks.ts'
import {
  ANIMALS,
  crowdBetween,
  crowdNear,
  deadNear,
  DEATHS_MANY,
  isOfOne,
  keepCrowd,
  ON_FILE,
  PERSONS,
  severalBefore,
} from './people.ts'
import { hashOf, joined, type Reading, wordAt, wordSet } from './words.ts'

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
  crowding: 0.2, // “buruh geruduk kawasan industri”, as a march is called too
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
const CROWD_PROTEST = 1_000
const MISSING_MANY = 10
const SEASONAL_CROWD = 0.3
const SEASONAL = 0.5 // of that, of cases that add up over weeks
const RECOVERED = 0.3
const DAYS_LONG = 3

const LAW_WORDS = 5 // from an office to what the law did
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
  const sentences = sentencesOf(reading, marks)
  for (const { from, to, said } of sentences) {
    const isElsewhere = Boolean(said & PRETENDS) && (Boolean(said & RECORDS) || !(said & HAPPENS))
    // Whoever is arrested today is asked about money of years ago.
    if (isElsewhere && !(said & HIGH && said & LAW)) continue
    const here = hitsBetween(reading, marks, { from, to, said }).filter((it) => !isElsewhere || (it.sign === 'official' && it.strength === 1)) // prettier-ignore
    if (isElsewhere && here.length === 0) continue
    if (frame) {
      hits.push(...here.filter((it) => holdsIn(frame, reading, it)))
      continue
    }
    const isHoax =
      here.some(({ sign }) => sign === 'hoax') ||
      (isDoubted(reading, from, to) && !here.some(({ sign }) => sign === 'fatal')) // who asks why they died denies no death
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
    if (all & WHOLE && all & RECOVERS && isAllWell(sentences)) crowd.strength *= RECOVERED
    found.set('many', { words: crowd.words.toLowerCase(), strength: crowd.strength })
  }
  return { told: found, frame: frame ?? (isRumour ? 'denied' : null), isEased: isEased(reading, marks, sentences) }
}

/** A headline that asks, or leaves open what is true: “Benarkah listrik padam sepekan?”, “Viral listrik padam, ternyata …” */
const isDoubted = ({ hash }: Reading, from: number, to: number): boolean =>
  hash[from] === ASKS || (to - from > 1 && hash[to - 1] === AFTER_ALL)

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
    if (RESTRAINTS.has(word) ? !(its & OUT) : its & OUT && sign.sign !== 'hoax') continue
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
    // “data warga yang meninggal” tells of no event, “jumlah yang wafat lima orang” does.
    if (isSoft && (before & FILES || said & LISTED || (reading.hash[at - 1] === WHO && !countAt(reading, at + 1, from)))) return null // prettier-ignore
    if (SCORE.test(reading.text.slice(reading.end[at], (reading.end[at] ?? 0) + 8))) return null
    if (MATI.test(words) && isSaid(ANIMALS, reading, from, to)) return null
    const dead = deadNear(reading, marks, at, from, to)
    if (/hilang/i.test(words)) {
      if (said & RECOVERS && (dead < 2 || said & WHOLE || severalBefore(reading, at, from))) return null // “dilaporkan hilang, pulang selamat”
      if (isFoundAgain(reading, marks, at, from, to)) return null
    }
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
    if (at + 1 < to && (marks[at + 1] as number) & OUT) return null // “masa darurat sampah”
    if (!isEmergency(words) && isForWorks(reading, at, to)) return null
    if (isSoft) strength = /puskesmas|ranjang|aktivitas/i.test(words) ? STRENGTH.overrunSmall : STRENGTH.overrun
    else if (!isEmergency(words)) strength = STRENGTH.standstill
  } else if (sign === 'unrest') {
    if (RAGES.test(words) && isForce(reading, at, from)) return null
    if (BEASTLY.test(words) && isForce(reading, at, from)) return null
    if (BRAWLS.has(words.toLowerCase())) strength = CROWDING.test(words) ? STRENGTH.crowding : STRENGTH.brawl
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

/** “hilang kontak, perahu ditemukan”, “sempat hilang, 13 orang ditemukan”; not “12 hilang, tiga ditemukan”, nor a wreck or bodies. */
function isFoundAgain(reading: Reading, marks: readonly number[], at: number, from: number, to: number): boolean {
  if (isSaid(BODIES, reading, at, to)) return false
  const isOver = at > from && reading.hash[at - 1] === WAS
  for (let near = at + 1; near < to; near++) {
    if (reading.hash[near] === FOUND && !((marks[near] as number) & OUT)) return isOver || isSaid(SAFE, reading, at, to)
    if (!isOver && countAt(reading, near, from)) return false
  }
  return false
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
const ANY_EMERGENCY = /^(?:keadaan|kondisi|situasi) darurat$/i
const BEASTLY = /^(?:kalap|beringas|murka)\b/i // “anjing kalap menyerbu kandang ayam”
const CROWDING = /^(?:di|me|ng)?g+eruduk$|^nggruduk$/i
const CRIES = /^(?:tolong|jeritan|teriakan)/i
const BURIED = /(?:puing|reruntuhan)$/i

/** “ditutup total untuk pengurasan”: on purpose, so that it may go on. */
function isForWorks({ hash }: Reading, from: number, to: number): boolean {
  for (let at = from; at + 1 < to; at++)
    if (PURPOSES.has(hash[at] as number) && WORKS.has(hash[at + 1] as number)) return true
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
    if (!((marks[at] as number) & STANDS) || (marks[at] as number) & OUT) continue
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
const isAllWell = (sentences: readonly Span[]): boolean =>
  sentences.some(({ said }) => (said & WHOLE) !== 0 && (said & RECOVERS) !== 0)

/** “kondisi pasien membaik”, “sebagian sudah pulang”, “tak ada yang gawat”; not while others hang on a thread. */
function isEased(reading: Reading, marks: readonly number[], sentences: readonly Span[]): boolean {
  const { hash } = reading
  let found = false
  for (const { from, to, said } of sentences) {
    for (let at = from; at < to; at++) {
      const word = hash[at] as number
      const first = Math.max(from, at - NEAR_WORDS)
      if (CRITICALLY.has(word) && !isNone(reading, marks, first, at)) return false
      if (WORST.has(word) && isNone(reading, marks, first, at)) found = true
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

const VIOLENCE = wordSet(violence)
const OUTRAGES = wordSet(outrages)
const FORCES = wordSet(forces)
const OVER_TIME = wordSet(overTime)
const CALLS = wordSet('minta meminta jerit jeritan teriak berteriak teriakan')
const ANY_TIME = wordSet(anyTime)
const UNDONE = wordSet(undone)
const RESTRAINTS = wordSet(restraints)
const CRITICALLY = wordSet('kritis icu koma kejang')
const THERE_IS = hashOf('ada')
const NOBODY_IS = wordSet('nihil tanpa')
const PATIENTS = wordSet(patients)
const BETTERMENTS = wordSet(betterments)
const WORST = wordSet(worst)
const DONE = wordSet(done)
const HOME = hashOf('pulang')
const PURPOSES = wordSet('untuk guna demi buat bagi')
const WORKS = wordSet(works)
const NO_EMERGENCY = wordSet(noEmergency)
const RUMOURS = wordSet(rumours)
const TRUTHS = wordSet(truths)
const SAVED = wordSet('diselamatkan')
const RISES = wordSet(rises)
const BODIES = wordSet('jasad jasadnya jenazah jenazahnya mayat mayatnya')
const WAS = hashOf('sempat')
/** Behind one of these “ditemukan” is of those who were missing: “hilang kontak”, “ditemukan selamat”. */
const SAFE = wordSet('kontak selamat sehat hidup')
const FOUND = hashOf('ditemukan')
const ASKS = hashOf('benarkah')
const AFTER_ALL = hashOf('ternyata')
const BRAWLS = new Set(brawls.split(',').map((it) => it.trim().replace(/ [~>] /, ' ')))
const LONG = wordSet(daysLong)
const REBUTS = wordSet(rebuttals)
const NOBODY = -1
const DAYS = hashOf('hari')
const WEEKS = new Set(['minggu', 'pekan', 'bulan'].map(hashOf))
const WHO = hashOf('yang')
const TOLL = hashOf('korban')
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
