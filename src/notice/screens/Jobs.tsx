import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { call } from '../../web/call.ts'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { stateWord } from './DeliveryLine.tsx'
import { readJobs } from '../api/jobs.ts'
import './notices.css'

/** Pengaturan → Pekerjaan berjalan: what runs by itself, what is late, and whether it runs at all. */
export function Jobs() {
  const say = useSay()
  const { language } = useLanguage()
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: () => call(readJobs, {}), refetchInterval: 10_000 })
  return (
    <Page title={say(w.jobs)} about={say(w.jobsAbout)}>
      <ProblemNote problem={jobs.error} />
      {jobs.isPending && <Skeleton lines={8} />}
      {jobs.data && (
        <>
          <ul className="jobs-runners">
            {jobs.data.runners.map((it) => (
              <li key={it.name} className={it.silent ? 'note' : undefined}>
                <b>{say(w.runners[it.name])}</b>:{' '}
                {it.polledAt ? say(w.lastRound)(longTime(it.polledAt, language)) : say(w.neverRound)}
                {it.silent && `. ${say(w.silent)}`}
              </li>
            ))}
          </ul>
          <section className="section">
            <h2>{say(w.nextTimers)}</h2>
            {jobs.data.late.count > 0 && jobs.data.late.since && (
              <p className="time late">
                {say(w.lateTimers)(jobs.data.late.count, shortTime(jobs.data.late.since, language))}
              </p>
            )}
            {jobs.data.next.length === 0 ? (
              <Empty>{say(w.noTimers)}</Empty>
            ) : (
              <table className="table cards">
                <thead>
                  <tr>
                    <th scope="col">{say(w.timerAt)}</th>
                    <th scope="col">{say(w.timerTells)}</th>
                    <th scope="col">{say(w.timerOf)}</th>
                  </tr>
                </thead>
                <tbody>
                  {jobs.data.next.map((it) => (
                    <tr key={it.id}>
                      <td className={it.late ? 'time late' : undefined}>
                        <time dateTime={it.at}>{shortTime(it.at, language)}</time>
                      </td>
                      <td>{say(w.timers[it.kind])}</td>
                      <td>
                        {it.title ? (
                          <Link to="/berkas/$dossierId" params={{ dossierId: it.dossierId }}>
                            {it.number} {it.title}
                          </Link>
                        ) : (
                          it.number
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
          <section className="section">
            <h2>{say(w.messages)}</h2>
            {jobs.data.messages.length === 0 && <p className="sec">{say(w.noMessages)}</p>}
            <ul>
              {jobs.data.messages.map((it) => (
                <li key={`${it.channel} ${it.state}`}>
                  {say(w.channels[it.channel])}, {say(stateWord(it))}: <b>{it.count}</b>
                  {it.why && <span className="cap"> {it.why}</span>}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  )
}
