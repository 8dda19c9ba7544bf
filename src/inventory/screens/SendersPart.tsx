import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { letterWords as w } from '../../base/words/inventory-letters.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { listSenders, removeSender, saveSender } from '../api/letters.ts'

/** Senders of letters that the office knows, each under the name it gave. */
export function SendersPart() {
  const say = useSay()
  const list = useQuery({ queryKey: ['senders'], queryFn: () => call(listSenders, {}) })
  const removing = useAct(removeSender)
  const mayKeep = list.data?.whyNot === null
  return (
    <section className="section">
      <h2>{say(w.senders)}</h2>
      <p className="sec">{say(w.sendersAbout)}</p>
      <ProblemNote problem={list.error ?? removing.problem} />
      {list.data?.rows.length === 0 && <p className="cap">{say(w.sendersNone)}</p>}
      <ul className="senders">
        {list.data?.rows.map(({ address, name }) => (
          <li key={address}>
            <span>
              <b>{name}</b> <span className="cap source-address">{address}</span>
            </span>
            {mayKeep && (
              <Button
                look="quiet"
                aria-label={say(w.senderRemove)(`${name}, ${address}`)}
                pending={removing.pending}
                onClick={() => removing.act({ body: { address } })}
              >
                {say(w.remove)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayKeep && <AddSender />}
    </section>
  )
}

function AddSender() {
  const say = useSay()
  const [address, setAddress] = useState('')
  const [name, setName] = useState('')
  const saving = useAct(saveSender, () => {
    setAddress('')
    setName('')
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving.pending) saving.act({ body: { address: address.trim(), name: name.trim() } })
      }}
    >
      <TextInput
        label={say(w.senderAddress)}
        help={say(w.senderAddressHelp)}
        required
        inputMode="email"
        autoCapitalize="none"
        maxLength={254}
        value={address}
        error={errorOf(saving.problem, 'address')}
        onChange={({ target }) => setAddress(target.value)}
      />
      <TextInput
        label={say(w.senderName)}
        required
        maxLength={200}
        value={name}
        error={errorOf(saving.problem, 'name')}
        onChange={({ target }) => setName(target.value)}
      />
      <ProblemNote problem={saving.problem} />
      <div>
        <Button type="submit" pending={saving.pending}>
          {say(w.senderAdd)}
        </Button>
      </div>
    </form>
  )
}
