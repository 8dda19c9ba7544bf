import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { dutyWords } from '../../base/words/duty.ts'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { countAttempt, networkOf } from '../../http/attempts.ts'
import { readFeed } from '../../office/stores/calendar-feeds.ts'
import { listOwnShifts } from '../../office/stores/duty.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { readEditionBody } from '../../sop/store.ts'
import { icalendarOf, type CalendarItem } from '../rules/ical.ts'
import { ENTRIES_MAX } from '../rules/editorial-calendar.ts'
import * as store from '../stores/editorial-calendar.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const PAST_DAYS = 31
const AHEAD_DAYS = 120
const READS_AN_HOUR = 120 // a program that asks every minute, twice
const WRONG_AN_HOUR = 60 // of one address
const PLAN_MS = 30 * 60_000 // as long as its slot

/** A person's calendar behind a secret link, for any calendar program. */
export function calendarFeedRoute(app: FastifyInstance, db: Db, url: string): void {
  app.get('/kalender/:file', { schema: { hide: true } }, async (request, reply) => {
    const now = new Date()
    const { file } = request.params as { file: string }
    const token = /^([\w-]{43})\.ics$/.exec(file)?.[1]
    const feed = token ? await readFeed(db, token, now) : null
    const officer = feed && (await findOfficer(db, feed.personId, dayOf(ZONE, now)))
    if (!feed || !officer) {
      await countAttempt(db, { key: `feed-wrong:${networkOf(request.ip)}`, windowMs: HOUR_MS, max: WRONG_AN_HOUR }, now)
      throw new Refused({ code: 'not-found' })
    }
    await countAttempt(db, { key: `feed:${feed.id}`, windowMs: HOUR_MS, max: READS_AN_HOUR }, now)
    const items = await itemsOf(db, officer, new URL(url).host, now)
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, max-age=300')
      .header('x-robots-tag', 'noindex')
      .send(icalendarOf(w.feedCalendarName[officer.language], items))
  })
}

/**
 * What is on for them. The file lies on other people's machines: of what the public does not read yet, and of a limited
 * dossier ever, it holds the number and no title.
 */
async function itemsOf(db: Db, officer: Officer, host: string, now: Date): Promise<CalendarItem[]> {
  const { language } = officer
  const stretch = { from: new Date(now.getTime() - PAST_DAYS * DAY_MS), to: new Date(now.getTime() + AHEAD_DAYS * DAY_MS), limit: ENTRIES_MAX } // prettier-ignore
  const posts = [...new Set([...officer.posts, ...(officer.mandates ?? []).map((it) => it.postId)])]
  const [plans, due, released, events, shifts] = await Promise.all([
    store.listPlans(db, officer, stretch),
    store.listDeadlines(db, officer, stretch, posts),
    store.listReleased(db, officer, stretch),
    // Those by hand alone: a connected agenda's address is a secret, and what is in it goes to no other machine.
    store.listEvents(db, stretch),
    listOwnShifts(db, { personId: officer.personId, from: stretch.from, until: stretch.to, limit: ENTRIES_MAX }),
  ])
  const labels = new Map<string, string>()
  for (const it of due) {
    const key = `${it.edition_id} ${it.step}`
    if (!labels.has(key)) labels.set(key, (await readEditionBody(db, it.edition_id)).steps.find((step) => step.number === it.step)?.label ?? '') // prettier-ignore
  }
  const uid = (kind: string, id: string) => `${kind}-${id}@${host}`
  const numberOf = (it: { year: number; number: number }) => dossierNumber(it.year, it.number)
  return [
    ...plans.map((it) => ({ uid: uid('plan', it.id), from: it.planned_at, to: new Date(it.planned_at.getTime() + PLAN_MS), title: w.feedPlan[language](numberOf(it)), changedAt: it.changed_at, sequence: it.revision })), // prettier-ignore
    ...due.map((it) => ({ uid: uid('due', it.id), from: it.due_at, to: null, title: w.feedDue[language](numberOf(it), labels.get(`${it.edition_id} ${it.step}`) ?? ''), changedAt: it.arrived_at, sequence: it.visit_number })), // prettier-ignore
    ...released.map((it) => ({ uid: uid('published', it.id), from: it.published_at, to: null, title: w.feedPublished[language](it.limited || it.publication_state !== 'public' ? numberOf(it) : it.title), changedAt: it.published_at, sequence: 0 })), // prettier-ignore
    ...events.map((it) => ({ uid: uid('event', it.id), from: it.from_at, to: it.to_at, title: it.title, place: it.place, changedAt: it.changed_at, sequence: it.revision })), // prettier-ignore
    ...shifts.map((it) => ({ uid: uid('duty', it.id), from: it.from, to: it.until, title: dutyWords.feedShift[language], changedAt: it.closedAt ?? it.enteredAt, sequence: it.closedAt ? 1 : 0 })), // prettier-ignore
  ]
}
