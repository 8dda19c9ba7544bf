/** What the contracts of all rooms are made of, so that one thing has one shape wherever it goes over the line. */
import { z } from 'zod'

/** SHA-256 in lower-case hex, as versions, files and ledger entries are named by. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** An instant in UTC, RFC 3339 with a `Z`. */
export const instant = z.iso.datetime()

/** Someone or something with what people call it. */
export const named = z.object({ id: z.string(), name: z.string() })

/** Why an act is not open to the person who reads, so that its button can say so; null when it is. */
export const whyNot = z.object({ code: z.string(), title: z.string() }).nullable()

/** Which part of a list: after which row, by the mark that came with the part before, and how many rows at most. */
export const page = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}
