/** Whether this may be a browser's subscription: an https address, a point of P-256 uncompressed, a secret of 16 bytes. */
export function isSubscription(it: {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}): boolean {
  if (!URL.canParse(it.endpoint)) return false
  const { protocol, username, port } = new URL(it.endpoint)
  const key = Buffer.from(it.p256dh, 'base64url')
  return (
    protocol === 'https:' &&
    username === '' &&
    port === '' &&
    key.length === 65 &&
    key[0] === 4 &&
    Buffer.from(it.auth, 'base64url').length === 16
  )
}
