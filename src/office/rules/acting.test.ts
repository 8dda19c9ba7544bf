import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { overlap, share, whyNotAppoint, whyNotEndOn, whyNotHold, type Appointment, type Tenure } from './acting.ts'

const held = (personId: string, fromOn: string, untilOn: string | null = null): Tenure => ({
  personId, person: personId, fromOn, untilOn, acting: null, forPersonId: null, letter: '', kinds: null, steps: null,
}) // prettier-ignore
const plh: Appointment = {
  form: 'plh', personId: 'bambang', forPersonId: 'edif', number: '800/123/2026', datedOn: '2026-11-20',
  fromOn: '2026-11-23', untilOn: '2026-11-27', kinds: null, steps: null,
} // prettier-ignore
const acts = (it: Appointment, letter = it.number): Tenure => ({
  ...it, person: it.personId, acting: it.form, letter,
}) // prettier-ignore
const edif = held('edif', '2025-01-02')
const why = (more: Partial<Appointment>, tenures: readonly Tenure[] = [edif]) => {
  const reason = whyNotAppoint({ ...plh, ...more }, tenures)
  return reason && [reason.code, 'field' in reason ? reason.field : '']
}
const plt = { form: 'plt', forPersonId: null } as const

describe('a letter that appoints', () => {
  test('a Plh for a holder over days that are all theirs, and a Plt for a vacancy with or without an end', () => {
    assert.equal(why({}), null)
    assert.equal(why(plt, []), null)
    assert.equal(why({ ...plt, untilOn: null }, []), null)
    assert.equal(why(plt, [held('edif', '2025-01-02', '2026-11-22'), held('retno', '2026-11-28')]), null)
  })

  test('is refused with the field that is wrong', () => {
    const table: [Partial<Appointment>, readonly Tenure[], string, string][] = [
      [{ number: '  ' }, [edif], 'letter-number-missing', 'number'],
      [{ untilOn: '2026-11-22' }, [edif], 'days-reversed', 'untilOn'],
      [{ untilOn: null }, [edif], 'acting-end-missing', 'untilOn'],
      [{ datedOn: '2026-11-24' }, [edif], 'letter-after-start', 'fromOn'],
      [{ personId: 'edif' }, [edif], 'acting-for-oneself', 'personId'],
      [plt, [edif], 'acting-post-held', 'form'],
      [plt, [held('edif', '2025-01-02', '2026-11-23')], 'acting-post-held', 'form'],
      [{ ...plt, untilOn: null }, [held('retno', '2030-01-01')], 'acting-post-held', 'form'],
      [{}, [], 'acting-post-vacant', 'forPersonId'],
      [{}, [held('retno', '2025-01-02')], 'acting-post-vacant', 'forPersonId'],
      [{}, [held('edif', '2025-01-02', '2026-11-26')], 'acting-post-vacant', 'forPersonId'],
      [{}, [held('edif', '2026-11-24')], 'acting-post-vacant', 'forPersonId'],
      [{}, [edif, held('bambang', '2026-11-27')], 'tenure-overlaps', 'personId'],
    ]
    for (const [more, tenures, code, field] of table)
      assert.deepEqual(why(more, tenures), [code, field], JSON.stringify(more))
  })

  test('is not passed on: who only acts in a post cannot be acted for in it', () => {
    const first = acts({ ...plh, ...plt, personId: 'retno', fromOn: '2026-11-01', untilOn: null })
    assert.deepEqual(why({ forPersonId: 'retno' }, [first]), ['acting-chain', 'forPersonId'])
    const second = acts({ ...plh, personId: 'retno' })
    assert.deepEqual(why({ forPersonId: 'retno' }, [edif, second]), ['acting-chain', 'forPersonId'])
  })

  test('two at once for one post are refused, unless they share no work or no day', () => {
    const first = acts({ ...plh, personId: 'retno', steps: [4], kinds: ['siaran-pers'] })
    assert.deepEqual(why({}, [edif, first]), ['acting-overlaps', 'fromOn'])
    assert.deepEqual(why({ steps: [4] }, [edif, first]), ['acting-overlaps', 'fromOn'])
    assert.deepEqual(why({ steps: [4, 5], kinds: ['pengumuman', 'siaran-pers'] }, [edif, first]), ['acting-overlaps', 'fromOn']) // prettier-ignore
    assert.equal(why({ steps: [5] }, [edif, first]), null)
    assert.equal(why({ kinds: ['pengumuman'] }, [edif, first]), null)
    assert.equal(why({ fromOn: '2026-11-28', untilOn: '2026-11-30' }, [edif, first]), null)
  })
})

test('nobody takes a post over, or leaves it, under a letter that would go on', () => {
  const acting = acts({ ...plh, ...plt, personId: 'retno', untilOn: null })
  assert.equal(whyNotHold({ fromOn: '2027-01-01', untilOn: null }, [acting])?.code, 'acting-runs-on')
  assert.equal(whyNotHold({ fromOn: '2026-01-01', untilOn: '2026-11-22' }, [acting]), null)
  const absent = acts(plh)
  assert.equal(whyNotEndOn({ personId: 'edif', untilOn: '2026-11-26' }, [edif, absent])?.code, 'acting-runs-on')
  assert.equal(whyNotEndOn({ personId: 'edif', untilOn: '2026-11-27' }, [edif, absent]), null)
  assert.equal(whyNotEndOn({ personId: 'retno', untilOn: '2026-11-01' }, [edif, absent]), null)
})

const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
const anyScope = fc.record({
  kinds: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 })),
  steps: fc.option(fc.uniqueArray(fc.constantFrom(2, 3, 4), { minLength: 1 })),
})
const anyone = fc.constantFrom('edif', 'retno', 'bambang', 'dewi')
const anyAppointment: fc.Arbitrary<Appointment> = fc
  .record({ form: fc.constantFrom('plt' as const, 'plh' as const), personId: anyone, absent: anyone, fromOn: anyDay, untilOn: fc.option(anyDay), scope: anyScope }) // prettier-ignore
  .map(({ absent, scope, ...it }) => ({
    ...it, ...scope, number: '1', datedOn: '2026-10-01', forPersonId: it.form === 'plh' ? absent : null,
  })) // prettier-ignore

test('whatever letters are tried in any order, no day has two for one work, nor a Plt beside a holder, nor a Plh without', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyone, anyDay, fc.option(anyDay)), { maxLength: 3 }),
      fc.array(anyAppointment, { maxLength: 12 }),
      (tenures, letters) => {
        const all: Tenure[] = tenures.flatMap(([who, fromOn, untilOn]) =>
          untilOn !== null && untilOn < fromOn ? [] : [held(who, fromOn, untilOn)],
        )
        for (const it of letters) if (whyNotAppoint(it, all) === null) all.push(acts(it))
        const acting = all.filter((it) => it.acting !== null)
        for (const one of acting) {
          assert.notEqual(one.personId, one.forPersonId)
          for (const other of all) {
            if (other === one || !overlap(one, other)) continue
            if (other.acting !== null) assert.ok(!share(one, other), 'two letters at once')
            else assert.notEqual(one.acting, 'plt', 'a Plt beside a holder')
          }
          if (one.acting === 'plh')
            assert.ok(
              all.some((it) => it.acting === null && it.personId === one.forPersonId && it.fromOn <= one.fromOn),
            )
        }
      },
    ),
  )
})
