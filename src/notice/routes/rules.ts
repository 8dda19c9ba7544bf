import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { defaultRules } from '../../base/notices.ts'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { heldOn } from '../../db/authority.ts'
import { readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/rules.ts'
import { groupsAround, noticesFor } from '../rules.ts'
import { whyNotRule } from '../rules/rule.ts'
import { readRules, saveRule } from '../stores/rules.ts'

const HELD_MAX = 1_000 // posts held on one day in one office
const PREVIEWED = 'preview' // no dossier of the office: one of no kind yet, at each step
const byCase = ['authors', 'named', 'on-duty'] as const

/** The office's rules for notices, kept by the administrator. */
export function ruleRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listRules, async () => ({
    rules: (await readRules(db)).flatMap(({ kind, to, ...rule }) =>
      kind === 'trial' || kind === 'reminder'
        ? []
        : [
            {
              kind,
              to: [...to],
              ...rule,
              usual: JSON.stringify({ kind, to, ...rule }) === JSON.stringify(usualOf(kind)),
            },
          ],
    ),
  }))

  serve(app, api.saveRule, async ({ params: { kind }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const rule = { kind, ...body }
      refuseIf(whyNotRule(rule))
      await saveRule(tx, { rule, personId: officer.personId }, now)
      const { on, to, weight, amount } = body
      await append(
        tx,
        { kind: 'notice-rule-changed', notice: kind, on, to, weight, amount, personId: officer.personId },
        now,
      )
      return {}
    }),
  )

  serve(app, api.previewRule, async ({ params: { kind }, body }, { now }) => {
    const rule = { kind, ...body }
    refuseIf(whyNotRule(rule))
    const on = dayOf(ZONE, now)
    const edition = await readEditionInForce(db, on)
    const held = await heldOn(db, on)
      .select(['person.id', 'person.name', 'tenure.post_id as postId', 'tenure.kinds', 'tenure.steps'])
      .orderBy('person.name')
      .limit(HELD_MAX)
      .execute()
    const names = new Map(held.map((it) => [it.id, it.name]))
    const people = [...names.keys()].map((personId) => ({
      personId,
      held: held.filter((it) => it.id === personId),
    }))
    const steps = (edition?.body.steps ?? []).map((step) => {
      const groups = groupsAround(edition?.body ?? { posts: [], coordinators: [] }, {
        postId: step.executor,
        holderId: null,
        authors: [],
      })
      const told = noticesFor(
        [{ kind, cause: '', about: '', dossierId: PREVIEWED, byPersonId: null, crisis: false, groups, data: {} }],
        [rule],
        { people, readers: new Map(), works: new Map([[PREVIEWED, { step: step.number, kind: '' }]]) },
      )
      return { step: step.number, label: step.label, people: told.map((it) => names.get(it.personId) ?? '') }
    })
    return { steps, besides: byCase.filter((it) => body.to.includes(it)) }
  })
}

/** In the order of the fields that a rule is read with. */
function usualOf(kind: string) {
  const usual = defaultRules.find((it) => it.kind === kind)
  if (!usual) return null
  const { to, on, weight, amount } = usual
  return { kind, to, on, weight, amount }
}
