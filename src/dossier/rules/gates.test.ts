import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Block, Content, ImageAttrs } from '../../base/content.ts'
import { piecesOf } from '../../base/content-places.ts'
import { immediateParts } from '../../base/immediate.ts'
import { bandsOf, shareOf, shinglesOf } from '../../base/shingles.ts'
import { isPlain } from '../../base/text.ts'
import { findingWords } from '../../base/words/gates.ts'
import { everyGate } from '../../sop/rules/gates.ts'
import { someView } from '../../../test/gate-view.ts'
import { defaultElectionPack } from './election-pack.ts'
import { electionPackSchema, phraseFinder, type ElectionPack } from './election.ts'
import { findingsOf, type Finding } from './gate.ts'
import { isInside } from './links.ts'

const HASH = 'a'.repeat(64)
const words = (text: string, href?: string) => ({
  type: 'text' as const,
  text,
  ...(href && { marks: [{ type: 'link' as const, attrs: { href } }] }),
})
const paragraph = (...content: ReturnType<typeof words>[]): Block => ({ type: 'paragraph', content })
const heading = (level: 2 | 3 | 4, text: string): Block => ({
  type: 'heading',
  attrs: { level },
  content: [words(text)],
})
const bodyOf = (...content: Block[]): Partial<Content> => ({ body: { type: 'doc', content } })
const find = (gate: string, content: Partial<Content>, facets: object = {}) =>
  findingsOf([gate], someView({ ...facets, content }))
const codes = (findings: readonly Finding[]) => findings.map((it) => it.code)

describe('the class of information', () => {
  test('is chosen by a person, and what is exempt never goes out', () => {
    const gone = find('disclosure', { disclosure: undefined })
    assert.deepEqual(
      gone.map((it) => [it.code, it.severity, it.override]),
      [['disclosure-missing', 'must', 'never']],
    )
    const exempt = find('disclosure', { disclosure: 'exempt' })
    assert.deepEqual(
      exempt.map((it) => [it.code, it.severity, it.override]),
      [['disclosure-exempt', 'must', 'never']],
    )
    for (const disclosure of ['periodic', 'on-request'] as const)
      assert.deepEqual(find('disclosure', { disclosure }), [])
  })

  test('what goes out at once says all eight parts; a blank one is missing, each at its place', () => {
    const all = Object.fromEntries(immediateParts.map((part) => [part, 'ada']))
    assert.deepEqual(find('disclosure', { disclosure: 'immediate', fields: all }), [])
    assert.equal(find('disclosure', { disclosure: 'immediate' }).length, 8)
    for (const part of immediateParts) {
      const [one, ...rest] = find('disclosure', { disclosure: 'immediate', fields: { ...all, [part]: ' \n' } })
      assert.deepEqual([one?.place?.at, one?.override, rest.length], [`field/${part}`, 'never', 0])
    }
  })
})

test('a level that nobody set shuts the gate, whichever it is', () => {
  for (const value of ['watch', 'crisis'] as const) {
    assert.deepEqual(codes(find('level', {}, { level: { value, set: false } })), ['level-unset'])
    assert.deepEqual(find('level', {}, { level: { value, set: true } }), [])
  }
})

describe('a picture', () => {
  const fine: ImageAttrs = {
    src: HASH,
    alt: 'Jembatan gantung dilihat dari hulu',
    caption: '',
    credit: 'Dinas',
    people: 'none',
  }
  const faults = (more: Partial<ImageAttrs>) =>
    codes(find('images', bodyOf({ type: 'image', attrs: { ...fine, ...more } })))

  test('with words for it, its maker and nobody in it is fine', () => {
    assert.deepEqual(faults({}), [])
    assert.deepEqual(faults({ people: 'public' }), [])
    assert.deepEqual(faults({ people: 'consented', consent: 'Map izin 2026/12' }), [])
  })

  test('needs words that say what it shows: no blank, no file name, no bare “foto”', () => {
    for (const alt of [
      [' ', '-', 'IMG_2031', 'IMG-20241102-WA0011.jpg', 'foto.png', 'DSC 0042', 'Foto', 'gambar 1', 'untitled (3)'],
      ['WhatsApp Image 2024-11-02 at 10.22.33 AM', 'Screenshot 2024-11-02', 'Tangkapan Layar', 'scan_001', '12345'],
    ].flat())
      assert.deepEqual(faults({ alt }), ['image-alt-empty'], alt)
    for (const alt of [
      'Foto bersama warga Nglinggis',
      'Peta longsor',
      'Grafik suhu 2026',
      'Bupati',
      'Image of the bridge',
    ])
      assert.deepEqual(faults({ alt }), [], alt)
  })

  test('names its maker, says whether anyone can be recognised, and where their consent is', () => {
    const { credit: _1, ...noCredit } = fine
    const { people: _2, ...unsaid } = fine
    const of = (attrs: ImageAttrs) => codes(find('images', bodyOf({ type: 'image', attrs })))
    assert.deepEqual(of(noCredit), ['image-credit-missing'])
    assert.deepEqual(of(unsaid), ['image-people-unsaid'])
    assert.deepEqual(faults({ people: 'consented' }), ['image-consent-missing'])
    assert.deepEqual(faults({ people: 'consented', consent: '  ' }), ['image-consent-missing'])
  })

  test('of a child or a victim needs consent, unless nobody can be recognised', () => {
    assert.deepEqual(faults({ minors: true, people: 'public' }), ['image-minors'])
    assert.deepEqual(faults({ victims: true, people: 'public' }), ['image-victims'])
    assert.deepEqual(faults({ minors: true, people: 'none' }), [])
    assert.deepEqual(faults({ minors: true, people: 'consented', consent: 'Surat wali 3/2026' }), [])
  })

  test('of a child who is a victim is not shown on anybody’s consent; only a lawful basis with its record opens it', () => {
    const consented = { minors: true, victims: true, people: 'consented', consent: 'Surat wali 3/2026' } as const
    const [one] = find('images', bodyOf({ type: 'image', attrs: { ...fine, ...consented } }))
    assert.deepEqual([one?.code, one?.override], ['image-child-victim', 'basis'])
  })

  test('is the same finding in the next version, wherever it stands by then', () => {
    const it: Block = { type: 'image', attrs: { ...fine, alt: '-' } }
    const keys = (...blocks: Block[]) => find('images', bodyOf(...blocks)).map((found) => found.key)
    assert.deepEqual(keys(it), keys(paragraph(words('lebih dulu')), { type: 'blockquote', content: [it] }))
  })
})

describe('a text that everyone can read', () => {
  test('goes down its headings one level at a time, and up as it likes', () => {
    const at = (...blocks: Block[]) => codes(find('accessibility', bodyOf(...blocks)))
    assert.deepEqual(at(heading(2, 'A'), heading(3, 'B'), heading(4, 'C'), heading(2, 'D')), [])
    assert.deepEqual(at(heading(3, 'A')), ['heading-skipped'])
    assert.deepEqual(at(heading(2, 'A'), heading(4, 'B')), ['heading-skipped'])
    assert.deepEqual(at(heading(2, '\u00a0')), ['heading-empty'])
  })

  test('has links that say where they lead, also when a link is in pieces of different type', () => {
    const at = (text: string) => codes(find('accessibility', bodyOf(paragraph(words(text, 'https://contoh.go.id/a')))))
    for (const text of ['di sini', 'Klik di sini!', 'selengkapnya…', 'klik', 'LINK', '→'])
      assert.deepEqual(at(text), ['link-says-nothing'], text)
    for (const text of ['https://contoh.go.id/a', 'www.contoh.go.id']) assert.deepEqual(at(text), ['link-bare'], text)
    assert.deepEqual(at('jadwal pendaftaran'), [])
    const href = 'https://contoh.go.id/a'
    const split = bodyOf(paragraph(words('jadwal ', href), { ...words('di sini', href) }))
    assert.deepEqual(codes(find('accessibility', split)), [])
  })

  test('has tables with a header, along the top or the side', () => {
    const cell = (type: 'tableHeader' | 'tableCell') => ({
      type,
      attrs: { colspan: 1, rowspan: 1 },
      content: [paragraph(words('x'))],
    })
    const table = (...rows: ('tableHeader' | 'tableCell')[][]): Block => ({
      type: 'table',
      content: rows.map((row) => ({ type: 'tableRow', content: row.map(cell) })),
    })
    const at = (block: Block) => codes(find('accessibility', bodyOf(block)))
    assert.deepEqual(at(table(['tableCell', 'tableCell'], ['tableCell', 'tableCell'])), ['table-headless'])
    assert.deepEqual(at(table(['tableHeader', 'tableCell'], ['tableCell', 'tableCell'])), ['table-headless'])
    assert.deepEqual(at(table(['tableHeader', 'tableHeader'], ['tableCell', 'tableCell'])), [])
    assert.deepEqual(at(table(['tableHeader', 'tableCell'], ['tableHeader', 'tableCell'])), [])
    assert.deepEqual(at(table(['tableCell'])), [])
  })

  test('has attachments whose names say what they are', () => {
    const file = (name: string) => ({ hash: HASH, name, mediaType: 'application/pdf', sizeBytes: 1 })
    const at = (name: string) => codes(find('accessibility', { attachments: [file(name)] }))
    assert.deepEqual(at('scan_0001.pdf'), ['file-name-empty'])
    assert.deepEqual(at('Jadwal pendaftaran.pdf'), [])
  })
})

describe('elections and neutrality', () => {
  const pack = (more: Partial<ElectionPack>): ElectionPack =>
    electionPackSchema.parse({ ...defaultElectionPack, ...more })

  test('a call to vote is found in every part of a text, whatever its case and spacing, as whole words', () => {
    const found = find('election', {
      ...bodyOf(paragraph(words('Ayo  Pilih\u00a0Nomor Urut 3!'))),
      title: 'COBLOS NOMOR 3',
    })
    assert.deepEqual(
      found.map((it) => [it.code, it.severity, it.place?.at]),
      [
        ['election-phrase', 'must', 'title'],
        ['election-phrase', 'must', 'body/0'],
      ],
    )
    assert.deepEqual(find('election', bodyOf(paragraph(words('Pilih nomor antrean di aplikasi.')))), [])
    assert.deepEqual(find('election', bodyOf(paragraph(words('paslonet')))), [])
  })

  test('rules of a period hold from its first to its last day, and for no other', () => {
    const on = (today: string) => codes(find('election', {}, { today }))
    assert.deepEqual(on('2023-11-27'), [])
    assert.deepEqual(on('2023-11-28'), ['election-period'])
    assert.deepEqual(on('2024-02-10'), ['election-period'])
    assert.deepEqual(on('2024-02-11'), [])
    assert.deepEqual(on('2024-03-22'), ['election-period'])
  })

  test('a pack that nobody looked at again in time says so, and shuts nothing', () => {
    const [old] = find('election', {}, { today: '2027-06-02' })
    assert.deepEqual([old?.code, old?.severity], ['election-pack-old', 'should'])
  })

  test('the pack that Siar comes with is right by its own rules, and cites a law and a source for each', () => {
    assert.deepEqual(electionPackSchema.parse(defaultElectionPack), defaultElectionPack)
    for (const rule of defaultElectionPack.rules) assert.ok(rule.law && rule.source && /[.]$/.test(rule.says))
  })

  test('a wrong pack is refused: unknown periods, twins, days reversed, phrases of no words', () => {
    const [first] = defaultElectionPack.periods
    const [rule] = defaultElectionPack.rules
    assert.ok(first && rule)
    for (const wrong of [
      { rules: [{ ...rule, during: ['tidak-ada'] }] },
      { rules: [rule, rule] },
      { periods: [first, first] },
      { periods: [{ ...first, from: '2024-02-11' }] },
      { rules: [{ ...rule, phrases: ['* *'] }] },
      { rules: [{ ...rule, phrases: [] }] },
      { rules: [{ ...rule, colour: 'merah' }] },
    ])
      assert.equal(
        electionPackSchema.safeParse({ ...defaultElectionPack, ...wrong }).success,
        false,
        JSON.stringify(wrong),
      )
  })

  test('phrases are words, never patterns: what a regular expression would make of them is not made', () => {
    assert.equal(phraseFinder(['a.b'])?.test('axb'), false)
    assert.equal(phraseFinder(['(a+)+b'])?.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'), false)
    assert.ok(phraseFinder(['salam * periode'])?.test('Salam DUA periode'))
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 100 }), fc.string({ maxLength: 500 }), (phrase, text) => {
        if (!/\p{L}{2}/u.test(phrase)) return
        phraseFinder([phrase])?.test(text)
      }),
    )
  })

  test('an office’s own rule with its own severity is told as it says', () => {
    const own = pack({
      rules: [
        {
          id: 'sendiri',
          says: 'Jangan sebut X.',
          law: 'Perbup 1',
          source: 'JDIH',
          phrases: ['xyz'],
          during: [],
          severity: 'note',
          override: 'never',
        },
      ],
    })
    const [one] = find('election', { title: 'XYZ' }, { election: own })
    assert.deepEqual([one?.severity, one?.law, one?.about['says']], ['note', 'Perbup 1', 'Jangan sebut X.'])
  })
})

describe('links', () => {
  const href = 'https://contoh.go.id/jadwal'
  const text = bodyOf(paragraph(words('jadwal', href)))
  const with_ = (state: string) => find('links', text, { links: new Map([[href, state]]) })

  test('a page that is gone shuts the gate; a site that is down is told; an unchecked one is noted', () => {
    const of = (findings: Finding[]) => findings.map((it) => [it.code, it.severity, it.override])
    assert.deepEqual(of(with_('answers')), [])
    assert.deepEqual(of(with_('gone')), [['link-gone', 'must', 'reason']])
    assert.deepEqual(of(with_('silent')), [['link-silent', 'should', 'never']])
    assert.deepEqual(of(with_('inside')), [['link-inside', 'must', 'reason']])
    assert.deepEqual(of(find('links', text)), [['link-unchecked', 'note', 'never']])
  })

  test('an address inside the office is seen as it is written, whatever was found of it', () => {
    for (const inside of [
      [
        'http://localhost/',
        'http://10.0.0.5/surat',
        'http://192.168.1.1',
        'http://[::1]/',
        'http://intranet/',
        'http://e.local/',
      ],
      ['http://2130706433/', 'http://0x7f000001/', 'https://169.254.169.254/latest'],
    ].flat())
      assert.equal(isInside(inside), true, inside)
    for (const outside of ['https://trenggalekkab.go.id', 'http://8.8.8.8/', 'bukan alamat'])
      assert.equal(isInside(outside), false, outside)
    const at = bodyOf(paragraph(words('surat', 'http://10.0.0.5/surat')))
    assert.deepEqual(codes(find('links', at, { links: new Map([['http://10.0.0.5/surat', 'answers']]) })), [
      'link-inside',
    ])
  })

  test('mail and telephone links are not web pages; an address in a footnote is one', () => {
    const note: Block = {
      type: 'paragraph',
      content: [{ type: 'footnote', attrs: { text: 'Sumber: https://contoh.go.id/data, dibaca hari ini.' } }],
    }
    assert.deepEqual(find('links', bodyOf(paragraph(words('surel', 'mailto:a@b.id'), words('telepon', 'tel:112')))), [])
    const [one] = find('links', bodyOf(note))
    assert.equal(one?.about['address'], 'https://contoh.go.id/data')
    assert.equal(one?.place?.at, 'body/0#note/0')
  })
})

describe('similar texts', () => {
  const some = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `kata${from + at}`).join(' ')

  test('a share is 1 of the same, 0 of strangers, and of a copy with a tenth changed still high', () => {
    assert.equal(shareOf(shinglesOf(some(0, 100)), shinglesOf(some(0, 100).toUpperCase())), 1)
    assert.equal(shareOf(shinglesOf(some(0, 100)), shinglesOf(some(200, 300))), 0)
    assert.equal(shareOf(shinglesOf(''), shinglesOf('')), 0)
    assert.ok(shareOf(shinglesOf(some(0, 100)), shinglesOf(some(10, 110))) > 0.7)
  })

  test('texts that share seven tenths meet in a band nearly always, and strangers hardly ever', () => {
    let met = 0
    let strangers = 0
    for (let at = 0; at < 100; at++) {
      const base = at * 1_000
      const left = new Set(bandsOf(shinglesOf(some(base, base + 200))))
      const near = bandsOf(shinglesOf(some(base + 30, base + 230)))
      const far = bandsOf(shinglesOf(some(base + 500, base + 700)))
      if (near.some((it) => left.has(it))) met += 1
      if (far.some((it) => left.has(it))) strangers += 1
    }
    assert.ok(met >= 95, String(met))
    assert.equal(strangers, 0)
  })

  test('are told with their number and share, and hold nothing back', () => {
    const similar = [{ dossierId: 'd', number: '2026/0001', title: 'Lama', share: 0.734 }]
    const [one] = find('similar', {}, { similar })
    assert.deepEqual([one?.severity, one?.about['percent'], one?.key], ['should', 73, 'similar:d'])
  })
})

// Any text at all

const anyText = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }).filter(isPlain),
  fc.constantFrom('klik di sini', 'coblos nomor 3', '<script>alert(1)</script>', 'IMG_1.jpg', ' ', '\u202ex', 'paslon'),
)
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((it) => paragraph(words(it || ' '))),
  fc
    .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), anyText)
    .map(([level, it]) => heading(level, it || ' ')),
  anyText.map((it) => paragraph(words(it || ' ', 'http://10.0.0.1/'))),
  anyText.map((alt): Block => ({ type: 'image', attrs: { src: HASH, alt: alt || '-', caption: '', minors: true } })),
)
const anyContent = fc.record({
  title: anyText,
  summary: anyText,
  disclosure: fc.constantFrom('periodic' as const, 'immediate' as const, 'exempt' as const, undefined),
  body: fc.array(anyBlock, { maxLength: 8 }).map((content) => ({ type: 'doc' as const, content })),
})

test('of any text every finding has its words in both languages, a law or plain sense, and a place that exists', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const view = someView({ content })
      const pieces = new Map(piecesOf(view.content).map((it) => [it.at, it.text]))
      for (const it of findingsOf(everyGate, view)) {
        for (const language of ['id', 'en'] as const) {
          const said = findingWords[it.code][language](it.about)
          assert.ok(said.length > 5 && !/undefined|null|NaN|\[object/.test(said), `${it.code}: ${said}`)
        }
        assert.ok(it.key !== '' && it.key.length <= 2_400)
        if (!it.place || !pieces.has(it.place.at)) continue
        const { from, to } = it.place
        assert.ok(0 <= from && from <= to && to <= (pieces.get(it.place.at) ?? '').length, JSON.stringify(it))
      }
    }),
    { numRuns: 300 },
  )
})

test('the same text and the same facets give the same findings, every time', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      assert.deepEqual(findingsOf(everyGate, someView({ content })), findingsOf(everyGate, someView({ content })))
    }),
  )
})
