import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { Refused } from '../base/refused.ts'
import { unpackZip, ZipRefused } from './zip.ts'

/**
 * The text of a file that a stranger made: the file itself, or the first wanted entry of a ZIP.
 * @param it.isWanted by its name in the ZIP; the others are not even inflated
 * @throws {Refused} `import-empty`, `import-unreadable`, `import-expands`
 */
export async function readTextFile(
  path: string,
  it: { readonly isWanted: (name: string) => boolean; readonly expandedMbMax: number },
): Promise<string> {
  const bytes = await readFile(path)
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
  const text = textOf(isZip ? wantedOf(bytes, it) : bytes)
  if (text.trim() === '') throw new Refused({ code: 'import-empty' })
  return text
}

function wantedOf(zip: Buffer, it: { isWanted: (name: string) => boolean; expandedMbMax: number }): Buffer {
  try {
    const [first] = unpackZip(zip, { keep: it.isWanted, expandedBytesMax: it.expandedMbMax * 1024 * 1024 }).values()
    if (!first) throw new ZipRefused('unreadable', 'nothing that is wanted')
    return first
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error
    if (error.why === 'expands') throw new Refused({ code: 'import-expands', max: it.expandedMbMax })
    throw new Refused({ code: 'import-unreadable', detail: 'ZIP' })
  }
}

function textOf(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (!encoding && bytes.includes(0)) throw new Refused({ code: 'import-unreadable', detail: '' })
  return new TextDecoder(encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes)
}
