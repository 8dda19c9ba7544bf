/** Crisis levels, the mildest first: Pantau, Perhatian, Siaga, Krisis. */
export const levels = ['watch', 'attention', 'alert', 'crisis'] as const
export type CrisisLevel = (typeof levels)[number]

/** Siaga and Krisis. */
export const crisisLevels = ['alert', 'crisis'] as const satisfies readonly CrisisLevel[]

/** Siaga and Krisis: the clock on the wall counts, quiet hours do not, and a leader's spoken YES may do for a while. */
export const isCrisis = (level: string | null): level is (typeof crisisLevels)[number] =>
  crisisLevels.some((it) => it === level)
