import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { piecesOf, type Place } from '../../base/content-places.ts'
import { contentSchema, emptyContent, type Content } from '../../base/content.ts'
import { anchorAt, findAnchor, findInstead } from './anchor.ts'

/**
 * The oracle: a text whose every word knows which word it is. Edits move the words about; where the quoted ones stand
 * afterwards is read off them, and never from what they say.
 */
type Word = { readonly id: number; readonly text: string; readonly copy: boolean }
type Look = 'paragraph' | 'item' | 'heading' | 'cell'
/** `like` others: it says what another piece says. */
type Paragraph = { readonly look: Look; readonly like: boolean; readonly words: readonly Word[] }
type Draft = readonly Paragraph[]

const common = 'yang di dan untuk dengan pada dari ke dalam oleh akan telah'.split(' ')
const syllables = 'ba ca da ga ja ka la ma na pa ra sa ta wa ya bi ri ti lu nu'.split(' ')
const rare = syllables.flatMap((one) => syllables.map((two) => `${one}${two}n`))
/** What an office writes again and again. */
const phrases = [
  'Pemerintah Kabupaten Contoh',
  'Dinas Komunikasi dan Informatika Daerah Sumber',
  'warga Desa Karang',
  'kata Bupati',
]
const cells = ['selesai', 'belum', 'Rp1.000.000', '-']

let nextId = 0
const word = (text: string): Word => ({ id: nextId++, text, copy: false })
const copied = (words: readonly Word[]): Word[] => words.map((it) => ({ ...it, copy: true }))

const share = fc.integer({ min: 0, max: 9_999 }).map((it) => it / 10_000) // evenly, which fast-check's doubles are not

const someMark = fc.constantFrom('', '', '', '', '', ',', '.')
const someWord = fc.tuple(fc.integer({ min: 0, max: 9 }), share, someMark).map(([turn, at, mark]) => {
  const [from, last] = turn < 2 ? [common, ''] : turn < 3 ? [phrases, ''] : [rare, mark]
  return `${from[Math.floor(at * from.length)]}${last}`
})
/** Words one after the other, a phrase as its words. */
const someWords = (min: number, max: number) =>
  fc
    .array(someWord, { minLength: min, maxLength: max })
    .map((it) => it.flatMap((one) => one.split(' ')).filter((one, at, all) => one !== all[at - 1]))

const somePiece = fc.record({
  look: fc.constantFrom<Look[]>('paragraph', 'paragraph', 'paragraph', 'item', 'heading', 'cell'),
  words: someWords(6, 40),
  same: share,
  which: share,
})
/** A text in which one piece in six says what an earlier one says, and half of a table's cells hold one of four values. */
const someDraft = fc.array(somePiece, { minLength: 2, maxLength: 9 }).map((pieces) =>
  pieces.reduce<{ look: Look; words: string[] }[]>((made, { look, words, same, which }) => {
    const cell = same < 0.5 ? [cells[Math.floor(which * cells.length)] as string] : words.slice(0, 3)
    const earlier = same < 1 / 6 ? made[Math.floor(which * made.length)] : undefined
    return [...made, { look, words: earlier?.words ?? (look === 'cell' ? cell : words) }]
  }, []),
)

/** An edit: what, where (half of the time at the quote), how much, and with which words. */
const someEdit = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'replace', 'split', 'join', 'move', 'drop', 'twin', 'echo', 'inside'),
  near: fc.boolean(),
  where: share,
  target: share,
  size: share,
  words: someWords(1, 25),
})
type Edit = typeof someEdit extends fc.Arbitrary<infer It> ? It : never

const someCase = fc.record({
  draft: someDraft,
  where: share,
  length: share,
  edits: fc.array(someEdit, { minLength: 1, maxLength: 6 }),
})
type Case = typeof someCase extends fc.Arbitrary<infer It> ? It : never

/** The same word typed over itself is still that word: no text could tell. */
const typedOver = (old: Word | undefined, next: Word): Word => (old?.text === next.text ? old : next)

function contentOf(draft: Draft): Content {
  const blocks: unknown[] = []
  let within: { look: Look; parts: unknown[] } = { look: 'paragraph', parts: [] }
  // Items and cells that follow each other are one block.
  for (const { look, words } of draft) {
    const content = words.length > 0 ? [{ type: 'text', text: words.map((it) => it.text).join(' ') }] : undefined
    if (look === 'paragraph') blocks.push({ type: 'paragraph', content })
    if (look === 'heading') blocks.push({ type: 'heading', attrs: { level: 2 }, content })
    if (look === 'paragraph' || look === 'heading') {
      within = { look, parts: [] }
      continue
    }
    if (within.look !== look) {
      within = { look, parts: [] }
      const row = { type: 'tableRow', content: within.parts }
      blocks.push(look === 'cell' ? { type: 'table', content: [row] } : { type: 'bulletList', content: within.parts })
    }
    const type = look === 'cell' ? 'tableCell' : 'listItem'
    within.parts.push({ type, attrs: {}, content: [{ type: 'paragraph', content }] })
  }
  return contentSchema.parse({ ...emptyContent, body: { type: 'doc', content: blocks } })
}

/** The words that a place covers, or null when it cuts through one. */
function wordsAt(draft: Draft, content: Content, place: Place): readonly Word[] | null {
  const pieces = piecesOf(content).filter((it) => it.at.startsWith('body/'))
  const paragraph = draft[pieces.findIndex((it) => it.at === place.at)]
  if (!paragraph) return null
  const covered: Word[] = []
  let at = 0
  for (const it of paragraph.words) {
    const end = at + it.text.length
    if (at < place.to && end > place.from) covered.push(it)
    at = end + 1
  }
  return covered
}

function edited(draft: Draft, quote: ReadonlySet<number>, edit: Edit): Draft {
  const home = draft.findIndex((it) => it.words.some((one) => quote.has(one.id) && !one.copy))
  const index = edit.near && home >= 0 ? home : Math.floor(edit.where * draft.length)
  const paragraph = draft[index]
  if (!paragraph) return draft
  const { words } = paragraph
  const inQuote = words.flatMap((it, at) => (quote.has(it.id) && !it.copy ? [at] : []))
  const about = inQuote[0] ?? 0
  // Near the quote means within ten words of it, so that what stands beside it is often hit.
  const at = edit.near
    ? Math.max(0, Math.min(words.length, about + Math.round((edit.target - 0.5) * (20 + inQuote.length))))
    : Math.floor(edit.target * (words.length + 1))
  const put = (...next: (readonly Word[])[]) =>
    draft.toSpliced(index, 1, ...next.map((it) => ({ ...paragraph, words: it })))
  const fresh = edit.words.map(word)
  const count = 1 + Math.floor(edit.size * 9)
  switch (edit.kind as string) {
    case 'insert':
      return put(words.toSpliced(at, 0, ...fresh))
    case 'remove':
      return put(words.toSpliced(at, count))
    case 'replace':
      return put(words.toSpliced(at, 1, typedOver(words[at], fresh[0] as Word)))
    case 'split':
      return put(words.slice(0, at), words.slice(at))
    case 'join': {
      const next = draft[index + 1]
      return next ? draft.toSpliced(index, 2, { ...paragraph, words: [...words, ...next.words] }) : draft
    }
    case 'move': {
      const rest = draft.toSpliced(index, 1)
      // Which of two that said the same was moved, no text could tell.
      if (paragraph.like) return draft
      return rest.toSpliced(Math.floor(edit.target * (rest.length + 1)), 0, paragraph)
    }
    case 'drop':
      return draft.length > 1 ? draft.toSpliced(index, 1) : draft
    case 'twin':
      return draft.toSpliced(Math.floor(edit.target * (draft.length + 1)), 0, { ...paragraph, words: copied(words) })
    case 'echo': {
      // The quote, with more or fewer of the words beside it, once more somewhere else.
      const [first, last] = [inQuote[0], inQuote.at(-1)]
      if (first === undefined || last === undefined) return draft
      const some = copied(
        words.slice(Math.max(0, first - Math.floor(edit.size * 8)), last + 1 + Math.floor(edit.where * 8)),
      )
      const target = Math.floor(edit.target * draft.length)
      const there = draft[target] as Paragraph
      const spot = Math.floor(edit.where * (there.words.length + 1))
      return draft.toSpliced(target, 1, { ...there, words: there.words.toSpliced(spot, 0, ...some) })
    }
    case 'inside': {
      const spot = inQuote[Math.floor(edit.target * inQuote.length)]
      if (spot === undefined) return draft
      return edit.size < 0.4
        ? put(words.toSpliced(spot, 1, word('lain')))
        : edit.size < 0.7
          ? put(words.toSpliced(spot, 1))
          : put(words.toSpliced(spot + 1, 0, word('lain')))
    }
    default:
      throw new Error(edit.kind)
  }
}

/**
 * Whether the true words can still be told: whole with a true neighbour, half of them within three true words in a
 * row, or gone from between the three that stood before them and the three after.
 */
function isRecognisable(words: readonly Word[], ids: readonly number[], around: readonly number[]): boolean {
  let row: number[] = []
  let longest = { whole: false, half: false }
  for (const it of [...words, null]) {
    const at = it && !it.copy ? around.indexOf(it.id) : -1
    if (at >= 0 && (row.length === 0 || around[at - 1] === row.at(-1))) {
      row.push((it as Word).id)
      continue
    }
    const quoted = row.filter((id) => ids.includes(id)).length
    longest = {
      whole: longest.whole || (quoted === ids.length && row.length > quoted),
      half: longest.half || (row.length >= 3 && quoted * 2 >= ids.length),
    }
    row = at >= 0 ? [(it as Word).id] : []
  }
  const begin = around.indexOf(ids[0] as number)
  const sides = [around.slice(Math.max(0, begin - 3), begin), around.slice(begin + ids.length, begin + ids.length + 3)]
  const between = sides.every(
    (side) =>
      side.length === 3 &&
      words.some((_, at) => side.every((id, n) => words[at + n]?.id === id && !words[at + n]?.copy)),
  )
  return longest.whole || longest.half || between
}

type Verdict = {
  readonly told: 'found' | 'lost' | 'wrong' | 'no-anchor'
  /** Whether the words still stand, no copy of them was made, and their piece was the only one to say what it says. */
  readonly undisturbed: boolean
}

function judge({ draft: given, where, length, edits }: Case): Verdict {
  nextId = 0
  const like = (words: readonly string[]) => given.filter((it) => it.words.join(' ') === words.join(' ')).length > 1
  let draft: Draft = given.map(({ look, words }) => ({ look, like: like(words), words: words.map(word) }))
  const origin = draft.flatMap((it) => it.words)
  const before = contentOf(draft)
  const index = Math.floor(where * draft.length)
  const home = draft[index] as Paragraph
  const first = Math.floor(((where * 7919) % 1) * home.words.length)
  const quoted = home.words.slice(first, first + 1 + Math.floor(length * length * 12))
  const from = home.words.slice(0, first).reduce((sum, it) => sum + it.text.length + 1, 0)
  const to = from + quoted.map((it) => it.text).join(' ').length
  const { at } = piecesOf(before).filter((it) => it.at.startsWith('body/'))[index] as { at: string }
  const anchor = anchorAt(before, { at, from, to })
  if (!anchor) return { told: 'no-anchor', undisturbed: false }
  assert.deepEqual(findAnchor(anchor, before), { at, from, to }, 'an anchor is found in its own text')

  const ids = quoted.map((it) => it.id)
  const around = home.words.slice(Math.max(0, first - 8), first + ids.length + 8).map((it) => it.id)
  const quote = new Set(ids)
  for (const edit of edits) draft = edited(draft, quote, edit)
  const after = contentOf(draft)
  const place = findAnchor(anchor, after)
  const stands = draft.some(({ words }) =>
    words.some((_, start) => ids.every((id, n) => words[start + n]?.id === id && !words[start + n]?.copy)),
  )
  const copies = draft.some(({ words }) => words.some((it) => it.copy && quote.has(it.id)))
  const undisturbed = stands && !copies && !home.like
  if (!place) return { told: 'lost', undisturbed }
  const covered = wordsAt(draft, after, place) ?? []
  const same = covered.length === ids.length && covered.every((it, n) => it.id === ids[n])
  // A copy is the words only once nothing recognisable is left of the true ones: then they were moved.
  const left = draft.some((it) => isRecognisable(it.words, ids, around))
  // Deleting one of two like words, or typing a word anew where it was, is the same text: no reader could tell either.
  const there = draft.flatMap((it) => it.words)
  const [spot, was] = [there.indexOf(covered[0] as Word), origin.indexOf(quoted[0] as Word)]
  const [next, wasNext] = [spot + covered.length, was + quoted.length]
  const isTrue = (at: number, then: number) => there[at] && !there[at].copy && there[at].id === origin[then]?.id
  const reads = (at: number, then: number, step: 1 | -1): boolean =>
    there[at]?.text === origin[then]?.text &&
    (there[at] === undefined || isTrue(at, then) || reads(at + step, then + step, step))
  const [leads, follows] = [reads(spot - 1, was - 1, -1), reads(next, wasNext, 1)]
  const alike =
    covered.map((it) => it.text).join(' ') === quoted.map((it) => it.text).join(' ') &&
    ((leads && follows) ||
      (!left && (leads || follows)) ||
      (!stands && (isTrue(spot - 1, was - 1) || isTrue(next, wasNext))))
  // Where half of them are true, the others were put back.
  const right = (same && (covered.filter((it) => !it.copy).length * 2 >= covered.length || !left)) || alike
  return { told: right ? 'found' : 'wrong', undisturbed }
}

test('after any edits a comment stands at its words or is lost, never at others; undisturbed words are mostly found', () => {
  const told = fc.sample(someCase, { numRuns: 3_000, seed: 45 }).map((it) => judge(it))
  assert.equal(told.filter((it) => it.told === 'wrong').length, 0)
  const whole = told.filter((it) => it.undisturbed)
  const found = whole.filter((it) => it.told === 'found')
  assert.ok(found.length > whole.length * 0.8, `${found.length} of ${whole.length} were found`)
})

const paragraphs = (...texts: string[]) =>
  contentSchema.parse({
    ...emptyContent,
    title: 'Jalan Desa Karang diperbaiki',
    body: {
      type: 'doc',
      content: texts.map((text) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })),
    },
  })
const opening = 'Kabar baik bagi warga.'
const news =
  'Pemerintah Kabupaten Contoh memperbaiki jalan Desa Karang mulai Senin dengan dana tiga miliar rupiah dari anggaran tahun ini.'
const quoted = (content: Content, words: string, at = 'body/0') => {
  const text = piecesOf(content).find((it) => it.at === at)?.text ?? ''
  return anchorAt(content, { at, from: text.indexOf(words), to: text.indexOf(words) + words.length })
}
const textOf = (content: Content, place: Place | null) =>
  place &&
  piecesOf(content)
    .find((it) => it.at === place.at)
    ?.text.slice(place.from, place.to)

test('words are found again under a new paragraph, and lost when one of them is another', () => {
  const anchor = quoted(paragraphs(news), 'tiga miliar rupiah')
  assert.ok(anchor)
  const later = paragraphs(opening, news)
  assert.deepEqual(findAnchor(anchor, later)?.at, 'body/1')
  assert.equal(textOf(later, findAnchor(anchor, later)), 'tiga miliar rupiah')
  assert.equal(findAnchor(anchor, paragraphs(news.replace('tiga', 'empat'))), null)
})

test('other spaces, quotes and dashes are the same words; so is another look of the paragraph', () => {
  const before = paragraphs('Kata Bupati, "jalan – jembatan selesai tahun ini juga" di hadapan warga Desa Karang.')
  const after = paragraphs('Kata Bupati,  “jalan - jembatan  selesai tahun ini juga” di hadapan warga Desa Karang.')
  const anchor = quoted(before, '"jalan – jembatan selesai tahun ini juga"')
  assert.ok(anchor)
  assert.equal(textOf(after, findAnchor(anchor, after)), '“jalan - jembatan  selesai tahun ini juga”')
})

test('words written twice are lost: either could be meant', () => {
  const anchor = quoted(paragraphs(news), 'tiga miliar rupiah')
  assert.ok(anchor)
  assert.equal(findAnchor(anchor, paragraphs(news, news)), null)
})

test('a copy does not take the place of words that were changed', () => {
  const anchor = quoted(paragraphs(news), 'tiga miliar rupiah')
  assert.ok(anchor)
  assert.equal(findAnchor(anchor, paragraphs(news.replace('tiga', 'empat'), news)), null)
})

test('a paragraph that stands twice is told by what stands around it, and lost once that is gone', () => {
  const rule =
    'Informasi ini gratis; laporkan setiap pungutan kepada Inspektorat Kabupaten Contoh melalui pengaduan warga.'
  const [north, south] = ['Loket utara buka pukul delapan pagi.', 'Loket selatan buka pukul sembilan pagi.']
  const content = paragraphs(north, rule, south, rule, news)
  for (const at of ['body/1', 'body/3']) {
    const anchor = quoted(content, 'setiap pungutan', at)
    assert.ok(anchor)
    assert.equal(findAnchor(anchor, paragraphs(opening, north, rule, south, rule, news))?.at, at === 'body/1' ? 'body/2' : 'body/4') // prettier-ignore
    assert.equal(findAnchor(anchor, paragraphs(rule, opening, rule)), null)
    assert.equal(findAnchor(anchor, paragraphs(news, rule)), null, 'which of the two was left?')
  }
})

test('a cell among like cells is told by the cells around it', () => {
  const table = (...rows: string[][]) =>
    contentSchema.parse({
      ...emptyContent,
      body: {
        type: 'doc',
        content: [
          {
            type: 'table',
            content: rows.map((cells) => ({
              type: 'tableRow',
              content: cells.map((text) => ({
                type: 'tableCell',
                content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
              })),
            })),
          },
        ],
      },
    })
  const rows = ['Karang', 'Watu', 'Sumber', 'Rejo'].map((desa) => [`Desa ${desa}`, 'belum', 'Rp1.000.000'])
  const anchor = quoted(table(...rows), 'belum', 'body/0/2/1/0')
  assert.ok(anchor)
  const more = (status: string) => table(['Desa Jati', status, 'Rp2.000.000'], ...rows)
  assert.equal(findAnchor(anchor, more('selesai'))?.at, 'body/0/3/1/0')
  assert.equal(findAnchor(anchor, more('belum')), null, 'once more the same: no copy is told from a new row')
  assert.equal(findAnchor(anchor, table(...rows.toSpliced(2, 1))), null)
  assert.equal(findAnchor(anchor, table(...rows.with(2, ['Desa Sumber', 'selesai', 'Rp1.000.000']))), null)
})

test('a name typed anew elsewhere does not take the place of words that were removed', () => {
  const text = (there: string, here: string) =>
    paragraphs(
      `Acara dibuka ${there} pukul delapan pagi di pendopo.`,
      `Warga bertanya ${here} tentang jalan yang rusak.`,
    )
  const name = 'Dinas Komunikasi dan Informatika Daerah Sumber'
  const anchor = quoted(text(name, ''), 'Informatika')
  assert.ok(anchor)
  assert.equal(textOf(text(name, 'kemarin'), findAnchor(anchor, text(name, 'kemarin'))), 'Informatika')
  assert.equal(findAnchor(anchor, text('', name)), null)
  assert.equal(findAnchor(anchor, text(name, name)), null)
})

test('a comment on the title, a field or a variant stays in it, a blank one too', () => {
  const content: Content = {
    ...paragraphs(news),
    fields: { narasumber: '' },
    variants: [{ channel: 'radio', text: 'Jalan diperbaiki mulai Senin.', own: true, facts: [] }],
  }
  const title = quoted(content, 'Desa Karang', 'title')
  assert.ok(title)
  assert.deepEqual(findAnchor(title, { ...content, title: 'Kabar: jalan Desa Karang diperbaiki' })?.at, 'title')
  const blank = anchorAt(content, { at: 'field/narasumber', from: 0, to: 0 })
  assert.ok(blank)
  assert.deepEqual(findAnchor(blank, { ...content, fields: { narasumber: 'Kepala Dinas' } }), {
    at: 'field/narasumber',
    from: 0,
    to: 0,
  })
  const radio = quoted(content, 'mulai Senin', 'variant/radio')
  assert.ok(radio)
  assert.equal(findAnchor(radio, paragraphs(news)), null)
})

test('other words in the place of the quoted ones are told from the quoted ones left as they were', () => {
  const anchor = quoted(paragraphs(news), 'tiga miliar rupiah')
  assert.ok(anchor)
  const after = (words: string) => paragraphs(opening, news.replace('tiga miliar rupiah', words).replace('  ', ' '))
  for (const words of ['Rp3 miliar', 'tiga miliar rupiah lebih', 'tiga miliar', '']) {
    assert.ok(findInstead(anchor, words, after(words)), words)
    assert.equal(findInstead(anchor, words, after('tiga miliar rupiah')), null, words)
  }
})

test('half a word is widened to the word; nothing, no such place and too many words make no anchor', () => {
  const content = paragraphs(news, '')
  assert.equal(anchorAt(content, { at: 'body/0', from: 1, to: 4 })?.quote, 'Pemerintah')
  for (const place of [
    { at: 'body/1', from: 0, to: 0 },
    { at: 'body/7', from: 0, to: 3 },
    { at: 'body/0', from: 4, to: 2 },
    { at: 'body/0', from: -1, to: 2 },
    { at: 'body/0', from: 0, to: 100_000 },
  ])
    assert.equal(anchorAt(content, place), null)
  const long = paragraphs('kata '.repeat(1_000))
  assert.equal(anchorAt(long, { at: 'body/0', from: 0, to: 4_999 }), null)
})

test('a text of one word a hundred thousand times is answered at once', () => {
  const content = paragraphs('kata '.repeat(100_000), news)
  assert.equal(anchorAt(content, { at: 'body/0', from: 0, to: 4 }), null)
  assert.ok(quoted(content, 'tiga miliar rupiah', 'body/1'))
})

test('a paragraph as long as a text may be, of one mark alone, breaks nothing', () => {
  const content = paragraphs(','.repeat(400_000), news)
  assert.equal(anchorAt(content, { at: 'body/0', from: 200_000, to: 200_004 }), null)
  const anchor = quoted(content, 'tiga miliar rupiah', 'body/1')
  assert.ok(anchor && findAnchor(anchor, content))
})
