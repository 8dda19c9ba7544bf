/** Where and with what a block is laid out, and how a line of text becomes marks. */
import type { Mark, Role, Tag } from '../base/drawing.ts'
import type { Align, Block } from '../base/paper.ts'
import type { Fonts } from './fonts.ts'
import type { Line } from './lines.ts'
import type { Slab } from './slabs.ts'

/** Points in a millimetre. */
export const MM = 72 / 25.4

/** Width and height in pixels of the pictures that are there, by their names. */
export type Pictures = ReadonlyMap<string, readonly [width: number, height: number]>

/** What a block is laid out with. */
export type Place = {
  readonly fonts: Fonts
  /** Points. */
  readonly size: number
  readonly width: number
  /** The height of a page between its margins. */
  readonly pageHeight: number
  readonly tag: Tag
  readonly pictures: Pictures
  /** Lays out what stands within: handed down, since blocks hold blocks. */
  readonly lay: (blocks: readonly Block[], place: Place) => Slab[]
}

/** A new element of the structure, below `parent`. */
export function tagIn(parent: Tag, role: Role, more: Pick<Tag, 'alt' | 'scope'> = {}): Tag {
  const tag: Tag = { role, ...more, children: [] }
  parent.children.push(tag)
  return tag
}

/** How far from the left something of this width begins. */
export function offsetOf(
  { width, rightToLeft }: Pick<Line, 'width' | 'rightToLeft'>,
  align: Align,
  room: number,
): number {
  const side = rightToLeft && (align === 'left' || align === 'justify') ? 'right' : align
  if (side === 'right') return room - width
  return side === 'center' ? (room - width) / 2 : 0
}

/** The marks of one line of text. */
export function lineMarks(line: Line, { x, baseline, tag }: { x: number; baseline: number; tag: Tag | null }): Mark[] {
  return line.pieces.flatMap((piece): Mark[] => {
    if (piece.text.trim() === '' && !piece.text) return []
    const y = baseline - (piece.run.raised ? piece.size * 0.5 : 0)
    const across = (at: number): Mark => ({
      kind: 'line',
      points: [
        [x + piece.x, at],
        [x + piece.x + piece.font.widthOf(piece.text.trimEnd(), piece.size), at],
      ],
      closed: false,
      stroke: piece.size / 18,
      fill: 'none',
      tag: null,
    })
    return [
      {
        kind: 'text',
        x: x + piece.x,
        y,
        text: piece.text,
        font: piece.font.id,
        size: piece.size,
        width: piece.width,
        ...(piece.run.link && { link: piece.run.link }),
        tag: piece.run.link && tag ? linkTag(tag) : tag,
      },
      ...(piece.run.underline ? [across(y + piece.size * 0.12)] : []),
      ...(piece.run.strike ? [across(y - piece.size * 0.28)] : []),
    ]
  })
}

const linkTag = (tag: Tag): Tag => tagIn(tag, 'Link')
