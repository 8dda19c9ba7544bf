import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/mail.ts'
import { whyNotMail } from '../rules/mail.ts'
import * as store from '../stores/mail.ts'

/** The office's mail server, kept by the administrator; its password is in the environment alone. */
export function mailRoutes(app: FastifyInstance, db: Db, it: { secretKnown: boolean }): void {
  serve(app, api.readMail, async () => {
    const kept = await store.findMail(db)
    if (!kept) return { setting: null, secretKnown: it.secretKnown, revision: 0 }
    const { revision, ...setting } = kept
    return { setting, secretKnown: it.secretKnown, revision }
  })

  serve(app, api.saveMail, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { seenRevision, ...setting } = body
      refuseIf(whyNotMail(setting))
      const revision = await store.saveMail(tx, { setting, seenRevision, personId: officer.personId }, now)
      const { host, port, security } = setting
      await append(tx, { kind: 'mail-changed', host, port, security, revision, personId: officer.personId }, now)
      return { revision }
    }),
  )
}
