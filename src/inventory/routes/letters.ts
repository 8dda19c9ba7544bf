import type { FastifyInstance } from 'fastify'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import { seal } from '../../base/sealed.ts'
import { letterWords as w } from '../../base/words/inventory-letters.ts'
import { sourceWords } from '../../base/words/sources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { whyNotMail } from '../../notice/rules/mail.ts'
import * as api from '../api/letters.ts'
import { knownAddressOf, type MailboxTrial } from '../rules/letters.ts'
import { mailboxAddress, type LeftReason } from '../rules/mailbox.ts'
import { EVERY_MINUTES, whyNotKeepSources } from '../rules/sources.ts'
import * as store from '../stores/letters.ts'
import { readSource } from '../stores/sources.ts'
import { told } from './told.ts'
import { findInventoryStep } from './who.ts'

export type Mailboxes = {
  /** The office's, under which passwords are sealed. */
  readonly secret: string
  /** Looks into a mailbox; null where it is none. */
  tryMailbox(sourceId: string): Promise<MailboxTrial | null>
}

const TRIALS = { windowMs: 60_000, max: 10 }

/** Mailboxes that are sources, set by the administrator; and the senders that whoever keeps the sources names. */
export function letterRoutes(app: FastifyInstance, db: Db, it: Mailboxes): void {
  serve(app, api.readMailbox, async ({ params: { sourceId } }, { now }) => {
    const mailbox = await store.findMailbox(db, sourceId)
    if (!mailbox) throw new Refused({ code: 'not-found' })
    const { name, weight, silent_days, keep_days, revision } = await readSource(db, sourceId, now)
    const { host, port, security, username, folder, checkedBy } = mailbox
    return {
      name,
      weight,
      silentDays: silent_days,
      keepDays: keep_days,
      mailbox: { host, port, security, username, folder, checkedBy },
      revision,
    }
  })

  serve(app, api.addMailbox, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const wanted = wantedOf(body)
      const sourceId = await store.insertMailbox(tx, { ...wanted, personId }, now)
      await append(tx, { kind: 'source-added', sourceId, sourceKind: 'mail', settingHash: hashOf(wanted), personId }, now) // prettier-ignore
      return { sourceId }
    }),
  )

  serve(app, api.saveMailbox, async ({ params: { sourceId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const wanted = wantedOf(body)
      const revision = await store.updateMailbox(tx, { ...wanted, sourceId, seenRevision: body.seenRevision }, now)
      await append(tx, { kind: 'source-changed', sourceId, settingHash: hashOf(wanted), revision, personId }, now)
      return { revision }
    }),
  )

  serve(app, api.tryMailbox, async ({ params: { sourceId } }, { officer, request, now }) => {
    await countAttempt(db, { key: `mailbox-trial:${officer.personId}`, ...TRIALS }, now)
    const tried = await it.tryMailbox(sourceId)
    if (!tried) throw new Refused({ code: 'not-found' })
    const language = languageOf(request)
    if (tried.ok) return { ok: true, said: w.found[language](tried) }
    return { ok: false, said: `${sourceWords.troubles[tried.fault][language]} ${tried.said}`.trim() }
  })

  serve(app, api.listLeft, async ({ params }, { officer, now }) => {
    await refuseUnlessKeeper(db, officer, now)
    const rows = await store.listLeft(db, params.sourceId)
    return {
      rows: rows.map((row) => ({
        uid: Number(row.uid),
        reason: row.reason as LeftReason,
        address: row.address,
        subject: row.subject,
        leftAt: row.left_at.toISOString(),
      })),
    }
  })

  serve(app, api.listSenders, async (_, { officer, request, now }) => {
    const why = whyNotKeepSources(officer, await findInventoryStep(db, now))
    return { rows: await store.listSenders(db), whyNot: told(why, languageOf(request)) }
  })

  serve(app, api.saveSender, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const address = knownAddressOf(body.address)
      if (!address) throw new Refused({ code: 'sender-address', field: 'address' })
      const { personId } = officer
      await store.saveSender(tx, { address, name: body.name, personId }, now)
      await append(tx, { kind: 'sender-known', senderHash: sha256(canonical({ address, name: body.name })), personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.removeSender, async ({ body: { address } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      await store.removeSender(tx, address)
      await append(tx, { kind: 'sender-unknown', senderHash: sha256(address), personId: officer.personId }, now)
      return {}
    }),
  )

  /** @throws {Refused} what `whyNotMail` says of the line */
  function wantedOf({ name, weight, silentDays, keepDays, mailbox: typed }: typeof api.addMailbox.body._zod.output) {
    const { password, ...mailbox } = typed
    refuseIf(whyNotMail(mailbox))
    return {
      mailbox,
      source: { name, weight, silentDays, keepDays, everyMinutes: EVERY_MINUTES.min, partFrom: '', partUntil: '' },
      seal:
        password === undefined ? null : (sourceId: string) => seal(password, it.secret, store.mailboxAbout(sourceId)),
    }
  }
}

/** What the ledger is told of a setting: that it is this one, and not what it says. */
const hashOf = ({ source, mailbox }: { readonly source: object; readonly mailbox: store.MailboxFields }) =>
  sha256(canonical({ ...source, address: mailboxAddress(mailbox) }))

/** @throws {Refused} whatever `whyNotKeepSources` says */
async function refuseUnlessKeeper(db: Db | Tx, officer: Officer, now: Date): Promise<void> {
  refuseIf(whyNotKeepSources(officer, await findInventoryStep(db, now)))
}
