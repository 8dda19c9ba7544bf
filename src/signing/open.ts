import type { SigningSetting } from '../base/signing.ts'
import { bsreSigner } from './bsre.ts'
import { readKeyFile } from './key-file.ts'
import { localSigner } from './local.ts'
import { padesSigner } from './pades.ts'
import type { NotSigned, Signer } from './signer.ts'

/** Where this server keeps what the database must not know. */
export type SigningPlace = {
  /** Of certificate files. */
  readonly folder: string
  /** Of the office's client at BSrE, from `SIAR_BSRE_SECRET`. */
  readonly bsreSecret: string | undefined
}

/** The signer that the office chose, or what it still lacks on this server. */
export async function openSigner(setting: SigningSetting, place: SigningPlace): Promise<Signer | NotSigned> {
  const { method, address, clientId, keyStore } = setting
  switch (method) {
    case 'local':
      return localSigner
    case 'pades': {
      const file = keyStore && (await readKeyFile(place.folder, keyStore.hash))
      return file ? padesSigner(file) : { refused: { code: 'key-store-missing', field: 'keyStore' }, later: false }
    }
    case 'bsre-v1':
    case 'bsre-v2': {
      if (!address || !clientId) return { refused: { code: 'signing-address-wrong', field: 'address' }, later: false }
      if (!place.bsreSecret) return { refused: { code: 'signing-secret-missing' }, later: false }
      return bsreSigner({ version: method === 'bsre-v1' ? 1 : 2, address, clientId, clientSecret: place.bsreSecret })
    }
  }
}
