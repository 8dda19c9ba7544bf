/**
 * The forms of the one text for its channels: derived while nobody writes over them, and marked when what they were
 * written from has changed. Serves steps 2 to 5; each form is part of the version that is decided on.
 */
import { variantChannels, type Content } from '../../base/content.ts'
import type { ContentType } from '../../base/content-types.ts'
import { factText, type Fact } from '../../base/facts.ts'
import type { Reason } from '../../base/refused.ts'
import { factsSaid } from './variants/contradictions.ts'
import { deriveVariant } from './variants/derive.ts'
import { type Channel, type Variant } from './variants/limits.ts'

/** What an own wording remembers of the text it was written from, beside the facts it used. */
const TEXT_ID = '#naskah'
const FACTS_MAX = 49 // of a variant's fifty, one is for the text itself

/** The channels that a kind of text is written for; a text of no kind is written for all of them. */
export function channelsOf(type: Pick<ContentType, 'channels'> | null | undefined): readonly Channel[] {
  return type ? variantChannels.filter((it) => type.channels.includes(it)) : variantChannels
}

/**
 * The text with its forms for these channels: what a person wrote stays, whatever the channels; the rest is derived
 * anew. A form that would say nothing is left out, and so is the list when it is empty.
 */
export function withVariants(content: Content, channels: readonly Channel[]): Content {
  const { variants: before = [], ...rest } = content
  const variants = variantChannels.flatMap((channel): Variant[] => {
    const own = before.find((it) => it.channel === channel && it.own)
    if (own) return [own]
    const text = channels.includes(channel) ? deriveVariant(content, channel) : ''
    return text ? [{ channel, text, own: false, facts: [] }] : []
  })
  return variants.length > 0 ? { ...rest, variants } : rest
}

/**
 * Why these forms may not be kept: one that nobody wrote is exactly what the text gives, else a person would approve
 * words that neither the text nor its writer said.
 */
export function whyNotVariants(content: Content): Reason | null {
  const wrong = (content.variants ?? []).findIndex((it) => !it.own && it.text !== deriveVariant(content, it.channel))
  return wrong < 0 ? null : { code: 'variant-differs', field: `content.variants.${wrong}.text` }
}

/** A form in a person's own words, with the facts it uses as they read now. */
export function ownVariant(content: Content, channel: Channel, text: string): Variant {
  const used = factsSaid(content.facts, text).slice(0, FACTS_MAX)
  const facts = used.map((fact) => ({ id: idOf(fact), value: valueOf(fact) }))
  const derived = fingerprint(deriveVariant(content, channel))
  return { channel, text, own: true, facts: [...facts, { id: TEXT_ID, value: derived }] }
}

/** The text with one channel's form in a person's own words, or, for null, derived again. */
export function withOwn(
  content: Content,
  channels: readonly Channel[],
  channel: Channel,
  text: string | null,
): Content {
  const others = (content.variants ?? []).filter((it) => it.channel !== channel)
  const own = text === null ? [] : [ownVariant(content, channel, text)]
  return withVariants({ ...content, variants: [...others, ...own] }, channels)
}

/** What an own wording was written from and now reads otherwise. */
export type Staleness = {
  /** The facts it used, as they read then, and now: null for one that is gone. */
  readonly facts: readonly { readonly was: string; readonly now: string | null }[]
  /** Whether the text would give this channel another form today. */
  readonly text: boolean
}

export function stalenessOf(content: Content, variant: Variant): Staleness {
  if (!variant.own) return { facts: [], text: false }
  const now = new Map(content.facts.map((fact) => [idOf(fact), valueOf(fact)]))
  const facts = variant.facts
    .filter((it) => it.id !== TEXT_ID && now.get(it.id) !== it.value)
    .map((it) => ({ was: it.value, now: now.get(it.id) ?? null }))
  const written = variant.facts.find((it) => it.id === TEXT_ID)?.value
  const text = written !== undefined && written !== fingerprint(deriveVariant(content, variant.channel))
  return { facts, text }
}

/** Whether anything that it was written from has changed. */
export function isStale(it: Staleness): boolean {
  return it.text || it.facts.length > 0
}

/** An old statement has no id: it is named by what it says, so that a changed one is gone and not another. */
function idOf(fact: Fact): string {
  return fact.kind === undefined ? `#${fingerprint(factText(fact))}` : fact.id
}

function valueOf(fact: Fact): string {
  return [...factText(fact)].slice(0, 500).join('')
}

/** 64 bits that tell one text from another (FNV-1a, two lanes): to remind a writer, never to prove anything. */
function fingerprint(text: string): string {
  let one = 0x811c9dc5
  let two = 0x050c5d1f
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ (code + at), 0x01000193)
  }
  return [one, two].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
