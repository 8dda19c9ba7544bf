import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cosignatureLine, verifierKey, type Signer } from './note.ts'
import { readVerifierKey, Unproven, type VerifierKey } from './verify-note.ts'
import { verifyFolder, type Verified } from './verify.ts'

/**
 * A second office's signature under an exported checkpoint, after checking the whole export and that it continues what
 * this office saw last. What it has now seen is kept before anything is signed: a signature that nobody remembers
 * would let the ledger be rewritten behind it.
 * @param it.seen the file of the checkpoint this office saw last; holds the new one afterwards
 * @param it.first there is no such file yet: the start of this office's watch
 * @param it.out where the signed checkpoint goes; the exported one itself when absent
 * @throws {Unproven} when the export is not whole, or does not continue what was seen
 */
export async function cosign(
  it: { folder: string; key: VerifierKey; signer: Signer; seen: string; first: boolean; out?: string | undefined },
  now: Date,
): Promise<Verified> {
  const old = await readFile(it.seen).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!old && !it.first)
    throw new Unproven(
      `${it.seen} is not there: give the checkpoint this office saw last, or --first when it begins to watch.`,
    )
  if (old && it.first)
    throw new Unproven(`${it.seen} is there already, so this is not the first time: leave --first out.`)
  const verified = await verifyFolder(it.folder, { key: it.key, olds: old ? [{ name: it.seen, note: old }] : [] })

  const path = join(it.folder, 'checkpoint')
  const note = await readFile(path, 'utf8')
  if (!note.startsWith(`${verified.text}\n— `)) throw new Unproven(`${path} changed while it was being checked.`)
  const { id } = readVerifierKey(verifierKey(it.signer, 'witness'))
  const lines = note.slice(verified.text.length + 1, -1).split('\n')
  const kept = lines.filter((line) => !isBy(line, it.signer.name, id)) // an earlier one by this key is taken over
  const signed = `${verified.text}\n${kept.map((line) => `${line}\n`).join('')}${cosignatureLine(verified.text, it.signer, now)}`
  await replace(it.seen, signed)
  await replace(it.out ?? path, signed)
  return verified
}

function isBy(line: string, name: string, id: string): boolean {
  const [, by, encoded] = line.split(' ')
  return by === name && Buffer.from(encoded ?? '', 'base64').toString('hex', 0, 4) === id
}

async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`
  const file = await open(temporary, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(temporary, { force: true })
    throw error
  }
}
