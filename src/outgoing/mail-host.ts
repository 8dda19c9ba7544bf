/**
 * Where the office's own mail servers may stand, by the judgement of the guard (`public-address.ts`): on the open internet,
 * or in a private network, since an office's own often does; in the clear only the latter. Never link-local, where clouds
 * keep their metadata, or an otherwise odd address; on this machine only where it was typed as this machine or by a name
 * that is its own, so that no name of others ever leads here. A name is resolved once, and what was judged is what is
 * connected to.
 */
import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { isInsideAddress, isLoopbackAddress, isPublicAddress } from './public-address.ts'

export type MailHost = { readonly host: string; readonly security: 'tls' | 'starttls' | 'none' }
export type JudgedHost =
  | { readonly address: string; readonly servername: string | undefined }
  | { readonly failed: 'address-refused' | 'no-connection' | 'too-slow'; readonly said: string }

type Machine = {
  readonly resolve: (name: string) => Promise<readonly { readonly address: string }[]>
  readonly hostname: () => string
  /** The names that the machine itself gives to addresses; empty where it keeps none. */
  readonly hostsFile: () => Promise<string>
}
const thisMachine: Machine = {
  // One address is tried: most networks have a way out by the older ones, and some by the newer alone (DNS64).
  resolve: (name) => lookup(name, { all: true, order: leadsOutBy('IPv4') || !leadsOutBy('IPv6') ? 'ipv4first' : 'ipv6first' }), // prettier-ignore
  hostname,
  hostsFile: () => readFile('/etc/hosts', 'utf8').catch(() => ''),
}
const leadsOutBy = (family: 'IPv4' | 'IPv6') =>
  Object.values(networkInterfaces()).some((all) =>
    all?.some((it) => it.family === family && !it.internal && !it.address.startsWith('fe80:')),
  )

/**
 * Of several addresses the first that may be reached is taken, and the others are passed over.
 * @param it.stopped ends the wait for the name, whose reason is thrown
 * @param it.machine told by tests
 */
export async function judgeMailHost(
  { host, security }: MailHost,
  patienceMs: number,
  { stopped, machine = thisMachine }: { readonly stopped?: AbortSignal | undefined; readonly machine?: Machine } = {},
): Promise<JudgedHost> {
  const mayConnect = (it: string, isHere: boolean) =>
    isLoopbackAddress(it) ? isHere : isInsideAddress(it) || (security !== 'none' && isPublicAddress(it))
  const refused = { failed: 'address-refused', said: host } as const
  if (isIP(host) !== 0) return mayConnect(host, true) ? { address: host, servername: undefined } : refused
  const answered = new AbortController()
  const signal = stopped ? AbortSignal.any([answered.signal, stopped]) : answered.signal
  try {
    const addresses = await Promise.race([machine.resolve(host), wait(patienceMs, null, { signal }).catch(() => null)])
    stopped?.throwIfAborted()
    if (!addresses) return { failed: 'too-slow', said: host }
    const isHere = addresses.some((it) => isLoopbackAddress(it.address)) && (await isOwnName(host, machine))
    const found = addresses.find((it) => mayConnect(it.address, isHere))
    return found ? { address: found.address, servername: host } : refused
  } catch (error) {
    stopped?.throwIfAborted()
    return { failed: 'no-connection', said: (error as Error).message }
  } finally {
    answered.abort()
  }
}

/**
 * Whether a name is this machine's own, for which systems often tell it its loopback address (Debian: 127.0.1.1): its
 * host name or one under it, or one that its own table leads to itself. What the DNS says counts for nothing here.
 */
async function isOwnName(host: string, machine: Machine): Promise<boolean> {
  const name = host.toLowerCase()
  const own = machine.hostname().toLowerCase()
  if (name === 'localhost' || name === own) return true
  if (own.includes('.') && name.endsWith(`.${own}`)) return true
  return (await machine.hostsFile()).split('\n').some((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().toLowerCase().split(/\s+/)
    return isLoopbackAddress(address) && names.includes(name)
  })
}
