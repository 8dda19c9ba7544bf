import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { readDossier } from '../../src/dossier/api.ts'
import { beginDossier, bringTo, handOn, someContent, TEST_PASSWORD } from '../office.ts'
import { look, openStaff, type Size, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

for (const [size, answer] of [
  ['laptop', 'yes'],
  ['phone', 'no'],
] as const satisfies [Size, string][])
  test(`in a crisis the secretary records the leader’s word, every board says so, and the leader says ${answer} in writing on a phone`, async () => {
    const { office, url } = staff
    const title = `Banjir bandang, dari ${size}`
    const dossierId = await beginDossier(office, title)
    await sql`update dossier set level = 'crisis' where id = ${dossierId}::uuid`.execute(office.db)
    const version = await bringTo(office, dossierId, 4, someContent(title))

    const sekretaris = await staff.pageOf('sekretaris', size)
    await sekretaris.goto(`${url}/app/berkas/${dossierId}`)
    await sekretaris.getByRole('button', { name: 'Catat persetujuan lisan…' }).click()
    await sekretaris.getByLabel('Bagaimana').fill('Lewat telepon dari lokasi banjir.')
    await look(sekretaris, 'oral-record')
    await sekretaris.getByRole('button', { name: 'Catat persetujuan lisan', exact: true }).click()
    await sekretaris
      .getByText(/menyetujui secara lisan .* didengar Orang sekretaris \(Sekretaris\): Lewat telepon/)
      .waitFor()
    await look(sekretaris, 'oral-dossier')

    const { 'kepala-bidang': kabid, fungsional } = office.people
    for (const person of [kabid, fungsional]) await handOn(person, dossierId, version)
    const board = await staff.pageOf('kepala-bidang', size)
    for (const path of ['/', '/papan', '/berkas']) {
      await board.goto(`${url}/app${path}`)
      await board
        .getByRole('region', { name: 'Disetujui lisan, belum disahkan tertulis' })
        .getByRole('link', { name: title })
        .waitFor()
      await look(board, `oral-board${path.replace('/', '-')}`)
    }

    const kadis = await staff.pageOf('kepala-dinas', 'phone')
    await kadis.goto(`${url}/app/`)
    await kadis.getByRole('region', { name: 'Disetujui lisan' }).getByRole('link', { name: title }).click()
    await kadis.getByRole('link', { name: 'Sahkan tertulis' }).click()
    await kadis.getByRole('heading', { name: 'Pengesahan persetujuan lisan' }).waitFor()
    await look(kadis, 'oral-ratify')
    await kadis.getByRole('button', { name: answer === 'yes' ? 'Sahkan' : 'Tidak saya setujui…', exact: true }).click()
    if (answer === 'no') {
      await kadis.getByText('Naskah sudah terbit, jadi ditarik saat itu juga').waitFor()
      await kadis.getByLabel('Alasan').fill('Bukan naskah ini yang saya setujui.')
    }
    await kadis.getByLabel('Sandi Anda').fill(TEST_PASSWORD)
    await look(kadis, `oral-ratify-${answer}`)
    await kadis
      .getByRole('dialog')
      .getByRole('button', { name: answer === 'yes' ? 'Sahkan' : 'Putuskan: tidak disahkan' })
      .click()
    await kadis
      .getByText(answer === 'yes' ? 'Persetujuan lisan disahkan;' : 'Persetujuan lisan tidak disahkan.')
      .waitFor()
    const { state, oral } = await kabid.call(readDossier, { params: { dossierId } })
    assert.deepEqual([state, oral], [answer === 'yes' ? 'published' : 'withdrawn', null])
    await board.goto(`${url}/app/`)
    await board.getByRole('heading', { level: 1, name: 'Meja kerja' }).waitFor()
    await board.getByRole('link', { name: title }).first().waitFor()
    assert.equal(await board.getByRole('region', { name: 'Disetujui lisan' }).count(), 0)
  })
