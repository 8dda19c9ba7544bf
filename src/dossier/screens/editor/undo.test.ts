import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { getSchema } from '@tiptap/core'
import { closeHistory, history, redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { extensions } from './extensions.ts'
import { forgetUndo, keepUndo, restoreUndo } from './undo.ts'

const schema = getSchema(extensions)
const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  // The browser's store, of which only this much is used.
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  }
  globalThis.localStorage = new Proxy(store, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage
})

const begin = (text = '') =>
  EditorState.create({
    doc: schema.nodeFromJSON({
      type: 'doc',
      content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
    }),
    plugins: [history()],
  })
const type = (state: EditorState, text: string, at = 1) => state.apply(closeHistory(state.tr.insertText(text, at)))
const back = (state: EditorState) => {
  undo(state, (tr) => (state = state.apply(tr)))
  return state
}
const reloaded = (state: EditorState) => EditorState.create({ doc: state.doc, plugins: [history()] })

test('after a reload each step can be undone, one at a time, and done again', () => {
  let state = type(type(begin(), 'dua'), 'satu ')
  state = back(type(state, 'nol '))
  keepUndo('a', state)
  let again = restoreUndo('a', reloaded(state))
  assert.ok(again)
  assert.equal(again.doc.textContent, 'satu dua')
  assert.deepEqual([undoDepth(again), redoDepth(again)], [2, 1])
  again = back(again)
  assert.equal(again.doc.textContent, 'dua')
  again = back(again)
  assert.equal(again.doc.textContent, '')
  for (const text of ['dua', 'satu dua', 'nol satu dua']) {
    redo(again as EditorState, (tr) => (again = (again as EditorState).apply(tr)))
    assert.equal((again as EditorState).doc.textContent, text)
  }
})

test('another text, another browser, broken or forgotten steps: the text stands without a past', () => {
  const state = type(begin(), 'satu')
  keepUndo('a', state)
  assert.equal(restoreUndo('a', begin('lain')), null)
  assert.equal(restoreUndo('b', reloaded(state)), null)
  kept.set('siar.undo.a', (kept.get('siar.undo.a') as string).replace('"from":1', '"from":900'))
  assert.equal(restoreUndo('a', reloaded(state)), null)
  kept.set('siar.undo.a', '{')
  assert.equal(restoreUndo('a', reloaded(state)), null)
  keepUndo('a', state)
  forgetUndo('a')
  assert.equal(restoreUndo('a', reloaded(state)), null)
})

test('what is kept has a size, and only the last texts are kept', () => {
  let state = begin()
  for (let at = 0; at < 30; at++) state = type(state, 'panjang '.repeat(5_000))
  for (let at = 0; at < 40; at++) {
    undo(state, (tr) => (state = state.apply(tr)))
    redo(state, (tr) => (state = state.apply(tr)))
  }
  keepUndo('besar', state)
  assert.ok((kept.get('siar.undo.besar') as string).length <= 300_000)
  for (const id of ['1', '2', '3', '4', '5', '6', '7']) keepUndo(id, state)
  assert.equal(kept.size, 5)
})

test('whatever was written, undoing all after a reload ends where undoing all before it did', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ text: fc.string({ minLength: 1, maxLength: 8 }), at: fc.nat(30), undone: fc.boolean() }), {
        maxLength: 20,
      }),
      (acts) => {
        let state = begin('awal')
        for (const { text, at, undone } of acts)
          state = undone ? back(state) : type(state, text, 1 + Math.min(at, state.doc.firstChild?.content.size ?? 0))
        keepUndo('a', state)
        const again = restoreUndo('a', reloaded(state)) ?? reloaded(state)
        assert.deepEqual([undoDepth(again), redoDepth(again)], [undoDepth(state), redoDepth(state)])
        let [one, two] = [state, again]
        for (let step = undoDepth(state); step > 0; step--) {
          ;[one, two] = [back(one), back(two)]
          assert.ok(one.doc.eq(two.doc))
        }
      },
    ),
    { numRuns: 200 },
  )
})
