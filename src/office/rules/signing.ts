/** How the office may sign its papers: what each way asks for before it is chosen. */
import type { Reason } from '../../base/refused.ts'
import { isServiceAddress } from '../../base/service-address.ts'
import { signersOf, type SignedPaper, type SigningSetting } from '../../base/signing.ts'

export const usesBsre = (method: SigningSetting['method']) => method === 'bsre-v1' || method === 'bsre-v2'

export function whyNotSignSo({
  method,
  address,
  clientId,
  keyStore,
  papers,
}: SigningSetting & { readonly papers: readonly SignedPaper[] }): Reason | null {
  if ((usesBsre(method) || address !== null) && !isServiceAddress(address ?? ''))
    return { code: 'signing-address-wrong', field: 'address' }
  if (usesBsre(method) && !clientId) return { code: 'signing-client-missing', field: 'clientId' }
  if (method === 'pades' && !keyStore) return { code: 'key-store-missing', field: 'keyStore' }
  const isTwice = new Set(papers.map((it) => it.kind)).size < papers.length
  const isStranger = papers.some(({ kind, by }) => !(signersOf[kind] as readonly string[]).includes(by))
  if (isTwice || isStranger) return { code: 'signer-of-kind-wrong', field: 'papers' }
  return null
}
