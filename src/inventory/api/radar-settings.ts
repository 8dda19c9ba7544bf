import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { levels } from '../../base/levels.ts'
import { instant, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { radarSettingsSchema } from '../rules/radar-settings.ts'

const level = z.enum(levels)

const edition = z.object({ number: z.int(), reason: z.string(), by: z.string(), at: instant, effectiveAt: instant })

export const listSettings = endpoint({
  method: 'GET',
  path: '/api/radar-settings/editions',
  summary: 'The changes of the crisis score’s settings, the newest first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(edition), next: z.string().nullable() }),
})

export const readSettings = endpoint({
  method: 'GET',
  path: '/api/radar-settings',
  summary: 'What the crisis score weighs, from which score levels hold and what they ask for, with every change',
  who: 'reader',
  answer: z.object({
    /** 0 for those that Siar comes with. */
    number: z.int(),
    settings: radarSettingsSchema,
    defaults: radarSettingsSchema,
    /** The number to send with the next change. */
    newest: z.int(),
    /** The newest first. */
    editions: z.array(edition),
    /** Where the list of older ones begins; null where there are none. */
    editionsNext: z.string().nullable(),
  }),
})

export const previewSettings = endpoint({
  method: 'POST',
  path: '/api/radar-settings/preview',
  summary: 'What the scores of the last 30 days would be under other settings; nothing is kept',
  who: 'administrator',
  body: z.strictObject({ settings: radarSettingsSchema }),
  answer: z.object({
    looked: z.int(),
    rose: z.int(),
    fell: z.int(),
    /** The newest of them. */
    examples: z.array(z.object({ id: z.uuid(), title: z.string(), from: level, to: level })),
  }),
})

export const saveSettings = endpoint({
  method: 'POST',
  path: '/api/radar-settings',
  summary:
    'Put other settings in force, at once or from a day on; what was scored stays until something new comes for it',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    settings: radarSettingsSchema,
    reason: plainText(1_000),
    /** Null for at once. */
    from: calendarDay.nullable(),
    seenNumber: z.int().min(0),
  }),
  answer: z.object({ number: z.int() }),
})
