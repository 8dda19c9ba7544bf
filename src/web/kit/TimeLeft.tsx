import { words } from '../../base/words/common.ts'
import { drillWords } from '../../base/words/drill.ts'
import { useLanguage, useSay } from '../language.tsx'
import { longTime, workText } from '../time.ts'

const NEARLY = 0.25 // of the standard: from here on it is said in amber

/** What is left of the step's time in working minutes: a word, a figure, and colour as a third sign. */
export function TimeLeft({
  leftMinutes,
  standardMinutes,
  dueAt,
  speed = 1,
  note,
}: {
  leftMinutes: number
  standardMinutes: number
  dueAt: string
  /** More than one in a drill that runs fast: then these are not minutes of the clock on the wall. */
  speed?: number
  note?: string
}) {
  const say = useSay()
  const { language } = useLanguage()
  const late = leftMinutes < 0
  const nearly = !late && leftMinutes <= standardMinutes * NEARLY
  const text = workText(leftMinutes, language)
  return (
    <span className={`time ${late ? 'late' : nearly ? 'nearly' : ''}`} title={longTime(dueAt, language)}>
      {late ? say(words.late)(text) : say(words.left)(text)}
      <small>
        {note ?? say(words.ofStandard)(workText(standardMinutes, language))}
        {speed > 1 && ` · ${say(drillWords.times)(speed)}`}
      </small>
    </span>
  )
}
