import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { contentHash } from '../../src/base/content-hash.ts'
import { contentSchema, type Content } from '../../src/base/content.ts'
import { markSeen, readDossier, saveDraft } from '../../src/dossier/api.ts'
import { keepVersion } from '../../src/dossier/api/versions.ts'
import { openFileStore } from '../../src/files/store.ts'
import { beginDossier, bringTo, someContent } from '../office.ts'
import { look, openStaff, type Size, type Staff } from './staff.ts'

let staff: Staff
let dossierId: string
let versions: string[]
before(async () => {
  staff = await openStaff()
  dossierId = await beginDossier(staff.office, 'Perbaikan jalan')
  const pictures = await Promise.all([putPicture('lama.png', 0), putPicture('baru.png', 1)])
  versions = []
  for (const content of textsOf(pictures)) versions.push(await keep(content))
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const perubahan = (more = '') => `${staff.url}/app/berkas/${dossierId}?bagian=perubahan${more}`

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
async function putPicture(name: string, extra: number): Promise<string> {
  const store = openFileStore(`${staff.office.folder}/files`)
  const bytes = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(extra)])
  return (await store.put(staff.office.db, { name, bytes, by: staff.office.people.fungsional.personId }, new Date()))
    .hash
}

async function keep(content: Content): Promise<string> {
  const { fungsional } = staff.office.people
  const params = { dossierId }
  const { draftSave } = await fungsional.call(readDossier, { params })
  const { hash } = await fungsional.call(saveDraft, { params, body: { content, seenSave: draftSave } })
  await fungsional.call(keepVersion, { params, body: { hash, name: '' } })
  return hash
}

/** Three versions with every kind of change between the second and the third. */
function textsOf([old = '', fresh = '']: string[]): Content[] {
  const text = (it: string, mark?: string) => ({ type: 'text', text: it, ...(mark && { marks: [{ type: mark }] }) })
  const paragraph = (...inline: (string | object)[]) => ({
    type: 'paragraph',
    content: inline.map((it) => (typeof it === 'string' ? text(it) : it)),
  })
  const list = (...items: string[]) => ({
    type: 'bulletList',
    content: items.map((it) => ({ type: 'listItem', content: [paragraph(it)] })),
  })
  const table = (...rows: string[][]) => ({
    type: 'table',
    content: rows.map((cells, at) => ({
      type: 'tableRow',
      content: cells.map((it) => ({ type: at === 0 ? 'tableHeader' : 'tableCell', content: [paragraph(it)] })),
    })),
  })
  const picture = (src: string, alt: string) => ({ type: 'image', attrs: { src, alt, caption: 'Foto: Dinas PUPR' } })
  const fact = (value: string) => ({
    id: 'ruas',
    kind: 'figure',
    label: 'Panjang ruas',
    value,
    unit: 'km',
    source: 'Dinas PUPR',
  })
  const [road, budget, thanks] = [
    'Perbaikan jalan Trenggalek menuju Ponorogo selesai lebih cepat dari rencana semula.',
    'Anggaran kegiatan ini berasal dari APBD Kabupaten tahun berjalan sebesar tiga miliar rupiah.',
    'Bupati berterima kasih kepada warga yang sabar selama jalan ditutup sebagian.',
  ]
  const made = (blocks: object[], more: object = {}) =>
    contentSchema.parse({
      ...someContent('Jalan provinsi selesai'),
      variants: undefined, // those of another body; what people wrote is compared here
      body: { type: 'doc', content: blocks },
      ...more,
    })
  return [
    made([paragraph(road)]),
    made(
      [
        paragraph(road),
        paragraph(budget),
        paragraph(thanks),
        list('Panjang ruas dua belas kilometer.', 'Lebar badan jalan tujuh meter.'),
        table(['Desa', 'Panjang'], ['Ngadirenggo', '3 km'], ['Surondakan', '5 km']),
        picture(old, 'Jalan berlubang'),
      ],
      { facts: [fact('12')] },
    ),
    made(
      [
        paragraph(budget.replace('tiga', 'empat')),
        paragraph(thanks.replace('Bupati', 'Wakil Bupati'), text(' Terima kasih.', 'bold')),
        paragraph(road),
        { type: 'heading', attrs: { level: 2 }, content: [text('Data ruas')] },
        list('Panjang ruas dua belas kilometer.', 'Bahu jalan diperkeras.', 'Lebar badan jalan tujuh meter.'),
        table(['Desa', 'Panjang'], ['Ngadirenggo', '4 km'], ['Kelutan', '2 km'], ['Surondakan', '5 km']),
        picture(fresh, 'Jalan mulus'),
      ],
      {
        title: 'Jalan provinsi rampung',
        facts: [fact('12.5')],
        disclosure: 'periodic',
        translations: { en: { title: 'Road done', summary: '', body: { type: 'doc', content: [paragraph('Open.')] }, of: '0'.repeat(64) } }, // prettier-ignore
        variants: [{ channel: 'radio', text: 'Selamat pagi Trenggalek.', own: true, facts: [] }],
      },
    ),
  ]
}

for (const size of ['laptop', 'phone'] as Size[])
  test(`on a ${size}, Perubahan shows every kind of change, and a key leads from one to the next`, async () => {
    const page = await staff.pageOf('kepala-bidang', size)
    await page.goto(perubahan())
    await seen(page, 'Dibandingkan dengan versi sebelumnya.')
    for (const text of ['dipindah ke sini', 'dipindah dari sini', 'Bahu jalan diperkeras.', '12,5 km'])
      await seen(page, new RegExp(text.replaceAll('.', String.raw`\.`)))
    await look(page, 'perubahan')
    const told = Number(/\d+/.exec((await page.getByText(/^\d+ perubahan$/).textContent()) ?? '')?.[0])
    assert.equal(await page.locator('[data-change]').count(), told)
    await page.keyboard.press('n')
    await seen(page, `Perubahan 1 dari ${told}`)
    assert.match((await page.locator(':focus').textContent()) ?? '', /selesai|rampung/)
    await page.keyboard.press('p')
    await seen(page, `Perubahan ${told} dari ${told}`)
    await page.getByRole('button', { name: /Berikutnya/ }).click()
    await seen(page, `Perubahan 1 dari ${told}`)
    const beside = page.getByRole('radio', { name: 'Berdampingan' })
    if (size === 'phone') return assert.equal(await beside.count(), 0)
    await beside.check()
    await look(page, 'perubahan-berdampingan')
    assert.equal(await page.locator('[data-change]').count(), told)
  })

test('what is compared is what this person saw last, until they choose two others, which have an address', async () => {
  const { sekretaris } = staff.office.people
  const [first = '', second = '', third = ''] = versions
  for (const hash of [first, third]) await sekretaris.call(markSeen, { params: { dossierId }, body: { hash } })
  const page = await staff.pageOf('sekretaris', 'laptop')
  await page.goto(perubahan())
  await seen(page, /^Dibandingkan dengan yang terakhir Anda lihat, \d+ /)
  assert.equal(await page.getByLabel('Dari', { exact: true }).inputValue(), first)
  await page.getByLabel('Dari', { exact: true }).selectOption(second)
  await page.waitForURL((url) => url.searchParams.get('dari') === second)
  await page.goto(perubahan(`&dari=${second}&ke=${first}`))
  await seen(page, /^\d+ perubahan$/)
  assert.equal(await page.getByLabel('Ke', { exact: true }).inputValue(), first)
})

test('a writer keeps a version by name from the desk, and goes back to an earlier one without losing it', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await page.getByRole('textbox', { name: 'Isi' }).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Kabar baik. ')
  await page.getByRole('button', { name: 'Simpan sebagai versi…' }).click()
  await page.getByLabel('Nama singkat').fill('Sebelum rapat')
  await look(page, 'simpan-versi')
  await page.getByRole('button', { name: 'Simpan sebagai versi', exact: true }).click()
  await seen(page, 'Tersimpan sebagai Versi 4.')
  await page.getByRole('textbox', { name: 'Isi' }).click()
  await page.keyboard.type('Dan belum disimpan.')
  await seen(page, /^ada tulisan baru$/)
  await seen(page, /^tersimpan \d/)
  await page.goto(perubahan())
  await page.getByRole('listitem').filter({ hasText: 'Sebelum rapat' }).waitFor()
  await page.getByRole('button', { name: 'Pulihkan Versi 1' }).click()
  await seen(page, /disimpan lebih dulu sebagai versi/)
  await page.getByRole('dialog').getByRole('button', { name: 'Pulihkan Versi 1' }).click() // prettier-ignore
  await seen(page, 'Naskah dipulihkan.')
  await page.getByRole('listitem').filter({ hasText: 'Versi 5' }).waitFor()
  const { draft } = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
  assert.equal(draft?.hash, versions[0])
})

test('the decision sheet marks what changed since the leader saw it, and can be read without the marks', async () => {
  const params = { dossierId: await beginDossier(staff.office, 'Lembar') }
  const version = await bringTo(staff.office, params.dossierId, 4, someContent('Judul pertama'))
  const kadis = staff.office.people['kepala-dinas']
  await kadis.call(markSeen, { params, body: { hash: version } })
  await staff.office.decide(params.dossierId, version, { answer: 'no', reason: 'Judul kurang tepat.', toStep: 2 })
  await bringTo(staff.office, params.dossierId, 4, someContent('Judul kedua'))
  const page = await staff.pageOf('kepala-dinas', 'phone')
  await page.goto(`${staff.url}/app/keputusan/${params.dossierId}`)
  await seen(page, /^1 perubahan/)
  assert.equal(await page.locator('.marked ins').first().textContent(), '(ditambah:) kedua')
  assert.equal(contentHash(someContent('Judul pertama')), version)
  await look(page, 'keputusan-perubahan')
})
