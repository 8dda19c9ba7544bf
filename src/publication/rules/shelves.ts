/**
 * Under what the portal lists a text: only what the approved text itself says. The ids of the fields are those of the kinds
 * of text that an office begins with; a kind of its own that has the same fields is listed the same.
 */
import type { Content } from '../../base/content.ts'
import { calendarDay } from '../../base/day.ts'
import type { Reason } from '../../base/refused.ts'
import { topicSlugOf } from '../rules.ts'

const hoaxLabels = ['hoaks', 'disinformasi', 'misinformasi', 'fakta'] as const
type HoaxLabel = (typeof hoaxLabels)[number]

/** How many items stand above all others on the front page. */
const PINNED_MAX = 3

type Shelves = {
  readonly agency: string
  readonly agencySlug: string
  readonly programme: string
  readonly programmeSlug: string
  readonly disclosure: Content['disclosure'] | null
  readonly hoaxLabel: HoaxLabel | null
  /** The day of an event, `2026-11-24`. */
  readonly eventOn: string | null
}

/** What of a text says on which lists it stands. */
export type Listed = { readonly [Part in 'type' | 'fields' | 'disclosure']?: Content[Part] | null }

export function shelvesOf({ type, fields, disclosure }: Listed): Shelves {
  const agency = fields?.['opd']?.trim() ?? ''
  const programme = fields?.['program']?.trim() ?? ''
  const day = fields?.['tanggal'] ?? ''
  return {
    agency,
    agencySlug: topicSlugOf(agency),
    programme,
    programmeSlug: topicSlugOf(programme),
    disclosure: disclosure ?? null,
    hoaxLabel: (type === 'klarifikasi-hoaks' && hoaxLabels.find((it) => it === fields?.['label'])) || null,
    eventOn: fields?.['acara']?.trim() && calendarDay.safeParse(day).success ? day : null,
  }
}

/** Why an item may not be pinned, or null: only what the public can read is, and not more than a front page bears. */
export function whyNotPin(it: { state: 'going-out' | 'public' | 'withdrawn'; pinned: number }): Reason | null {
  if (it.state === 'withdrawn') return { code: 'publication-withdrawn' }
  if (it.state === 'going-out') return { code: 'not-public-yet' }
  return it.pinned >= PINNED_MAX ? { code: 'too-many-pinned', max: PINNED_MAX } : null
}
