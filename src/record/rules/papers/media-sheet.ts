/** Lembar media harian: one or two pages for whoever leads, of what came in since the last one. */
import type { CrisisLevel } from '../../../base/levels.ts'
import type { Block, Cell, Paper } from '../../../base/paper.ts'
import { toneWords } from '../../../base/words/tone.ts'
import { words } from '../../../base/words/common.ts'
import { mediaSheetWords as w } from '../../../base/words/media-sheet.ts'
import { dayWords, shortInstantWords, zonedInstantWords } from '../../../base/words/time.ts'
import { toneFilters } from '../../../inventory/rules/tone.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { percentOf, standingOf, tonedOf, unsureOf, waitOf, type ToneCounts } from './media-figures.ts'
import { paperOf, qr, type PaperData } from './paper-data.ts'

/** What a sheet says: kept as canonical JSON the moment it is made, so that paper and screen say the same for ever. */
export type MediaSheetBody = {
  readonly day: string
  readonly number: number
  /** What came in within this time, the end exclusive. */
  readonly from: string
  readonly to: string
  readonly counts: ToneCounts & {
    readonly unread: number
    readonly outlets: number
    /** What no medium said: complaints, messages, letters and reports of agencies; sheets of before counted them with the rest. */
    readonly messages?: number
  }
  /** Siaga and Krisis that were under way; sheets of before do not say. */
  readonly running?: readonly {
    readonly dossierId: string
    readonly number: string
    readonly title: string
    readonly level: CrisisLevel
    readonly since: string
  }[]
  readonly first: readonly {
    readonly itemId: string
    readonly title: string
    readonly level: CrisisLevel
    /** 0 to 100; null where nothing came in for it. */
    readonly score: number | null
    /** Why, in one sentence, in the words of papers. */
    readonly reason: string
    readonly isNew: boolean
    readonly mentions: number
    readonly messages?: number
    readonly dossier: string | null
    /** The number of a dossier that may be its, where it has none. */
    readonly alike?: string | null
    /** Its Siaga was ended. */
    readonly isOver?: boolean
  }[]
  readonly firstMore: number
  /** Issues that became limited dossiers: counted, not named. */
  readonly limited: number
  readonly issues: readonly (ToneCounts & { readonly itemId: string; readonly title: string })[]
  readonly issuesMore: number
  readonly outlets: readonly (ToneCounts & { readonly sourceId: string; readonly name: string })[]
  readonly outletsMore: number
  readonly unanswered: readonly {
    readonly itemId: string
    readonly title: string
    readonly level: CrisisLevel
    readonly since: string
    /** Of the office's time until the sheet was made; sheets of before do not say. */
    readonly workingMinutes?: number
    readonly dossier: { readonly id: string; readonly number: string } | null
    readonly alike?: string | null
    readonly isOver?: boolean
  }[]
  readonly unansweredMore: number
  readonly published: readonly { readonly dossierId: string; readonly title: string; readonly at: string }[]
  readonly publishedMore: number
  readonly today: readonly {
    readonly kind: 'plan' | 'event'
    readonly at: string
    readonly title: string
    readonly place: string
    /** Of a plan. */
    readonly dossierId: string | null
    /** Of an event, as is what follows; sheets of before do not say. */
    readonly wholeDay?: boolean
    /** Its item, where it stands in a connected agenda alone. */
    readonly itemId?: string | null
    /** The names of the connected agendas that it stands in. */
    readonly agendas?: readonly string[]
  }[]
  readonly todayMore: number
}
export type MediaSheetData = PaperData & MediaSheetBody

export function mediaSheetPaper(data: MediaSheetData): Paper {
  const title = `${w.title.id} ${dayWords(data.day)}`
  return paperOf(data, {
    title: data.number === 1 ? title : `${title}, ${w.version.id(data.number)}`,
    subject: title,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'LEMBAR MEDIA HARIAN', align: 'center', after: 0 },
      { kind: 'text', words: dayWords(data.day).toUpperCase(), align: 'center', bold: true },
      { kind: 'text', words: `${w.spanOf.id(shortInstantWords(new Date(data.from), 'id'), instant(data.to))}; ${w.version.id(data.number)}`, align: 'center', scale: 0.8, after: 2.5 }, // prettier-ignore
      ...toneBlocks(data),
      ...runningBlocks(data),
      head(w.first.id),
      ...firstBlocks(data),
      head(w.unanswered.id),
      ...unansweredBlocks(data),
      head(w.published.id),
      ...listed(data.published.map((it) => `${instant(it.at)}: ${it.title}`), data.publishedMore, w.publishedNone.id), // prettier-ignore
      head(w.today.id),
      ...listed(data.today.map(ofToday), data.todayMore, w.todayNone.id),
      ...toneTables(data),
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [86, 14],
            rows: [[`${toneWords.onPaper.id} Dibuat ${instant(data.to)}.`, { blocks: [qr(data, 17)] }]], // prettier-ignore
            scale: 0.8,
          },
        ],
      },
    ],
  })
}

const instant = (at: string) => zonedInstantWords(new Date(at), 'id')
const head = (text: string): Block => ({ kind: 'heading', level: 2, words: text, scale: 1, after: 0.8 })

function toneBlocks({ counts }: MediaSheetData): Block[] {
  const messages: Block[] = counts.messages ? [{ kind: 'text', words: w.messagesOf.id(counts.messages), scale: 0.85, align: 'center', after: 2 }] : [] // prettier-ignore
  if (counts.all === 0) return [{ kind: 'text', words: w.nothingCame.id, align: 'center', after: 2 }, ...messages]
  const told = (['negative', 'neutral', 'positive'] as const).map((tone) =>
    w.toneOf.id(toneWords.tones[tone].id, counts[tone], percentOf(counts[tone], counts)),
  )
  const unsure = unsureOf(counts) > 0 ? [w.toneUnsure.id(unsureOf(counts))] : []
  const percents: Block[] = tonedOf(counts) === 0 ? [] : [{ kind: 'text', words: w.percentsOf.id(tonedOf(counts), counts.all), scale: 0.85 }] // prettier-ignore
  return [
    {
      kind: 'table',
      lines: 'frame',
      widths: [34, 66],
      rows: [
        [
          { header: true, blocks: [{ kind: 'text', words: w.cameOf.id(counts.all, counts.outlets), bold: true }] },
          { blocks: [{ kind: 'text', words: [...told, ...unsure].join(' · ') }, ...percents] },
        ],
      ],
      after: 3,
    },
    ...messages,
  ]
}

function runningBlocks({ running = [] }: MediaSheetData): Block[] {
  if (running.length === 0) return []
  return [
    head(w.running.id),
    ...listed(running.map((it) => `${words[it.level].id}: ${it.title}, ${w.inDossier.id(it.number)}, ${w.since.id(instant(it.since))}`), 0, ''), // prettier-ignore
  ]
}

function firstBlocks(data: MediaSheetData): Block[] {
  const rows = data.first.map((it, at): (Cell | string)[] => [
    `${at + 1}.`,
    {
      blocks: [
        { kind: 'text', words: [{ text: it.title, bold: true }, ...(it.isNew ? [{ text: ` (${w.newHere.id})` }] : [])] }, // prettier-ignore
        { kind: 'text', words: it.reason, scale: 0.88 },
      ],
    },
    {
      blocks: [
        { kind: 'text', words: words[it.level].id, bold: it.level !== 'watch' },
        { kind: 'text', words: standingOf(it, it.dossier, 'id'), scale: 0.8 },
      ],
    },
  ])
  return [
    ...(rows.length === 0
      ? [{ kind: 'text' as const, words: w.firstNone.id, after: 1 }]
      : [{ kind: 'table' as const, lines: 'none' as const, widths: [5, 73, 22], padding: 0.6, scale: 0.92, rows }]),
    ...more(data.firstMore),
    ...(data.limited > 0 ? [{ kind: 'text' as const, words: w.limited.id(data.limited), scale: 0.85, italic: true }] : []), // prettier-ignore
    { kind: 'space', height: 2 },
  ]
}

function unansweredBlocks(data: MediaSheetData): Block[] {
  return listed(
    data.unanswered.map((it) => {
      const waits = w.waits.id(waitOf(it, data.to, 'id'))
      return `${it.title}: ${words[it.level].id}, ${waits}, ${standingOf(it, it.dossier?.number ?? null, 'id')}`
    }),
    data.unansweredMore,
    w.unansweredNone.id,
  )
}

function ofToday({ kind, at, title, place, wholeDay = false, agendas = [] }: MediaSheetBody['today'][number]): string {
  const from = agendas.length > 0 ? w.fromAgenda.id(agendas.join(', ')) : ''
  return [`${wholeDay ? w.wholeDay.id : instant(at)}: ${title}`, place, kind === 'plan' ? w.plan.id : from]
    .filter(Boolean)
    .join(', ')
}

function toneTables(data: MediaSheetData): Block[] {
  const table = (title: string, rows: readonly (ToneCounts & { readonly name: string })[], rest: number): Block[] =>
    rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            lines: 'all',
            scale: 0.78,
            padding: 0.7,
            widths: [48, 10, 11, 10, 10, 11],
            align: ['left', 'right', 'right', 'right', 'right', 'right'],
            head: [[title, w.all.id, ...toneFilters.map((tone) => toneWords.tones[tone].id)]],
            rows: rows.map((it): (Cell | string)[] => [
              { header: true, blocks: [{ kind: 'text', words: it.name }] },
              ...[it.all, it.negative, it.neutral, it.positive, unsureOf(it)].map((n) => n.toLocaleString('id-ID')),
            ]),
            after: 1,
          },
          ...more(rest),
          { kind: 'space', height: 2 },
        ]
  return [
    ...table(w.byIssue.id, data.issues.map((it) => ({ ...it, name: it.title })), data.issuesMore), // prettier-ignore
    ...table(w.byOutlet.id, data.outlets, data.outletsMore),
  ]
}

function listed(lines: readonly string[], rest: number, none: string): Block[] {
  return [
    ...(lines.length === 0
      ? [{ kind: 'text' as const, words: none, scale: 0.92 }]
      : lines.map((text): Block => ({ kind: 'text', words: text, indent: 5, label: '•', scale: 0.92, after: 0.5 }))),
    ...more(rest),
    { kind: 'space', height: 2 },
  ]
}

const more = (rest: number): Block[] =>
  rest === 0 ? [] : [{ kind: 'text', words: w.andMore.id(rest), scale: 0.85, italic: true }]
