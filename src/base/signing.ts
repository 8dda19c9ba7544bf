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
