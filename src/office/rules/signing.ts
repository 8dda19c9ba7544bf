/** How the office may sign its papers: what each way asks for before it is chosen. */
import type { Reason } from '../../base/refused.ts'
import { isServiceAddress } from '../../base/service-address.ts'
import type { SigningSetting } from '../../base/signing.ts'

export const usesBsre = (method: SigningSetting['method']) => method === 'bsre-v1' || method === 'bsre-v2'

export function whyNotSignSo({ method, address, clientId, keyStore }: SigningSetting): Reason | null {
  if ((usesBsre(method) || address !== null) && !isServiceAddress(address ?? ''))
    return { code: 'signing-address-wrong', field: 'address' }
  if (usesBsre(method) && !clientId) return { code: 'signing-client-missing', field: 'clientId' }
  if (method === 'pades' && !keyStore) return { code: 'key-store-missing', field: 'keyStore' }
  return null
}
