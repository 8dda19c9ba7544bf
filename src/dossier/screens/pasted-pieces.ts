/**
 * What was understood of something that is pasted: lines, lists, tables and the runs within them, and the HTML of our own
 * that is written of them. Nothing of the source's markup is in a piece.
 */
import { cutAtAddresses, escapeHtml } from '../../base/content-html.ts'
import { isAddress } from '../../base/content.ts'

export type Look = { readonly bold: boolean; readonly italic: boolean; readonly href: string | null }
export type Run = (Look & { readonly text: string }) | { readonly note: string } | 'break'
export type TextTag = 'p' | 'h2' | 'h3' | 'h4'
export type Listed = { readonly ordered: boolean; readonly level: number; readonly start: number }
export type Piece =
  | {
      readonly kind: 'text'
      readonly tag: TextTag
      readonly runs: Run[]
      readonly listed?: Listed
      readonly bare?: boolean
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: Piece[][] }
  | { readonly kind: 'quote'; readonly pieces: Piece[] }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: Cell[][] }
  | { readonly kind: 'rule' }
export type Cell = {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly pieces: Piece[]
}

export const plain: Look = { bold: false, italic: false, href: null }

/** A single loose line stays loose, so that it joins the line it is pasted into. */
export function htmlOf(pieces: readonly Piece[]): string {
  const [only, ...more] = pieces
  if (only?.kind === 'text' && only.bare && more.length === 0) return inlineHtml(only.runs)
  return pieces.map(pieceHtml).join('')
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'text':
      return `<${piece.tag}>${inlineHtml(piece.runs)}</${piece.tag}>`
    case 'list': {
      const items = piece.items.map((it) => `<li>${it.map(pieceHtml).join('')}</li>`).join('')
      return piece.ordered ? `<ol start="${piece.start}">${items}</ol>` : `<ul>${items}</ul>`
    }
    case 'quote':
      return `<blockquote>${piece.pieces.map(pieceHtml).join('')}</blockquote>`
    case 'table': {
      const rows = piece.rows.map((row) => {
        const cells = row.map((it) => {
          const tag = it.header ? 'th' : 'td'
          const inner = it.pieces.map(pieceHtml).join('') || '<p></p>'
          return `<${tag} colspan="${it.colspan}" rowspan="${it.rowspan}">${inner}</${tag}>`
        })
        return `<tr>${cells.join('')}</tr>`
      })
      return `<table${piece.caption ? ` data-caption="${escapeHtml(piece.caption)}"` : ''}><tbody>${rows.join('')}</tbody></table>`
    }
    case 'rule':
      return '<hr>'
  }
}

function inlineHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run === 'break') return '<br>'
      if ('note' in run) return `<sup data-footnote="${escapeHtml(run.note)}"></sup>`
      const parts = run.href ? [run.text] : cutAtAddresses(run.text)
      return parts.map((text, at) => looked(text, { ...run, href: at % 2 ? addressOf(text) : run.href })).join('')
    })
    .join('')
}

function looked(text: string, { bold, italic, href }: Look): string {
  if (text === '') return ''
  let html = escapeHtml(text)
  if (italic) html = `<em>${html}</em>`
  if (bold) html = `<strong>${html}</strong>`
  return href ? `<a href="${escapeHtml(href)}">${html}</a>` : html
}

/** Where a link leads; the one behind a search engine's detour; null for what a text may not link to. */
export function addressOf(href: string): string | null {
  const detour = /^https:\/\/www\.google\.[a-z.]+\/url\?(?:.*&)?(?:q|url)=([^&#]+)/i.exec(href.trim())?.[1]
  let address = href.trim()
  try {
    if (detour) address = decodeURIComponent(detour)
  } catch {
    // a broken detour is kept as it is
  }
  return isAddress(address) ? address : null
}

/** Word's list paragraphs put together to lists, by their levels. */
export function folded(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = []
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at] as Piece
    if (piece.kind !== 'text' || !piece.listed) {
      done.push(piece)
      at++
      continue
    }
    let end = at
    for (let it = pieces[end]; it?.kind === 'text' && it.listed; it = pieces[++end]);
    done.push(...listsOf(pieces.slice(at, end) as (Piece & { kind: 'text'; listed: Listed })[]))
    at = end
  }
  return done
}

function listsOf(pieces: readonly (Piece & { kind: 'text'; listed: Listed })[]): Piece[] {
  const lists: (Piece & { kind: 'list' })[] = []
  const level = Math.min(...pieces.map((it) => it.listed.level))
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at] as (typeof pieces)[number]
    const last = lists.at(-1)
    if (piece.listed.level > level) {
      let end = at
      while ((pieces[end]?.listed.level ?? 0) > level) end++
      const inner = listsOf(pieces.slice(at, end))
      if (last) last.items.at(-1)?.push(...inner)
      else lists.push({ kind: 'list', ordered: false, start: 1, items: [inner] })
      at = end
      continue
    }
    const { listed, ...text } = piece
    if (last && last.ordered === listed.ordered) last.items.push([text])
    else lists.push({ kind: 'list', ordered: listed.ordered, start: listed.start, items: [[text]] })
    at++
  }
  return lists
}

/** Controls, soft hyphens, zero widths, marks of direction, private and replacing signs; joiners make emoji of emoji. */
const UNSEEN = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\ufff9-\ufffd]/gu

/** What no reader sees, and what would turn a line round, is no part of the words. */
export function tidy(text: string, keepLines = false): string {
  const seen = text.toWellFormed().replaceAll(UNSEEN, '').normalize('NFC')
  return keepLines
    ? seen.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ')
    : seen.replaceAll(/[ \t\r\n\u00a0]{2,}|[\t\r\n]/g, ' ')
}

/** One line's runs without space at its ends, double space and breaks that show nothing. */
export function trimmed(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  const endsOpen = () => {
    const last = whole.at(-1)
    return last === undefined || last === 'break' || ('text' in last && /\s$/.test(last.text))
  }
  for (const run of runs) {
    if (run === 'break' || 'note' in run) {
      if (run === 'break' && whole.length === 0) continue
      whole.push(run)
      continue
    }
    const text = endsOpen() ? run.text.replace(/^[ \u00a0]+/, '') : run.text
    if (text !== '') whole.push({ ...run, text })
  }
  for (let last = whole.at(-1); last !== undefined; last = whole.at(-1)) {
    if (last !== 'break' && !('text' in last)) break
    whole.pop()
    if (last === 'break') continue
    const text = last.text.replace(/\s+$/, '')
    if (text === '') continue
    whole.push({ ...last, text })
    break
  }
  return whole
}
