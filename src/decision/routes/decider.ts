import { randomBytes } from 'node:crypto'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf, type RefusalCode, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Receipt } from '../../engine/carry-out.ts'
import { isAnswered, once } from '../../engine/once.ts'
import { perform } from '../../engine/perform.ts'
import type { Seal } from '../../engine/write-effect.ts'
import type { Auth } from '../../http/auth.ts'
import { provePerson } from '../../http/prove.ts'
import { recordRefused } from '../../http/record-refused.ts'
import type { ActKey } from '../../http/serve.ts'
import { readSignInOf } from '../../office/store.ts'
import { findPasskey, usePasskey } from '../../office/stores/passkeys.ts'
import type { AskedProof } from '../api.ts'
import { readStatement, whyUntimely, type Decision, type Ratification } from '../rules.ts'
import { counterOf, whyNotSigned } from '../rules/assertion.ts'

export type AskedDecision = {
  readonly dossierId: string
  readonly seenRevision: number
  readonly version: string
  readonly proof: AskedProof
} & (
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'ratify'; readonly decision: Ratification }
)
type ProofOf<Kind extends AskedProof['kind']> = Extract<AskedProof, { kind: Kind }>
type By = { readonly officer: Officer; readonly act: ActKey }
export type Decide = (asked: AskedDecision, by: By, now: Date) => Promise<Receipt>

/** What is said, apart from how it was proven: its kind and its words belong together. */
const saidIn = (it: AskedDecision) =>
  it.kind === 'decide' ? { kind: it.kind, decision: it.decision } : { kind: it.kind, decision: it.decision }

/** What only says that a field is still to be filled in, or that nothing was tried on a dossier: not for the ledger. */
const UNRECORDED: ReadonlySet<RefusalCode> = new Set([
  'reason-missing',
  'target-not-earlier',
  'code-needed',
  'key-missing',
  'key-reused',
  'not-found',
])

/**
 * Takes decisions, from the sheet and from the light page alike: who decides proves it first, then all is written at
 * once. An attempt that is refused is told why, and the ledger keeps that it was made.
 */
export function openDecider(db: Db, { auth, url }: { auth: Auth; url: string }): Decide {
  const origin = new URL(url).origin
  const rpId = new URL(url).hostname

  return async (asked, { officer, act }, now) => {
    const { dossierId, seenRevision, version, proof } = asked
    try {
      // A repeat of what was answered proves nothing anew: its code is used up, and it changes nothing.
      const byPassword =
        proof.kind === 'password' && !(await isAnswered(db, act.key)) ? await sealByPassword(officer, proof, now) : null
      return await once(db, { ...act, officer, now }, async (tx) => {
        // A signature is taken with the act or not at all: what is sent again from a phone would else find its own
        // counter, written by a try that came to nothing or is still under way, and be taken for a copied key's.
        const seal = proof.kind === 'passkey' ? await sealByPasskey(tx, officer, proof, now) : byPassword
        const act = { ...saidIn(asked), version, ...(seal && { seal }) }
        return perform(tx, { dossierId, seenRevision, officer, act }, now)
      })
    } catch (error) {
      if (error instanceof Refused) await recordAttempt(asked, officer, error.reason, now)
      throw error
    }
  }

  /** @throws {Refused} what `provePerson` throws; a time that cannot be */
  async function sealByPassword(officer: Officer, proof: ProofOf<'password'>, now: Date): Promise<Seal> {
    const { passwordHash, secondFactor } = await readSignInOf(db, officer.personId)
    const { password, code } = proof
    const kind = await provePerson(
      db,
      auth,
      { personId: officer.personId, passwordHash, secondFactor, password, code },
      now,
    )
    const decidedAt = proof.at ?? now.toISOString()
    refuseIf(whyUntimely(new Date(decidedAt), now))
    return { salt: randomBytes(16).toString('hex'), decidedAt, proof: { kind }, statement: null }
  }

  /** @throws {Refused} `proof-wrong` with what is wrong with it; `statement-differs`; a time that cannot be */
  async function sealByPasskey(tx: Tx, officer: Officer, proof: ProofOf<'passkey'>, now: Date): Promise<Seal> {
    const statement = readStatement(proof.statement)
    if (!statement) throw new Refused({ code: 'statement-differs' })
    refuseIf(whyUntimely(new Date(statement.decidedAt), now))
    const passkey = await findPasskey(tx, proof.credentialId, dayOf(ZONE, now))
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
    await usePasskey(tx, { passkeyId: passkey.id, counter }, now)
    return {
      salt: statement.salt,
      decidedAt: statement.decidedAt,
      statement: proof.statement,
      proof: { kind: 'passkey', credentialId, ...signed },
    }
  }

  /** Ids and hashes only: the reason a person wrote, and what they signed, stay out of the ledger. */
  async function recordAttempt(asked: AskedDecision, officer: Officer, reason: Reason, now: Date): Promise<void> {
    if (UNRECORDED.has(reason.code)) return
    const { dossierId, version, proof, decision, kind } = asked
    const entry = {
      kind: 'decision-refused',
      dossierId,
      personId: officer.personId,
      versionHash: version,
      answer: decision.answer,
      ...(kind === 'ratify' && { ratifying: true }),
      why: reason.code,
      ...('fault' in reason && { fault: reason.fault }),
      proof: proof.kind,
      ...(proof.kind === 'passkey' && {
        statementHash: sha256(proof.statement),
        assertionHash: sha256(canonical([proof.clientDataJSON, proof.authenticatorData, proof.signature])),
      }),
    }
    await recordRefused(db, entry, now)
  }
}
