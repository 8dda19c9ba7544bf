import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { TimeLeft } from '../../web/kit/TimeLeft.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { closeRound, openRound, type Round } from '../api.ts'

/** The open round with its clock and counts, or the way to open one. */
export function RoundHead({ round, left, reason }: { round: Round | null; left: number; reason: string | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const [closing, setClosing] = useState(false)
  const [told, setTold] = useState('')
  const act = useAct(closeRound, (answer) => {
    setClosing(false)
    setTold(say(w.closed)(answer))
  })
  return (
    <section className="inventory-round" aria-label={round ? say(w.round)(round.number) : say(w.noRound)}>
      {told && (
        <output className="note ok">
          {told} <Link to="/inventaris/putaran">{say(w.rounds)}</Link>
        </output>
      )}
      {!round && <OpenRound waiting={left} reason={reason} onOpened={setTold} />}
      {round && (
        <div className="inventory-round-line">
          <div>
            <h2>
              {say(w.round)(round.number)}: {round.title}
            </h2>
            <p className="cap">
              {say(w.openedBy)}{' '}
              <time dateTime={round.openedAt} title={longTime(round.openedAt, language)}>
                {shortTime(round.openedAt, language)}
              </time>
              , {round.openedBy}. {say(w.outcomes)(round.counts)}.
            </p>
          </div>
          <TimeLeft leftMinutes={round.leftMinutes} standardMinutes={round.standardMinutes} dueAt={round.dueAt} />
          {!reason && (
            <Button onClick={() => setClosing(true)} pending={act.pending}>
              {say(w.closeRound)}
            </Button>
          )}
        </div>
      )}
      {closing && round && (
        <Dialog title={`${say(w.closeRound)}: ${round.title}`} onClose={() => setClosing(false)}>
          <div className="form">
            <p>{say(w.closeWhat)(round.counts)}</p>
            {round.counts.watched + round.counts.planned > 0 && <p>{say(w.closeStandsToo)(round.counts)}</p>}
            <ProblemNote problem={act.problem} />
            <div className="row">
              <Button
                look="do"
                pending={act.pending}
                onClick={() => act.act({ params: { roundId: round.id }, body: {} })}
              >
                {say(w.closeRound)}
              </Button>
              <Button look="quiet" onClick={() => setClosing(false)}>
                {say(w.notReally)}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  )
}

function OpenRound({
  waiting,
  reason,
  onOpened,
}: {
  waiting: number
  reason: string | undefined
  onOpened: (told: string) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [title, setTitle] = useState(() => weekTitle(language))
  const act = useAct(openRound, ({ carried }) => onOpened(say(w.roundOpened)(carried)))
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.act({ body: { title } })
  }
  return (
    <form className="form" onSubmit={send}>
      <h2>{say(w.noRound)}</h2>
      <p className="sec">
        {say(w.noRoundHelp)} {waiting > 0 && say(w.waitingNext)(waiting)}
      </p>
      {!reason && (
        <>
          <TextInput
            label={say(w.roundTitle)}
            help={say(w.roundTitleHelp)}
            error={errorOf(act.problem, 'title')}
            required
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <ProblemNote problem={act.problem} />
          <div>
            <Button look="do" type="submit" pending={act.pending}>
              {say(w.openRound)}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

/** "Minggu ke-48, November 2026": what most offices call their rounds. */
function weekTitle(language: 'id' | 'en'): string {
  const now = new Date()
  const month = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Jakarta',
  }).format(now)
  const thursday = new Date(now)
  thursday.setDate(now.getDate() + 4 - (now.getDay() || 7)) // ISO 8601: a week belongs to the year of its Thursday
  const week = Math.ceil(((thursday.getTime() - new Date(thursday.getFullYear(), 0, 1).getTime()) / 86_400_000 + 1) / 7)
  return language === 'id' ? `Minggu ke-${week}, ${month}` : `Week ${week}, ${month}`
}
