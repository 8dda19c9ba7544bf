import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { sopWords as w } from '../../base/words/sop.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { PaperView } from '../../web/kit/PaperView.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText } from '../../web/time.ts'
import { copyEdition, listEditions, readEdition } from '../api.ts'
import { drawSheet } from '../api/sheet.ts'
import { SheetTable } from './SheetTable.tsx'
import { BpmnActs } from './BpmnActs.tsx'
import './sop.css'

type Read = Awaited<ReturnType<typeof call<typeof readEdition>>>

/** The sheet as on paper, with the running dossiers on it, and what the linter says of it. */
export function SopSheet() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const me = useMe()
  const search = useSearch({ from: '/frame/sop' })
  const editions = useQuery({ queryKey: ['editions'], queryFn: () => call(listEditions, {}) })
  const chosen = search.edisi ?? editions.data?.current ?? editions.data?.rows[0]?.id
  const edition = useQuery({
    queryKey: ['edition', chosen],
    queryFn: () => call(readEdition, { params: { editionId: chosen ?? '' } }),
    enabled: Boolean(chosen),
  })
  const copying = useAct(copyEdition, ({ id }) => void navigate({ to: '/sop/$editionId', params: { editionId: id } }))
  const it = edition.data
  const part = search.bagian === 'temuan' ? 'temuan' : 'lembar'
  // What is in force today stays so until the day of the edition that replaces it.
  const stateOf = (row: { id: string; state: string; inForceFrom: string | null }) =>
    row.state === 'draft'
      ? say(w.draft)
      : row.state === 'superseded' && row.id !== editions.data?.current
        ? say(w.superseded)
        : say(w.inForce)(dayText(row.inForceFrom ?? '', language))
  const tab = (name: string, text: string) => ({
    to: '/sop',
    text,
    current: part === name,
    search: { ...(search.edisi && { edisi: search.edisi }), ...(name !== 'lembar' && { bagian: name }) },
  })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        it && (
          <>
            <BpmnActs editionId={it.id} />
            {me?.role === 'administrator' &&
              (it.state === 'draft' ? (
                <Link className="button do" to="/sop/$editionId" params={{ editionId: it.id }}>
                  {say(w.editDraft)}
                </Link>
              ) : (
                <Button pending={copying.pending} onClick={() => copying.act({ body: { copyOf: it.id } })}>
                  {say(w.newEdition)}
                </Button>
              ))}
          </>
        )
      }
    >
      <ProblemNote problem={editions.error ?? edition.error ?? copying.problem} />
      {editions.data && editions.data.rows.length > 1 && (
        <div className="filters">
          <Select
            label={say(w.edition)}
            value={chosen ?? ''}
            onChange={(event) => void navigate({ to: '/sop', search: { edisi: event.target.value } })}
            options={editions.data.rows.map((row) => ({
              value: row.id,
              label: `${row.title} · ${row.number} · ${stateOf(row)}`,
            }))}
          />
        </div>
      )}
      {it && (
        <Tabs
          label={say(w.title)}
          tabs={[tab('lembar', say(w.sheet)), tab('temuan', say(w.findings)(it.findings.length))]}
        />
      )}
      {!it && !edition.error && <Skeleton lines={8} />}
      {it && part === 'lembar' && <Sheet read={it} />}
      {it && part === 'temuan' && <Findings findings={it.findings} />}
    </Page>
  )
}

export function Findings({ findings }: { findings: Read['findings'] }) {
  const say = useSay()
  const { language } = useLanguage()
  if (findings.length === 0) return <p className="sec">{say(w.noFindings)}</p>
  return (
    <ul className="sop-findings">
      {findings.map((finding, at) => (
        <li key={at}>
          <b
            className={
              finding.severity === 'error' ? 'time late' : finding.severity === 'warning' ? 'time nearly' : 'sec'
            }
          >
            {say(w[finding.severity])}
          </b>
          <span>{finding.message[language]}</span>
        </li>
      ))}
    </ul>
  )
}

/** The sheet as on paper, with what runs at each step, and the same to be read as tables. */
function Sheet({ read }: { read: Read }) {
  const say = useSay()
  const { id: editionId, revision, state } = read
  const drawing = useQuery({
    queryKey: ['sheet', editionId, revision, state],
    queryFn: () => call(drawSheet, { params: { editionId } }),
    // Of one revision there is one drawing; one that came into force bears its code as soon as its paper is made.
    staleTime: (query) => (state === 'draft' || query.state.data?.kept ? Number.POSITIVE_INFINITY : 0),
  })
  const kept = drawing.data?.kept
  const otherSize = kept?.sheet === 'A4' ? 'F4' : 'A4'
  const count = (step: number) => read.running.find((it) => it.step === step)?.count ?? 0
  return (
    <>
      <ProblemNote problem={drawing.error} />
      {drawing.isPending && <Skeleton lines={8} />}
      {drawing.data && (
        <PaperView
          pages={drawing.data.pages}
          name={say(w.sheetPage)}
          over={({ steps }) =>
            steps.map((it) => count(it.step) > 0 && <Running key={it.step} at={it} count={count(it.step)} />)
          }
        />
      )}
      <p className="sop-files">
        <a className="button" href={`/api/editions/${editionId}/sheet/pdf`} download>
          {say(w.sheetPdf)}
        </a>
        {kept && (
          <a className="button" href={`/api/editions/${editionId}/sheet/pdf?sheet=${otherSize}`} download>
            {say(w.otherPdf)(otherSize)}
          </a>
        )}
        <a className="button" href={`/api/editions/${editionId}/sheet/svg`} download>
          {say(w.sheetSvg)}
        </a>
        <a className="button" href={`/api/editions/${editionId}/sheet/docx`} download>
          {say(w.sheetDocx)}
        </a>
      </p>
      {kept && (
        <p className="sec">
          {say(w.kept)} <a href={kept.check}>{kept.check.replace(/^https?:\/\//, '')}</a>
        </p>
      )}
      <details>
        <summary>{say(w.asTable)}</summary>
        <SheetTable read={read} />
      </details>
    </>
  )
}

/** How many dossiers are at a step, on its shape; opens them. */
function Running({
  at,
  count,
}: {
  at: { step: number; x: number; y: number; width: number; height: number }
  count: number
}) {
  const say = useSay()
  const [x, y] = [at.x + at.width, at.y]
  return (
    <Link className="sop-running" to="/berkas" search={{ step: String(at.step), state: 'running' }}>
      <title>{say(w.runningAt)(count, at.step)}</title>
      <circle cx={x} cy={y} r={7.5} />
      <text x={x} y={y + 3} textAnchor="middle" fontSize={count > 99 ? 6.5 : 8.5}>
        {count > 999 ? '…' : count}
      </text>
    </Link>
  )
}
