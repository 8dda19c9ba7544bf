import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { sopWords as w } from '../../base/words/sop.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText } from '../../web/time.ts'
import { copyEdition, listEditions, readEdition } from '../api.ts'
import type { Edition, Step } from '../rules.ts'
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
              label: `${row.title} · ${row.number} · ${row.state === 'draft' ? say(w.draft) : row.state === 'superseded' ? say(w.superseded) : say(w.inForce)(dayText(row.inForceFrom ?? '', language))}`,
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

function Sheet({ read }: { read: Read }) {
  const { body } = read
  return (
    <div className="sop-sheet" lang="id">
      <table className="sop-identity">
        <colgroup>
          <col className="half" />
          <col className="names" />
          <col />
        </colgroup>
        <tbody>
          <tr>
            <td className="issuer" rowSpan={6}>
              {body.issuer.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </td>
            <th scope="row">Nomor SOP</th>
            <td>{body.number}</td>
          </tr>
          <tr>
            <th scope="row">Tanggal Pembuatan</th>
            <td>{body.madeOn}</td>
          </tr>
          <tr>
            <th scope="row">Tanggal Revisi</th>
            <td>{body.revisedOn}</td>
          </tr>
          <tr>
            <th scope="row">Tanggal Efektif</th>
            <td>{body.effectiveOn}</td>
          </tr>
          <tr>
            <th scope="row">Disahkan oleh</th>
            <td>
              {body.approvedBy.unit}
              <br />
              <b>{body.approvedBy.name}</b>
              <br />
              NIP. {body.approvedBy.nip}
            </td>
          </tr>
          <tr>
            <th scope="row">Judul SOP</th>
            <td>
              <b>{body.title}</b>
            </td>
          </tr>
          <tr>
            <Block title="Dasar Hukum" lines={body.legalBasis} />
            <Block title="Kualifikasi Pelaksana" lines={body.qualifications} span={2} />
          </tr>
          <tr>
            <Block title="Keterkaitan" lines={body.relatedSops} />
            <Block title="Peralatan/Perlengkapan" lines={body.equipment} span={2} />
          </tr>
          <tr>
            <Block title="Peringatan" lines={body.warnings} />
            <Block title="Pencatatan dan Pendataan" lines={body.records} span={2} />
          </tr>
        </tbody>
      </table>
      <p className="sop-name">SOP {body.title}</p>
      <Flow read={read} />
    </div>
  )
}

function Block({ title, lines, span = 1 }: { title: string; lines: readonly string[]; span?: number }) {
  return (
    <td colSpan={span}>
      <h2>{title}</h2>
      {lines.length > 1 ? (
        <ol>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : (
        <p>{lines[0]}</p>
      )}
    </td>
  )
}

const units = { minute: 'menit', hour: 'jam', day: 'hari' } as const

function Flow({ read }: { read: Read }) {
  const say = useSay()
  const { body } = read
  const wrap = useRef<HTMLDivElement>(null)
  const count = (step: number) => read.running.find((it) => it.step === step)?.count ?? 0
  return (
    <div className="sop-wrap" ref={wrap}>
      <table className="sop-steps">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              No
            </th>
            <th scope="col" rowSpan={2}>
              Kegiatan
            </th>
            <th scope="colgroup" colSpan={body.posts.length}>
              Pelaksana
            </th>
            <th scope="colgroup" colSpan={3}>
              Mutu Baku
            </th>
            <th scope="col" rowSpan={2}>
              Keterangan
            </th>
          </tr>
          <tr>
            {body.posts.map((post) => (
              <th key={post.id} scope="col">
                {post.name}
              </th>
            ))}
            <th scope="col">Kelengkapan</th>
            <th scope="col">Waktu</th>
            <th scope="col">Output</th>
          </tr>
        </thead>
        <tbody>
          {body.steps.map((step) => (
            <tr key={step.number} id={`langkah-${step.number}`}>
              <td>{step.number}</td>
              <td>
                {step.activity}
                {count(step.number) > 0 && (
                  <div>
                    <Link className="cap" to="/berkas" search={{ step: String(step.number), state: 'running' }}>
                      {say(w.running)(count(step.number))}
                    </Link>
                  </div>
                )}
              </td>
              {body.posts.map((post) => (
                <td key={post.id} className="shape">
                  {post.id === step.executor && <Shape step={step} />}
                </td>
              ))}
              <td>{step.inputs.join('; ')}</td>
              <td>{step.time ? `${step.time.value} ${units[step.time.unit]}` : ''}</td>
              <td>{step.outputs.join('; ')}</td>
              <td>
                {step.remarks}
                {step.executorAssumed && (
                  <span className="cap" title={say(w.assumedHelp)}>
                    {say(w.assumed)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Arrows wrap={wrap} steps={body.steps} />
    </div>
  )
}

const WIDTH = 84
const HEIGHT = 40
const EDGE = 8 // how far beside the shapes a way back runs, within their column

/** The five allowed shapes of PermenPANRB 35/2012, as far as a screen without page breaks needs them. */
function Shape({ step }: { step: Step }) {
  const name = { start: 'mulai', process: 'kegiatan', decision: 'keputusan', end: 'selesai' }[step.shape]
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${name}, ${step.executor}`}
      data-step={step.number}
    >
      {step.shape === 'decision' ? (
        <polygon
          className="outline"
          points={`${WIDTH / 2},1 ${WIDTH - 1},${HEIGHT / 2} ${WIDTH / 2},${HEIGHT - 1} 1,${HEIGHT / 2}`}
        />
      ) : (
        <rect
          className="outline"
          x="1"
          y="6"
          width={WIDTH - 2}
          height={HEIGHT - 12}
          rx={step.shape === 'process' ? 0 : (HEIGHT - 12) / 2}
        />
      )}
    </svg>
  )
}

type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: number
  readonly y: number
}

/** Arrows between the shapes, drawn over the table from where the shapes really stand. */
function Arrows({ wrap, steps }: { wrap: React.RefObject<HTMLDivElement | null>; steps: Edition['steps'] }) {
  const [boxes, setBoxes] = useState<Record<number, Box>>({})
  // Not a layout effect: those of a child run before the ref of its parent is there.
  useEffect(() => {
    const element = wrap.current
    if (!element) return
    const measure = () => {
      const home = element.getBoundingClientRect()
      const found: Record<number, Box> = {}
      for (const svg of element.querySelectorAll<SVGElement>('svg[data-step]')) {
        const box = svg.getBoundingClientRect()
        const pad = svg.querySelector('polygon') ? 1 : 6
        found[Number(svg.dataset['step'])] = {
          left: box.left - home.left + 1,
          right: box.right - home.left - 1,
          top: box.top - home.top + pad,
          bottom: box.bottom - home.top - pad,
          x: box.left - home.left + box.width / 2,
          y: box.top - home.top + box.height / 2,
        }
      }
      setBoxes(found)
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [wrap, steps])
  return (
    <svg className="sop-arrows" aria-hidden="true">
      <defs>
        <marker
          id="ujung"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M0,0 L8,4 L0,8 z" />
        </marker>
      </defs>
      {steps.map((step) => {
        const from = boxes[step.number]
        const next = step.shape === 'end' ? null : (step.yes ?? step.number + 1)
        const to = next === null ? undefined : boxes[next]
        const back = step.no === null ? undefined : boxes[step.no]
        return (
          <g key={step.number}>
            {from && to && <path d={downward(from, to)} markerEnd="url(#ujung)" />}
            {from && to && step.shape === 'decision' && (
              <text x={from.x + 6} y={from.bottom + 10}>
                YA
              </text>
            )}
            {from && back && <path className="no" d={backward(from, back)} markerEnd="url(#ujung)" />}
            {from && back && (
              <text className="no-label" x={Math.max(from.right, back.right) + EDGE} y={from.y - 13} textAnchor="end">
                TIDAK
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Down out of the shape, across between the rows, down into the next. */
function downward(from: Box, to: Box): string {
  if (Math.abs(from.x - to.x) < 2) return `M${from.x},${from.bottom} L${to.x},${to.top}`
  const middle = (from.bottom + to.top) / 2
  return `M${from.x},${from.bottom} L${from.x},${middle} L${to.x},${middle} L${to.x},${to.top}`
}

/** Out at the right, up at the edge of the column, and in at the right of the earlier shape. */
function backward(from: Box, to: Box): string {
  const edge = Math.max(from.right, to.right) + EDGE
  return `M${from.right},${from.y} L${edge},${from.y} L${edge},${to.y} L${to.right},${to.y}`
}
