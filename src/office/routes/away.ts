import type { FastifyInstance } from 'fastify'
import { dayAfter, dayOf, startOfDay, ZONE } from '../../base/calendar.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/away.ts'
import { substitutesFor, whyUnattended } from '../rules/authority.ts'
import { handPostOver, listPosts } from '../store.ts'
import { closeAbsence, insertAbsence, listAbsenceRows, listAuthority } from '../stores/away.ts'
import { readCalendar } from '../stores/calendar.ts'
import { listDuty } from '../stores/duty.ts'

const SUBSTITUTES_MAX = 3 // a proposal, not a list of the office

/** Who is away, who may act on a day, and posts that change hands. */
export function awayRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listAbsences, async (_, { officer, now }) => {
    const rows = await listAbsenceRows(db, dayOf(ZONE, now))
    return {
      rows: rows.map((row) => {
        const theirs = officer.role === 'administrator' || row.person_id === officer.personId
        const { id, from_on: fromOn, until_on: untilOn } = row
        // Why somebody is away may be about their health: it is for them and who keeps the calendar (UU 27/2022).
        const kind = theirs ? row.kind : null
        return { id, person: { id: row.person_id, name: row.person }, fromOn, untilOn, kind, mayEnd: theirs }
      }),
    }
  })

  serve(app, api.enterAbsence, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const absenceId = await insertAbsence(tx, body, officer, now)
      const { kind: _, ...said } = body
      await append(tx, { kind: 'absence-entered', by: officer.personId, absenceId, ...said }, now)
      return { id: absenceId }
    }),
  )

  serve(app, api.endAbsence, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const ended = await closeAbsence(tx, { ...params, today: dayOf(ZONE, now) }, officer, now)
      await append(tx, { kind: 'absence-ended', by: officer.personId, ...params, ...ended }, now)
      return {}
    }),
  )

  serve(app, api.readAttendance, async (_, { now }) => {
    const [posts, able] = await Promise.all([listPosts(db), listAuthority(db, dayOf(ZONE, now))])
    const order = posts.map((post) => post.id)
    return {
      posts: posts.map((post) => ({
        ...post,
        able: able.filter((it) => it.postId === post.id).map((it) => ({ ...it, person: named(it) })),
        substitutes: substitutesFor(post.id, order, able).slice(0, SUBSTITUTES_MAX).map(named),
      })),
    }
  })

  serve(app, api.readAuthority, async ({ query }, { officer, now }) => {
    if (officer.role === 'officer') throw new Refused({ code: 'not-your-role' })
    const on = query.on ?? dayOf(ZONE, now)
    const { zone } = await readCalendar(db)
    const within = { from: startOfDay(zone, on), until: startOfDay(zone, dayAfter(on, 1)) }
    const [posts, all, duty] = await Promise.all([listPosts(db), listAuthority(db, on), listDuty(db, within)])
    return {
      on,
      zone,
      duty: duty.map(({ id, letter, ...it }) => ({
        id,
        letter,
        from: it.from.toISOString(),
        until: it.until.toISOString(),
        people: it.people.map((one) => ({ id: one.id, name: one.name })),
      })),
      posts: posts.map((post) => {
        const able = all.filter((it) => it.postId === post.id)
        return {
          ...post,
          unattended: whyUnattended(able, null) !== null,
          able: able.map((it) => ({ ...it, person: named(it), letter: it.letter ?? '' })),
        }
      }),
    }
  })

  serve(app, api.handOver, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { id, from, fromOn } = await handPostOver(tx, { ...params, ...body }, now)
      await append(
        tx,
        { kind: 'post-handed-over', by: officer.personId, ...params, from, to: body.personId, lastDay: body.lastDay, newTenureId: id, fromOn },
        now,
      ) // prettier-ignore
      return { id }
    }),
  )
}

const named = (it: { readonly personId: string; readonly name: string }) => ({ id: it.personId, name: it.name })
