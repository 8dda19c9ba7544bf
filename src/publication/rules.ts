/**
 * The approved package going out: where it stands on the portal, and whether it may go at this very moment.
 * Serves the SOP's last step; what is not approved on exactly this text never passes here (design, invariant 1).
 */
import { dayOf, ZONE } from '../base/calendar.ts'
import { plainTextOf, type Content } from '../base/content.ts'
import { sha256 } from '../base/hash.ts'
import { postsFor, type Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import { whyNotTerm, type Term } from './rules/term.ts'

const SLUG_MAX = 80 // characters: longer addresses break in mail and on paper
const SEARCH_WORDS_MAX = 1_200 // characters of each text in the search index, so that a shard stays under 150 kB

/** What the database knows, at the instant of sending, about the right to send. */
export type Standing = {
  readonly versionHash: string
  readonly contentText: string
  readonly publicationState: 'going-out' | 'public' | 'withdrawn'
  readonly embargoUntil: Date | null
  readonly dossierState: string
  /** What the dossier says is public: its own version once published, the earlier one while that is put right. */
  readonly publicVersionHash: string | null
  /** The newest decision on this very version; an oral approval counts as a YES until it is decided on. */
  readonly decision: {
    readonly answer: 'yes' | 'yes-with-notes' | 'no'
    readonly versionHash: string
    readonly certifiedHash: string | null
  } | null
}

/**
 * Why this version of a publication may not go out now, or null when the approval stands on exactly these bytes.
 * @param versionHash what is to go: once a corrected text is out no earlier one is
 */
export function whyNotPublish(it: Standing, versionHash: string, now: Date): Reason | null {
  if (it.embargoUntil !== null && it.embargoUntil > now) return { code: 'under-embargo' }
  if (it.publicationState === 'withdrawn' || it.dossierState === 'withdrawn') return { code: 'publication-withdrawn' }
  if (versionHash !== it.versionHash) return { code: 'publication-corrected' }
  if (it.publicVersionHash !== it.versionHash) return { code: 'not-approved' }
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

/** When a release goes out, and where beside the portal. */
export type Release = {
  /** Null for at once. */
  readonly goesOutAt: Date | null
  /** Until then registered press may read it, and nobody else; exclusive. */
  readonly embargoUntil: Date | null
  /** Destinations that this text does not go to, though they take its kind. */
  readonly without: readonly string[]
  /** How long it counts and when it is looked at again; absent where nobody said so. */
  readonly term?: Term | undefined
}
export const AHEAD_DAYS_MAX = 366

/** Why a text may not be released like this at this step. */
export function whyNotRelease(it: Release, here: { readonly shape: string }, now: Date): Reason | null {
  if (here.shape !== 'end') return { code: 'release-not-here' }
  const { goesOutAt, embargoUntil } = it
  if (goesOutAt !== null && goesOutAt <= now) return { code: 'release-past', field: 'act.release.goesOutAt' }
  if (goesOutAt !== null && goesOutAt.getTime() > now.getTime() + AHEAD_DAYS_MAX * 86_400_000)
    return { code: 'release-far', field: 'act.release.goesOutAt', days: AHEAD_DAYS_MAX }
  if (embargoUntil !== null && (goesOutAt === null || goesOutAt < embargoUntil))
    return { code: 'release-before-embargo', field: 'act.release.goesOutAt' }
  return it.term ? whyNotReleaseTerm(it.term, goesOutAt ?? now, now) : null
}

/** Days that stand from the beginning: none is over before the text goes out. */
function whyNotReleaseTerm(term: Term, goesOutAt: Date, now: Date): Reason | null {
  const why = whyNotTerm(term, { reviewOn: null, validUntil: null }, ZONE, now)
  if (why && 'field' in why) return { ...why, field: `act.release.term.${why.field}` } as Reason
  const first = dayOf(ZONE, goesOutAt)
  for (const field of ['validUntil', 'reviewOn'] as const)
    if (term[field] !== null && term[field] < first) return { code: 'term-before-release', field: `act.release.term.${field}` } // prettier-ignore
  return null
}

/** Who may say when a text goes out once it is approved: who publishes, and who coordinates the procedure. */
export function whyNotPublishing(
  procedure: {
    readonly steps: readonly { readonly number: number; readonly shape: string; readonly executor: string }[]
    readonly coordinators: readonly string[]
    readonly posts: readonly { readonly id: string; readonly name: string }[]
  },
  dossier: { readonly step: number; readonly kind: string },
  officer: Pick<Officer, 'role' | 'posts' | 'mandates'>,
): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  const end = procedure.steps.find((it) => it.shape === 'end')
  const posts = postsFor(officer, dossier)
  if ([...(end ? [end.executor] : []), ...procedure.coordinators].some((post) => posts.includes(post))) return null
  const post = procedure.posts.find((it) => it.id === end?.executor)?.name ?? ''
  return { code: 'not-your-step', step: end?.number ?? dossier.step, post }
}

/** Whether a person may ask for another try of a delivery. Only what surely did not arrive is tried again. */
export function whyNotRetry(delivery: {
  state: DeliveryState
  kind: DeliveryKind
  publicationState: 'going-out' | 'public' | 'withdrawn'
  /** The public reads a later version by now. */
  corrected: boolean
}): Reason | null {
  const { state } = delivery
  if (delivery.kind !== 'withdraw' && delivery.publicationState === 'withdrawn')
    return { code: 'publication-withdrawn' }
  if (delivery.kind !== 'withdraw' && delivery.corrected) return { code: 'publication-corrected' }
  return state === 'failed' ? null : { code: 'delivery-not-failed', state }
}

/** Whether a person may say that they brought it there: only what is theirs to bring, and once the public may see it. */
export function whyNotByHand(it: {
  readonly state: DeliveryState
  readonly kind: DeliveryKind
  readonly wentOut: boolean
}): Reason | null {
  if (it.state !== 'by-hand') return { code: 'delivery-not-by-hand' }
  return it.kind === 'withdraw' || it.wentOut ? null : { code: 'under-embargo' }
}
type DeliveryKind = 'publish' | 'correct' | 'withdraw'

/** Whether a person may say what became of a delivery: only where the channel itself could not tell. */
export function whyNotSettle(state: DeliveryState): Reason | null {
  return state === 'unsure' ? null : { code: 'delivery-not-unsure', state }
}
export type DeliveryState = 'dropped' | 'by-hand' | 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed'

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
