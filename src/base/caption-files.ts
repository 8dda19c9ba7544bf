import { captionsOf, type Video } from './content.ts'
import { sha256 } from './hash.ts'

/** Captions as a file of the portal; `path` from its root. */
type CaptionFile = { readonly path: string; readonly text: string }

/** Where captions stand: named by their item and their words, so that nobody else's go with them. */
export const captionPath = (itemId: string, captions: string) =>
  `/berkas-publik/${itemId}-${sha256(captions).slice(0, 16)}.vtt`

/** Every caption file of these videos of an item. */
export const captionFilesOf = (itemId: string, videos: readonly Video[] = []): CaptionFile[] =>
  videos.flatMap((video) =>
    captionsOf(video).map(({ captions }) => ({ path: captionPath(itemId, captions), text: captions })),
  )
