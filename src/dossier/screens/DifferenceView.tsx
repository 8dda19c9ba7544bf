import { Fragment, useCallback, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { Body, Content } from '../../base/content.ts'
import { changeWords as w } from '../../base/words/changes.ts'
import { languageTitles } from '../../base/words/translations.ts'
import { useKeys } from '../../web/keys.ts'
import { Button } from '../../web/kit/Button.tsx'
import { useSay } from '../../web/language.tsx'
import { besideBodyOf, compareContents, countChanges, type Row, type ValueChange } from '../rules/compare.ts'
import { NotesOf } from './ContentView.tsx'
import { BesideText } from './difference/BesideText.tsx'
import { BlockRow } from './difference/BlockRow.tsx'
import { Runs, type Side } from './difference/Runs.tsx'
import { Values } from './difference/Values.tsx'
import './difference/difference.css'

type Layout = 'inline' | 'beside'

/**
 * Perubahan: the newer text with what changed since the older marked in it, or both beside each other; then what changed
 * beside the body. `n` and `p` lead from change to change.
 * @param labels what the two texts are called
 */
export function DifferenceView({
  older,
  newer,
  labels,
}: {
  older: Content
  newer: Content
  labels?: { older: string; newer: string } | undefined
}) {
  const say = useSay()
  const narrow = useNarrow()
  const [chosen, setLayout] = useState<Layout>('inline')
  const layout = narrow ? 'inline' : chosen
  const difference = useMemo(() => compareContents(older, newer), [older, newer])
  const count = useMemo(() => countChanges(difference), [difference])
  const both = useMemo(() => [older, newer], [older, newer])
  const area = useRef<HTMLDivElement>(null)
  const { at, go } = useStops(area)
  return (
    <div className="difference" ref={area}>
      <div className="difference-bar" role="group" aria-label={say(w.bar)}>
        <output aria-live="polite">{at === null ? say(w.count)(count) : say(w.standsAt)(at + 1, count)}</output>
        {count > 0 && (
          <>
            <Button aria-keyshortcuts="p" onClick={() => go(-1)}>
              ↑ {say(w.previous)}
            </Button>
            <Button aria-keyshortcuts="n" onClick={() => go(1)}>
              ↓ {say(w.next)}
            </Button>
          </>
        )}
        {!narrow && count > 0 && (
          <fieldset className="difference-layout">
            <legend className="visually-hidden">{say(w.layout)}</legend>
            {(['inline', 'beside'] as const).map((it) => (
              <label key={it}>
                <input type="radio" checked={layout === it} onChange={() => setLayout(it)} /> {say(w[it])}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <NotesOf contents={both}>
        <Text difference={difference} older={older} newer={newer} lang="id" layout={layout} labels={labels} />
        {difference.translations.map((it) => {
          const { follows } = besideBodyOf(it)
          return (
            <section key={it.language} className="in-language" aria-label={say(languageTitles[it.language])}>
              <p className="cap in-language-name">{say(languageTitles[it.language])}</p>
              <Text
                difference={it}
                older={older.translations?.[it.language] ?? nothing}
                newer={newer.translations?.[it.language] ?? nothing}
                lang={it.language}
                layout={layout}
                labels={labels}
              />
              {follows && <Values values={[follows]} side="both" />}
            </section>
          )
        })}
        <BesideText difference={difference} />
      </NotesOf>
    </div>
  )
}

type Text = { readonly title: string; readonly summary: string; readonly body: Body }
const nothing: Text = { title: '', summary: '', body: { type: 'doc', content: [] } }

/** One language of both texts: title, summary and body, marked where they changed. */
function Text({
  difference,
  older,
  newer,
  lang,
  layout,
  labels,
}: {
  difference: { readonly values: readonly ValueChange[]; readonly body: readonly Row[] }
  older: Text
  newer: Text
  lang: string
  layout: Layout
  labels: { older: string; newer: string } | undefined
}) {
  const say = useSay()
  const head = (side: Side) => <Head values={difference.values} older={older} newer={newer} side={side} />
  if (layout === 'inline')
    return (
      <article className="public-text marked" lang={lang}>
        {head('both')}
        <Rows rows={difference.body} side="both" />
      </article>
    )
  return (
    <article className="public-text marked difference-beside" lang={lang}>
      {(['older', 'newer'] as const).map((side) => (
        <p key={side} className="difference-side">
          {labels?.[side] ?? say(side === 'older' ? w.olderSide : w.newerSide)}
        </p>
      ))}
      <div>{head('older')}</div>
      <div>{head('newer')}</div>
      {difference.body.map((row, index) => (
        <Fragment key={index}>
          <div>
            <BlockRow row={row} side="older" />
          </div>
          <div>
            <BlockRow row={row} side="newer" />
          </div>
        </Fragment>
      ))}
    </article>
  )
}

function Rows({ rows, side }: { rows: readonly Row[]; side: Side }): ReactNode {
  return rows.map((row, at) => <BlockRow key={at} row={row} side={side} />)
}

/** Title and summary, marked where they changed. */
function Head({
  values,
  older,
  newer,
  side,
}: {
  values: readonly ValueChange[]
  older: Text
  newer: Text
  side: Side
}) {
  const shown = side === 'older' ? older : newer
  const marked = (name: 'title' | 'summary') => {
    const change = values.find((it) => it.name === name)
    const whole = change && change.runs === null // a translation that came or went
    if (whole && side !== 'newer' && change.newer === undefined && older[name])
      return (
        <del data-change="" tabIndex={-1}>
          {older[name]}
        </del>
      )
    if (whole && side !== 'older' && shown[name])
      return (
        <ins data-change="" tabIndex={-1}>
          {shown[name]}
        </ins>
      )
    const runs = change?.runs
    const nodes = (of: Text) => (of[name] ? [{ type: 'text', text: of[name] }] : [])
    return runs ? <Runs runs={runs} older={nodes(older)} newer={nodes(newer)} side={side} /> : shown[name]
  }
  const [title, summary] = [marked('title'), marked('summary')]
  return (
    <>
      {title && <h2 className="headline">{title}</h2>}
      {(older.summary || newer.summary) && <p className="lead">{summary}</p>}
    </>
  )
}

/** Leads from change to change in the order they stand on the screen, by key and by button. */
function useStops(area: React.RefObject<HTMLDivElement | null>) {
  const [at, setAt] = useState<number | null>(null)
  const go = useCallback(
    (step: 1 | -1): boolean => {
      const stops = [...(area.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
      if (stops.length === 0) return false
      const here = stops.indexOf(document.activeElement as HTMLElement)
      const from = here >= 0 ? here : (at ?? (step > 0 ? -1 : 0))
      const next = (from + step + stops.length) % stops.length
      const stop = stops[next] as HTMLElement
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches
      stop.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
      stop.focus({ preventScroll: true })
      setAt(next)
      return true
    },
    [area, at],
  )
  const keys = useMemo(() => ({ n: () => go(1), p: () => go(-1) }), [go])
  useKeys(keys)
  return { at, go }
}

const NARROW = '(max-width: 800px)'
/** A phone has no room for two columns of text. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (told) => {
      const media = matchMedia(NARROW)
      media.addEventListener('change', told)
      return () => media.removeEventListener('change', told)
    },
    () => matchMedia(NARROW).matches,
  )
}
