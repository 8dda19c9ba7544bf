/** The editorial calendar as other programs read it, one event each (RFC 5545). */
import { icalFile, icalInstant, icalText } from '../../base/ical.ts'

export type CalendarItem = {
  /** The same for the same thing, however often it is read. */
  readonly uid: string
  readonly from: Date
  /** Exclusive; null for what has no length, such as a deadline. */
  readonly to: Date | null
  readonly title: string
  readonly place?: string
  readonly changedAt: Date
  /** Grows with every change. */
  readonly sequence: number
}

export function icalendarOf(name: string, items: readonly CalendarItem[]): string {
  return icalFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Siar//Kalender redaksi//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${icalText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H', // RFC 7986 §5.7
    'X-PUBLISHED-TTL:PT1H',
    ...items.flatMap((it) => [
      'BEGIN:VEVENT',
      `UID:${icalText(it.uid)}`,
      `DTSTAMP:${icalInstant(it.changedAt)}`,
      `DTSTART:${icalInstant(it.from)}`,
      ...(it.to ? [`DTEND:${icalInstant(it.to)}`] : ['TRANSP:TRANSPARENT']),
      `SUMMARY:${icalText(it.title)}`,
      ...(it.place ? [`LOCATION:${icalText(it.place)}`] : []),
      `SEQUENCE:${it.sequence}`,
      'CLASS:CONFIDENTIAL',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ])
}
