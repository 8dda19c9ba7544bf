import { piecesOf } from '../../../base/content-places.ts'
import type { Content } from '../../../base/content.ts'
import type { Finding, Gate } from '../gate.ts'
import { channelsOf, stalenessOf } from '../variants.ts'
import { contradictionsOf } from '../variants/contradictions.ts'
import { HASHTAGS_MAX, hashtagsOf, lengthOf, limits, type Variant } from '../variants/limits.ts'

/** Each target channel has its form, within its limit, and no form says otherwise than the facts. */
export const variantsGate: Gate = {
  id: 'variants',
  findingsOf({ content, type }) {
    const variants = content.variants ?? []
    const missing = type
      ? channelsOf(type).filter((channel) => !variants.some((it) => it.channel === channel && it.text.trim()))
      : []
    const main = variants.some((it) => it.own) ? mainTextOf(content) : ''
    return [
      ...missing.map((channel) => ({
        ...base,
        code: 'variant-missing' as const,
        about: { channel },
        place: null,
        key: `variant-missing:${channel}`,
      })),
      ...variants.flatMap((it) => [...sizeOf(it), ...(it.own ? wordsOf(content, it, main) : [])]),
    ]
  },
}

const base = { gate: 'variants', severity: 'must', law: '', override: 'never' } as const

function sizeOf({ channel, text }: Variant): Finding[] {
  const { max } = limits[channel]
  const length = lengthOf(channel, text)
  const hashtags = channel === 'caption' ? hashtagsOf(text).length : 0
  const place = { at: `variant/${channel}`, from: 0, to: 0 }
  const finding = (
    code: 'variant-too-long' | 'variant-hashtags' | 'variant-lines',
    about: Finding['about'],
  ): Finding => ({
    ...base,
    code,
    about,
    place,
    key: `${code}:${channel}`,
  })
  return [
    ...(length > max ? [finding('variant-too-long', { channel, length, max })] : []),
    ...(hashtags > HASHTAGS_MAX ? [finding('variant-hashtags', { count: hashtags, max: HASHTAGS_MAX })] : []),
    ...(channel === 'videotron' && text.trim().includes('\n') ? [finding('variant-lines', {})] : []),
  ]
}

/** What only words of one's own can get wrong: what is derived says what the text says. */
function wordsOf(content: Content, variant: Variant, main: string): Finding[] {
  const { channel, text } = variant
  const at = `variant/${channel}`
  const stale = stalenessOf(content, variant)
  return [
    ...stale.facts.map(({ was, now }): Finding => ({
      ...base,
      code: 'variant-fact-changed',
      about: { channel, was, now: now ?? '' },
      place: { at, from: 0, to: 0 },
      key: `variant-fact-changed:${channel}:${was}`,
    })),
    ...(stale.text && stale.facts.length === 0
      ? [
          {
            ...base,
            code: 'variant-text-changed' as const,
            about: { channel },
            severity: 'should' as const,
            place: { at, from: 0, to: 0 },
            key: `variant-text-changed:${channel}`,
          },
        ]
      : []),
    ...contradictionsOf(text, main, content.facts).map((it): Finding => ({
      ...base,
      code: 'variant-contradicts',
      about: { channel, found: it.text, fact: it.fact },
      severity: it.sure ? 'must' : 'should',
      place: { at, from: it.from, to: it.to },
      key: `variant-contradicts:${channel}:${it.text}:${it.fact}`,
      override: 'reason', // it may count something else, which only a person knows
      ...(it.fix !== undefined && { fix: it.fix }),
    })),
  ]
}

/** All that the text itself says, without its forms and its facts. */
function mainTextOf(content: Content): string {
  return piecesOf(content)
    .filter(({ at }) => !/^(?:variant|fact|attachment|translation|video)\//.test(at))
    .map((it) => it.text)
    .join('\n')
}
