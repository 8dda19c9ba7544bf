/**
 * What the office lets the crisis score weigh, from which score each level holds, and what each level asks for (domain §6).
 * Siar's own hold until it says otherwise; the radar gets them handed in. Pure.
 */
import { z } from 'zod'
import { NOT_RISING, plainText } from '../../base/text.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { crisisParts, defaultCrisisRules, levelOf, sumOf, type CrisisPart } from '../../radar/crisis.ts'

/** No part alone may make a crisis but those that Siar itself weighs so high. */
const WEIGHT_MAX = 0.75
const REACH_MAX = 3

const share = z.number().min(0).max(1)
const duty = plainText(300, 1)

export const radarSettingsSchema = z.strictObject({
  weights: z.strictObject(
    Object.fromEntries(crisisParts.map((it) => [it, z.number().min(0).max(WEIGHT_MAX)])) as Record<CrisisPart, z.ZodNumber>, // prettier-ignore
  ),
  levels: z.strictObject({ attention: share.min(0.05), alert: share, crisis: share }).check((found) => {
    const { attention, alert, crisis } = found.value
    for (const [name, value, before] of [
      ['alert', alert, attention],
      ['crisis', crisis, alert],
    ] as const)
      if (value <= before) found.issues.push({ code: 'custom', message: NOT_RISING, input: value, path: [name] })
  }),
  reach: z
    .array(z.number().min(0.1).max(REACH_MAX))
    .length(5)
    .check((found) => {
      const at = found.value.findIndex((it, place) => it < (found.value[place - 1] ?? 0))
      if (at > 0) found.issues.push({ code: 'custom', message: NOT_RISING, input: found.value[at], path: [at] })
    }),
  /** Until the agency has been asked for facts at Perhatian, in working hours. */
  attentionHours: z.int().min(1).max(80),
  duties: z.strictObject({ watch: duty, attention: duty, alert: duty, crisis: duty }),
})
/** The named parts of the score, as the office sees them. */
export const settingParts: readonly CrisisPart[] = crisisParts

export type RadarSettings = z.output<typeof radarSettingsSchema>

export const defaultRadarSettings: RadarSettings = {
  ...defaultCrisisRules,
  reach: [...defaultCrisisRules.reach],
  attentionHours: 4,
  duties: {
    watch: 'Catat dan masukkan ke lembar harian.',
    attention: 'Minta fakta kepada OPD yang bersangkutan.',
    alert: 'Kabari Kepala Dinas sekarang; satu juru bicara; pernyataan awal dalam satu jam.',
    crisis: 'Kumpulkan tim dalam lima belas menit; kabari Bupati dan Sekda; kabar berikutnya pada jam yang dijanjikan.',
  },
}

/** An edition as it is read: a part that the radar learnt since weighs what Siar lets it weigh. */
export function keptSettings(body: unknown): RadarSettings {
  const kept = body as RadarSettings
  const weights = Object.fromEntries(crisisParts.map((it) => [it, kept.weights[it] ?? defaultCrisisRules.weights[it]]))
  return radarSettingsSchema.parse({ ...kept, weights })
}

/** An item as it was scored: its parts with the weights of then. */
export type Scored = {
  readonly id: string
  readonly title: string
  readonly level: CrisisLevel
  readonly parts: readonly { readonly name: string; readonly value: number; readonly weight: number }[]
}

/** What scores of before would be under other settings. As far as a source reaches is in the parts already and stays so. */
export function changedBy(items: readonly Scored[], now: RadarSettings, asked: RadarSettings) {
  return items.flatMap((it) => {
    const under = (rules: RadarSettings) => {
      const weighed = it.parts.map(({ name, value }) => ({ value, weight: rules.weights[name as CrisisPart] ?? 0 }))
      return levelOf(sumOf(weighed), rules.levels)
    }
    const [from, to] = [under(now), under(asked)]
    return from === to ? [] : [{ id: it.id, title: it.title, from, to }]
  })
}
