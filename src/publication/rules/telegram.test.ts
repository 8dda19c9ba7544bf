import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyContent } from '../../../test/any-content.ts'
import { deriveVariant } from '../../dossier/rules/variants/derive.ts'
import { fitsTelegram, telegramNotice, telegramText } from './telegram.ts'

const LINK = 'https://portal.go.id/berita/2026-11/jalur_nglinggis_dibuka/'
const html = (text: string) => telegramText(text, LINK).html

describe('a text for messengers as a Telegram post', () => {
  test('is emphasised as messengers read it, and an address is left as it is', () => {
    assert.equal(
      html('*Jalur dibuka* & _aman_\n\nSelengkapnya: {tautan}'),
      `<b>Jalur dibuka</b> &amp; <i>aman</i>\n\nSelengkapnya: ${LINK}`,
    )
    assert.equal(html('*_keduanya_* (*ya*), *dua kata*.'), '<b><i>keduanya</i></b> (<b>ya</b>), <b>dua kata</b>.')
    for (const plain of ['3*4*5', '* bukan *', 'a_b_c', '**', '_ _', '*buka', 'https://a.id/_x_/*y*'])
      assert.equal(html(plain), plain)
    assert.equal(html('> Aman,\n> kata beliau\nSelesai'), '<blockquote>Aman,\nkata beliau</blockquote>\nSelesai')
  })

  test('is counted as it is read, in UTF-16 units', () => {
    assert.equal(telegramText('*a* & <b> 😀', LINK).length, 'a & <b> 😀'.length)
    assert.deepEqual(telegramNotice('Ditarik: <x> & y'), { html: 'Ditarik: &lt;x&gt; &amp; y', length: 16 })
  })

  test('fits by itself or under a picture, counted without its emphasis', () => {
    const long = telegramText(`*${'a'.repeat(1_024)}*`, LINK)
    assert.deepEqual([fitsTelegram(long, 'caption'), fitsTelegram(long, 'message')], [true, true])
    assert.ok(!fitsTelegram(telegramText('a'.repeat(1_025), LINK), 'caption'))
    assert.ok(!fitsTelegram(telegramText('a'.repeat(4_097), LINK), 'message'))
  })

  test('holds no tag but its own, each closed, whatever the text', () => {
    const words = fc.array(
      fc.constantFrom('*', '_', '<b>', '&', '> ', '\n', ' ', 'kata', '</i>', '😀', '\ud800', 'https://a.id/?a=1&b=<'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((it) => it.join('')),
          anyContent().map((it) => deriveVariant(it, 'chat')),
        ),
        (text) => {
          const it = telegramText(text, LINK)
          const open: string[] = []
          for (const [, closing, name] of it.html.matchAll(/<(\/?)(\w+)>/g))
            if (closing) assert.equal(open.pop(), name)
            else open.push(name as string)
          assert.deepEqual(open, [])
          const bare = it.html.replaceAll(/<\/?(?:b|i|blockquote)>/g, '')
          assert.doesNotMatch(bare, /[<>]|&(?!(?:amp|lt|gt);)/)
          assert.ok(it.html.isWellFormed() && it.length <= text.replaceAll('{tautan}', LINK).length)
        },
      ),
      { numRuns: 150 },
    )
  })
})
