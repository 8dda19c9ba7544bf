/** Kartu kendali: one letter's card, by which it is found again (domain practice). */
import type { Paper } from '../../../base/paper.ts'
import { dayWords, instantWords } from '../../../base/words/time.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { paperOf, qr, type PaperData } from './paper-data.ts'

export type ControlCardData = PaperData & {
  readonly index: string
  readonly code: string
  readonly number: string
  readonly direction: 'incoming' | 'outgoing'
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly letteredOn: string | null
  readonly letterNumber: string
  readonly attachments: number
  readonly processor: string
  readonly passedOn: string | null
  readonly handover: { readonly recipient: string; readonly receivedBy: string; readonly at: string } | null
  readonly remarks: string
  readonly srikandi: string
  readonly voided: string | null
}

export function controlCardPaper(data: ControlCardData): Paper {
  const letter = [data.letterNumber || '-', data.letteredOn ? dayWords(data.letteredOn) : ''].filter(Boolean).join(', ')
  const remarks = [data.voided === null ? '' : `DIBATALKAN: ${data.voided}`, data.remarks, data.srikandi && `Nomor SRIKANDI: ${data.srikandi}`].filter(Boolean).join('\n') // prettier-ignore
  const row = (label: string, value: string) => [
    { header: true, blocks: [{ kind: 'text' as const, words: label, scale: 0.85 }] },
    { blocks: [{ kind: 'text' as const, words: value }] },
  ]
  return paperOf(data, {
    title: `Kartu kendali ${data.number}`,
    subject: data.subject,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'KARTU KENDALI', align: 'center', after: 3 },
      {
        kind: 'table',
        lines: 'all',
        widths: [28, 72],
        rows: [
          row('Indeks', data.index),
          row('Kode klasifikasi', data.code),
          row('Nomor urut', `${data.number} (${data.direction === 'incoming' ? 'M' : 'K'})`),
          row('Isi ringkas', data.subject),
          row('Dari', data.from),
          row('Kepada', data.to),
          row('Tanggal dan nomor surat', letter),
          row('Lampiran', data.attachments === 0 ? '-' : String(data.attachments)),
          row('Pengolah', data.processor),
          row('Tanggal diteruskan', data.passedOn === null ? '' : dayWords(data.passedOn)),
          row(
            'Tanda terima',
            data.handover
              ? `${data.handover.receivedBy} (${data.handover.recipient}), ${instantWords(new Date(data.handover.at), 'id')}`
              : '',
          ),
          row('Catatan', remarks),
        ],
        after: 4,
      },
      qr(data, 20),
    ],
  })
}
