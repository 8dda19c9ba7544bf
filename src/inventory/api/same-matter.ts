import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { levels } from '../../base/levels.ts'
import { instant, page, whyNot } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { kinds } from '../rules.ts'

const id = z.uuid()
const itemId = z.object({ itemId: id })
const dossier = z.object({ id, number: z.string(), title: z.string() })

const sameDossier = z.object({
  dossier: dossier.extend({ isPublic: z.boolean() }),
  /** What it began with: whatever is joined to the dossier is joined to that. */
  itemId: id,
  /** The most that an article took from its release, 0 to 1; null where none did. */
  share: z.number().nullable(),
  /** What speaks most for it, as it stands in the item. */
  terms: z.array(z.string()).readonly(),
})
export type SameDossier = z.output<typeof sameDossier>

export const listSameDossiers = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/dossiers',
  summary: 'Dossiers that an item which is to be sorted likely tells of, by what, and those it was said not to',
  who: 'reader',
  params: itemId,
  answer: z.object({
    rows: z.array(sameDossier),
    apart: z.array(z.object({ dossier, by: z.string(), at: instant })),
    whyNot,
  }),
})

export const tellApart = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/dossiers/:dossierId/apart',
  summary: 'Say that an item tells of something else than a dossier, or take that back',
  who: 'staff',
  act: true,
  params: z.object({ itemId: id, dossierId: id }),
  body: z.strictObject({ apart: z.boolean() }),
  answer: z.object({}),
})

export const listJoinedItems = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/joined',
  summary: 'What was joined to an item, the newest first',
  who: 'reader',
  params: itemId,
  query: z.object(page),
  answer: z.object({
    rows: z.array(
      z.object({
        id,
        kind: z.enum(kinds),
        title: z.string(),
        agency: z.string(),
        level: z.enum(levels),
        source: z.string(),
        mentions: z.int(),
        sources: z.int(),
        notedOn: calendarDay,
        createdAt: instant,
      }),
    ),
    next: z.string().nullable(),
  }),
})
