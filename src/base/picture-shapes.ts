/** The shapes in which a picture is wanted where a person brings it: as each medium shows it whole. Pure. */
import type { Phrase } from './words/phrase.ts'

/** In pixels. */
export type PictureShape = {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly label: Phrase
}

const square = { name: 'square', width: 1_080, height: 1_080, label: { id: 'Persegi', en: 'Square' } }
const portrait = { name: 'portrait', width: 1_080, height: 1_350, label: { id: 'Potret', en: 'Portrait' } }
const story = { name: 'story', width: 1_080, height: 1_920, label: { id: 'Story', en: 'Story' } }
const screen = { name: 'screen', width: 1_920, height: 1_080, label: { id: 'Layar lebar', en: 'Wide screen' } }

export const pictureShapes = { square, portrait, story, screen } as const satisfies Record<string, PictureShape>
export type ShapeName = keyof typeof pictureShapes

/** How a picture of other proportions fills its shape: cut to what matters in it, or whole on the office's colour. */
export const pictureFits = ['cover', 'contain'] as const
export type PictureFit = (typeof pictureFits)[number]

/** What is said of a picture, kept within its file where other programs read it. */
export type PictureAbout = {
  readonly creator: string
  /** Who is to be named when it is shown. */
  readonly credit: string
  readonly caption: string
  /** For who does not see it. */
  readonly alt: string
}
