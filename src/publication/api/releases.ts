import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { phrase, preparedForm } from './prepared.ts'

export const prepareRelease = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/release',
  summary: 'What would go where if this dossier’s text were published now',
  who: 'reader',
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({
    destinations: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        channelLabel: phrase,
        byHand: z.boolean(),
        paused: z.boolean(),
        prepared: preparedForm,
      }),
    ),
    /** When it is planned to go out; null where nobody planned it. */
    plannedAt: instant.nullable(),
  }),
})

export const changeRelease = endpoint({
  method: 'POST',
  path: '/api/publications/:publicationId/release',
  summary: 'Say anew when a publication that has not gone out goes out; null for now',
  who: 'staff',
  act: true,
  params: z.object({ publicationId: z.uuid() }),
  body: z.strictObject({
    goesOutAt: instant.nullable(),
    embargoUntil: instant.nullable(),
    /** The time that was seen. */
    seen: instant.nullable(),
  }),
  answer: z.object({}),
})

export const readReleaseSetting = endpoint({
  method: 'GET',
  path: '/api/release-setting',
  summary: 'What is done with a release whose time passed while nothing ran',
  who: 'reader',
  answer: z.object({ missed: z.enum(['send', 'ask']), revision: z.int() }),
})

export const saveReleaseSetting = endpoint({
  method: 'POST',
  path: '/api/release-setting',
  summary: 'Say what is done with a release whose time passed while nothing ran',
  who: 'administrator',
  act: true,
  body: z.strictObject({ missed: z.enum(['send', 'ask']), seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
})
