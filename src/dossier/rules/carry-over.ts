/**
 * What a dossier takes over from its item (step 1 to step 2): where it was read, the sentences that stand for it and the
 * facts that can be read in them for certain. All of it unconfirmed, and none of it a word of the text.
 */
import { dayOf, ZONE } from '../../base/calendar.ts'
import { whyNotAnswer, type ContentType } from '../../base/content-types.ts'
import { calendarDay } from '../../base/day.ts'
import { factKey, typedFactSchema, type TypedFact } from '../../base/facts.ts'
import { isCrisis, type CrisisLevel } from '../../base/levels.ts'
import { oneLine } from '../../base/text.ts'
import { instantWords } from '../../base/words/time.ts'
import { withoutPersonal } from '../../inventory/rules/gathering.ts'
import { sentencesFor, type Told } from '../../radar/summary.ts'
import type { Origin, OriginSource, SuggestionReason } from './opening.ts'
import { claimsOf, type DayClaim } from './variants/claims.ts'

const SENTENCES = 3
const SENTENCE_MAX = 400
/** Each asks to be confirmed before the text leaves: more than this is work made for its own sake. */
export const CARRIED_FACTS_MAX = 8
const SOURCE_MAX = 300 // of a fact's source

export type ReadSource = OriginSource & Told

/** @param it.sources the newest first, no copies among them */
export function originOf(
  it: Pick<
    Origin,
    'itemId' | 'kind' | 'title' | 'summary' | 'agency' | 'more' | 'suggestion' | 'claim' | 'fields' | 'photos'
  > & {
    readonly sources: readonly ReadSource[]
  },
): Origin {
  const { sources: read, ...item } = it
  const sentences = sentencesOf(read)
  const sources = read.map(({ mentionId, name, title, url, publishedAt, takenAt, textHash }) => ({
    mentionId,
    name,
    title: withoutPersonal(title),
    url,
    publishedAt,
    takenAt,
    textHash,
  }))
  const facts: TypedFact[] = []
  for (const { text, source: at } of sentences) {
    const source = sources[at]
    if (source) facts.push(...factsIn(text, source))
  }
  return {
    ...item,
    sources,
    sentences,
    facts: once(facts)
      .slice(0, CARRIED_FACTS_MAX)
      .map((fact, at) => ({ ...fact, id: `asal-${at + 1}` })),
  }
}

/** The kind of text that answers such an item best, and why; a person chooses otherwise freely. */
export function suggestedType(it: {
  readonly kind: Origin['kind']
  readonly level: CrisisLevel
  readonly isClaim: boolean
}): {
  readonly type: string
  readonly why: SuggestionReason
} {
  if (it.isClaim) return { type: 'klarifikasi-hoaks', why: 'claim' }
  if (isCrisis(it.level)) return { type: 'pernyataan', why: 'crisis' }
  switch (it.kind) {
    case 'programme':
      return { type: 'artikel-program', why: 'programme' }
    case 'activity':
      return { type: 'siaran-pers', why: 'activity' }
    case 'issue':
      return { type: 'siaran-pers', why: 'issue' }
  }
}

/** What a clarification opens with, as far as this kind of text asks for it and takes such an answer. */
export function fieldsOfClaim(
  claim: {
    readonly quote: string
    readonly label: string | null
    readonly source: string
    readonly reportedAt: string
  },
  type: ContentType,
): Record<string, string> {
  const known = {
    kabar: claim.quote,
    label: claim.label ?? '',
    'beredar-di': claim.source,
    'terlihat-pada': dayOf(ZONE, new Date(claim.reportedAt)),
  }
  return Object.fromEntries(
    Object.entries(known).filter(([id, answer]) => {
      const field = type.fields.find((it) => it.id === id)
      return field !== undefined && answer !== '' && whyNotAnswer(field, answer) === null
    }),
  )
}

/** The sentences that most of the sources tell, each with the first source that says it so; numbers of persons are hidden. */
function sentencesOf(sources: readonly ReadSource[]): Origin['sentences'] {
  return sentencesFor(sources, SENTENCES).flatMap((sentence) => {
    const source = sources.findLastIndex((it) => it.text.includes(sentence)) // the newest stand first
    const text = withoutPersonal(oneLine(sentence))
    return source < 0 || text.length > SENTENCE_MAX ? [] : [{ text, source }]
  })
}

function factsIn(sentence: string, from: OriginSource): TypedFact[] {
  const { figures, days, clocks } = claimsOf(sentence)
  const source = sourceText(from)
  const found: unknown[] = []
  for (const figure of figures) {
    const unit = figure.about || namesSomething(sentence, figure.from) ? null : unitOf(figure.unit)
    if (!unit) continue
    found.push({ id: 'x', label: labelOf(unit), source, kind: 'figure', value: String(figure.value), unit: unit.as })
  }
  const time = days.length === 1 && clocks.length === 1 && clocks[0] ? clockText(clocks[0].minutes) : ''
  for (const claim of days) {
    const value = dayOfClaim(claim, from)
    if (value) found.push({ id: 'x', label: 'Tanggal', source, kind: 'date', value, time })
  }
  for (const place of placesIn(sentence)) found.push({ id: 'x', label: 'Tempat', source, kind: 'place', ...place })
  // What is no value in its one form is not certain enough.
  return found.flatMap((it) => typedFactSchema.safeParse(it).data ?? [])
}

/** Medium, time, address and fingerprint, as far as one line holds them: all of it stands in the list of sources. */
function sourceText({ name, url, publishedAt, takenAt, textHash }: OriginSource): string {
  const head = `${name || '-'}, ${instantWords(new Date(publishedAt ?? takenAt), 'id')}`
  const tail = ` (SHA-256 ${textHash.slice(0, 12)})`
  const whole = `${head}${url && `, ${url}`}${tail}`
  return whole.length <= SOURCE_MAX ? whole : `${head.slice(0, SOURCE_MAX - tail.length).toWellFormed()}${tail}`
}

/** Equal facts once, as the first source says them. */
function once(facts: readonly TypedFact[]): TypedFact[] {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    const key = factKey({ ...fact, id: 'x' })
    return !seen.has(key) && seen.add(key)
  })
}

/** What can be counted beyond doubt; what stands behind a number is as often a verb or the next clause. */
const COUNTED = new Set(
  `rumah warga orang jiwa keluarga kk korban pengungsi peserta siswa pelajar guru pegawai petani nelayan pedagang pasien balita
  anak lansia penumpang pengunjung wisatawan relawan personel petugas unit titik desa kelurahan kecamatan dusun rt rw sekolah
  puskesmas jembatan ruas bangunan warung kios toko truk mobil motor kendaraan bus kapal perahu ekor sapi kambing ayam pohon
  paket karung dosis kasus kejadian laporan aduan lokasi gedung ruang kamar tempat kali`
    .split(/\s+/),
) // prettier-ignore
const MEASURES = new Set(
  'meter kilometer sentimeter milimeter hektare ton kilogram kuintal liter jam hari minggu bulan'.split(' '),
)

type Unit = { readonly as: string; readonly sort: 'counted' | 'measured' | 'money' | 'share' }

function unitOf([first = '', second = '']: readonly string[]): Unit | null {
  if (first === 'rupiah') return { as: 'Rp', sort: 'money' }
  if (first === 'persen') return { as: '%', sort: 'share' }
  if (first === 'kepala' && second === 'keluarga') return { as: 'kepala keluarga', sort: 'counted' }
  if (MEASURES.has(first)) return { as: second === 'persegi' ? `${first} persegi` : first, sort: 'measured' }
  return COUNTED.has(first) ? { as: first, sort: 'counted' } : null
}

function labelOf({ as, sort }: Unit): string {
  switch (sort) {
    case 'counted':
      return `Jumlah ${as}`
    case 'measured':
      return `Ukuran (${as})`
    case 'money':
      return 'Jumlah uang'
    case 'share':
      return 'Persentase'
  }
}

/** "Kilometer 16", "Pasal 5", "RT 3": the number names a thing and counts nothing. */
const namesSomething = (sentence: string, at: number): boolean =>
  /(?:\b(?:kilometer|km|pasal|ayat|nomor|no|rt|rw|tahun|blok|gang|jalan|kelas|tahap|pukul|jam|hari ke|ke))[\s.-]*$/iu.test(
    sentence.slice(Math.max(0, at - 20), at),
  )

const NEAR_MS = 60 * 86_400_000

/** The day as it is written; without a year the one nearest to when it came out, if that is near enough to be meant. */
function dayOfClaim({ day, month, year }: DayClaim, from: OriginSource): string | null {
  const written = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (year !== null) return calendarDay.safeParse(written(year)).data ?? null
  if (from.publishedAt === null) return null
  const out = Date.parse(from.publishedAt)
  const near = [-1, 0, 1]
    .map((step) => written(new Date(out).getUTCFullYear() + step))
    .filter((it) => calendarDay.safeParse(it).success && Math.abs(Date.parse(it) - out) < NEAR_MS)
  return near.length === 1 ? (near[0] ?? null) : null
}

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const NAME = String.raw`\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}`
const PLACE = new RegExp(
  String.raw`(?<![\p{L}-])((?:Desa|Kelurahan|Dusun|Pantai|Pasar|Jembatan|Waduk|Bendungan|Puskesmas|RSUD|Terminal|Pelabuhan) ${NAME})(?:,? (?:di )?(Desa ${NAME}|Kelurahan ${NAME}))?(?:,? (?:di )?(Kecamatan ${NAME}))?`,
  'gu',
)

function placesIn(sentence: string): { value: string; village: string; district: string }[] {
  return [...sentence.matchAll(PLACE)].map(([, value = '', village = '', district = '']) => ({ value, village, district })) // prettier-ignore
}
