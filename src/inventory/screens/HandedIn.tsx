import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { intakeWords as w } from '../../base/words/intake.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, shortTime } from '../../web/time.ts'
import { listHandedIn, readIntakeContact, type HandedInView } from '../api/intake.ts'
import type { Consent } from '../rules/intake.ts'
import { HandedInPhotos } from './HandedInPhotos.tsx'

type Photo = HandedInView['photos'][number]

/** What agencies handed in for an item and for what was joined to it: facts, photos with who agreed, and what came after. */
export function HandedIn({ itemId, mayAsk }: { itemId: string; mayAsk: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const read = useQuery({ queryKey: ['handed-in', itemId], queryFn: () => call(listHandedIn, { params: { itemId } }) })
  if (read.error) return <ProblemNote problem={read.error} />
  if (!read.data) return <Skeleton lines={4} />
  return read.data.rows.map((it) => (
    <section key={it.id} className="handed-in" aria-label={`${say(w.tag)} ${it.receipt}`}>
      <h3>
        {say(w.tag)}: {it.agency}
      </h3>
      <p className="cap">
        {say(w.receipt)} {it.receipt}, {shortTime(it.handedAt, language)}. {say(w.checked)}
      </p>
      <Photos photos={it.photos} consent={it.consent} />
      <details>
        <summary>{say(w.asSent)}</summary>
        <dl className="inventory-facts">
          <Fact label={say(w.kind)}>{say(w.kinds[it.facts.kind])}</Fact>
          <Fact label={say(w.what)}>{it.facts.what}</Fact>
          <Fact label={say(w.who)}>{it.facts.who}</Fact>
          <Fact label={say(w.when)}>
            {[it.facts.day && dayText(it.facts.day, language), it.facts.time.replace(':', '.')]
              .filter(Boolean)
              .join(', ')}
          </Fact>
          <Fact label={say(w.place)}>{it.facts.place}</Fact>
          <Fact label={say(w.why)}>{it.facts.why}</Fact>
          <Fact label={say(w.how)}>{it.facts.how}</Fact>
        </dl>
      </details>
      {it.additions.map((one) => (
        <div key={one.addedAt} className="note">
          <b>
            {say(w.addition)}, {shortTime(one.addedAt, language)}
          </b>
          <p className="inventory-summary">{one.words}</p>
          <Photos photos={one.photos} consent={one.consent} />
        </div>
      ))}
      {mayAsk && <Contact key={it.id} itemId={itemId} intakeId={it.id} />}
    </section>
  ))
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  if (!children) return null
  return (
    <>
      <dt>{label}</dt>
      <dd className="inventory-summary">{children}</dd>
    </>
  )
}

function Photos({ photos, consent }: { photos: readonly Photo[]; consent: HandedInView['consent'] }) {
  const say = useSay()
  if (photos.length === 0) return null
  const asked = (it: Consent) => <b>{say(w.consents[it])}</b>
  return (
    <>
      <HandedInPhotos photos={photos} />
      {consent && (
        <p className="cap">
          {say(w.people)}: {asked(consent.people)} · {say(w.children)}: {asked(consent.children)}
        </p>
      )}
      {(consent?.people === 'unasked' || consent?.children === 'unasked') && <p className="note">{say(w.askFirst)}</p>}
    </>
  )
}

/** Whom to ask: read only when somebody wants to. */
function Contact({ itemId, intakeId }: { itemId: string; intakeId: string }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  const read = useQuery({
    queryKey: ['intake-contact', intakeId],
    queryFn: () => call(readIntakeContact, { params: { itemId, intakeId } }),
    enabled: shown,
    gcTime: 0,
  })
  if (!shown) return <Button onClick={() => setShown(true)}>{say(w.showContact)}</Button>
  const contact = read.data?.contact
  return (
    <div role="status">
      <ProblemNote problem={read.error} />
      {contact && (
        <p>
          {say(w.contact)}: <b>{contact.name}</b>, {contact.post},{' '}
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>
        </p>
      )}
      {read.data && !contact && <p className="sec">{say(w.noContact)}</p>}
    </div>
  )
}
