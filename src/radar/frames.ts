/**
 * Of when and where a whole text speaks: what is remembered of years ago, what happened in another country, what is
 * counted over a year, a match, a rehearsal, a film, a trial. A sentence of it may tell of the dead as if they had died today (“Saat itu 35 orang meninggal.”);
 * the text as a whole says that it is not so. Pure.
 */
import { countAt } from './counts.ts'
import type { WordSign } from './crisis-words.ts'
import { joined, NUMBER, wordAt, wordSet, type Reading } from './words.ts'

export type Frame = 'remembered' | 'abroad' | 'counted' | 'played' | 'rehearsed' | 'staged' | 'tried' | 'denied'

/** Words by which people remember together; beside a year that is gone, or a number of years. */
const REMEMBERING =
  wordSet(`memperingati peringati diperingati peringatan mengenang kenang dikenang haul monumen tugu penyintas napak ziarah
  tabur ditabur refleksi kenangan berlalu`)
/** Behind a number of years these say that they are gone. */
const GONE =
  wordSet(`berlalu silam lalu usai pasca setelah sejak sesudah peristiwa tragedi bencana tenggelamnya karamnya meletusnya runtuhnya
  robohnya ambruknya terbakarnya jatuhnya meledaknya terbaliknya sesudahnya`)
const SINCE = wordSet('sudah telah')
/** So one begins to tell of what all know of. */
const ONCE =
  wordSet(`itu dahulu, itu dulu, dahulu bencana, dahulu musibah, dahulu peristiwa, dahulu tragedi, dulu bencana, dulu musibah,
  masa itu`)
const YEARS = wordSet('tahun th thn dasawarsa dekade')

/** A year or half of one, over which something is counted. */
const SPANS =
  wordSet(`setahun semester triwulan caturwulan kuartal, sepanjang tahun, selama tahun, tahun lalu, tahun sebelumnya, tahun kemarin,
  setiap tahun, tiap tahun, per tahun, periode januari, lima tahun, tiga tahun, dua tahun`)
/** And how it is counted. */
const COUNTING =
  wordSet(`angka tren statistik rekap rekapitulasi persen persentase kejadian rata dibanding dibandingkan data tercatat catat mencatat
  turun menurun penurunan jumlah kasus peringkat`)
const COUNTING_MIN = 2
/** In a sentence with one of these a year is only what a report of today recalls: “kasus serupa pernah terjadi tahun lalu”. */
const RECALLING = wordSet(
  'pernah sempat serupa sejenis semacam mirip sama lain beberapa sejumlah berulang terakhir sebelumnya terparah',
)

/** What befalls many, as it stands before “di” and the name of a country. */
const EVENTS =
  wordSet(`gempa tsunami topan badai banjir longsor kebakaran ledakan kerusuhan bentrokan perang konflik kecelakaan erupsi serangan
  penembakan bom kudeta demo demonstrasi wabah bencana tragedi siklon taifun runtuhnya runtuh jatuhnya`)
const EVENT_WORDS = 4 // between what befell and the country

/** Names of countries and of what else is abroad (CLDR, territories in Indonesian), as they stand behind “di”, “ke” and “dari”. */
const COUNTRIES =
  wordSet(`afganistan, afghanistan, afrika selatan, albania, aljazair, amerika, angola, arab saudi, saudi, argentina, armenia, australia, austria,
  azerbaijan, bahrain, bangladesh, belanda, belarus, belgia, bhutan, bolivia, bosnia, botswana, brasil, brazil, brunei, bulgaria, burundi, ceko,
  chad, chile, cile, china, cina, denmark, ekuador, el salvador, eritrea, estonia, etiopia, fiji, filipina, finlandia, gabon, gambia, gaza,
  georgia, ghana, guatemala, guinea, guyana, haiti, honduras, hong kong, hongkong, hungaria, india, inggris, irak, iran, irlandia, islandia,
  israel, italia, jamaika, jepang, jerman, jibuti, kaledonia baru, kamboja, kamerun, kanada, kazakhstan, kenya, kirgizstan, kolombia, kongo,
  korea, kosovo, kosta rika, kroasia, kuba, kuwait, laos, latvia, lebanon, liberia, libya, lituania, luksemburg, madagaskar, makau, maladewa,
  malawi, malaysia, mali, malta, maroko, mauritania, mauritius, meksiko, mesir, moldova, mongolia, montenegro, mozambik, myanmar, namibia,
  nepal, niger, nigeria, nikaragua, norwegia, oman, pakistan, palestina, panama, papua nugini, paraguay, peru, polandia, portugal, prancis,
  qatar, rumania, rusia, rwanda, samoa, selandia baru, senegal, serbia, sierra leone, singapura, siprus, slovakia, slovenia, solomon, somalia,
  spanyol, sri lanka, sudan, suriah, suriname, swedia, swiss, taiwan, tajikistan, tanzania, thailand, tibet, tiongkok, togo, tonga, tunisia,
  turki, turkmenistan, uganda, ukraina, uni emirat, uruguay, uzbekistan, vanuatu, venezuela, vietnam, yaman, yordania, yunani, zambia, zimbabwe,
  mekah, makkah, madinah, jeddah, mina, taipei, taichung, kaohsiung, tokyo, osaka, seoul, busan, kuala lumpur, johor, penang, sabah, sarawak,
  bangkok, manila, dubai, abu dhabi, doha, riyadh, kairo, beijing, shanghai, london, paris, new york, california, luar negeri, mancanegara`)
const BEFORE_COUNTRY = wordSet('di ke dari')
/** Of one’s own who are there: what befell them is the office’s matter. */
const OWN = wordSet('asal pmi tki tkw migran wni jemaah jamaah')
const OWN_WORDS = 6

/** Of a match; a side that is beaten falls, is silenced or struck. */
const PLAYED =
  wordSet(`gol skor wasit kiper gawang penalti trofi piala juara menjuarai kejuaraan turnamen liga final semifinal laga babak pertandingan
  pelatih klub tim klasemen kartu menumbangkan takluk stadion lini set poin`)

/** “Peringatan” of these warns; it is no memory. */
const WARNING =
  wordSet(`peringatan dini, peringatan tsunami, peringatan keras, peringatan level, peringatan kepada, peringatan sudah,
  rambu peringatan, surat peringatan, sirene peringatan, sinyal peringatan`)
/** What is mourned with one of these happened days ago. */
const FRESH =
  wordSet(`kemarin, semalam, tadi, lusa, pencarian, dini hari, hari lalu, pekan lalu, minggu lalu, belum ditemukan,
  masih dirawat, masih mengungsi, masih dicari, duka mendalam, belasungkawa, rumah duka`)
const DYING = wordSet('tewas menewaskan meninggal merenggut')

/** What a memorial is called, or who remembers. */
const MEMORIALS =
  'mengenang, memperingati, peringati, diperingati, haul, nisan, prasasti, museum, peringatan tragedi, kenang tragedi, kenang peristiwa'

/** By so many of its words, one of them a sure one, or by more, a text says what it is of. One such word stands in a report of anything. */
const BY_WORDS: readonly {
  readonly frame: Frame
  readonly sure: ReadonlySet<number>
  readonly words: ReadonlySet<number>
  readonly min: number
}[] = [
  {
    frame: 'rehearsed',
    sure: wordSet('skenario skenarionya simulasi peragaan memperagakan diperagakan pemeran tiruan'),
    words: wordSet('latihan berlatih skenario skenarionya simulasi peragaan memperagakan diperagakan pemeran tiruan'),
    min: 2,
  },
  {
    frame: 'staged',
    sure: wordSet('film syuting sutradara sineas sinetron'),
    words: wordSet(
      'film syuting sutradara figuran figurannya sineas pemeran kru adegan skenario sinetron bioskop penayangan',
    ),
    min: 2,
  },
  {
    frame: 'tried',
    sure: wordSet('terdakwa dakwaan didakwa penuntut vonis divonis terpidana pesakitan pledoi eksepsi kasasi'),
    words:
      wordSet(`sidang persidangan terdakwa jaksa penuntut dakwaan didakwa hakim majelis vonis divonis dituntut pengadilan
      pledoi pembela terpidana kasasi eksepsi pesakitan diadili mengadili kesaksian`),
    min: 2,
  },
  {
    frame: 'remembered',
    sure: wordSet(MEMORIALS),
    words:
      wordSet(`${MEMORIALS}, kenang, doa bersama, diorama, monumen, tabur, ditabur, menabur, arwah, ziarah, berziarah, tahlil,
      penyintas, lilin, hening`),
    min: 2,
  },
  { frame: 'played', sure: PLAYED, words: PLAYED, min: 4 },
]

/** With one of these a rehearsal, a shooting or a trial became an event: “latihan berujung maut”. */
const IN_EARNEST = wordSet('berujung insiden nahas naas musibah petaka celaka maut autopsi belasungkawa')
/** Behind one of these such a word says when or where something happened: “tewas saat syuting”, “gedung pengadilan dibakar”. */
const BESIDES = wordSet('saat ketika usai seusai sepulang tengah gedung ruang main')
/** And what did, a few words away. */
const BEFELL = wordSet(
  'tewas meninggal menewaskan roboh ambruk runtuh terbakar dibakar meledak kerusuhan dikeroyok tenggelam',
)
const BEFELL_WORDS = 8

/** What can become one. */
const EARNEST = new Set<Frame>(['rehearsed', 'staged', 'tried'])

/** Whether a text says that what was played, rehearsed or tried became an event. */
export function isInEarnest({ count, hash, sentence }: Reading): boolean {
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number
    if (IN_EARNEST.has(word)) return true
    const isBeside = at > 0 && BESIDES.has(hash[at - 1] as number)
    if (!isBeside || !BY_WORDS.some((it) => EARNEST.has(it.frame) && it.words.has(word))) continue
    for (let near = Math.max(0, at - BEFELL_WORDS); near < Math.min(count, at + BEFELL_WORDS); near++)
      if (sentence[near] === sentence[at] && BEFELL.has(hash[near] as number)) return true
  }
  return false
}

/** Of when or where a text speaks, where that is not now and here; that it denies what is said is told by its signs. */
export function frameOf(reading: Reading): Frame | null {
  const { count, hash, sentence } = reading
  // The sentences in which something is said.
  const remembering = new Set<number>()
  const gone = new Set<number>()
  const befell = new Set<number>()
  const dying = new Set<number>()
  const spans = new Set<number>()
  const recalls = new Set<number>()
  const counting = new Set<number>() // words
  let pair = 0 // of a word and the next
  let isOnce = false
  let isFresh = false
  const said = BY_WORDS.map(() => new Set<number>())
  for (let at = 0; at < count; at++) {
    const word = hash[at] as number
    const its = sentence[at] as number
    const before = pair
    pair = at + 1 < count && sentence[at + 1] === its ? joined(word, hash[at + 1] as number) : 0
    if (BEFORE_COUNTRY.has(word) && isAbroad(reading, at)) return 'abroad'
    if (REMEMBERING.has(word) && !WARNING.has(pair) && !WARNING.has(before)) remembering.add(its)
    if (isGoneYear(reading, at) || isYearsGone(reading, at)) gone.add(its)
    if (DYING.has(word)) dying.add(its)
    if (DYING.has(word) || EVENTS.has(word) || BEFELL.has(word)) befell.add(its)
    isOnce ||= ONCE.has(pair)
    isFresh ||= FRESH.has(word) || FRESH.has(pair)
    if (SPANS.has(word) || SPANS.has(pair)) spans.add(its)
    if (RECALLING.has(word)) recalls.add(its)
    if (COUNTING.has(word)) counting.add(word)
    if (at > 0 && BESIDES.has(hash[at - 1] as number)) continue
    for (const [which, { frame, words }] of BY_WORDS.entries()) {
      const found = words.has(word) ? word : pair
      if (!words.has(found)) continue
      // Who died before anybody is remembered died now.
      if (frame === 'remembered' && said[which]?.size === 0) isFresh ||= dying.size > 0 && !dying.has(its)
      said[which]?.add(found)
    }
  }
  // A year that is gone is of what is remembered where it stands beside that or beside an event: “pasar yang dibangun 1987” is of today.
  const past = gone.intersection(befell.union(remembering)).difference(recalls)
  if (remembering.size > 0 && (isOnce || past.size > 0)) return 'remembered'
  if (spans.difference(recalls).size > 0 && counting.size >= COUNTING_MIN) return 'counted'
  const isOf = ({ frame, sure, min }: (typeof BY_WORDS)[number], which: number) => {
    const its = said[which]
    if (frame === 'remembered' && isFresh) return false
    return its !== undefined && (its.size > min || (its.size === min && !its.isDisjointFrom(sure)))
  }
  const frame = BY_WORDS.find(isOf)?.frame ?? null
  return frame !== null && EARNEST.has(frame) && isInEarnest(reading) ? null : frame
}

/** Whether a word of what befell somebody says it of the office’s own people abroad: “pekerja migran asal Pule tewas”. */
function isOfOwn({ hash, sentence }: Reading, at: number): boolean {
  for (let near = at - 1; near >= Math.max(0, at - OWN_WORDS) && sentence[near] === sentence[at]; near--)
    if (OWN.has(hash[near] as number)) return true
  return false
}

/** “Pembakaran”, “kerusuhan”: what is tried, where “dibakar massa” is of now. */
const NAMES_A_CASE = /^(?:pe|ke)/i

/** Whether a sign holds within a frame: at a match whatever is no blow in play, at a trial what is not tried. */
export const holdsIn = (
  frame: Frame,
  reading: Reading,
  {
    sign,
    at,
    words,
    strength,
  }: { readonly sign: WordSign; readonly at: number; readonly words: string; readonly strength: number },
) =>
  (frame === 'played' && sign !== 'harm' && sign !== 'official') ||
  (frame === 'tried' &&
    (sign === 'official' ||
      sign === 'protest' ||
      (sign === 'unrest' && strength === 1 && !NAMES_A_CASE.test(words)))) ||
  (frame === 'abroad' && sign === 'fatal' && isOfOwn(reading, at))

/** “gempa di Taiwan”: what befell, “di”, and a country. */
function isAbroad({ hash, count, sentence }: Reading, at: number): boolean {
  if (at + 1 >= count) return false
  const next = hash[at + 1] as number
  if (!COUNTRIES.has(next) && !(at + 2 < count && COUNTRIES.has(joined(next, hash[at + 2] as number)))) return false
  for (let near = at - 1; near >= Math.max(0, at - EVENT_WORDS) && sentence[near] === sentence[at]; near--)
    if (EVENTS.has(hash[near] as number)) return true
  return false
}

export const LAST_YEAR = 2024 // of those that are surely past
const YEARS_MIN = 2

function isGoneYear(reading: Reading, at: number): boolean {
  if (reading.form[at] !== NUMBER) return false
  const year = wordAt(reading, at)
  return /^(?:19|20)\d\d$/.test(year) && Number(year) <= LAST_YEAR
}

/** “12 tahun berlalu”, “genap enam belas tahun tragedi”, “peringati 20 tahun gempa”. */
function isYearsGone(reading: Reading, at: number): boolean {
  const { hash, count } = reading
  const years = countAt(reading, at, at)
  if (!years || years.value < YEARS_MIN || years.to + 1 >= count || !YEARS.has(hash[years.to] as number)) return false
  const before = at > 0 ? (hash[at - 1] as number) : 0
  let behind = hash[years.to + 1] as number
  if (SINCE.has(behind) && years.to + 2 < count) behind = hash[years.to + 2] as number // “36 tahun sudah berlalu”
  return GONE.has(behind) || EVENTS.has(behind) || REMEMBERING.has(before)
}
