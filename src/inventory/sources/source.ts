/** What a kind of source is made of: how what came from its address is read. One kind a file. */
import type { Reading } from '../rules/entries.ts'

/** What came from a source's address. */
export type Came = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** The address that answered: what stands in it is told from there. */
  readonly address: string
}

/** Reads what came; null when it is nothing of this kind. Pure, and as tolerant as what is out there needs. */
export type ReadSource = (came: Came) => Reading | null
