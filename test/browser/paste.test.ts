import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Pasted } from '../../src/dossier/screens/paste.ts'
import { openBrowser } from './browser.ts'
import { scriptOf } from './module.ts'

let browser: Browser
let page: Page
before(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
  await page.addScriptTag({
    content: await scriptOf(fileURLToPath(import.meta.resolve('../../src/dossier/screens/paste.ts'))),
  })
})
after(() => browser?.close())

type Module = typeof import('../../src/dossier/screens/paste.ts')

/** What becomes of HTML from the clipboard, in a real browser's own parser. */
const paste = (html: string): Promise<Pasted> =>
  page.evaluate((it) => {
    const { siar } = globalThis as unknown as { siar: Module }
    return siar.cleanPasted(new DOMParser().parseFromString(it, 'text/html').body)
  }, html)
const pasteText = (text: string): Promise<Pasted> =>
  page.evaluate((it) => (globalThis as unknown as { siar: Module }).siar.cleanPastedText(it), text)
const html = async (source: string) => (await paste(source)).html

test('from Word: lists become lists by their levels, numbers keep their beginning, and its signs fall away', async () => {
  const item = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level}cm;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=IN style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=IN>${words}<o:p></o:p></span></p>`
  assert.equal(
    await html(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {margin:0}</style></head><body lang=IN><!--StartFragment-->
      <p class=MsoNormal><b><span style='font-size:14.0pt'>Tuntutan warga<o:p></o:p></span></b></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      ${item(1, '·', 'Jalan')}${item(2, 'o', 'Jembatan <b>lama</b>')}${item(1, '·', 'Air')}
      ${item(1, '3.', 'ketiga')}${item(1, '4.', 'keempat')}
      <!--EndFragment--></body></html>`,
    ),
    '<p><strong>Tuntutan warga</strong></p>' +
      '<ul><li><p>Jalan</p><ul><li><p>Jembatan <strong>lama</strong></p></li></ul></li><li><p>Air</p></li></ul>' +
      '<ol start="3"><li><p>ketiga</p></li><li><p>keempat</p></li></ol>',
  )
})

test('from Word: removed words, comments, hidden words and field codes are gone, inserted ones stay, footnotes are footnotes', async () => {
  assert.equal(
    await html(`<body><p class=MsoNormal>Harga <del cite="mailto:A" datetime="2026">lama </del><ins>baru</ins> <a style='mso-comment-reference:AB_1;mso-comment-date:20261124T1042'>naik</a><span class=MsoCommentReference><span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AB1]</a></span></span><span style='display:none;mso-hide:all'>rahasia</span>
      5 persen<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>.</p>
      <div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Cek dulu</p></div></div>
      <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> BPS, Statistik Harga 2026</p></div></div></body>`),
    '<p>Harga baru naik 5 persen<sup data-footnote="BPS, Statistik Harga 2026"></sup>.</p>',
  )
})

test('from Google Docs: its wrapper is not bold, styles become marks, nested lists belong to their item, detours end', async () => {
  assert.equal(
    await html(
      `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:700">Judul</span></h1><p dir="ltr"><span style="font-weight:400">Biasa </span><span style="font-weight:700">tebal</span><span style="font-style:italic"> miring</span> <a href="https://www.google.com/url?q=https://bps.go.id/a%3Fb%3D1&amp;sa=D"><span>data</span></a></p><ul><li dir="ltr" aria-level="1"><p role="presentation">satu</p></li><ul><li aria-level="2"><p>dalam</p></li></ul></ul></b>`,
    ),
    '<h2>Judul</h2><p>Biasa <strong>tebal</strong><em> miring</em> <a href="https://bps.go.id/a?b&#61;1">data</a></p>' +
      '<ul><li><p>satu</p><ul><li><p>dalam</p></li></ul></li></ul>',
  )
})

test('from a web page: headings, quotes, tables and links stay; menus, forms, buttons and pictures do not, and pictures are counted', async () => {
  const it = await paste(`<div class="wrap"><nav>Beranda</nav><article><h1>Besar</h1><h5>Kecil</h5>
    <p>Satu<br>dua&nbsp;km https://bps.go.id/x, lalu <a href="/dalam">dalam</a> dan <a href="mailto:a@b.go.id">surel</a></p>
    <blockquote><p>Kata</p><blockquote>dalam</blockquote></blockquote><hr>
    <img src="https://x/y.png" alt="foto"><img width="1" height="1" src="https://x/t.gif"><picture><img src="z"></picture><svg><text>x</text></svg>
    <table><caption>Harga</caption><thead><tr><td>Barang</td><td>Rp</td></tr></thead><tr><th>Beras</th><td colspan=2>12.000</td></tr></table>
    <table><tr><td><p>tata letak</p></td></tr></table>
    <form><label>Nama</label><input value=x><button>Kirim</button></form></article></div>`)
  assert.equal(
    it.html,
    '<h2>Besar</h2><h4>Kecil</h4><p>Satu<br>dua\u00a0km <a href="https://bps.go.id/x">https://bps.go.id/x</a>, lalu dalam dan <a href="mailto:a@b.go.id">surel</a></p>' +
      '<blockquote><p>Kata</p><p>dalam</p></blockquote><hr>' +
      '<table data-caption="Harga"><tbody><tr><th colspan="1" rowspan="1"><p>Barang</p></th><th colspan="1" rowspan="1"><p>Rp</p></th></tr>' +
      '<tr><th colspan="1" rowspan="1"><p>Beras</p></th><td colspan="2" rowspan="1"><p>12.000</p></td></tr></tbody></table>' +
      '<p>tata letak</p><p>Nama</p>',
  )
  assert.equal(it.pictures, 2)
})

test('a few words stay a few words, so that they join the line they are pasted into', async () => {
  assert.equal(await html('<span style="color:red">kata <b>tebal</b></span>'), 'kata <strong>tebal</strong>')
  assert.equal(await html('<p>alinea</p>'), '<p>alinea</p>')
  assert.equal(await html('  \n '), '')
})

test('from WhatsApp: who and when fall away, its signs are understood, lists are lists', async () => {
  const { html: made } = await pasteText(
    '[10.42, 24/11/2026] Pak Camat: *Longsor* di Km 16 _malam ini_\n[10.43, 24/11/2026] Pak Camat: dua_kata_ini dan 5 * 3 * 2\n\n- jalan\n- air\n1. satu\n2. dua\n24/11/26 10.44 - Bu Lurah: aman https://a.go.id.',
  )
  assert.equal(
    made,
    '<p><strong>Longsor</strong> di Km 16 <em>malam ini</em></p><p>dua_kata_ini dan 5 * 3 * 2</p>' +
      '<ul><li><p>jalan</p></li><li><p>air</p></li></ul><ol start="1"><li><p>satu</p></li><li><p>dua</p></li></ol>' +
      '<p>aman <a href="https://a.go.id">https://a.go.id</a>.</p>',
  )
  assert.equal((await pasteText('*_keduanya_* jadi')).html, '<strong><em>keduanya</em></strong> jadi')
  assert.equal((await pasteText('satu kata')).html, 'satu kata')
})

test('nothing that could run, hide or turn round comes through, and no attribute but our own', async () => {
  const { html: made } =
    await paste(`<p onclick=x()>a<script>x()</script><style>p{}</style><iframe srcdoc="<p>b"></iframe><a href="javascript:x()">c</a>
    <a href=" java&#10;script:x()">d</a><a href="data:text/html,x">e</a><math><mtext><img src=x onerror=x()></mtext></math><template><p>f</p></template>
    <noscript>g</noscript><object>h</object><svg><a href="javascript:x()">i</a></svg><b style="font-size:0">j</b><i hidden>k</i><u style="display : none">l</u>&#8238;m&#8203;n<input value=o>
    <sup data-footnote='"><img src=x>'>p</sup><figure data-src="${'a'.repeat(64)}" data-alt="q" data-people="consented">r</figure></p>`)
  assert.doesNotMatch(made, /script|style|onclick|onerror|data-|<img|<svg|iframe|hidden|[\u202e\u200b]|[bfghijklo]</)
  const tags = [...made.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)]
  for (const [, tag, rest] of tags) {
    assert.match(tag as string, /^(p|h[2-4]|ul|ol|li|blockquote|table|tbody|tr|t[dh]|strong|em|a|br|hr|sup)$/)
    assert.equal(rest, '')
  }
  assert.match(made, /a.*c.*d.*e.*mn.*p/s)
})

test('however deep, wide or long, it ends soon, says that it was cut, and is no more than a text can hold', async () => {
  const began = Date.now()
  for (const source of [
    '<div>'.repeat(20_000) + 'dalam',
    '<ul><li>'.repeat(300) + 'dalam',
    '<blockquote>'.repeat(300) + 'dalam',
    '<table><tr><td>'.repeat(100) + 'dalam',
    '<p>x</p>'.repeat(20_000),
    `<p>${'kata '.repeat(300_000)}</p>`,
    `<p>${'\u00a0'.repeat(300_000)}</p>`,
    `<table>${'<tr><td>x<td>y</tr>'.repeat(3_000)}</table>`,
    `<table><tr>${'<td>x'.repeat(3_000)}</table>`,
  ]) {
    const { html: made } = await paste(source)
    assert.ok(made.length < 1_500_000)
    const nesting = await page.evaluate((it) => {
      const deep = (node: Element): number => 1 + Math.max(0, ...[...node.children].map(deep))
      return deep(new DOMParser().parseFromString(it, 'text/html').body)
    }, made)
    assert.ok(nesting <= 16, `${nesting} deep: ${source.slice(0, 40)}`)
  }
  assert.equal((await paste('<p>x</p>'.repeat(20_000))).cut, true)
  assert.equal((await pasteText('x\n'.repeat(20_000))).cut, true)
  assert.ok(Date.now() - began < 60_000)
})
