import { useEffect, useRef, useState } from 'react'
import { paperWords as p } from '../../base/words/papers.ts'
import type { Ask } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { printRegister } from '../api/papers.ts'
import { pdfOf, usePaper, useWhyNotMade } from './sheets.ts'

/** Prints a book or a card: asks for its paper, waits beside the button while it is made, and takes its PDF down. */
export function PrintPaper({ asked, text }: { asked: Ask<typeof printRegister>['body']; text: string }) {
  const say = useSay()
  const [wanted, setWanted] = useState<{ paperId: string; ask: number } | null>(null)
  const { act, pending, problem } = useAct(printRegister, ({ paperId }) =>
    setWanted((before) => ({ paperId, ask: (before?.ask ?? 0) + 1 })),
  )
  const read = usePaper(wanted?.paperId ?? null, wanted?.ask ?? 0)
  const made = wanted !== null && read.paper?.madeAt ? read.paper : null
  const taken = useRef(0)
  useEffect(() => {
    if (!wanted || !made || taken.current === wanted.ask) return
    taken.current = wanted.ask
    location.assign(pdfOf(made.id)) // sent as a file to keep, so the page stays
  }, [wanted, made])
  const whyNotMade = useWhyNotMade()
  const givenUp = read.givenUp || Boolean(read.paper?.trouble?.givenUp)
  const waiting = pending || (wanted !== null && !made && !read.problem && !givenUp)
  const being = givenUp ? p.stillBeingMade : p.pdfBeingMade
  return (
    <div className="record-print">
      <Button pending={waiting} onClick={() => act({ body: asked })}>
        {text}
      </Button>
      <ProblemNote problem={problem ?? read.problem} />
      <div role="status">
        {waiting && <progress className="progress" aria-label={text} />}
        {made && !pending && (
          <small className="cap">
            {say(p.made)(made.title)} <a href={pdfOf(made.id)}>{say(p.openAgain)}</a>
          </small>
        )}
        {!made && (waiting || givenUp) && (
          <small className="cap">{read.paper ? whyNotMade(read.paper, being) : say(being)}</small>
        )}
      </div>
    </div>
  )
}
