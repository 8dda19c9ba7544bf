import { z } from 'zod'
import { pictureFits, pictureShapes, type ShapeName } from '../../base/picture-shapes.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { preparedForm } from './prepared.ts'

const shape = z.enum(Object.keys(pictureShapes) as [ShapeName, ...ShapeName[]])

export const readDelivery = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId',
  summary: 'One delivery with the exact text and pictures that go there',
  who: 'reader',
  params: z.object({ deliveryId: z.uuid() }),
  answer: z.object({
    id: z.uuid(),
    title: z.string(),
    destination: z.string(),
    kind: z.enum(['publish', 'correct', 'withdraw']),
    state: z.enum(['by-hand', 'dropped', 'waiting', 'sending', 'sent', 'unsure', 'failed']),
    /** Why it is taken back, or corrected; '' otherwise. */
    notice: z.string(),
    /** Null for the portal, and where the destination is not to be used as it is set. */
    prepared: preparedForm.nullable(),
    /** The text's first picture, for who brings it there; null where there is none, or as it is will do. */
    picture: z
      .object({
        alt: z.string(),
        caption: z.string(),
        credit: z.string(),
        /** The usual one first. */
        shapes: z.array(shape),
      })
      .nullable(),
  }),
})

export const readShapedPicture = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId/picture',
  summary: 'The text’s first picture in a shape for where it is brought, with what is said of it in its metadata',
  who: 'staff',
  params: z.object({ deliveryId: z.uuid() }),
  query: z.object({ shape, fit: z.enum(pictureFits) }),
  answer: z.unknown(),
})

export const finishByHand = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/done',
  summary: 'Say that a person brought it there, and where it can be seen',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  body: z.strictObject({
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]),
    note: plainText(500),
  }),
  answer: z.object({}),
})
