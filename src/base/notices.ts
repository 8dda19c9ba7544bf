/** What people are told of, whom each kind may reach, and the rules that ship with Siar. */
import type { CrisisLevel } from './levels.ts'

/** In the order of what weighs more: of one cause a person is told once, of the first of these. */
export const noticeKinds = [
  'embargo-leak',
  'returned',
  'to-ratify',
  'ratify-late',
  'approved',
  'delivery-failed',
  'release-missed',
  'promise-missed',
  'promise-soon',
  'crisis-step-late',
  'claim-missed',
  'claim-soon',
  'facts-late',
  'destination-stopped',
  'mailbox-stopped',
  'source-trouble',
  'paper-running-out',
  'ukw-running-out',
  'media-sheet',
  'narrative-waits',
  'narrative-returned',
  'narrative-approved',
  'narrative-running-out',
  'review-due',
  'late-above',
  'late',
  'issue-raised',
  'item-assigned',
  'intake-added',
  'level-raised',
  'crisis-ended',
  'mention',
  'to-sign',
  'due-soon',
  'arrived',
  'reminder',
  'half-time',
  'published',
  'trial',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Those that time brings about, not an act. */
export const timerKinds = ['half-time', 'due-soon', 'late', 'late-above', 'ratify-late'] as const
export type TimerKind = (typeof timerKinds)[number]

/**
 * `holder`: who has the dossier, or all who hold its post. `named`: whom the act itself names. `above`: the next post in
 * the edition's row of posts, or who coordinates where there is none. `posts`: every post of the edition. `on-duty`: who
 * is on duty at the crisis desk at that instant, while the dossier stands at alert or crisis level.
 */
export const audiences = ['holder', 'authors', 'coordinators', 'above', 'named', 'posts', 'on-duty'] as const
export type Audience = (typeof audiences)[number]

/** `quiet`: in the application alone. `urgent`: at once on every channel, in quiet hours too. */
export const weights = ['quiet', 'normal', 'urgent'] as const
export type Weight = (typeof weights)[number]

export type NoticeRule = {
  readonly kind: NoticeKind
  readonly on: boolean
  readonly to: readonly Audience[]
  readonly weight: Weight
  /** Percent of the standard that is over, or working minutes after the due instant; null where neither counts. */
  readonly amount: number | null
}

/** What a rule's number counts; null where it has none. */
export function amountOf(kind: NoticeKind): 'percent' | 'minutes' | null {
  if (kind === 'half-time' || kind === 'due-soon') return 'percent'
  return kind === 'late-above' ? 'minutes' : null
}

const around: readonly Audience[] = ['holder', 'authors', 'coordinators', 'above', 'posts', 'on-duty']
/** Whom a rule of this kind may tell. */
export const audiencesOf: Readonly<Record<NoticeKind, readonly Audience[]>> = {
  'embargo-leak': ['named', 'coordinators', 'above', 'authors', 'on-duty'],
  returned: around,
  'to-ratify': ['named', 'coordinators', 'posts', 'on-duty'],
  'ratify-late': ['named', 'coordinators', 'posts', 'on-duty'],
  approved: around,
  'delivery-failed': ['holder', 'authors', 'coordinators', 'on-duty'],
  'release-missed': ['holder', 'authors', 'coordinators', 'on-duty'],
  'promise-missed': ['coordinators', 'posts', 'on-duty'],
  'promise-soon': ['coordinators', 'posts', 'on-duty'],
  'crisis-step-late': ['holder', 'coordinators', 'on-duty'],
  'claim-missed': ['named', 'holder', 'authors', 'coordinators', 'posts'],
  'claim-soon': ['named', 'holder', 'authors', 'coordinators', 'posts'],
  'facts-late': ['named', 'holder', 'coordinators'],
  'destination-stopped': ['named'],
  'mailbox-stopped': ['named'],
  'source-trouble': ['named'],
  'paper-running-out': ['named'],
  'ukw-running-out': ['named'],
  'media-sheet': ['named', 'coordinators', 'posts'],
  'narrative-waits': ['named'],
  'narrative-returned': ['named', 'coordinators'],
  'narrative-approved': ['named', 'coordinators', 'posts'],
  'narrative-running-out': ['named', 'coordinators'],
  'review-due': ['holder', 'authors', 'coordinators'],
  'late-above': ['above', 'coordinators', 'on-duty'],
  late: around,
  'issue-raised': ['posts', 'on-duty'],
  'level-raised': around,
  'crisis-ended': ['holder', 'authors', 'coordinators', 'posts'],
  'item-assigned': ['named'],
  'intake-added': ['named'],
  mention: ['named'],
  'to-sign': ['named'],
  'due-soon': around,
  arrived: around,
  'half-time': around,
  published: around,
  reminder: ['named'],
  trial: ['named'],
}

const rule = (
  kind: NoticeKind,
  to: readonly Audience[],
  weight: Weight = 'normal',
  amount: number | null = null,
): NoticeRule => ({ kind, on: true, to, weight, amount })

export const defaultRules: readonly NoticeRule[] = [
  rule('embargo-leak', ['named', 'coordinators', 'on-duty'], 'urgent'),
  rule('returned', ['holder', 'authors']),
  rule('to-ratify', ['named'], 'urgent'),
  rule('ratify-late', ['named', 'coordinators', 'on-duty'], 'urgent'),
  rule('approved', ['authors']),
  rule('delivery-failed', ['holder', 'coordinators']),
  rule('release-missed', ['holder', 'coordinators', 'on-duty'], 'urgent'),
  rule('promise-missed', ['coordinators', 'on-duty'], 'urgent'),
  rule('promise-soon', ['coordinators', 'on-duty'], 'urgent'),
  rule('crisis-step-late', ['holder', 'coordinators', 'on-duty'], 'urgent'),
  rule('claim-missed', ['named', 'holder', 'coordinators'], 'urgent'),
  rule('claim-soon', ['named', 'holder']),
  rule('facts-late', ['named', 'holder']),
  rule('destination-stopped', ['named']),
  rule('mailbox-stopped', ['named']),
  rule('source-trouble', ['named']),
  rule('paper-running-out', ['named'], 'quiet'),
  rule('ukw-running-out', ['named'], 'quiet'),
  rule('media-sheet', ['named']),
  rule('narrative-waits', ['named']),
  rule('narrative-returned', ['named']),
  rule('narrative-approved', ['named']),
  rule('narrative-running-out', ['named']),
  rule('review-due', ['holder', 'coordinators']),
  rule('late-above', ['above'], 'normal', 30),
  rule('late', ['holder', 'coordinators', 'on-duty']),
  rule('issue-raised', ['posts', 'on-duty'], 'urgent'),
  rule('level-raised', ['posts', 'on-duty']),
  rule('crisis-ended', ['posts']),
  rule('item-assigned', ['named']),
  rule('intake-added', ['named']),
  rule('mention', ['named']),
  rule('to-sign', ['named']),
  rule('due-soon', ['holder', 'on-duty'], 'normal', 80),
  rule('arrived', ['holder']),
  rule('reminder', ['named'], 'quiet'),
  rule('half-time', ['holder', 'on-duty'], 'quiet', 50),
  rule('published', ['authors', 'coordinators'], 'quiet'),
  rule('trial', ['named'], 'urgent'),
]

/** Channels that leave the application. By WhatsApp nothing is sent: a colleague opens the message and sends it by hand. */
export const channels = ['email', 'push', 'telegram', 'whatsapp'] as const
export type Channel = (typeof channels)[number]

/** What a notice keeps to be said in words. Nothing of it is shown to who may not read its dossier. */
export type NoticeData = {
  readonly step?: number
  /** What the edition calls the step, in a word or two. */
  readonly label?: string
  /** Whether who is told decides there. */
  readonly decides?: boolean
  readonly words?: string
  /** The crisis level that it was raised to. */
  readonly level?: CrisisLevel
  /** The item of the inventory that it is about. */
  readonly itemId?: string
  /** The narrative that it is about. */
  readonly narrativeId?: string
}
