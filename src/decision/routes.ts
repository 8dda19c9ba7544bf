import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { isAnswered, once } from '../engine/once.ts'
import { perform, type Seal } from '../engine/perform.ts'
import type { Auth } from '../http/auth.ts'
import { provePerson } from '../http/prove.ts'
import { serve } from '../http/serve.ts'
import { readSignInOf } from '../office/store.ts'
import { findPasskey, listPasskeys, usePasskey } from '../office/stores/passkeys.ts'
import { decide, listDecisions, readProofWays, type AskedProof } from './api.ts'
import { isTimely, proofKindOf, readStatement } from './rules.ts'
import { counterOf, whyNotSigned } from './rules/assertion.ts'
import { listDecisionRows } from './store.ts'

export function decisionRoutes(app: FastifyInstance, db: Db, { auth, url }: { auth: Auth; url: string }): void {
  const origin = new URL(url).origin
  const rpId = new URL(url).hostname

  serve(app, decide, async ({ params: { dossierId }, body }, { officer, act, request, now }) => {
    // A repeat of what was answered proves nothing anew: its code is used up, and it changes nothing.
    const seal = (await isAnswered(db, act.key)) ? undefined : await sealOf(officer, body.proof, request, now)
    return once(db, { ...act, officer, now }, (tx) =>
      perform(
        tx,
        {
          dossierId,
          seenRevision: body.seenRevision,
          officer,
          act: { kind: 'decide', version: body.version, decision: body.decision, ...(seal && { seal }) },
        },
        now,
      ),
    )
  })

  serve(app, readProofWays, async (_, { officer }) => ({
    rpId,
    credentialIds: (await listPasskeys(db, officer.personId)).map((it) => it.credential_id),
  }))

  serve(app, listDecisions, async ({ params }) => {
    const rows = await listDecisionRows(db, params.dossierId)
    return {
      rows: rows.map((it) => ({
        id: it.id,
        step: it.step,
        visit: it.visit_number,
        answer: it.answer,
        reason: it.reason,
        targetStep: it.target_step,
        versionHash: it.version_hash,
        certifiedHash: it.certified_hash,
        person: it.person,
        post: it.post,
        at: it.decided_at.toISOString(),
        statementHash: sha256(it.statement),
        proof: proofKindOf(it.signature as Json | null),
      })),
    }
  })

  async function sealOf(officer: Officer, proof: AskedProof, request: FastifyRequest, now: Date): Promise<Seal> {
    if (proof.kind === 'passkey') return sealByPasskey(officer, proof, now)
    const { passwordHash, secondFactor } = await readSignInOf(db, officer.personId)
    const { password, code } = proof
    const kind = await provePerson(
      db,
      auth,
      { personId: officer.personId, passwordHash, secondFactor, password, code, request },
      now,
    )
    return { salt: newSalt(), decidedAt: now.toISOString(), proof: { kind }, statement: null }
  }

  /** @throws {Refused} `proof-wrong` with what is wrong with it; `statement-differs` */
  async function sealByPasskey(
    officer: Officer,
    proof: Extract<AskedProof, { kind: 'passkey' }>,
    now: Date,
  ): Promise<Seal> {
    const statement = readStatement(proof.statement)
    if (!statement || !isTimely(new Date(statement.decidedAt), now)) throw new Refused({ code: 'statement-differs' })
    const passkey = await findPasskey(db, proof.credentialId, dayOf(ZONE, now))
    if (passkey?.person_id !== officer.personId) throw new Refused({ code: 'proof-wrong', fault: 'passkey-unknown' })
    const { credentialId, clientDataJSON, authenticatorData, signature } = proof
    const signed = { origin, rpId, publicKey: passkey.public_key, clientDataJSON, authenticatorData, signature }
    const challenge = Buffer.from(sha256(proof.statement), 'hex').toString('base64url')
    const fault = whyNotSigned({ content: proof.statement, challenge, ...signed })
    if (fault) throw new Refused({ code: 'proof-wrong', fault })
    // A counter that is kept and does not rise speaks of a copied key; synced passkeys keep none (WebAuthn §6.1.1).
    const counter = counterOf(authenticatorData)
    if ((counter > 0 || passkey.counter > 0) && counter <= passkey.counter)
      throw new Refused({ code: 'proof-wrong', fault: 'counter-back' })
    await usePasskey(db, { passkeyId: passkey.id, counter }, now)
    return {
      salt: statement.salt,
      decidedAt: statement.decidedAt,
      statement: proof.statement,
      proof: { kind: 'passkey', credentialId, ...signed },
    }
  }
}

const newSalt = () => randomBytes(16).toString('hex')
