import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentHash } from '../../base/content-hash.ts'
import { contentSchema, emptyContent, variantChannels, type Content } from '../../base/content.ts'
import { isStale, stalenessOf, whyNotVariants, withOwn, withVariants } from './variants.ts'
import { contradictionsOf } from './variants/contradictions.ts'
import { deriveVariant } from './variants/derive.ts'
import { hashtagsOf, lengthOf, limits, LINK, readingSeconds, weightedLength } from './variants/limits.ts'
import { sentencesOf, shortened } from './variants/prose.ts'

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const written = (more: Partial<Record<keyof Content, unknown>> = {}): Content =>
  contentSchema.parse({
    ...emptyContent,
    title: 'Pemkab Salurkan Bantuan untuk 1.250 Rumah Rusak',
    summary: 'Bantuan Rp12,5 miliar disalurkan mulai Selasa (24/11/2026) pukul 08.00 WIB.',
    topic: 'Layanan publik',
    body: {
      type: 'doc',
      content: [
        words('Bupati Siti Aminah menyerahkan bantuan di Pantai Prigi. Warga antre dengan tertib.'),
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Syarat' }] },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [words('Kartu keluarga')] },
            { type: 'listItem', content: [words('Surat desa')] },
          ],
        },
        {
          type: 'blockquote',
          attrs: { speaker: 'Siti Aminah', title: 'Bupati Trenggalek' },
          content: [words('Semua warga harus terbantu.')],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'daftar', marks: [{ type: 'link', attrs: { href: 'https://contoh.go.id/daftar' } }] },
          ],
        },
      ],
    },
    facts: [
      { kind: 'figure', id: 'rumah', label: 'Rumah rusak', source: '', value: '1250', unit: 'rumah' },
      { kind: 'figure', id: 'dana', label: 'Dana', source: '', value: '12500000000', unit: 'Rp' },
      { kind: 'date', id: 'hari', label: 'Mulai', source: '', value: '2026-11-24', time: '08:00' },
      {
        kind: 'name',
        id: 'bupati',
        label: 'Bupati',
        source: '',
        value: 'Siti Aminah, S.E.',
        title: 'Bupati Trenggalek',
      },
    ],
    ...more,
  })
const all = variantChannels
const formOf = (content: Content, channel: (typeof all)[number]) =>
  content.variants?.find((it) => it.channel === channel)

test('mail has a subject, the whole text and the address of its page', () => {
  assert.equal(
    deriveVariant(written(), 'email'),
    [
      'Subjek: Pemkab Salurkan Bantuan untuk 1.250 Rumah Rusak',
      'Bantuan Rp12,5 miliar disalurkan mulai Selasa (24/11/2026) pukul 08.00 WIB.',
      'Bupati Siti Aminah menyerahkan bantuan di Pantai Prigi. Warga antre dengan tertib.',
      'Syarat',
      '• Kartu keluarga\n• Surat desa',
      '> Semua warga harus terbantu.\n> – Siti Aminah, Bupati Trenggalek',
      'daftar (https://contoh.go.id/daftar)',
      `Selengkapnya: ${LINK}`,
    ].join('\n\n'),
  )
})

test('a message begins with a bold title and ends with the address', () => {
  const lines = deriveVariant(written(), 'chat').split('\n\n')
  assert.equal(lines[0], '*Pemkab Salurkan Bantuan untuk 1.250 Rumah Rusak*')
  assert.equal(lines.at(-1), `Selengkapnya: ${LINK}`)
  assert.ok(lines.includes('*Syarat*'))
})

test('a script is words alone, a sentence a line, without what is for the eye', () => {
  const script = deriveVariant(written(), 'radio')
  assert.doesNotMatch(script, /\d|\{tautan\}|Syarat/)
  assert.match(script, /^Pemkab Salurkan Bantuan untuk seribu dua ratus lima puluh Rumah Rusak\.$/m)
  assert.match(
    script,
    /mulai Selasa, dua puluh empat November dua ribu dua puluh enam, pukul delapan Waktu Indonesia Barat\.$/m,
  )
  assert.match(script, /^Demikian disampaikan Siti Aminah, Bupati Trenggalek\.$/m)
  assert.equal(readingSeconds('kata '.repeat(140)), 60)
})

test('words without an end, or a sentence without a stop, make no form that cannot be kept', () => {
  const endless = ['a'.repeat(100_000), '<'.repeat(100_000), 'Sukarejo, '.repeat(9_000), '1234567890'.repeat(2_000)]
  for (const title of ['', 'Daftar penerima'])
    for (const text of endless) {
      const content = withVariants(written({ title, summary: '', body: { type: 'doc', content: [words(text)] } }), all)
      assert.deepEqual(contentSchema.parse(content), content)
    }
})

test('the post, the caption and the line of the videotron', () => {
  assert.equal(
    deriveVariant(written(), 'short-post'),
    `Pemkab Salurkan Bantuan untuk 1.250 Rumah Rusak\n\nBantuan Rp12,5 miliar disalurkan mulai Selasa (24/11/2026) pukul 08.00 WIB.\n\n${LINK} #LayananPublik`,
  )
  assert.deepEqual(hashtagsOf(deriveVariant(written(), 'caption')), ['#LayananPublik'])
  assert.equal(deriveVariant(written(), 'videotron'), 'Pemkab Salurkan Bantuan untuk 1.250 Rumah Rusak')
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll(/\p{Cc}/gu, ' '))
const anyContent = fc
  .record({
    title: fc.oneof(anyText, fc.constant('kata '.repeat(60).trim()), fc.constant('x'.repeat(300))),
    summary: fc.oneof(anyText, fc.constant('Satu kalimat yang cukup panjang untuk dipotong. '.repeat(20).trim())),
    topic: fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/\p{Cc}/gu, ' ')),
    paragraphs: fc.array(
      fc.oneof(anyText, fc.constant('Paragraf berisi 12 rumah, Rp5 juta dan 24 November 2026. '.repeat(30))),
      { maxLength: 30 },
    ),
  })
  .map(({ title, summary, topic, paragraphs }) => ({
    ...emptyContent,
    title,
    summary,
    topic,
    body: { type: 'doc', content: paragraphs.filter((it) => it !== '').map(words) },
  }))
  .map((it) => contentSchema.safeParse(it))
  .filter((it) => it.success)
  .map((it) => it.data)

test('what is derived is never over its channel’s limit, is kept as it is, and never contradicts its own text', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const full = withVariants(content, all)
      for (const it of full.variants ?? []) {
        assert.ok(
          lengthOf(it.channel, it.text) <= limits[it.channel].max,
          `${it.channel} ${lengthOf(it.channel, it.text)}`,
        )
        assert.ok(it.text.isWellFormed())
      }
      const read = contentSchema.parse(JSON.parse(JSON.stringify(full)))
      assert.equal(contentHash(read), contentHash(full))
      assert.equal(whyNotVariants(read), null)
    }),
    { numRuns: 150 },
  )
})

test('forms that were derived contradict no fact of the text they come from', () => {
  const content = written()
  const main = [content.title, content.summary, 'Bupati Siti Aminah menyerahkan bantuan di Pantai Prigi.'].join('\n')
  for (const channel of all)
    assert.deepEqual(contradictionsOf(deriveVariant(content, channel), main, content.facts), [], channel)
})

test('a text for no channel keeps the bytes it had, and an empty one has no form', () => {
  assert.equal(contentHash(withVariants(written(), [])), contentHash(written()))
  assert.equal(withVariants(emptyContent, all).variants, undefined)
})

test('making the forms twice, in any order, gives the same bytes', () => {
  const once = withVariants(written(), all)
  assert.equal(contentHash(withVariants(once, all.toReversed())), contentHash(once))
})

test('a form that nobody wrote and the text does not give is refused, and says which', () => {
  const content = withVariants(written(), all)
  assert.equal(whyNotVariants(content), null)
  const changed = { ...content, title: 'Judul lain' }
  assert.deepEqual(whyNotVariants(changed), { code: 'variant-differs', field: 'content.variants.0.text' })
  assert.equal(whyNotVariants(withVariants(changed, all)), null)
})

test('own words stay when the text moves on, also for a channel that is no target any more', () => {
  const own = withOwn(written(), all, 'radio', 'Bupati menyerahkan bantuan.')
  const later = withVariants({ ...own, title: 'Judul lain' }, ['email'])
  assert.equal(formOf(later, 'radio')?.text, 'Bupati menyerahkan bantuan.')
  assert.deepEqual(
    later.variants?.map((it) => it.channel),
    ['email', 'radio'],
  )
  assert.equal(formOf(withOwn(own, all, 'radio', null), 'radio')?.own, false)
})

const own = (text: string, channel: (typeof all)[number] = 'chat') => withOwn(written(), all, channel, text)
const staleOf = (content: Content, channel: (typeof all)[number] = 'chat') => {
  const form = formOf(content, channel)
  assert.ok(form)
  return stalenessOf(content, form)
}
const withFact = (content: Content, id: string, more: object): Content => ({
  ...content,
  facts: content.facts.map((it) => (it.kind !== undefined && it.id === id ? ({ ...it, ...more } as typeof it) : it)),
})

test('a changed fact marks every own form that used it, and no other', () => {
  const used = own('Bantuan untuk seribu dua ratus lima puluh rumah.', 'radio')
  const both = withOwn(used, all, 'videotron', 'Bantuan mulai 24 November')
  const moved = withFact(both, 'rumah', { value: '1300' })
  assert.deepEqual(staleOf(moved, 'radio').facts, [{ was: '1.250 rumah', now: '1.300 rumah' }])
  assert.deepEqual(staleOf(moved, 'videotron'), { facts: [], text: false })
  assert.deepEqual(staleOf({ ...both, facts: both.facts.slice(1) }, 'radio').facts, [{ was: '1.250 rumah', now: null }])
  assert.ok(!isStale(staleOf(both, 'radio')))
})

test('an own form says when the text has moved on since it was written', () => {
  const it = own('Ringkas saja.')
  assert.deepEqual(staleOf(it), { facts: [], text: false })
  assert.deepEqual(staleOf({ ...it, summary: 'Ringkasan yang lain.' }), { facts: [], text: true })
  assert.deepEqual(staleOf({ ...it, attachments: [] }), { facts: [], text: false })
})

test('names, places, days and old statements are found where a form uses them', () => {
  const old = contentSchema.parse({
    ...written(),
    facts: [{ who: 'Camat Pule', what: 'membuka posko', when: '', where: '', source: '' }],
  })
  assert.equal(formOf(withOwn(old, all, 'chat', 'Posko dibuka Camat Pule.'), 'chat')?.facts.length, 2)
  assert.deepEqual(
    formOf(own('Bupati Siti Aminah hadir pada 24 November, membawa Rp12,5 miliar.'), 'chat')?.facts.map((it) => it.id),
    ['dana', 'hari', 'bupati', '#naskah'],
  )
})

test('X counts an address as 23, an emoji as 2, and what is beyond its light signs double', () => {
  for (const [text, length] of [
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['“a” – b', 7],
    ['…', 2],
    ['中文', 4],
    ['👨‍👩‍👧‍👦', 2],
    ['🇮🇩!', 3],
    ['https://contoh.go.id/berita/2026-11/sangat-panjang-sekali-alamatnya/', 23],
    ['lihat contoh.go.id ya', 32],
  ] as const)
    assert.equal(weightedLength(text), length, text)
  assert.equal(lengthOf('short-post', LINK), 23)
})

test('a sentence ends neither at a title nor within a figure', () => {
  assert.deepEqual(
    sentencesOf('Dr. Siti, S.E., M.Si. hadir pukul 08.00 di Jl. Pemuda. Rp5.000 dibagi! “Baik.” Selesai'),
    ['Dr. Siti, S.E., M.Si. hadir pukul 08.00 di Jl. Pemuda.', 'Rp5.000 dibagi!', '“Baik.”', 'Selesai'],
  )
})

test('what is cut never ends within a number or a negation', () => {
  const cut = (text: string, max: number) => shortened(text, max, (it) => it.length)
  assert.equal(cut('Bantuan disalurkan sebesar Rp 5 juta rupiah', 36), 'Bantuan disalurkan sebesar…')
  assert.equal(cut('Pemerintah menyatakan tidak menaikkan tarif', 30), 'Pemerintah menyatakan…')
  assert.equal(cut('Satu kalimat. Kalimat kedua panjang.', 20), 'Satu kalimat.')
  assert.equal(cut('x'.repeat(50), 10), '')
})
