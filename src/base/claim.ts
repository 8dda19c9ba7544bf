/** What a hoax report says of a claim: the labels of the East Java hoax clinic, and the clock of its procedure. */
export const claimLabels = ['hoaks', 'disinformasi', 'misinformasi', 'fakta', 'ujaran-kebencian'] as const
export type ClaimLabel = (typeof claimLabels)[number]

/** A claim is quoted, not told: longer than this it is not one claim. */
export const CLAIM_MAX = 500

/** From the report to the clarification, by the clock on the wall: 1×24 hours. */
export const CLAIM_HOURS = 24
