/**
 * News by e-mail to whoever asked for it. Nobody is subscribed before they said so from their own mailbox, nobody learns
 * from here who is, and who leaves is deleted.
 */
import { z } from 'zod'

const HOUR_MS = 60 * 60_000
/** How long a link that confirms is good. */
export const CONFIRM_MS = 48 * HOUR_MS
const TOPICS_MAX = 50

/** How often strangers may ask: by where they ask from, line and site, by the mailbox they name, and all together. */
export const limits = {
  from: { windowMs: 15 * 60_000, max: 10 },
  /** A site by IPv6 has thousands of lines; of an address by IPv4 the limit above is reached first. */
  site: { windowMs: HOUR_MS, max: 100 },
  /** Letters that one mailbox gets without having asked for them. */
  to: { windowMs: 24 * HOUR_MS, max: 3 },
  all: { windowMs: HOUR_MS, max: 500 },
} as const

export type Wish = {
  readonly email: string
  /** By their names on the portal; empty for all. */
  readonly topics: readonly string[]
  readonly language: 'id' | 'en'
}
export type WrongWish = 'email' | 'consent' | 'topics'

/** The mailbox of an address, to count by: many servers put what is for `name+anything@` into that of `name@` (RFC 5233). */
export const mailboxOf = (address: string): string => address.toLowerCase().replace(/(?<=.)\+[^@]*(?=@)/, '')

const email = z.email().max(200)

/** What a form asks for, or the first thing that is wrong with it. @param known topics that the portal has */
export function readWish(
  form: { get(name: string): string | null; getAll(name: string): readonly string[] },
  known: ReadonlySet<string>,
): Wish | WrongWish {
  const address = email.safeParse((form.get('surel') ?? '').trim())
  if (!address.success) return 'email'
  if (form.get('setuju') !== '1') return 'consent'
  const topics = [...new Set(form.getAll('topik').slice(0, TOPICS_MAX + 1))]
  if (topics.length > TOPICS_MAX || !topics.every((it) => known.has(it))) return 'topics'
  return { email: address.data, topics: topics.toSorted(), language: form.get('bahasa') === 'en' ? 'en' : 'id' }
}
