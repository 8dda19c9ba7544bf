import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../db/connect.ts'
import type { AskedProof } from '../decision/api.ts'
import {
  actingOf,
  correctsOf,
  partsOf,
  partsOfRatification,
  readStatement,
  statementText,
  type Decision,
  type Ratification,
  type Statement,
} from '../decision/rules.ts'
import type { Seal } from '../engine/write-effect.ts'
import { insertPasskey } from '../office/stores/passkeys.ts'
import { softwareAuthenticator, type SoftwareAuthenticator } from './software-authenticator.ts'

/** Who signs decisions with a passkey made of software: for the demo and the tests, never offered to an office. */
export type Signer = { readonly personId: string; readonly authenticator: SoftwareAuthenticator }

/** Gives a person such a passkey for the Siar at this address; its name says what it is. */
export async function giveSoftwarePasskey(db: Db, it: { personId: string; url: string }, now: Date): Promise<Signer> {
  const { origin, hostname: rpId } = new URL(it.url)
  const authenticator = softwareAuthenticator({ origin, rpId })
  await db.transaction().execute((tx) =>
    insertPasskey(
      tx,
      {
        personId: it.personId,
        name: 'Demo: perangkat lunak, bukan bukti',
        credentialId: authenticator.credentialId,
        publicKey: authenticator.publicKey,
        counter: 0,
        deviceType: 'singleDevice',
        backedUp: false,
        transports: 'internal',
      },
      now,
    ),
  )
  return { personId: it.personId, authenticator }
}

/** Where a dossier stands, as its API tells. */
export type Standing = {
  readonly id: string
  readonly step: number
  readonly visit: number
  readonly revision: number
  readonly post: { readonly id: string }
  readonly mandate?: { readonly form: 'plt' | 'plh'; readonly letter: string } | null
  readonly correction?: { readonly form: 'correction' | 'clarification'; readonly note: string } | null
}

/** The body of a decision on one version, signed: what a browser with a passkey sends. */
export function signedDecision(signer: Signer, dossier: Standing, version: string, decision: Decision, now: Date) {
  const statement = statementText({
    dossierId: dossier.id,
    versionHash: version,
    step: dossier.step,
    visit: dossier.visit,
    personId: signer.personId,
    postId: dossier.post.id,
    ...actingOf(dossier.mandate ?? null),
    ...partsOf(decision),
    ...correctsOf(dossier.correction ?? null),
    decidedAt: now.toISOString(),
    salt: randomBytes(16).toString('hex'),
  })
  return { seenRevision: dossier.revision, version, decision, proof: signStatement(signer, statement) }
}

/** The body of a word on an oral approval, signed. */
export function signedRatification(
  signer: Signer,
  dossier: Pick<Standing, 'id' | 'revision'> & {
    readonly oral: {
      readonly id: string
      readonly step: number
      readonly visit: number
      readonly version: string
      readonly post: { readonly id: string }
      readonly mandate?: Standing['mandate']
    } | null
  },
  decision: Ratification,
  now: Date,
) {
  const { oral } = dossier
  if (!oral) throw new Error('nothing is to be ratified')
  const statement = statementText({
    dossierId: dossier.id,
    versionHash: oral.version,
    step: oral.step,
    visit: oral.visit,
    personId: signer.personId,
    postId: oral.post.id,
    ...actingOf(oral.mandate ?? null),
    ...partsOfRatification(decision),
    ratifies: oral.id,
    decidedAt: now.toISOString(),
    salt: randomBytes(16).toString('hex'),
  })
  return { seenRevision: dossier.revision, version: oral.version, decision, proof: signStatement(signer, statement) }
}

/** An assertion whose challenge is the SHA-256 of the text. It keeps no counter, as synced passkeys do not. */
function signStatement({ authenticator }: Signer, statement: string): Extract<AskedProof, { kind: 'passkey' }> {
  const challenge = createHash('sha256').update(statement).digest('base64url')
  const { response } = authenticator.assert({ challenge }, { counter: 0 }) as unknown as {
    response: { clientDataJSON: string; authenticatorData: string; signature: string }
  }
  const { clientDataJSON, authenticatorData, signature } = response
  return {
    kind: 'passkey',
    statement,
    credentialId: authenticator.credentialId,
    clientDataJSON,
    authenticatorData,
    signature,
  }
}

/** What the server keeps of such a signature, for stories that are lived without it. */
export function softwareSeal({ authenticator }: Signer, signed: Extract<AskedProof, { kind: 'passkey' }>): Seal {
  const { decidedAt, salt } = readStatement(signed.statement) as Statement
  const { kind, statement, ...assertion } = signed
  const { origin, rpId, publicKey } = authenticator
  return { salt, decidedAt, statement, proof: { kind, ...assertion, origin, rpId, publicKey } }
}
