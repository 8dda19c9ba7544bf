import { createContext, Fragment, useContext, type ReactNode } from 'react'
import type { Inline } from '../../../base/content.ts'
import { changeWords as w } from '../../../base/words/changes.ts'
import { useSay } from '../../../web/language.tsx'
import { sliceInline, type Node, type Run } from '../../rules/compare.ts'
import { Inlines } from '../ContentView.tsx'

/** Both texts in one, or one of the two columns. */
export type Side = 'both' | 'older' | 'newer'

/** Inside what came or went as a whole nothing is a change of its own. */
export const Whole = createContext(false)

type Compared = { runs: readonly Run[]; older: readonly Node[]; newer: readonly Node[]; side: Side }

/** The words of a piece with what came and went; each change is one stop of the keys. */
export function Runs({ runs, older, newer, side }: Compared) {
  const parts: ReactNode[] = []
  let group: Run[] = []
  const close = () => {
    if (group.length > 0) parts.push(<Change key={parts.length} runs={group} older={older} newer={newer} side={side} />)
    group = []
  }
  for (const run of runs) {
    if (run.kind !== 'same') group.push(run)
    else {
      close()
      const nodes = side === 'older' ? sliceInline(older, run.older) : sliceInline(newer, run.newer)
      parts.push(<Inlines key={parts.length} nodes={nodes as Inline[]} />)
    }
  }
  close()
  return parts
}

function Change({ runs, older, newer, side }: Compared) {
  const say = useSay()
  const whole = useContext(Whole)
  const shown = runs.filter((run) => side === 'both' || run.kind !== (side === 'older' ? 'added' : 'removed'))
  if (shown.length === 0) return null
  const came = runs.some((run) => run.kind !== 'removed')
  const stops = !whole && (side === 'both' || (side === 'newer') === came)
  return (
    <span {...(stops && { 'data-change': '', tabIndex: -1 })} className="change">
      {shown.map((run, at) => {
        const nodes =
          run.kind === 'removed' || side === 'older' ? sliceInline(older, run.older) : sliceInline(newer, run.newer)
        const inside = <WithNotes nodes={nodes} />
        switch (run.kind) {
          case 'added':
            return (
              <ins key={at}>
                <Said text={say(w.added)} />
                {inside}
              </ins>
            )
          case 'removed':
            return (
              <del key={at}>
                <Said text={say(w.removed)} />
                {inside}
              </del>
            )
          case 'restyled':
            return (
              <mark key={at} className="restyled">
                <Said text={say(w.restyled)} />
                {inside}
              </mark>
            )
          case 'same':
            return <Fragment key={at}>{inside}</Fragment>
        }
      })}
      <span className="visually-hidden"> ({say(w.end)}) </span>
    </span>
  )
}

/** For who listens: what the mark that follows means. */
export function Said({ text }: { text: string }) {
  return <span className="visually-hidden">{`(${text}:) `}</span>
}

/** Inline nodes with what their footnotes say, since a number does not tell that the note is another. */
function WithNotes({ nodes }: { nodes: readonly Node[] }) {
  const say = useSay()
  return nodes.map((node, at) => {
    const { text } = (node['attrs'] ?? {}) as { text?: unknown }
    return (
      <Fragment key={at}>
        <Inlines nodes={[node as Inline]} />
        {node['type'] === 'footnote' && <small>{say(w.footnote)(String(text ?? ''))}</small>}
      </Fragment>
    )
  })
}
