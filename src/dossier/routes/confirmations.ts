import type { FastifyInstance } from 'fastify'
import { factKey, typedFactsOf, type TypedFact } from '../../base/facts.ts'
import { sha256 } from '../../base/hash.ts'
import { postsFor, type Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { postName } from '../../engine/procedure.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEdition } from '../../sop/store.ts'
import {
  askFacts,
  listConfirmations,
  recordCall,
  renewFactLink,
  readLinkHours,
  setLinkHours,
  withdrawFactLink,
} from '../api/confirmations.ts'
import { whyNotAsk, whyNotVerdict, type FactVerdict } from '../rules/confirmation.ts'
import { findDraft, lockDossierForWriting, readVersionContent, type LockedDossier } from '../store.ts'
import * as store from '../stores/confirmations.ts'

const SKEW_MS = 5 * 60 * 1000 // a phone's clock may be ahead of ours

/** Asking agencies whether the facts of a text are right, and keeping what they say. */
export function confirmationRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, listConfirmations, async ({ params: { dossierId } }, { now }) => {
    const [requests, answers, linkHours] = await Promise.all([
      store.listFactRequests(db, dossierId, now),
      store.listFactAnswers(db, dossierId),
      store.readLinkHours(db),
    ])
    return {
      requests: requests.map((it) => ({
        id: it.id,
        addressee: it.addressee,
        purpose: it.purpose,
        facts: it.facts,
        state: it.state,
        askedBy: it.asked_by_name,
        askedAt: it.asked_at.toISOString(),
        expiresAt: it.expires_at.toISOString(),
      })),
      answers: answers.map((it) => ({ ...it, verdicts: [...it.verdicts] })),
      linkHours,
    }
  })

  serve(app, askFacts, async ({ params: { dossierId }, body }, { officer, act, now }) => {
    // The token leaves this request alone: what `once` keeps to answer a repeat holds none.
    let link: string | null = null
    const answer = await once(db, { ...act, officer, now }, async (tx) => {
      await lockToAsk(tx, dossierId, officer, body.facts)
      const hours = body.hours ?? (await store.readLinkHours(tx))
      const { facts, addressee, purpose } = body
      const made = await store.insertFactRequest(
        tx,
        { dossierId, facts, addressee, purpose, hours, personId: officer.personId },
        now,
      )
      link = linkOf(url, made.token)
      await append(
        tx,
        {
          kind: 'facts-asked',
          dossierId,
          requestId: made.id,
          personId: officer.personId,
          askedHash: made.askedHash,
          facts: facts.map((it) => ({ id: it.id, valueHash: valueHash(made.salt, it) })),
          expiresAt: made.expiresAt.toISOString(),
        },
        now,
      )
      return { id: made.id, expiresAt: made.expiresAt.toISOString() }
    })
    return { ...answer, link }
  })

  serve(app, renewFactLink, async ({ params, body }, { officer, act, now }) => {
    let link: string | null = null
    const answer = await once(db, { ...act, officer, now }, async (tx) => {
      const hours = body.hours ?? (await store.readLinkHours(tx))
      const dossier = await lockToAsk(tx, params.dossierId, officer, [])
      const made = await store.renewToken(tx, { ...params, hours }, now)
      refuseIf(whyNotAsk(made.facts, await factsOf(tx, dossier)))
      link = linkOf(url, made.token)
      const expiresAt = made.expiresAt.toISOString()
      await append(tx, { kind: 'facts-link-renewed', ...params, personId: officer.personId, expiresAt }, now)
      return { id: params.requestId, expiresAt }
    })
    return { ...answer, link }
  })

  serve(app, withdrawFactLink, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await lockToAsk(tx, params.dossierId, officer, [])
      await store.withdrawRequest(tx, { ...params, personId: officer.personId }, now)
      await append(tx, { kind: 'facts-link-withdrawn', ...params, personId: officer.personId }, now)
      return {}
    }),
  )

  serve(app, recordCall, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { verdicts, name, post, how, saidAt } = body
      if (Date.parse(saidAt) > now.getTime() + SKEW_MS) throw new Refused({ code: 'call-in-future', field: 'saidAt' })
      const unsaid = verdicts.findIndex((it) => whyNotVerdict(it))
      if (unsaid >= 0) throw new Refused({ code: 'correction-missing', field: `verdicts.${unsaid}.correction` })
      await lockToAsk(
        tx,
        dossierId,
        officer,
        verdicts.map((it) => it.fact),
      )
      await store.refuseTooManyCalls(tx, dossierId)
      const salt = store.newSalt()
      const recordedBy = officer.personId
      const statement = {
        dossierId,
        requestId: null,
        way: 'phone' as const,
        name,
        post,
        how,
        recordedBy,
        saidAt,
        verdicts,
        salt,
      }
      const { id, hash } = await store.insertAnswer(tx, statement, now)
      await append(
        tx,
        {
          kind: 'facts-answered',
          dossierId,
          answerId: id,
          way: 'phone',
          personId: officer.personId,
          answerHash: hash,
          facts: toldOf(salt, verdicts),
        },
        now,
      )
      return { id }
    }),
  )

  serve(app, readLinkHours, async () => ({ linkHours: await store.readLinkHours(db) }))

  serve(app, setLinkHours, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.saveLinkHours(tx, body.linkHours)
      await append(tx, { kind: 'fact-link-hours-set', personId: officer.personId, hours: body.linkHours }, now)
      return {}
    }),
  )
}

/** What the ledger says of each fact: which, and the salted hash of the value that was spoken of. */
export function toldOf(salt: string, verdicts: readonly FactVerdict[]) {
  return verdicts.map(({ fact, verdict }) => ({ id: fact.id, verdict, valueHash: valueHash(salt, fact) }))
}

/** Salted, since a bare hash of a number or a name is found by trying. */
const valueHash = (salt: string, fact: TypedFact) => sha256(`${salt}:${factKey(fact)}`)

const linkOf = (url: string, token: string) => `${url}/k/${token}`

/**
 * Locks the dossier for who has a part in its procedure, where these facts stand in its text as it is saved now.
 * @throws {Refused} `not-your-step`, `not-running`, `fact-changed`, `fact-incomplete`
 */
async function lockToAsk(
  tx: Tx,
  dossierId: string,
  officer: Officer,
  facts: readonly TypedFact[],
): Promise<LockedDossier> {
  const dossier = await lockDossierForWriting(tx, dossierId)
  const { body: procedure } = await readEdition(tx, dossier.edition_id)
  const held = postsFor(officer, dossier)
  if (!procedure.posts.some((post) => held.includes(post.id))) {
    const here = stepOf(procedure, dossier.step)
    throw new Refused({ code: 'not-your-step', step: here.number, post: postName(procedure, here.executor) })
  }
  if (dossier.state === 'withdrawn') throw new Refused({ code: 'not-running', state: dossier.state })
  if (facts.length > 0) refuseIf(whyNotAsk(facts, await factsOf(tx, dossier)))
  return dossier
}

/** The facts of the text as it is saved: the one being written, else the current version. */
async function factsOf(tx: Tx, dossier: LockedDossier): Promise<TypedFact[]> {
  const draft = await findDraft(tx, dossier.id)
  if (draft) return typedFactsOf(draft.content.facts)
  if (!dossier.version_hash) return []
  return typedFactsOf((await readVersionContent(tx, dossier.id, dossier.version_hash)).content.facts)
}
