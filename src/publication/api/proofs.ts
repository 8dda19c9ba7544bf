import { z } from 'zod'
import { hash, instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

export const listProofs = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId/proofs',
  summary: 'What the public could see of a delivery, the newest look first',
  who: 'reader',
  params: z.object({ deliveryId: z.uuid() }),
  answer: z.object({
    /** When it is looked at next; null when it is not. */
    nextLook: instant.nullable(),
    rows: z.array(
      z.object({
        id: z.uuid(),
        /** A look by the program, or what a person shows. */
        kind: z.enum(['capture', 'hand']),
        takenAt: instant,
        outcome: z.enum(['first', 'same', 'there', 'changed', 'gone', 'unreachable', 'hand']),
        url: z.string(),
        status: z.int().nullable(),
        hops: z.array(z.string()),
        bodyHash: z.string().nullable(),
        failure: z.string(),
        fileHash: z.string().nullable(),
        note: z.string(),
        person: z.string().nullable(),
        ledgerIndex: z.int(),
        /** What a browser showed there; null where none was to take a picture. */
        picture: z
          .object({
            state: z.enum(['waiting', 'taken', 'failed']),
            /** Why there is none, as a code; '' otherwise. */
            failure: z.string(),
            takenAt: instant.nullable(),
            browser: z.string(),
            width: z.int().nullable(),
            height: z.int().nullable(),
            /** The page is longer than the picture. */
            cut: z.boolean(),
            pictureHash: z.string().nullable(),
            archiveHash: z.string().nullable(),
            ledgerIndex: z.int().nullable(),
          })
          .nullable(),
      }),
    ),
  }),
})

export const readCapture = endpoint({
  method: 'GET',
  path: '/api/proofs/:proofId/body',
  summary: 'The bytes of a look as they came, as gzip: their SHA-256 is in the ledger',
  who: 'reader',
  params: z.object({ proofId: z.uuid() }),
  answer: z.string(),
})

export const readCaptureWarc = endpoint({
  method: 'GET',
  path: '/api/proofs/:proofId/warc',
  summary: 'The same look as WARC 1.1, for a web archive',
  who: 'reader',
  params: z.object({ proofId: z.uuid() }),
  answer: z.string(),
})

export const readPicture = endpoint({
  method: 'GET',
  path: '/api/proofs/:proofId/picture',
  summary: 'What a browser showed there: PNG, or narrow as WebP to look at',
  who: 'reader',
  params: z.object({ proofId: z.uuid() }),
  query: z.object({ narrow: z.literal('1').optional() }),
  answer: z.unknown(),
})

export const readPageArchive = endpoint({
  method: 'GET',
  path: '/api/proofs/:proofId/mhtml',
  summary: 'The page with all that it was made of, in one file',
  who: 'reader',
  params: z.object({ proofId: z.uuid() }),
  answer: z.unknown(),
})

export const addProof = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/proofs',
  summary: 'Show with a photo, a scan, a recording or a log that it was there',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  body: z.strictObject({ fileHash: hash, note: plainText(500) }),
  answer: z.object({ proofId: z.uuid() }),
})
