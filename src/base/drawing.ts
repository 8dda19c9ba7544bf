/**
 * A paper as it lies on its sheets: what stands where. One drawing becomes PDF, SVG and the screen's picture, so that all
 * agree. Points (1/72 inch) from the upper left corner of a page.
 */

export type Ink = 'black' | 'grey' | 'white' | 'rose' | 'mint' | 'none'

export type Mark =
  /** `y` is the baseline; `font` one of the papers' fonts; the text is of one direction and one font. */
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly font: string
      readonly size: number
      readonly width: number
      readonly link?: string
      readonly turned?: true
      /** A heading that is found again by this name. */
      readonly anchor?: { readonly name: string; readonly title: string; readonly level: number }
      /** Stands for the number of the page of that heading, until all pages are filled. */
      readonly pageOf?: string
      readonly tag: Tag | null
    }
  | {
      readonly kind: 'line'
      readonly points: readonly Point[]
      readonly closed: boolean
      readonly stroke: number
      readonly fill: Ink
      readonly tag: Tag | null
    }
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
      readonly stroke: number
      readonly fill: Ink
      readonly tag: Tag | null
    }
  /** Squares of a QR code, row by row. */
  | {
      readonly kind: 'cells'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly rows: readonly (readonly boolean[])[]
      readonly tag: Tag | null
    }
  | {
      readonly kind: 'image'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly image: string
      readonly tag: Tag | null
    }

export type Point = readonly [x: number, y: number]

/** An element of the structure that a screen reader walks (PDF 1.7, 14.8.4). A mark without one is decoration. */
export type Tag = {
  readonly role: Role
  readonly alt?: string
  readonly scope?: 'Column' | 'Row'
  readonly children: Tag[]
}
export type Role =
  | 'Document' | 'Div' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Link' // prettier-ignore

export type DrawnPage = {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** Where each step of a flow table stands, so that a screen can say what runs there. */
  readonly steps: readonly DrawnStep[]
}
export type DrawnStep = {
  readonly step: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Drawing = {
  readonly pages: readonly DrawnPage[]
  readonly tags: Tag
  /** Named headings in their order, for a reader's side panel; a page counts from 0. */
  readonly bookmarks: readonly Bookmark[]
}
export type Bookmark = {
  readonly title: string
  readonly level: number
  readonly page: number
  /** From the upper edge of the page. */
  readonly y: number
}

/** Dark cells side by side are one rectangle: no seams between them on paper, and fewer of them. */
export function* darkRuns(cells: readonly boolean[]): Generator<{ from: number; to: number }> {
  let from = -1
  for (let at = 0; at <= cells.length; at++) {
    if (cells[at] && from < 0) from = at
    if (!cells[at] && from >= 0) {
      yield { from, to: at }
      from = -1
    }
  }
}
