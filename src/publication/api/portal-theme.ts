import { z } from 'zod'
import { themeSchema } from '../../base/portal-theme.ts'
import { endpoint } from '../../http/contract.ts'

export const readPortalTheme = endpoint({
  method: 'GET',
  path: '/api/portal-theme',
  summary: 'How the public portal looks',
  who: 'reader',
  answer: z.object({
    theme: themeSchema,
    office: z.object({ name: z.string(), regency: z.string(), address: z.string(), logo: z.string().nullable() }),
  }),
})

export const savePortalTheme = endpoint({
  method: 'POST',
  path: '/api/portal-theme',
  summary: 'Change how the public portal looks; its pages are written anew',
  who: 'administrator',
  act: true,
  body: z.strictObject({ theme: themeSchema }),
  answer: z.object({ ledgerIndex: z.int() }),
})
