import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyEdition } from '../../test/any-edition.ts'
import type { Finding } from '../dossier/rules/gate.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import type { Act, ActKind, Advanced, DossierState, Procedure } from './act.ts'
import { advance } from './advance.ts'
import { correctorsOf, isApproved, toRatify } from './procedure.ts'
import { stepOf } from '../sop/rules/way.ts'
import { whyNotAct } from './why-not.ts'

const now = new Date('2026-11-24T03:00:00Z')
const officer = (personId: string, ...posts: string[]) => ({ personId, role: 'officer' as const, posts })
const staff = {
  fungsional: officer('dewi', 'fungsional'),
  kabid: officer('retno', 'kepala-bidang'),
  sekretaris: officer('bambang', 'sekretaris'),
  kadis: officer('edif', 'kepala-dinas'),
}
const started: DossierState = {
  state: 'running',
  level: 'watch',
  step: 1,
  visit: 1,
  arrivedAt: now,
  openedAt: now,
  holderId: 'dewi',
  version: null,
  kind: '',
  authors: [],
  approvals: {},
  correction: null,
}

/** Does acts one after the other; each must be allowed. */
function after(dossier: DossierState, ...acts: Act[]): DossierState {
  return acts.reduce((state, act) => must(state, act).next, dossier)
}
function must(dossier: DossierState, act: Act): Advanced {
  const advanced = advance(defaultEdition, dossier, act, now)
  assert.ok(!('refused' in advanced), `${act.kind}: ${JSON.stringify(advanced)}`)
  return advanced
}
function refusal(dossier: DossierState, act: Act): string | null {
  const advanced = advance(defaultEdition, dossier, act, now)
  return 'refused' in advanced ? advanced.refused.code : null
}

const written = after(
  started,
  { kind: 'complete', version: null, by: staff.fungsional },
  { kind: 'revise', version: 'v1', authors: ['dewi'], by: staff.fungsional },
  { kind: 'complete', version: 'v1', by: staff.kabid },
)
const before = after(written, { kind: 'complete', version: 'v1', by: staff.sekretaris })
const yes = { kind: 'decide', version: 'v1', decision: { answer: 'yes' }, by: staff.kadis } as const
const noted = {
  kind: 'decide',
  version: 'v1',
  decision: { answer: 'yes-with-notes', notes: [{ text: 'perbaiki jam' }] },
  by: staff.kadis,
} as const
const no = {
  kind: 'decide',
  version: 'v1',
  decision: { answer: 'no', reason: 'angka salah', toStep: 2 },
  by: staff.kadis,
} as const

describe('the office’s own SOP', () => {
  test('a text goes from inventory to the public past all four posts', () => {
    const published = after(
      before,
      yes,
      { kind: 'complete', version: 'v1', by: staff.kabid },
      { kind: 'complete', version: 'v1', by: staff.fungsional },
    )
    assert.equal(published.state, 'published')
  })

  test('a YES writes the decision, the disposition and its outgoing number', () => {
    const kinds = must(before, yes).effects.map((effect) => effect.kind)
    assert.deepEqual(
      kinds.filter((kind) => ['decision', 'agenda', 'disposition'].includes(kind)),
      ['decision', 'agenda', 'disposition'],
    )
  })

  test('arrival at steps 3 and 4 is entered in the incoming book', () => {
    const books = (advanced: Advanced) =>
      advanced.effects.flatMap((effect) => (effect.kind === 'agenda' ? [effect.book] : []))
    const drafted = after(
      started,
      { kind: 'complete', version: null, by: staff.fungsional },
      { kind: 'revise', version: 'v1', authors: [], by: staff.fungsional },
    )
    assert.deepEqual(books(must(drafted, { kind: 'complete', version: 'v1', by: staff.kabid })), ['incoming'])
    assert.deepEqual(books(must(written, { kind: 'complete', version: 'v1', by: staff.sekretaris })), ['incoming'])
  })

  test('a NO sends the text back to the step that the leader chose, and no approval stands', () => {
    const back = after(before, no)
    assert.equal(back.step, 2)
    assert.deepEqual(back.approvals, {})
  })

  test('a text changed after the YES does not go out; it is returned and decided on again', () => {
    const changed = after(before, yes, { kind: 'revise', version: 'v2', authors: [], by: staff.kabid })
    assert.equal(refusal(changed, { kind: 'complete', version: 'v2', by: staff.kabid }), 'not-approved')
    assert.equal(refusal(changed, { kind: 'return', reason: 'naskah berubah', toStep: 3, by: staff.kabid }), null)
  })

  test('a YES with notes goes no further until the notes are certified, and then binds the repaired text', () => {
    const repaired = after(before, noted, { kind: 'revise', version: 'v2', authors: [], by: staff.kabid })
    assert.equal(refusal(repaired, { kind: 'complete', version: 'v2', by: staff.kabid }), 'notes-not-certified')
    const certified = after(repaired, { kind: 'certify', version: 'v2', unticked: 0, outside: 0, by: staff.kabid })
    assert.equal(refusal(certified, { kind: 'complete', version: 'v2', by: staff.kabid }), null)
    assert.equal(
      refusal(certified, { kind: 'certify', version: 'v2', unticked: 0, outside: 0, by: staff.kabid }),
      'no-notes-open',
    )
  })

  test('a text changed after its notes were certified does not go out', () => {
    const changed = after(
      before,
      noted,
      { kind: 'certify', version: 'v1', unticked: 0, outside: 0, by: staff.kabid },
      { kind: 'revise', version: 'v3', authors: [], by: staff.kabid },
    )
    assert.equal(refusal(changed, { kind: 'complete', version: 'v3', by: staff.kabid }), 'not-approved')
  })

  test('the Sekretaris returns a text with a reason, and not without one', () => {
    assert.equal(refusal(written, { kind: 'return', reason: ' ', toStep: 2, by: staff.sekretaris }), 'reason-missing')
    assert.equal(after(written, { kind: 'return', reason: 'sumber kurang', toStep: 2, by: staff.sekretaris }).step, 2)
  })

  test('an act names the version it was done on; another is refused', () => {
    assert.equal(refusal(before, { ...yes, version: 'v0' }), 'version-differs')
    assert.equal(refusal(written, { kind: 'complete', version: null, by: staff.sekretaris }), 'version-differs')
  })

  test('nobody sends on an empty dossier', () => {
    const empty = after(started, { kind: 'complete', version: null, by: staff.fungsional })
    assert.equal(refusal(empty, { kind: 'complete', version: null, by: staff.kabid }), 'text-missing')
  })

  test('a leader who wrote part of the text does not decide on it', () => {
    assert.equal(refusal({ ...before, authors: ['edif'] }, yes), 'own-draft')
    assert.equal(refusal({ ...before, authors: ['edif'] }, no), 'own-draft')
  })

  test('an administrator in the leader’s post decides nothing, and an auditor does nothing', () => {
    assert.equal(
      refusal(before, { ...yes, by: { ...staff.kadis, role: 'administrator' } }),
      'administrator-decides-nothing',
    )
    assert.equal(refusal(before, { ...yes, by: { ...staff.kadis, role: 'auditor' } }), 'not-your-role')
  })

  test('each step is refused to every post but its own', () => {
    for (const who of [staff.fungsional, staff.kabid, staff.sekretaris])
      assert.equal(refusal(before, { ...yes, by: who }), 'not-your-step')
    assert.equal(refusal(written, { kind: 'complete', version: 'v1', by: staff.kadis }), 'not-your-step')
  })

  test('a NO names its reason and an earlier step', () => {
    assert.equal(refusal(before, { ...no, decision: { ...no.decision, reason: '  ' } }), 'reason-missing')
    for (const toStep of [1, 4, 5, 40])
      assert.equal(refusal(before, { ...no, decision: { ...no.decision, toStep } }), 'target-not-earlier')
  })

  test('the decision step is neither completed nor returned, and no other step is decided', () => {
    assert.equal(refusal(before, { kind: 'complete', version: 'v1', by: staff.kadis }), 'decision-needed')
    assert.equal(refusal(before, { kind: 'return', reason: 'x', toStep: 2, by: staff.kadis }), 'decision-needed')
    assert.equal(refusal(written, { ...yes, by: { ...staff.kadis, posts: ['sekretaris'] } }), 'not-a-decision')
  })

  test('a held dossier waits: only resume and withdraw move it', () => {
    const held = after(written, { kind: 'hold', reason: 'menunggu data OPD', by: staff.kabid })
    assert.equal(refusal(held, { kind: 'complete', version: 'v1', by: staff.sekretaris }), 'not-running')
    assert.equal(refusal(held, { kind: 'hold', reason: 'lagi', by: staff.kabid }), 'not-running')
    assert.equal(after(held, { kind: 'resume', by: staff.kabid }).state, 'running')
    assert.equal(refusal(written, { kind: 'resume', by: staff.kabid }), 'not-held')
  })

  test('a withdrawn dossier stays so', () => {
    const gone = after(written, { kind: 'withdraw', reason: 'dibatalkan OPD', by: staff.kabid })
    for (const act of [
      { kind: 'withdraw', reason: 'x', by: staff.kabid },
      { kind: 'resume', by: staff.kabid },
    ] as const)
      assert.ok(refusal(gone, act))
  })

  test('a dossier is reassigned only to someone in the step’s post', () => {
    const to = (posts: string[]): Act => ({ kind: 'reassign', toPersonId: 'siti', toPosts: posts, by: staff.kabid })
    assert.equal(refusal(written, to(['fungsional'])), 'person-not-in-post')
    assert.equal(after(written, to(['sekretaris'])).holderId, 'siti')
  })
})

const aFinding = (more: Partial<Finding> = {}): Finding => ({
  gate: 'text',
  code: 'gate-unknown',
  about: {},
  severity: 'must',
  place: null,
  law: '',
  key: 'k',
  override: 'reason',
  ...more,
})

describe('who acts in a post by a letter', () => {
  const mandate = (postId: string, kinds: string[] | null = null, steps: number[] | null = null) => ({
    tenureId: 't', postId, form: 'plh' as const, kinds, steps,
  }) // prettier-ignore
  const by = (mandates: ReturnType<typeof mandate>[], personId = 'bambang') => ({
    ...officer(personId, 'sekretaris', ...mandates.flatMap((it) => (it.kinds ?? it.steps ? [] : [it.postId]))),
    mandates,
  }) // prettier-ignore
  const release = { ...before, kind: 'siaran-pers' }

  test('does what the letter covers, by kind of text and by step, and is told when it does not', () => {
    const tries: [ReturnType<typeof mandate>, string | null][] = [
      [mandate('kepala-dinas'), null],
      [mandate('kepala-dinas', ['siaran-pers']), null],
      [mandate('kepala-dinas', ['siaran-pers'], [4]), null],
      [mandate('kepala-dinas', ['pengumuman']), 'outside-letter'],
      [mandate('kepala-dinas', null, [2, 3]), 'outside-letter'],
      [mandate('kepala-dinas', ['siaran-pers'], [2]), 'outside-letter'],
      [mandate('kepala-bidang', ['siaran-pers']), 'not-your-step'],
    ]
    for (const [one, code] of tries)
      assert.equal(refusal(release, { ...yes, by: by([one]) }), code, JSON.stringify(one))
  })

  test('an author decides on nothing they wrote, whatever posts and letters they hold', () => {
    const scope = fc.record({
      kinds: fc.option(fc.uniqueArray(fc.constantFrom('siaran-pers', 'pengumuman'), { minLength: 1 })),
      steps: fc.option(fc.uniqueArray(fc.constantFrom(2, 3, 4, 5), { minLength: 1 })),
      post: fc.constantFrom('fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas'),
    })
    fc.assert(
      fc.property(fc.array(scope), fc.constantFrom(yes, noted, no), (scopes, act) => {
        const who = by(scopes.map((it) => mandate(it.post, it.kinds, it.steps)), 'dewi') // prettier-ignore
        assert.notEqual(refusal(release, { ...act, by: who }), null)
        const oral = { ...release, approvals: { 4: { version: 'v1', notes: 'none' as const, oral: true as const } }, step: 5 } // prettier-ignore
        const word = { kind: 'ratify', version: 'v1', decision: { answer: 'yes' }, by: who } as const
        assert.notEqual(refusal(oral, word), null)
      }),
    )
  })
})

describe('letting a text pass in spite of a finding', () => {
  const override = (more: Partial<Extract<Act, { kind: 'override' }>> = {}): Act => ({
    kind: 'override',
    version: 'v1',
    finding: aFinding(),
    reason: 'data resmi terbuka',
    basis: '',
    record: '',
    by: staff.sekretaris,
    ...more,
  })

  test('the post whose step it is may, and who only drafts, leads or administers may not', () => {
    assert.equal(refusal(written, override()), null)
    for (const by of [staff.fungsional, staff.kabid, staff.kadis])
      assert.equal(refusal(written, override({ by })), 'not-your-step')
    assert.equal(
      refusal(written, override({ by: { ...staff.sekretaris, role: 'administrator' } })),
      'administrator-decides-nothing',
    )
    assert.equal(refusal(written, override({ by: { ...staff.sekretaris, role: 'auditor' } })), 'not-your-role')
  })

  test('it moves nothing and gives no approval', () => {
    const { next } = must(written, override())
    assert.deepEqual({ ...next, openedAt: null }, { ...written, openedAt: null })
  })

  test('what its rule does not allow is refused, and so is a finding that is not there', () => {
    assert.equal(refusal(written, override({ finding: aFinding({ override: 'never' }) })), 'override-not-allowed')
    assert.equal(refusal(written, override({ finding: aFinding({ severity: 'should' }) })), 'override-not-allowed')
    assert.equal(refusal(written, override({ finding: null })), 'finding-gone')
  })

  test('it needs its reason, and where the rule says so its lawful basis and the record of it', () => {
    const finding = aFinding({ override: 'basis' })
    assert.equal(refusal(written, override({ reason: '  ' })), 'reason-missing')
    assert.equal(refusal(written, override({ finding })), 'basis-missing')
    assert.equal(refusal(written, override({ finding, basis: 'UU 27/2022' })), 'basis-missing')
    assert.equal(refusal(written, override({ finding, basis: 'UU 27/2022', record: 'Map 3' })), null)
  })

  test('once the leader has decided nobody overrides any more: the text is returned', () => {
    const approved = after(before, yes)
    assert.equal(refusal(before, override({ by: staff.kadis })), null)
    assert.equal(refusal(approved, override({ by: staff.kabid })), 'override-too-late')
  })
})

describe('a leader’s YES by word of mouth', () => {
  const urgent: DossierState = { ...before, level: 'crisis' }
  type Heard = Extract<Act, { kind: 'approve-orally' }>
  const heard = (more: Partial<Heard> = {}): Heard => ({
    kind: 'approve-orally',
    version: 'v1',
    fromPersonId: 'edif',
    fromPosts: ['kepala-dinas'],
    heardAt: now,
    how: 'Lewat telepon dari lokasi.',
    by: staff.kabid,
    ...more,
  })
  const inWriting = (decision: Extract<Act, { kind: 'ratify' }>['decision'], by = staff.kadis): Act => ({
    kind: 'ratify',
    version: 'v1',
    decision,
    by,
  })
  const approved = after(urgent, heard())

  test('moves the text on as a YES does, and waits for its paper', () => {
    assert.deepEqual([approved.step, approved.approvals[4]], [5, { version: 'v1', notes: 'none', oral: true }])
    assert.equal(isApproved(defaultEdition, approved, 6), true)
    assert.deepEqual(
      must(urgent, heard()).effects.map((it) => it.kind),
      ['ledger', 'oral-approval', 'visit-opened', 'visit-done', 'visit-arrived'],
    )
    assert.equal(refusal(urgent, heard({ by: staff.sekretaris })), null)
  })

  test('is for a crisis only, from the leader whose post it is, heard by another who may, on this text, at this stay', () => {
    for (const level of ['watch', 'attention'] as const)
      assert.equal(refusal({ ...before, level }, heard()), 'not-urgent')
    assert.equal(refusal(urgent, heard({ by: staff.fungsional })), 'not-your-step')
    assert.equal(refusal(urgent, heard({ by: staff.kadis })), 'not-your-step')
    assert.equal(refusal(urgent, heard({ fromPersonId: 'retno' })), 'heard-from-oneself')
    assert.equal(refusal(urgent, heard({ fromPosts: ['sekretaris'] })), 'person-not-in-post')
    assert.equal(refusal(urgent, heard({ version: 'v0' })), 'version-differs')
    assert.equal(refusal(urgent, heard({ how: ' ' })), 'reason-missing')
    assert.equal(refusal(urgent, heard({ heardAt: new Date(now.getTime() - 60_000) })), 'heard-too-early')
    assert.equal(refusal({ ...urgent, authors: ['edif'] }, heard()), 'leader-wrote')
    assert.equal(refusal({ ...urgent, step: 3 }, heard()), 'not-a-decision')
    assert.equal(refusal(urgent, heard({ by: { ...staff.kabid, role: 'administrator' } })), 'administrator-decides-nothing') // prettier-ignore
  })

  const published = after(
    approved,
    { kind: 'complete', version: 'v1', by: staff.kabid },
    { kind: 'complete', version: 'v1', by: staff.fungsional },
  )

  test('ratified in writing it is a YES like any other, once, also when the text is public already', () => {
    for (const state of [approved, published]) {
      const after = must(state, inWriting({ answer: 'yes' })).next
      assert.deepEqual([after.state, after.step, after.approvals[4]], [state.state, state.step, { version: 'v1', notes: 'none' }]) // prettier-ignore
      assert.equal(refusal(after, inWriting({ answer: 'yes' })), 'nothing-to-ratify')
    }
  })

  test('only the leader’s post ratifies, on the text that was heard, and not on their own', () => {
    for (const by of [staff.kabid, staff.sekretaris, staff.fungsional])
      assert.equal(refusal(published, inWriting({ answer: 'yes' }, by)), 'not-your-step')
    assert.equal(refusal({ ...published, authors: ['edif'] }, inWriting({ answer: 'yes' })), 'own-draft')
    assert.equal(refusal(published, { ...inWriting({ answer: 'yes' }), version: 'v2' } as Act), 'version-differs')
    assert.equal(refusal(published, inWriting({ answer: 'no', reason: '' })), 'reason-missing')
  })

  test('refused, what is public is withdrawn at once, and what is on its way goes back without its YES', () => {
    const no = inWriting({ answer: 'no', reason: 'Bukan ini yang saya setujui.' })
    const { next, effects } = must(published, no)
    assert.deepEqual([next.state, next.approvals], ['withdrawn', {}])
    assert.ok(effects.some((it) => it.kind === 'withdrawal'))
    const back = must(approved, no).next
    assert.deepEqual([back.state, back.step, back.approvals], ['running', 2, {}])
  })

  test('an edit afterwards takes it away like any YES: it is not on that text', () => {
    const edited = after(approved, { kind: 'revise', version: 'v2', authors: [], by: staff.kabid })
    assert.equal(isApproved(defaultEdition, edited, 6), false)
    assert.equal(refusal(edited, { kind: 'complete', version: 'v2', by: staff.kabid }), 'not-approved')
  })
})

// Random offices, random acts

const kinds: readonly ActKind[] = [
  'open',
  'revise',
  'complete',
  'return',
  'decide',
  'approve-orally',
  'ratify',
  'certify',
  'override',
  'assess',
  'hold',
  'resume',
  'reassign',
  'withdraw',
  'correct',
  'drop-correction',
]
type Wish = {
  kind: ActKind
  post: number
  person: number
  version: number
  fresh: boolean
  answer: number
  step: number
  reason: string
}
const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<ActKind>('complete', 'decide') },
    { weight: 2, arbitrary: fc.constantFrom<ActKind>('revise', 'certify') },
    { weight: 3, arbitrary: fc.constantFrom<ActKind>('approve-orally', 'ratify') },
    { weight: 2, arbitrary: fc.constantFrom<ActKind>('correct', 'drop-correction') },
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  ),
  post: fc.nat(11),
  person: fc.nat(5),
  version: fc.nat(3),
  fresh: fc.integer({ min: 0, max: 9 }).map((it) => it > 0),
  answer: fc.constantFrom(0, 0, 0, 1, 2),
  step: fc.integer({ min: 1, max: 40 }),
  reason: fc.constantFrom('sebab', 'sebab', 'sebab', ''),
})

/** A wish becomes an act that is often, not always, allowed: mostly by a holder of the right post, on the right version. */
function actOf(procedure: Procedure, dossier: DossierState, it: Wish): Act {
  const here = stepOf(procedure, dossier.step)
  const post = it.post < 8 ? here.executor : (procedure.posts[it.post % procedure.posts.length]?.id ?? here.executor)
  const by = officer(`p${it.person}`, post)
  const version = it.fresh ? dossier.version : `v${it.version}`
  switch (it.kind) {
    case 'open':
    case 'resume':
      return { kind: it.kind, by }
    case 'revise':
      return { kind: 'revise', version: `v${it.version}`, authors: [], by }
    case 'complete':
      return { kind: 'complete', version, by }
    case 'return':
      return { kind: 'return', reason: it.reason, toStep: it.step, by }
    case 'decide': {
      const decision =
        it.answer === 0
          ? ({ answer: 'yes' } as const)
          : it.answer === 1
            ? ({ answer: 'yes-with-notes', notes: [{ text: it.reason }] } as const)
            : ({ answer: 'no', reason: it.reason, toStep: it.step } as const)
      return { kind: 'decide', version: version ?? '', decision, by }
    }
    case 'approve-orally': {
      const heard = { fromPersonId: `p${it.step % 6}`, fromPosts: it.fresh ? [here.executor] : [], heardAt: now }
      const hearer = officer(`p${it.person}`, it.post < 8 ? (procedure.coordinators[0] ?? post) : post)
      return { kind: 'approve-orally', version: version ?? '', ...heard, how: it.reason, by: hearer }
    }
    case 'ratify': {
      const open = toRatify(procedure, dossier)
      const leader = officer(`p${it.person}`, it.post < 8 ? (open?.step.executor ?? post) : post)
      const approved = it.fresh ? open?.version : `v${it.version}`
      const decision = it.answer === 2 ? ({ answer: 'no', reason: it.reason } as const) : ({ answer: 'yes' } as const)
      return { kind: 'ratify', version: approved ?? '', decision, by: leader }
    }
    case 'certify':
      return {
        kind: 'certify',
        version: version ?? '',
        unticked: it.answer === 2 ? 1 : 0,
        outside: it.person === 5 ? 1 : 0,
        by,
      }
    case 'override': {
      const finding = it.answer === 2 ? null : aFinding({ override: it.answer === 1 ? 'never' : 'basis' })
      const record = it.person < 4 ? 'Map 3' : ''
      return { kind: 'override', version: version ?? '', finding, reason: it.reason, basis: 'UU 27/2022', record, by }
    }
    case 'assess':
      return { kind: 'assess', level: 'alert', was: it.answer === 0 ? 'alert' : 'watch', reason: it.reason, by }
    case 'hold':
    case 'withdraw':
      return { kind: it.kind, reason: it.reason, by }
    case 'correct':
    case 'drop-correction': {
      const corrector = officer(`p${it.person}`, correctorsOf(procedure)[it.post % 3] ?? post)
      return it.kind === 'correct'
        ? { kind: 'correct', form: it.fresh ? 'correction' : 'clarification', note: it.reason, by: corrector }
        : { kind: 'drop-correction', reason: it.reason, by: corrector }
    }
    case 'limit':
      return { kind: it.kind, reason: it.reason, readers: it.fresh ? { personIds: [], postIds: [] } : null, by }
    case 'reassign':
      return { kind: 'reassign', toPersonId: 'p9', toPosts: [here.executor], by }
  }
}

type Walk = { edition: Procedure; wishes: Wish[]; level: DossierState['level'] }
const walk: fc.Arbitrary<Walk> = fc.record({
  edition: anyEdition(),
  level: fc.constantFrom('watch', 'attention', 'alert', 'crisis'),
  wishes: fc.array(wish, { minLength: 1, maxLength: 200, size: 'max' }),
})

/** Walks a dossier through random acts and shows each step of the way that was allowed. */
function go(
  { edition, wishes, level }: Walk,
  look: (was: DossierState, act: Act, advanced: Advanced) => void,
): { end: DossierState; done: Act[] } {
  const done: Act[] = []
  let dossier: DossierState = { ...started, level }
  for (const it of wishes) {
    const act = actOf(edition, dossier, it)
    const advanced = advance(edition, dossier, act, now)
    if ('refused' in advanced) continue
    look(dossier, act, advanced)
    done.push(act)
    dossier = advanced.next
  }
  return { end: dossier, done }
}

/** The leader's own word in writing, where one is waited for. */
function ratifying(edition: Procedure, dossier: DossierState): Act {
  const open = toRatify(edition, dossier)
  const by = officer('nobody-wrote', open?.step.executor ?? '')
  return { kind: 'ratify', version: open?.version ?? '', decision: { answer: 'yes' }, by }
}

describe('putting right what is public', () => {
  const published = after(
    before,
    yes,
    { kind: 'complete', version: 'v1', by: staff.kabid },
    { kind: 'complete', version: 'v1', by: staff.fungsional },
  )
  const correct: Extract<Act, { kind: 'correct' }> = { kind: 'correct', form: 'correction', note: 'Angkanya 12.', by: staff.fungsional } // prettier-ignore
  const open = after(published, correct)
  const rewritten = after(open, { kind: 'revise', version: 'v2', authors: ['dewi'], by: staff.fungsional })
  const yesAgain = { ...yes, version: 'v2' }
  const corrected = after(
    rewritten,
    { kind: 'complete', version: 'v2', by: staff.kabid },
    { kind: 'complete', version: 'v2', by: staff.sekretaris },
    yesAgain,
    { kind: 'complete', version: 'v2', by: staff.kabid },
  )
  const oral = { 4: { version: 'v1', notes: 'none', oral: true } } as const

  test('begins at the step that writes, without any YES, and what is public stays known', () => {
    assert.deepEqual([open.state, open.step, open.visit, open.approvals], ['running', 2, published.visit + 1, {}])
    assert.deepEqual(open.correction, { form: 'correction', note: 'Angkanya 12.', version: 'v1', approvals: published.approvals }) // prettier-ignore
  })

  test('goes past all four posts again, and ends in a correction and no second publication', () => {
    assert.equal(refusal(rewritten, { kind: 'complete', version: 'v2', by: staff.fungsional }), 'not-your-step')
    const { next, effects } = must(corrected, { kind: 'complete', version: 'v2', by: staff.fungsional })
    assert.deepEqual([next.state, next.correction, next.version], ['published', null, 'v2'])
    assert.deepEqual(
      effects.filter((it) => it.kind === 'correction' || it.kind === 'publication'),
      [{ kind: 'correction', form: 'correction', note: 'Angkanya 12.', version: 'v2', step: 6 }],
    )
  })

  test('is for who publishes, writes or coordinates; the Sekretaris, the leader, the administrator and the auditor may not', () => {
    assert.equal(refusal(published, { ...correct, by: staff.kabid }), null)
    for (const by of [staff.sekretaris, staff.kadis])
      assert.equal(refusal(published, { ...correct, by }), 'not-your-step')
    for (const by of [staff.sekretaris, staff.kadis])
      assert.equal(refusal(open, { kind: 'drop-correction', reason: 'x', by }), 'not-your-step')
    assert.equal(refusal(published, { ...correct, by: { ...staff.fungsional, role: 'auditor' } }), 'not-your-role')
    assert.equal(
      refusal(published, { ...correct, by: { ...staff.kabid, role: 'administrator' } }),
      'administrator-decides-nothing',
    )
  })

  test('needs a note for the public, and something that is public', () => {
    assert.equal(refusal(published, { ...correct, note: ' ' }), 'reason-missing')
    assert.equal(refusal(written, { ...correct, by: staff.kabid }), 'not-public')
    const gone = after(published, { kind: 'withdraw', reason: 'keliru', by: staff.kabid })
    assert.equal(refusal(gone, correct), 'publication-withdrawn')
  })

  test('a text that is still the public one goes nowhere', () => {
    assert.equal(refusal(open, { kind: 'complete', version: 'v1', by: staff.kabid }), 'correction-unchanged')
  })

  test('its note is said anew while it is written, and not once it was sent on', () => {
    const reworded = after(open, { ...correct, form: 'clarification', note: 'Jamnya 08.00.' })
    assert.deepEqual([reworded.step, reworded.visit, reworded.correction?.note], [2, open.visit, 'Jamnya 08.00.'])
    const sent = after(rewritten, { kind: 'complete', version: 'v2', by: staff.kabid })
    assert.equal(refusal(sent, { ...correct, note: 'lain' }), 'correction-sent-on')
  })

  test('a NO on the corrected text leaves the first one public', () => {
    const asked = after(
      rewritten,
      { kind: 'complete', version: 'v2', by: staff.kabid },
      { kind: 'complete', version: 'v2', by: staff.sekretaris },
    )
    const refused = must(asked, { ...no, version: 'v2' })
    assert.equal(refused.next.correction?.version, 'v1')
    assert.ok(!refused.effects.some((it) => it.kind === 'withdrawal'))
  })

  test('given up, the first text is public as it was', () => {
    const dropped = must(corrected, { kind: 'drop-correction', reason: 'ternyata benar', by: staff.kabid })
    assert.deepEqual(
      [dropped.next.state, dropped.next.step, dropped.next.version, dropped.next.approvals, dropped.next.correction],
      ['published', 6, 'v1', published.approvals, null],
    )
    assert.ok(!dropped.effects.some((it) => it.kind === 'correction' || it.kind === 'withdrawal'))
    assert.equal(refusal(published, { kind: 'drop-correction', reason: 'x', by: staff.kabid }), 'no-correction')
  })

  test('withdrawn meanwhile, what is public is taken back too', () => {
    const { next, effects } = must(open, { kind: 'withdraw', reason: 'keliru', by: staff.kabid })
    assert.deepEqual([next.state, next.correction], ['withdrawn', null])
    for (const kind of ['withdrawal', 'visit-done'] as const) assert.ok(effects.some((it) => it.kind === kind))
    assert.equal(effects.filter((it) => it.kind === 'agenda').length, 1)
  })

  test('what went out on a spoken YES is put in writing before another text stands in its place', () => {
    const spoken = after({ ...published, level: 'crisis', approvals: oral }, correct)
    const asked = after(
      { ...spoken, version: 'v2' },
      { kind: 'complete', version: 'v2', by: staff.kabid },
      { kind: 'complete', version: 'v2', by: staff.sekretaris },
    )
    const heard = { kind: 'approve-orally', version: 'v2', fromPersonId: 'edif', fromPosts: ['kepala-dinas'], heardAt: now, how: 'telepon', by: staff.kabid } as const // prettier-ignore
    assert.equal(refusal(asked, heard), 'ratify-first')
    const last = after(asked, yesAgain, { kind: 'complete', version: 'v2', by: staff.kabid })
    assert.equal(refusal(last, { kind: 'complete', version: 'v2', by: staff.fungsional }), 'ratify-first')
    const ratify = { kind: 'ratify', version: 'v1', decision: { answer: 'yes' }, by: staff.kadis } as const
    const ratified = after(last, ratify)
    assert.deepEqual(ratified.correction?.approvals[4], { version: 'v1', notes: 'none' })
    assert.equal(after(ratified, { kind: 'complete', version: 'v2', by: staff.fungsional }).state, 'published')
    const denied = must(last, { ...ratify, decision: { answer: 'no', reason: 'bukan ucapan saya' } })
    assert.deepEqual([denied.next.state, denied.next.correction], ['withdrawn', null])
    assert.ok(denied.effects.some((it) => it.kind === 'withdrawal'))
  })
})

describe('any office, any acts', () => {
  test('nothing goes out without a standing YES of every decision step on that exact version', () => {
    let publications = 0
    let corrections = 0
    fc.assert(
      fc.property(walk, (it) => {
        const said = new Map<number, { version: string; yes: boolean }>()
        let first = ''
        go(it, (was, act, { next, effects }) => {
          // What was said of the first text counts for no other, and of a correction that was given up for none.
          if (act.kind === 'drop-correction' || (act.kind === 'correct' && !was.correction)) said.clear()
          if (next.correction) assert.equal(next.correction.version, first, 'what is public stays so meanwhile')
          for (const effect of effects) {
            // The word on what is public, written down while another text is on its way, says nothing of that one.
            if (effect.kind === 'decision' && effect.version === was.correction?.version) continue
            if (effect.kind === 'decision')
              said.set(effect.step, { version: effect.version, yes: effect.decision.answer === 'yes' })
            if (effect.kind === 'oral-approval') said.set(effect.step, { version: effect.version, yes: true })
            if (effect.kind === 'certification') said.set(effect.step, { version: effect.version, yes: true })
            if (effect.kind !== 'publication' && effect.kind !== 'correction') continue
            if (effect.kind === 'publication') publications++
            else corrections++
            assert.equal(
              effect.kind === 'correction',
              first !== '',
              'a dossier goes out once, and is corrected after that',
            )
            assert.notEqual(effect.version, first)
            first = effect.version
            assert.equal(act.kind, 'complete')
            const decisions = it.edition.steps.filter((step) => step.shape === 'decision')
            assert.ok(decisions.length > 0)
            for (const step of decisions)
              assert.deepEqual(said.get(step.number), { version: effect.version, yes: true })
            assert.equal(effect.version, was.version)
          }
        })
      }),
      { numRuns: 600 },
    )
    assert.ok(publications > 0, 'the random walks reached a publication at least once')
    assert.ok(corrections > 0, 'and a correction of one')
  })

  test('a word of mouth stands for a YES in a crisis only, is nobody’s own, and is put in writing at most once', () => {
    let ratified = 0
    fc.assert(
      fc.property(walk, (it) => {
        const open = new Map<number, string>()
        go(it, (was, act, { next, effects }) => {
          for (const effect of effects) {
            if (effect.kind === 'oral-approval') {
              assert.ok(was.level === 'alert' || was.level === 'crisis')
              assert.ok(effect.fromPersonId !== act.by.personId && !was.authors.includes(effect.fromPersonId))
              assert.equal(effect.version, was.version)
              open.set(effect.step, effect.version)
            }
            if (act.kind === 'ratify' && effect.kind === 'decision') {
              assert.equal(open.get(effect.step), effect.version)
              assert.ok(!was.authors.includes(act.by.personId))
              open.delete(effect.step)
              ratified++
              const wasPublic = was.state === 'published' || was.correction?.approvals[effect.step]?.oral === true
              assert.equal(next.state === 'withdrawn', act.decision.answer === 'no' && wasPublic)
            }
          }
          // One at a time: what is public is put in writing before another word is taken down.
          const standing = [next.correction?.approvals ?? {}, next.approvals].flatMap((it) => Object.entries(it))
          // What is shown as open is exactly what was heard and neither put in writing nor sent back.
          for (const [step, approval] of standing)
            assert.equal(approval.oral ?? false, open.has(Number(step)) && open.get(Number(step)) === approval.version)
          for (const step of open.keys())
            if (!standing.some(([at, approval]) => Number(at) === step && approval.oral)) open.delete(step)
        })
      }),
      { numRuns: 400 },
    )
    assert.ok(ratified > 0, 'the random walks came to a ratification at least once')
  })

  test('no step is skipped: forward goes along the edition’s own arrow, back goes back', () => {
    fc.assert(
      fc.property(walk, (it) => {
        go(it, (was, act, { next }) => {
          if (next.step <= was.step) return
          if (act.kind === 'drop-correction') return assert.equal(next.state, 'published')
          const here = stepOf(it.edition, was.step)
          assert.equal(next.step, here.yes ?? here.number + 1)
        })
      }),
    )
  })

  test('a decision is never by an author of the text', () => {
    fc.assert(
      fc.property(walk, (it) => {
        const authors = new Set<string>()
        go(it, (_was, act) => {
          if (act.kind === 'revise') authors.add(act.by.personId)
          if (act.kind === 'decide' || act.kind === 'ratify') assert.ok(!authors.has(act.by.personId))
        })
      }),
    )
  })

  test('whoever acts, every dossier that is not at its end has an act that someone may do', () => {
    fc.assert(
      fc.property(walk, (it) => {
        const { end } = go(it, () => {})
        if (end.state === 'withdrawn') return
        const here = stepOf(it.edition, end.step)
        const someone = officer('nobody-wrote', here.executor, ...it.edition.coordinators)
        const tries: Act[] = [
          { kind: 'complete', version: end.version, by: someone },
          { kind: 'revise', version: 'new', authors: [], by: someone },
          { kind: 'decide', version: end.version ?? '', decision: { answer: 'yes' }, by: someone },
          {
            kind: 'decide',
            version: end.version ?? '',
            decision: { answer: 'no', reason: 'x', toStep: here.number - 1 },
            by: someone,
          },
          { kind: 'resume', by: someone },
          ...(end.state === 'published' ? [{ kind: 'withdraw', reason: 'x', by: someone } as const] : []),
          ...(end.correction ? [ratifying(it.edition, end)] : []),
        ]
        assert.ok(
          tries.some((act) => whyNotAct(it.edition, end, act) === null),
          JSON.stringify(end),
        )
      }),
    )
  })

  test('an approval that no longer covers the text can always be asked for again', () => {
    fc.assert(
      fc.property(walk, (it) => {
        const { end } = go(it, () => {})
        const here = stepOf(it.edition, end.step)
        if (end.state !== 'running' || here.shape === 'decision' || isApproved(it.edition, end, here.number)) return
        const back: Act = {
          kind: 'return',
          reason: 'x',
          toStep: here.number - 1,
          by: officer('someone', here.executor),
        }
        assert.equal(whyNotAct(it.edition, end, back), null)
      }),
    )
  })

  test('every override is seen by a leader before the text goes out, and never one that its rule forbids', () => {
    fc.assert(
      fc.property(walk, (it) => {
        go(it, (was, _act, { effects }) => {
          const overridden = effects.find((effect) => effect.kind === 'override')
          if (!overridden) return
          assert.notEqual(overridden.finding.override, 'never')
          assert.ok(it.edition.steps.some((step) => step.shape === 'decision' && step.number >= was.step))
        })
      }),
    )
  })

  test('replaying the acts gives the same state', () => {
    fc.assert(
      fc.property(walk, (it) => {
        const { end, done } = go(it, () => {})
        let again: DossierState = { ...started, level: it.level }
        for (const act of done) {
          const advanced = advance(it.edition, again, act, now)
          assert.ok(!('refused' in advanced))
          again = advanced.next
        }
        assert.deepEqual(again, end)
      }),
    )
  })

  test('a refused act changes nothing and an allowed one is told to the ledger exactly once', () => {
    fc.assert(
      fc.property(walk, (it) => {
        go(it, (_was, _act, { effects }) =>
          assert.equal(effects.filter((effect) => effect.kind === 'ledger').length, 1),
        )
      }),
    )
  })
})
