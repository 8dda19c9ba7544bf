import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { signatureMethods, signedKinds, signersOf, type SignatureMethod, type SignedBy } from '../../base/signing.ts'
import { checkKinds } from '../../base/words/check.ts'
import { words } from '../../base/words/common.ts'
import { signingWords as w } from '../../base/words/signing.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, Problem, sendFile } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'
import { usesBsre } from '../rules/signing.ts'
import { readSigning, saveSigning, trySigning, uploadKeyStore } from '../api/signing.ts'
import './signing.css'

const signingQuery = { queryKey: ['signing'], queryFn: () => call(readSigning, {}) }
type Setting = Answer<typeof readSigning>
type Trial = Answer<typeof trySigning>

/** Tanda tangan: how papers are signed, and a trial that says what came back. */
export function SigningPart() {
  const say = useSay()
  const read = useQuery(signingQuery)
  return (
    <div className="signing">
      <p className="sec">{say(w.about)}</p>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={8} />}
      {read.data && (
        <>
          <MethodForm setting={read.data} />
          <TrialForm key={read.data.method} method={read.data.method} />
        </>
      )}
    </div>
  )
}

function MethodForm({ setting }: { setting: Setting }) {
  const say = useSay()
  const [method, setMethod] = useState(setting.method)
  const [address, setAddress] = useState(setting.address ?? '')
  const [clientId, setClientId] = useState(setting.clientId ?? '')
  const [papers, setPapers] = useState(setting.papers)
  // What this person saw: the file that they send themselves is part of it, someone else's change is not.
  const [seenRevision, setSeenRevision] = useState(setting.revision)
  const saving = useAct(saveSigning, ({ revision }) => setSeenRevision(revision))
  const id = useId()
  return (
    <section className="section">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          saving.act({
            body: {
              method,
              address: address.trim() || null,
              clientId: clientId.trim() || null,
              papers,
              seenRevision,
            },
          })
        }}
      >
        <fieldset className="signing-methods">
          <legend>{say(w.method)}</legend>
          {signatureMethods.map((it) => (
            <div key={it}>
              <label className="check">
                <input
                  type="radio"
                  name="method"
                  aria-describedby={`${id}-${it}`}
                  checked={method === it}
                  onChange={() => setMethod(it)}
                />
                <span>{say(w.methods)(it)}</span>
              </label>
              <small id={`${id}-${it}`} className="cap">
                {say(w.methodHelp)(it)}
              </small>
            </div>
          ))}
        </fieldset>
        {method === 'pades' && (
          <KeyStoreFields
            keyStore={setting.keyStore}
            onKept={(revision) => setSeenRevision((seen) => (revision === seen + 1 ? revision : seen))}
          />
        )}
        {usesBsre(method) && (
          <>
            <TextInput
              label={say(w.address)}
              help={say(w.addressHelp)}
              type="url"
              required
              maxLength={300}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              error={errorOf(saving.problem, 'address')}
            />
            <TextInput
              label={say(w.clientId)}
              help={say(w.clientIdHelp)}
              required
              maxLength={200}
              autoComplete="off"
              value={clientId}
              onChange={(event) => setClientId(event.target.value)}
              error={errorOf(saving.problem, 'clientId')}
            />
            <p className={setting.secretKnown ? 'cap' : 'note'}>
              {say(setting.secretKnown ? w.secretKnown : w.secretMissing)}
            </p>
          </>
        )}
        {method !== 'local' && (
          <fieldset className="signing-methods" aria-describedby={`${id}-papers`}>
            <legend>{say(w.papers)}</legend>
            <p id={`${id}-papers`} className="cap">
              {say(w.papersHelp)}
            </p>
            {signedKinds.map((kind) => (
              <Select
                key={kind}
                label={say(checkKinds[kind])}
                value={papers.find((it) => it.kind === kind)?.by ?? ''}
                onChange={({ target }) => {
                  const others = papers.filter((it) => it.kind !== kind)
                  setPapers(target.value === '' ? others : [...others, { kind, by: target.value as SignedBy }])
                }}
                options={[
                  { value: '', label: say(w.notSigned) },
                  ...signersOf[kind].map((by) => ({ value: by, label: say(w.signedBy)(by) })),
                ]}
              />
            ))}
          </fieldset>
        )}
        <ProblemNote problem={saving.problem} />
        <div>
          <Button type="submit" look="do" pending={saving.pending}>
            {say(words.save)}
          </Button>
        </div>
        {saving.done && <p role="status">{say(words.saved)}</p>}
      </form>
    </section>
  )
}

/** The file is kept at once when it is chosen and sent: it is no part of the form that is saved. */
function KeyStoreFields({ keyStore, onKept }: { keyStore: Setting['keyStore']; onKept: (revision: number) => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const sending = useMutation<Answer<typeof uploadKeyStore>, Problem, File>({
    mutationFn: (chosen) => sendFile(uploadKeyStore, {}, chosen),
    onSuccess: ({ revision }) => {
      onKept(revision)
      return queries.invalidateQueries({ queryKey: ['signing'] })
    },
  })
  return (
    <div className="signing-file">
      {keyStore && (
        <p className={keyStore.here ? undefined : 'note'}>
          {say(w.keyStoreSince)(dayText(keyStore.uploadedAt.slice(0, 10), language))}{' '}
          {!keyStore.here && say(w.keyStoreAway)}
        </p>
      )}
      <TextInput
        label={say(w.keyStoreFile)}
        help={say(w.keyStoreHelp)}
        type="file"
        accept=".p12,.pfx,application/x-pkcs12"
        onChange={(event) => {
          sending.reset()
          setFile(event.target.files?.[0] ?? null)
        }}
      />
      <ProblemNote problem={sending.error} />
      <div>
        <Button
          pending={sending.isPending}
          reason={file ? null : say(w.keyStoreFirst)}
          onClick={() => file && sending.mutate(file)}
        >
          {say(keyStore ? w.replace : w.upload)}
        </Button>
      </div>
    </div>
  )
}

function TrialForm({ method }: { method: SignatureMethod }) {
  const say = useSay()
  const [passphrase, setPassphrase] = useState('')
  const [nik, setNik] = useState('')
  const trying = useMutation<Trial, Problem, { passphrase: string; nik: string | null }>({
    mutationFn: (body) => call(trySigning, { body }),
    onSettled: () => setPassphrase(''),
  })
  return (
    <section className="section">
      <h2>{say(w.trial)}</h2>
      <p className="sec">{say(w.trialAbout)}</p>
      <form
        className="form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          if (!trying.isPending) trying.mutate({ passphrase, nik: nik.trim() || null })
        }}
      >
        {usesBsre(method) && (
          <TextInput
            label={say(w.nik)}
            required
            inputMode="numeric"
            pattern="[0-9]{16}"
            maxLength={16}
            value={nik}
            onChange={(event) => setNik(event.target.value)}
            error={errorOf(trying.error, 'nik')}
          />
        )}
        {method !== 'local' && (
          <TextInput
            label={say(w.passphrase)}
            help={say(usesBsre(method) ? w.passphraseBsreHelp : w.passphraseHelp)}
            type="password"
            required={method === 'pades'}
            autoComplete="off"
            maxLength={200}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
        <div>
          <Button type="submit" pending={trying.isPending}>
            {say(w.tryNow)}
          </Button>
        </div>
        <ProblemNote problem={trying.error} />
        {trying.data && <CameBack trial={trying.data} />}
      </form>
    </section>
  )
}

function CameBack({ trial }: { trial: Trial }) {
  const say = useSay()
  const { language } = useLanguage()
  const { certificate, serviceStatus, signed, tookMs } = trial
  const sentence = signed
    ? say(w.trialSigned)(tookMs)
    : serviceStatus === null
      ? say(w.trialLocal)
      : say(w.trialLooked)(tookMs)
  const facts = [
    certificate && { name: say(w.certificateName), value: certificate.name },
    certificate && { name: say(w.certificateIssuer), value: certificate.issuer },
    certificate && { name: say(w.certificateUntil), value: dayText(certificate.validTo.slice(0, 10), language) },
    serviceStatus !== null && { name: say(w.standing), value: serviceStatus },
    { name: say(w.onPaper), value: trial.statement },
  ].filter((it) => it !== null && it !== false)
  return (
    <div className="note ok" role="status">
      <p>{sentence}</p>
      <dl className="signing-facts">
        {facts.map((it) => (
          <div key={it.name}>
            <dt>{it.name}</dt>
            <dd>{it.value}</dd>
          </div>
        ))}
      </dl>
      {certificate?.selfSigned && <p className="cap">{say(w.selfSigned)}</p>}
    </div>
  )
}
