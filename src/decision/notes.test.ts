import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openNotes,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import type { Content } from '../base/content.ts'
import { readDossier } from '../dossier/api.ts'
import { listComments } from '../dossier/api/comments.ts'
import type { Note } from './rules.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const paragraph = (text: string): Content['body']['content'][number] => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
})
const textOf = (title: string, hour: string, way = 'Warga memutar lewat Pule.') =>
  someContent(title, { body: { type: 'doc', content: [paragraph(`Jalan ditutup pukul ${hour}.`), paragraph(way)] } })
const hourNote: Note = { text: 'Jamnya 09.00.', place: { at: 'body/0', from: 0, to: 26 } }

let dossiers = 0
/** A text that the leader approved with notes, at the head of division's step. */
async function noted(notes: readonly Note[]) {
  const title = `Catatan ${++dossiers}`
  const dossierId = await beginDossier(office, title)
  const version = await bringTo(office, dossierId, 4, textOf(title, '08.00'))
  await office.decide(dossierId, version, { answer: 'yes-with-notes', notes })
  return { dossierId, title, version }
}
const read = (dossierId: string) => office.people['kepala-bidang'].call(readDossier, { params: { dossierId } })
const write = (dossierId: string, content: Content) => writeDraft(office, dossierId, content)
const act = (dossierId: string, asked: object, person: TestPerson = office.people['kepala-bidang']) =>
  tryAct(person, dossierId, asked)

describe('the leader’s notes', () => {
  test('each is a repair of its own that holds the text back, pinned to its words', async () => {
    const { dossierId } = await noted([hourNote, { text: 'Tambahkan nomor 112.' }])
    const { notes } = await read(dossierId)
    assert.deepEqual(
      notes.map((it) => [it.text, it.place?.at ?? null]),
      [
        ['Jamnya 09.00.', 'body/0'],
        ['Tambahkan nomor 112.', null],
      ],
    )
    const { rows } = await office.people.fungsional.call(listComments, { params: { dossierId }, query: {} })
    assert.deepEqual(
      rows.map((it) => [it.mustFix, it.ofDecision, it.state]),
      [
        [true, true, 'open'],
        [true, true, 'open'],
      ],
    )
  })

  test('are certified each by itself, with the text that was repaired for them', async () => {
    const { dossierId, title } = await noted([hourNote, { text: 'Tambahkan nomor 112.' }])
    const repaired = await write(dossierId, textOf(title, '09.00', 'Warga memutar lewat Pule, darurat 112.'))
    const [first = '', second = ''] = await openNotes(office.people['kepala-bidang'], dossierId)
    for (const notes of [undefined, [], [first], [first, randomUUID()]])
      assert.deepEqual(shown(await act(dossierId, { kind: 'certify', version: repaired, ...(notes && { notes }) })), [
        422,
        'notes-not-ticked',
      ])
    assert.equal((await act(dossierId, { kind: 'certify', version: repaired, notes: [first, second] })).status, 200)
    const { rows } = await office.people.fungsional.call(listComments, { params: { dossierId }, query: {} })
    assert.ok(rows.every((it) => it.state === 'resolved' && it.settled?.person.name === 'Orang kepala-bidang'))
    assert.equal((await act(dossierId, { kind: 'complete', version: repaired })).status, 200)
  })

  test('let only their own places change: any other change is refused and goes back to the leader with the text', async () => {
    const { dossierId, title } = await noted([hourNote])
    const more = await write(dossierId, textOf(title, '09.00', 'Warga memutar lewat Bendungan.'))
    const notes = await openNotes(office.people['kepala-bidang'], dossierId)
    const refused = await act(dossierId, { kind: 'certify', version: more, notes })
    assert.deepEqual([...shown(refused), refused.body['count']], [409, 'change-outside-notes', 1])
    const back = await act(dossierId, { kind: 'return', reason: 'Diubah di luar catatan.', toStep: 4, version: more })
    assert.equal(back.status, 200, JSON.stringify(back.body))
    const now = await read(dossierId)
    assert.deepEqual([now.step, now.version?.hash, now.approvals], [4, more, []])
    await office.decide(dossierId, more, { answer: 'yes' })
    const after = await read(dossierId)
    assert.deepEqual([after.step, after.notes], [5, []], 'the new YES stands in place of the one with notes')
    assert.equal((await act(dossierId, { kind: 'complete', version: more })).status, 200)
  })

  test('on a paragraph too long to be quoted whole keep their place: what the screen calls outside is what is refused', async () => {
    const long = 'Warga memutar lewat Pule. '.repeat(60).trim()
    const note: Note = { text: 'Lebih singkat.', place: { at: 'body/1', from: 0, to: long.length } }
    const title = `Catatan ${++dossiers}`
    const dossierId = await beginDossier(office, title)
    const version = await bringTo(office, dossierId, 4, textOf(title, '08.00', long))
    await office.decide(dossierId, version, { answer: 'yes-with-notes', notes: [note, { ...note, place: undefined }] })
    const { notes } = await read(dossierId)
    assert.deepEqual(
      notes.map((it) => it.place),
      [note.place, null],
    )
  })

  test('only inside their places certify', async () => {
    const { dossierId, title } = await noted([hourNote])
    const repaired = await write(dossierId, textOf(title, '09.00'))
    const notes = await openNotes(office.people['kepala-bidang'], dossierId)
    assert.equal((await act(dossierId, { kind: 'certify', version: repaired, notes })).status, 200)
  })

  test('are given twenty at most, none blank, with places of the text', async () => {
    const title = 'Terlalu banyak'
    const dossierId = await beginDossier(office, title)
    const version = await bringTo(office, dossierId, 4, textOf(title, '08.00'))
    const many = Array.from({ length: 21 }, () => ({ text: 'x' }))
    for (const notes of [
      [],
      many,
      [{ text: '' }],
      [{ text: 'x', place: { at: 'body/0', from: -1, to: 2 } }],
      [{ text: 'x'.repeat(1001) }],
    ])
      await assert.rejects(office.decide(dossierId, version, { answer: 'yes-with-notes', notes }), /400/)
    for (const place of [
      { at: 'body/7', from: 0, to: 0 },
      { at: 'body/0', from: 0, to: 27 },
      { at: 'title', from: 5, to: 2 },
    ])
      await assert.rejects(
        office.decide(dossierId, version, { answer: 'yes-with-notes', notes: [{ text: 'x', place }] }),
        /note-place-unknown/,
      )
  })
})
