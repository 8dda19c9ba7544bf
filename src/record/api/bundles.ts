import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { hash } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

export const SAMPLE_MAX = 5_000

const bundle = z.object({
  id: z.uuid(),
  /** The dossier's number; null for a package. */
  dossierNumber: z.string().nullable(),
  closedFrom: calendarDay.nullable(),
  closedTo: calendarDay.nullable(),
  sample: z.int().nullable(),
  seed: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(['waiting', 'making', 'ready', 'failed', 'gone']),
  done: z.int(),
  total: z.int(),
  problem: z.object({ id: z.string(), en: z.string() }).nullable(),
  hash: hash.nullable(),
  sizeBytes: z.int().nullable(),
  expiresAt: z.iso.datetime().nullable(),
})
export type Bundle = z.output<typeof bundle>

export const askBundle = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/bundle',
  summary: 'Have the archive bundle of a dossier made; it is there for a week',
  who: 'reader',
  act: true,
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
})

/** For auditors, administrators and who keeps the records. */
export const askPackage = endpoint({
  method: 'POST',
  path: '/api/bundles',
  summary: 'Have a package made of the bundles of all dossiers closed in a period, or of a sample drawn by a seed',
  who: 'reader',
  act: true,
  body: z.strictObject({
    closedFrom: calendarDay,
    closedTo: calendarDay,
    sample: z.int().min(1).max(SAMPLE_MAX).nullable(),
    /** Made when blank. */
    seed: z.string().regex(/^[A-Za-z0-9-]{0,64}$/),
  }),
  answer: z.object({ id: z.uuid(), seed: z.string() }),
})

export const listBundles = endpoint({
  method: 'GET',
  path: '/api/bundles',
  summary: 'The bundles and packages that one asked for, the newest first',
  who: 'reader',
  answer: z.object({ rows: z.array(bundle), mayPackage: z.boolean() }),
})

export const downloadBundle = endpoint({
  method: 'GET',
  path: '/api/bundles/:bundleId/file',
  summary: 'The ZIP of a bundle or package that is ready',
  who: 'reader',
  params: z.object({ bundleId: z.uuid() }),
  answer: z.unknown(),
})
