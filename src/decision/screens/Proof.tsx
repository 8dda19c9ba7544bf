import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { decisionWords as d } from '../../base/words/decision.ts'
import { keptWords as k } from '../../base/words/kept.ts'
import type { DossierData } from '../../dossier/screens/read-dossier.ts'
import type { Answer, Ask } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { addressOf, call, Problem } from '../../web/call.ts'
import type { Kept } from '../../web/kept-decisions.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dropKept, keepAndSend } from '../../web/outbox.ts'
import { decide, ratify, readProofWays, type AskedProof } from '../api.ts'
import {
  actingOf,
  correctsOf,
  partsOf,
  partsOfRatification,
  statementText,
  type Decision,
  type Ratification,
  type Statement,
} from '../rules.ts'

type Body = Ask<typeof decide>['body']
type Ratified = Ask<typeof ratify>['body']
type Receipt = Answer<typeof decide>

/** What is decided, and what of its statement the dossier does not say by itself. */
type Said =
  | { readonly kind: 'decide'; readonly decision: Decision }
  | { readonly kind: 'ratify'; readonly decision: Ratification }

/**
 * Sends a decision with the person's proof: the passkey's signature over the decision's exact text where this browser
 * has one of theirs, else the password, with the code where there is a second factor.
 */
export function useDeciding(
  dossier: DossierData | undefined,
  version: string | undefined,
  /** The sheet shows what was last seen, for want of a line: then only a signature can be kept and sent later. */
  noLine: boolean,
) {
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
  const [signed, setSigned] = useState<{ receipt: Receipt; decidedAt: string } | null>(null)
  const [sending, setSending] = useState(false)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  const [byPassword, setByPassword] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [said, setSaid] = useState<{ kind: Said['kind']; answer: Decision['answer'] } | null>(null)
  const [unsigned, setUnsigned] = useState<Problem | null>(null)
  const sent = useRef<{ asked: string; what: Pick<Body, 'seenRevision' | 'version' | 'proof'> } | null>(null)
  const credentialIds = ways.data?.credentialIds ?? []
  const maySign = credentialIds.length > 0 && knowsPasskeysOf(ways.data?.rpId ?? '')
  const signs = maySign && (noLine || !byPassword)
  const problem = unsigned ?? toldPlainly(acting.problem, say(k.passwordNotSent))

  const send = async (says: Said): Promise<void> => {
    if (!dossier || !version || !me || sending || acting.pending) return
    setUnsigned(null)
    setSaid({ kind: says.kind, answer: says.decision.answer })
    if (signs) return sendSigned({ dossier, version, said: says, personId: me.personId })
    const asked = JSON.stringify([says, password, code])
    // An answer that was lost on the way: the very same is sent again, and is done once.
    if (acting.problem?.details.code !== 'no-answer' || sent.current?.asked !== asked) {
      const proof: AskedProof = { kind: 'password', password, ...(code && { code }) }
      sent.current = { asked, what: { seenRevision: dossier.revision, version, proof } }
    }
    const { what } = sent.current
    const to = { params: { dossierId: dossier.id } }
    if (says.kind === 'decide') deciding.act({ ...to, body: { ...what, decision: says.decision } satisfies Body })
    else ratifying.act({ ...to, body: { ...what, decision: says.decision } satisfies Ratified })
  }

  /** Signed, then kept before it is sent, so that it arrives once though the line or the page goes meanwhile. */
  const sendSigned = async (it: Signing): Promise<void> => {
    setSending(true)
    const signature = await sign({ ...it, rpId: ways.data?.rpId ?? '', credentialIds }).catch(() => null)
    const kept = signature && (await keepAndSend(keptOf(it, signature)))
    setSending(false)
    if (!kept) setUnsigned(new Problem({ title: say(d.notSigned), status: 0, code: 'not-signed' }))
    // What became of it is told here; who has left this page meanwhile finds it in the frame.
    if (!kept?.came || !shown.current) return
    dropKept(kept)
    if (kept.came.kind === 'recorded') setSigned({ receipt: kept.came.receipt, decidedAt: kept.decidedAt })
    else setUnsigned(new Problem(kept.came.refusal))
  }

  const fields: ReactNode = signs ? (
    <p className="sec">
      {say(d.signSays)}{' '}
      {!noLine && (
        <Button look="quiet" onClick={() => setByPassword(true)}>
          {say(d.byPassword)}
        </Button>
      )}
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
    pending: sending || acting.pending,
    problem,
    /** What was written, and when it was decided where that was signed. */
    done: signed ?? (acting.done ? { receipt: acting.done, decidedAt: acting.done.at } : null),
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

/** A lost answer of one who decides by password: nothing goes on by itself. */
function toldPlainly(problem: Problem | null, title: string): Problem | null {
  return problem?.details.code === 'no-answer' ? new Problem({ ...problem.details, title }) : problem
}

type Signing = {
  readonly dossier: DossierData
  readonly version: string
  readonly said: Said
  readonly personId: string
}

type Signature = { readonly proof: AskedProof; readonly decidedAt: string }

/** A signed decision as it is kept until it has arrived: what will be sent, byte for byte, under its one key. */
function keptOf({ dossier, version, said, personId }: Signing, { proof, decidedAt }: Signature): Kept {
  const { kind, decision } = said
  const endpoint = kind === 'decide' ? decide : ratify
  return {
    personId,
    dossierId: dossier.id,
    visit: kind === 'ratify' && dossier.oral ? dossier.oral.visit : dossier.visit,
    number: dossier.number,
    kind,
    answer: decision.answer,
    version,
    decidedAt,
    path: addressOf(endpoint.path, { dossierId: dossier.id }),
    key: crypto.randomUUID(),
    body: JSON.stringify({ seenRevision: dossier.revision, version, decision, proof }),
    came: null,
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
): Pick<
  Statement,
  'step' | 'visit' | 'postId' | 'acting' | 'answer' | 'reason' | 'targetStep' | 'notes' | 'ratifies' | 'corrects'
> {
  const { oral } = dossier
  if (said.kind === 'decide' || !oral)
    return {
      step: dossier.step,
      visit: dossier.visit,
      postId: dossier.post.id,
      ...actingOf(dossier.mandate),
      ...partsOf(said.decision as Decision),
      ...correctsOf(dossier.correction),
    }
  const parts = partsOfRatification(said.decision)
  return {
    step: oral.step,
    visit: oral.visit,
    postId: oral.post.id,
    ...actingOf(oral.mandate),
    ...parts,
    ratifies: oral.id,
  }
}

/** Signs a decision's exact text: the challenge is its SHA-256. @throws when the person or the device says no */
async function sign(it: Signing & { rpId: string; credentialIds: readonly string[] }): Promise<Signature> {
  const { dossier } = it
  const decidedAt = new Date().toISOString()
  const statement = statementText({
    dossierId: dossier.id,
    versionHash: it.version,
    personId: it.personId,
    ...placeOf(dossier, it.said),
    decidedAt,
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
  const proof: AskedProof = { kind: 'passkey', statement, credentialId: answer.id, clientDataJSON, authenticatorData, signature } // prettier-ignore
  return { proof, decidedAt }
}
