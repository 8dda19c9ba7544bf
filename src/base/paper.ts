/**
 * What an official paper says, piece by piece, before it is laid out on sheets. A form (disposition, agenda book, press
 * release, SOP sheet) is a pure function from its data to a `Paper`; `papers/` draws every paper in the same way.
 * Lengths are millimetres, sizes of letters are points.
 */

/** A stretch of text in one style. */
export type Run = {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly raised?: boolean
  readonly link?: string
}
/** Text of one paragraph; a line feed in it breaks the line. */
export type Words = string | readonly Run[]

export type Align = 'left' | 'center' | 'right' | 'justify'

export type Block =
  | {
      readonly kind: 'text'
      readonly words: Words
      readonly align?: Align
      /** Times the paper's own size. */
      readonly scale?: number
      readonly bold?: boolean
      readonly italic?: boolean
      /** Space below. */
      readonly after?: number
      /** Space at the left, and what stands in it beside the first line (a number, a bullet). */
      readonly indent?: number
      readonly label?: string
      /** A box to be ticked stands in the indent. */
      readonly box?: 'ticked' | 'empty'
      readonly firstLine?: number
    }
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3
      readonly words: string
      readonly align?: Align
      readonly scale?: number
      readonly after?: number
      /** Names the place: it is listed among the file's bookmarks, and `page-of` says which page it stands on. */
      readonly anchor?: string
    }
  /** The number of the page on which the heading of this name stands, at the right. */
  | { readonly kind: 'page-of'; readonly anchor: string }
  | Table
  | Flow
  | IssueMap
  /** A picture by its hash, as large as this box lets its proportions be; `alt` is blank for decoration. */
  | {
      readonly kind: 'image'
      readonly image: string
      readonly width: number
      readonly height: number
      readonly alt: string
      readonly align?: 'left' | 'center' | 'right'
      readonly after?: number
    }
  | { readonly kind: 'qr'; readonly text: string; readonly size: number; readonly alt: string; readonly align?: 'left' | 'center' | 'right' } // prettier-ignore
  /** A line across; `double` is the thick and thin one under a letterhead. */
  | { readonly kind: 'rule'; readonly double?: boolean; readonly after?: number }
  | { readonly kind: 'space'; readonly height: number }
  | { readonly kind: 'new-page' }
  /** What must not be torn apart by a page's end, as long as it fits on a page. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }

export type Cell = {
  readonly blocks: readonly Block[]
  readonly colSpan?: number
  /** In the head only: a row of the body may go on over a page's end, and a cell over two rows could not. */
  readonly rowSpan?: number
  /** Names the cells of its row. */
  readonly header?: boolean
  readonly valign?: 'top' | 'middle' | 'bottom'
}

export type Table = {
  readonly kind: 'table'
  /** Widths of the columns, in proportion to each other; together they fill the line. */
  readonly widths: readonly number[]
  /** Rows that name the columns, drawn again at the top of every page. */
  readonly head?: readonly (readonly (Cell | string)[])[]
  readonly rows: readonly (readonly (Cell | string)[])[]
  /** Ruled like a register, framed like a form, or only set side by side (then it is no table to a screen reader). */
  readonly lines: 'all' | 'frame' | 'none'
  readonly align?: readonly Align[]
  readonly scale?: number
  /** Space around the text within a cell. */
  readonly padding?: number
  readonly after?: number
}

/**
 * The flow table of an SOP sheet (PermenPANRB 35/2012): a row per step, a column per post in which the step's shape
 * stands, arrows from shape to shape, and the standard beside them.
 */
export type Flow = {
  readonly kind: 'flow'
  /** Stands above the table; the flow begins a page of its own. */
  readonly title: string
  readonly posts: readonly { readonly id: string; readonly name: string }[]
  readonly steps: readonly FlowStep[]
}
export type FlowStep = {
  readonly number: number
  readonly activity: string
  readonly executor: string
  readonly shape: 'start' | 'process' | 'decision' | 'end'
  /** The step that follows; null after the end. */
  readonly yes: number | null
  readonly no: number | null
  readonly inputs: string
  readonly time: string
  readonly outputs: string
  readonly remarks: string
}

/** Marks between two axes: where a mark stands, and how large it is, are parts of the whole, 0 to 1. */
export type IssueMap = {
  readonly kind: 'map'
  readonly height: number
  /** What a screen reader says of it; the same figures stand in a table beside it. */
  readonly alt: string
  readonly acrossName: string
  readonly upName: string
  readonly across: readonly { readonly at: number; readonly words: string }[]
  readonly up: readonly { readonly at: number; readonly words: string }[]
  readonly marks: readonly MapMark[]
}
export type MapMark = {
  /** What stands at this place: one, or all that are as good as equal. */
  readonly numbers: readonly number[]
  /** Of one alone. */
  readonly name: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly tone: 'negative' | 'neutral' | 'positive'
  /** How far it may stand beside `x` without being read as another value; `y` is always its own. */
  readonly sway: number
}

export type Sheet = 'A4' | 'F4'

export type Paper = {
  readonly title: string
  readonly subject: string
  /** The office that it is of. */
  readonly author: string
  /** ISO instant: the document's date, so that the same data give the same bytes. */
  readonly madeAt: string
  readonly sheet: Sheet
  readonly landscape?: boolean
  readonly margins: Margins
  readonly face: 'sans' | 'serif'
  /** Points. */
  readonly size: number
  /** At the foot of every page, left of "Halaman x dari y". */
  readonly foot: string
  readonly blocks: readonly Block[]
}
export type Margins = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }

/** Sheets in millimetres, upright. F4 ("folio") is what Indonesian offices call 215 × 330 mm. */
export const sheets: Readonly<Record<Sheet, readonly [width: number, height: number]>> = {
  A4: [210, 297],
  F4: [215, 330],
}
