/**
 * The DNS record by which anybody checks that a letter is the office's own (RFC 6376 §3.6.2).
 * @param publicKey base64 of its DER form (SubjectPublicKeyInfo)
 * @param sender the address that letters come from
 */
export function dkimRecord(it: { readonly selector: string; readonly publicKey: string; readonly sender: string }): {
  name: string
  value: string
} {
  const domain = it.sender.split('@').at(-1) ?? ''
  return { name: `${it.selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${it.publicKey}` }
}
