import type { ReactNode } from 'react'
import type { Block, Inline } from '../../../base/content.ts'
import { changeWords as w } from '../../../base/words/changes.ts'
import { useSay } from '../../../web/language.tsx'
import { inlineOf, type Node, type Row } from '../../rules/compare.ts'
import { BlockView, Inlines } from '../ContentView.tsx'
import { Runs, Said, Whole, type Side } from './Runs.tsx'
import { Values } from './Values.tsx'

const SIGNS = { added: '+', removed: '−', 'moved-here': '↕', 'moved-away': '↕' } as const
type Kind = keyof typeof SIGNS

/** One block of both texts: as it is, marked inside, or as a whole that came, went or moved. */
export function BlockRow({ row, side }: { row: Row; side: Side }): ReactNode {
  const say = useSay()
  if (!isShown(row, side)) return null
  const node = ((side === 'older' ? row.older : row.newer) ?? row.older ?? row.newer)?.node as Node
  switch (row.kind) {
    case 'same':
      return <BlockView block={node as Block} />
    case 'changed':
      return <Changed row={row} side={side} />
    case 'moved-away':
      return (
        <WholeBlock kind={row.kind} text={say(w.movedAway)} stops={false}>
          {side === 'older' ? (
            <BlockView block={row.older?.node as unknown as Block} />
          ) : (
            <Excerpt node={row.older?.node} />
          )}
        </WholeBlock>
      )
    case 'moved-here':
      return (
        <WholeBlock kind={row.kind} text={say(w.moved)} stops>
          {row.values.length > 0 || row.runs || row.rows ? (
            <Changed row={row} side={side} />
          ) : (
            <BlockView block={node as Block} />
          )}
        </WholeBlock>
      )
    case 'added':
    case 'removed':
      return (
        <WholeBlock kind={row.kind} text={say(w[row.kind])} stops>
          <Gone kind={row.kind}>
            <BlockView block={node as Block} />
          </Gone>
        </WholeBlock>
      )
  }
}

function isShown({ kind }: Row, side: Side): boolean {
  if (side === 'older') return kind !== 'added' && kind !== 'moved-here'
  return side === 'both' || (kind !== 'removed' && kind !== 'moved-away')
}

/** A block that came, went or moved: a sign in the margin, and the word for it. */
function WholeBlock({
  kind,
  text,
  stops,
  children,
}: {
  kind: Kind
  text: string
  stops: boolean
  children: ReactNode
}) {
  return (
    <div className={`block-change ${kind}`} {...(stops && { 'data-change': '', tabIndex: -1 })}>
      <p className="change-kind">
        <span aria-hidden>{SIGNS[kind]}</span> {text}
      </p>
      {children}
    </div>
  )
}

function Gone({ kind, children }: { kind: 'added' | 'removed'; children: ReactNode }) {
  return <Whole value>{kind === 'added' ? <ins>{children}</ins> : <del>{children}</del>}</Whole>
}

const EXCERPT = 80 // letters, enough to know a paragraph by

function Excerpt({ node }: { node: Node | undefined }) {
  const words = JSON.stringify(node ?? '').matchAll(/"(?:text|alt)":"((?:[^"\\]|\\.)*)"/g)
  const text = Array.from(words, (it) => it[1]).join(' ')
  return <p className="excerpt">{text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}</p>
}

/** A block with marks inside: the words of a paragraph, the pieces of a list or table, the parts of a picture. */
function Changed({ row, side }: { row: Row; side: Side }) {
  const [older, newer] = [row.older?.node as Node, row.newer?.node as Node]
  const shown = side === 'older' ? older : newer
  const [before, after] = [inlineOf(older), inlineOf(newer)]
  const values = row.values.length > 0 && <Values values={row.values} side={side} />
  if (before && after) {
    const inside = row.runs ? (
      <Runs runs={row.runs} older={before} newer={after} side={side} />
    ) : (
      <Inlines nodes={(side === 'older' ? before : after) as Inline[]} />
    )
    return (
      <>
        {values}
        {textBlock(shown, inside)}
      </>
    )
  }
  if (row.rows)
    return (
      <>
        {values}
        <Container node={shown} rows={row.rows} side={side} />
      </>
    )
  const picture = row.values.some((it) => it.name === 'src')
  return (
    <>
      {picture && side === 'both' && (
        <Gone kind="removed">
          <BlockView block={older as Block} />
        </Gone>
      )}
      {picture ? (
        <Gone kind={side === 'older' ? 'removed' : 'added'}>
          <BlockView block={shown as Block} />
        </Gone>
      ) : (
        <BlockView block={shown as Block} />
      )}
      {values}
    </>
  )
}

function textBlock(node: Node, inside: ReactNode) {
  if (node['type'] !== 'heading') return <p>{inside}</p>
  const { level } = (node['attrs'] ?? {}) as { level?: number }
  return level === 2 ? <h3>{inside}</h3> : <h4>{inside}</h4>
}

/** A list, table or quotation, its pieces one by one. */
function Container({ node, rows, side }: { node: Node; rows: readonly Row[]; side: Side }) {
  const inside = rows.filter((row) => isShown(row, side)).map((row, at) => <Piece key={at} row={row} side={side} />)
  const { caption, start } = (node['attrs'] ?? {}) as { caption?: string; start?: number }
  switch (node['type']) {
    case 'bulletList':
      return <ul>{inside}</ul>
    case 'orderedList':
      return <ol start={start}>{inside}</ol>
    case 'table':
      return (
        <div className="table">
          <table>
            {caption && <caption>{caption}</caption>}
            <tbody>{inside}</tbody>
          </table>
        </div>
      )
    case 'blockquote':
      return <blockquote>{inside}</blockquote>
    default:
      return <div>{inside}</div>
  }
}

/** What stands inside a list or table: an item, a row, a cell; of a quotation its blocks. */
function Piece({ row, side }: { row: Row; side: Side }) {
  const say = useSay()
  const node = ((side === 'older' ? row.older : row.newer) ?? row.older ?? row.newer)?.node as Node
  const type = String(node['type'])
  if (!['listItem', 'tableRow', 'tableCell', 'tableHeader'].includes(type)) return <BlockRow row={row} side={side} />
  const children = (Array.isArray(node['content']) ? node['content'] : []) as Node[]
  const plain: Row[] = children.map((it) => {
    const spot = { at: '', node: it }
    return { kind: 'same', older: spot, newer: spot, values: [], runs: null, rows: null }
  })
  const inside = (row.rows ?? plain).filter((it) => isShown(it, side))
  const whole = row.kind === 'same' || row.kind === 'changed' ? null : row.kind
  const stop = whole && whole !== 'moved-away' ? { 'data-change': '', tabIndex: -1 } : {}
  const said = whole && (
    <Said text={say({ added: w.added, removed: w.removed, 'moved-here': w.moved, 'moved-away': w.movedAway }[whole])} />
  )
  const blocks = inside.map((it, at) => <Piece key={at} row={it} side={side} />)
  const marked = whole === 'added' || whole === 'removed' ? <Gone kind={whole}>{blocks}</Gone> : blocks
  const className = whole ? `piece-change ${whole}` : undefined
  if (type === 'tableRow') {
    // A row cannot stand inside ins or del, so each of its cells does.
    const gone = whole === 'added' || whole === 'removed' ? whole : null
    const cells = inside.map((it, at) => (
      <Cell key={at} row={it} side={side} whole={gone} said={at === 0 ? said : null} />
    ))
    return (
      <tr className={className} {...stop}>
        {cells}
      </tr>
    )
  }
  if (type === 'listItem')
    return (
      <li className={className} {...stop}>
        {said}
        {marked}
      </li>
    )
  return <Cell row={row} side={side} whole={null} said={said} />
}

function Cell({ row, side, whole, said }: { row: Row; side: Side; whole: Kind | null; said: ReactNode }) {
  const node = ((side === 'older' ? row.older : row.newer) ?? row.older ?? row.newer)?.node as Node
  const kind = whole ?? (row.kind === 'same' || row.kind === 'changed' ? null : row.kind)
  const children = (Array.isArray(node['content']) ? node['content'] : []) as Block[]
  const blocks = row.rows
    ? row.rows.map((it, at) => <BlockRow key={at} row={it} side={side} />)
    : children.map((it, at) => <BlockView key={at} block={it} />)
  const { colspan = 1, rowspan = 1 } = (node['attrs'] ?? {}) as { colspan?: number; rowspan?: number }
  const own = whole === null && kind !== null
  const inside = (
    <>
      {said}
      {kind === 'added' || kind === 'removed' ? <Gone kind={kind}>{blocks}</Gone> : blocks}
      {row.values.length > 0 && <Values values={row.values} side={side} />}
    </>
  )
  const props = {
    colSpan: colspan,
    rowSpan: rowspan,
    className: own ? `piece-change ${kind}` : undefined,
    ...(own && kind !== 'moved-away' && { 'data-change': '', tabIndex: -1 }),
  }
  return node['type'] === 'tableHeader' ? <th {...props}>{inside}</th> : <td {...props}>{inside}</td>
}
