import { fault, type Fault } from './faults.ts'
import type { OpenZip } from './unzip.ts'

const LIST_MAX_BYTES = 32 * 1024 * 1024

export type CheckedBag = {
  readonly folder: string
  /** Its payload's paths below the folder. */
  readonly payload: readonly string[]
  /** The SHA-256 that each listed file was found to have: a large one is read for it once. */
  readonly hashes: ReadonlyMap<string, string>
  readonly faults: readonly Fault[]
}

/** Whether a ZIP holds one whole bag (RFC 8493), nothing missing, changed or added. */
export async function checkBag(zip: OpenZip): Promise<CheckedBag> {
  const hashes = new Map<string, string>()
  const faults: Fault[] = [...zip.faults]
  const tops = new Set([...zip.files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)))
  const [folder = ''] = tops
  if (tops.size !== 1 || folder === '') faults.push(fault('several-folders', 'The ZIP'))
  const inBag = new Set(
    [...zip.files.keys()].filter((it) => it.startsWith(folder)).map((it) => it.slice(folder.length)),
  )
  const payload = [...inBag].filter((it) => it.startsWith('data/'))
  const tags = [...inBag].filter((it) => !it.startsWith('data/'))

  const declaration = await text(zip, `${folder}bagit.txt`)
  if (declaration !== 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    faults.push(fault('declaration', 'bagit.txt'))
  if (inBag.has('fetch.txt')) faults.push(fault('fetch', 'fetch.txt'))

  for (const [list, files, unlisted] of [
    ['manifest-sha256.txt', payload, []],
    ['tagmanifest-sha256.txt', tags, ['tagmanifest-sha256.txt']],
  ] as const) {
    const written = await text(zip, `${folder}${list}`)
    if (written === null) {
      faults.push(fault('manifest-missing', list))
      continue
    }
    const listed = new Set<string>(unlisted)
    for (const line of written.split('\n').slice(0, -1)) {
      const [, hash = '', escaped = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
      const path = escaped.replace(/%(0A|0D|25)/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      const mine = list === 'manifest-sha256.txt' ? path.startsWith('data/') : !path.startsWith('data/')
      if (hash === '' || !mine || listed.has(path) || path.split(/[/\\]/).includes('..')) {
        faults.push(fault('manifest-line', list, line.slice(0, 200)))
        continue
      }
      listed.add(path)
      if (!inBag.has(path)) {
        faults.push(fault('file-missing', path))
        continue
      }
      const found = await zip.hash(`${folder}${path}`)
      if (typeof found !== 'string') {
        faults.push(found)
        continue
      }
      hashes.set(path, found)
      if (found !== hash) faults.push(fault('file-changed', path))
    }
    for (const path of files) if (!listed.has(path)) faults.push(fault('file-extra', path))
  }

  const [, bytes, count] = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec((await text(zip, `${folder}bag-info.txt`)) ?? '') ?? []
  const size = payload.reduce((sum, path) => sum + (zip.files.get(`${folder}${path}`)?.sizeBytes ?? 0), 0)
  if (Number(bytes) !== size || Number(count) !== payload.length) faults.push(fault('bag-info', 'bag-info.txt'))
  return { folder, payload, hashes, faults }
}

async function text(zip: OpenZip, path: string): Promise<string | null> {
  const bytes = await zip.read(path, LIST_MAX_BYTES)
  const read = bytes?.toString('utf8')
  return read !== undefined && Buffer.from(read).equals(bytes as Buffer) ? read : null
}
