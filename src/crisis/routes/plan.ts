import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { listPosts } from '../../office/store.ts'
import * as api from '../api/plan.ts'
import { planOf } from '../rules/plan.ts'
import { insertPlan, listPlans, lockPlans, readPlan } from '../stores/plans.ts'

const FIRST = 20

const presentEdition = <Row extends { at: Date }>(it: Row) => ({ ...it, at: it.at.toISOString() })

/** The office's checklist of the first hour. What runs keeps the edition under which it began. */
export function planRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readPlan, async ({ query: { number } }) => {
    const [plan, editions, posts] = await Promise.all([
      readPlan(db, number),
      listPlans(db, { limit: FIRST }),
      listPosts(db),
    ])
    return {
      number: plan.number,
      at: plan.at.toISOString(),
      by: plan.by,
      ...plan.body,
      current: editions.rows[0]?.number ?? plan.number,
      posts,
      editions: editions.rows.map(presentEdition),
      editionsNext: editions.next,
    }
  })

  serve(app, api.listPlanEditions, async ({ query }) => {
    const { rows, next } = await listPlans(db, query)
    return { rows: rows.map(presentEdition), next }
  })

  serve(app, api.savePlan, async ({ body: { seenNumber, ...asked } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await lockPlans(tx)
      const before = await readPlan(tx)
      if (before.number !== seenNumber)
        throw new Refused({ code: 'crisis-plan-changed', seen: seenNumber, current: before.number })
      const posts = new Set((await listPosts(tx)).map((it) => it.id))
      const unknown = asked.steps.findIndex((it) => it.postId !== null && !posts.has(it.postId))
      if (unknown >= 0) throw new Refused({ code: 'not-in-sop', field: `steps.${unknown}.postId` })
      const body = planOf(asked, before.body)
      const said = canonical(body as unknown as Json)
      if (said === canonical(before.body as unknown as Json)) return { number: before.number, ...body } // nothing to keep
      const number = before.number + 1
      const { personId } = officer
      const planId = await insertPlan(tx, { number, body, personId }, now)
      await append(tx, { kind: 'crisis-plan-changed', planId, number, planHash: sha256(said), personId }, now)
      return { number, ...body }
    }),
  )
}
