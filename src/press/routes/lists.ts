import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/lists.ts'
import { whyNotWrite } from '../rules/journalists.ts'
import * as store from '../stores/lists.ts'

/** Lists of journalists: by a rule, and by hand. */
export function listRoutes(app: FastifyInstance, db: Db): void {
  const shown = async (row: Awaited<ReturnType<typeof store.readList>>) => ({
    ...api.knownList.parse(row),
    ...(await store.countMembers(db, row.id)),
  })

  serve(app, api.listPressLists, async ({ query }) => ({
    rows: await Promise.all((await store.listLists(db, { retired: query.retired === 'yes' })).map(shown)),
  }))

  serve(app, api.readPressList, async ({ params }) => shown(await store.readList(db, params.listId)))

  serve(app, api.addPressList, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.insertList(tx, body, officer.personId, now)
      await append(tx, { kind: 'press-list-changed', ...change, personId: officer.personId }, now)
      return { id: change.listId }
    }),
  )

  serve(app, api.changePressList, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.updateList(tx, { ...params, ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'press-list-changed', ...change, personId: officer.personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.listMembers, async ({ params, query }) => {
    const { rows, next } = await store.listMembersOf(db, { ...params, ...query })
    return {
      rows: rows.map((it) => ({
        id: it.id,
        name: it.name,
        outlet: it.outlet,
        email: it.email,
        by: it.byHand === null ? ('rule' as const) : it.byHand ? ('hand' as const) : ('kept-out' as const),
        whyNotWrite: whyNotWrite({ ...it, erased: it.erasedAt !== null }),
      })),
      next,
    }
  })

  serve(app, api.setMember, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const belongs = body.belongs === 'by-rule' ? null : body.belongs === 'in'
      await store.putMember(tx, { ...params, journalistId: body.journalistId, belongs, personId }, now)
      await append(tx, { kind: 'press-list-member', ...params, ...body, personId }, now)
      return {}
    }),
  )
}
