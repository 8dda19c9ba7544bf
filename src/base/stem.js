/**
 * The stems of Indonesian words, for search: `pembangunan`, `membangun` and `dibangun` are found by `bangun`. Rules of
 * prefixes and suffixes as in Tala (2003, "A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia"), with
 * more than one answer where a lost letter leaves more than one (`mengirim`: kirim or irim), so that no dictionary of all
 * roots is needed. The search page runs this very file in the browser: so it is JavaScript, and imports nothing.
 */

const WORD_MAX = 40

/** Words without accents and in small letters, as they are looked for. */
export function foldedWords(text) {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{1,40}/gu) ?? []
  )
}

/** The terms under which a text is found, each once; words that stand in every text are none. */
export function termsOf(text) {
  const found = new Set()
  for (const word of foldedWords(text)) for (const stem of stemsOf(word)) found.add(stem)
  return [...found]
}

/** What a folded word may be derived from, the word itself where nothing can be taken off; none of a word that says nothing. */
export function stemsOf(word) {
  if (word.length < 2 || EMPTY.has(word)) return []
  if (word.length > WORD_MAX || !/^[a-z]+$/.test(word)) return [word]
  const bare = withoutEnding(word, /(?:lah|kah|pun)$/)
  const base = withoutEnding(bare, /(?:nya|ku|mu)$/)
  const stems = new Set()
  for (const inner of withoutPrefixes(base, 0)) for (const stem of withoutSuffix(inner)) stems.add(stem)
  return [...stems]
}

/** A known root, with a suffix or none. */
function rootIn(word) {
  return (
    [word, word.replace(/an$/, ''), word.replace(/kan$/, ''), word.replace(/i$/, '')].find((it) => ROOTS.has(it)) ??
    null
  )
}

/** A root has two vowels, and does not begin with two consonants that no Indonesian word begins with. */
const canBeRoot = (it) =>
  it.length >= 3 && (it.match(/[aiueo]/g)?.length ?? 0) >= 2 && !/^(?:n[^gy]|m[^aiueo]|ng[^aiueo]|l[^aiueo]|r[^aiueo]|[bdgkpt][bdgkpt])/.test(it) // prettier-ignore

function withoutEnding(word, ending) {
  if (ROOTS.has(word)) return word
  const rest = word.replace(ending, '')
  return rest.length >= 4 && canBeRoot(rest) ? rest : word
}

const PREFIXES_MAX = 3 // ke-ber-…, mem-per-…

function withoutPrefixes(word, depth) {
  const root = rootIn(word)
  if (root !== null || depth === PREFIXES_MAX) return [root ?? word]
  const inner = onePrefixLess(word, depth === 0).filter(canBeRoot)
  return inner.length > 0 ? inner.flatMap((it) => withoutPrefixes(it, depth + 1)) : [word]
}

/** What can stand behind the prefix of a word; none where it has no prefix. */
function onePrefixLess(word, outermost) {
  const nasal = /^[mp]e(ny|ng|n|m)(.+)$/.exec(word)
  if (nasal) {
    const [, sound, rest = ''] = nasal
    const vowel = /^[aiueo]/.test(rest)
    if (sound === 'ny' && vowel) return [`s${rest}`, `ny${rest}`]
    if (sound === 'ng') return vowel ? [rest, `k${rest}`] : /^[ghk]/.test(rest) ? [rest] : []
    if (sound === 'n') return vowel ? [`t${rest}`, `n${rest}`] : /^[cdjstz]/.test(rest) ? [rest] : []
    if (sound === 'm') return vowel ? [`p${rest}`, `m${rest}`] : /^[bfpv]/.test(rest) ? [rest] : []
  }
  if (/^[bp]elajar/.test(word)) return [word.slice(3)]
  if (outermost && word.startsWith('di')) return [word.slice(2)] // pen-didik-an, never within another
  const plain =
    /^(?:ber|ter|per)(.+)$/.exec(word) ?? /^[mp]e([lrwy].+)$/.exec(word) ?? /^[bp]e([^aiueo]er.+)$/.exec(word)
  if (plain) return [plain[1]]
  const held = /^ke(.+)an$/.exec(word) // only together with -an: kepala and ketua are roots
  if (held) return [word.slice(2)]
  const made = /^(?:pe|se)(.+)$/.exec(word)
  const root = made && rootIn(made[1])
  return root ? [root] : []
}

function withoutSuffix(word) {
  if (ROOTS.has(word)) return [word]
  if (word.endsWith('kan')) {
    // perbai-kan or perbaik-an: both, since only a dictionary could tell.
    const both = [word.slice(0, -3), word.slice(0, -2)].filter(canBeRoot)
    return both.length > 0 ? both.flatMap(withoutSuffix) : [word]
  }
  if (word.endsWith('an')) {
    const rest = word.slice(0, -2)
    return canBeRoot(rest) ? withoutSuffix(rest) : [word]
  }
  if (word.endsWith('i')) {
    const rest = word.slice(0, -1)
    return canBeRoot(rest) && !/[aiueo]$/.test(rest) ? [rest] : [word]
  }
  return [word]
}

/** Roots that look as if they had a prefix or a suffix. */
const ROOTS = new Set(
  `bahasa balai banjir bantu bebas beli belum benar bencana beras berat beri berita bersih besar betul bupati
  dada darurat desa dewan dialog diam digital dinas dingin diri disiplin distribusi
  kecil kecewa kejar kelola keluarga keluar kelompok kembali kembang kemas kepala kepung keras kering kerja kesan ketua
  makan maksud malam mandiri masak masyarakat masuk media melalui menang menteri merah meriah
  ngaji nyala nyata pagi paksa panen pantai pasar pelihara pekan peluang penting penuh pedoman peduli perang peran
  percaya pergi perintah periksa periode perlu pernah pertama perunggu pesan pesat petir petani peta
  rapi sehat sekolah selesai seni serta siap tani terang terima teras tertib ternak terus tiba tinggi uji usaha warga`.split(
    /\s+/,
  ),
)

/** Words that stand in every text and tell none from another. */
const EMPTY = new Set(
  `ada adalah agar akan antara apa apabila atas atau bagi bahwa banyak beberapa belum berada bila bisa bukan dalam dan dapat dari
  demi dengan di dia hal hanya harus hingga ia ini itu jadi jika juga kami karena ke kepada kita lagi lain lebih maka masih mereka
  namun oleh pada para pun saat saja sampai sangat sebagai sebelum secara sedang sehingga sejak seluruh semua serta sesuai
  setelah setiap sudah supaya tahun tak tanpa telah tentang terhadap tersebut tetapi tidak untuk yaitu yakni yang`.split(
    /\s+/,
  ),
)
