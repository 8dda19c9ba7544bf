import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Officer } from '../../base/officer.ts'
import { someView } from '../../../test/gate-view.ts'
import { anchorAt } from './anchor.ts'
import { changes, mentionsIn, roundOf, whyNotSettle, type Change, type Standing } from './comments.ts'
import { commentsGate } from './gates/comments.ts'

const officer = (personId: string, ...posts: string[]): Officer => ({
  personId,
  name: personId,
  role: 'officer',
  posts,
  language: 'id',
})
const asker = officer('asker', 'sekretaris')
const writer = officer('writer', 'fungsional')
const holder = officer('holder', 'kepala-bidang')
const coordinator = officer('coordinator', 'koordinator')
const stranger = officer('stranger', 'bendahara')
const standing = (more: Partial<Standing> = {}): Standing => ({
  kind: 'comment',
  mustFix: false,
  state: 'open',
  repaired: false,
  personId: 'asker',
  ...more,
})
const may = (it: Standing, by: Officer): Change[] =>
  changes.filter(
    (change) =>
      whyNotSettle(
        it,
        change,
        {
          executor: 'kepala-bidang',
          coordinators: ['koordinator'],
          mayWrite: by === writer || by === holder,
        },
        by,
      ) === null,
  )

describe('who may settle a comment', () => {
  test('a plain one: who wrote it, who works on the text, the coordinator; no other', () => {
    for (const by of [asker, writer, holder, coordinator]) assert.deepEqual(may(standing(), by), ['resolved'])
    assert.deepEqual(may(standing(), stranger), [])
  })
  test('what must be repaired: not the writer, who can only say that it is done', () => {
    const it = standing({ mustFix: true })
    assert.deepEqual(may(it, writer), ['repaired'])
    assert.deepEqual(may(it, holder), ['repaired', 'resolved'])
    for (const by of [asker, coordinator]) assert.deepEqual(may(it, by), ['resolved'])
    assert.deepEqual(may(standing({ mustFix: true, repaired: true }), writer), [])
    assert.deepEqual(may(standing({ mustFix: true, repaired: true }), asker), ['resolved', 'reopened'])
  })
  test('a suggestion is taken by who may write, and refused by who may write or made it', () => {
    const it = standing({ kind: 'suggestion' })
    assert.deepEqual(may(it, writer), ['accepted', 'refused'])
    assert.deepEqual(may(it, asker), ['refused'])
    assert.deepEqual(may(it, stranger), [])
  })
  test('what was accepted stands in the text and is not opened again; what was resolved or refused is', () => {
    assert.deepEqual(may(standing({ kind: 'suggestion', state: 'accepted' }), holder), [])
    assert.deepEqual(may(standing({ kind: 'suggestion', state: 'refused' }), holder), ['reopened'])
    assert.deepEqual(may(standing({ state: 'resolved' }), asker), ['reopened'])
    assert.deepEqual(may(standing({ state: 'resolved', mustFix: true }), writer), [])
  })
})

describe('whom a comment calls', () => {
  const known = ['Sekretaris', 'Sekretaris Daerah', 'Sri Wahyuni, S.Sos.', 'Budi'].map((name) => ({ name }))
  const called = (text: string) => mentionsIn(text, known).map((it) => it.name)
  test('people and posts by their whole names, whatever the case; the longest name is meant', () => {
    assert.deepEqual(called('Mohon dicek @sekretaris daerah dan @Sri Wahyuni, S.Sos.'), [
      'Sekretaris Daerah',
      'Sri Wahyuni, S.Sos.',
    ])
    assert.deepEqual(called('@Sekretaris, mohon dicek'), ['Sekretaris'])
  })
  test('nobody by half a name, inside an address, or by the name alone', () => {
    for (const text of ['@Sri', '@Budiman', 'surel budi@budi.id', 'Budi', '@', '@ Budi', '@@Budi', ''])
      assert.deepEqual(called(text), [], text)
  })
  test('once, however often called; both of one name', () => {
    assert.deepEqual(called('@Budi @Budi'), ['Budi'])
    assert.equal(mentionsIn('@Budi', [{ name: 'Budi' }, { name: 'Budi' }]).length, 2)
    assert.ok(mentionsIn('@Budi '.repeat(10_000), known).length === 1)
  })
})

test('each time a dossier is sent back another round begins', () => {
  const visits = (...outcomes: (string | null)[]) => outcomes.map((outcome) => ({ outcome }))
  assert.equal(roundOf(visits(null)), 1)
  assert.equal(roundOf(visits('completed', 'completed', 'returned', 'completed', 'completed', 'refused', null)), 3)
})

test('what must be repaired shuts the gate, at its words where they still stand', () => {
  const { content } = someView()
  const anchor = anchorAt(content, { at: 'title', from: 0, to: 9 })
  assert.ok(anchor)
  const mustFix = [{ id: 'a', text: 'Salah eja', person: 'Sri', anchor }]
  const [found] = commentsGate.findingsOf(someView({ mustFix }))
  assert.deepEqual([found?.severity, found?.override, found?.place], ['must', 'never', { at: 'title', from: 0, to: 9 }])
  const [lost] = commentsGate.findingsOf(someView({ mustFix, content: { title: 'Lain sama sekali' } }))
  assert.deepEqual([lost?.severity, lost?.place, lost?.about['quote']], ['must', null, 'Perbaikan'])
})
