import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

/** How far the links of a text have been looked at. */
export const linkStanding = z.object({
  /** The addresses in the text, each once. */
  addresses: z.int(),
  /** How many of them are still to be looked at: never yet, too long ago, or somebody asked. */
  waiting: z.int(),
  /** When the one looked at longest ago was; null while there is none. */
  checkedAt: z.iso.datetime().nullable(),
})
export type LinkStanding = z.output<typeof linkStanding>

export const checkLinksNow = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/links/check',
  summary: 'Have the links of the text looked at before all others, also those that answered lately',
  who: 'staff',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({}),
  answer: linkStanding,
})
