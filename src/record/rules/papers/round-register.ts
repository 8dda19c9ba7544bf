/** Register inventaris: the numbered register that step 1 owes, with its counts and the sources that it comes from. */
import type { Block, Paper } from '../../../base/paper.ts'
import { inventoryWords as w } from '../../../base/words/inventory.ts'
import { dayWords, instantWords } from '../../../base/words/time.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { pairs, paperOf, proofLines, qr, type PaperData } from './paper-data.ts'

export type RegisterLine = {
  readonly number: number
  readonly kind: 'programme' | 'activity' | 'issue'
  /** Blank of what became a dossier of few readers: its words stand on no paper. */
  readonly title: string
  readonly agency: string
  readonly source: string
  readonly notedOn: string
  readonly level: 'watch' | 'attention' | 'alert' | 'crisis'
  readonly mentions: number
  readonly sources: number
  readonly state: 'open' | 'watched' | 'planned' | 'picked' | 'dismissed' | 'merged'
  /** The dossier's number, the number of what it was joined to, or the reason. */
  readonly outcome: string
  readonly limited: boolean
}
type Count = { readonly name: string; readonly count: number }
export type RoundRegisterData = PaperData & {
  readonly round: {
    readonly number: number
    readonly title: string
    readonly openedAt: string
    readonly closedAt: string
    readonly closedBy: string
    /** SHA-256 of the whole register, as in the ledger. */
    readonly hash: string
  }
  readonly volume: number
  readonly volumes: number
  /** Of the whole register, not of this volume. */
  readonly counts: {
    readonly entries: number
    readonly kinds: Readonly<Record<RegisterLine['kind'], number>>
    readonly levels: Readonly<Record<RegisterLine['level'], number>>
    readonly states: Readonly<Record<RegisterLine['state'], number>>
    /** The most first; those beyond the list are counted together. */
    readonly sources: readonly Count[]
    readonly others: Count | null
  }
  readonly lines: readonly RegisterLine[]
}

export function roundRegisterPaper(data: RoundRegisterData): Paper {
  const { round, counts, volume, volumes } = data
  const title = w.registerOf.id(round.number)
  const part = volumes > 1 ? `, jilid ${volume} dari ${volumes}` : ''
  return paperOf(data, {
    title: `${title}${part}`,
    subject: round.title,
    landscape: true,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'REGISTER INVENTARIS', align: 'center', after: 0 },
      { kind: 'text', words: 'PROGRAM, KEGIATAN, DAN ISU PUBLIK', align: 'center', bold: true, after: 0 },
      { kind: 'text', words: `Putaran ${round.number}: ${round.title}${part}`, align: 'center', after: 3 },
      pairs([
        ['Dibuka', instantWords(new Date(round.openedAt), 'id')],
        ['Ditutup', `${instantWords(new Date(round.closedAt), 'id')}, ${round.closedBy}`],
        ['Jumlah', `${figure(counts.entries)} butir`],
      ]),
      { kind: 'space', height: 3 },
      ...(volume === 1 ? countsOf(counts) : []),
      linesOf(data.lines),
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [86, 14],
            rows: [
              [
                'Register ini tetap sejak putarannya ditutup; yang belum dipilah menunggu putaran berikutnya.',
                { blocks: [qr(data, 18)] },
              ],
            ],
          },
          ...proofLines([['SHA-256 register', round.hash]]),
        ],
      },
    ],
  })
}

function countsOf(counts: RoundRegisterData['counts']): Block[] {
  const row = (names: readonly (readonly [string, number])[]) => names.map(([name, count]) => `${name}: ${figure(count)}`).join(' · ') // prettier-ignore
  const sources = counts.others ? [...counts.sources, counts.others] : counts.sources
  return [
    {
      kind: 'table',
      lines: 'all',
      scale: 0.85,
      widths: [16, 84],
      rows: [
        [head('Jenis'), row((['programme', 'activity', 'issue'] as const).map((it) => [w[it].id, counts.kinds[it]]))],
        [head('Tingkat'), row((['watch', 'attention', 'alert', 'crisis'] as const).map((it) => [w[it].id, counts.levels[it]]))], // prettier-ignore
        [head('Tindak lanjut'), row((['picked', 'dismissed', 'merged', 'watched', 'planned', 'open'] as const).map((it) => [fate(it), counts.states[it]]))], // prettier-ignore
        [head('Sumber'), sources.length === 0 ? '-' : row(sources.map((it) => [it.name, it.count]))],
      ],
      after: 4,
    },
  ]
}

function linesOf(lines: readonly RegisterLine[]): Block {
  if (lines.length === 0) return { kind: 'text', words: w.registerEmpty.id, align: 'center', after: 4 }
  return {
    kind: 'table',
    lines: 'all',
    scale: 0.75,
    widths: [5, 8, 33, 13, 13, 10, 8, 7, 16],
    head: [['No.', 'Jenis', 'Judul', 'OPD', 'Sumber', 'Tanggal', 'Tingkat', 'Penyeb.', 'Tindak lanjut']],
    align: ['right', 'left', 'left', 'left', 'left', 'left', 'left', 'right', 'left'],
    rows: lines.map((it) => [
      { header: true, blocks: [{ kind: 'text', words: figure(it.number), align: 'right' }] },
      w[it.kind].id,
      it.limited ? { blocks: [{ kind: 'text', words: w.withheld.id, italic: true }] } : it.title,
      it.agency,
      it.sources > 1 ? `${it.source} dan ${figure(it.sources - 1)} lain` : it.source,
      dayWords(it.notedOn),
      w[it.level].id,
      it.mentions > 0 ? figure(it.mentions) : '-',
      [fate(it.state), it.outcome].filter(Boolean).join(': '),
    ]),
    after: 4,
  }
}

const head = (words: string) => ({
  header: true as const,
  blocks: [{ kind: 'text' as const, words, bold: true as const }],
})
const fate = (state: RegisterLine['state']) => (state === 'open' ? w.leftOpen.id : w[state].id)
const figure = (n: number) => n.toLocaleString('id-ID')
