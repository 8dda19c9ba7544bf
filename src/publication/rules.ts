/**
 * The approved package going out: where it stands on the portal, and whether it may go at this very moment.
 * Serves the SOP's last step; what is not approved on exactly this text never passes here (design, invariant 1).
 */
import { dayOf } from '../base/calendar.ts'
import { plainTextOf, type Content } from '../base/content.ts'
import { sha256 } from '../base/hash.ts'
import type { Reason } from '../base/refused.ts'

const SLUG_MAX = 80 // characters: longer addresses break in mail and on paper
const SEARCH_WORDS_MAX = 1_200 // characters of each text in the search index, so that a shard stays under 150 kB

/** What the database knows, at the instant of sending, about the right to send. */
export type Standing = {
  readonly versionHash: string
  readonly contentText: string
  readonly publicationState: 'going-out' | 'public' | 'withdrawn'
  readonly dossierState: string
  readonly dossierVersionHash: string | null
  /** The newest decision of the dossier; an oral approval counts as a YES until it is decided on. */
  readonly decision: {
    readonly answer: 'yes' | 'yes-with-notes' | 'no'
    readonly versionHash: string
    readonly certifiedHash: string | null
  } | null
}

/** Why this publication may not go out now, or null when the approval stands on exactly these bytes. */
export function whyNotPublish(it: Standing): Reason | null {
  if (it.publicationState === 'withdrawn' || it.dossierState === 'withdrawn') return { code: 'publication-withdrawn' }
  if (it.dossierState !== 'published' || it.dossierVersionHash !== it.versionHash) return { code: 'not-approved' }
  if (!it.decision || approvedHash(it.decision) !== it.versionHash) return { code: 'not-approved' }
  if (sha256(it.contentText) !== it.versionHash) return { code: 'not-approved' }
  return null
}

function approvedHash(decision: NonNullable<Standing['decision']>): string | null {
  switch (decision.answer) {
    case 'yes':
      return decision.versionHash
    case 'yes-with-notes':
      return decision.certifiedHash
    case 'no':
      return null
  }
}

/** Whether a person may ask for another try of a delivery. Only what surely did not arrive is tried again. */
export function whyNotRetry(delivery: {
  state: DeliveryState
  kind: 'publish' | 'withdraw'
  publicationState: 'going-out' | 'public' | 'withdrawn'
}): Reason | null {
  const { state } = delivery
  if (delivery.kind === 'publish' && delivery.publicationState === 'withdrawn') return { code: 'publication-withdrawn' }
  return state === 'failed' ? null : { code: 'delivery-not-failed', state }
}

/** Whether a person may say what became of a delivery: only where the channel itself could not tell. */
export function whyNotSettle(state: DeliveryState): Reason | null {
  return state === 'unsure' ? null : { code: 'delivery-not-unsure', state }
}
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed'

/** The address part of a title: lower-case ASCII letters and digits with hyphens; never empty. */
export function slugOf(title: string): string {
  const words = asciiWords(title)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_MAX)
    if (longer.length > SLUG_MAX) break
    slug = longer
  }
  return slug || 'berita'
}

/** The address part of a topic; '' for none. A topic without a Latin letter is named by its hash. */
export function topicSlugOf(topic: string): string {
  if (topic.trim() === '') return ''
  const slug = asciiWords(topic).join('-').slice(0, SLUG_MAX).replace(/-+$/, '')
  return slug || `topik-${sha256(topic).slice(0, 8)}`
}

/** The month in whose archive an instant falls, `2026-11`, by the office's own day. */
export function monthOf(zone: string, at: Date): string {
  return dayOf(zone, at).slice(0, 7)
}

/** Where an item stands on the portal, from its root: `/berita/2026-11/longsor-km-16/`. */
export function publicPath(it: { month: string; slug: string }): string {
  return `/berita/${it.month}/${it.slug}/`
}

/** The distinct words of a text, folded, without those its title and summary already hold. */
export function searchWordsOf(content: Content): string {
  const shown = new Set(foldedWords(`${content.title} ${content.summary} ${content.topic}`))
  const found = new Set<string>()
  let length = 0
  for (const word of foldedWords(plainTextOf(content.body))) {
    if (word.length < 3 || shown.has(word) || found.has(word)) continue
    length += word.length + 1
    if (length > SEARCH_WORDS_MAX) break
    found.add(word)
  }
  return [...found].join(' ')
}

const foldedWords = (text: string) => fold(text).match(/[\p{L}\p{N}]{1,40}/gu) ?? []
const asciiWords = (text: string) => fold(text.slice(0, 1_000)).match(/[a-z0-9]+/g) ?? []
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
