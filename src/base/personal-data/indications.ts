/**
 * Signs that a text tells of a known person's health, or of a child who can be known: data that the law protects most
 * (UU 27/2022 article 4(2)a and e). A disease alone is news, and so is "120 anak"; it becomes somebody's data beside a
 * name, an initial, an age or a number of identity in the same sentence.
 */

export type Indication = { readonly start: number; readonly end: number; readonly kind: 'health' | 'child' }

const SENTENCE_MAX = 2_000 // what has no full stop for longer is read in pieces

const HEALTH =
  /\b(?:HIV|AIDS|ODHA|ODHIV|ODGJ|TBC|TB paru|tuberkulosis|kanker|tumor|leukemia|kusta|skizofrenia|gangguan jiwa|depresi|epilepsi|hepatitis|sifilis|gonore|gagal ginjal|cuci darah|diabetes|kencing manis|stroke|serangan jantung|keguguran|aborsi|hamil di luar nikah|kemoterapi|demensia|autis|autisme|tunagrahita|gizi buruk|stunting|rekam medis|hasil visum|hasil laboratorium|golongan darah|positif (?:covid|narkoba|dbd|dengue|malaria|leptospirosis)|(?:mengidap|menderita|terjangkit|didiagnosis|terdiagnosis|dirawat karena|meninggal karena) [a-z]{3,30})\b/gi

/** A sure sign that the sentence speaks of a person's illness and not of a service for it. */
const ILL =
  /\b(?:pasien|penderita|mengidap|menderita|terjangkit|didiagnosis|terdiagnosis|positif|dirawat|meninggal|penyintas)\b/i

const VICTIM =
  /\b(?:korban|pelaku|saksi|tersangka|terdakwa|pencabulan|persetubuhan|perkosaan|pemerkosaan|kekerasan|perundungan|penganiayaan|penelantaran|penculikan|ABH|berhadapan dengan hukum|hamil|dinikahkan|diadopsi)\b/i
const CHILD = /\b(?:anak|anaknya|bocah|balita|bayi|siswa|siswi|pelajar|santri|santriwati|murid|putra|putri|remaja)\b/i
const SCHOOL = /\b(?:SD|SDN|MI|SMP|SMPN|MTs|MTsN|SMA|SMAN|SMK|SMKN|MA|MAN|TK|PAUD)\b(?: Negeri| N)? ?\d{0,3}/

/** Where a person is named, hidden behind an initial or numbered. */
const NAMED = /\b(?:berinisial|inisial|atas nama|bernama|a\.n\.|Sdr\.|Sdri\.|Ny\.|Tn\.|An\.|By\.)|\bNIK\b/

/** “(9)”, “(9 tahun)”, “berusia 9 tahun”. */
const AGE = /\((\d{1,2})(?: ?(?:tahun|thn|th))?\)|\b(?:berusia|usia|umur|berumur) (\d{1,2}) (?:tahun|thn|th)\b/g
const NAME_BEFORE = /(?:^|[^\p{L}])([A-Z][\p{L}'’.]{0,24})(?: [A-Z][\p{L}'’.]{0,24}){0,3},? ?$/u
/** A figure in brackets behind these is no age. */
const NO_NAME =
  /\b(?:ayat|pasal|huruf|angka|lampiran|tabel|gambar|nomor|no|kecamatan|kelurahan|desa|dusun|kabupaten|kota|provinsi|jalan|rt|rw|senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b/i
const PERSON =
  /\b(?:anak|bocah|balita|bayi|siswa|siswi|pelajar|santri|murid|warga|korban|putra|putri|usia|bernama|inisial|berinisial|pelaku|saksi|tersangka|peserta|juara|atlet|pasien|remaja|kakak|adik|ibunya|ayahnya|orang tua)\b/i

/** The signs in a text, in order; UTF-16 code units, `end` exclusive. */
export function findIndications(text: string): Indication[] {
  return sentencesOf(text).flatMap(({ from, sentence }) => {
    const shift = (it: Indication): Indication => ({ ...it, start: it.start + from, end: it.end + from })
    const ages = agesIn(sentence)
    return [...health(sentence, ages.length > 0), ...child(sentence, ages)]
      .toSorted((a, b) => a.start - b.start)
      .map(shift)
  })
}

type Age = { readonly start: number; readonly end: number; readonly years: number }

function health(sentence: string, hasAge: boolean): Indication[] {
  const known = hasAge || NAMED.test(sentence)
  if (!known || !(ILL.test(sentence) || hasAge)) return []
  return [...sentence.matchAll(HEALTH)]
    .slice(0, 3)
    .map((it) => ({ start: it.index, end: it.index + it[0].length, kind: 'health' as const }))
}

function child(sentence: string, ages: readonly Age[]): Indication[] {
  const young = ages.filter((it) => it.years < 18) // UU 23/2002 article 1: not yet 18
  if (young.length > 0 && PERSON.test(sentence))
    return young.map(({ start, end }) => ({ start, end, kind: 'child' as const }))
  const word = CHILD.exec(sentence)
  if (!word || !VICTIM.test(sentence)) return []
  const known = NAMED.test(sentence) || SCHOOL.test(sentence)
  return known ? [{ start: word.index, end: word.index + word[0].length, kind: 'child' }] : []
}

/** Ages that stand behind a name or an initial, or are said in so many words of a person who is named. */
function agesIn(sentence: string): Age[] {
  const found: Age[] = []
  for (const it of sentence.matchAll(AGE)) {
    const years = Number(it[1] ?? it[2])
    const before = sentence.slice(Math.max(0, it.index - 60), it.index)
    const name = nameBefore(before)
    const said = it[2] !== undefined
    if (said ? !NAMED.test(sentence) && !name : !name || NO_NAME.test(before.slice(-24))) continue
    const start = name && !said ? it.index - (before.length - before.indexOf(name[1] as string, name.index)) : it.index
    found.push({ start, end: it.index + it[0].length, years })
  }
  return found
}

/** A name that a stretch ends with; “Anak” at the beginning of a sentence is none. */
function nameBefore(stretch: string): RegExpExecArray | null {
  const name = NAME_BEFORE.exec(stretch)
  return name && !PERSON.test(name[0]) ? name : null
}

function sentencesOf(text: string): { from: number; sentence: string }[] {
  const found: { from: number; sentence: string }[] = []
  let from = 0
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    const ends =
      at === text.length ||
      code === 0x0a ||
      at - from >= SENTENCE_MAX ||
      ((code === 0x2e || code === 0x21 || code === 0x3f) && /\s/.test(text[at + 1] ?? ' ') && !isShort(text, at))
    if (!ends) continue
    if (at > from) found.push({ from, sentence: text.slice(from, at) })
    from = at + 1
  }
  return found
}

/** “Sdr.”, “a.n.”, “Kec.” end no sentence. */
function isShort(text: string, at: number): boolean {
  return /(?:^|[\s.(])(?:\p{L}|Sdr|Sdri|Bpk|Ny|Tn|An|By|Kec|Kab|Kel|Ds|Jl|No|dr|Drs|Ir|H|Hj)$/u.test(
    text.slice(Math.max(0, at - 6), at),
  )
}
