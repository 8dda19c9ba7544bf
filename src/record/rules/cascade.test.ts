import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDone, isSettled, pathOf, seenOf, stateOfBranch, whyNotEnd, whyNotPass, type Branch } from './cascade.ts' // prettier-ignore

const today = '2026-11-26'
const root: Branch = { id: 'r', parentId: null, postId: 'sekretaris', urgency: 'ordinary', dueOn: null, end: null } // prettier-ignore
const at = (id: string, parentId: string, postId: string, more: Partial<Branch> = {}): Branch => ({
  ...root,
  id,
  parentId,
  postId,
  ...more,
})
const pass = (branch: Branch, all: Branch[], to: string[], more: object = {}) =>
  whyNotPass(
    { branch, all, held: [branch.postId], to, dueOn: null, boxes: ['process'], instruction: '', vacant: [], ...more },
    (post) => post,
    today,
  )?.code ?? null
const end = (branch: Branch, all: Branch[], held = [branch.postId], words = 'sudah') =>
  whyNotEnd(branch, all, held, { kind: 'reported', words })?.code ?? null

test('only who holds the post that a letter came to acts on it', () => {
  assert.equal(pass(root, [root], ['kadis'], { held: ['kabid'] }), 'letter-not-yours')
  assert.equal(end(root, [root], ['kadis', 'kabid']), 'letter-not-yours')
  assert.equal(pass(root, [root], ['kadis']), null)
  assert.equal(end(root, [root]), null)
})

test('a letter is passed to somebody, with something asked, and never to oneself or back up', () => {
  const kadis = at('k', 'r', 'kadis')
  const all = [root, kadis]
  assert.equal(pass(kadis, all, []), 'letter-to-missing')
  assert.equal(pass(kadis, all, ['kabid'], { boxes: [], instruction: ' ' }), 'letter-instruction-missing')
  assert.equal(pass(kadis, all, ['kabid'], { boxes: [], instruction: 'Bahas dulu' }), null)
  assert.equal(pass(kadis, all, ['kadis']), 'letter-to-self')
  assert.equal(pass(kadis, all, ['kabid'], { held: ['kadis', 'kabid'] }), 'letter-to-self', 'who acts in two posts')
  assert.equal(pass(kadis, all, ['sekretaris']), 'letter-to-above')
  assert.equal(pass(kadis, all, ['kabid', 'kabid']), 'letter-to-twice')
  assert.equal(pass(kadis, all, ['kabid'], { vacant: ['kabid'] }), 'letter-to-vacant')
})

test('a post that still works on the letter is not given it twice; one that has answered can be asked again', () => {
  const kadis = at('k', 'r', 'kadis')
  const kabid = at('b', 'k', 'kabid')
  assert.equal(pass(kadis, [root, kadis, kabid], ['kabid']), 'letter-to-twice')
  assert.equal(pass(kadis, [root, kadis, { ...kabid, end: 'reported' }], ['kabid']), null)
})

test('what was passed on is answered by those below; what ended stays ended', () => {
  const kadis = at('k', 'r', 'kadis')
  assert.equal(end(root, [root, kadis]), 'letter-passed-on')
  const done = { ...kadis, end: 'none-needed' as const }
  assert.equal(end(done, [root, done]), 'letter-branch-ended')
  assert.equal(pass(done, [root, done], ['kabid']), 'letter-branch-ended')
  assert.equal(end(root, [root], undefined, '  '), 'letter-report-missing')
  assert.equal(whyNotEnd(root, [root], ['sekretaris'], { kind: 'none-needed', words: '' }), null)
})

test('a deadline is neither past nor later than one’s own', () => {
  const kadis = at('k', 'r', 'kadis', { dueOn: '2026-11-30' })
  const due = (dueOn: string) => pass(kadis, [root, kadis], ['kabid'], { dueOn })
  assert.deepEqual(['2026-11-25', '2026-11-26', '2026-11-30', '2026-12-01'].map(due), [
    'letter-due-past',
    null,
    null,
    'letter-due-late',
  ])
})

// --- What each of them sees ---------------------------------------------------------------------------------------

/** Sekretaris → Kadis → (Kabid → Fungsional, Kabid dua → Staf). */
const spread = [
  root,
  at('k', 'r', 'kadis'),
  at('b', 'k', 'kabid'),
  at('d', 'k', 'kabid-dua'),
  at('f', 'b', 'fungsional'),
  at('s', 'd', 'staf', { end: 'reported' }),
]
const seen = (posts: string[], more: { all?: Branch[]; urgency?: Branch['urgency']; auditor?: true } = {}) =>
  seenOf(
    more.all ?? spread,
    { urgency: more.urgency ?? 'ordinary' },
    { posts, role: more.auditor ? 'auditor' : 'officer' },
  )
    .map((it) => it.id)
    .join('')

test('whoever receives a letter sees how it came to them and what they passed on, and nothing of their neighbours', () => {
  assert.equal(seen(['sekretaris']), 'rkbdfs', 'who registered it stands above all')
  assert.equal(seen(['kadis']), 'rkbdfs', 'and so does the head to whom it went first')
  assert.equal(seen(['kabid']), 'rkbf')
  assert.equal(seen(['kabid-dua']), 'rkds')
  assert.equal(seen(['fungsional']), 'rkbf')
  assert.equal(seen(['staf']), 'rkds')
})

test('who holds two posts sees what either sees; who holds none of them sees nothing', () => {
  assert.equal(seen(['fungsional', 'staf']), 'rkbdfs')
  assert.equal(seen(['arsiparis']), '')
  assert.equal(seen([]), '')
})

test('a post that is asked again sees both its branches', () => {
  const all = [...spread.slice(0, 4), at('f', 'd', 'fungsional', { end: 'reported' }), at('g', 'b', 'fungsional')]
  assert.equal(seen(['fungsional'], { all }), 'rkbdfg')
})

test('an auditor sees the whole of a letter, and of a secret one only what their own post would', () => {
  assert.equal(seen([], { auditor: true }), 'rkbdfs')
  assert.equal(seen([], { auditor: true, urgency: 'secret' }), '')
  const all = spread.map((it) => (it.id === 'd' ? { ...it, urgency: 'secret' as const } : it))
  assert.equal(seen([], { all, auditor: true }), '', 'one disposition marked secret makes the letter so')
  assert.equal(seen(['kabid'], { all, auditor: true }), 'rkbf')
})

test('a letter that still waits with a neighbour is at its end for who does not see them', () => {
  const all = spread.map((it) => (it.id === 'f' ? { ...it, end: 'none-needed' as const } : it))
  const waiting = all.map((it) => (it.id === 's' ? { ...it, end: null } : it))
  const settled = (posts: string[]) => isSettled(seenOf(waiting, { urgency: 'ordinary' }, { posts }))
  assert.deepEqual([settled(['kabid']), settled(['kabid-dua']), settled(['kadis'])], [true, false, false])
})

// --- Whatever people do --------------------------------------------------------------------------------------------

const POSTS = ['sekretaris', 'kadis', 'kabid', 'kabid-dua', 'fungsional', 'staf']
const step = fc.record({
  branch: fc.nat(40),
  held: fc.subarray(POSTS, { minLength: 1, maxLength: 2 }),
  act: fc.constantFrom('pass' as const, 'pass' as const, 'reported' as const, 'none-needed' as const),
  to: fc.array(fc.constantFrom(...POSTS), { maxLength: 3 }),
})

function run(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Branch[] {
  let all: Branch[] = [{ ...root, postId: 'sekretaris' }]
  for (const { branch: pick, held, act, to } of steps) {
    const branch = all[pick % all.length] as Branch
    if (act === 'pass') {
      const asked = { branch, all, held, to, dueOn: null, boxes: ['respond'] as const, instruction: '', vacant: [] }
      if (whyNotPass(asked, (post) => post, today)) continue
      assert.ok(held.includes(branch.postId), 'nobody acts on what was not passed to them')
      all = [...all, ...to.map((post, n) => at(`${all.length + n}`, branch.id, post))]
    } else {
      if (whyNotEnd(branch, all, held, { kind: act, words: 'x' })) continue
      assert.ok(held.includes(branch.postId), 'nobody acts on what was not passed to them')
      all = all.map((it) => (it.id === branch.id ? { ...it, end: act } : it))
    }
  }
  return all
}

test('whatever is tried, nothing loops, nothing goes to oneself, and no ended branch has another below it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const all = run(steps)
      for (const branch of all) {
        const path = pathOf(branch, all).map((it) => it.postId)
        assert.equal(new Set(path).size, path.length, 'a post stands once on a way')
        if (branch.end !== null) assert.ok(!all.some((it) => it.parentId === branch.id))
        // A post answers for one branch at a time.
        const open = all.filter((it) => it.postId === branch.postId && !isDone(it, all))
        assert.ok(open.length <= 1)
      }
    }),
    { numRuns: 500 },
  )
})

test('from wherever a cascade stands it can be brought to its end, and then every branch has its report or its word', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let all = run(steps)
      for (const waiting of all.filter((it) => stateOfBranch(it, all) === 'waiting')) {
        assert.equal(whyNotEnd(waiting, all, [waiting.postId], { kind: 'none-needed', words: '' }), null)
        all = all.map((it) => (it.id === waiting.id ? { ...it, end: 'none-needed' } : it))
      }
      assert.ok(isSettled(all))
      for (const branch of all) assert.ok(stateOfBranch(branch, all) !== 'waiting')
    }),
    { numRuns: 300 },
  )
})

test('whatever was passed on, nobody sees a branch that is neither theirs, nor above one of theirs, nor below it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.subarray(POSTS), (steps, posts) => {
      const all = run(steps)
      const shown = seenOf(all, { urgency: 'ordinary' }, { posts })
      const isTheirs = (it: Branch) => posts.includes(it.postId)
      for (const branch of all) {
        const above = pathOf(branch, all).some(isTheirs)
        const below = all.some((it) => isTheirs(it) && pathOf(it, all).includes(branch))
        assert.equal(shown.includes(branch), above || below)
      }
      // What is seen is a cascade of its own, so that whatever is asked of one can be asked of it.
      for (const branch of shown) assert.ok(branch.parentId === null || shown.some((it) => it.id === branch.parentId))
      // They read the letter, as the database asks it, exactly when they see something of it.
      assert.equal(shown.length > 0, all.some(isTheirs))
    }),
    { numRuns: 500 },
  )
})

test('a letter is settled when the last branch is, not before', () => {
  const kadis = at('k', 'r', 'kadis')
  const one = at('1', 'k', 'kabid', { end: 'reported' })
  const two = at('2', 'k', 'staf')
  assert.equal(isSettled([root, kadis, one, two]), false)
  assert.equal(isSettled([root, kadis, one, { ...two, end: 'none-needed' }]), true)
  assert.equal(isSettled([root]), false)
})
