import { IconBrandWhatsapp, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutcome } from '../../base/crisis.ts'
import { words } from '../../base/words/common.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { drillWords as d } from '../../base/words/drill.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { markCall } from '../api.ts'
import { asksBeforeCall, whatsappOf } from '../rules/reach.ts'
import { Done } from './Due.tsx'
import type { SituationData } from './situation.ts'

/** Who is to be reached: a press calls, a second marks what became of it. */
export function Contacts({ situation, may }: { situation: SituationData; may: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const { dossierId, contacts, drill, title } = situation
  const [asked, setAsked] = useState<(typeof contacts)[number] | null>(null)
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
      <ol className="situation-contacts">
        {contacts.map((it) => {
          const name = it.name || say(w.removed)
          const whatsapp = it.phone && whatsappOf(it.phone, drill ? say(d.toContact)(title) : null)
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
                    {asksBeforeCall({ drill, outside: it.outside }) ? (
                      <button
                        type="button"
                        className="button quiet"
                        aria-label={`${say(w.call)(name)}, ${it.phone}`}
                        onClick={() => setAsked(it)}
                      >
                        <IconPhone size={18} aria-hidden /> {it.phone}
                      </button>
                    ) : (
                      <a href={telephone(it.phone)} aria-label={`${say(w.call)(name)}, ${it.phone}`}>
                        <IconPhone size={18} aria-hidden /> {it.phone}
                      </a>
                    )}
                    {whatsapp && (
                      <a href={whatsapp} target="_blank" rel="noreferrer" aria-label={say(w.whatsapp)(name)}>
                        <IconBrandWhatsapp size={18} aria-hidden /> WhatsApp
                      </a>
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
      {asked?.phone && (
        <Dialog title={say(d.callOutside)(asked.name)} onClose={() => setAsked(null)}>
          <p>{say(d.callAbout)}</p>
          <div className="row">
            <a className="button do" href={telephone(asked.phone)} onClick={() => setAsked(null)}>
              {say(d.callAnyway)(asked.phone)}
            </a>
            <Button onClick={() => setAsked(null)}>{say(words.cancel)}</Button>
          </div>
        </Dialog>
      )}
    </section>
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

const telephone = (phone: string) => `tel:${phone.replaceAll(/[^\d+]/g, '')}`
