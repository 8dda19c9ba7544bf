/** Which articles took from a publication, with the passages side by side. */
import { z } from 'zod'
import { instant, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { publicationState } from '../api.ts'

const id = z.uuid()

const match = z.object({
  mentionId: id,
  outlet: z.string(),
  title: z.string(),
  /** '' where the source gave none. */
  url: z.string(),
  at: instant,
  /** Of the sentences of both, what was taken over; over 0 to 1. */
  share: z.number(),
  /** A copy of another article. */
  copy: z.boolean(),
  /** How many passages say something else than the release. */
  differing: z.int(),
  /** Which of the versions that went out it took from. */
  versionNumber: z.int(),
})
export type CoverageRow = z.output<typeof match>

export const listCoverage = endpoint({
  method: 'GET',
  path: '/api/publications/:publicationId/coverage',
  summary: 'Articles that took from a publication, the newest first',
  who: 'reader',
  params: z.object({ publicationId: id }),
  query: z.object(page),
  answer: z.object({
    publication: z.object({
      id,
      dossierId: id,
      dossierNumber: z.string(),
      title: z.string(),
      state: publicationState,
      versionNumber: z.int(),
    }),
    rows: z.array(match),
    next: z.string().nullable(),
  }),
})

export const readCoverage = endpoint({
  method: 'GET',
  path: '/api/publications/:publicationId/coverage/:mentionId',
  summary: 'The passages that an article took from a publication, beside those of the release',
  who: 'reader',
  params: z.object({ publicationId: id, mentionId: id }),
  answer: z.object({
    /** Whether the article's text is still the one that was compared: it may have changed, or not be kept any more. */
    article: z.enum(['same', 'changed', 'gone']),
    passages: z.array(
      z.object({
        /** Null where the article's text is another one now; in both, numbers that name a person are hidden. */
        article: z.string().nullable(),
        release: z.string(),
        edited: z.boolean(),
        figures: z.array(z.object({ article: z.string(), release: z.string() })),
        /** Words within a quotation are others. */
        quote: z.boolean(),
      }),
    ),
  }),
})
