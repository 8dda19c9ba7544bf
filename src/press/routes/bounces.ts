import type { FastifyInstance } from 'fastify'
import { Refused, refuseIf } from '../../base/refused.ts'
import { seal } from '../../base/sealed.ts'
import { bounceWords as w } from '../../base/words/bounces.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { whyNotMail } from '../../notice/rules/mail.ts'
import * as api from '../api/bounces.ts'
import * as store from '../stores/bounces.ts'
import type { MailboxTrial } from '../rules/bounce.ts'

export type Bounces = {
  /** The office's, under which the mailbox's password is sealed. */
  readonly secret: string
  /** Looks into the mailbox that is set; null where none is. */
  tryBounceMailbox(): Promise<MailboxTrial | null>
}

const TRIALS = { windowMs: 60_000, max: 10 }

/** The mailbox that letters come back to, kept by the administrator. */
export function bounceRoutes(app: FastifyInstance, db: Db, it: Bounces): void {
  serve(app, api.readBounceMailbox, async () => {
    const kept = await store.findBounceMailbox(db)
    if (!kept) return { mailbox: null, lookedAt: null, trouble: '', revision: 0 }
    const { host, port, security, username, folder, returnTo } = kept
    return {
      mailbox: { host, port, security, username, folder, returnTo },
      lookedAt: kept.lookedAt?.toISOString() ?? null,
      trouble: kept.trouble,
      revision: kept.revision,
    }
  })

  serve(app, api.saveBounceMailbox, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const { seenRevision } = body
      if (body.mailbox === null) {
        await store.removeBounceMailbox(tx, seenRevision)
        await append(tx, { kind: 'bounce-mailbox', host: null, personId }, now)
        return { revision: 0 }
      }
      const { password, ...mailbox } = body.mailbox
      refuseIf(whyNotMail(mailbox))
      const sealed = password === undefined ? null : seal(password, it.secret, store.BOUNCE_ABOUT)
      const revision = await store.saveBounceMailbox(tx, { mailbox, sealed, seenRevision, personId }, now)
      const { host, port, security } = mailbox
      await append(tx, { kind: 'bounce-mailbox', host, port, security, revision, personId }, now)
      return { revision }
    }),
  )

  serve(app, api.tryBounceMailbox, async (_, { officer, request, now }) => {
    await countAttempt(db, { key: `bounce-mailbox-trial:${officer.personId}`, ...TRIALS }, now)
    const tried = await it.tryBounceMailbox()
    if (!tried) throw new Refused({ code: 'bounce-mailbox-none' })
    const language = languageOf(request)
    return { ok: tried.ok, said: tried.ok ? w.found[language](tried) : tried.trouble[language] }
  })
}
