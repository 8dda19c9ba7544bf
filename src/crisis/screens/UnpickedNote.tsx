import { crisisWords as w } from '../../base/words/crisis.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { workText, zonedTime } from '../../web/time.ts'
import { unpickedMinutes } from '../rules.ts'
import type { SituationData } from './situation.ts'

/** Why the hour to the first statement is over or short before anybody could take a step: nobody had picked it. */
export function UnpickedNote({ situation: { begunAt, pickedAt } }: { situation: SituationData }) {
  const say = useSay()
  const { language } = useLanguage()
  const minutes = unpickedMinutes(begunAt, pickedAt)
  if (pickedAt === null || minutes === null) return null
  return (
    <p className="note">
      {say(w.unpicked)(zonedTime(begunAt, language), zonedTime(pickedAt, language), workText(minutes, language))}
    </p>
  )
}
