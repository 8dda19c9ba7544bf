import { z } from 'zod'

/** A sentence in both languages. */
export const phrase = z.object({ id: z.string(), en: z.string() })

/** What would go to a destination. */
export const preparedForm = z.object({
  parts: z.array(z.object({ name: phrase, text: z.string() })),
  limits: z.array(z.object({ name: phrase, used: z.int(), max: z.int() })),
  /** Pictures that go along, by their hash. */
  pictures: z.array(z.string()),
  /** Why it cannot go like this; empty where it can. */
  problems: z.array(phrase),
})
export type PreparedForm = z.output<typeof preparedForm>
