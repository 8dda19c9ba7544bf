/** Nota dinas: under which a text goes up inside the office (Permendagri 1/2023: Yth., Dari, Tembusan, Tanggal, Nomor, Sifat, Lampiran, Hal). */
import type { Block, Paper } from '../../../base/paper.ts'
import { dayWords } from '../../../base/words/time.ts'
import { letterheadBlocks, mandateLines, signatureBlocks, type Signer } from '../../../office/rules/letterhead.ts'
import { evidence, pairs, paperOf, proofLines, type PaperData } from './paper-data.ts'

export type NotaDinasData = PaperData & {
  readonly to: string
  readonly from: string
  readonly number: string
  readonly sentAt: string
  readonly level: 'watch' | 'attention' | 'alert' | 'crisis'
  readonly subject: string
  /** For what it goes up: to be reviewed, or to be decided. */
  readonly purpose: 'review' | 'decision'
  readonly summary: string
  readonly dossierNumber: string
  readonly attachments: number
  readonly facts: number
  readonly signer: Signer
  readonly versionHash: string
  readonly versionNumber: number
}

const urgencies = { watch: 'Biasa', attention: 'Biasa', alert: 'Segera', crisis: 'Sangat segera' } as const

export function notaDinasPaper(data: NotaDinasData): Paper {
  const asked = data.purpose === 'decision' ? 'mendapat keputusan Bapak/Ibu' : 'ditelaah'
  const said = (words: string): Block => ({ kind: 'text', words, align: 'justify', firstLine: 10, after: 2 })
  return paperOf(data, {
    title: `Nota dinas ${data.number}`,
    subject: data.subject,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'NOTA DINAS', align: 'center', after: 3 },
      pairs([
        ['Yth.', data.to],
        ['Dari', data.from],
        ['Tembusan', '-'],
        ['Tanggal', dayWords(new Date(data.sentAt))],
        ['Nomor', data.number],
        ['Sifat', urgencies[data.level]],
        ['Lampiran', data.attachments === 0 ? '1 (satu) naskah' : `1 (satu) naskah dan ${data.attachments} berkas`],
        ['Hal', data.subject],
      ]),
      { kind: 'space', height: 2 },
      { kind: 'rule', after: 3 },
      said(
        `Bersama ini disampaikan bahan informasi dan publikasi “${data.subject}” (berkas ${data.dossierNumber}, versi ${data.versionNumber}) untuk ${asked}.`,
      ),
      ...(data.summary ? [said(data.summary)] : []),
      ...(data.facts > 0
        ? [said(`Naskah memuat ${data.facts} fakta beserta sumbernya.`)] // prettier-ignore
        : []),
      said('Demikian disampaikan, atas perhatiannya diucapkan terima kasih.'),
      { kind: 'space', height: 3 },
      signatureBlocks(data.signer, data.letterhead, {
        day: dayWords(new Date(data.sentAt)),
        evidence: evidence(data, { at: new Date(data.sentAt), proof: 'none' }),
      }),
      ...proofLines([...mandateLines(data.signer), ['Versi naskah (SHA-256)', data.versionHash]]),
    ],
  })
}
