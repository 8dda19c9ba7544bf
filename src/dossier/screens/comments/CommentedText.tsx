import { IconMessagePlus, IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  memo,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { piecesOf } from '../../../base/content-places.ts'
import type { Content } from '../../../base/content.ts'
import { immediateParts } from '../../../base/immediate.ts'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useKeys } from '../../../web/keys.ts'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/me.ts'
import { ContentView } from '../ContentView.tsx'
import { CommentForm } from './CommentForm.tsx'
import { Comments } from './CommentsAt.tsx'
import { goToThread } from './CommentsOf.tsx'
import { chosenIn, drawnRange, placeAt, type Chosen } from './dom-places.ts'
import { commentId } from './names.ts'
import { ThreadCard } from './ThreadCard.tsx'
import type { Placed } from './threads.ts'

const Text = memo(ContentView)
const NONE: readonly Placed[] = []
const GAP = 12 // pixels between two notes in the margin

/**
 * The text with what colleagues say of it: marked in it, and beside it, or under it where there is no room.
 * @param children what goes out with the text, in whose pieces the marks stand too
 */
export function CommentedText({
  dossierId,
  content,
  children,
}: {
  dossierId: string
  content: Content
  children: ReactNode
}) {
  const say = useSay()
  const me = useMe()
  const root = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const placed = useContext(Comments)?.placed ?? NONE
  const shown = useMemo(() => inReadingOrder(placed, content), [placed, content])
  const [asking, setAsking] = useState<{ chosen: Chosen | null; suggests: boolean } | null>(null)
  const chosen = useChosen(text)
  const speaks = me !== undefined && me.role !== 'auditor'
  const ask = useCallback(
    (suggests: boolean) => setAsking({ chosen: text.current && chosenIn(text.current), suggests }),
    [],
  )
  useKeys(useMemo(() => ({ k: () => (speaks ? ask(false) : false) }), [speaks, ask]))
  useMarks(root, text, shown)
  useOpenedByClick(text, shown)
  const elsewhere = placed.length - shown.length
  return (
    <div className="commented">
      <div className="commented-in" ref={root} data-notes={shown.length > 0 || undefined}>
        <div ref={text}>
          <Text content={content} />
          {children}
        </div>
        <aside className="margin-notes" aria-label={say(w.comments)}>
          {shown.map((it) => (
            <ThreadCard
              key={it.thread.id}
              placed={it}
              dossierId={dossierId}
              onPlace={() => markOf(it.thread.id)?.focus()}
            />
          ))}
        </aside>
      </div>
      {elsewhere > 0 && (
        <p>
          <Link to="/berkas/$dossierId" params={{ dossierId }} search={{ bagian: 'percakapan' } as never}>
            {say(w.elsewhere)(elsewhere)}
          </Link>
        </p>
      )}
      {speaks && chosen && (
        <div
          className="comment-bar"
          role="toolbar"
          aria-label={say(w.onChosen)}
          style={{ top: chosen.top, left: chosen.left }}
        >
          {[false, true].map((suggests) => (
            <button
              key={String(suggests)}
              type="button"
              className="button"
              onPointerDown={(event) => event.preventDefault()} // what is chosen stays chosen
              onClick={() => ask(suggests)}
            >
              {suggests ? <IconPencil size={18} aria-hidden /> : <IconMessagePlus size={18} aria-hidden />}
              {say(suggests ? w.suggest : w.comment)}
            </button>
          ))}
        </div>
      )}
      {asking && <CommentForm dossierId={dossierId} content={content} {...asking} onClose={() => setAsking(null)} />}
    </div>
  )
}

/** What is said of what this part of the page shows, in the order in which it shows it. */
function inReadingOrder(placed: readonly Placed[], content: Content): readonly Placed[] {
  const pieces = new Map(piecesOf(content).map((it, index) => [it.at, index]))
  const rank = ({ at }: { at: string }) => ORDER.findIndex((it) => it.test(at))
  return placed
    .flatMap((it) => (it.place && it.place.at !== 'topic' ? [{ it, place: it.place }] : [])) // it stands in the margin of the page
    .toSorted(
      ({ place: one }, { place: other }) =>
        rank(one) - rank(other) || (pieces.get(one.at) ?? 0) - (pieces.get(other.at) ?? 0) || one.from - other.from,
    )
    .map(({ it }) => it)
}

/** The footnotes stand under the text, and the parts of an announcement made at once over it. */
const ORDER = [
  /^title/,
  /^summary/,
  new RegExp(`^field/(${immediateParts.join('|')})$`),
  /^body(?!.*#note)/,
  /^body/,
  /^fact/,
  /^field/,
  /^variant/,
  /^translation/,
  /^video/,
  /./,
]

/** What shows on the page that something is said of a piece. */
const markOf = (threadId: string) => document.querySelector<HTMLElement>(`[data-comments~="${threadId}"]`)

/** Where the chosen words end on the page, for the buttons beside them; null while nothing is chosen. */
function useChosen(text: RefObject<HTMLDivElement | null>): { top: number; left: number } | null {
  const [chosen, setChosen] = useState<{ top: number; left: number } | null>(null)
  useEffect(() => {
    const look = () => {
      const root = text.current
      const words = root && chosenIn(root)
      const range = words && drawnRange(root, words.place)
      const around = root?.offsetParent?.getBoundingClientRect()
      const last = range && [...range.getClientRects()].at(-1)
      setChosen(
        last && around ? { top: last.bottom - around.top + 6, left: Math.max(0, last.left - around.left) } : null,
      )
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text])
  return chosen
}

/**
 * Marks the words in the text and lays the notes beside them, none over another. Marks are the browser's own
 * highlights, so that the text is drawn exactly as the public will see it.
 */
function useMarks(
  root: RefObject<HTMLDivElement | null>,
  text: RefObject<HTMLDivElement | null>,
  shown: readonly Placed[],
): void {
  useLayoutEffect(() => {
    const element = text.current
    if (!element) return
    const marks = shown.flatMap((it) => {
      const range = it.place && drawnRange(element, it.place)
      return range ? [{ ...it, range }] : []
    })
    const kinds = { 'siar-comment': false, 'siar-must-fix': true }
    for (const [name, mustFix] of Object.entries(kinds)) {
      const ranges = marks.filter((it) => it.thread.mustFix === mustFix).map((it) => it.range)
      if ('highlights' in CSS) CSS.highlights.set(name, new Highlight(...ranges))
    }
    return () => {
      for (const name of Object.keys(kinds)) if ('highlights' in CSS) CSS.highlights.delete(name)
    }
  }, [text, shown])
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const lay = () => {
      const notes = element.querySelector<HTMLElement>('.margin-notes')
      if (!notes) return
      const beside = getComputedStyle(notes).position === 'relative'
      const { top } = notes.getBoundingClientRect()
      let next = 0
      for (const { thread, place } of shown) {
        const note = document.getElementById(commentId(thread.id))
        // What the screen shows otherwise than it is written, or not at all, has its mark only.
        const words = (place && text.current && drawnRange(text.current, place)) ?? markOf(thread.id)
        if (!note || !words) continue
        const at = Math.max(next, words.getBoundingClientRect().top - top)
        note.style.top = beside ? `${at}px` : ''
        next = at + note.offsetHeight + GAP
      }
      notes.style.minHeight = beside ? `${next}px` : ''
    }
    lay()
    const watch = new ResizeObserver(lay)
    watch.observe(element)
    for (const note of element.querySelectorAll('.thread')) watch.observe(note)
    return () => watch.disconnect()
  }, [root, text, shown])
}

/** A click on marked words shows what is said of them. */
function useOpenedByClick(text: RefObject<HTMLDivElement | null>, shown: readonly Placed[]): void {
  useEffect(() => {
    const element = text.current
    const open = (event: MouseEvent) => {
      if (!getSelection()?.isCollapsed || (event.target as HTMLElement).closest('a')) return
      const point = element && placeAt(element, event.clientX, event.clientY)
      const found = shown.find(
        ({ place }) => point && place?.at === point.at && place.from <= point.offset && point.offset <= place.to,
      )
      if (found) goToThread(found.thread.id)
    }
    element?.addEventListener('click', open)
    return () => element?.removeEventListener('click', open)
  }, [text, shown])
}
