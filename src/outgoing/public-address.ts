import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether a numeric address is one of the open internet: not this machine, its network, a link-local one (where clouds
 * keep their metadata), shared, reserved, or an IPv6 form that carries one of these inside (RFC 6890, RFC 6052, RFC 3056).
 * What DNS64 makes of an address of IPv4 is judged as that one.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? '' // a zone is of this machine alone
  if (!ipaddr.isValid(plain)) return false
  const it = withinDns64(ipaddr.process(plain))
  return !servesInside(it) && it.range() === 'unicast' && (it.kind() === 'ipv4' || it.match(GLOBAL))
}

/** By its well-known prefix alone, which carries addresses of the open internet (RFC 6052, 2.1 and 3.1). */
function withinDns64(it: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  return it.kind() === 'ipv6' && it.match(DNS64) ? new ipaddr.IPv4(it.toByteArray().slice(12)) : it
}
const DNS64 = ipaddr.parseCIDR('64:ff9b::/96')
/** All that was ever given out of IPv6 (RFC 4291, 2.4); before it lie forms that carry an address of IPv4 (2.5.5.1). */
const GLOBAL = ipaddr.parseCIDR('2000::/3')
/** Public or private as a number, and in a cloud what serves its machines alone (Azure; AWS, Google and Alibaba). */
const SERVES_INSIDE = new Set(['168.63.129.16', 'fd00:ec2::254', 'fd20:ce::254', '100.100.100.200'])
const servesInside = (it: ipaddr.IPv4 | ipaddr.IPv6) => SERVES_INSIDE.has(it.toString())

/**
 * Whether a numeric address is of this machine or of a private network (RFC 1918, RFC 4193, RFC 6598), so that what is
 * sent there in the clear does not cross the internet. Not a link-local one: there clouds keep their metadata.
 */
export function isInsideAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? ''
  if (!ipaddr.isValid(plain)) return false
  const it = ipaddr.process(plain)
  return !servesInside(it) && ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'].includes(it.range())
}

/** Whether a numeric address is of this very machine. */
export function isLoopbackAddress(address: string): boolean {
  const plain = address.split('%')[0] ?? ''
  return ipaddr.isValid(plain) && ipaddr.process(plain).range() === 'loopback'
}

/** Names that stand for nothing on the open internet (RFC 6761, RFC 6762, RFC 9476 and what home networks use). */
const INSIDE_NAMES = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|test|example|invalid|alt|arpa)\.?$/

/** Whether others on the open internet may find what answers at a web address, as far as the address itself says. */
export function isPublicSite(address: string): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes('.') && !INSIDE_NAMES.test(host)
}
