import { z } from 'zod'
import { dayOrders } from '../../base/day.ts'
import { instant } from '../../base/schemas.ts'
import { oneLine, plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const COLUMN_MAX = 256 // as many as are read of a table

/** What a person says of the columns of a table: each holds one thing, each thing stands in one column. */
export const saidColumns = <Field extends string>(fields: readonly [Field, ...Field[]]) =>
  z
    .array(z.strictObject({ at: z.int().min(0).max(COLUMN_MAX), field: z.enum(fields) }))
    .max(fields.length)
    .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, { error: TWICE })
    .refine((all) => new Set(all.map(({ at }) => at)).size === all.length, { error: TWICE })

/** How a table writes its dates in numbers; the day first, or as kept for its make, where nobody says it. */
export const saidDayOrder = z.enum(dayOrders).optional()

/** What a make of tables is called. */
export const MAPPING_NAME_MAX = 120
export const mappingName = plainText(MAPPING_NAME_MAX).overwrite(oneLine).min(1)

export const purposes = ['items', 'lapor', 'whatsapp', 'complaints'] as const

export const listMappings = endpoint({
  method: 'GET',
  path: '/api/inventory/mappings',
  summary: 'How tables of a make are read, as people said it, the last used first',
  who: 'staff',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        purpose: z.enum(purposes),
        name: z.string(),
        savedBy: z.string(),
        savedAt: instant,
        usedAt: instant,
      }),
    ),
  }),
})

export const removeMapping = endpoint({
  method: 'POST',
  path: '/api/inventory/mappings/:mappingId/removal',
  summary: 'Read tables of a make by the names of their columns again',
  who: 'staff',
  act: true,
  params: z.object({ mappingId: z.uuid() }),
  body: z.strictObject({}),
  answer: z.object({}),
})
