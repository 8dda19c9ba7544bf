/** What is asked of the processes that make papers, and what they answer. */
import type { Drawing } from '../base/drawing.ts'
import type { Paper } from '../base/paper.ts'

/** A picture that a paper shows: where its bytes lie. */
export type Picture = {
  readonly name: string
  readonly path: string
  /** SHA-256 of the bytes: the paper is refused over any others. Without it a picture that is not there is left out. */
  readonly hash?: string
}

export type PaperAsk = {
  readonly paper: Paper
  readonly pictures: readonly Picture[]
  /** `picture`: its first page, as PNG. */
  readonly as: 'pdf' | 'svg' | 'docx' | 'drawing' | 'picture'
}
export type Ask = PaperAsk | { readonly card: ShareCard; readonly pictures: readonly Picture[]; readonly as: 'png' }

/** What stands on the picture that goes with a link where people share it. */
export type ShareCard = {
  readonly title: string
  readonly office: string
  readonly regency: string
  /** As it is read: `24 November 2026`. */
  readonly day: string
  /** The site's name in an address: `trenggalekkab.go.id`. */
  readonly host: string
  /** `#rrggbb` of the band at its edge. */
  readonly colour: string
  /** What kind of text it is, in few words, or ''. */
  readonly kind: string
}
export type FromWorker =
  | { readonly bytes: Uint8Array }
  | { readonly drawing: Drawing }
  | { readonly failed: string }
  | { readonly damaged: string }

/** The maker ended while it made the paper: of memory, of time, or by a fault of the engine. */
export class MakerEnded extends Error {}

/** A picture is not there, or its bytes are not those that its hash names. */
export class PictureDamaged extends Error {
  readonly picture: string
  constructor(picture: string) {
    super(`the picture ${picture} is damaged or lost`)
    this.picture = picture
  }
}
