import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { decisionWords as d } from '../../base/words/decision.ts'
import type { DossierData } from '../../dossier/screens/read-dossier.ts'
import type { Ask } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { decide, ratify, readProofWays, type AskedProof } from '../api.ts'
import {
  partsOf,
  partsOfRatification,
  statementText,
  type Decision,
  type Ratification,
  type Statement,
} from '../rules.ts'

type Body = Ask<typeof decide>['body']
type Ratified = Ask<typeof ratify>['body']

/** What is decided, and what of its statement the dossier does not say by itself. */
type Said =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'ratify'; readonly decision: Ratification }

/**
 * Sends a decision with the person's proof: the passkey's signature over the decision's exact text where this browser
 * has one of theirs, else the password, with the code where there is a second factor.
 */
export function useDeciding(dossier: DossierData | undefined, version: string | undefined) {
  const say = useSay()
  const me = useMe()
  const ways = useQuery({ queryKey: ['proof-ways'], queryFn: () => call(readProofWays, {}) })
  const deciding = useAct(decide)
  const ratifying = useAct(ratify)
  // What is done stays done when the dossier is read anew after it, so neither of the two is chosen by how it stands.
  const acting = {
    pending: deciding.pending || ratifying.pending,
    problem: deciding.problem ?? ratifying.problem,
    done: deciding.done ?? ratifying.done,
    reset: () => {
      deciding.reset()
      ratifying.reset()
    },
  }
  const [byPassword, setByPassword] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [signing, setSigning] = useState(false)
  const [said, setSaid] = useState<{ kind: Said['kind']; answer: Decision['answer'] } | null>(null)
  const [unsigned, setUnsigned] = useState<Problem | null>(null)
  const sent = useRef<{ asked: string; what: Pick<Body, 'seenRevision' | 'version' | 'proof'> } | null>(null)
  const credentialIds = ways.data?.credentialIds ?? []
  const maySign = credentialIds.length > 0 && knowsPasskeysOf(ways.data?.rpId ?? '')
  const signs = maySign && !byPassword
  const problem = unsigned ?? acting.problem

  const send = async (says: Said): Promise<void> => {
    if (!dossier || !version || !me || signing || acting.pending) return
    setUnsigned(null)
    const asked = JSON.stringify([says, signs, password, code])
    // An answer that was lost on the way: the very same is sent again, and is done once.
    if (acting.problem?.details.code !== 'no-answer' || sent.current?.asked !== asked) {
      setSigning(true)
      try {
        const proof: AskedProof = signs
          ? await sign({
              dossier,
              version,
              said: says,
              personId: me.personId,
              rpId: ways.data?.rpId ?? '',
              credentialIds,
            })
          : { kind: 'password', password, ...(code && { code }) }
        sent.current = { asked, what: { seenRevision: dossier.revision, version, proof } }
      } catch {
        setUnsigned(new Problem({ title: say(d.notSigned), status: 0, code: 'not-signed' }))
        return
      } finally {
        setSigning(false)
      }
    }
    const { what } = sent.current
    const to = { params: { dossierId: dossier.id } }
    setSaid({ kind: says.kind, answer: says.decision.answer })
    if (says.kind === 'decide') deciding.act({ ...to, body: { ...what, decision: says.decision } satisfies Body })
    else ratifying.act({ ...to, body: { ...what, decision: says.decision } satisfies Ratified })
  }

  const fields: ReactNode = signs ? (
    <p className="sec">
      {say(d.signSays)}{' '}
      <Button look="quiet" onClick={() => setByPassword(true)}>
        {say(d.byPassword)}
      </Button>
    </p>
  ) : (
    <>
      <TextInput
        label={say(d.password)}
        help={say(maySign ? d.passwordHelp : d.noPasskeyHelp)}
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={errorOf(problem, 'proof.password')}
      />
      {me?.secondFactor && (
        <TextInput
          label={say(d.code)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.trim())}
          error={errorOf(problem, 'proof.code')}
        />
      )}
    </>
  )
  return {
    send: (decision: Decision) => void send({ kind: 'decide', decision }),
    ratify: (decision: Ratification) => void send({ kind: 'ratify', decision }),
    pending: signing || acting.pending,
    problem,
    done: acting.done,
    /** What was sent last: known once it is done. */
    said,
    fields,
    /** A passkey is at hand, whose own question is the confirmation: no panel comes before it. */
    signs,
    reset: () => {
      acting.reset()
      setUnsigned(null)
    },
  }
}

/** Whether this page may use passkeys of that name: never on a bare address (WebAuthn §5.1.4.1). */
function knowsPasskeysOf(rpId: string): boolean {
  const { hostname } = location
  const named = !/^[\d.:[\]]+$/.test(hostname)
  return named && browserSupportsWebAuthn() && (hostname === rpId || hostname.endsWith(`.${rpId}`))
}

/** Where the decision is made and what it says; a ratification names the stay at which the word was heard. */
function placeOf(
  dossier: DossierData,
  said: Said,
): Pick<Statement, 'step' | 'visit' | 'postId' | 'answer' | 'reason' | 'targetStep' | 'notes' | 'ratifies'> {
  const { oral } = dossier
  if (said.kind === 'decide' || !oral)
    return { step: dossier.step, visit: dossier.visit, postId: dossier.post.id, ...partsOf(said.decision as Decision) }
  const parts = partsOfRatification(said.decision)
  return { step: oral.step, visit: oral.visit, postId: oral.post.id, ...parts, ratifies: oral.id }
}

/** Signs a decision's exact text: the challenge is its SHA-256. @throws when the person or the device says no */
async function sign(it: {
  dossier: DossierData
  version: string
  said: Said
  personId: string
  rpId: string
  credentialIds: readonly string[]
}): Promise<AskedProof> {
  const { dossier } = it
  const statement = statementText({
    dossierId: dossier.id,
    versionHash: it.version,
    personId: it.personId,
    ...placeOf(dossier, it.said),
    decidedAt: new Date().toISOString(),
    salt: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  })
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(statement)))
  const challenge = btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  const answer = await startAuthentication({
    optionsJSON: {
      challenge,
      rpId: it.rpId,
      userVerification: 'required',
      allowCredentials: it.credentialIds.map((id) => ({ id, type: 'public-key' as const })),
    },
  })
  const { clientDataJSON, authenticatorData, signature } = answer.response
  return { kind: 'passkey', statement, credentialId: answer.id, clientDataJSON, authenticatorData, signature }
}
