/**
 * Where the office's own mail servers may stand, by the judgement of the guard (`public-address.ts`): on the open internet,
 * or in a private network, since an office's own often does; in the clear only the latter. Never link-local, where clouds
 * keep their metadata, or an otherwise odd address; on this machine only where it was typed as this machine, so that no
 * name ever leads here. A name is resolved once, and what was judged is what is connected to.
 */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { isInsideAddress, isLoopbackAddress, isPublicAddress } from './public-address.ts'

export type MailHost = { readonly host: string; readonly security: 'tls' | 'starttls' | 'none' }
export type JudgedHost =
  | { readonly address: string; readonly servername: string | undefined }
  | { readonly failed: 'address-refused' | 'no-connection' | 'too-slow'; readonly said: string }

type Resolve = (name: string) => Promise<readonly { readonly address: string }[]>
// One address is tried: most networks have a way out by the older ones.
const resolveName: Resolve = (name) => lookup(name, { all: true, order: 'ipv4first' })

/** @param resolve told by tests */
export async function judgeMailHost(
  { host, security }: MailHost,
  patienceMs: number,
  resolve = resolveName,
): Promise<JudgedHost> {
  const isHere = host.toLowerCase() === 'localhost' || isLoopbackAddress(host)
  const mayConnect = (it: string) =>
    isLoopbackAddress(it) ? isHere : isInsideAddress(it) || (security !== 'none' && isPublicAddress(it))
  if (isIP(host) !== 0)
    return mayConnect(host) ? { address: host, servername: undefined } : { failed: 'address-refused', said: host }
  const answered = new AbortController()
  try {
    const addresses = await Promise.race([
      resolve(host),
      wait(patienceMs, null, { signal: answered.signal }).catch(() => null),
    ])
    const [first] = addresses ?? []
    if (!addresses) return { failed: 'too-slow', said: host }
    return first && addresses.every((it) => mayConnect(it.address))
      ? { address: first.address, servername: host }
      : { failed: 'address-refused', said: host }
  } catch (error) {
    return { failed: 'no-connection', said: (error as Error).message }
  } finally {
    answered.abort()
  }
}
