/** Buku agenda masuk dan keluar, buku ekspedisi: the registers as they stand in a cupboard (domain practice). */
import type { Cell, Paper, Run } from '../../../base/paper.ts'
import { MONTHS } from '../../../base/months.ts'
import { dayWords, shortInstantWords, zonedInstantWords, ZONE_NAME } from '../../../base/words/time.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { paperOf, qr, type PaperData } from './paper-data.ts'

export type BookLine = {
  readonly number: string
  readonly datedOn: string
  readonly letteredOn: string | null
  readonly letterNumber: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly attachments: number
  readonly remarks: string
  readonly srikandi: string
  /** Why it counts no longer; null when it does. Its number stays. */
  readonly voided: string | null
}
type Register = PaperData & {
  readonly book: string
  readonly year: number
  readonly month: number | null
}
export type AgendaBookData = Register & {
  readonly direction: 'incoming' | 'outgoing'
  readonly lines: readonly BookLine[]
}
export type ExpeditionBookData = Register & {
  readonly lines: readonly {
    readonly number: string
    readonly subject: string
    readonly recipient: string
    readonly receivedBy: string
    readonly handedAt: string
    readonly remarks: string
  }[]
}

export function agendaBookPaper(data: AgendaBookData): Paper {
  const incoming = data.direction === 'incoming'
  const row = (it: BookLine): (Cell | string)[] => {
    const remarks = [it.voided === null ? '' : `DIBATALKAN: ${it.voided}`, it.remarks, it.srikandi && `SRIKANDI ${it.srikandi}`].filter(Boolean).join('; ') // prettier-ignore
    const letter = [it.letterNumber, it.letteredOn && dayWords(it.letteredOn)].filter(Boolean).join(', ')
    const cells = incoming
      ? [dayWords(it.datedOn), it.from, letter, it.subject, count(it.attachments), it.to]
      : [dayWords(it.datedOn), it.to, it.subject, count(it.attachments), it.from]
    return [
      { header: true, blocks: [{ kind: 'text', words: struck(it.number, it.voided) }] },
      ...cells.map((words): Cell => ({ blocks: [{ kind: 'text', words: struck(words, it.voided) }] })),
      remarks,
    ]
  }
  return register(data, {
    title: data.book.toUpperCase(),
    widths: incoming ? [12, 11, 17, 17, 25, 6, 13, 13] : [15, 11, 18, 30, 6, 14, 14],
    head: incoming
      ? ['No. agenda', 'Tgl terima', 'Pengirim', 'No. dan tgl surat', 'Isi ringkas', 'Lamp.', 'Diteruskan ke', 'Ket.']
      : ['Nomor', 'Tgl surat', 'Tujuan', 'Isi ringkas', 'Lamp.', 'Pengolah', 'Ket.'],
    rows: data.lines.map(row),
  })
}

export function expeditionBookPaper(data: ExpeditionBookData): Paper {
  return register(data, {
    title: `BUKU EKSPEDISI ${data.book.toUpperCase()}`,
    widths: [6, 16, 20, 30, 16, 12, 14],
    head: ['No', 'Nomor', 'Tujuan', 'Isi', 'Penerima', `Waktu (${ZONE_NAME})`, 'Ket.'],
    rows: data.lines.map((it, at) => [String(at + 1), it.number, it.recipient, it.subject, it.receivedBy, shortInstantWords(new Date(it.handedAt), 'id'), it.remarks]), // prettier-ignore
  })
}

function register(
  data: Register,
  it: {
    title: string
    widths: readonly number[]
    head: readonly string[]
    rows: readonly (readonly (Cell | string)[])[]
  },
): Paper {
  const period =
    data.month === null ? `TAHUN ${data.year}` : `${(MONTHS[data.month - 1] ?? '').toUpperCase()} ${data.year}`
  return paperOf(data, {
    title: `${data.book} ${data.month === null ? '' : `${MONTHS[data.month - 1]} `}${data.year}`,
    subject: it.title,
    landscape: true,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: it.title, align: 'center', after: 0 },
      { kind: 'text', words: period, align: 'center', bold: true, after: 3 },
      { kind: 'table', lines: 'all', scale: 0.8, widths: it.widths, head: [it.head], rows: it.rows, after: 3 },
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [86, 14],
            rows: [[`${it.rows.length} baris. Dicetak menurut keadaan buku pada ${zonedInstantWords(new Date(data.madeAt), 'id')}.`, { blocks: [qr(data, 18)] }]], // prettier-ignore
          },
        ],
      },
    ],
  })
}

const count = (attachments: number) => (attachments === 0 ? '-' : String(attachments))
const struck = (text: string, voided: string | null): Run[] => [{ text, ...(voided !== null && { strike: true }) }]
