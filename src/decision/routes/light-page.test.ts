import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentSchema, emptyContent, type Block, type Content } from '../../base/content.ts'
import type { TypedFact } from '../../base/facts.ts'
import type { FactAnswer } from '../../dossier/rules/confirmation.ts'
import { lightPage } from './light-page.ts'
import type { LightView } from './light-view.ts'

const content = (more: Partial<Content>): Content => contentSchema.parse({ ...emptyContent, title: 'Banjir', ...more })
const at = new Date('2026-11-26T03:00:00Z')
function page(more: Partial<LightView> & { content: Content }): string {
  const view: LightView = {
    token: 'a'.repeat(32),
    office: 'Dinas Contoh',
    asks: {
      kind: 'decide',
      targets: [{ step: 2, activity: 'Telaah', post: 'Kepala Bidang' }],
      target: 2,
      way: { posts: ['Fungsional'], minutes: 75, by: at },
      away: '',
    },
    dossier: { id: 'd', number: '2026/0001', level: 'watch', revision: 3, leftMinutes: 5, dueAt: at },
    step: 4,
    visit: 4,
    correction: null,
    version: { hash: 'b'.repeat(64), content: more.content },
    person: { id: 'p', name: 'Kadis', secondFactor: false },
    post: { id: 'kepala-dinas', name: 'Kepala Dinas' },
    mandate: null,
    reviewers: [],
    fields: [],
    factAnswers: [],
    findings: [],
    earlier: null,
    whyNot: null,
    others: [],
    rpId: 'siar.contoh.go.id',
    credentialIds: [],
    key: 'k',
    ...more,
  }
  return lightPage(view, { css: 'x.css', js: 'x.js' }, 'id', null)
}
const figure = (id: string, label: string): TypedFact => ({
  id,
  kind: 'figure',
  label,
  source: 'BPBD',
  value: '12',
  unit: 'rumah',
})
const said = (fact: TypedFact, verdict: 'right' | 'wrong' | 'unknown', correction = ''): FactAnswer => ({
  id: fact.id,
  way: 'link',
  name: 'Siti <b>',
  post: 'BPBD',
  how: '',
  recordedBy: null,
  saidAt: at.toISOString(),
  verdicts: [{ fact, verdict, correction, note: '' }],
})

test('every fact says how it stands: confirmed, said to be wrong and what it should be, not known, or not asked', () => {
  const facts = ['Satu', 'Dua', 'Tiga', 'Empat'].map((label, index) => figure(`f${index}`, label))
  const [one, two, three] = facts as [TypedFact, TypedFact, TypedFact]
  const text = page({
    content: content({ facts }),
    factAnswers: [said(one, 'right'), said(two, 'wrong', '21 rumah'), said(three, 'unknown')],
  })
  for (const part of [
    'Satu: <b>12 rumah</b> (BPBD)<br><span class="confirmed">✓ Dibenarkan Siti &lt;b&gt;, BPBD. 26 Nov 10.00 WIB, lewat tautan.',
    '<span class="disputed">✗ Dinyatakan salah oleh Siti &lt;b&gt;, BPBD. 26 Nov 10.00 WIB, lewat tautan. Seharusnya: 21 rumah.',
    '<span class="unsure">? Tidak diketahui Siti &lt;b&gt;, BPBD.',
    '<span class="open">○ Belum dikonfirmasi',
  ])
    assert.ok(text.includes(part), part)
})

test('the text shows the parts of what goes out at once, and pictures by their words wherever they stand', () => {
  const picture: Block = { type: 'image', attrs: { src: 'a'.repeat(64), alt: 'Tebing <longsor>', caption: '' } }
  const text = page({
    content: content({
      disclosure: 'immediate',
      fields: { hazard: 'Banjir bandang' },
      body: {
        type: 'doc',
        content: [
          { type: 'bulletList', content: [{ type: 'listItem', content: [picture] }] },
          { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [picture] }] }] }, // prettier-ignore
          { type: 'blockquote', content: [picture] },
          { type: 'paragraph', content: [{ type: 'text', text: 'Warga mengungsi.' }] },
        ],
      },
    }),
  })
  assert.match(text, /<dt>Bahaya<\/dt><dd>Banjir bandang<\/dd>/)
  assert.equal(text.split('[Gambar: Tebing &lt;longsor&gt;]').length - 1, 3)
  assert.doesNotMatch(text, /<img/)
  assert.match(text, /<p><b class="n">1<\/b> Warga mengungsi\.<\/p>/)
})

test('every word of a video’s captions is read in each language, since it goes out with the text', () => {
  const cue = (said: string) => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${said}\n`
  const video = { id: 'v', title: 'Prigi', transcript: '', captionsId: cue('Selamat &lt;pagi&gt;.'), captionsJv: cue('Sugeng enjing.') } // prettier-ignore
  const text = page({ content: content({ videos: [video] }) })
  assert.match(text, /<p class="pre" lang="id">Selamat &lt;pagi&gt;\.<\/p>/)
  assert.match(text, /<p class="pre" lang="jv">Sugeng enjing\.<\/p>/)
})

test('numbers stand beside the text only for who may give notes: not for who may not decide, nor for a ratification', () => {
  const text = content({ body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Isi.' }] }] } }) // prettier-ignore
  assert.match(page({ content: text }), /class="n"/)
  assert.doesNotMatch(page({ content: text, whyNot: 'Anda ikut menulis.' }), /class="n"|<form/)
  const ratify = page({
    content: text,
    asks: {
      kind: 'ratify',
      oralId: 'o',
      from: 'Kadis',
      heardBy: 'Sekretaris',
      heardPost: 'Sekretaris',
      heardAt: at,
      how: 'Telepon.',
      isPublic: true,
    },
  })
  assert.doesNotMatch(ratify, /class="n"|Terbit di mana/)
  assert.match(ratify, /data-ratifies="o"/)
})

test('who acts by a letter is told so, with the letter and for whom; the script gets what the statement will name', () => {
  const mandate = { form: 'plh' as const, forPerson: 'Edif <b>', letter: '800/12/2026' }
  const acting = page({ content: content({}), mandate })
  assert.match(acting, /Kadis memutuskan sebagai Plh\. Kepala Dinas, menggantikan Edif &lt;b&gt;, surat 800\/12\/2026/)
  assert.match(acting, /data-form="plh" data-letter="800\/12\/2026"/)
  const own = page({ content: content({}) })
  assert.match(own, /Kadis memutuskan sebagai Kepala Dinas</)
  assert.doesNotMatch(own, /data-form|data-letter|data-corrects/)
  const corrects = page({ content: content({}), correction: { form: 'correction', note: 'Jam "08.00" & <b>' } })
  assert.match(corrects, /data-corrects="correction" data-note="Jam &quot;08.00&quot; &amp; &lt;b&gt;"/)
})
