/** A bag (RFC 8493) written into a ZIP: its payload under `data/`, then the tag files that say what it must hold. */
import { createHash } from 'node:crypto'
import { oneLine } from '../base/text.ts'
import type { Written, ZipWriter } from './zip.ts'

const FILES_MAX = 50_000

/** One file of a bag: its path below `data/`, and what it holds, or where on the disk that lies. */
export type BagFile =
  | { readonly path: string; readonly bytes: Buffer | string }
  | { readonly path: string; readonly from: string; readonly hash?: string }

export class BagRefused extends Error {
  override readonly name = 'BagRefused'
}

/**
 * Writes one bag.
 * @param it.name the folder of the bag within the ZIP
 * @param it.info further lines of `bag-info.txt`, each a label and a text of one line
 * @param it.tags further tag files beside `bagit.txt`, by their name
 * @param it.added is told after each file, so that a caller can show how far it is
 * @throws {BagRefused} for a path that no system can hold, two that some systems take for one, a file that is not what its
 *   hash says, or more than `bytesMax` bytes in all
 */
export async function writeBag(
  zip: ZipWriter,
  it: {
    name: string
    files: AsyncIterable<BagFile> | Iterable<BagFile>
    info: readonly (readonly [label: string, text: string])[]
    tags: Readonly<Record<string, string>>
    bagged: string
    bytesMax: number
    added?: (files: number) => Promise<void> | void
  },
): Promise<{ files: number; bytes: number }> {
  const lines: string[] = []
  const taken = new Set<string>()
  let bytes = 0
  for await (const file of it.files) {
    const path = `data/${file.path}`
    const problem = whyNotPath(path)
    if (problem) throw new BagRefused(`${JSON.stringify(path)}: ${problem}`)
    if (taken.has(path.toLowerCase())) throw new BagRefused(`${path} stands in the bag twice`)
    if (taken.size >= FILES_MAX) throw new BagRefused(`more than ${FILES_MAX} files`)
    taken.add(path.toLowerCase())
    const { hash, sizeBytes } = await addTo(zip, `${it.name}/${path}`, file)
    if ('from' in file && file.hash !== undefined && file.hash !== hash)
      throw new BagRefused(`${file.from} is not the file that its hash says`)
    bytes += sizeBytes
    if (bytes > it.bytesMax) throw new BagRefused(`more than ${it.bytesMax} bytes`)
    lines.push(manifestLine(hash, path))
    await it.added?.(taken.size)
  }
  const info = [...it.info, ['Bagging-Date', it.bagged], ['Payload-Oxum', `${bytes}.${taken.size}`]]
  const tags: Record<string, string> = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': info.map(([label, text]) => `${label}: ${oneLine(text ?? '')}\n`).join(''),
    ...it.tags,
    'manifest-sha256.txt': lines.toSorted(byPath).join(''),
  }
  for (const [name, text] of Object.entries(tags)) await zip.add(`${it.name}/${name}`, Buffer.from(text))
  const tagLines = Object.entries(tags).map(([name, text]) => manifestLine(sha256(text), name))
  await zip.add(`${it.name}/tagmanifest-sha256.txt`, Buffer.from(tagLines.toSorted(byPath).join('')))
  return { files: taken.size, bytes }
}

async function addTo(zip: ZipWriter, name: string, file: BagFile): Promise<Written> {
  if ('from' in file) return zip.addFile(name, file.from)
  const bytes = Buffer.from(file.bytes as string)
  await zip.add(name, bytes)
  return { hash: sha256(bytes), sizeBytes: bytes.length }
}

const PATH_MAX_BYTES = 200 // with the folder someone unpacks it into, below the 260 of old Windows

/** Why a path could not be unpacked everywhere as it is; null when it can. */
export function whyNotPath(path: string): string | null {
  if (path !== path.normalize('NFC') || !path.isWellFormed()) return 'is not in Unicode normal form C'
  if (Buffer.byteLength(path) > PATH_MAX_BYTES) return `is longer than ${PATH_MAX_BYTES} bytes`
  if (path.startsWith('/') || path.startsWith('~') || /^[a-z]:/i.test(path)) return 'is an absolute path'
  // oxlint-disable-next-line no-control-regex -- these are the very signs that are refused
  if (/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)) return 'holds a sign that some systems do not allow'
  const parts = path.split('/')
  if (parts.some((it) => it === '' || it === '.' || it === '..')) return 'leaves its folder or has an empty part'
  return parts.some((it) => /[. ]$/.test(it) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(it))
    ? 'has a part that Windows does not allow'
    : null
}

/** A line as `sha256sum -c` reads it, too; in the path LF, CR and % stand as RFC 8493 (2.1.3) writes them. */
function manifestLine(hash: string, path: string): string {
  return `${hash}  ${path.replace(/[%\r\n]/g, (sign) => encodeURIComponent(sign))}\n`
}

const byPath = (left: string, right: string) => (left.slice(66) < right.slice(66) ? -1 : 1)
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
