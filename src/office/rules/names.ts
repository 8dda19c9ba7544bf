/**
 * The house dictionary as the names that the radar looks for in what comes in (steps 1 and 2): each entry that holds on the
 * day, under all the forms in which people write it, those that the office avoids too.
 */
import { holdsOn, plainName, type Term } from '../../base/terms.ts'
import { Names, type NameEntry, type NameForm } from '../../radar/names.ts'

/** What stands before a place's own name, the widest first, and how it is said short. */
const PLACE_HEADS: readonly (readonly [head: string, ...short: string[]])[] = [
  ['provinsi', 'prov'],
  ['kabupaten', 'kab'],
  ['kota'],
  ['kecamatan', 'kec'],
  ['kelurahan', 'kel'],
  ['desa', 'ds'],
  ['dusun', 'dsn'],
]
const CAPITALS_MAX = 3 // “PU”, “KIP”: in small letters such are other words

/** An official by name and by the office held, a place also without what it is, all by what else they are called. */
export function namesOf(terms: readonly Term[], today: string): NameEntry[] {
  return terms.flatMap((term): NameEntry[] => {
    if (term.kind === 'term' || !holdsOn(term, today)) return []
    const { id, kind, preferred } = term
    const name = kind === 'official' ? plainName(preferred) : preferred
    const own = [...term.also, ...term.avoid].map(formOf)
    if (kind === 'place') {
      const { rank, forms } = placeForms(name)
      return [{ id, kind, name, rank, forms: [formOf(name), ...own, ...forms] }]
    }
    if (kind === 'official')
      // One name alone may be anybody's, and many are words.
      return [{ id, kind, name: `${name}, ${term.title}`, rank: 0, forms: [name.includes(' ') ? formOf(name) : { text: name, written: 'proper' as const }, formOf(term.title), ...own] }] // prettier-ignore
    return [{ id, kind, name, rank: 0, forms: [formOf(name), ...own] }]
  })
}

const formOf = (text: string): NameForm => ({ text, written: isShort(text) ? 'capitals' : 'any' })
const isShort = (text: string) => text.length <= CAPITALS_MAX && text === text.toUpperCase()

function placeForms(name: string): { readonly rank: number; readonly forms: readonly NameForm[] } {
  const [first = '', ...rest] = name.split(' ')
  const alone = rest.join(' ')
  const rank = PLACE_HEADS.findIndex(([head]) => head === first.toLowerCase())
  if (rank < 0 || alone === '') return { rank: PLACE_HEADS.length, forms: [] }
  const [, ...shorts] = PLACE_HEADS[rank] ?? []
  const short = shorts.map((it) => ({ text: `${it} ${alone}`, written: 'any' as const }))
  return { rank, forms: [...short, { text: alone, written: 'proper' }] }
}

let made: { readonly terms: readonly Term[]; readonly today: string; readonly names: Names } | null = null

/** The dictionary ready to look through texts; made once for the same list and day. */
export function namesIn(terms: readonly Term[], today: string): Names {
  if (made?.terms !== terms || made.today !== today) made = { terms, today, names: new Names(namesOf(terms, today)) }
  return made.names
}
