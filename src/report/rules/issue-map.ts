/** Peta isu: where each issue of a week stands by its spread and growth, as a paper that is drawn like all papers. Pure. */
import { dayAfter } from '../../base/calendar.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { Block, Cell, MapMark, Paper } from '../../base/paper.ts'
import { words } from '../../base/words/common.ts'
import { issueMapWords as w } from '../../base/words/issue-map.ts'
import { dayWords } from '../../base/words/time.ts'
import { toneWords } from '../../base/words/tone.ts'

/** As many can be told apart on one sheet. */
export const ISSUES_DRAWN_MAX = 60

export type MapTone = 'negative' | 'neutral' | 'positive'
export type WeekIssue = {
  readonly itemId: string
  readonly title: string
  readonly level: CrisisLevel
  /** Of all sources, of citizens and agencies too: an issue may be one before a medium tells of it. */
  readonly reports: number
  /** Of these the media's, which clippings and media sheet count. */
  readonly media: number
  /** Reports of the week before. */
  readonly before: number
  readonly outlets: number
  /** Null where of no report it is known. */
  readonly tone: MapTone | null
}

/** Monday and Sunday of the week in which a day lies. */
export function weekOf(day: string): { readonly from: string; readonly to: string } {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 // Monday is 0
  const from = dayAfter(day, -weekday)
  return { from, to: dayAfter(from, 6) }
}

/** The tone that most of what was read has; of a tie the graver, so that nothing looks better than it is. */
export function toneOfMost({ negative, neutral, positive }: Readonly<Record<MapTone, number>>): MapTone | null {
  if (negative + neutral + positive === 0) return null
  if (negative > 0 && negative >= neutral && negative >= positive) return 'negative'
  return positive > neutral ? 'positive' : 'neutral'
}

const GROWTH_MOST = 3 // doublings: from an eighth to eight times is the height of the map

/** How much it grew, in doublings; one report more on either side, so that what is new stands somewhere. */
export const growthOf = ({ reports, before }: Pick<WeekIssue, 'reports' | 'before'>): number =>
  Math.min(GROWTH_MOST, Math.max(-GROWTH_MOST, Math.log2((reports + 1) / (before + 1))))

/** Where a number of outlets stands between one and the most. */
const acrossOf = (outlets: number, most: number) => (most <= 1 ? 0.5 : Math.log(outlets) / Math.log(most))

/** @param issues in the order of their numbers, the largest first */
export function issueMapPaper(it: {
  readonly office: string
  readonly from: string
  readonly to: string
  readonly issues: readonly WeekIssue[]
  readonly more: number
}): Paper {
  const { from, to, issues } = it
  const title = w.ofWeek.id(dayWords(from), dayWords(to))
  return {
    title,
    subject: title,
    author: it.office,
    madeAt: `${to}T17:00:00.000Z`, // of the week and not of the hour: the same figures, the same bytes
    sheet: 'A4',
    landscape: true,
    margins: { top: 12, right: 14, bottom: 16, left: 14 },
    face: 'sans',
    size: 10,
    foot: `${title} · ${it.office}`,
    blocks: [
      { kind: 'heading', level: 1, words: title, after: 0.5 },
      { kind: 'text', words: w.about.id, scale: 0.82 },
      { kind: 'text', words: w.counted.id, scale: 0.82 },
      { kind: 'text', words: `${w.legend.id} ${toneWords.onPaper.id}`, scale: 0.82, after: 2 },
      ...(issues.length === 0
        ? [{ kind: 'text' as const, words: w.none.id }]
        : [mapOf(issues), { kind: 'new-page' as const }, { kind: 'heading' as const, level: 2 as const, words: w.table.id }, tableOf(issues)]), // prettier-ignore
      ...(it.more > 0 ? [{ kind: 'text' as const, words: w.more.id(it.more), scale: 0.82 }] : []),
      { kind: 'text', words: w.limited.id, scale: 0.82 },
    ],
  }
}

function mapOf(issues: readonly WeekIssue[]): Block {
  const most = Math.max(...issues.map((it) => it.outlets))
  const ticks = [1, 2, 3, 5, 8, 12, 20, 40, 80, 160].filter((n) => n < most)
  return {
    kind: 'map',
    height: 148,
    alt: w.alt.id(issues.length),
    acrossName: w.across.id,
    upName: w.up.id,
    across: [...ticks.filter((n) => most / n > 1.25), most].map((n) => ({ at: acrossOf(n, most), words: String(n) })),
    up: [-2, -1, 0, 1, 2].map((n) => ({ at: (n + GROWTH_MOST) / (2 * GROWTH_MOST), words: w.times.id((2 ** n).toLocaleString('id-ID')) })), // prettier-ignore
    marks: marksOf(issues),
  }
}

/** Of one axis, how near is as good as equal: steps of a doubling that no eye tells apart on the sheet. */
const NEAR = { outlets: 8, growth: 4, size: 8 } as const
const SWAY_MOST = 0.12

/**
 * The marks of the map. Issues whose figures are equal, or so near that one mark says them all truly, are one mark with
 * their numbers; another may stand aside of its place for less than half the way to the next number of outlets.
 */
export function marksOf(issues: readonly WeekIssue[]): MapMark[] {
  const most = Math.max(...issues.map((it) => it.outlets))
  const largest = Math.max(...issues.map((it) => it.reports))
  const shown = issues.map((it, at) => ({
    it,
    number: at + 1,
    size: it.reports / largest,
    tone: it.tone ?? ('neutral' as const), // a circle, which says least
  }))
  const near = Map.groupBy(shown, ({ it, size, tone }) =>
    [
      Math.round(NEAR.outlets * Math.log2(it.outlets)),
      Math.round(NEAR.growth * growthOf(it)),
      Math.round(NEAR.size * Math.sqrt(size)),
      tone,
    ].join(),
  )
  return [...near.values()].flatMap((all): MapMark[] => {
    const [first] = all
    if (!first) return []
    const { it, size, tone } = first
    const next = acrossOf(it.outlets + 1, most) - acrossOf(it.outlets, most)
    return [
      {
        numbers: all.map((one) => one.number),
        name: all.length === 1 ? it.title : '',
        x: acrossOf(it.outlets, most),
        y: (growthOf(it) + GROWTH_MOST) / (2 * GROWTH_MOST),
        size,
        tone,
        sway: most <= 1 ? SWAY_MOST : Math.min(SWAY_MOST, next * 0.45),
      },
    ]
  })
}

function tableOf(issues: readonly WeekIssue[]): Block {
  const number = (n: number) => n.toLocaleString('id-ID')
  return {
    kind: 'table',
    lines: 'all',
    scale: 0.8,
    widths: [5, 45, 8, 9, 9, 8, 9, 10],
    align: ['right', 'left', 'right', 'right', 'right', 'right', 'left', 'left'],
    head: [[w.number.id, w.issue.id, w.reports.id, w.media.id, w.lastWeek.id, w.outlets.id, w.tone.id, w.level.id]],
    rows: issues.map((it, at): (Cell | string)[] => [
      String(at + 1),
      { header: true, blocks: [{ kind: 'text', words: it.title }] },
      number(it.reports),
      number(it.media),
      number(it.before),
      number(it.outlets),
      toneWords.tones[it.tone ?? 'unsure'].id,
      words[it.level].id,
    ]),
    after: 2,
  }
}
