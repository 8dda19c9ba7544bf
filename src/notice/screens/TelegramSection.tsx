import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { telegramWords as w } from '../../base/words/notice-telegram.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readTelegram, saveTelegram } from '../api/telegram.ts'

type Kept = Answer<typeof readTelegram>
const LOOK_MS = 2_000

/** The office's bot: whether it is used, where it is asked, and whether it answers. */
export function TelegramSection() {
  const say = useSay()
  const read = useQuery({
    queryKey: ['telegram'],
    queryFn: () => call(readTelegram, {}),
    refetchInterval: ({ state }) => (state.data && isAsking(state.data) ? LOOK_MS : false),
  })
  return (
    <section className="section">
      <h2>{say(w.office)}</h2>
      <p className="sec">{say(w.officeAbout)}</p>
      <ProblemNote problem={read.error} />
      {read.data && <TelegramForm kept={read.data} />}
    </section>
  )
}

const isAsking = ({ on, secretKnown, bot, trouble }: Kept) => on && secretKnown && bot === null && trouble === ''

function TelegramForm({ kept }: { kept: Kept }) {
  const say = useSay()
  const [on, setOn] = useState(kept.on)
  const [address, setAddress] = useState(kept.address)
  const [seenRevision, setSeenRevision] = useState(kept.revision)
  const saving = useAct(saveTelegram, ({ revision }) => setSeenRevision(revision))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        saving.act({ body: { on, address: address.trim(), seenRevision } })
      }}
    >
      <Checkbox label={say(w.on)} checked={on} onChange={({ target }) => setOn(target.checked)} />
      <TextInput
        label={say(w.address)}
        help={say(w.addressHelp)}
        type="url"
        required
        maxLength={300}
        value={address}
        onChange={({ target }) => setAddress(target.value)}
        error={errorOf(saving.problem, 'address')}
      />
      {on && <p className={kept.secretKnown ? 'cap' : 'note'}>{say(kept.secretKnown ? w.secretKnown : w.noToken)}</p>}
      <div role="status">
        {isAsking(kept) && <p className="cap">{say(w.asking)}</p>}
        {kept.on && kept.secretKnown && kept.bot && <p className="cap">{say(w.bot)(kept.bot)}</p>}
        {kept.on && kept.trouble && <p className="note">{say(w.trouble)(kept.trouble)}</p>}
        {saving.done && <p>{say(words.saved)}</p>}
      </div>
      <ProblemNote problem={saving.problem} />
      <div>
        <Button type="submit" look="do" pending={saving.pending}>
          {say(words.save)}
        </Button>
      </div>
    </form>
  )
}
