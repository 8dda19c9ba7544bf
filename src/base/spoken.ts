/** A written Indonesian text as an announcer reads it aloud: figures, dates, times, money and units in words. */
import { MONTHS } from './months.ts'
import { spellDigits, spellInteger, SPELLED_MAX, spellOrdinal } from './spelled.ts'

const SHORT_MONTHS: Record<string, string> = {
  jan: 'Januari',
  feb: 'Februari',
  mar: 'Maret',
  apr: 'April',
  jun: 'Juni',
  jul: 'Juli',
  agu: 'Agustus',
  ags: 'Agustus',
  agt: 'Agustus',
  sep: 'September',
  sept: 'September',
  okt: 'Oktober',
  nov: 'November',
  des: 'Desember',
}
const ZONES: Record<string, string> = {
  WIB: 'Waktu Indonesia Barat',
  WITA: 'Waktu Indonesia Tengah',
  WIT: 'Waktu Indonesia Timur',
}

/** Signs of units that stand right behind a number, as the International System and KBBI read them. */
const UNITS: Record<string, string> = {
  km: 'kilometer',
  m: 'meter',
  cm: 'sentimeter',
  mm: 'milimeter',
  'km²': 'kilometer persegi',
  km2: 'kilometer persegi',
  'm²': 'meter persegi',
  m2: 'meter persegi',
  'm³': 'meter kubik',
  m3: 'meter kubik',
  'cm²': 'sentimeter persegi',
  'cm³': 'sentimeter kubik',
  ha: 'hektare',
  Ha: 'hektare',
  kg: 'kilogram',
  Kg: 'kilogram',
  g: 'gram',
  gr: 'gram',
  mg: 'miligram',
  l: 'liter',
  L: 'liter',
  ml: 'mililiter',
  mL: 'mililiter',
  '°C': 'derajat Celsius',
  '°': 'derajat',
  kWh: 'kilowatt jam',
  kW: 'kilowatt',
  MW: 'megawatt',
  W: 'watt',
  kV: 'kilovolt',
  kVA: 'kilovolt ampere',
  V: 'volt',
  Hz: 'hertz',
  kHz: 'kilohertz',
  MHz: 'megahertz',
  GB: 'gigabita',
  MB: 'megabita',
  Mbps: 'megabit per detik',
  Gbps: 'gigabit per detik',
  dB: 'desibel',
  mdpl: 'meter di atas permukaan laut',
  rb: 'ribu',
  jt: 'juta',
  mnt: 'menit',
  dtk: 'detik',
}
const PER: Record<string, string> = {
  dtk: 'detik',
  dt: 'detik',
  mnt: 'menit',
  kg: 'kilogram',
  ha: 'hektare',
  l: 'liter',
}
const LARGE: Record<string, string> = { rb: 'ribu', jt: 'juta', m: 'miliar', milyar: 'miliar', t: 'triliun' }
const CURRENCIES: Record<string, string> = {
  rp: 'rupiah',
  idr: 'rupiah',
  us$: 'dolar Amerika Serikat',
  usd: 'dolar Amerika Serikat',
  $: 'dolar',
}

/** What is written short and said long. Only what can be read one way; titles and names of offices stay as written. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])s[./]d\.?(?![\p{L}\p{N}])/gu, 'sampai dengan'],
  [/(?<![\p{L}\p{N}])dll\.?(?![\p{L}\p{N}])/gu, 'dan lain-lain'],
  [/(?<![\p{L}\p{N}])dsb\.?(?![\p{L}\p{N}])/gu, 'dan sebagainya'],
  [/(?<![\p{L}\p{N}])dkk\.?(?![\p{L}\p{N}])/gu, 'dan kawan-kawan'],
  [/(?<![\p{L}\p{N}])a\.n\.(?![\p{L}\p{N}])/gu, 'atas nama'],
  [/(?<![\p{L}\p{N}])[Yy]th\.(?![\p{L}\p{N}])/gu, 'yang terhormat'],
  [/(?<![\p{L}\p{N}])[Tt]gl\.?(?= )/gu, 'tanggal'],
  [/(?<![\p{L}\p{N}])No\.(?= \p{Ll})/gu, 'Nomor'],
  [/(?<![\p{L}\p{N}])Jl\.(?![\p{L}\p{N}])/gu, 'Jalan'],
  [/(?<![\p{L}\p{N}])Kab\.(?= \p{Lu})/gu, 'Kabupaten'],
  [/(?<![\p{L}\p{N}])Kec\.(?= \p{Lu})/gu, 'Kecamatan'],
  [/(?<![\p{L}\p{N}])Kel\.(?= \p{Lu})/gu, 'Kelurahan'],
  [/(?<![\p{L}\p{N}])Ds\.(?= \p{Lu})/gu, 'Desa'],
  [/(?<![\p{L}\p{N}])dr\.(?= \p{Lu})/gu, 'dokter'],
  [/(?<![\p{L}\p{N}])Dr\.(?= \p{Lu})/gu, 'Doktor'],
  [/(?<![\p{L}\p{N}])[Tt]el(?:p|f)\.?(?![\p{L}\p{N}])/gu, 'telepon'],
  [/(?<![\p{L}\p{N}])WIB(?![\p{L}\p{N}])/gu, 'Waktu Indonesia Barat'],
  [/(?<![\p{L}\p{N}])WITA(?![\p{L}\p{N}])/gu, 'Waktu Indonesia Tengah'],
  [/(?<![\p{L}\p{N}])WIT(?![\p{L}\p{N}])/gu, 'Waktu Indonesia Timur'],
  [/(?<=rupiah) ?[-–—] ?(?=\p{L})/gu, ' sampai '],
  [/ ?& ?/gu, ' dan '],
  [/ ?± ?/gu, ' kurang lebih '],
  [/#(?=\p{L})/gu, ''],
]

/** A number as Indonesia writes it: points between thousands, a comma before decimals. */
const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d{1,12})?(?!\d)|\d+(?:,\d{1,12})?(?!\d)`
const TO = String.raw`\s?[-–—]\s?`
const before = String.raw`(?<![\p{L}\p{N}.,/-])`
const after = String.raw`(?![\p{L}\p{N}])`
const rule = (pattern: string, flags = 'gu') => new RegExp(pattern, flags)

const address = rule(
  String.raw`(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}-]{1,63}\.){1,6}(?:id|com|org|net|info|gov|co))(\/[^\s,;)"”]{0,300})?${after}`,
  'giu',
)
const mail = rule(String.raw`([\p{L}\p{N}._-]{1,64})@((?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,10})`)
const dayNumbers = rule(String.raw`${before}(\d{1,2})([/-])(\d{1,2})\2(\d{4})${after}`)
const dayIso = rule(String.raw`${before}(\d{4})-(\d{2})-(\d{2})${after}`)
const dayShort = rule(String.raw`\((\d{1,2})\/(\d{1,2})\)`)
const dayMonth = rule(
  String.raw`${before}(?:(\d{1,2})${TO})?(\d{1,2}) (${MONTHS.join('|')}|${Object.keys(SHORT_MONTHS).join('|')})\b\.?`,
  'giu',
)
const phone = rule(String.raw`${before}(?:\+62|\(0\d{2,3}\)|0\d{1,3})[\s-]?\d[\d\s-]{4,14}\d${after}`)
const shortNumber = rule(
  String.raw`\b(nomor|telepon|telp\.?|hubungi|hotline|layanan|darurat|center|centre|WA|WhatsApp|SMS) (1\d{2,4})${after}(?!\s[Tt]ahun|[/.]\d)`,
  'giu',
)
const time = rule(
  String.raw`(?:\b(pukul|jam) )?(?<![\p{L}\p{N}.,:/])(\d{1,2})([.:])(\d{2})(?:(?:${TO}|\s(?:s\.d\.|s\/d|sampai|hingga)\s)(?:pukul )?(\d{1,2})[.:](\d{2}))?(?!\d|[.:]\d)(?:\s?(WIB|WITA|WIT)\b)?`,
  'giu',
)
const money = rule(
  String.raw`(?<![\p{L}\p{N}])(Rp|IDR|US\$|USD|\$)\.?\s?(${NUMBER})(?:,-)?(?:${TO}(?:(?:Rp|IDR|US\$|USD|\$)\.?\s?)?(${NUMBER})(?:,-)?)?(?: ?(ribu|juta|miliar|milyar|triliun|rb|jt|M|T)${after})?(?: rupiah| dolar)?`,
  'giu',
)
const percent = rule(String.raw`${before}(${NUMBER})(?:${TO}(${NUMBER}))?\s?(?:%|persen\b)`)
const measure = rule(
  String.raw`${before}([-−])?(${NUMBER})(?:${TO}(${NUMBER}))?\s?(${Object.keys(UNITS)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?:\/([\p{L}]{1,8}))?${after}`,
)
const perOther = rule(
  String.raw`(?<=\d \p{L}{2,20})\/(${Object.keys(PER).join('|')}|jam|detik|menit|hari|minggu|bulan|tahun|orang|hektare|liter|kilogram)${after}`,
)
const kilometrePost = rule(String.raw`\b(?:km|KM|Km)\.? ?(\d{1,4})${after}`)
const ordinal = rule(String.raw`(?<![\p{L}\p{N}])([Kk])e-(\d{1,12}|[IVX]{1,6})${after}`)
const decade = rule(String.raw`${before}(\d{1,4})-an${after}`)
const roman = rule(
  String.raw`(?<![\p{L}\p{N}])(abad|bab|tahap|kelas|golongan|triwulan|semester|tingkat|jilid|babak|gelombang|periode|angkatan|eselon|wilayah|bagian|lampiran|PON|Porprov|Perang Dunia) ([IVX]{1,6})(?:[./]([a-e]))?${after}`,
  'giu',
)
const score = rule(String.raw`\b(skor|unggul|menang|kalah|imbang|kedudukan) (\d{1,2})-(\d{1,2})${after}`, 'giu')
const fraction = rule(String.raw`(?<![\p{L}\p{N}.,/-]|R[TW] |[Nn]omor |[Nn]o\.? )([1-9])\/([2-9]|10)(?![\p{L}\p{N}/.])`)
const chain = rule(String.raw`${before}\d{1,20}(?:-\d{1,20}){2,8}${after}`)
const range = rule(String.raw`${before}(${NUMBER})${TO}(?=\d)`)
const minus = rule(String.raw`(?<=^|[\s(])[-−](?=\d)`)
const times = rule(String.raw`(?<=\d)\s?[x×]\s?(?=\d)`)
const list = rule(String.raw`${before}\d+(?:,\d+){2,}(?![\d.])`)
const dotted = rule(String.raw`(?<!\d)\d+(?:\.\d+)+(?:,\d{1,12}(?!\d))?`)
const number = rule(NUMBER)

/**
 * A text in words alone: no figure of ASCII is left in it, and what has no figure or known short form stays as it was.
 * Years and numbers of laws are read whole, telephone numbers digit by digit, decimals digit by digit after `koma`.
 */
export function spoken(text: string): string {
  return SHORT.reduce(
    (it, [pattern, words]) => it.replace(pattern, words),
    inWords(text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ')),
  )
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ +([,.;:!?])/g, '$1')
}

function inWords(text: string): string {
  return (
    text
      .replace(mail, (_, name: string, host: string) => `${sayAddress(name)} et ${sayAddress(host)}`)
      .replace(address, (_, host: string, path = '') =>
        sayAddress(path.length > 20 ? host : `${host}${path}`.replace(/\/$/, '')),
      )
      // Days before telephones: 05-11-2026 would pass for one.
      .replace(dayNumbers, (whole, day: string, _, month: string, year: string) => sayDay(day, month, year) ?? whole)
      .replace(dayIso, (whole, year: string, month: string, day: string) => sayDay(day, month, year) ?? whole)
      .replace(dayShort, (whole, day: string, month: string) => {
        const said = sayDay(day, month)
        return said ? `(${said})` : whole
      })
      .replace(dayMonth, (_, first: string | undefined, day: string, month: string) => {
        const name = SHORT_MONTHS[month.toLowerCase()] ?? month
        return `${first ? `${spellInteger(Number(first))} sampai ` : ''}${spellInteger(Number(day))} ${name}`
      })
      .replace(phone, (found) => sayPhone(found))
      .replace(shortNumber, (_, word: string, digits: string) => `${word} ${spellDigits(digits)}`)
      .replace(time, sayTime)
      .replace(money, sayMoney)
      .replace(percent, (_, from: string, to?: string) => `${sayRange(from, to)} persen`)
      .replace(times, ' kali ')
      .replace(list, (found) => found.split(',').map(sayNumber).join(', '))
      .replace(measure, (_, sign, from: string, to: string | undefined, unit: string, per?: string) =>
        [sign && 'minus', sayRange(from, to), UNITS[unit], per && `per ${PER[per] ?? per}`].filter(Boolean).join(' '),
      )
      .replace(perOther, (_, per: string) => ` per ${PER[per] ?? per}`)
      .replace(kilometrePost, (_, at: string) => `kilometer ${sayNumber(at)}`)
      .replace(ordinal, (_, letter: string, place: string) => {
        const words = /\d/.test(place) ? sayOrdinal(place) : sayOrdinal(String(romanValue(place) ?? 0))
        return words === null ? `${letter}e-${place}` : letter === 'K' ? capital(words) : words
      })
      .replace(decade, (_, year: string) => `${sayNumber(year)}an`)
      .replace(roman, (whole, word: string, letters: string, part?: string) => {
        const value = letters === letters.toUpperCase() ? romanValue(letters) : null
        if (value === null) return whole
        const said = word.toLowerCase() === 'abad' ? spellOrdinal(value) : spellInteger(value)
        return [word, said, part].filter(Boolean).join(' ')
      })
      .replace(
        score,
        (_, word: string, ours: string, theirs: string) => `${word} ${sayNumber(ours)} ${sayNumber(theirs)}`,
      )
      .replace(fraction, (whole, top: string, bottom: string) => sayFraction(Number(top), Number(bottom)) ?? whole)
      .replace(chain, (found) => found.split('-').map(spellDigits).join(', '))
      .replace(range, (_, from: string) => `${sayNumber(from)} sampai `)
      .replace(minus, 'minus ')
      .replaceAll(/(?<=\d):(?=\d)/g, ' banding ')
      .replaceAll(/(?<=\d)\/(?=\d)/g, ' garis miring ')
      .replaceAll(/(?<=\p{L})-?(?=\d)/gu, ' ')
      .replaceAll(/(?<=\d)-?(?=\p{L})/gu, ' ')
      .replace(dotted, (found) =>
        isGrouped(found) ? sayNumber(found) : found.split('.').map(sayNumber).join(' titik '),
      )
      .replace(number, (found) => sayNumber(found))
      .replaceAll(/\d+/g, (found) => spellDigits(found))
  )
}

const isGrouped = (text: string) => /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text)

/** A number as it is written, in words: a leading nought, and what is too long for a number, digit by digit. */
function sayNumber(text: string): string {
  const [whole = '', decimals = ''] = text.replaceAll('.', '').split(',')
  const value = Number(whole)
  const said =
    (whole.length > 1 && whole.startsWith('0')) || value > SPELLED_MAX ? spellDigits(whole) : spellInteger(value)
  return decimals ? `${said} koma ${spellDigits(decimals)}` : said
}

function sayRange(from: string, to: string | undefined): string {
  return to === undefined ? sayNumber(from) : `${sayNumber(from)} sampai ${sayNumber(to)}`
}

function sayOrdinal(digits: string): string | null {
  const value = Number(digits)
  return value > 0 && value <= SPELLED_MAX ? spellOrdinal(value) : null
}

function sayFraction(top: number, bottom: number): string | null {
  if (top >= bottom) return null
  if (top === 1 && bottom === 2) return 'setengah'
  return `${top === 1 ? 'se' : `${spellInteger(top)} `}per${spellInteger(bottom)}`
}

function sayDay(day: string, month: string, year?: string): string | null {
  const name = MONTHS[Number(month) - 1]
  const longest = Number(month) === 2 ? 29 : [4, 6, 9, 11].includes(Number(month)) ? 30 : 31
  if (!name || Number(day) < 1 || Number(day) > longest) return null
  return [spellInteger(Number(day)), name, year && sayNumber(year)].filter(Boolean).join(' ')
}

function sayTime(whole: string, ...parts: (string | undefined)[]): string {
  const [word, hour = '', sign, minute = '', toHour, toMinute, zone] = parts
  if (!word && !zone && sign !== ':') return whole // with a point alone it may be any number
  const one = sayClock(hour, minute)
  const other = toHour === undefined ? '' : sayClock(toHour, toMinute ?? '')
  if (one === null || other === null) return whole
  const said = `${word ?? 'pukul'} ${one}${other && ` sampai ${word ?? 'pukul'} ${other}`.replace('Pukul', 'pukul')}`
  return zone ? `${said} ${ZONES[zone.toUpperCase()]}` : said
}

function sayClock(hour: string, minute: string): string | null {
  if (Number(hour) > 24 || Number(minute) > 59) return null
  const past = Number(minute) === 0 ? '' : ` lewat ${spellInteger(Number(minute))} menit`
  return `${spellInteger(Number(hour))}${past}`
}

function sayMoney(_: string, sign: string, from: string, to: string | undefined, large: string | undefined): string {
  const plain = (text: string) => text.replace(/,0+$/, '')
  const times = large && (LARGE[large.toLowerCase()] ?? large)
  return [sayRange(plain(from), to && plain(to)), times, CURRENCIES[sign.toLowerCase()]].filter(Boolean).join(' ')
}

function sayPhone(text: string): string {
  const groups = text.replace('+', 'plus ').match(/plus|\d+/g) ?? []
  const short = groups.flatMap(
    (group) => group.match(group.length > 4 && group.length % 3 === 0 ? /\d{3}/g : /plus|\d{1,4}/g) ?? [],
  )
  return short
    .map((group) => (group === 'plus' ? group : spellDigits(group)))
    .join(', ')
    .replace('plus, ', 'plus ')
}

function sayAddress(text: string): string {
  return text
    .replaceAll('.', ' titik ')
    .replaceAll('/', ' garis miring ')
    .replaceAll('-', ' strip ')
    .replaceAll('_', ' garis bawah ')
    .trim()
}

const ROMAN = /^(X{0,3})(IX|IV|V?I{0,3})$/

/** Up to 39, of I, V and X alone; null for what is no such number. */
function romanValue(text: string): number | null {
  if (!ROMAN.test(text)) return null
  const values: Record<string, number> = { I: 1, V: 5, X: 10 }
  return [...text].reduce((sum, letter, at, all) => {
    const value = values[letter] ?? 0
    return value < (values[all[at + 1] ?? ''] ?? 0) ? sum - value : sum + value
  }, 0)
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
