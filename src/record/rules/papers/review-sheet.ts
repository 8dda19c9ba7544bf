/** Lembar paraf: who looked at a text, step by step, on which version, and how long it took them. */
import type { Paper } from '../../../base/paper.ts'
import { dayWords, instantWords } from '../../../base/words/time.ts'
import type { VisitOutcome } from '../../../dossier/rules.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { pairs, paperOf, proofLines, qr, type PaperData } from './paper-data.ts'

const outcomes: Readonly<Record<VisitOutcome, string>> = {
  completed: 'Diteruskan',
  returned: 'Dikembalikan',
  approved: 'Disetujui',
  'approved-orally': 'Mencatat persetujuan lisan',
  'approved-with-notes': 'Disetujui dengan catatan',
  refused: 'Tidak disetujui',
  withdrawn: 'Ditarik',
}

export type ReviewSheetData = PaperData & {
  readonly dossierNumber: string
  readonly subject: string
  readonly versionHash: string
  readonly publishedAt: string
  readonly visits: readonly {
    readonly step: number
    readonly activity: string
    readonly post: string
    readonly person: string
    readonly outcome: VisitOutcome
    readonly doneAt: string
    readonly waitingMinutes: number
    readonly processingMinutes: number
    readonly standardMinutes: number
    readonly note: string
  }[]
}

export function reviewSheetPaper(data: ReviewSheetData): Paper {
  return paperOf(data, {
    title: `Lembar paraf berkas ${data.dossierNumber}`,
    subject: data.subject,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'LEMBAR PARAF', align: 'center', after: 3 },
      {
        kind: 'table',
        lines: 'none',
        widths: [84, 16],
        rows: [
          [
            {
              blocks: [
                pairs([
                  ['Hal', data.subject],
                  ['Nomor berkas', data.dossierNumber],
                  ['Terbit', instantWords(new Date(data.publishedAt), 'id')],
                ]),
              ],
            },
            { blocks: [qr(data, 20)] },
          ],
        ],
        after: 3,
      },
      {
        kind: 'table',
        lines: 'all',
        scale: 0.82,
        widths: [6, 26, 22, 22, 24],
        head: [['Lkh', 'Kegiatan', 'Jabatan dan nama', 'Paraf', 'Waktu']],
        rows: data.visits.map((it) => [
          { header: true, blocks: [{ kind: 'text', words: String(it.step), align: 'center' }] },
          { blocks: [{ kind: 'text', words: it.activity }, ...(it.note ? [{ kind: 'text' as const, words: it.note, italic: true }] : [])] }, // prettier-ignore
          {
            blocks: [
              { kind: 'text', words: it.post },
              { kind: 'text', words: it.person, bold: true },
            ],
          },
          { blocks: [{ kind: 'text', words: initialsOf(it.person), bold: true, italic: true, scale: 1.5, align: 'center' }, { kind: 'text', words: `${outcomes[it.outcome]}, ${instantWords(new Date(it.doneAt), 'id')}`, scale: 0.85 }] }, // prettier-ignore
          `menunggu ${it.waitingMinutes} mnt, diproses ${it.processingMinutes} mnt (baku ${it.standardMinutes} mnt)`,
        ]),
      },
      ...proofLines([
        ['Versi terbit (SHA-256)', data.versionHash],
        [
          'Dibuat',
          `${dayWords(new Date(data.madeAt))}; paraf adalah catatan sistem atas orang yang masuk dengan akunnya`,
        ],
      ]),
    ],
  })
}

/** A name's initials, its titles left out: "Edif Hayuman Siswanto, S.Sos" is EHS. */
export function initialsOf(name: string): string {
  const [bare = ''] = name.split(',')
  const parts = bare.split(/\s+/).filter((it) => it !== '' && !/\.$/.test(it))
  return parts.map((it) => [...it][0]?.toUpperCase() ?? '').join('').slice(0, 5) // prettier-ignore
}
