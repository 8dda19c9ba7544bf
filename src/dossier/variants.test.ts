import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginDossier, bringTo, openTestOffice, someContent, type TestOffice } from '../../test/office.ts'
import { contentHash } from '../base/content-hash.ts'
import { variantChannels, type Content } from '../base/content.ts'
import { readDossier } from './api.ts'
import { withOwn, withVariants } from './rules/variants.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const save = (dossierId: string, content: unknown, seenSave = 0) =>
  office.people.fungsional.send('PUT', `/api/dossiers/${dossierId}/draft`, { content, seenSave })
const text = someContent('Perbaikan jalan selesai')

test('the forms that the writer’s screen made are part of the text that is sent on, and of its hash', async () => {
  const content = withOwn(withVariants(text, variantChannels), variantChannels, 'radio', 'Jalan sudah baik.')
  const dossierId = await beginDossier(office)
  const version = await bringTo(office, dossierId, 3, content)
  assert.equal(version, contentHash(content))
  assert.notEqual(version, contentHash(text))
  const kept = await office.people['kepala-bidang'].call(readDossier, { params: { dossierId } })
  assert.deepEqual(kept.version?.content.variants, content.variants)
})

test('a text without forms is kept as it is', async () => {
  const dossierId = await beginDossier(office)
  const { status, body } = await save(dossierId, text)
  assert.deepEqual([status, body['hash']], [200, contentHash(text)])
})

test('a form that nobody wrote and the text does not give is refused, names its place and keeps nothing', async () => {
  const dossierId = await beginDossier(office)
  const made = withVariants(text, ['email', 'chat'])
  const changed: Content = { ...made, title: 'Perbaikan jalan dimulai' }
  const { status, body } = await save(dossierId, changed)
  assert.deepEqual([status, body['code'], body['field']], [409, 'variant-differs', 'content.variants.0.text'])
  const { draft } = await office.people.fungsional.call(readDossier, { params: { dossierId } })
  assert.equal(draft, null)
})

test('two forms for one channel, an unknown channel and a form beyond every limit are refused', async () => {
  const dossierId = await beginDossier(office)
  const own = (channel: string, words = 'Isi.') => ({ channel, text: words, own: true, facts: [] })
  for (const variants of [
    [own('radio'), own('radio')],
    [own('televisi')],
    [own('chat', 'x'.repeat(40_001))],
    [{ ...own('chat'), html: '<b>' }],
  ])
    assert.equal((await save(dossierId, { ...text, variants })).status, 400)
})
