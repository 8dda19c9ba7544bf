import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { mailingWords as w } from '../../base/words/mailings.ts'
import { pressWords } from '../../base/words/press.ts'
import { subscribeWords as s } from '../../base/words/subscribe.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, numberText, shortTime } from '../../web/time.ts'
import { listRecipients, readMailing, settleRecipient, type Mailing, type Recipient } from '../api/mailings.ts'
import './press.css'

const states = ['sent', 'waiting', 'unsure', 'failed', 'bounced', 'skipped'] as const
const MOVING_MS = 2_000 // while letters are under way the page looks again this often

/** Whom one release was written to, and what became of each letter. @param here the page it stands on, with its search */
export function Letters({
  deliveryId,
  keadaan,
  here,
}: {
  deliveryId: string
  keadaan: string | undefined
  here: { to: string; search: Readonly<Record<string, unknown>> }
}) {
  const say = useSay()
  const { language } = useLanguage()
  const state = states.find((it) => it === keadaan)
  const mailing = useQuery({
    queryKey: ['mailing', deliveryId],
    queryFn: () => call(readMailing, { params: { deliveryId } }),
    refetchInterval: (query) => (query.state.data?.doneAt === null ? MOVING_MS : false),
  })
  const it = mailing.data
  const { list, rows } = useRows(
    listRecipients,
    { params: { deliveryId }, query: { limit: 50, ...(state && { state }) } },
    { enabled: !!it?.list },
  )
  const countOf = (one: Recipient['state']) => it?.counts.find((count) => count.state === one)?.count ?? 0
  const filter = (text: string, value: (typeof states)[number] | undefined, count: number) => ({
    ...here,
    text,
    current: state === value,
    count: numberText(count, language),
    search: value ? { ...here.search, keadaan: value } : here.search,
  })
  return (
    <section className="section">
      <h2>{say(w.letters)}</h2>
      <ProblemNote problem={mailing.error} />
      {it && <Standing mailing={it} />}
      {it && !it.list && <Counts mailing={it} />}
      {it?.list && (
        <FilterLinks
          label={say(w.filter)}
          filters={[
            filter(
              say(w.all),
              undefined,
              it.counts.reduce((sum, one) => sum + one.count, 0),
            ),
            ...states.map((one) => filter(say(w.state)(one), one, countOf(one))),
          ]}
        />
      )}
      <ProblemNote problem={list.error} />
      {(mailing.isPending || list.isLoading) && <Skeleton lines={6} />}
      {it?.list && list.data && rows.length === 0 && <Empty>{say(w.none)}</Empty>}
      <ul className="entries press-rows">
        {rows.map((row) => (
          <Row key={row.id} deliveryId={deliveryId} row={row} />
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  )
}

/** Of the portal's subscribers nobody is shown. */
function Counts({ mailing: it }: { mailing: Mailing }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <section className="section">
      <p className="sec">{say(s.notShown)}</p>
      <ul>
        {it.counts.map((one) => (
          <li key={one.state}>
            {say(w.state)(one.state)}: {numberText(one.count, language)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Standing({ mailing: it }: { mailing: Mailing }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <p className="press-standing">
        <span className="tag">{say(w.kinds[it.kind])}</span>{' '}
        {say(w.about)(it.list?.name ?? say(s.subscribers), longTime(it.begunAt, language))}.{' '}
        {it.doneAt ? say(w.done)(longTime(it.doneAt, language)) : say(w.running)}
      </p>
      {it.trouble && <p className="note">{say(w.trouble)(it.trouble)}</p>}
    </>
  )
}

function Row({ deliveryId, row }: { deliveryId: string; row: Recipient }) {
  const say = useSay()
  const { language } = useLanguage()
  const { act, pending, problem } = useAct(settleRecipient)
  const settle = (outcome: 'again' | 'arrived') =>
    act({ params: { deliveryId, recipientId: row.id }, body: { outcome } })
  const bad = row.state === 'failed' || row.state === 'bounced'
  const name = row.name || say(pressWords.erasedName)
  return (
    <li>
      <div className="press-row">
        <Link className="press-name" to="/pers/wartawan/$journalistId" params={{ journalistId: row.journalistId }}>
          {name}
        </Link>
        <div className="entry-about">
          {row.outlet && <span>{row.outlet}</span>}
          {row.address && <span>{row.address}</span>}
          {row.settledAt && <span>{shortTime(row.settledAt, language)}</span>}
          {row.bouncedAt && <span>{say(w.cameBackAt)(shortTime(row.bouncedAt, language))}</span>}
        </div>
        {row.problem && <p className="cap">{row.problem}</p>}
        <ProblemNote problem={problem} />
      </div>
      <div className="entry-about">
        <span className={bad ? 'tag alert' : row.state === 'unsure' ? 'tag attention' : 'tag'}>
          {say(w.state)(row.state)}
        </span>
        {row.state === 'unsure' && (
          <Button look="quiet" pending={pending} aria-label={say(w.arrivedOf)(name)} onClick={() => settle('arrived')}>
            {say(w.arrived)}
          </Button>
        )}
        {(row.state === 'unsure' || row.state === 'failed') && (
          <Button look="quiet" pending={pending} aria-label={say(w.againOf)(name)} onClick={() => settle('again')}>
            {say(w.again)}
          </Button>
        )}
      </div>
    </li>
  )
}
