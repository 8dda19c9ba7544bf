import { dossierWords as w } from '../../base/words/dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { ContentView } from './ContentView.tsx'
import type { useSaving } from './saving.ts'

/** What saving has to tell the writer: that it failed, what was found in this browser, what another wrote. */
export function SavingNotes({ saving }: { saving: ReturnType<typeof useSaving> }) {
  const say = useSay()
  const { state, theirs, found } = saving
  return (
    <>
      {state.kind === 'failed' && !theirs && <ProblemNote problem={state.problem} />}
      {found && (
        <div className="note">
          <p>{say(w.recovered)}</p>
          <div className="row">
            <Button look="do" onClick={saving.takeFound}>
              {say(w.useRecovered)}
            </Button>
            <Button onClick={saving.dropFound}>{say(w.dropRecovered)}</Button>
          </div>
          <ContentView content={found} />
        </div>
      )}
      {theirs && (
        <div className="note" role="alert">
          <p>{say(w.otherWrote)}</p>
          <div className="row">
            <Button look="do" onClick={saving.keepMine}>
              {say(w.useMine)}
            </Button>
            <Button onClick={saving.takeTheirs}>{say(w.useTheirs)}</Button>
          </div>
          <ContentView content={theirs.content} />
        </div>
      )}
    </>
  )
}
