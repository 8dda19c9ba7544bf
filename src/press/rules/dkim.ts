import { domainOf } from '../../base/mail-address.ts'

/**
 * The DNS record by which anybody checks that a letter is the office's own (RFC 6376 §3.6.2).
 * @param publicKey base64 of its DER form (SubjectPublicKeyInfo)
 * @param sender the address that letters come from
 */
export function dkimRecord(it: { readonly selector: string; readonly publicKey: string; readonly sender: string }): {
  name: string
  value: string
} {
  return { name: `${it.selector}._domainkey.${domainOf(it.sender)}`, value: `v=DKIM1; k=rsa; p=${it.publicKey}` }
}
