import fc from 'fast-check'
import { contentSchema, otherLanguages, variantChannels, type Content } from '../src/base/content.ts'

const words = [
  'jalan',
  'desa',
  'Bupati',
  'warga',
  'selesai',
  'Rp3.000.000',
  'Senin',
  'air bersih',
  '“baik”',
  '2026',
  'ibu',
]
const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((it) => `${it.join(' ')}.`)
const marks = fc.constantFrom(
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://contoh.go.id' } }],
)
const inline = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('text'), text: sentence, marks }, { requiredKeys: ['type', 'text'] }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const paragraph = fc.array(inline, { maxLength: 4 }).map((content) => ({ type: 'paragraph', content }))
const heading = fc.record({
  type: fc.constant('heading'),
  attrs: fc.record({ level: fc.constantFrom(2, 3, 4) }),
  content: fc.array(inline, { maxLength: 2 }),
})
const picture = fc.record({
  type: fc.constant('image'),
  attrs: fc.record({
    src: fc.constantFrom('a', 'b', 'c').map((it) => it.repeat(64)),
    alt: sentence,
    caption: fc.oneof(fc.constant(''), sentence),
  }),
})
const list = fc.record({
  type: fc.constantFrom('bulletList', 'orderedList'),
  content: fc.array(
    fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'listItem', content })),
    { minLength: 1, maxLength: 4 },
  ),
})
const quote = fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'blockquote', content }))
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
  fc
    .array(
      fc
        .array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: columns, maxLength: columns })
        .map((cells) => ({ type: 'tableRow', content: cells.map((content) => ({ type: 'tableCell', content })) })),
      { minLength: rows, maxLength: rows },
    )
    .map((content) => ({ type: 'table', content })),
)
const block = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  { weight: 2, arbitrary: heading },
  { weight: 1, arbitrary: picture },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: quote },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' }) },
)
const variant = fc.record({
  channel: fc.constantFrom(...variantChannels),
  text: sentence,
  own: fc.boolean(),
  facts: fc.constant([]),
})
const attachment = fc.record({
  hash: fc.constantFrom('d', 'e', 'f').map((it) => it.repeat(64)),
  name: sentence,
  mediaType: fc.constant('application/pdf'),
  sizeBytes: fc.constant(10),
})
const translation = fc
  .record({
    title: sentence,
    summary: fc.oneof(fc.constant(''), sentence),
    blocks: fc.array(fc.oneof(paragraph, heading, picture), { maxLength: 3 }),
    of: fc.constantFrom('1', '2').map((it) => it.repeat(64)),
  })
  .map(({ blocks, ...it }) => ({ ...it, body: { type: 'doc', content: blocks } }))
const video = fc.record(
  {
    id: fc.constantFrom('video-1', 'video-2'),
    title: sentence,
    transcript: fc.oneof(fc.constant(''), sentence),
    file: fc.constantFrom('7', '8').map((it) => it.repeat(64)),
    address: fc.constant('https://video.contoh.go.id/1'),
    captionsId: sentence.map((it) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${it}\n`),
    sign: fc.constantFrom('bisindo', 'sibi'),
  },
  { requiredKeys: ['id', 'title', 'transcript'] },
)
const beside = {
  title: sentence,
  summary: fc.oneof(fc.constant(''), sentence),
  topic: fc.constantFrom('', 'Kesehatan', 'Jalan'),
  attachments: fc.uniqueArray(attachment, { maxLength: 3, selector: (it) => it.hash }),
  fields: fc.dictionary(fc.constantFrom('dateline', 'narahubung'), sentence, { minKeys: 1 }),
  disclosure: fc.constantFrom('periodic', 'immediate'),
  translations: fc.dictionary(fc.constantFrom(...otherLanguages), translation, { minKeys: 1 }),
  videos: fc.uniqueArray(video, { minLength: 1, maxLength: 2, selector: (it) => it.id }),
  variants: fc.uniqueArray(variant, { minLength: 1, maxLength: 3, selector: (it) => it.channel }),
}
const parsed = (blocks: unknown[], it: object) =>
  contentSchema.parse({ facts: [], ...it, body: { type: 'doc', content: blocks } })

/** Any text that the schema holds, small, of few words so that its pieces are often alike. */
export function anyContent(): fc.Arbitrary<Content> {
  const all = fc.record(beside, { requiredKeys: ['title', 'summary', 'topic', 'attachments'] })
  return fc.tuple(fc.array(block, { maxLength: 8 }), all).map(([blocks, it]) => parsed(blocks, it))
}

/** A text and what somebody made of it: blocks moved, taken out, put in, exchanged, and something beside the body. */
export function anyEdited(): fc.Arbitrary<[Content, Content]> {
  return anyContent().chain((older) => fc.tuple(fc.constant(older), anyEditOf(older)))
}

/** What somebody made of this text. */
export function anyEditOf(older: Content): fc.Arbitrary<Content> {
  const edit = fc.record({
    at: fc.nat(),
    to: fc.nat(),
    kind: fc.constantFrom('move', 'remove', 'add', 'exchange', 'word'),
    block,
  })
  const others = fc.record(beside, { requiredKeys: [] })
  return fc.tuple(fc.array(edit, { maxLength: 4 }), fc.option(others, { nil: {}, freq: 2 })).map(([edits, it]) => {
    const blocks: unknown[] = [...older.body.content]
    for (const { at, to, kind, block: made } of edits) {
      const place = blocks.length > 0 ? at % blocks.length : 0
      if (kind === 'add') blocks.splice(place, 0, made)
      else if (blocks.length === 0) continue
      else if (kind === 'exchange') blocks[place] = made
      else if (kind === 'word') blocks[place] = JSON.parse(JSON.stringify(blocks[place]).replace('desa', 'kota'))
      else {
        const [taken] = blocks.splice(place, 1)
        if (kind === 'move') blocks.splice(to % (blocks.length + 1), 0, taken)
      }
    }
    return parsed(blocks, { ...older, ...it })
  })
}
