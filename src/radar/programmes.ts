/**
 * Which programmes of the region's plan a text speaks of (step 1): by a name of the programme where it stands, else by how
 * much of the weight of its title, or of the title of one of its activities, stands close together in the text. A word
 * weighs by how few titles have it; those that stand in half of all titles of any plan (“pengelolaan”, “peningkatan”) weigh
 * little, and one word alone never speaks of a programme. What is not sure is said so, for a person to decide. Pure.
 */
import { stemsOf } from '../base/stem.js'
import { Names, type Found, type NameForm } from './names.ts'
import { CAPITAL, hashOf, LOWER, NUMBER, readWords, UPPER, wordAt, type Reading } from './words.ts'

export type ProgrammeEntry = {
  readonly id: string
  /** As the plan writes it: `PROGRAM PENGELOLAAN INFORMASI DAN KOMUNIKASI PUBLIK`. */
  readonly title: string
  /** What else it is called, as the house dictionary says. */
  readonly also: readonly NameForm[]
  /** All names of the agency whose programme it is; none where the plan does not say. */
  readonly agency: readonly NameForm[]
  /** Titles that it had before. */
  readonly titles?: readonly string[]
  /** Titles of its activities. */
  readonly activities: readonly string[]
}

/** By a name of it, or by words of its title or of an activity. */
export type ProgrammeEvidence = 'name' | 'words'

export type ProgrammeMatch = {
  readonly id: string
  readonly sure: boolean
  /** 0 to 1. */
  readonly score: number
  readonly how: ProgrammeEvidence
  /** As they stand in the text, each once. */
  readonly words: readonly string[]
}

/** A text as it is read once. */
export type ProgrammeText = { readonly title: Reading; readonly text: Reading }

export const MAYBE = 0.6
export const SURE = 0.9
const MATCHES_MAX = 6 // of one item: a person looks at each
const TWINS_MAX = 3 // programmes of one name that a text without their agency may mean
const PHRASE_WORDS_MAX = 24
const PHRASES_MAX = 40_000
const NAME_WORDS_MAX = 12 // the longest form that `Names` looks for
const SPREAD_MAX = 14 // words that may stand among those that match
const CANDIDATES_MAX = 400 // titles looked at in one text
const OWN_MIN = 2 // one word alone never speaks of a programme
const LEAST = MAYBE - 0.1 // an agency that is named adds as much
const KNOWN_MAX = 60_000 // words whose stems are remembered

/** Of every plan, whatever the programme is about: what is done, for whom, and how well. */
const GENERIC = new Set(
  `program kegiatan sub subkegiatan pembangunan peningkatan pengelolaan penyelenggaraan pengembangan penyediaan pelayanan
  pembinaan pemberdayaan pengawasan pengendalian penataan penunjang urusan pemerintahan pemerintah daerah kabupaten kota
  provinsi kapasitas kualitas mutu sarana prasarana layanan masyarakat sumber daya sistem administrasi pelaksanaan
  koordinasi fasilitasi perencanaan evaluasi upaya bidang umum wilayah penanganan pemenuhan penguatan optimalisasi
  percepatan perluasan akses dukungan penetapan penyusunan pengadaan pemeliharaan rehabilitasi pemanfaatan sosialisasi
  monitoring pelaporan kerja kerjasama kinerja lembaga kelembagaan kewenangan lingkup tingkat bagi khusus berbasis melalui
  aparatur perangkat pengurusan perumusan kebijakan standar teknis pelatihan penyuluhan publik warga rakyat lokasi
  kecamatan desa kelurahan dinas kantor unit usaha gerakan aman bersama baru utama terpadu nasional`.split(/\s+/),
)
const GENERIC_SHARE = 0.25

/** What the name of an office begins with: “Badan Penanggulangan Bencana Daerah” speaks of no programme. */
const OFFICES = new Set(
  'dinas badan kantor satuan bidang seksi bagian sekretariat kementerian kepala kabid unit komisi direktorat'
    .split(' ')
    .map(hashOf),
)
const OFFICE_JOINTS = new Set(['dan', 'serta', 'pada', 'di'].map(hashOf))
const OFFICE_WORDS_MAX = 12

/** What a sentence puts before a name of its own: “program” before any, the rest before what is no everyday matter. */
const PROGRAMME_HEADS = new Set(['program', 'programnya', 'gerakan'].map(hashOf))
const NAME_HEADS = new Set(['kegiatan', 'proyek', 'layanan', 'aplikasi', 'inovasi', 'bernama', 'bertajuk'].map(hashOf))
/** Behind the name of most programmes of a plan, and in no sentence about them. */
const TAIL =
  /\s+(?:(?:di\s+)?(?:daerah\s+)?kabupaten\s*\/\s*kota|(?:dalam|di)\s+(?:1\s*\(satu\)\s*)?daerah\s+kabupaten\s*\/\s*kota)\s*$/iu

/** Whether a name is the title as the plan has it, made of its first letters, or one that the office wrote down itself. */
type Origin = 'title' | 'coined' | 'dictionary'

type Word = { readonly stems: readonly string[]; readonly generic: boolean }
/** The title of a programme or of an activity, and whose it is; equal ones are one. */
type Phrase = {
  readonly words: readonly Word[]
  readonly owners: Set<string>
  readonly isTitle: boolean
  weights: number[]
  weight: number
}
type Hit = { score: number; how: ProgrammeEvidence; readonly words: Set<string> }

export class Programmes {
  private readonly phrases = new Map<string, Phrase>()
  /** The phrases that have a word of this stem, and as which. */
  private readonly having = new Map<string, { readonly phrase: Phrase; readonly at: number }[]>()
  private readonly names: Names
  private readonly agencies: Names
  private readonly named = new Map<string, { readonly ids: readonly string[]; readonly origin: Origin }>()
  private readonly ofAgency = new Map<string, readonly string[]>()
  private readonly known = new Map<number, readonly string[]>()

  constructor(entries: readonly ProgrammeEntry[]) {
    const forms = new Map<string, { readonly form: NameForm; readonly origin: Origin; readonly ids: string[] }>()
    const agencies = new Map<string, { readonly forms: readonly NameForm[]; readonly ids: string[] }>()
    for (const { id, title, also, agency, activities, titles = [] } of entries) {
      const said = also.map((form) => ({ form, origin: 'dictionary' as const }))
      for (const { form, origin } of [...said, ...[title, ...titles].flatMap(namesOfTitle)]) {
        const { ids } = putInto(forms, `${form.written} ${folded(form.text)}`, { form, origin, ids: [] })
        if (!ids.includes(id)) ids.push(id)
      }
      for (const it of [title, ...titles]) this.addPhrase(withoutHead(it), id, true)
      for (const activity of activities) this.addPhrase(withoutHead(activity), id, false)
      if (agency.length === 0) continue
      putInto(agencies, agency.map((it) => folded(it.text)).join('|'), { forms: agency, ids: [] }).ids.push(id)
    }
    for (const [key, { ids, origin }] of forms) this.named.set(key, { ids, origin })
    for (const [key, { ids }] of agencies) this.ofAgency.set(key, ids)
    this.names = new Names(
      [...forms].map(([key, { form }]) => ({ id: key, kind: 'programme', name: key, rank: 0, forms: [form] })),
    )
    this.agencies = new Names(
      [...agencies].map(([key, it]) => ({ id: key, kind: 'agency', name: key, rank: 0, forms: it.forms })),
    )
    this.weigh()
  }

  private addPhrase(title: string, id: string, isTitle: boolean): void {
    if (this.phrases.size >= PHRASES_MAX) return
    const { words } = phraseOf(title)
    if (words.length === 0) return
    const key = `${isTitle} ${words.map((it) => it.stems.join('/')).join(' ')}`
    putInto(this.phrases, key, { words, owners: new Set<string>(), isTitle, weights: [], weight: 0 }).owners.add(id)
  }

  /** Weights by how few phrases have a word, so that they are told when all are known. */
  private weigh(): void {
    for (const phrase of this.phrases.values())
      for (const [at, { stems }] of phrase.words.entries())
        for (const stem of stems) putInto(this.having, stem, []).push({ phrase, at })
    const all = this.phrases.size
    for (const phrase of this.phrases.values()) {
      phrase.weights = phrase.words.map(({ stems, generic }) => {
        const having = Math.max(...stems.map((stem) => this.having.get(stem)?.length ?? 0))
        return (1 + Math.log((all + 1) / (having + 1))) * (generic ? GENERIC_SHARE : 1)
      })
      phrase.weight = phrase.weights.reduce((sum, it) => sum + it, 0)
    }
  }

  /** The programmes that a text speaks of, the surest first. */
  in({ title, text }: ProgrammeText): ProgrammeMatch[] {
    const agencies = new Set(
      [title, text].flatMap((it) => this.agencies.in(it)).flatMap(({ name }) => this.ofAgency.get(name.id) ?? []),
    )
    const hits = new Map<string, Hit>()
    for (const [reading, isTitle] of [[title, true], [text, false]] as const) {
      const taken = this.findNames(reading, isTitle, agencies, hits)
      this.findWords(reading, taken, agencies, hits)
    } // prettier-ignore
    return [...hits]
      .map(([id, { score, how, words }]) => ({ id, score: Math.round(score * 100) / 100, how, words: [...words] }))
      .map((it) => ({ ...it, sure: it.score >= SURE }))
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, MATCHES_MAX)
  }

  /** @returns the words that are part of a name, which say nothing of another programme */
  private findNames(reading: Reading, isTitle: boolean, agencies: ReadonlySet<string>, hits: Map<string, Hit>) {
    const taken = agencyWords(reading, isTitle ? this.agencies.in(reading, true) : null)
    for (const found of this.names.in(reading, isTitle)) {
      if (taken.has(found.from)) continue
      const named = this.named.get(found.name.id)
      if (!named) continue
      const sureness = surenessOf(reading, found, named.origin, isTitle)
      const meant = meantBy(named.ids, agencies)
      if (sureness === 0 || meant.length === 0) continue
      const score = meant.length > 1 ? Math.min(sureness, 0.7) : sureness
      const said = reading.text.slice(reading.start[found.from], reading.end[found.to - 1])
      for (let at = found.from; at < found.to; at++) taken.add(at)
      for (const id of meant) keep(hits, id, { score, how: 'name', words: [said] })
    }
    return taken
  }

  private findWords(
    reading: Reading,
    taken: ReadonlySet<number>,
    agencies: ReadonlySet<string>,
    hits: Map<string, Hit>,
  ) {
    const places = new Map<string, number[]>() // of each stem in the text
    for (let word = 0; word < reading.count; word++)
      if (!taken.has(word) && reading.form[word] !== NUMBER)
        for (const stem of this.stemsAt(reading, word)) putInto(places, stem, []).push(word)
    for (const phrase of this.candidatesOf(places)) {
      const best = closest(phrase, placesOf(phrase, places), reading)
      if (!best) continue
      const { score, words, own } = best
      const meant = meantBy([...phrase.owners], agencies)
      for (const id of meant) {
        const isNamed = agencies.has(id)
        const found = score * (meant.length > 1 ? 0.85 : 1) * (phrase.isTitle ? 1 : 0.95) + (isNamed ? 0.1 : 0)
        // Two words of a language say little without whose programme it is.
        const most = Math.min(found, own >= 3 || isNamed ? 0.99 : SURE - 0.05)
        if (most >= MAYBE) keep(hits, id, { score: most, how: 'words', words })
      }
    }
  }

  /** Titles with two words of their own in a text, and enough weight in it to be looked at; the likeliest first. */
  private candidatesOf(places: ReadonlyMap<string, unknown>): Phrase[] {
    const owned = new Map<Phrase, Set<number>>()
    for (const stem of places.keys())
      for (const { phrase, at } of this.having.get(stem) ?? NONE)
        if (!phrase.words[at]?.generic) putInto(owned, phrase, new Set<number>()).add(at)
    const likely: { phrase: Phrase; share: number }[] = []
    for (const [phrase, its] of owned) {
      if (its.size < OWN_MIN) continue
      let weight = 0
      for (const [at, { stems }] of phrase.words.entries())
        if (stems.some((stem) => places.has(stem))) weight += phrase.weights[at] as number
      if (weight / phrase.weight >= LEAST) likely.push({ phrase, share: weight / phrase.weight })
    }
    return likely
      .toSorted((a, b) => b.share - a.share)
      .slice(0, CANDIDATES_MAX)
      .map((it) => it.phrase)
  }

  private stemsAt(reading: Reading, at: number): readonly string[] {
    const hash = reading.hash[at] as number
    const known = this.known.get(hash)
    if (known) return known
    const stems = stemsOf(folded(wordAt(reading, at))).filter((stem) => this.having.has(stem))
    if (this.known.size >= KNOWN_MAX) this.known.clear()
    this.known.set(hash, stems)
    return stems
  }
}

const NONE: never[] = []

function putInto<Key, Value>(map: Map<Key, Value>, key: Key, fresh: Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  map.set(key, fresh)
  return fresh
}

function keep(
  hits: Map<string, Hit>,
  id: string,
  it: { score: number; how: ProgrammeEvidence; words: string[] },
): void {
  const hit = putInto(hits, id, { score: 0, how: it.how, words: new Set<string>() })
  if (it.score > hit.score) {
    hit.score = it.score
    hit.how = it.how
    hit.words.clear()
  } else if (it.score < hit.score) return
  for (const word of it.words) hit.words.add(word)
}

/** Of several programmes of one title those whose agency is named; too many without one are none. */
function meantBy(ids: readonly string[], agencies: ReadonlySet<string>): readonly string[] {
  if (ids.length === 1) return ids
  const named = ids.filter((id) => agencies.has(id))
  if (named.length > 0) return named
  return ids.length <= TWINS_MAX ? ids : []
}

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** A title without “Program” and what stands before it (“1.02.02 PROGRAM …”), without where it holds, and without what stands in brackets. */
function withoutHead(title: string): string {
  let rest = title.replaceAll(/\([^)]*\)/gu, ' ').replaceAll(/["“”'‘’]/gu, ' ').replace(TAIL, '').trim() // prettier-ignore
  for (;;) {
    const words = rest.slice(Math.max(0, rest.search(/\p{L}/u)))
    const [first = ''] = words.split(/\s+/u, 1)
    if (!['program', 'kegiatan', 'subkegiatan', 'sub'].includes(folded(first)) || words === first) return rest
    rest = words.slice(first.length).replace(/^[\s:–-]+/u, '')
  }
}

const SHORT = /\(([\p{L}-]{3,20})\)/u

/**
 * The short form in the brackets of a title, where it is made of the whole title: “(Germas)” is, and its name; “(SDA)”
 * behind “Pengelolaan Sumber Daya Air” is a matter that anybody may speak of.
 */
function shortOf(title: string, name: string): string | null {
  const short = SHORT.exec(title)?.[1]
  if (!short) return null
  const letters = folded(name).replaceAll(/[^a-z]/g, '')
  if (!letters.startsWith(folded(short).charAt(0))) return null
  let at = 0
  for (const letter of letters) if (letter === folded(short).charAt(at)) at++
  return at === short.length ? short : null
}

const formOf = (text: string, origin: Origin) => ({ form: { text, written: 'any' as const }, origin })

/** The title as it may be found word for word, and the short form in its brackets. */
function namesOfTitle(title: string): { readonly form: NameForm; readonly origin: Origin }[] {
  const name = withoutHead(title)
  const { count } = readWords(name)
  const short = shortOf(title, name)
  return [
    ...(count > 0 && count <= NAME_WORDS_MAX ? [formOf(name, 'title')] : []),
    ...(short ? [formOf(short, 'coined')] : []),
  ]
}

function phraseOf(title: string): { readonly words: readonly Word[] } {
  const reading = readWords(title)
  const words: Word[] = []
  const seen = new Set<string>()
  for (let at = 0; at < reading.count && words.length < PHRASE_WORDS_MAX; at++) {
    if (reading.form[at] === NUMBER) continue
    const word = folded(wordAt(reading, at))
    const stems = stemsOf(word)
    if (stems.length === 0 || stems.some((stem) => seen.has(stem))) continue
    for (const stem of stems) seen.add(stem)
    words.push({ stems, generic: isGeneric(word, stems) })
  }
  return { words }
}

const GENERIC_STEMS = new Set([...GENERIC].flatMap((word) => stemsOf(word)))
const isGeneric = (word: string, stems: readonly string[]) => GENERIC.has(word) || stems.every((it) => GENERIC_STEMS.has(it)) // prettier-ignore

/**
 * The words that are part of the name of an office: those with capitals from its first word on.
 * @param known in a headline, where all words may have capitals, only the names that are known
 */
function agencyWords({ count, form, hash, sentence }: Reading, known: readonly Found[] | null): Set<number> {
  const taken = new Set<number>()
  for (const { from, to } of known ?? []) for (let at = from; at < to; at++) taken.add(at)
  if (known) return taken
  const isName = (at: number) => at < count && (form[at] === CAPITAL || form[at] === UPPER)
  for (let at = 0; at < count; at++) {
    if (!isName(at) || !OFFICES.has(hash[at] as number)) continue
    const last = Math.min(count, at + OFFICE_WORDS_MAX)
    for (let to = at; to < last && sentence[to] === sentence[at]; to++) {
      if (!isName(to) && !(OFFICE_JOINTS.has(hash[to] as number) && isName(to + 1))) break
      taken.add(to)
    }
  }
  return taken
}

/**
 * How sure a name is as it stands. Of a title three words are nobody else's; two may be a phrase of any sentence, so they are a name
 * behind “program”, between quotes or with capitals; a single one only as an abbreviation or behind “program”.
 */
function surenessOf(reading: Reading, { from, to }: Found, origin: Origin, isTitle: boolean): number {
  const { text, start, end, form, sentence } = reading
  if (origin === 'dictionary') return 1
  if (origin === 'coined') return form[from] === LOWER ? 0.7 : 0.95
  let length = 0
  let own = 0
  let capitals = true
  let upper = true
  for (let at = from; at < to; at++) {
    const word = folded(wordAt(reading, at))
    const stems = stemsOf(word)
    if (stems.length === 0) continue
    length++
    if (!isGeneric(word, stems)) own++
    if (form[at] === LOWER) capitals = false
    if (form[at] !== UPPER) upper = false
  }
  const head = from > 0 ? (reading.hash[from - 1] as number) : 0
  const isHeaded = PROGRAMME_HEADS.has(head) || (NAME_HEADS.has(head) && own > 0 && length >= 2)
  const isQuoted = /["“‘']$/u.test(text.slice(0, start[from])) && /^["”’']/u.test(text.slice(end[to - 1]))
  if (isHeaded || isQuoted || length >= 3) return 1
  if (own === 0) return 0 // “pelayanan publik” is a matter of everybody
  const opens = from === 0 || sentence[from] !== sentence[from - 1]
  if (length === 2) return capitals && !isTitle ? 0.95 : 0.7
  if (upper && !isTitle) return 0.95
  return form[from] === CAPITAL && !opens && !isTitle ? 0.65 : 0
}

type Place = { readonly at: number; readonly word: number }

/** Where the words of a phrase stand in a text, in its order. */
function placesOf(phrase: Phrase, places: ReadonlyMap<string, readonly number[]>): Place[] {
  const found: Place[] = []
  for (const [at, { stems }] of phrase.words.entries())
    for (const word of new Set(stems.flatMap((stem) => places.get(stem) ?? NONE))) found.push({ at, word })
  return found.toSorted((a, b) => a.word - b.word || a.at - b.at)
}

/** The stretch of a text in which most of a phrase's weight stands close together; null where too little does. */
function closest(
  phrase: Phrase,
  places: readonly Place[],
  reading: Reading,
): { readonly score: number; readonly words: string[]; readonly own: number } | null {
  const reach = phrase.words.length + SPREAD_MAX
  let best: { score: number; from: number; to: number } | null = null
  for (let from = 0; from < places.length; from++) {
    const first = places[from] as Place
    const seen = new Set<number>()
    let weight = 0
    for (let to = from; to < places.length; to++) {
      const { at, word } = places[to] as Place
      if (word - first.word >= reach) break
      if (seen.has(at)) continue
      // Two neighbouring sentences may tell of one thing, and less surely.
      const apart = (reading.sentence[word] as number) - (reading.sentence[first.word] as number)
      if (apart > 1) break
      seen.add(at)
      weight += phrase.weights[at] as number
      const spread = word - first.word + 1 - seen.size
      const closeness = (apart === 0 ? 1 : 0.85) * (1 - 0.02 * Math.max(0, spread - phrase.words.length))
      const score = (weight / phrase.weight) * closeness
      if (!best || score > best.score + 1e-9) best = { score, from, to }
    }
  }
  if (!best || best.score < LEAST) return null
  const used = new Map<number, number>()
  for (const { at, word } of places.slice(best.from, best.to + 1)) if (!used.has(at)) used.set(at, word)
  const own = [...used.keys()].filter((at) => !phrase.words[at]?.generic).length
  if (own < OWN_MIN) return null
  const words = [...new Set([...used.values()].toSorted((a, b) => a - b).map((at) => wordAt(reading, at)))]
  return { score: best.score, words, own }
}
