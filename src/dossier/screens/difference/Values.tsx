import { useContext } from 'react'
import { changeWords as w, partNames, valueNames } from '../../../base/words/changes.ts'
import type { Say } from '../../../base/words/phrase.ts'
import { translationWords } from '../../../base/words/translations.ts'
import { useSay } from '../../../web/language.tsx'
import type { ValueChange } from '../../rules/compare.ts'
import { Runs, Said, Whole, type Side } from './Runs.tsx'

const FILES = new Set(['src', 'hash', 'of', 'file', 'poster', 'signFile'])
const CODES = new Set([...FILES, 'sign', 'type', 'kind', 'people', 'disclosure', 'channel']) // known by a name, not by letters

/** Named values that differ: what each is called, what it was, what it is. */
export function Values({
  values,
  side,
  format,
}: {
  values: readonly ValueChange[]
  side: Side
  /** How a value reads where it is kept in another form; null where it reads as it is. */
  format?: (name: string, value: unknown) => string | null
}) {
  const say = useSay()
  const whole = useContext(Whole)
  return (
    <ul className="value-changes">
      {values.map((it) => {
        const asWords = it.runs && !CODES.has(it.name) && (format?.(it.name, it.newer) ?? null) === null
        const replaced = FILES.has(it.name) && it.older !== undefined && it.newer !== undefined
        const read = (value: unknown) => format?.(it.name, value) ?? textOf(value, it.name, say, replaced)
        const stops = !whole && !asWords && side !== 'older'
        return (
          <li key={it.at}>
            <b>{labelOf(it, say)}:</b>{' '}
            {asWords ? (
              <Runs runs={it.runs ?? []} older={nodesOf(it.older)} newer={nodesOf(it.newer)} side={side} />
            ) : (
              <span className="change" {...(stops && { 'data-change': '', tabIndex: -1 })}>
                {it[side === 'older' ? 'older' : 'newer'] === undefined && side !== 'both' && say(w.empty)}
                {side !== 'newer' && it.older !== undefined && !replaced && (
                  <del>
                    <Said text={say(w.removed)} />
                    {read(it.older)}
                  </del>
                )}{' '}
                {side !== 'older' && it.newer !== undefined && (
                  <ins>
                    <Said text={say(w.added)} />
                    {read(it.newer)}
                  </ins>
                )}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function labelOf({ at, name }: ValueChange, say: Say): string {
  if (at.startsWith('field/')) return name.replaceAll('-', ' ').replace(/^./, (it) => it.toUpperCase())
  // Inside a fact or a quotation the title is a person's.
  if (name === 'title' && at !== 'title') return say({ id: 'Jabatan', en: 'Title' })
  return say(partNames[name] ?? w.changed)
}

const nodesOf = (value: unknown) => (value ? [{ type: 'text', text: String(value) }] : [])

function textOf(value: unknown, name: string, say: Say, another = false): string {
  if (typeof value === 'boolean') return say(value ? w.yes : w.no)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return say(w.changed)
  if (value === '') return say(w.empty)
  if (name === 'of') return say(translationWords.presentText)
  if (FILES.has(name)) return another ? say(w.another) : `${value.slice(0, 8)}…`
  const known = valueNames[value]
  return CODES.has(name) && known ? say(known) : value
}
