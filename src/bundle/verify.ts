/** Re-checks an archive bundle, or a package of bundles, from the file alone: no database, no network. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VerifierKey } from '../ledger/verify-note.ts'
import { checkBag } from './check-bag.ts'
import { checkRecord, type Proven } from './check-record.ts'
import { fault, type Fault } from './faults.ts'
import { openZip, type OpenZip } from './unzip.ts'

export type Verified = {
  readonly faults: readonly Fault[]
  /** Of a bundle; null for a package, and for what is no bag at all. */
  readonly proven: Proven | null
  /** Of a package: its bundles by their path in it. */
  readonly bundles: ReadonlyMap<string, Verified>
}
export type Trusted = { readonly key?: VerifierKey | undefined; readonly origin?: string | undefined }

const FILES_MAX = 50_000
const BYTES_MAX = 64 * 1024 * 1024 * 1024

/**
 * @param trusted the office's verifier key and address, known from elsewhere; without them a bundle is measured by what it
 *   brings itself, which shows damage but not a bundle that was made up as a whole
 */
export async function verifyBundle(path: string, trusted: Trusted = {}): Promise<Verified> {
  return verifyWithin(path, trusted, true)
}

async function verifyWithin(path: string, trusted: Trusted, mayBePackage: boolean): Promise<Verified> {
  const zip = await openZip(path, { files: FILES_MAX, bytes: BYTES_MAX })
  if ('code' in zip) return { faults: [zip], proven: null, bundles: new Map() }
  try {
    const { folder, payload, hashes, faults } = await checkBag(zip)
    const inner = payload.filter((it) => /^data\/bundles\/[^/]+\.zip$/.test(it))
    if (mayBePackage && !payload.includes('data/dossier.json') && payload.includes('data/list.csv')) {
      const bundles = await verifyInner(zip, { folder, inner, trusted })
      const broken = [...bundles].filter(([, it]) => it.faults.length > 0)
      return { faults: [...faults, ...broken.map(([name]) => fault('nested', name))], proven: null, bundles }
    }
    const read = (it: string, max: number) => zip.read(`${folder}${it}`, max)
    const record = await checkRecord(payload, { read, hashes }, trusted)
    return { faults: [...faults, ...record.faults], proven: record.proven, bundles: new Map() }
  } finally {
    zip.close()
  }
}

async function verifyInner(
  zip: OpenZip,
  it: { folder: string; inner: readonly string[]; trusted: Trusted },
): Promise<Map<string, Verified>> {
  const found = new Map<string, Verified>()
  const place = await mkdtemp(join(tmpdir(), 'siar-package-'))
  try {
    for (const name of it.inner) {
      const path = join(place, 'bundle.zip')
      const whole = await zip.extract(`${it.folder}${name}`, path)
      found.set(
        name,
        whole
          ? await verifyWithin(path, it.trusted, false)
          : { faults: [fault('damaged', name)], proven: null, bundles: new Map() },
      )
      await rm(path, { force: true })
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
  return found
}
