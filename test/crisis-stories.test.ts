import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readArticle, withTitle } from '../src/radar/cleaning.ts'
import { defaultCrisisRules, Pulse, scoreOf } from '../src/radar/crisis.ts'
import { signsOf } from '../src/radar/signs.ts'
import { toneOf } from '../src/radar/tone.ts'
import { readTitle } from '../src/radar/traits.ts'

type Story = { readonly kind: string; readonly name: string; readonly items: readonly string[] }

/**
 * Invented stories of three to five outlets: everyday, grave (Siaga or more), serious (Siaga and no more) and crisis.
 * Words for the radar were chosen by every other one.
 */
const stories: readonly Story[] = readFileSync(new URL('data/crisis-stories.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [kind = '', name = '', ...items] = line.split('\t')
    return { kind, name, items }
  })

/** The scores after each report, an hour apart, with the tone as the office reads it or without. */
function scoresOf({ items }: Story, isToned: boolean): number[] {
  const pulse = new Pulse()
  return items.map((item, at) => {
    const [title = '', text = ''] = item.split('|')
    const whole = withTitle(readTitle(title), readArticle(text))
    pulse.add({
      id: at,
      atMs: at * 3_600_000,
      source: `s${at}`,
      weight: 3,
      isCopy: false,
      isComplaint: false,
      isUnproven: false,
      isNegative: isToned ? toneOf(whole.text, whole).label === 'negative' : null,
      ...signsOf(whole),
      officials: [],
      places: [],
    })
    return scoreOf(pulse.factsOf(1, null)).score
  })
}

const { attention, alert } = defaultCrisisRules.levels
/** The score that is called an alarm when streams are measured. */
const ALARM = 0.5

for (const isToned of [false, true])
  test(`everyday news wakes nobody, and what is grave does within five reports, tone ${isToned ? 'read' : 'unknown'}`, () => {
    const of = (...kinds: readonly string[]) => stories.filter((it) => kinds.includes(it.kind)).map((it) => ({ name: it.name, scores: scoresOf(it, isToned) })) // prettier-ignore
    const most = (scores: readonly number[]) => Math.max(...scores)
    const [everyday, grave, serious, crisis] = [of('everyday'), of('grave', 'serious', 'crisis'), of('serious'), of('crisis')] // prettier-ignore
    assert.ok(everyday.length >= 85 && grave.length >= 55 && serious.length >= 7 && crisis.length >= 10)
    const woken = everyday.filter(({ scores }) => most(scores) >= alert).map((it) => it.name)
    const slept = grave.filter(({ scores }) => most(scores) < alert).map((it) => it.name)
    const overlooked = grave.filter(({ scores }) => most(scores) < attention).map((it) => it.name)
    const late = grave.filter(({ scores }) => (scores[0] ?? 0) < attention).map((it) => it.name)
    assert.deepEqual(woken, [])
    assert.ok(slept.length <= 2, slept.join())
    assert.deepEqual(overlooked, [])
    assert.ok(late.length <= 16, late.join())
    assert.deepEqual(serious.filter(({ scores }) => most(scores) >= ALARM).map((it) => it.name), [], 'no crisis') // prettier-ignore
    assert.deepEqual(
      crisis.filter(({ scores }) => most(scores) < ALARM).map((it) => it.name),
      [],
      'a crisis',
    )
  })
