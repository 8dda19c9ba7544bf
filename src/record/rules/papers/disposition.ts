/** Lembar disposisi: the leader's written instruction, in the official form (domain practice; Permendagri 1/2023). */
import type { Block, Cell, Paper } from '../../../base/paper.ts'
import { dayWords, instantWords } from '../../../base/words/time.ts'
import { letterheadBlocks, mandateLines, signatureBlocks, type Signer } from '../../../office/rules/letterhead.ts'
import { askedFor } from '../../rules.ts'
import { evidence, paperOf, proofLines, type PaperData, type ProofKind } from './paper-data.ts'

export type DispositionData = PaperData & {
  readonly from: string
  /** The number of the text: its dossier's. */
  readonly number: string
  readonly date: string
  readonly receivedAt: string
  readonly agendaIn: string | null
  readonly agendaOut: string
  readonly level: 'watch' | 'attention' | 'alert' | 'crisis'
  readonly subject: string
  readonly to: string
  readonly answer: 'yes' | 'yes-with-notes' | 'no'
  readonly instruction: string
  readonly overrides: readonly string[]
  readonly signer: Signer
  readonly decidedAt: string
  /** When it was said, where it came later than that; absent in older papers too. */
  readonly saidAt?: string
  readonly proof: ProofKind
  readonly versionHash: string
  readonly statementHash: string
  readonly ledgerIndex: number | null
  /** The ledger as it stood when the paper was made: the paper holds the office to it. */
  readonly checkpoint: { readonly size: number; readonly root: string }
}

const urgencies = { watch: 'Biasa', attention: 'Biasa', alert: 'Segera', crisis: 'Sangat segera' } as const
const asks = [
  [null, 'Tanggapan dan saran'],
  ['proceed', 'Proses lebih lanjut'],
  [null, 'Koordinasi/konfirmasi'],
  ['mind-notes', 'Perhatikan catatan'],
  ['repair', 'Perbaiki naskah'],
] as const

export function dispositionPaper(data: DispositionData): Paper {
  const asked = askedFor(data.answer)
  const cell = (label: string, words: string): Cell => ({
    blocks: [
      { kind: 'text', words: label, scale: 0.8 },
      { kind: 'text', words, bold: true },
    ],
  })
  const boxes: Block[] = [
    { kind: 'text', words: 'Dengan hormat harap', scale: 0.8 },
    ...asks.map(([ask, words]): Block => ({ kind: 'text', words, indent: 6, box: ask !== null && asked.includes(ask) ? 'ticked' : 'empty', after: 0.6 })), // prettier-ignore
  ]
  const notes: Block[] = [
    { kind: 'text', words: 'Catatan', scale: 0.8 },
    { kind: 'text', words: data.instruction },
    ...data.overrides.map((words, at): Block => ({ kind: 'text', words, scale: 0.85, indent: 5, label: `${at + 1}.` })),
  ]
  return paperOf(data, {
    title: `Lembar disposisi ${data.agendaOut}`,
    subject: data.subject,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'LEMBAR DISPOSISI', align: 'center', after: 3 },
      {
        kind: 'table',
        lines: 'all',
        widths: [1, 1],
        rows: [
          [cell('Surat dari', data.from), cell('Diterima tanggal', dayWords(new Date(data.receivedAt)))],
          [cell('Nomor surat', data.number), cell('No. agenda', agenda(data))],
          [cell('Tanggal surat', dayWords(new Date(data.date))), cell('Sifat', urgencies[data.level])],
          [{ ...cell('Hal', data.subject), colSpan: 2 }],
          [cell('Diteruskan kepada Sdr.', data.to), { blocks: boxes }],
          [{ blocks: notes, colSpan: 2 }],
        ],
        after: 5,
      },
      signatureBlocks(data.signer, data.letterhead, {
        day: dayWords(new Date(data.decidedAt)),
        evidence: evidence(data, { at: new Date(data.decidedAt), proof: data.proof }),
      }),
      ...proofLines([
        ...mandateLines(data.signer),
        ...(data.saidAt === undefined ? [] : [['Diputuskan', `${instantWords(new Date(data.saidAt), 'id')} tanpa saluran; diterima ${instantWords(new Date(data.decidedAt), 'id')}`] as const]), // prettier-ignore
        ['Versi naskah (SHA-256)', data.versionHash],
        ['Pernyataan keputusan (SHA-256)', data.statementHash],
        ...(data.ledgerIndex === null ? [] : [['Catatan buku besar', `entri ${data.ledgerIndex}; buku besar berisi ${data.checkpoint.size} entri dengan akar ${data.checkpoint.root}`] as const]), // prettier-ignore
      ]),
    ],
  })
}

const agenda = ({ agendaIn, agendaOut }: DispositionData) =>
  agendaIn === null ? `keluar ${agendaOut}` : `masuk ${agendaIn}, keluar ${agendaOut}`
