import { piecesOf } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'
import { besideBodyOf, compareContents, inlineOf, type Node, type Row, type Run, type ValueChange } from './compare.ts'
import { inlineTextOf, runsOfText } from './word-runs.ts'

/** Words of a line: those that both texts have, and those that came or went. */
export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
export type Line = readonly Piece[]

/**
 * Only what changed, one line a paragraph, cell or value, for where there is no room to show the whole text. A paragraph
 * that moved and is otherwise the same is its words after `↕`; words that only look otherwise are the same words.
 */
export function changedLines(older: Content, newer: Content): Line[] {
  const { values, body, lists, translations } = compareContents(older, newer)
  return [
    ...values.map(valueLine),
    ...body.flatMap(rowLines),
    ...lists.flatMap((it) => it.rows.flatMap(rowLines)),
    ...translations.flatMap((it) => [...besideBodyOf(it).words.map(valueLine), ...it.body.flatMap(rowLines)]),
  ]
}

/** The same of the piece that stood here, wherever it stands by now: a line, or none where its words are as they were. */
export function changedLinesAt(older: Content, newer: Content, at: string): Line[] {
  const { body, lists, translations } = compareContents(older, newer)
  const rows = [...body, ...lists.flatMap((it) => it.rows), ...translations.flatMap((it) => it.body)]
  const now = standsNow(rows, at, at)
  const [before, after] = [textAt(older, at), now === null ? '' : textAt(newer, now)]
  return before === after ? [] : [runLine(runsOfText(before, after), before, after)]
}

const textAt = (content: Content, at: string) => piecesOf(content).find((piece) => piece.at === at)?.text ?? ''

/** Where a piece of the older text stands in the newer; null when it is gone, `otherwise` when no row is about it. */
function standsNow(rows: readonly Row[], at: string, otherwise: string): string | null {
  const row = rows.find(
    (it) =>
      it.older && (at === it.older.at || (/^[/#]/.test(at.slice(it.older.at.length)) && at.startsWith(it.older.at))),
  )
  if (!row?.older) return otherwise
  return row.newer && standsNow(row.rows ?? [], at, row.newer.at + at.slice(row.older.at.length))
}

function rowLines(row: Row): Line[] {
  switch (row.kind) {
    case 'same':
    case 'moved-away':
      return []
    case 'added':
      return wordsIn(row.newer?.node).map((text) => [{ kind: 'added', text }])
    case 'removed':
      return wordsIn(row.older?.node).map((text) => [{ kind: 'removed', text }])
    case 'moved-here':
    case 'changed': {
      const [before, after] = [row.older, row.newer].map((it) => inlineTextOf((it && inlineOf(it.node)) ?? []))
      const lines = [
        ...(row.runs ? [runLine(row.runs, before ?? '', after ?? '')] : []),
        ...row.values.filter((it) => !('type' === it.name)).map(valueLine),
        ...(row.rows ?? []).flatMap(rowLines),
      ]
      const moved = row.kind === 'moved-here' ? (wordsIn(row.newer?.node)[0] ?? '') : ''
      return moved && lines.length === 0 ? [[{ kind: 'same', text: `↕ ${moved}` }]] : lines
    }
  }
}

function runLine(runs: readonly Run[], before: string, after: string): Line {
  return runs.map(({ kind, older, newer }) =>
    kind === 'removed'
      ? { kind, text: before.slice(...older) }
      : { kind: kind === 'added' ? kind : 'same', text: after.slice(...newer) },
  )
}

function valueLine({ older, newer, runs }: ValueChange): Line {
  if (runs) return runLine(runs, String(older), String(newer))
  return [
    ...wordsIn(older).map((text): Piece => ({ kind: 'removed', text })),
    ...wordsIn(newer).map((text): Piece => ({ kind: 'added', text })),
  ]
}

const UNREAD = new Set(
  ['type', 'id', 'kind', 'src', 'hash', 'mediaType', 'channel', 'marks'].concat(['file', 'poster', 'sign', 'signFile']),
)

/** What a piece says to its reader, a line for each paragraph or field. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (typeof value !== 'object' || value === null) return []
  const inline = inlineOf(value as Node)
  if (inline) return [inlineTextOf(inline)].filter(Boolean)
  return Object.entries(value).flatMap(([name, inner]) => (UNREAD.has(name) ? [] : wordsIn(inner)))
}
