import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyContent } from '../base/content.ts'
import { contentHash, contentText } from '../base/content-hash.ts'
import {
  monthOf,
  searchWordsOf,
  slugOf,
  topicSlugOf,
  whyNotPublish,
  whyNotRelease,
  whyNotRetry,
  whyNotSettle,
  type Release,
  type Standing,
} from './rules.ts'

const content = { ...emptyContent, title: 'Longsor' }
const hash = contentHash(content)
const standing: Standing = {
  versionHash: hash,
  contentText: contentText(content),
  publicationState: 'going-out',
  embargoUntil: null,
  dossierState: 'published',
  publicVersionHash: hash,
  decision: { answer: 'yes', versionHash: hash, certifiedHash: null },
}
const now = new Date('2026-11-26T02:00:00Z')
const other = 'b'.repeat(64)

test('what was approved on exactly these bytes may go out', () => {
  assert.equal(whyNotPublish(standing, hash, now), null)
  assert.equal(
    whyNotPublish(
      { ...standing, decision: { answer: 'yes-with-notes', versionHash: other, certifiedHash: hash } },
      hash,
      now,
    ),
    null,
  )
})

test('nothing goes out without a standing YES on exactly its bytes', () => {
  const cases: Partial<Standing>[] = [
    { decision: null },
    { decision: { answer: 'no', versionHash: hash, certifiedHash: null } },
    { decision: { answer: 'yes', versionHash: other, certifiedHash: hash } },
    { decision: { answer: 'yes-with-notes', versionHash: hash, certifiedHash: null } },
    { decision: { answer: 'yes-with-notes', versionHash: hash, certifiedHash: other } },
    { publicVersionHash: other },
    { publicVersionHash: null },
    { contentText: standing.contentText.replace('Longsor', 'Longsar') },
  ]
  for (const part of cases)
    assert.deepEqual(whyNotPublish({ ...standing, ...part }, hash, now), { code: 'not-approved' }, JSON.stringify(part))
})

test('nothing goes out while it is under embargo, and everything from the instant it ends', () => {
  const at = (ms: number) => ({ ...standing, embargoUntil: new Date(now.getTime() + ms) })
  assert.deepEqual(whyNotPublish(at(1), hash, now), { code: 'under-embargo' })
  assert.equal(whyNotPublish(at(0), hash, now), null)
})

test('once a corrected text stands in its place no earlier one goes out, and none is tried again', () => {
  assert.deepEqual(whyNotPublish(standing, other, now), { code: 'publication-corrected' })
  assert.equal(whyNotRetry({ ...failed, corrected: true })?.code, 'publication-corrected')
})

const failed = { state: 'failed', kind: 'publish', publicationState: 'public', corrected: false } as const

test('a release is set where a text is published, for a time to come, and never before its embargo ends', () => {
  const end = { shape: 'end' }
  const in_ = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const release = (goesOutAt: Date | null, embargoUntil: Date | null = null) => ({ goesOutAt, embargoUntil, without: [] }) // prettier-ignore
  const codeOf = (it: Release, here = end) => whyNotRelease(it, here, now)?.code ?? null
  assert.equal(codeOf(release(null)), null)
  assert.equal(codeOf(release(in_(1))), null)
  assert.equal(codeOf(release(in_(60), in_(60))), null)
  assert.equal(codeOf(release(in_(366 * 1_440))), null)
  assert.equal(codeOf(release(now)), 'release-past')
  assert.equal(codeOf(release(in_(-1))), 'release-past')
  assert.equal(codeOf(release(in_(366 * 1_440 + 1))), 'release-far')
  assert.equal(codeOf(release(in_(59), in_(60))), 'release-before-embargo')
  assert.equal(codeOf(release(null, in_(60))), 'release-before-embargo')
  assert.equal(codeOf(release(null), { shape: 'step' }), 'release-not-here')
})

test('days said with a release are to come, and none is over before the text goes out', () => {
  const at = new Date('2026-11-27T23:00:00Z') // the 28th in the office
  const fieldOf = (reviewOn: string | null, validUntil: string | null, goesOutAt: Date | null = at) => {
    const why = whyNotRelease({ goesOutAt, embargoUntil: null, without: [], term: { reviewOn, validUntil } }, { shape: 'end' }, new Date('2026-11-26T03:00:00Z')) // prettier-ignore
    return why && [why.code, 'field' in why && why.field]
  }
  assert.equal(fieldOf(null, null), null)
  assert.equal(fieldOf('2026-11-28', '2026-11-28'), null)
  assert.equal(fieldOf('2026-11-27', '2026-11-26', null), null)
  assert.deepEqual(fieldOf(null, '2026-11-25', null), ['term-past', 'act.release.term.validUntil'])
  assert.deepEqual(fieldOf(null, '2026-11-27'), ['term-before-release', 'act.release.term.validUntil'])
  assert.deepEqual(fieldOf('2026-11-27', null), ['term-before-release', 'act.release.term.reviewOn'])
  assert.deepEqual(fieldOf('2040-01-01', null), ['term-far', 'act.release.term.reviewOn'])
})

test('what was withdrawn never goes out', () => {
  assert.deepEqual(whyNotPublish({ ...standing, publicationState: 'withdrawn' }, hash, now), {
    code: 'publication-withdrawn',
  })
  assert.deepEqual(whyNotPublish({ ...standing, dossierState: 'withdrawn' }, hash, now), {
    code: 'publication-withdrawn',
  })
})

test('only a failed delivery is tried again, and none of what was withdrawn', () => {
  for (const state of ['waiting', 'sending', 'sent', 'unsure'] as const)
    assert.equal(whyNotRetry({ ...failed, state })?.code, 'delivery-not-failed')
  assert.equal(whyNotRetry(failed), null)
  assert.equal(whyNotRetry({ ...failed, kind: 'withdraw', publicationState: 'withdrawn', corrected: true }), null)
  assert.equal(whyNotRetry({ ...failed, publicationState: 'withdrawn' })?.code, 'publication-withdrawn')
  for (const state of ['waiting', 'sending', 'sent', 'failed'] as const)
    assert.equal(whyNotSettle(state)?.code, 'delivery-not-unsure')
  assert.equal(whyNotSettle('unsure'), null)
})

test('an address is made of the title’s own words', () => {
  assert.equal(slugOf('Longsor di Km 16: jalur ditutup!'), 'longsor-di-km-16-jalur-ditutup')
  assert.equal(slugOf('Café “Ngopi” & Œuvre'), 'cafe-ngopi-uvre')
  assert.equal(slugOf(''), 'berita')
  assert.equal(slugOf('ꦠꦽꦔ꧀ꦒꦭꦺꦏ꧀ 🌋'), 'berita')
  assert.equal(slugOf('../../etc/passwd'), 'etc-passwd')
})

test('no title whatever makes an address that leaves its folder or is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      assert.match(slugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/)
      assert.ok(slugOf(title).length <= 80)
      assert.match(topicSlugOf(title), /^([a-z0-9]+(-[a-z0-9]+)*)?$/)
    }),
  )
  assert.ok(slugOf('a'.repeat(300)).length <= 80)
})

test('two spellings of a topic share an address, a topic without Latin letters has one of its own', () => {
  assert.equal(topicSlugOf('Layanan Publik'), topicSlugOf(' layanan  publik '))
  assert.equal(topicSlugOf('  '), '')
  assert.match(topicSlugOf('ꦠꦽ'), /^topik-[0-9a-f]{8}$/)
  assert.notEqual(topicSlugOf('ꦠꦽ'), topicSlugOf('ꦔ꧀'))
})

test('an item belongs to the month of the office’s own day', () => {
  assert.equal(monthOf('Asia/Jakarta', new Date('2026-10-31T17:00:00Z')), '2026-11')
  assert.equal(monthOf('Asia/Jakarta', new Date('2026-10-31T16:59:59Z')), '2026-10')
})

test('search finds each further word of the text once, folded', () => {
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Déwan rapat. Rapat longsor di Tugu' }] },
    ],
  }
  assert.equal(searchWordsOf({ ...content, body }), 'dewan rapat tugu')
  const long = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: Array.from({ length: 9_000 }, (_, i) => `kata${i}`).join(' ') }],
      },
    ],
  }
  assert.ok(searchWordsOf({ ...content, body: long }).length <= 1_200)
})
