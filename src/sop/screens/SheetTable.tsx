import { Link } from '@tanstack/react-router'
import { sopWords as w } from '../../base/words/sop.ts'
import type { call } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import type { readEdition } from '../api.ts'
import type { Step } from '../rules.ts'

type Read = Awaited<ReturnType<typeof call<typeof readEdition>>>

/** The sheet as tables to be read: on a phone, and to a screen reader. */
export function SheetTable({ read }: { read: Read }) {
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

/** Where a decision leads, which the arrows of the drawing show. */
function Ways({ step }: { step: Step }) {
  const say = useSay()
  if (step.shape !== 'decision') return null
  return <div className="way">{say(w.ways)(step.yes ?? step.number + 1, step.no)}</div>
}

const units = { minute: 'menit', hour: 'jam', day: 'hari' } as const

function Flow({ read }: { read: Read }) {
  const say = useSay()
  const { body } = read
  const count = (step: number) => read.running.find((it) => it.step === step)?.count ?? 0
  return (
    <div className="sop-wrap">
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
                <Ways step={step} />
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
                  {post.id === step.executor && say(w[step.shape])}
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
    </div>
  )
}
