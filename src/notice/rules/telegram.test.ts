import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Item } from './message.ts'
import { readWritten, telegramText, whyNotTelegram } from './telegram.ts'

const item = (more: Partial<Item> = {}): Item => ({
  kind: 'returned',
  data: { words: 'Perbaiki <judul> & "isi"' },
  by: 'Orang',
  urgent: false,
  dossier: { number: '2026/0007', title: 'Gladi <b>evakuasi</b> & lainnya', limited: false, drill: false },
  matter: '',
  link: 'https://siar.contoh.go.id/app/p/abc',
  ...more,
})
const told = (items: readonly Item[], language: 'id' | 'en' = 'id') =>
  telegramText(items, { language, office: 'Dinas <Contoh>', listUrl: 'https://siar.contoh.go.id/app/pemberitahuan' })
const MARK = /<\/?(?:a|b|i)(?: href="[^"<>]*")?>/g

describe('a message for Telegram', () => {
  test('says what a letter says, with everything of people’s own taken as words', () => {
    const text = told([item({ urgent: true })])
    assert.match(text, /^<b>\[Mendesak\]<\/b> <a href="https:\/\/siar\.contoh\.go\.id\/app\/p\/abc">/)
    assert.match(text, /Gladi &lt;b&gt;evakuasi&lt;\/b&gt; &amp; lainnya \(2026\/0007\)/)
    assert.match(text, /Perbaiki &lt;judul&gt; &amp; &quot;isi&quot;/)
    assert.match(text, /Dinas &lt;Contoh&gt;/)
    assert.match(told([item()], 'en'), /for you alone/)
  })

  test('names a limited dossier by its number alone', () => {
    const text = told([item({ dossier: { number: '2026/0007', title: 'Perkara anak', limited: true, drill: false } })])
    assert.match(text, /berkas terbatas 2026\/0007/)
    assert.doesNotMatch(text, /Perkara anak|Perbaiki/)
  })

  test('never outgrows what Telegram takes, splits no sign, leaves no mark open, and counts what is left out', () => {
    const words = fc.string({ unit: 'binary', maxLength: 900 })
    const some = fc.array(fc.record({ title: words, said: words, urgent: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(some, (all) => {
        const items = all.map(({ title, said, urgent }) =>
          item({
            urgent,
            data: { words: said },
            dossier: { number: '2026/0007', title, limited: false, drill: false },
          }),
        )
        const text = told(items)
        assert.ok(text.length <= 4_096 && text.isWellFormed())
        assert.doesNotMatch(text.replaceAll(MARK, ''), /[<>]/)
        assert.equal((text.match(/<a /g) ?? []).length, (text.match(/<\/a>/g) ?? []).length)
        const shown = (text.match(/\/app\/p\//g) ?? []).length
        const rest = Number(/Dan (\d+) lainnya/.exec(text)?.[1] ?? 0)
        assert.equal(shown + rest, items.length)
        assert.ok(shown > 0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is written to the bot', () => {
  const update = (text: unknown, more: object = {}, chat: object = { id: 42, type: 'private' }) => ({
    update_id: 1,
    message: { text, chat, from: { id: 42, is_bot: false, first_name: 'Kabid', language_code: 'id', ...more } },
  })
  test('is a code, a wish to stop, or nothing that it knows', () => {
    const who = { chatId: 42, language: 'id', name: 'Kabid' }
    assert.deepEqual(readWritten(update('/start abc-DEF_1')), { ...who, kind: 'start', code: 'abc-DEF_1' })
    assert.deepEqual(readWritten(update('/start@siar_bot abc ')), { ...who, kind: 'start', code: 'abc' })
    assert.deepEqual(readWritten(update('/stop')), { ...who, kind: 'stop' })
    for (const other of ['/start', '/starter abc', 'halo', '/start a b', '/START abc', undefined, 7, '/start ../x'])
      assert.deepEqual(readWritten(update(other)), { ...who, kind: 'other' }, String(other))
  })
  test('counts in a private chat alone; a code that a group saw is named, so that it can be made worthless', () => {
    const group = { id: -100, type: 'supergroup' }
    assert.equal(readWritten(update('halo', {}, group)), null)
    assert.equal(readWritten(update('/stop', {}, group)), null)
    const shown = readWritten(update('/start abc', {}, group))
    assert.deepEqual(shown && { kind: shown.kind, chatId: shown.chatId }, { kind: 'not-private', chatId: -100 })
  })
  test('is answered in Indonesian unless their Telegram speaks another tongue; a name is one plain line', () => {
    const of = (more: object) => readWritten(update('halo', more))
    assert.equal(of({ language_code: 'en-GB' })?.language, 'en')
    assert.equal(of({ language_code: 'jv' })?.language, 'id')
    assert.equal(of({ language_code: 9 })?.language, 'id')
    assert.equal(of({ username: 'kabid_ikp' })?.name, '@kabid_ikp')
    assert.equal(of({ first_name: 'A\n\u202eB', last_name: 'C' })?.name, 'A B C')
    assert.equal(of({ first_name: '\u0000' })?.name, 'Telegram')
    assert.equal(of({ first_name: '😀'.repeat(60) })?.name.isWellFormed(), true)
  })
  test('of any shape at all does no harm', () => {
    assert.equal(readWritten(update('/start abc', { is_bot: true })), null)
    assert.equal(readWritten(update('/start abc', {}, { id: 2 ** 60, type: 'private' })), null)
    fc.assert(fc.property(fc.anything(), (any) => void readWritten(any)))
    fc.assert(fc.property(fc.anything(), (any) => readWritten({ message: any }) === null))
  })
})

test('the Bot API is asked at a plain address', () => {
  assert.equal(whyNotTelegram({ on: true, address: 'https://api.telegram.org' }), null)
  assert.equal(whyNotTelegram({ on: true, address: 'http://10.0.0.5:8081/telegram' }), null)
  for (const address of [
    'api.telegram.org',
    'https://a:b@api.telegram.org',
    'https://api.telegram.org/?x=1',
    'ftp://x',
  ])
    assert.equal(whyNotTelegram({ on: true, address })?.code, 'telegram-address-wrong', address)
})
