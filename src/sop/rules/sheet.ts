/** The SOP sheet in the layout of PermenPANRB 35/2012: identity on the first page, the flow table from the second on. */
import type { Block, Cell, FlowStep, Paper, Sheet } from '../../base/paper.ts'
import type { Edition, Step } from '../rules.ts'

/** What the sheet takes from the office and not from the edition. */
export type SheetLook = {
  readonly sheet: Sheet
  readonly logo: string | null
  readonly madeAt: string
  /** The address at which anybody can ask whether it stands; absent on a sheet that nobody issued. */
  readonly check?: string
}

/** The paper of an edition. Also of a draft: what is missing stays blank. */
export function sopSheet(edition: Edition, { sheet, logo, madeAt, check }: SheetLook): Paper {
  return {
    title: `SOP ${edition.title}`,
    subject: `Standar operasional prosedur nomor ${edition.number}`,
    author: edition.issuer.join(' '),
    madeAt,
    sheet,
    landscape: true,
    margins: { top: 15, right: 15, bottom: 15, left: 15 },
    face: 'sans',
    size: 8.5,
    // The address first: a long title is cut off at the end of the line.
    foot: `${check ? `periksa: ${check.replace(/^https?:\/\//, '')} · ` : ''}SOP ${edition.title} · ${edition.number}`,
    blocks: [
      ...heading(check),
      identity(edition, logo),
      ...particulars(edition),
      {
        kind: 'flow',
        title: `SOP ${edition.title}`,
        posts: edition.posts,
        steps: edition.steps.map((it) => flowStep(it, edition.steps)),
      },
    ],
  }
}

/** The name of the form, and beside it the code of a sheet that was issued: there the official boxes stay as they are. */
function heading(check: string | undefined): Block[] {
  const name: Block = { kind: 'heading', level: 1, words: 'STANDAR OPERASIONAL PROSEDUR', align: 'center' }
  if (!check) return [{ ...name, after: 3 }]
  const code: Block = { kind: 'qr', text: check, size: 15, alt: `Kode QR ke ${check}`, align: 'right' }
  const row: Cell[] = [{ blocks: [] }, { blocks: [name], valign: 'middle' }, { blocks: [code] }]
  return [{ kind: 'table', lines: 'none', widths: [1, 8, 1], padding: 0, rows: [row], after: 2 }]
}

function identity(edition: Edition, logo: string | null): Block {
  const { approvedBy } = edition
  const issuer: Block[] = [
    { kind: 'space', height: 4 },
    ...(logo ? [{ kind: 'image' as const, image: logo, width: 22, height: 24, alt: '', align: 'center' as const, after: 4 }] : []), // prettier-ignore
    ...edition.issuer.map((words): Block => ({ kind: 'text', words, bold: true, scale: 1.15, align: 'center' })),
    { kind: 'space', height: 4 },
  ]
  const approval: Block[] = [
    { kind: 'text', words: approvedBy.unit, align: 'center' },
    { kind: 'space', height: 15 },
    { kind: 'text', words: [{ text: approvedBy.name, bold: true, underline: true }], align: 'center' },
    ...(approvedBy.nip === '' ? [] : [{ kind: 'text' as const, words: `NIP. ${approvedBy.nip}`, align: 'center' as const }]), // prettier-ignore
  ]
  const named = (name: string, blocks: readonly Block[]): Cell[] => [
    { header: true, blocks: [{ kind: 'text', words: name }] },
    { blocks },
  ]
  const line = (name: string, words: string) => named(name, [{ kind: 'text', words }])
  return {
    kind: 'table',
    lines: 'all',
    widths: [1, 1],
    padding: 0,
    rows: [
      [
        { blocks: issuer, valign: 'middle' },
        {
          blocks: [
            {
              kind: 'table',
              lines: 'all',
              widths: [28, 72],
              rows: [
                line('Nomor SOP', edition.number),
                line('Tanggal Pembuatan', edition.madeOn),
                line('Tanggal Revisi', edition.revisedOn),
                line('Tanggal Efektif', edition.effectiveOn),
                named('Disahkan oleh', approval),
                named('Judul SOP', [{ kind: 'text', words: edition.title, bold: true }]),
              ],
            },
          ],
        },
      ],
    ],
  }
}

/** The six fields under the identity, two by two, as the regulation orders them. */
function particulars(edition: Edition): Block[] {
  const pairs: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
    ['Dasar Hukum', edition.legalBasis, 'Kualifikasi Pelaksana', edition.qualifications],
    ['Keterkaitan', edition.relatedSops, 'Peralatan/Perlengkapan', edition.equipment],
    ['Peringatan', edition.warnings, 'Pencatatan dan Pendataan', edition.records],
  ]
  return pairs.map(([left, leftLines, right, rightLines]) => ({
    kind: 'table',
    lines: 'all',
    widths: [1, 1],
    rows: [[field(left, leftLines), field(right, rightLines)]],
  }))
}

function field(name: string, lines: readonly string[]): Cell {
  const said: Block[] =
    lines.length > 1
      ? lines.map((words, at) => ({ kind: 'text', words, indent: 5, label: `${at + 1}.` }))
      : [{ kind: 'text', words: lines[0] ?? '' }]
  return { blocks: [{ kind: 'heading', level: 3, words: name, after: 0.8 }, ...said] }
}

const units = { minute: 'menit', hour: 'jam', day: 'hari' } as const

function flowStep(step: Step, steps: readonly Step[]): FlowStep {
  const known = (number: number | null) => (steps.some((it) => it.number === number) ? number : null)
  return {
    number: step.number,
    activity: step.activity,
    executor: step.executor,
    shape: step.shape,
    yes: step.shape === 'end' ? null : known(step.yes ?? step.number + 1),
    no: known(step.no),
    inputs: step.inputs.join('; '),
    time: step.time ? `${step.time.value} ${units[step.time.unit]}` : '',
    outputs: step.outputs.join('; '),
    remarks: step.remarks,
  }
}
