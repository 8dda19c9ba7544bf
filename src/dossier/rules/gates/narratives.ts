import { plainTextOf, type Content } from '../../../base/content.ts'
import { shinglesOf } from '../../../base/shingles.ts'
import type { Finding } from '../gate.ts'

/** A version of a narrative that somebody took over, with how that narrative stands today. */
export type TakenNarrative = {
  readonly id: string
  readonly number: number
  readonly title: string
  /** The words that were taken over. */
  readonly text: string
  readonly standing: 'valid' | 'replaced' | 'expired' | 'withdrawn'
  /** The last day on which it counted. */
  readonly until: string
}

/** How much of a narrative has to stand in a text for its words to be there still: a writer shortens and turns them round. */
const STANDS_FROM = 0.3

/**
 * What a text took over from the library and still says, though the office does not any more. Withdrawn or over it shuts
 * the gate, until the words go or somebody says why they stay; where a newer version counts, that is told.
 */
export function narrativeFindings(content: Content, taken: readonly TakenNarrative[]): Finding[] {
  const old = taken.filter((it) => it.standing !== 'valid')
  if (old.length === 0) return []
  const { title, summary, body, fields = {} } = content
  const said = shinglesOf([title, summary, plainTextOf(body), ...Object.values(fields)].join('\n'))
  return old
    .filter((it) => standsIn(said, it.text))
    .map(({ id, number, title: name, standing, until }) => ({
      gate: 'facts',
      code: `narrative-${standing as Exclude<TakenNarrative['standing'], 'valid'>}` as const,
      about: { name, number, until },
      severity: standing === 'replaced' ? 'should' : 'must',
      place: null,
      law: '',
      key: `narrative-${standing}:${id}:${number}`,
      override: standing === 'replaced' ? 'never' : 'reason',
    }))
}

function standsIn(said: ReadonlySet<number>, text: string): boolean {
  const words = shinglesOf(text)
  let there = 0
  for (const it of words) if (said.has(it)) there += 1
  return there > 0 && there >= words.size * STANDS_FROM
}
