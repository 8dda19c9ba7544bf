import { IconBrandWhatsapp, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { drillWords as d } from '../../base/words/drill.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
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
  const { act, pending, problem } = useAct(markCall)
  const { dossierId, contacts, drill, title } = situation
  const [asked, setAsked] = useState<(typeof contacts)[number] | null>(null)
  // Who took the place of one that was reached is not reached by that.
  const isReached = (it: (typeof contacts)[number]) =>
    it.calls.some((one) => one.outcome === 'reached' && one.name === it.name)
  const mark = (contactId: string, outcome: 'reached' | 'no-answer') =>
    act({ params: { dossierId }, body: { contactId, outcome, note: '' } })
  return (
    <section className="section">
      <h2>
        {say(w.contacts)}{' '}
        {contacts.length > 0 && (
          <span className="cap">{say(w.contactsDone)(contacts.filter(isReached).length, contacts.length)}</span>
        )}
      </h2>
      {contacts.length === 0 && <p className="sec">{say(w.noContacts)}</p>}
      <ProblemNote problem={problem} />
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
                  <p key={one.at} className="cap">
                    {one.name !== it.name && `${one.name}: `}
                    {say(one.outcome === 'reached' ? w.reached : w.noAnswer)} · {one.by}, {shortTime(one.at, language)}
                  </p>
                ))}
                {may && it.name && !isReached(it) && (
                  <div className="row">
                    <Button
                      pending={pending}
                      aria-label={say(w.markReached)(name)}
                      onClick={() => mark(it.id, 'reached')}
                    >
                      {say(w.reached)}
                    </Button>
                    <Button
                      look="quiet"
                      pending={pending}
                      aria-label={say(w.markNoAnswer)(name)}
                      onClick={() => mark(it.id, 'no-answer')}
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

const telephone = (phone: string) => `tel:${phone.replaceAll(/[^\d+]/g, '')}`
