/**
 * A made stream of reports, written by another hand than the radar and its first stream: an invented island
 * regency, and wordings and kinds of this file alone. Nothing here was fitted to how the radar works, so its
 * figures on this stream say how it does on texts nobody tuned it to; only its alarms were looked at since, by kind,
 * when the words of the crisis score were widened.
 *
 * The sentences stand in `data/radar-second.txt`; the same seed gives the same stream on each run.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Item {
  id: string
  at: string
  source: string
  title: string
  text: string
  /** The event it tells of; null when no other item tells of it. */
  story: string | null
  /** The first item of the text it copies. */
  dup_of: string | null
  crisis: boolean
  /** The release it took sentences from without being a copy of it. */
  reuse_of: string | null
}

const start = Date.parse('2026-03-01T00:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

// Chance, the same on each run.

interface Chance {
  /** From 0 up to 1, without 1. */
  real: () => number
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number
  odds: (share: number) => boolean
  one: <T>(of: readonly T[]) => T
  mixed: <T>(of: readonly T[]) => T[]
  /** A waiting time of this mean. */
  wait: (mean: number) => number
}

const chanceOf = (seed: number): Chance => {
  let state = (seed * 2_654_435_761 + 97) >>> 0
  const real = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return ((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(real() * (to - from + 1))
  return {
    real,
    whole,
    odds: (share) => real() < share,
    one: (of) => {
      const found = of[Math.floor(real() * of.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    mixed: (of) => {
      const rest = [...of]
      for (let at = rest.length - 1; at > 0; at--) {
        const other = whole(0, at)
        ;[rest[at], rest[other]] = [rest[other]!, rest[at]!]
      }
      return rest
    },
    wait: (mean) => -Math.log(1 - real()) * mean,
  }
}

// The regency: invented, all of it.

const regency = 'Lasori'

const districts: Record<string, string[]> = {
  'Teluk Rangas': ['Karang Putih', 'Labuan Sirih', 'Wawoliang', 'Tanjung Pasi', 'Batu Kapur', 'Sawang Laut'],
  'Muara Tiga': ['Ujung Lero', 'Bontolangi', 'Tambak Sari', 'Kuala Mersa', 'Pasir Merica'],
  'Lasori Kota': ['Bandar Lama', 'Kampung Baru', 'Pelita', 'Rawa Buntu', 'Bukit Lonceng', 'Pesisir Jaya'],
  'Pulau Gusung': ['Gusung Barat', 'Gusung Timur', 'Lapandewe', 'Tanjung Nona'],
  'Tanjung Agih': ['Agih Hilir', 'Agih Hulu', 'Sungai Kepah', 'Molontoto', 'Watudambo'],
  'Wae Putih': ['Lembah Siput', 'Batu Gantung', 'Wae Lolo', 'Kaleoko', 'Sangkulapa'],
  'Kepulauan Selayang': ['Pulau Nyiur', 'Pulau Tikus', 'Karang Gading', 'Labuan Bajo Kecil', 'Sapuka'],
  'Poros Timur': ['Tolokibit', 'Marisa Indah', 'Bunta Pantai', 'Dongkala', 'Simpang Lawe', 'Salabangka'],
}
const districtOf = new Map(
  Object.entries(districts).flatMap(([district, villages]) => villages.map((village) => [village, district] as const)),
)
const villages = [...districtOf.keys()]

const given =
  `Aminuddin Basri Ceceng Darmawati Elias Ferry Gusti Hamka Irmayani Jufri Kamaria Lukas Maimunah Nasrun Oding Paulina
  Ridwan Samsidar Tahir Ulfiana Viktor Wahida Yakub Zainab Rosmini Arfandi Martinus Sitti Djafar Novita Hendrik Mursalim
  Yuliana Amiruddin Fransina Ruslan`.split(/\s+/)
const family =
  `Lapae Tumundo Mokodompit Daeng-Situju Rahantoknam Patiung Sondakh Labani Wairata Kasim Lasimpala Mangopo Tongkodu
  Hanafie Bulukia Sarundajang Monoarfa Latief Rumbia Palengo Tandi Malik Salawali Djibran Katili Usman`
    .split(/\s+/)
    .map((name) => name.replace('-', ' '))

const outlets = [
  'Lasori Ekspres',
  'Mercusuar Online',
  'Kabar Bahari',
  'Suara Selayang',
  'Pesisir Kini',
  'Jangkar News',
  'Harian Nusa Timur',
  'Radio Swara Teluk',
  'Buletin Poros',
  'Layar Terkembang',
  'Obor Pulau',
  'Koran Dermaga',
  'Ombak Pagi',
]
const channels = ['Lapor Bupati', 'Grup Warga Lasori', 'SMS Center', 'Komentar Medsos']
const offices = [`Humas Pemkab ${regency}`, `Humas Pemkab ${regency}`, `Humas Polres ${regency}`, 'Humas RSUD Pelita']

const dayNames = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const dated = (at: number) => {
  const date = new Date(at)
  return `${dayNames[date.getUTCDay()]} (${date.getUTCDate()}/${date.getUTCMonth() + 1})`
}

// The sentences.

/** One sentence, told in several ways. */
type Line = string[]

interface Kind {
  name: string
  facts: Record<string, string>
  title: Line
  lead: Line
  body: Line[]
  /** What stands at the end of an article: what has long been so. */
  background: Line[]
  /** Whole reports of citizens. */
  citizen: Line
  /** What is said only where an event has become a crisis. */
  crisis: Line[]
  /** A note of every day: its sentences in their order. */
  note: Line[]
}

const kindsFrom = (file: string) => {
  const events: Kind[] = []
  const notes: Kind[] = []
  /** What citizens say of any event. */
  const anywhere: Line = []
  let kind: Kind | undefined
  for (const row of file.split('\n')) {
    const mark = row.slice(0, row.indexOf(' '))
    const rest = row.slice(mark.length + 1)
    if (['~~', '==', '--'].includes(mark)) {
      kind = { name: rest, facts: {}, title: [], lead: [], body: [], background: [], citizen: [], crisis: [], note: [] }
      if (mark === '~~') kind.citizen = anywhere
      else if (mark === '==') events.push(kind)
      else notes.push(kind)
    } else if (kind && row) {
      const ways = rest.split(' || ')
      if (mark === 'T') kind.title.push(rest)
      else if (mark === 'L') kind.lead.push(rest)
      else if (mark === 'B') kind.body.push(ways)
      else if (mark === 'G') kind.background.push(ways)
      else if (mark === 'W') kind.citizen.push(rest)
      else if (mark === 'C') kind.crisis.push(ways)
      else if (mark === 'S') kind.note.push(ways)
      else if (/^[XZ]=/.test(row)) kind.facts[row.slice(0, 1)] = row.slice(2)
      else
        for (const [, name, value] of row.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g)) if (name) kind.facts[name] = value ?? ''
    }
  }
  for (const event of events) event.citizen.push(...anywhere)
  return { events, notes }
}

/** Words an editor swaps without a thought: said either way, it says the same. */
const pairs =
  `karena/lantaran sebab/karena sebanyak/sejumlah mengaku/mengatakan warga/penduduk meminta/minta sampai/hingga
  hingga/sampai akan/bakal sudah/telah tidak/tak memakai/menggunakan seluruh/semua setelah/seusai usai/setelah menuju/ke
  sulit/susah menunggu/menanti ujar/kata kata/tutur tutur/ucap segera/lekas sangat/amat hanya/cuma petugas/aparat
  pemerintah/pemda tiba/datang melihat/menyaksikan terus/tetap hampir/nyaris menjelang/mendekati dilarang/tidak-boleh
  dijadwalkan/diagendakan diperkirakan/ditaksir kerap/sering bersama/dengan memprotes/menolak terpaksa/harus
  diduga/disinyalir pulang/kembali saat/ketika kini/sekarang masih/tetap pukul/jam sekitar/kurang-lebih ikut/turut
  siswa/pelajar murid/siswa menyebut/menyatakan padahal/meskipun agar/supaya supaya/agar
  sejak/semenjak belum/masih-belum para/segenap bagi/untuk untuk/guna dan/serta
  anak/bocah desa/kampung pantai/pesisir ditutup/disetop rusak/hancur baru/anyar uang/dana biaya/ongkos
  tersebut/itu terjadi/berlangsung dipasang/ditempatkan dipakai/digunakan memeriksa/mengecek
  rampung/selesai selesai/tuntas pekan/minggu bantuan/sokongan mengatakan/menuturkan tegas/tandas keluh/gerutu
  akibat/karena menyusul/buntut diminta/diimbau habis/ludes
  berjualan/berdagang pemilik/empunya lewat/melalui sebelumnya/tadinya berat/parah`.split(/\s+/)
const swaps = new Map(
  pairs.map((pair) => {
    const [word = '', other = ''] = pair.split('/')
    return [word, other.replace('-', ' ')] as const
  }),
)

/** Words a sub-editor strikes to save a line. */
const spare = new Set(
  'yang telah sudah itu juga para oleh dari ini sekitar akan mulai masih pun lagi langsung ikut sempat kini'.split(' '),
)

const swapped = (text: string, share: number, { odds }: Chance) =>
  text.replace(/\p{L}+/gu, (word) => {
    const other = swaps.get(word)
    return other !== undefined && odds(share) ? other : word
  })

/** Chooses within every [this|that]. */
const chosen = (text: string, { one }: Chance) =>
  text.replace(/\[([^\]]+)\]/g, (_, ways: string) => one(ways.split('|')))

type Facts = Record<string, string>

const filled = (text: string, facts: Facts) => {
  const said = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name]
    if (fact === undefined) throw new Error(`no fact ${name} for: ${text}`)
    return fact
  })
  return said.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

const shown = (number: number) =>
  number < 1_000 ? `${number}` : `${Math.floor(number / 1_000)}.${`${number % 1_000}`.padStart(3, '0')}`

const numberIn = (range: string, { whole }: Chance) => {
  const [from = 1, to = 9] = range.split('-').map(Number)
  return shown(whole(from, to))
}

const personOf = ({ one }: Chance) => `${one(given)} ${one(family)}`

const factsOf = (kind: Kind, at: number, place: string, chance: Chance): Facts => {
  const { one, whole } = chance
  const facts: Facts = {
    P: place,
    K: districtOf.get(place) ?? place,
    Q: one(villages.filter((village) => village !== place)),
    D: dated(at),
    D2: dated(at + whole(4, 13) * day),
    J: `${`${whole(4, 22)}`.padStart(2, '0')}.${one(['00', '10', '15', '20', '30', '40', '45', '50'])}`,
    A: personOf(chance),
    B: personOf(chance),
    C: personOf(chance),
    O: kind.facts['O'] ?? '',
    X: one((kind.facts['X'] ?? '').split(';')),
    Z: kind.facts['Z'] ?? '',
  }
  for (const name of ['N', 'N2', 'N3', 'N4', 'M']) facts[name] = numberIn(kind.facts[name] ?? '2-9', chance)
  return facts
}

// One text.

interface Draft extends Omit<Item, 'id' | 'at' | 'dup_of' | 'reuse_of'> {
  time: number
  copies: Draft | null
  takesFrom: Draft | null
}

const joined = (sentences: string[]) => sentences.join(' ')

const opening = (source: string, place: string, { one }: Chance) =>
  one([
    `${place.toUpperCase()}, ${source.toUpperCase()} — `,
    `${source}, ${place} - `,
    `${place.toUpperCase()} — `,
    `[${source}] `,
    '',
    '',
  ])

const closing = (source: string, chance: Chance) => {
  const { one, odds } = chance
  if (odds(0.4)) return ''
  return one([
    ` Simak kabar lain hanya di ${source}.`,
    ` Ikuti saluran ${source} untuk berita terbaru.`,
    ` Laporan: ${personOf(chance)}.`,
    ` Penyunting: ${personOf(chance)}`,
    ` (${given[source.length]?.toLowerCase().slice(0, 3)}/red)`,
    ' Bagikan artikel ini.',
    ` Baca juga: Ragam Kabar ${regency} Pekan Ini.`,
  ])
}

/** How a release told each sentence, so that nobody else tells it in those very words. */
type Taken = Map<Line, string>

const told = (line: Line, facts: Facts, taken: Taken, chance: Chance) => {
  const used = taken.get(line)
  const way = chance.one(used === undefined ? line : line.filter((other) => other !== used))
  return { way, said: filled(chosen(way, chance), facts) }
}

interface Telling {
  kind: Kind
  facts: Facts
  place: string
  crisis: boolean
  taken: Taken
  /** What citizens said already. */
  heard: Set<string>
}

const headline = ({ kind, facts }: Telling, chance: Chance) => filled(chosen(chance.one(kind.title), chance), facts)

const leadOf = ({ kind, facts, taken }: Telling, chance: Chance) => told(kind.lead, facts, taken, chance).said

const bodyOf = ({ kind, facts, crisis, taken }: Telling, count: number, chance: Chance, without: Line[] = []) => {
  const { mixed, odds, whole } = chance
  const heavy = crisis ? mixed(kind.crisis).slice(0, whole(1, Math.min(3, kind.crisis.length))) : []
  const lines = mixed([
    ...mixed(kind.body.filter((line) => !without.includes(line))).slice(0, Math.max(1, count - heavy.length)),
    ...heavy,
  ])
  const background = chance.one(kind.background)
  if (odds(0.5) && !without.includes(background)) lines.push(background)
  return lines.map((line) => swapped(told(line, facts, taken, chance).said, taken.size > 0 ? 0.35 : 0.2, chance))
}

const article = (telling: Telling, source: string, chance: Chance) => {
  const { odds, whole } = chance
  const lead = swapped(leadOf(telling, chance), 0.25, chance)
  const body = bodyOf(telling, whole(3, telling.taken.size > 0 ? 6 : 7), chance)
  const sentences = odds(0.85) ? [lead, ...body] : [body[0] ?? '', lead, ...body.slice(1)]
  return opening(source, telling.place, chance) + joined(sentences.filter(Boolean)) + closing(source, chance)
}

/** Firsts of the words, as a list of messages shows them. */
const firstWords = (text: string) => text.split(/\s+/).slice(0, 8).join(' ')

/** A citizen's own words; no two citizens tell of an event in the same ones. */
const citizen = ({ kind, facts, crisis, taken, heard }: Telling, chance: Chance) => {
  const { odds, one } = chance
  const fresh = kind.citizen.filter((way) => !heard.has(way))
  if (fresh.length === 0) return null
  const way = one(fresh)
  heard.add(way)
  const base = filled(chosen(way, chance), facts)
  const opener = odds(0.4)
    ? one(['Assalamualaikum. ', 'Izin lapor. ', 'Tes tes. ', 'Selamat pagi admin. ', 'Min, '])
    : ''
  const heat = crisis ? `. ${told(one(kind.crisis), facts, taken, chance).said}` : ''
  const end = one(['', '', ' Trims', ' mohon atensinya', ' 🙏', ' viralkan!!', ` (${one(given)})`])
  return `${opener}${base}${heat}${end}`
}

// Copies and what is taken from a release.

const sentencesOf = (text: string) =>
  text.match(/[^.!?]+(?:[.!?](?=\p{L}|\d)[^.!?]+)*[.!?]+["”)]*\s*|[^.!?]+$/gu) ?? [text]

const wordsOf = (sentence: string) => new Set(sentence.toLowerCase().match(/[\p{L}\d]+/gu))

/** How many of 1 of a text's sentences a reader would know from the other text. */
const known = (text: string, other: string) => {
  const others = sentencesOf(other).map(wordsOf)
  const own = sentencesOf(text).map(wordsOf)
  const again = own.filter((words) =>
    others.some((against) => {
      const both = [...words].filter((word) => against.has(word)).length
      return both >= 0.75 * Math.max(words.size, against.size)
    }),
  )
  return again.length / own.length
}

/** A text of its own, one that a careful reader would not take for a copy; null when there is nothing left to tell. */
const apart = (most: number, others: Draft[], write: () => string) => {
  for (let tries = 0; tries < 40; tries++) {
    const text = write()
    if (others.every((other) => known(text, other.text) <= most && known(other.text, text) <= most)) return text
  }
  return null
}

/** The same text as another outlet ran it: at most 15 of 100 words are others, or gone. */
const copyOf = (root: Draft, source: string, place: string, chance: Chance) => {
  const { odds, one, real } = chance
  const bare = root.text
    .replace(/^(?:\[[^\]]+\] |[^—.]{3,60} — |[^.]{3,45} - )/u, '')
    .replace(/ (?:Simak kabar|Ikuti saluran|Laporan:|Penyunting:|Bagikan artikel|Baca juga:|\(\p{Ll}+\/red\)).*$/u, '')
  let sentences = sentencesOf(bare).map((sentence) => sentence.trim())
  const words = bare.split(/\s+/).length
  let budget = Math.floor(words * 0.15 * real())
  if (sentences.length > 4 && odds(0.35)) {
    const out = 1 + Math.floor(real() * (sentences.length - 1))
    const cost = sentences[out]?.split(/\s+/).length ?? 0
    if (cost <= budget) {
      sentences = sentences.filter((_, at) => at !== out)
      budget -= cost
    }
  }
  if (sentences.length > 3 && budget >= 4 && odds(0.25)) {
    budget -= 4
    const at = 1 + Math.floor(real() * (sentences.length - 2))
    ;[sentences[at], sentences[at + 1]] = [sentences[at + 1]!, sentences[at]!]
  }
  const running = joined(sentences).split(' ')
  for (const at of chance.mixed(running.map((_, index) => index))) {
    if (budget <= 0) break
    const word = running[at] ?? ''
    const other = swaps.get(word)
    if (other !== undefined) running[at] = other
    else if (spare.has(word) && odds(0.6)) running[at] = ''
    else continue
    budget--
  }
  const text = running.filter(Boolean).join(' ')
  const title = one([
    root.title,
    root.title,
    root.title,
    `Breaking: ${root.title}`,
    `${root.title} | ${source}`,
    `Duh! ${root.title}`,
  ])
  return { title, text: opening(source, place, chance) + text + closing(source, chance) }
}

interface Said {
  line: Line
  sentence: string
}

/** An article of one's own around 40 to 70 of 100 sentences of a release. */
const reworked = (telling: Telling, said: Said[], source: string, chance: Chance) => {
  const { mixed, odds, real, whole } = chance
  const count = Math.max(2, Math.round(said.length * (0.4 + 0.3 * real())))
  const kept = mixed(said.map((_, at) => at)).slice(0, count)
  const order = odds(0.6) ? kept.toSorted((one, other) => one - other) : kept
  const lifted = order.map((at) => {
    const sentence = said[at]?.sentence ?? ''
    return odds(0.25) ? swapped(sentence, 0.5, chance) : sentence
  })
  const own = bodyOf(
    telling,
    whole(1, 4),
    chance,
    said.map(({ line }) => line),
  )
  const lead = kept.includes(0) && odds(0.7) ? [] : [leadOf(telling, chance)]
  const cut = whole(1, lifted.length)
  const sentences = odds(0.5)
    ? [...lead, ...lifted, ...own]
    : [...lead, ...lifted.slice(0, cut), ...own, ...lifted.slice(cut)]
  return opening(source, telling.place, chance) + joined(sentences) + closing(source, chance)
}

// Stories.

const sizeOf = ({ real, whole }: Chance) => {
  const share = real()
  if (share < 0.4) return whole(3, 5)
  if (share < 0.68) return whole(6, 13)
  return whole(14, 31)
}

/** When a story is told: most of it in the first hours, less and less, now and then a late word. */
const timesOf = (from: number, count: number, quick: boolean, { odds, real, wait }: Chance) => {
  const pace = (quick ? 4 + 6 * real() : 5 + 17 * real()) * hour
  const later = Array.from({ length: count - 1 }, () =>
    Math.min(odds(0.1) ? wait(40 * hour) : wait(pace), 110 * hour * (0.7 + 0.3 * real())),
  )
  return [0, ...later].toSorted((one, other) => one - other).map((offset) => Math.round(from + offset))
}

const grown = (number: string, { whole }: Chance) => {
  const old = Number(number.replace('.', ''))
  return shown(old + Math.max(1, Math.round((old * whole(5, 30)) / 100)))
}

const growing = new Set([
  'kapal',
  'dbd',
  'listrik',
  'tangkiair',
  'tpa',
  'rabies',
  'runtuh',
  'racun',
  'banjirrob',
  'ikanmati',
])

const storyOf = (telling: Telling, name: string, from: number, size: number, chance: Chance): Draft[] => {
  const { odds, one, real, whole } = chance
  const { kind, crisis, place } = telling
  const drafts: Draft[] = []
  const draft = (time: number, source: string, title: string, text: string, more: Partial<Draft> = {}): Draft => {
    const made = { time, source, title, text, story: name, crisis, copies: null, takesFrom: null, ...more }
    drafts.push(made)
    return made
  }
  const times = timesOf(from, size, crisis, chance)
  const releaseAt = size >= 4 && odds(0.62) ? whole(0, Math.min(2, size - 2)) : -1
  const lean = 0.36 + 0.25 * real()
  const later = growing.has(kind.name) && size > 5 && odds(0.6) ? Math.floor(size * (0.4 + 0.3 * real())) : Infinity
  // Settled before the first article, so that nobody stumbles on the release's own words before it is out.
  const said: Said[] = []
  if (releaseAt >= 0) {
    const line = (ways: Line) => {
      const { way, said: sentence } = told(ways, telling.facts, telling.taken, chance)
      telling.taken.set(ways, way)
      return { line: ways, sentence }
    }
    said.push(line(kind.lead), ...chance.mixed(kind.body).slice(0, whole(6, 9)).map(line))
    if (odds(0.6)) said.push(line(one(kind.background)))
  }
  let release: Draft | null = null
  const used = new Set<string>()
  const outlet = () => {
    const left = outlets.filter((name) => !used.has(name))
    const found = one(left.length > 2 ? left : outlets)
    used.add(found)
    return found
  }
  times.forEach((time, at) => {
    if (at === later) telling.facts = { ...telling.facts, N: grown(telling.facts['N'] ?? '1', chance) }
    if (at === releaseAt) {
      const source = one(offices)
      const head = one([`SIARAN PERS — `, `${source} — `, `${place}, ${regency} — `])
      const text = head + joined(said.map(({ sentence }) => sentence))
      release = draft(time, source, headline(telling, chance), text)
      return
    }
    const roots = drafts.filter((other) => !other.copies && !channels.includes(other.source))
    if (roots.length === 0 || !odds(0.295)) {
      const message = at > 0 && odds(crisis ? 0.25 : 0.09) ? citizen(telling, chance) : null
      if (message !== null) {
        draft(time, one(channels), firstWords(message), message)
        return
      }
      const source = outlet()
      const from = release
      const others = roots.filter((root) => root !== from)
      const reworks = from !== null && odds(lean)
      const text = reworks
        ? apart(0.67, others, () => reworked(telling, said, source, chance))
        : apart(0.5, others, () => article(telling, source, chance))
      if (text !== null) {
        draft(time, source, headline(telling, chance), text, { takesFrom: reworks ? from : null })
        return
      }
    }
    const root = one(roots)
    const source = one(outlets.filter((name) => name !== root.source))
    const { title, text } = copyOf(root, source, place, chance)
    draft(time, source, title, text, { copies: root, takesFrom: root.takesFrom })
  })
  return drafts
}

// Where and when things happen, so that a careful reader can tell one from another.

/** Lets no two alike start at one place so close together that nobody could tell which one is meant. */
const spaced = (apart: number) => {
  const known = new Map<string, number[]>()
  return (key: string, at: number) => {
    const times = known.get(key) ?? []
    if (times.some((time) => Math.abs(time - at) < apart)) return false
    known.set(key, [...times, at])
    return true
  }
}

export const secondStream = (seed: number, count: number, days = 117): Item[] => {
  const chance = chanceOf(seed)
  const { odds, one, real } = chance
  const { events, notes } = kindsFrom(readFileSync(join(import.meta.dirname, 'data/radar-second.txt'), 'utf8'))
  const span = days * day
  const eventFree = spaced(8 * day)
  const noteFree = spaced(5 * day)
  const place = (kinds: Kind[], free: (key: string, at: number) => boolean, room: number) => {
    for (let tries = 0; tries < 5_000; tries++) {
      const kind = one(kinds)
      const village = one(villages)
      const at = start + Math.floor(real() * (span - room))
      if (free(`${kind.name} ${village}`, at)) return { kind, village, at }
    }
    throw new Error('more events than places and days')
  }
  const drafts: Draft[] = []
  const inStories = Math.round(count * 0.6)
  const crises = Math.max(1, Math.round((3 * count) / 4_000))
  const grave = events.filter((kind) => kind.crisis.length > 0)
  for (let number = 0; drafts.length < inStories; number++) {
    const crisis = number < crises
    const left = inStories - drafts.length
    const size = Math.min(crisis ? chance.whole(22, 31) : sizeOf(chance), left < 3 ? 3 : left)
    const { kind, village, at } = place(crisis ? grave : events, eventFree, 5 * day)
    const facts = factsOf(kind, at, village, chance)
    if (crisis && kind.name === 'racun') facts['N'] = numberIn('140-420', chance)
    drafts.push(
      ...storyOf(
        { kind, facts, place: village, crisis, taken: new Map(), heard: new Set() },
        `t${number}`,
        at,
        size,
        chance,
      ),
    )
  }
  const single = (time: number, source: string, title: string, text: string) =>
    drafts.push({ time, source, title, text, story: null, crisis: false, copies: null, takesFrom: null })
  const singles = count - drafts.length
  for (let number = 0; number < singles; number++)
    if (number < singles / 3) {
      const { kind, village, at } = place(events, eventFree, 0)
      const facts = factsOf(kind, at, village, chance)
      const telling: Telling = { kind, facts, place: village, crisis: false, taken: new Map(), heard: new Set() }
      const text = odds(0.1) ? citizen(telling, chance) : null
      if (text !== null) {
        single(at, one(channels), firstWords(text), text)
      } else {
        const source = odds(0.04) ? one(offices) : one(outlets)
        single(at, source, headline(telling, chance), article(telling, source, chance))
      }
    } else {
      const { kind, village, at } = place(notes, noteFree, 0)
      const facts = factsOf(kind, at, village, chance)
      const text = joined(kind.note.map((line) => filled(chosen(one(line), chance), facts)))
      const source = ['lampu', 'ktp', 'terima kasih', 'kehilangan'].includes(kind.name) ? one(channels) : one(outlets)
      const title = channels.includes(source) ? firstWords(text) : filled(chosen(one(kind.title), chance), facts)
      const bare = channels.includes(source) || odds(0.5)
      single(at, source, title, bare ? text : opening(source, village, chance) + text + closing(source, chance))
    }
  const ordered = drafts.toSorted((one, other) => one.time - other.time)
  const width = `${count}`.length
  const idOf = new Map(ordered.map((draft, at) => [draft, `b${`${at}`.padStart(width, '0')}`] as const))
  return ordered.map((draft) => ({
    id: idOf.get(draft) ?? '',
    at: new Date(draft.time).toISOString(),
    source: draft.source,
    title: draft.title,
    text: draft.text,
    story: draft.story,
    dup_of: draft.copies ? (idOf.get(draft.copies) ?? null) : null,
    crisis: draft.crisis,
    reuse_of: draft.takesFrom ? (idOf.get(draft.takesFrom) ?? null) : null,
  }))
}
