import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { call, Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Qr } from '../../web/kit/Qr.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { dayText, longTime } from '../../web/time.ts'
import {
  addPasskey,
  beginPasskey,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  createToken,
  endOtherSessions,
  endSession,
  listPasskeys,
  listSessions,
  listTokens,
  removePasskey,
  removeSecondFactor,
  renewRecoveryCodes,
  revokeToken,
} from '../api.ts'

/** One thing to do with the server, after which all that is shown is read anew. */
function useDo<Asked, Answered>(work: (asked: Asked) => Promise<Answered>) {
  const queries = useQueryClient()
  return useMutation<Answered, Problem, Asked>({ mutationFn: work, onSuccess: () => queries.invalidateQueries() })
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

const submitted = (act: () => void) => (event: FormEvent) => {
  event.preventDefault()
  act()
}

export function SecurityPart() {
  return (
    <>
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </>
  )
}

function Password() {
  const say = useSay()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const changing = useDo(() => call(changePassword, { body: { current, password } }))
  return (
    <Section title={say(o.changePassword)}>
      <form className="form" onSubmit={submitted(() => changing.mutate(undefined))}>
        <TextInput
          label={say(o.currentPassword)}
          type="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextInput
          label={say(o.newPassword)}
          help={say(o.passwordHelp)}
          type="password"
          autoComplete="new-password"
          required
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={errorOf(changing.error, 'password')}
        />
        <ProblemNote problem={changing.error} />
        {changing.isSuccess && <p role="status">{say(o.changed)}</p>}
        <div>
          <Button type="submit" pending={changing.isPending}>
            {say(o.changePassword)}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function SecondFactor() {
  const say = useSay()
  const me = useMe()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const beginning = useDo(() => call(beginSecondFactor, { body: { password } }))
  const confirming = useDo(() => call(confirmSecondFactor, { body: { code: code.trim() } }))
  const removing = useDo(() => call(removeSecondFactor, { body: { password } }))
  const renewing = useDo(() => call(renewRecoveryCodes, { body: { password } }))
  const forget = () => setPassword('') // so that the next act asks for it again
  const begun = beginning.data
  const on = me?.secondFactor
  return (
    <Section title={say(o.secondFactor)}>
      <p className="sec">{say(on ? o.secondFactorOn : o.secondFactorOff)}</p>
      {begun && !on ? (
        <form className="form" onSubmit={submitted(() => confirming.mutate(undefined))}>
          <p>{say(o.scan)}</p>
          <Qr text={begun.uri} label="QR" />
          <code>{new URL(begun.uri).searchParams.get('secret')}</code>
          <RecoveryCodes codes={begun.recoveryCodes} />
          <TextInput
            label={say(o.confirmCode)}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={10}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <ProblemNote problem={confirming.error} />
          <div>
            <Button type="submit" look="do" pending={confirming.isPending}>
              {say(o.confirm)}
            </Button>
          </div>
        </form>
      ) : (
        <form
          className="form"
          onSubmit={submitted(() => (on ? removing : beginning).mutate(undefined, { onSuccess: forget }))}
        >
          <TextInput
            label={say(o.currentPassword)}
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <ProblemNote problem={beginning.error ?? removing.error ?? renewing.error} />
          {on && renewing.data && (
            <div role="status">
              <p>{say(o.codesRenewed)}</p>
              <RecoveryCodes codes={renewing.data.recoveryCodes} />
            </div>
          )}
          <div className="row">
            <Button type="submit" look={on ? 'no' : 'plain'} pending={beginning.isPending || removing.isPending}>
              {say(on ? o.turnOff : o.turnOn)}
            </Button>
            {on && (
              <Button pending={renewing.isPending} onClick={() => renewing.mutate(undefined, { onSuccess: forget })}>
                {say(o.renewCodes)}
              </Button>
            )}
          </div>
        </form>
      )}
    </Section>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const say = useSay()
  return (
    <>
      <p>
        <b>{say(o.keepCodes)}</b>
      </p>
      <ul className="office-codes">
        {codes.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </>
  )
}

function Passkeys() {
  const say = useSay()
  const { language } = useLanguage()
  const list = useQuery({ queryKey: ['passkeys'], queryFn: () => call(listPasskeys, {}) })
  const adding = useDo(async () => {
    const { options } = await call(beginPasskey, {})
    const response = await startRegistration({
      optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
    }).catch(() => {
      throw new Problem({ title: say(o.passkeyFailed), status: 0, code: 'passkey' })
    })
    return call(addPasskey, { body: { name: say(o.thisDevice), response: { ...response } } })
  })
  const removing = useDo((passkeyId: string) => call(removePasskey, { params: { passkeyId } }))
  return (
    <Section title={say(o.passkeys)}>
      <ul className="office-list">
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.name} <span className="cap">{say(o.added)(dayText(row.createdAt, language))}</span>
            </span>
            <Button look="quiet" onClick={() => removing.mutate(row.id)}>
              {say(o.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={list.error ?? adding.error ?? removing.error} />
      <div>
        <Button pending={adding.isPending} onClick={() => adding.mutate(undefined)}>
          {say(o.addPasskey)}
        </Button>
      </div>
    </Section>
  )
}

function Sessions() {
  const say = useSay()
  const { language } = useLanguage()
  const { list, rows } = useRows(listSessions, { query: { limit: 50 } })
  const ending = useDo((sessionId: string) => call(endSession, { params: { sessionId } }))
  const endingOthers = useDo(() => call(endOtherSessions, {}))
  return (
    <Section title={say(o.sessions)}>
      <ul className="office-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.device.slice(0, 80) || '–'} {row.current && <b>({say(o.current)})</b>}
              <span className="cap">
                <br />
                {longTime(row.createdAt, language)} · {row.address}
              </span>
            </span>
            {!row.current && (
              <Button look="quiet" onClick={() => ending.mutate(row.id)}>
                {say(o.end)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
      <ProblemNote problem={list.error ?? ending.error ?? endingOthers.error} />
      <div>
        <Button pending={endingOthers.isPending} onClick={() => endingOthers.mutate(undefined)}>
          {say(o.endOthers)}
        </Button>
      </div>
    </Section>
  )
}

export function TokensPart() {
  const say = useSay()
  const { language } = useLanguage()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const list = useQuery({ queryKey: ['tokens'], queryFn: () => call(listTokens, {}) })
  const making = useDo(() => call(createToken, { body: { name, days: Number(days) } }))
  const revoking = useDo((tokenId: string) => call(revokeToken, { params: { tokenId } }))
  return (
    <Section title={say(o.tokens)}>
      <p className="sec">{say(o.tokensAbout)}</p>
      {making.data && (
        <div className="note ok" role="status">
          <p>{say(o.tokenShown)}</p>
          <code>{making.data.token}</code>
        </div>
      )}
      <ul className="office-list">
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.name}{' '}
              <span className="cap">
                {row.revoked ? say(o.revoked) : say(o.until)(dayText(row.expiresAt, language))}
              </span>
            </span>
            {!row.revoked && (
              <Button look="quiet" onClick={() => revoking.mutate(row.id)}>
                {say(o.revoke)}
              </Button>
            )}
          </li>
        ))}
        {list.data?.rows.length === 0 && <li className="sec">{say(words.none)}</li>}
      </ul>
      <form className="form" onSubmit={submitted(() => making.mutate(undefined))}>
        <TextInput
          label={say(o.tokenName)}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={errorOf(making.error, 'name')}
        />
        <TextInput
          label={say(o.tokenDays)}
          type="number"
          min={1}
          max={366}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
          error={errorOf(making.error, 'days')}
        />
        <ProblemNote problem={making.error ?? revoking.error} />
        <div>
          <Button type="submit" pending={making.isPending}>
            {say(o.makeToken)}
          </Button>
        </div>
      </form>
    </Section>
  )
}
