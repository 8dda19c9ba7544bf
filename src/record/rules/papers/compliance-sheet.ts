/** Lembar kepatuhan: the figures of time of a period, ready for the head of the office to sign. It names no worker. */
import type { Block, Cell, Paper } from '../../../base/paper.ts'
import { complianceWords as w } from '../../../base/words/compliance.ts'
import { dayWords, zonedInstantWords } from '../../../base/words/time.ts'
import { letterheadBlocks, signatureBlocks, vacantSigner, type Signer } from '../../../office/rules/letterhead.ts'
import type { Figures } from '../compliance.ts'
import { paperOf, qr, type PaperData } from './paper-data.ts'

type NamedLine = Figures & { readonly id: string; readonly name: string }

export type ComplianceSheetData = PaperData & {
  /** Months, both inclusive. */
  readonly from: string
  readonly to: string
  /** What the visits were narrowed to, in words; none when all are counted. */
  readonly narrowed: readonly string[]
  readonly all: Figures | null
  readonly steps: readonly NamedLine[]
  readonly posts: readonly NamedLine[]
  /** None for a period of one month. */
  readonly months: readonly NamedLine[]
  readonly levels: readonly NamedLine[]
  /** Who heads the office on the day it was made; null while nobody does. */
  readonly signer: Signer | null
  /** What the head's post is called, for a line to sign on when nobody holds it. */
  readonly post: string
}

const SPACE_TO_SIGN = 22 // millimetres, for a hand and a stamp

export function complianceSheetPaper(data: ComplianceSheetData): Paper {
  const period = w.period.id(data.from, data.to)
  const made = new Date(data.madeAt)
  return paperOf(data, {
    title: `Lembar kepatuhan ${period}`,
    subject: `Kepatuhan waktu baku SOP, ${period}`,
    landscape: true,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'LEMBAR KEPATUHAN WAKTU BAKU', align: 'center', after: 0 },
      { kind: 'text', words: period.toUpperCase(), align: 'center', bold: true, after: 1 },
      ...data.narrowed.map((words): Block => ({ kind: 'text', words, align: 'center' })),
      { kind: 'space', height: 3 },
      ...(data.all ? tablesOf(data.all, data) : [{ kind: 'text' as const, words: w.nothing.id, after: 4 }]),
      { kind: 'heading', level: 2, words: w.rulesTitle.id, scale: 0.95, after: 1 },
      ...w.rules.map((rule, at): Block => ({
        kind: 'text',
        words: rule.id,
        scale: 0.8,
        indent: 5,
        label: `${at + 1}.`,
      })),
      { kind: 'space', height: 3 },
      signatureBlocks(data.signer ?? vacantSigner(data.post), data.letterhead, {
        day: dayWords(made),
        evidence: [{ kind: 'space', height: SPACE_TO_SIGN }],
      }),
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [86, 14],
            rows: [[`Dihitung dari kunjungan yang tercatat pada ${zonedInstantWords(made, 'id')}. Tidak memuat nama pelaksana.`, { blocks: [qr(data, 18)] }]], // prettier-ignore
          },
        ],
      },
    ],
  })
}

function tablesOf(all: Figures, data: ComplianceSheetData): Block[] {
  return [
    table(w.all.id, [{ ...all, id: '', name: w.all.id }]),
    ...(['steps', 'posts', 'months', 'levels'] as const)
      .filter((it) => data[it].length > 0)
      .map((it) => table(w[it].id, data[it])),
  ]
}

function table(title: string, lines: readonly NamedLine[]): Block {
  const c = w.columns
  return {
    kind: 'table',
    lines: 'all',
    scale: 0.78,
    widths: [24, 8, 8, 12, 12, 6, 6, 6, 6, 6, 6],
    align: ['left', ...Array.from({ length: 10 }, () => 'right' as const)],
    head: [
      [
        head(title, { rowSpan: 2 }),
        head(c.count.id, { rowSpan: 2 }),
        head(w.rounds.id, { rowSpan: 2 }),
        head(c.processedWithin.id, { rowSpan: 2 }),
        head(c.doneWithin.id, { rowSpan: 2 }),
        head(`${w.waiting.id} (mnt)`, { colSpan: 3 }),
        head(`${w.processing.id} (mnt)`, { colSpan: 3 }),
      ],
      ['Med.', 'P90', 'Maks.', 'Med.', 'P90', 'Maks.'].map((words) => head(words)),
    ],
    rows: lines.map((it) => [
      { header: true, blocks: [{ kind: 'text', words: it.name }] },
      number(it.count),
      number(it.count / it.distinct, 2),
      share(it.processedWithin, it.count),
      share(it.doneWithin, it.count),
      ...[it.waiting, it.processing].flatMap(({ median, p90, longest }) =>
        [median, p90, longest].map((value) => number(value)),
      ),
    ]),
    after: 3,
  }
}

const head = (words: string, span: Pick<Cell, 'rowSpan' | 'colSpan'> = {}): Cell => ({
  ...span,
  valign: 'middle',
  blocks: [{ kind: 'text', words, align: 'center', bold: true }],
})
const number = (value: number, maximumFractionDigits = 0) => value.toLocaleString('id-ID', { maximumFractionDigits })
const share = (part: number, all: number) => `${number(part)} (${number((100 * part) / all)}%)`
