import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { openTestOffice, type Reply, type TestOffice } from '../../test/office.ts'
import { previewLetterhead, readLetterhead, saveLetterhead } from './api/letterhead.ts'
import { titleOf, type Letterhead } from './rules/letterhead.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') // prettier-ignore

describe('how the office’s papers look', () => {
  let office: TestOffice
  let plain: Letterhead
  before(async () => {
    office = await openTestOffice()
    plain = (await office.people.administrator.call(readLetterhead, {})).letterhead
  })
  after(() => office?.close())

  const save = (letterhead: object): Promise<Reply> =>
    office.people.administrator.send('POST', '/api/letterhead', { letterhead }, { 'idempotency-key': randomUUID() })
  const preview = (letterhead: Letterhead) =>
    office.people.administrator.call(previewLetterhead, { body: { letterhead } })
  const textOf = (drawn: Awaited<ReturnType<typeof preview>>) =>
    drawn.pages.flatMap((page) => page.marks.flatMap((it) => (it.kind === 'text' ? it.text : []))).join(' ')
  const upload = async (name: string, bytes: Uint8Array): Promise<string> => {
    const form = new FormData()
    form.set('file', new File([Uint8Array.from(bytes)], name))
    const { body, headers } = new Request('http://siar', { method: 'POST', body: form })
    const answer = await office.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: {
        'content-type': headers.get('content-type') ?? '',
        authorization: `Bearer ${office.people.administrator.token}`,
      },
      payload: Buffer.from(await new Response(body).arrayBuffer()),
    })
    return (answer.json() as { hash: string }).hash
  }

  test('comes from what the office said of itself until the administrator sets it', () => {
    assert.deepEqual(plain.lines, [
      { words: 'KABUPATEN CONTOH', large: false },
      { words: 'DINAS CONTOH', large: true },
    ])
    assert.deepEqual([plain.address, plain.sheet, plain.place], ['Jalan Contoh 1', 'A4', 'Contoh'])
  })

  test('is drawn as a sample while it is typed, on its sheet and with its emblem, and nothing is kept', async () => {
    const logo = await upload('lambang.png', PNG)
    const drawn = await preview({
      ...plain,
      sheet: 'F4',
      logo,
      signatory: { title: 'Kepala', rank: false, nip: false },
    })
    const [page] = drawn.pages
    assert.deepEqual(
      [page?.width, page?.height].map((it) => Math.round((it ?? 0) / (72 / 25.4))),
      [215, 330],
    )
    assert.ok(page?.marks.some((it) => it.kind === 'image' && it.image === logo))
    const text = textOf(drawn)
    assert.match(text, /DINAS CONTOH.*Contoh, \d+ \S+ \d{4}.*Kepala/)
    assert.doesNotMatch(text, /Pembina|NIP/)
    assert.deepEqual((await office.people.administrator.call(readLetterhead, {})).letterhead, plain)
  })

  test('is saved as an act of the ledger and holds from then on', async () => {
    const letterhead: Letterhead = { ...plain, face: 'serif', size: 12, margins: { ...plain.margins, left: 30 } }
    const { ledgerIndex } = await office.people.administrator.call(saveLetterhead, { body: { letterhead } })
    assert.deepEqual((await office.people.auditor.call(readLetterhead, {})).letterhead, letterhead)
    const { body } = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', String(ledgerIndex) as never).executeTakeFirstOrThrow() // prettier-ignore
    assert.equal((JSON.parse(body) as { kind: string }).kind, 'letterhead-set')
  })

  test('names the field of what is not right, and refuses an emblem that is no picture', async () => {
    const refused = async (more: object) => {
      const { status, body } = await save({ ...plain, ...more })
      return [status, (body['fields'] as { field: string }[] | undefined)?.map((it) => it.field) ?? body['field']]
    }
    const margins = (more: object) => ({ margins: { ...plain.margins, ...more } })
    assert.deepEqual(await refused({ lines: [{ words: '', large: true }] }), [400, ['letterhead.lines.0.words']])
    assert.deepEqual(await refused({ lines: [] }), [400, ['letterhead.lines']])
    assert.deepEqual(await refused(margins({ bottom: 14 })), [400, ['letterhead.margins.bottom']])
    assert.deepEqual(await refused(margins({ left: 51 })), [400, ['letterhead.margins.left']])
    assert.deepEqual(await refused(margins({ top: null })), [400, ['letterhead.margins.top']])
    assert.deepEqual(await refused({ size: 9 }), [400, ['letterhead.size']])
    assert.deepEqual(await refused({ place: 'x'.repeat(61) }), [400, ['letterhead.place']])
    assert.deepEqual(await refused({ logo: 'f'.repeat(64) }), [422, 'logo'])
    assert.deepEqual(await refused({ logo: await upload('catatan.txt', Buffer.from('bukan gambar')) }), [422, 'logo'])
  })

  test('a sample with an emblem that was never uploaded is drawn without it', async () => {
    const { pages } = await preview({ ...plain, logo: 'a'.repeat(64) })
    assert.ok(pages[0]?.marks.every((it) => it.kind !== 'image'))
  })

  test('only the head of the office bears the title of the letterhead', () => {
    const letterhead = { ...plain, signatory: { ...plain.signatory, title: 'Kepala Dinas Kominfo' } }
    assert.equal(titleOf({ post: 'Kepala Dinas', head: true, acting: 'plt' }, letterhead), 'Plt. Kepala Dinas Kominfo')
    assert.equal(titleOf({ post: 'Sekretaris', head: false, acting: null }, letterhead), 'Sekretaris')
  })
})
