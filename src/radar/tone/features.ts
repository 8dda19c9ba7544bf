/**
 * What the tone of a text is judged by: its words, pairs of words, stems and pieces of four letters, each a number of one
 * of 2¹⁸ places. A word that a negation reaches is another word (“tidak enak”), and the word right behind a negation also
 * takes off twice what it says alone: so “tidak bersinar” is understood where only “bersinar” was learnt.
 * The weights fit exactly these features: whoever changes one trains anew (`npm run train:tone`).
 */
import { stemsOf } from '../../base/stem.js'
import { hashOf, joined, NUMBER, WORDS_MAX, type Reading } from '../words.ts'
import { spelled } from './spelling.ts'

const PLACE_BITS = 18
export const PLACES = 1 << PLACE_BITS

const NEGATED_WORDS = 3 // so far a negation reaches, unless a sign ends it before
const WORD = 4 // a word, a pair or a stem weighs like so many pieces
const PIECE = 1
const TURNED = -2 * WORD
const PIECE_LETTERS = 4
const LETTERS_MAX = 40 // of one word
const LENGTHS = 12 // the last from 63 words
const SIGNS_WITHIN = 4 // code units behind a word
const KNOWN_MAX = 20_000

/** Held until the next text is read. */
export type Features = {
  readonly count: number
  readonly place: Int32Array
  /** All together of the length 1. */
  readonly value: Float32Array
  /** Which phrase shows it first, -1 for none that a person would be shown. */
  readonly phrase: Int32Array
  readonly phrases: Phrases
}

/** Words, pairs of words, and words with their negation. */
export type Phrases = {
  readonly count: number
  /** Words of the reading, both inclusive. */
  readonly first: Int32Array
  readonly last: Int32Array
}

type Word = {
  readonly id: number
  readonly stem: number
  readonly pieces: readonly number[]
  readonly negates: boolean
}

const NEGATIONS = new Set('tidak enggak bukan belum jangan tanpa kurang tak'.split(' '))
const SIGNS = new Set([...'.,;:!?'].map((it) => it.charCodeAt(0)))
const [NEGATED, IN_LAST, STEM, LENGTH, SIGN] = [1, 2, 3, 4, 5]

const TOKENS_MAX = WORDS_MAX * 2
const FEATURES_MAX = 1 << 15
const NONE = -1

/** Words and signs in their order; of a word with which negation it stands, of a sign that it is no word. */
const token = {
  count: 0,
  id: new Int32Array(TOKENS_MAX),
  /** The word of the reading; of a sign the word before it. */
  at: new Int32Array(TOKENS_MAX),
  negation: new Int32Array(TOKENS_MAX),
  word: Array.from({ length: TOKENS_MAX }, (): Word | null => null),
}
const found = {
  count: 0,
  squares: 0,
  place: new Int32Array(FEATURES_MAX),
  value: new Float32Array(FEATURES_MAX),
  phrase: new Int32Array(FEATURES_MAX),
}
const shown = {
  first: new Int32Array(TOKENS_MAX * 2),
  last: new Int32Array(TOKENS_MAX * 2),
}
const taken = new Uint8Array(PLACES)

export function readFeatures(reading: Reading): Features {
  readTokens(reading)
  found.count = 0
  found.squares = 0
  for (let at = 0; at < token.count; at++) addToken(at)
  addLastSentence(reading)
  for (let at = 1; at < token.count; at++) addTurned(at)
  add(joined(LENGTH, Math.min(LENGTHS, Math.floor(Math.log2(1 + reading.count) * 2))), WORD, NONE)
  const { count, place, value, phrase } = found
  const length = Math.sqrt(found.squares)
  for (let at = 0; at < count; at++) {
    taken[place[at] as number] = 0
    value[at] = (value[at] as number) / length
  }
  return { count, place, value, phrase, phrases: { ...shown, count: token.count * 2 } }
}

function readTokens(reading: Reading): void {
  const { text, start, end, form } = reading
  token.count = 0
  let negation = NONE
  let reach = 0
  const push = (at: number, id: number, word: Word | null) => {
    const to = token.count
    if (to === TOKENS_MAX) return
    token.id[to] = id
    token.at[to] = at
    token.word[to] = word
    token.negation[to] = word && reach > 0 ? negation : NONE
    reach = word ? reach - 1 : 0
    if (word?.negates) {
      negation = to
      reach = NEGATED_WORDS
    }
    token.count++
  }
  for (let at = 0; at < reading.count; at++) {
    const from = start[at] as number
    const to = end[at] as number
    const twice = form[at] === NUMBER && at > 0 && end[at - 1] === from && to === from + 1 && text[from] === '2'
    const before = token.word[token.count - 1]
    if (twice && before) push(at - 1, before.id, before) // anak2
    else for (const word of wordsAt(reading, at)) push(at, word.id, word)
    const next = at + 1 < reading.count ? (start[at + 1] as number) : text.length
    let last = 0
    for (let sign = to; sign < next && sign < to + SIGNS_WITHIN; sign++) {
      const code = text.charCodeAt(sign)
      if (code === last || !SIGNS.has(code)) continue
      push(at, joined(SIGN, code), null)
      last = code
    }
  }
}

/** A word's own features, and its pair with what follows. */
function addToken(at: number): void {
  const word = token.word[at]
  const own = word ? at * 2 : NONE
  const id = negatedId(at)
  const negation = token.negation[at] as number
  if (word) show(own, negation === NONE ? at : negation, at)
  add(id, WORD, own)
  if (at + 1 < token.count) {
    const follows = token.word[at + 1]
    if (word && follows) show(own + 1, at, at + 1)
    add(joined(id, negatedId(at + 1)), WORD, word && follows ? own + 1 : word ? own : follows ? at * 2 + 2 : NONE)
  }
  if (!word) return
  add(negation === NONE ? word.stem : joined(NEGATED, word.stem), WORD, own)
  for (const piece of word.pieces) add(piece, PIECE, own)
}

const negatedId = (at: number): number =>
  token.negation[at] === NONE ? (token.id[at] as number) : joined(NEGATED, token.id[at] as number)

function show(phrase: number, first: number, last: number): void {
  shown.first[phrase] = token.at[first] as number
  shown.last[phrase] = token.at[last] as number
}

/** What is said last counts once more, where more was said before. */
function addLastSentence({ sentence, count }: Reading): void {
  const last = sentence[count - 1]
  if (last === undefined || last === sentence[0]) return
  for (let at = token.count - 1; at >= 0 && sentence[token.at[at] as number] === last; at--)
    if (token.word[at]) add(joined(IN_LAST, token.id[at] as number), WORD, at * 2)
}

function addTurned(at: number): void {
  const word = token.word[at]
  if (!word || word.negates || !token.word[at - 1]?.negates) return
  add(word.id, TURNED, at * 2)
  add(word.stem, TURNED, at * 2)
}

/** Each feature counts once, as it is met first. */
function add(id: number, value: number, phrase: number): void {
  const place = id & (PLACES - 1)
  const { count } = found
  if (taken[place] === 1 || count === FEATURES_MAX) return
  taken[place] = 1
  found.place[count] = place
  found.value[count] = value
  found.phrase[count] = phrase
  found.squares += value * value
  found.count++
}

/** What was read of a word once, by the hash of its folded letters; emptied when it is full, so that memory stays flat. */
const known = new Map<number, readonly Word[]>()

function wordsAt({ text, hash, start, end, form }: Reading, at: number): readonly Word[] {
  const from = start[at] as number
  const to = end[at] as number
  const key = form[at] === NUMBER ? Math.min(to - from, 8) : (hash[at] as number)
  const before = known.get(key)
  if (before) return before
  const words = form[at] === NUMBER ? [numberOf(key)] : learnWords(text.slice(from, Math.min(to, from + LETTERS_MAX)))
  if (known.size === KNOWN_MAX) known.clear()
  known.set(key, words)
  return words
}

/** Numbers differ by how long they are. */
const numberOf = (length: number): Word => ({ id: hashOf(`n${length}`), stem: length, pieces: [], negates: false })

function learnWords(written: string): Word[] {
  const folded = written.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const word = spelled(folded)
  // `tempatnya` is `tempat nya`: what the weights were learnt from parts most of them.
  return word.length >= 7 && word.endsWith('nya') ? [learnWord(word.slice(0, -3)), learnWord('nya')] : [learnWord(word)]
}

function learnWord(word: string): Word {
  const padded = ` ${word} `
  return {
    id: hashOf(word),
    stem: joined(STEM, hashOf(stemsOf(word).at(-1) ?? word)),
    pieces: Array.from({ length: Math.max(0, padded.length - PIECE_LETTERS + 1) }, (_, at) => pieceAt(padded, at)),
    negates: NEGATIONS.has(word),
  }
}

function pieceAt(padded: string, at: number): number {
  let value = PIECE_LETTERS
  for (let letter = at; letter < at + PIECE_LETTERS; letter++) value = joined(value, padded.charCodeAt(letter))
  return value
}
