import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { contentTypeSchema, givenContentType, type ContentType } from '../base/content-types.ts'
import { immediateParts } from '../base/immediate.ts'
import { defaultContentTypes } from '../base/default-content-types.ts'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { importContentTypes, listContentTypes, saveContentType } from './api/content-types.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const plain = (id: string, more: object = {}): ContentType =>
  contentTypeSchema.parse({
    id,
    name: { id: 'Ucapan selamat' },
    fields: [],
    checklist: [],
    template: { body: { type: 'doc', content: [{ type: 'paragraph' }] } },
    channels: ['web'],
    ...more,
  })
const save = (type: unknown, seenRevision: number, key = randomUUID()) =>
  office.people.administrator.send('POST', '/api/content-types', { type, seenRevision }, { 'idempotency-key': key })
const find = async (id: string) => {
  const { rows } = await office.people.fungsional.call(listContentTypes, {})
  return rows.find((it) => it.type.id === id)
}

describe('the kinds of text of an office', () => {
  test('the nine that Siar brings are there from the first day, in their order, each as its schema wants it', async () => {
    const { rows } = await office.people.fungsional.call(listContentTypes, {})
    assert.deepEqual(
      rows.map((it) => it.type.id),
      [
        'siaran-pers',
        'klarifikasi-hoaks',
        'pernyataan',
        'artikel-program',
        'pengumuman',
        'naskah-radio',
        'infografis',
        'undangan-pers',
        'hak-jawab',
      ],
    )
    for (const it of defaultContentTypes) assert.deepEqual(givenContentType.parse(it), it)
    assert.deepEqual(
      rows.map((it) => it.type),
      defaultContentTypes,
    )
    const labels = rows.find((it) => it.type.id === 'klarifikasi-hoaks')?.type.fields.find((it) => it.id === 'label')
    assert.deepEqual(
      labels?.choices.map((it) => it.id),
      ['hoaks', 'disinformasi', 'misinformasi', 'fakta', 'ujaran-kebencian'],
    )
  })

  test('the administrator adds one without a programmer, and everyone who writes has it at once', async () => {
    const { administrator } = office.people
    const type = plain('ucapan', { fields: [{ id: 'kepada', label: { id: 'Kepada' }, kind: 'text', required: true }] })
    assert.deepEqual(await administrator.call(saveContentType, { body: { type, seenRevision: 0 } }), { revision: 1 })
    const found = await find('ucapan')
    assert.deepEqual(found?.type, type)
    assert.equal(found?.changedBy, 'Orang administrator')
  })

  test('who changes a kind of text that someone else changed meanwhile is told, and nothing is lost', async () => {
    const type = plain('rilis-foto')
    await office.people.administrator.call(saveContentType, { body: { type, seenRevision: 0 } })
    const replies = await Promise.all(['Satu', 'Dua'].map((name) => save({ ...type, name: { id: name, en: '' } }, 1)))
    assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 409])
    const refused = replies.find((it) => it.status === 409)
    assert.equal(refused?.body['code'], 'content-type-changed')
    assert.equal((await find('rilis-foto'))?.revision, 2)
    const again = await Promise.all([save(plain('kembar'), 0), save(plain('kembar'), 0)])
    assert.deepEqual(again.map((it) => it.status).toSorted(), [200, 409])
  })

  test('a field that takes the name of a part of an announcement made at once is refused at its place, from a form and a file', async () => {
    const field = (id: string) => ({ id, label: { id: 'Bantuan' }, kind: 'text', required: false })
    const fields = [field('bantuan'), field('help')]
    for (const [address, body, at] of [
      ['/api/content-types', { type: { ...plain('bersama'), fields }, seenRevision: 0 }, 'type.fields.1.id'],
      ['/api/content-types/import', { contentTypes: [{ ...plain('bersama'), fields }] }, 'contentTypes.0.fields.1.id'],
    ] as const) {
      const headers = { 'idempotency-key': randomUUID() }
      const reply = await office.people.administrator.send('POST', address, body, headers)
      assert.equal(reply.status, 400, address)
      const [told] = reply.body['fields'] as { field: string; message: string }[]
      assert.deepEqual(told, {
        field: at,
        message: 'Nama singkat ini sudah dipakai bagian informasi serta-merta. Pakai nama lain.',
      })
    }
    assert.equal(await find('bersama'), undefined)
    for (const id of immediateParts)
      assert.equal(givenContentType.safeParse({ ...plain('bersama'), fields: [field(id)] }).success, false, id)
  })

  test('the same act twice changes once, and each change is in the ledger', async () => {
    const key = randomUUID()
    const type = plain('sekali')
    const first = await save(type, 0, key)
    const second = await save(type, 0, key)
    assert.deepEqual([first.status, second.status, second.body], [200, 200, first.body])
    const entries = await office.db
      .selectFrom('ledger_entry')
      .select('body')
      .where('body', 'like', '%"sekali"%')
      .execute()
    assert.equal(entries.length, 1)
    assert.match(entries[0]?.body ?? '', /"kind":"content-type-changed"/)
  })

  test('earlier revisions stay as they were, also against the database itself', async () => {
    const rows = await office.db
      .selectFrom('content_type_revision')
      .select('revision')
      .where('id', '=', 'rilis-foto')
      .execute()
    assert.deepEqual(rows.map((it) => it.revision).toSorted(), [1, 2])
    await assert.rejects(office.db.deleteFrom('content_type_revision').execute(), /final/)
    await assert.rejects(office.db.updateTable('content_type_revision').set({ body: '{}' }).execute(), /final/)
  })

  test('a file that was given out is taken over again without changing anything; a changed one changes only that', async () => {
    const { administrator } = office.people
    const { rows } = await administrator.call(listContentTypes, {})
    const contentTypes = rows.map((it) => it.type)
    assert.deepEqual(await administrator.call(importContentTypes, { body: { contentTypes } }), {
      added: 0,
      changed: 0,
      same: contentTypes.length,
    })
    const [first, ...rest] = contentTypes
    assert.ok(first)
    const changed = [{ ...first, active: false }, plain('dari-kantor-lain'), ...rest]
    assert.deepEqual(await administrator.call(importContentTypes, { body: { contentTypes: changed } }), {
      added: 1,
      changed: 1,
      same: rest.length,
    })
    assert.equal((await find(first.id))?.type.active, false)
  })

  test('a file with a fault is refused whole and names the place', async () => {
    const good = plain('baik')
    const bad: [unknown, string][] = [
      [{ ...good, id: 'Tidak Baik' }, 'contentTypes.1.id'],
      [{ ...good, name: { en: 'x' } }, 'contentTypes.1.name.id'],
      [{ ...good, name: { id: '' } }, 'contentTypes.1.name.id'],
      [{ ...good, channels: ['web', 'web'] }, 'contentTypes.1.channels'],
      [{ ...good, channels: [] }, 'contentTypes.1.channels'],
      [{ ...good, channels: ['faks'] }, 'contentTypes.1.channels.0'],
      [
        { ...good, fields: [{ id: 'a', label: { id: 'A' }, kind: 'number', required: true }] },
        'contentTypes.1.fields.0.kind',
      ],
      [
        { ...good, fields: [{ id: 'a', label: { id: 'A' }, kind: 'choice', required: true }] },
        'contentTypes.1.fields.0.choices',
      ],
      [
        {
          ...good,
          fields: [
            { id: 'a', label: { id: 'A' }, kind: 'text', required: true, choices: [{ id: 'x', label: { id: 'X' } }] },
          ],
        },
        'contentTypes.1.fields.0.choices',
      ],
      [
        {
          ...good,
          fields: ['a', 'a'].map((id) => ({ id, label: { id: 'A' }, kind: 'text', required: true })),
        },
        'contentTypes.1.fields.1.id',
      ],
      [{ ...good, checklist: [{ id: 'a', text: { id: 'a\u0000' } }] }, 'contentTypes.1.checklist.0.text.id'],
      [
        { ...good, template: { body: { type: 'doc', content: [{ type: 'iframe' }] } } },
        'contentTypes.1.template.body.content.0.type',
      ],
      [{ ...good, script: '<b>' }, 'contentTypes.1'],
      [plain('baik-dulu'), 'contentTypes.1.id'],
      [7, 'contentTypes.1'],
    ]
    for (const [type, at] of bad) {
      const body = { contentTypes: [plain('baik-dulu'), type] }
      const reply = await office.people.administrator.send('POST', '/api/content-types/import', body, {
        'idempotency-key': randomUUID(),
      })
      assert.equal(reply.status, 400, at)
      assert.equal((reply.body['fields'] as { field: string }[])[0]?.field, at)
    }
    assert.equal(await find('baik-dulu'), undefined)
  })

  test('an office has sixty kinds of text at most', async () => {
    const { rows } = await office.people.administrator.call(listContentTypes, {})
    const more = Array.from({ length: 60 - rows.length }, (_, at) => plain(`jenis-${at}`))
    await office.people.administrator.call(importContentTypes, { body: { contentTypes: more } })
    const reply = await save(plain('satu-lagi'), 0)
    assert.deepEqual([reply.status, reply.body['code']], [409, 'content-types-full'])
  })
})
