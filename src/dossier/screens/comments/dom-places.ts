/** Where words stand on the screen and in the text, for a text whose pieces carry `data-at` as `ContentView` draws them. */
import type { Place } from '../../../base/content-places.ts'

/** The words of a place as the browser draws them; null when this text does not show them. */
export function drawnRange(root: HTMLElement, place: Place): Range | null {
  const piece = root.querySelector(`[data-at="${CSS.escape(place.at)}"]`)
  if (!piece) return null
  const range = document.createRange()
  range.selectNodeContents(piece)
  let begun = false
  let at = 0
  for (const [node, length] of leavesOf(piece)) {
    const from = place.from - at
    const to = place.to - at
    if (!begun && from < length) {
      setStart(range, node, Math.max(0, from))
      begun = true
    }
    if (begun && to <= length) {
      setEnd(range, node, to)
      return range
    }
    at += length
  }
  return place.from === 0 && place.to === 0 ? range : null
}

/** Words that a person has chosen: where they stand in the first piece, and whether they go on in another. */
export type Chosen = { readonly place: Place; readonly goesOn: boolean }

/** The words that a person has chosen in this text; null for none. */
export function chosenIn(root: HTMLElement): Chosen | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer) && !range.intersectsNode(root)) return null
  let place: Place | null = null
  for (const piece of root.querySelectorAll<HTMLElement>('[data-at]')) {
    if (!range.intersectsNode(piece)) continue
    const words = within(piece, range)
    if (words.to <= words.from) continue
    if (place) return { place, goesOn: true }
    place = words
  }
  return place && { place, goesOn: false }
}

/** The place under a point of the screen; null beside the words. */
export function placeAt(root: HTMLElement, x: number, y: number): { at: string; offset: number } | null {
  const caret = document.caretPositionFromPoint?.(x, y)
  const node = caret?.offsetNode
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-at]')
  if (!caret || !node || !piece || !root.contains(piece)) return null
  return { at: piece.dataset['at'] ?? '', offset: offsetOf(piece, node, caret.offset) }
}

function within(piece: HTMLElement, range: Range): Place {
  const whole = document.createRange()
  whole.selectNodeContents(piece)
  const startsInside = range.compareBoundaryPoints(Range.START_TO_START, whole) >= 0
  const endsInside = range.compareBoundaryPoints(Range.END_TO_END, whole) <= 0
  const from = startsInside ? offsetOf(piece, range.startContainer, range.startOffset) : 0
  const to = endsInside ? offsetOf(piece, range.endContainer, range.endOffset) : lengthOf(piece)
  return { at: piece.dataset['at'] ?? '', from, to }
}

function offsetOf(piece: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(piece, 0)
  before.setEnd(container, offset)
  let at = 0
  for (const [node, length] of leavesOf(piece)) {
    if (node === container) return at + Math.min(offset, length)
    const one = document.createRange()
    one.selectNode(node)
    if (before.compareBoundaryPoints(Range.START_TO_END, one) <= 0) return at // it ends before this one starts
    at += length
  }
  return at
}

const lengthOf = (piece: Element) => leavesOf(piece).reduce((sum, [, length]) => sum + length, 0)

/** Texts by their length, and what counts as one letter: a break, and whatever has no text of its own. What is beside them counts nothing. */
function leavesOf(node: Node): [node: Node, length: number][] {
  return [...node.childNodes].flatMap((child): [Node, number][] => {
    if (child instanceof Text) return child.length > 0 ? [[child, child.length]] : []
    if (!(child instanceof HTMLElement) || child.dataset['aside'] !== undefined) return []
    return child.tagName === 'BR' || child.dataset['leaf'] !== undefined ? [[child, 1]] : leavesOf(child)
  })
}

function setStart(range: Range, node: Node, offset: number): void {
  if (node instanceof Text) range.setStart(node, offset)
  else range.setStartBefore(node)
}

function setEnd(range: Range, node: Node, offset: number): void {
  if (node instanceof Text) range.setEnd(node, offset)
  else range.setEndAfter(node)
}
