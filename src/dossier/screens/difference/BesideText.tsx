import { factText, type Fact } from '../../../base/facts.ts'
import { changeWords as w, partNames, valueNames } from '../../../base/words/changes.ts'
import type { Say } from '../../../base/words/phrase.ts'
import { useSay } from '../../../web/language.tsx'
import type { Difference, Node, Row } from '../../rules/compare.ts'
import { Said } from './Runs.tsx'
import { Values } from './Values.tsx'

const IN_THE_TEXT = new Set(['title', 'summary'])
const SIGNS = { added: '+', removed: '−', 'moved-here': '↕', changed: '≠' } as const

/** What changed beside the body: topic, class, fields, facts, attachments, the forms of other channels. */
export function BesideText({ difference }: { difference: Difference }) {
  const say = useSay()
  const values = difference.values.filter((it) => !IN_THE_TEXT.has(it.at))
  if (values.length === 0 && difference.lists.length === 0) return null
  return (
    <section className="difference-besides">
      <h3>{say(w.besideText)}</h3>
      {values.length > 0 && <Values values={values} side="both" />}
      {difference.lists.map(({ name, rows }) => (
        <div key={name}>
          <h4>{say(partNames[name] ?? w.changed)}</h4>
          <ul className="entry-changes">
            {rows
              .filter((row) => row.kind !== 'same' && row.kind !== 'moved-away')
              .map((row) => (
                <Entry key={`${row.newer?.at} ${row.older?.at}`} row={row} list={name} />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Entry({ row, list }: { row: Row; list: string }) {
  const say = useSay()
  const kind = row.kind as keyof typeof SIGNS
  const name = entryText((row.newer ?? row.older)?.node as Node, list, say)
  const words = { added: w.added, removed: w.removed, 'moved-here': w.moved, changed: w.changed }[kind]
  return (
    <li className={`entry-change ${kind}`} {...(kind !== 'changed' && { 'data-change': '', tabIndex: -1 })}>
      <span className="change-kind">
        <span aria-hidden>{SIGNS[kind]}</span> {say(words)}
      </span>{' '}
      {kind === 'added' ? (
        <ins>
          <Said text={say(w.added)} />
          {name}
        </ins>
      ) : kind === 'removed' ? (
        <del>
          <Said text={say(w.removed)} />
          {name}
        </del>
      ) : (
        <span>{name}</span>
      )}
      {row.values.length > 0 && (
        <Values values={row.values} side="both" format={(field, value) => factValueText(row, field, value)} />
      )}
    </li>
  )
}

/** A figure or a day as people write it; null for what is kept as it reads. */
function factValueText({ newer }: Row, name: string, value: unknown): string | null {
  const { kind } = newer?.node ?? {}
  if (name !== 'value' || (kind !== 'figure' && kind !== 'date') || typeof value !== 'string') return null
  const said: object = { ...newer?.node, value, unit: '', time: '' }
  return factText(said as Fact)
}

/** What an entry is known by to its reader. */
function entryText(node: Node, list: string, say: Say): string {
  const text = (name: string) => (typeof node[name] === 'string' ? node[name] : '')
  switch (list) {
    case 'facts': {
      const said = factText(node as unknown as Fact)
      return [text('label'), said, text('source')].filter(Boolean).join(' · ') || say(w.empty)
    }
    case 'videos':
      return text('title') || say(w.empty)
    case 'variants':
      return say(valueNames[text('channel')] ?? w.changed)
    default:
      return text('name') || say(w.empty)
  }
}
