import { dayAfter } from '../../base/calendar.ts'
import { factText, type TypedFact } from '../../base/facts.ts'
import { narrativeWords as w } from '../../base/words/narratives.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import type { NarrativeRow } from '../api/narratives.ts'
import { SOON_DAYS, type NarrativeText } from '../rules/narratives.ts'
import { runsOfText } from '../rules/word-runs.ts'
import { Runs } from './difference/Runs.tsx'
import './difference/difference.css'
import './narratives.css'

/** How it stands, of what it is, until when it counts, and who keeps it. */
export function NarrativeMeta({ row }: { row: NarrativeRow }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className="entry-about">
      <span className={`tag ${look[row.state]}`}>{say(w.state[row.state])}</span>
      {row.waits && row.state !== 'waiting' && <span className="tag attention">{say(w.waits)}</span>}
      <span>{say(w.days)(dayText(row.validFrom, language), dayText(row.validUntil, language))}</span>
      {row.state === 'valid' && <Left until={row.validUntil} />}
      <span>{row.item?.title ?? say(w.ofNone)}</span>
      <span>{say(w.keeper)(row.keeper.name)}</span>
    </div>
  )
}

const look = { valid: '', waiting: 'attention', coming: '', expired: 'alert', returned: 'alert', withdrawn: 'alert' }

/** Said once it is near. */
function Left({ until }: { until: string }) {
  const say = useSay()
  const now = today()
  const days = Array.from({ length: SOON_DAYS + 1 }, (_, at) => dayAfter(now, at)).indexOf(until)
  if (days < 0) return null
  return <b className="time nearly">{days === 0 ? say(w.lastDay) : say(w.daysLeft)(days)}</b>
}

/** The words of one version with what they rest on: what is approved, whole. Beside an earlier one, what came and went. */
export function NarrativeWords({ text, before }: { text: NarrativeText; before?: NarrativeText | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const days = (it: NarrativeText) => say(w.days)(dayText(it.validFrom, language), dayText(it.validUntil, language))
  const gone = before?.facts.filter((it) => !text.facts.some((one) => lineOf(one) === lineOf(it))) ?? []
  return (
    <>
      {before && before.title !== text.title && (
        <p lang="id">
          <b>
            <Compared older={before.title} newer={text.title} />
          </b>
        </p>
      )}
      <p className="narrative-text narrative-words" lang="id">
        <Compared older={before?.text} newer={text.text} />
      </p>
      <dl className="narrative-text">
        <dt className="cap">{say(w.basis)}</dt>
        <dd lang="id">
          <Compared older={before?.basis} newer={text.basis} />
        </dd>
        <dt className="cap">{say(w.inUse)}</dt>
        <dd>
          <Compared older={before && days(before)} newer={days(text)} />
        </dd>
        {text.facts.length + gone.length > 0 && (
          <>
            <dt className="cap">{say(w.facts)}</dt>
            <dd>
              <ul lang="id">
                {text.facts.map((fact) => (
                  <li key={fact.id}>
                    <Compared
                      older={before && (before.facts.some((it) => lineOf(it) === lineOf(fact)) ? lineOf(fact) : '')}
                      newer={lineOf(fact)}
                    />
                  </li>
                ))}
                {gone.map((fact) => (
                  <li key={`${fact.id} gone`}>
                    <Compared older={lineOf(fact)} newer="" />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

const lineOf = (fact: TypedFact) => `${[fact.label, factText(fact)].filter(Boolean).join(': ')} (${fact.source})`

/** The newer words; what differs from the older ones stands out. */
function Compared({ older, newer }: { older: string | undefined; newer: string }) {
  if (older === undefined || older === newer) return newer
  const nodes = (text: string) => [{ type: 'text', text }]
  return <Runs runs={runsOfText(older, newer)} older={nodes(older)} newer={nodes(newer)} side="both" />
}
