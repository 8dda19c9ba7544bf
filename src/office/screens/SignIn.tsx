import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { keptWords as k } from '../../base/words/kept.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { call, Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { keptDecisions } from '../../web/outbox.ts'
import { beginPasskeySignIn, signIn, signInByCode, signInByPasskey } from '../api.ts'

/** Masuk: password, then the code where there is one; or a passkey. */
export function SignIn() {
  const say = useSay()
  const { ke } = useSearch({ from: '/masuk' })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  useEffect(() => {
    document.title = `${say(o.signIn)} · Siar`
  }, [say])
  // Only to a place of this application, whatever the address says.
  const enter = () => location.assign(ke?.startsWith('/app/') && !ke.startsWith('/app//') ? ke : '/app/')
  const byPassword = useMutation({
    mutationFn: () => call(signIn, { body: { email, password } }),
    onSuccess: ({ next }) => next === 'done' && enter(),
  })
  const byCode = useMutation({
    mutationFn: () => call(signInByCode, { body: { kind: recovery ? 'recovery' : 'totp', code: code.trim() } }),
    onSuccess: enter,
  })
  const byPasskey = useMutation({
    mutationFn: async () => {
      const { options } = await call(beginPasskeySignIn, {})
      const response = await startAuthentication({
        optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      }).catch(() => {
        throw new Problem({ title: say(o.passkeyFailed), status: 0, code: 'passkey' })
      })
      return call(signInByPasskey, { body: { response: { ...response } } })
    },
    onSuccess: enter,
  })
  const second = byPassword.data?.next === 'second-factor'
  return (
    <div className="bare">
      <main>
        <div>
          <p className="mark">Siar</p>
          <p className="sec">{say(o.signInAbout)}</p>
        </div>
        <h1 className="visually-hidden">{say(o.signIn)}</h1>
        {keptDecisions.anyWaits() && <p className="note">{say(k.signInAbout)}</p>}
        {second ? (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              byCode.mutate()
            }}
          >
            <TextInput
              key={recovery ? 'recovery' : 'totp'}
              label={say(recovery ? o.recoveryCode : o.code)}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              autoComplete="one-time-code"
              inputMode={recovery ? 'text' : 'numeric'}
              required
              maxLength={40}
            />
            <ProblemNote problem={byCode.error} />
            <Button type="submit" look="do" pending={byCode.isPending}>
              {say(o.signIn)}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setRecovery(!recovery)
                setCode('')
              }}
            >
              {say(recovery ? o.useTotp : o.useRecovery)}
            </Button>
          </form>
        ) : (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              byPassword.mutate()
            }}
          >
            <TextInput
              label={say(o.email)}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              autoComplete="username webauthn"
              required
              maxLength={200}
            />
            <TextInput
              label={say(o.password)}
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="current-password"
              required
              maxLength={200}
            />
            <ProblemNote problem={byPassword.error ?? byPasskey.error} />
            <Button type="submit" look="do" pending={byPassword.isPending}>
              {say(o.signIn)}
            </Button>
            <Button pending={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              {say(o.byPasskey)}
            </Button>
          </form>
        )}
      </main>
    </div>
  )
}
