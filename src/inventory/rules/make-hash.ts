import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { plainHeader } from './columns.ts'

/** Names the make of a table by its header: files of one make have one, whatever year they are of. */
export function makeHashOf(header: readonly string[]): string {
  const plain = header.map(plainHeader)
  return sha256(canonical(plain.slice(0, plain.findLastIndex((it) => it !== '') + 1)))
}
