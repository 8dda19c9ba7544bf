import { dayOf, ZONE } from '../../base/calendar.ts'
import { bundleWords as w } from '../../base/words/bundle.ts'
import { addressOf } from '../../web/call.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, numberText, shortTime } from '../../web/time.ts'
import { downloadBundle, type Bundle } from '../api/bundles.ts'
import './bundles.css'

/** Bundles and packages as far as they are: waiting, being made with a count, ready to be taken, or why not. */
export function BundleList({ rows }: { rows: readonly Bundle[] }) {
  const { language } = useLanguage()
  const say = useSay()
  return (
    <ul className="bundles">
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <b>
              {row.dossierNumber === null
                ? say(w.period)(dayText(row.closedFrom ?? '', language), dayText(row.closedTo ?? '', language))
                : say(w.dossier)(row.dossierNumber)}
            </b>
            {row.sample !== null && <div className="cap">{say(w.drawn)(row.sample, row.seed)}</div>}
            <div className="cap">
              <time dateTime={row.askedAt} title={longTime(row.askedAt, language)}>
                {shortTime(row.askedAt, language)}
              </time>
            </div>
          </div>
          <Standing row={row} />
        </li>
      ))}
    </ul>
  )
}

const MEGABYTE = 1024 * 1024

function Standing({ row }: { row: Bundle }) {
  const say = useSay()
  const { language } = useLanguage()
  switch (row.state) {
    case 'waiting':
      return <p role="status">{say(w.waiting)}</p>
    case 'making':
      return (
        <div role="status">
          <p>{say(w.making)(numberText(row.done, language), numberText(row.total, language))}</p>
          <progress className="progress" aria-label={say(w.ofDossier)} value={row.done} max={Math.max(1, row.total)} />
        </div>
      )
    case 'ready': {
      const size = `${((row.sizeBytes ?? 0) / MEGABYTE).toLocaleString(language, { maximumFractionDigits: 1 })} MB`
      return (
        <div>
          <a className="button do" href={addressOf(downloadBundle.path, { bundleId: row.id })} download>
            {say(w.download)}
          </a>
          <p className="cap">
            {say(w.ready)(size, dayText(row.expiresAt ? dayOf(ZONE, new Date(row.expiresAt)) : '', language))}
          </p>
          <p className="cap">
            {say(w.fingerprint)}: <code>{row.hash}</code>
          </p>
        </div>
      )
    }
    case 'failed':
      return (
        <p className="problem-note">
          {say(w.failed)}: {row.problem?.[language]}
        </p>
      )
    case 'gone':
      return <p className="sec">{say(w.gone)}</p>
  }
}
