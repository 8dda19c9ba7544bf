import type { Content } from '../../base/content.ts'

/** A text under embargo, as the publication's own store gives it out: nothing else is shown here. */
export type EmbargoedItem = {
  readonly publicationId: string
  readonly versionHash: string
  readonly embargoUntil: Date
  readonly content: Content
  readonly files: readonly {
    readonly hash: string
    readonly name: string
    readonly mediaType: string
    readonly sizeBytes: number
  }[]
}
