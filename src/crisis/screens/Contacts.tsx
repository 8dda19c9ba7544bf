import { IconBrandWhatsapp, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutcome } from '../../base/crisis.ts'
import { words } from '../../base/words/common.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { drillWords as d } from '../../base/words/drill.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { markCall } from '../api.ts'
import { isCalledByPress, whatsappOf } from '../rules/reach.ts'
import { Done } from './Due.tsx'
import type { SituationData } from './situation.ts'

/** Who is to be reached: a press calls, a second marks what became of it. */
export function Contacts({ situation, may }: { situation: SituationData; may: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const { dossierId, contacts, drill, title } = situation
  const [marking, setMarking] = useState<Marking | null>(null)
  // Who took the place of one that was reached is not reached by that.
  const isReached = (it: (typeof contacts)[number]) =>
    it.calls.some((one) => one.outcome === 'reached' && one.name === it.name)
  return (
    <section className="section">
      <h2>
        {say(w.contacts)}{' '}
        {contacts.length > 0 && (
          <span className="cap">{say(w.contactsDone)(contacts.filter(isReached).length, contacts.length)}</span>
        )}
      </h2>
      {contacts.length === 0 && <p className="sec">{say(w.noContacts)}</p>}
      {contacts.some((it) => it.phone && !isCalledByPress({ drill, outside: it.outside })) && (
        <p className="sec">{say(d.outsideIsText)}</p>
      )}
      <ol className="situation-contacts">
        {contacts.map((it) => {
          const name = it.name || say(w.removed)
          return (
            <li key={it.id} className={it.depth > 0 ? 'under' : undefined}>
              <div>
                <p>
                  {isReached(it) && <Done />} <b>{name}</b>
                  {it.role && `, ${it.role}`}
                </p>
                <p className="cap">{say(w.calledByOf)(it.caller ?? say(w.onDuty))}</p>
                {it.phone && (
                  <p className="situation-call">
                    {isCalledByPress({ drill, outside: it.outside }) ? (
                      <ByPress phone={it.phone} name={name} text={drill ? say(d.toContact)(title) : null} />
                    ) : (
                      <span>
                        <IconPhone size={18} aria-hidden /> {it.phone}
                      </span>
                    )}
                  </p>
                )}
                {it.calls.map((one) => (
                  <div key={one.at}>
                    <p className="cap">
                      {one.name !== it.name && `${one.name}: `}
                      {say(one.outcome === 'reached' ? w.reached : w.noAnswer)} · {one.by},{' '}
                      {shortTime(one.at, language)}
                    </p>
                    {one.note && <q>{one.note}</q>}
                  </div>
                ))}
                {may && it.name && !isReached(it) && (
                  <div className="row">
                    <Button
                      aria-label={say(w.markReached)(name)}
                      onClick={() => setMarking({ contactId: it.id, name, outcome: 'reached' })}
                    >
                      {say(w.reached)}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={say(w.markNoAnswer)(name)}
                      onClick={() => setMarking({ contactId: it.id, name, outcome: 'no-answer' })}
                    >
                      {say(w.noAnswer)}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {marking && <CallForm dossierId={dossierId} of={marking} onClose={() => setMarking(null)} />}
    </section>
  )
}

function ByPress({ phone, name, text }: { phone: string; name: string; text: string | null }) {
  const say = useSay()
  const whatsapp = whatsappOf(phone, text)
  return (
    <>
      <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} aria-label={`${say(w.call)(name)}, ${phone}`}>
        <IconPhone size={18} aria-hidden /> {phone}
      </a>
      {whatsapp && (
        <a href={whatsapp} target="_blank" rel="noreferrer" aria-label={say(w.whatsapp)(name)}>
          <IconBrandWhatsapp size={18} aria-hidden /> WhatsApp
        </a>
      )}
    </>
  )
}

type Marking = { readonly contactId: string; readonly name: string; readonly outcome: CallOutcome }

/** A mark stays for good: it is asked once more, with what was said in the call. */
function CallForm({ dossierId, of, onClose }: { dossierId: string; of: Marking; onClose: () => void }) {
  const say = useSay()
  const [note, setNote] = useState('')
  const { act, pending, problem } = useAct(markCall, onClose)
  const { contactId, name, outcome } = of
  return (
    <AskForm
      title={say(outcome === 'reached' ? w.markReached : w.markNoAnswer)(name)}
      does={say(words.save)}
      pending={pending}
      problem={problem}
      focusAct
      onDo={() => act({ params: { dossierId }, body: { contactId, outcome, note } })}
      onClose={onClose}
    >
      <TextArea
        label={say(w.callNote)}
        help={say(w.callNoteHelp)}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf(problem, 'note')}
      />
    </AskForm>
  )
}
