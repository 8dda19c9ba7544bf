import ipaddr from 'ipaddr.js'

/**
 * Whether a numeric address is one of the open internet: not this machine, its network, a link-local one (where clouds
 * keep their metadata), shared, reserved, or an IPv6 form that carries one of these inside (RFC 6890, RFC 6052, RFC 3056).
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? '' // a zone is of this machine alone
  if (!ipaddr.isValid(plain)) return false
  return ipaddr.process(plain).range() === 'unicast'
}
