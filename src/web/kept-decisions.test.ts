import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { keptStore, readSent, restMs, sendWaiting, type Kept, type Sent } from './kept-decisions.ts'

/** A browser's store, with as much room as is given. */
function shelf(room = Infinity) {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (kept.size >= room && !kept.has(key)) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, text)
    },
    removeItem: (key: string) => void kept.delete(key),
  }
}

const [head, acting, decisionId] = [randomUUID(), randomUUID(), randomUUID()]
const decided = (more: Partial<Kept> = {}): Kept => {
  const dossierId = more.dossierId ?? randomUUID()
  return {
    personId: head,
    dossierId,
    visit: 4,
    number: '2026/0412',
    kind: 'decide',
    answer: 'yes',
    version: 'a'.repeat(64),
    decidedAt: '2026-11-26T03:42:00.000Z',
    path: `/api/dossiers/${dossierId}/decision`,
    key: randomUUID(),
    body: '{"decision":{"answer":"yes"}}',
    came: null,
    ...more,
  }
}
const receiptOf = (it: Kept) => ({
  dossierId: it.dossierId,
  revision: 9,
  state: 'running' as const,
  step: 5,
  versionHash: it.version,
  ledgerIndex: 12,
  agenda: [],
  decisionId,
  publicPath: null,
  at: '2026-11-26T04:10:00.000Z',
})
const recorded = (it: Kept): Sent => ({ kind: 'recorded', receipt: receiptOf(it) })
const refused: Sent = { kind: 'refused', refusal: { title: 'Berkas berubah.', status: 409, code: 'dossier-changed' } }
const by = (who: string | null | 'no-answer', send: (it: Kept) => Sent | Promise<Sent>) => ({
  who: async () => who,
  send: async (it: Kept) => send(it),
})

test('what is kept is of one person: nobody else sees it, sends it or empties it', async () => {
  const store = keptStore(shelf())
  const [mine, theirs] = [decided(), decided({ personId: acting })]
  store.put(mine)
  store.put(theirs)
  assert.deepEqual(store.of(head), [mine])
  const sent: string[] = []
  const send = (it: Kept) => {
    sent.push(it.key)
    return recorded(it)
  }
  assert.equal(await sendWaiting(store, head, by(acting, send)), 'sign-in')
  assert.equal(await sendWaiting(store, head, by(null, send)), 'sign-in')
  assert.deepEqual(sent, [])
  assert.equal(await sendWaiting(store, head, by(head, send)), 'sent')
  assert.deepEqual(sent, [mine.key])
  store.forget(head)
  assert.deepEqual([store.of(head), store.of(acting)], [[], [theirs]])
  assert.equal(store.anyWaits(), true)
})

test('one decision stands for each stay of a dossier; what is dropped late takes no other away', () => {
  const store = keptStore(shelf())
  const first = decided()
  const again = decided({ dossierId: first.dossierId })
  store.put(first)
  store.put(again)
  store.drop(first)
  assert.deepEqual(store.of(head), [again])
  store.put(decided({ dossierId: first.dossierId, visit: 7 }))
  assert.equal(store.of(head).length, 2)
})

test('without a line all stays as it is, byte for byte and under its key; with one it is sent, the first decided first', async () => {
  const store = keptStore(shelf())
  const later = decided({ decidedAt: '2026-11-26T03:50:00.000Z' })
  const earlier = decided()
  store.put(later)
  store.put(earlier)
  const tried: string[] = []
  const lost = by(head, (it) => {
    tried.push(`${it.key} ${it.body}`)
    return { kind: 'no-answer' }
  })
  assert.equal(await sendWaiting(store, head, by('no-answer', recorded)), 'no-answer')
  assert.equal(await sendWaiting(store, head, lost), 'no-answer')
  assert.equal(await sendWaiting(store, head, lost), 'no-answer')
  const each = [earlier, later].map((it) => `${it.key} ${it.body}`)
  assert.deepEqual(tried, [...each, ...each])
  assert.deepEqual(store.of(head), [earlier, later])
  const order: string[] = []
  const line = by(head, (it) => {
    order.push(it.key)
    return recorded(it)
  })
  assert.equal(await sendWaiting(store, head, line), 'sent')
  assert.deepEqual(order, [earlier.key, later.key])
  assert.deepEqual(
    store.of(head).map((it) => it.came?.kind),
    ['recorded', 'recorded'],
  )
})

test('what was refused stays until its person saw it, is not sent again, and holds up no other', async () => {
  const store = keptStore(shelf())
  const [no, yes] = [decided({ answer: 'no' }), decided({ decidedAt: '2026-11-26T03:50:00.000Z' })]
  store.put(no)
  store.put(yes)
  const answers = by(head, (it) => (it.key === no.key ? refused : recorded(it)))
  assert.equal(await sendWaiting(store, head, answers), 'sent')
  assert.deepEqual(
    store.of(head).map((it) => it.came?.kind),
    ['refused', 'recorded'],
  )
  let sent = 0
  assert.equal(
    await sendWaiting(
      store,
      head,
      by(head, (it) => (sent++, recorded(it))),
    ),
    'sent',
  )
  assert.equal(sent, 0)
  const [seen] = store.of(head)
  assert.ok(seen)
  store.drop(seen)
  assert.deepEqual(
    store.of(head).map((it) => it.key),
    [yes.key],
  )
})

test('one that the server cannot answer holds up no other, and is tried again', async () => {
  const store = keptStore(shelf())
  const [stuck, good] = [decided(), decided({ decidedAt: '2026-11-26T03:50:00.000Z' })]
  store.put(stuck)
  store.put(good)
  const half = by(head, (it) => (it.key === stuck.key ? { kind: 'no-answer' } : recorded(it)))
  assert.equal(await sendWaiting(store, head, half), 'no-answer')
  assert.deepEqual(
    store.of(head).map((it) => it.came?.kind),
    [undefined, 'recorded'],
  )
})

test('two windows that take turns send it once, also when one began while the other was still sending', async () => {
  const place = shelf()
  const windows = [keptStore(place), keptStore(place)]
  windows[0]?.put(decided())
  let sent = 0
  let turn = Promise.resolve<unknown>(null)
  const alone = (work: () => Promise<unknown>) => (turn = turn.then(work))
  const slow = by(head, async (it) => {
    sent++
    await new Promise((resolve) => setImmediate(resolve))
    return recorded(it)
  })
  await Promise.all(windows.map((store) => alone(() => sendWaiting(store, head, slow))))
  assert.equal(sent, 1)
  assert.deepEqual(
    windows.map((store) => store.of(head)[0]?.came?.kind),
    ['recorded', 'recorded'],
  )
})

test('who signs out while it is being sent finds nothing of it afterwards', async () => {
  const store = keptStore(shelf())
  store.put(decided())
  const leaving = by(head, (it) => {
    store.forget(head)
    return recorded(it)
  })
  await sendWaiting(store, head, leaving)
  assert.deepEqual(store.of(head), [])
})

test('where the browser takes nothing it is held while the page is open, and says so', () => {
  const store = keptStore(shelf(0))
  const it = decided()
  store.put(it)
  assert.deepEqual([store.of(head), store.isSafe(it)], [[it], false])
  store.drop(it)
  assert.deepEqual(store.of(head), [])
  const roomy = keptStore(shelf())
  roomy.put(it)
  assert.equal(roomy.isSafe(it), true)
})

test('what stands in the store and is no decision of ours is passed over', () => {
  const place = shelf()
  const store = keptStore(place)
  const good = decided()
  store.put(good)
  const [key = ''] = place.kept.keys()
  const bent = { ...good, path: 'https://jahat.example/api/dossiers/' }
  for (const [name, text] of [
    ['siar.decision.', 'null'],
    ['siar.decision.x', '{'],
    [key.replace(/.$/, '9'), JSON.stringify(good)], // under another stay's name
    [key.replace(/.$/, '8'), JSON.stringify({ ...bent, visit: 8 })],
    ['siar.draft.1', JSON.stringify(good)],
  ] as const)
    place.kept.set(name, text)
  assert.deepEqual(store.of(head), [good])
})

test('only Siar’s own words are an answer: not a hotel’s page, not a proxy’s fault, not a server out of breath', async () => {
  const it = decided()
  const answer = (status: number, body: unknown) =>
    readSent(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
  const problem = { title: 'Berkas berubah.', status: 409, code: 'dossier-changed' }
  assert.deepEqual(await answer(200, receiptOf(it)), { kind: 'recorded', receipt: receiptOf(it) })
  assert.deepEqual(await answer(409, problem), { kind: 'refused', refusal: problem })
  assert.deepEqual(await answer(401, problem), { kind: 'sign-in' })
  for (const [status, body] of [
    [200, '<html>Selamat datang di Wi-Fi tamu'],
    [200, { ok: true }],
    [302, ''],
    [403, '<html>Forbidden'],
    [404, 'not found'],
    [408, problem],
    [429, problem],
    [500, problem],
    [502, ''],
    [503, problem],
    [504, '<html>'],
  ] as const)
    assert.deepEqual(await answer(status, body), { kind: 'no-answer' }, `${status} ${JSON.stringify(body)}`)
})

test('the rests between tries grow to a minute and no further', () => {
  assert.deepEqual([1, 2, 6, 12, 13, 500].map(restMs), [5_000, 10_000, 30_000, 60_000, 60_000, 60_000])
})
