/** Buku kliping: what the media said in a span of days, with contents, and each clipping with its source, time and hash. */
import type { Block, Cell, Paper } from '../../../base/paper.ts'
import { clippingWords as w } from '../../../base/words/clippings.ts'
import { fullTextWords as f } from '../../../base/words/full-texts.ts'
import { toneWords as t } from '../../../base/words/tone.ts'
import { dayWords, zonedInstantWords } from '../../../base/words/time.ts'
import { dayOf, ZONE } from '../../../base/calendar.ts'
import type { ReadTone } from '../../../inventory/rules/tone.ts'
import { letterheadBlocks } from '../../../office/rules/letterhead.ts'
import { paperOf, qr, type PaperData } from './paper-data.ts'

export type ClippingLine = {
  readonly publishedAt: string
  readonly takenAt: string
  readonly source: string
  readonly title: string
  readonly url: string
  readonly tone: ReadTone
  /** By a person. */
  readonly isToneSaid: boolean
  readonly issue: string
  readonly journalist: string
  /** It says what another one of them said first. */
  readonly copy: boolean
  /** Of title and text as they were taken in. */
  readonly hash: string
  /** '' where it is not kept. */
  readonly text: string
  readonly isCut: boolean
  /** Where the text is the whole article of its page: when it was taken, and from where. Older books do not say. */
  readonly full?: { readonly at: string; readonly address: string } | null
}
export type ClippingBookData = PaperData & {
  readonly from: string
  readonly to: string
  /** What it was narrowed to, in words. */
  readonly narrowed: readonly string[]
  readonly lines: readonly ClippingLine[]
}

const URL_SHOWN = 70 // in the contents; the whole address stands at the clipping

export function clippingBookPaper(data: ClippingBookData): Paper {
  const period = data.from === data.to ? dayWords(data.from) : `${dayWords(data.from)} – ${dayWords(data.to)}`
  const days = Map.groupBy(data.lines.map((line, at) => ({ line, number: at + 1 })), ({ line }) => dayOf(ZONE, new Date(line.publishedAt))) // prettier-ignore
  return paperOf(data, {
    title: `Buku kliping ${period}`,
    subject: `Kliping media, ${period}`,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'BUKU KLIPING', align: 'center', after: 0 },
      { kind: 'text', words: period.toUpperCase(), align: 'center', bold: true, after: 1 },
      ...data.narrowed.map((words): Block => ({ kind: 'text', words, align: 'center' })),
      { kind: 'space', height: 3 },
      { kind: 'heading', level: 2, words: 'Daftar isi', anchor: 'isi' },
      contents(data.lines),
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [84, 16],
            rows: [[`${data.lines.length.toLocaleString('id-ID')} kliping menurut yang tersimpan pada ${zonedInstantWords(new Date(data.madeAt), 'id')}. ${t.onPaper.id} ${t.saidMark.id} Hak cipta tiap kliping pada medianya; buku ini untuk keperluan dinas.`, { blocks: [qr(data, 18)] }]], // prettier-ignore
          },
        ],
      },
      { kind: 'new-page' },
      ...[...days].flatMap(([day, lines]): Block[] => [
        { kind: 'heading', level: 2, words: dayWords(day), anchor: `hari-${day}` },
        ...lines.flatMap(({ line, number }) => clipping(line, number)),
      ]),
    ],
  })
}

function contents(lines: readonly ClippingLine[]): Block {
  const c = w.columns
  const head = [c.number, c.day, c.outlet, c.title, c.url, t.tone, c.issue, c.journalist, c.page].map((it) => it.id)
  return {
    kind: 'table',
    lines: 'all',
    scale: 0.6,
    padding: 0.8,
    widths: [6, 11, 14, 28, 19, 8, 20, 12, 7],
    head: [head],
    rows: lines.map((it, at): (Cell | string)[] => [
      { header: true, blocks: [{ kind: 'text', words: String(at + 1) }] },
      shortDay(it.publishedAt),
      it.source,
      it.copy ? `${it.title} (${w.copy.id})` : it.title,
      shortUrl(it.url),
      toneOf(it),
      it.issue || '–',
      it.journalist || '–',
      { blocks: [{ kind: 'page-of', anchor: `k-${at + 1}` }] },
    ]),
    after: 3,
  }
}

function clipping(it: ClippingLine, number: number): Block[] {
  const said = [
    it.source,
    zonedInstantWords(new Date(it.publishedAt), 'id'),
    ...(it.journalist ? [`${w.columns.journalist.id}: ${it.journalist}`] : []),
    `${t.tone.id}: ${toneOf(it).toLowerCase()}`,
    ...(it.issue ? [`${w.columns.issue.id}: ${it.issue}`] : []),
    ...(it.copy ? [w.copy.id] : []),
  ].join(' · ')
  const paragraphs = (it.isCut ? `${it.text} ${w.cut.id}` : it.text).split('\n').filter((line) => line.trim() !== '')
  return [
    { kind: 'heading', level: 3, words: `${number}. ${it.title}`, anchor: `k-${number}`, after: 0.5 },
    { kind: 'text', words: said, scale: 0.82, italic: true },
    ...(it.url ? [{ kind: 'text' as const, words: [{ text: it.url, link: it.url }], scale: 0.75 }] : []),
    {
      kind: 'text',
      words: `${w.columns.taken.id} ${zonedInstantWords(new Date(it.takenAt), 'id')} · SHA-256 ${it.hash}`,
      scale: 0.62,
      after: it.full ? 0.2 : 1.5,
    },
    ...(it.full
      ? [{ kind: 'text' as const, words: f.taken.id(zonedInstantWords(new Date(it.full.at), 'id'), it.full.address), scale: 0.62, after: 1.5 }] // prettier-ignore
      : []),
    ...(paragraphs.length === 0
      ? [{ kind: 'text' as const, words: w.notKept.id, italic: true, scale: 0.88, after: 4 }]
      : paragraphs.map((words, at): Block => ({ kind: 'text', words, scale: 0.88, after: at === paragraphs.length - 1 ? 4 : 1 }))), // prettier-ignore
  ]
}

const toneOf = (it: ClippingLine) => `${t.tones[it.tone].id}${it.isToneSaid ? '*' : ''}`

const shortDay = (instant: string) => dayOf(ZONE, new Date(instant)).split('-').toReversed().join('-')

function shortUrl(url: string): string {
  const plain = url.replace(/^https?:\/\/(www\.)?/, '')
  return plain === '' ? '–' : plain.length > URL_SHOWN ? `${plain.slice(0, URL_SHOWN).toWellFormed()}…` : plain
}
