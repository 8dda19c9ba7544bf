import assert from 'node:assert/strict'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { beginDossier, bringTo, openTestOffice, someContent, tryAct, writeDraft, TEST_URL, type TestOffice } from '../../test/office.ts' // prettier-ignore
import { madeContent, paragraph } from '../../test/made-publications.ts'
import { sha256 } from '../base/hash.ts'
import { readDossier } from '../dossier/api.ts'
import { html } from '../portal/html.ts'
import { asStranger } from '../stranger.ts'
import { readEmbargoCheck } from './api/embargo.ts'
import { checkEmbargo, type AskAsStranger } from './jobs/embargo.ts'
import { addressesIn, leaksIn, needlesOf, wordsOf } from './rules/embargo.ts'

const EMBARGOED = 'Harga pupuk bersubsidi turun mulai pekan depan'
const DRAFTED = 'Rencana penutupan pasar hewan selama dua pekan'
const OUT = 'Jembatan gantung Sumberbening dibuka kembali'

describe('a text is known again by its words', () => {
  const content = madeContent({
    title: 'Harga “pupuk” & bibit turun: mulai <pekan> depan',
    summary: 'Turun 15 % untuk semua petani terdaftar.',
    body: { type: 'doc', content: [paragraph('Penebusan di kios resmi mulai 1 Desember. Bawa kartu tani.')] },
  })
  const it = { dossierId: 'd', title: content.title, versionHash: '', needles: needlesOf(content), addresses: ['/berita/2026-12/harga-pupuk/'], files: ['f'.repeat(64)] } // prettier-ignore
  const leaks = (body: string, isPublic: (needle: string) => boolean = () => false) => leaksIn({ path: '/x', body }, [it], isPublic).map((one) => one.how) // prettier-ignore

  test('in a page, in a feed and in data, however they are written there', () => {
    assert.deepEqual(leaks(html`<h1>${content.title}</h1>`.text), ['words'])
    assert.deepEqual(leaks(`<title><![CDATA[${content.title}]]></title>`), ['words'])
    assert.deepEqual(leaks(JSON.stringify({ title: content.title })), ['words'])
    assert.deepEqual(leaks(JSON.stringify({ s: content.summary }).replaceAll(/[^\x20-\x7e]/g, '')), ['words'])
    assert.deepEqual(leaks('<p>Penebusan  di kios\n<b>resmi</b> mulai 1&nbsp;Desember.</p>'), ['words'])
    assert.deepEqual(leaks('{"url":"https://x/berita/2026-12/harga-pupuk/"}'), ['address'])
    assert.deepEqual(leaks(`/berkas-publik/${'f'.repeat(64)}.jpg`), ['file'])
    assert.deepEqual(leaks('<h1>Harga beras turun</h1><p>Bawa kartu tani.</p>'), [])
  })

  test('and not where a text that is out says the same', () => {
    const out = ` ${wordsOf('Penebusan di kios resmi mulai 1 Desember.')} `
    assert.deepEqual(leaks('<p>Penebusan di kios resmi mulai 1 Desember.</p>', (needle) => out.includes(` ${needle} `)), []) // prettier-ignore
  })

  test('in any escaping that our own pages and data write', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 4, maxLength: 8 })
    fc.assert(
      fc.property(text, (pieces) => {
        const words = pieces.join(' ').replaceAll(/[<>&\\]/g, '')
        const plain = wordsOf(words)
        assert.equal(wordsOf(html`${words}`.text), plain)
        assert.equal(wordsOf(JSON.stringify(words)), plain)
      }),
    )
  })

  test('and the robot follows every address of our own, and none of another’s or of the application', () => {
    const page = `<a href="../arsip/">x</a><a href="https://lain.go.id/a/">y</a><a href="/app/">z</a><loc>https://siar.contoh.go.id/berita/1/</loc>["2026-11-1.json"]`
    assert.deepEqual(addressesIn('/cari/', page, 'https://siar.contoh.go.id'), ['/arsip/', '/berita/1/', '/cari/2026-11-1.json']) // prettier-ignore
  })
})

describe('a stranger', () => {
  let office: TestOffice
  let ask: AskAsStranger
  let ids: { embargoed: string; drafted: string }
  let path: string
  let photo: string
  const check = (stranger = ask) => checkEmbargo({ db: office.db, url: TEST_URL }, stranger, new Date())

  before(async () => {
    office = await openTestOffice()
    const { fungsional, 'kepala-bidang': kabid } = office.people
    const upload = async (text: string) =>
      (await office.app.inject({ method: 'POST', url: '/api/files', headers: { authorization: `Bearer ${fungsional.token}`, 'content-type': 'multipart/form-data; boundary=x' }, payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="lampiran.txt"\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--x--\r\n` })).json() // prettier-ignore
    const file = await upload('Daftar harga yang belum diumumkan.')
    photo = file.hash
    const publish = async (content: ReturnType<typeof someContent>, release: object | undefined) => {
      const dossierId = await beginDossier(office, content.title)
      const version = await bringTo(office, dossierId, 4, content)
      await office.decide(dossierId, version, { answer: 'yes' })
      assert.equal((await tryAct(kabid, dossierId, { kind: 'complete', version })).status, 200)
      const done = await tryAct(fungsional, dossierId, { kind: 'complete', version, ...(release && { release }) })
      assert.equal(done.status, 200, JSON.stringify(done.body))
      return { dossierId, path: done.body['publicPath'] as string }
    }
    await publish(someContent(OUT), undefined)
    const at = new Date(Date.now() + 3 * 86_400_000).toISOString()
    const later = await publish(someContent(EMBARGOED, { summary: 'Turun lima belas persen untuk petani terdaftar.', attachments: [{ hash: photo, name: 'Daftar harga', mediaType: 'text/plain', sizeBytes: file.sizeBytes }] as never }), { goesOutAt: at, embargoUntil: at, without: [] }) // prettier-ignore
    path = later.path
    const drafted = await beginDossier(office, DRAFTED)
    await writeDraft(office, drafted, someContent(DRAFTED))
    ids = { embargoed: later.dossierId, drafted }
    await office.deliverAll()
    ask = asStranger(office.app, TEST_URL)
  })
  after(() => office?.close())

  test('reads nothing of what is under embargo or not approved, on any page nor at a guessed address', async () => {
    const { texts, asked, leaks } = await check()
    assert.deepEqual(leaks, [])
    assert.ok(texts >= 2 && asked > 30, `${texts} ${asked}`)
    const { last } = await office.people.auditor.call(readEmbargoCheck, {})
    assert.deepEqual([last?.count, last?.texts], [0, texts])
    // And the robot does see what is out: it would have seen the others.
    const { body } = await ask('/')
    assert.ok(body.includes(OUT))
    const { dossierId } = { dossierId: ids.embargoed }
    assert.equal((await office.people.fungsional.call(readDossier, { params: { dossierId } })).title, EMBARGOED)
  })

  /** Puts something where only the public's things are, and gives back what takes it away again. */
  async function plant(name: string, change: (text: string) => string): Promise<() => Promise<void>> {
    const file = join(office.folder, 'portal', name)
    const before_ = await readFile(file, 'utf8').catch(() => null)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, change(before_ ?? ''))
    return () => (before_ === null ? rm(file) : writeFile(file, before_))
  }
  const surfaces: [string, string, (text: string) => string, string][] = [
    ['the front page', 'index.html', (text) => text.replace('</main>', `<h2>${EMBARGOED}</h2></main>`), 'words /'],
    ['the RSS feed', 'feed.xml', (text) => text.replace('</channel>', `<item><title>${EMBARGOED}</title></item></channel>`), 'words /feed.xml'], // prettier-ignore
    ['the JSON feed', 'feed.json', (text) => text.replace(/}\s*$/, `,"x":${JSON.stringify(DRAFTED)}}`), 'words /feed.json'], // prettier-ignore
    ['the search index', 'cari/indeks.json', () => JSON.stringify([[EMBARGOED]]), 'words /cari/indeks.json'],
    ['the site map', 'sitemap.xml', (text) => text.replace('</sitemapindex>', `<loc>${TEST_URL}{path}</loc></sitemapindex>`), 'address /sitemap.xml'], // prettier-ignore
    ['its own page, which nothing names', '{path}index.html', () => '<h1>Segera</h1>', 'answered {path}'],
    ['a file of it', 'berkas-publik/{file}.txt', () => 'Daftar harga', 'answered /berkas-publik/{file}.txt'],
  ]
  test(`is found out where a leak was planted: ${surfaces.map(([where]) => where).join(', ')}`, async () => {
    const filled = (text: string) => text.replaceAll('{path}', path).replaceAll('{file}', photo)
    const away: (() => Promise<void>)[] = []
    try {
      for (const [, name, change] of surfaces) away.push(await plant(filled(name), (text) => filled(change(text))))
      await new Promise((resolve) => setTimeout(resolve, 1_050)) // what is served is looked at on the disk once a second
      const found = (await check()).leaks.map((it) => `${it.how} ${it.path}`)
      for (const [where, , , told] of surfaces) assert.ok(found.includes(filled(told)), `${where}: ${found.join(', ')}`)
    } finally {
      for (const takeAway of away) await takeAway()
    }
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    assert.deepEqual((await check()).leaks, [])
  })

  test('is found out where the application itself would give it out, and whoever must know is told once', async () => {
    const open: AskAsStranger = async (address) =>
      address === `/api/dossiers/${ids.drafted}` ? { status: 200, body: DRAFTED } : ask(address)
    for (let at = 0; at < 2; at++)
      assert.deepEqual((await check(open)).leaks.map((it) => `${it.how} ${it.path}`), [`answered /api/dossiers/${ids.drafted}`]) // prettier-ignore
    const told = await office.db.selectFrom('notice').select('person_id').where('kind', '=', 'embargo-leak').where('about', '=', `leak/${ids.drafted}/${sha256(`/api/dossiers/${ids.drafted}`).slice(0, 16)}`).execute() // prettier-ignore
    assert.ok(told.some((it) => it.person_id === office.people.administrator.personId))
    assert.equal(new Set(told.map((it) => it.person_id)).size, told.length)
    const { last } = await office.people['kepala-bidang'].call(readEmbargoCheck, {})
    assert.deepEqual([last?.count, last?.leaks[0]?.title], [1, DRAFTED])
  })

  test('a text that cannot be read is told of, and the others are looked after all the same', async () => {
    const { db } = office
    await db.updateTable('draft').set({ content: '{}' }).where('dossier_id', '=', ids.drafted).execute()
    await assert.rejects(check(), new RegExp(ids.drafted))
    const { last } = await office.people['kepala-bidang'].call(readEmbargoCheck, {})
    assert.deepEqual([last?.count, last?.texts], [0, 1])
  })
})
