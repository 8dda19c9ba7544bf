/** The languages that are told apart in what comes in. */
export const languages = ['id', 'jv', 'en'] as const
export type Language = (typeof languages)[number]
