/** A drawing as it goes over the line to a screen: without the structure, which the screen has in its own words. */
import { z } from 'zod'

const at = { x: z.number(), y: z.number() }
const box = { ...at, width: z.number(), height: z.number() }
const ink = z.enum(['black', 'grey', 'white', 'rose', 'mint', 'none'])
const mark = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    ...at,
    text: z.string(),
    font: z.string(),
    size: z.number(),
    width: z.number(),
    turned: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('line'),
    points: z.array(z.tuple([z.number(), z.number()]).readonly()).readonly(),
    closed: z.boolean(),
    stroke: z.number(),
    fill: ink,
  }),
  z.object({ kind: z.literal('rect'), ...box, radius: z.number(), stroke: z.number(), fill: ink }),
  z.object({
    kind: z.literal('cells'),
    ...at,
    size: z.number(),
    rows: z.array(z.array(z.boolean()).readonly()).readonly(),
  }),
  z.object({ kind: z.literal('image'), ...box, image: z.string() }),
])

export const drawnPages = z
  .array(
    z.object({
      width: z.number(),
      height: z.number(),
      marks: z.array(mark).readonly(),
      /** Where each step of an SOP sheet stands. */
      steps: z.array(z.object({ step: z.int(), ...box })).readonly(),
    }),
  )
  .readonly()
export type ScreenPage = z.output<typeof drawnPages>[number]
export type ScreenMark = z.output<typeof mark>
