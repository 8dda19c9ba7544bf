import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/acting.ts'
import { insertActing, listScopes } from '../stores/acting.ts'

/** Who acts in a post by a letter; the tenure that it gives is ended as any other. */
export function actingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readScopes, async (_, { now }) => listScopes(db, dayOf(ZONE, now)))

  serve(app, api.appointActing, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const forPersonId = body.form === 'plh' ? body.forPersonId : null
      const id = await insertActing(tx, { ...body, forPersonId }, { by: officer, today: dayOf(ZONE, now), now })
      const { form: acting, number: letterNumber, datedOn: letteredOn, kinds, steps, ...said } = body
      const scope = { ...(kinds && { kinds }), ...(steps && { steps }) }
      await append(
        tx,
        {
          kind: 'tenure-added',
          by: officer.personId,
          tenureId: id,
          ...said,
          acting,
          letterNumber,
          letteredOn,
          ...scope,
        },
        now,
      )
      return { id }
    }),
  )
}
