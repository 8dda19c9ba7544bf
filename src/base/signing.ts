/** How an office signs its papers. */
export const signatureMethods = ['local', 'pades', 'bsre-v1', 'bsre-v2'] as const
export type SignatureMethod = (typeof signatureMethods)[number]

export type SigningSetting = {
  readonly method: SignatureMethod
  /** Of BSrE's service; null for the other methods. */
  readonly address: string | null
  readonly clientId: string | null
  /** The SHA-256 of the certificate's file in the data folder. */
  readonly keyStore: { readonly hash: string } | null
}

/** Kinds of paper that may wait for a signature, and whose it can be; the first is the usual one. */
export const signersOf = {
  disposition: ['decider'],
  'press-release': ['decider', 'publisher'],
  'nota-dinas': ['sender'],
} as const
export const signedKinds = ['disposition', 'press-release', 'nota-dinas'] as const satisfies (keyof typeof signersOf)[]
export type SignedKind = (typeof signedKinds)[number]
export type SignedBy = (typeof signersOf)[SignedKind][number]
/** Papers of this kind wait for this person. */
export type SignedPaper = { readonly kind: SignedKind; readonly by: SignedBy }
