import { randomUUID } from 'node:crypto'
import { chmod, link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { KeyRefused, makeSigner, readSigner, writeSigner, type Signer } from './note.ts'

/** The file of the ledger's secret key in the data folder. */
export const KEY_FILE = 'ledger.key'

/**
 * The key that signs this office's checkpoints: from `SIAR_LEDGER_KEY`, else from the data folder, made at the first start.
 * Its name, the ledger's origin, is the public address of that first start and stays when the address changes.
 * @param given the value of `SIAR_LEDGER_KEY`; nodes that share a database share this key
 * @throws {KeyRefused} with one sentence when the key cannot be read
 */
export async function openLedgerKey(at: { folder: string; url: string; given: string | undefined }): Promise<Signer> {
  if (at.given) return readAs('SIAR_LEDGER_KEY', at.given)
  const path = join(at.folder, KEY_FILE)
  const found = await readKeyFile(path)
  if (found) return found
  await writeKeyFile(path, makeSigner(originOf(at.url))).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error // another process made it in this instant: that one counts
  })
  const made = await readKeyFile(path)
  if (!made) throw new KeyRefused(`${path} vanished while it was read`)
  return made
}

/** @returns null when there is no such file */
export async function readKeyFile(path: string): Promise<Signer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  await chmod(path, 0o600).catch(() => {}) // a restored back-up may have opened it; on a read-only disk it stays as it is
  return readAs(path, text)
}

/**
 * Writes a secret key, readable by its owner alone, whole or not at all.
 * @throws {Error} EEXIST when the file is there already: a key is never overwritten
 */
export async function writeKeyFile(path: string, signer: Signer): Promise<void> {
  const temporary = `${path}.${randomUUID()}`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(writeSigner(signer))
      await file.sync()
    } finally {
      await file.close()
    }
    await link(temporary, path) // unlike rename, this refuses to replace
  } finally {
    await rm(temporary, { force: true })
  }
}

/** A public address as the name of a log: no scheme, no slash at its end (C2SP tlog-checkpoint). */
function originOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname.replace(/\/+$/, '')}/buku/1`.replaceAll('+', '-')
}

function readAs(where: string, text: string): Signer {
  try {
    return readSigner(text)
  } catch (error) {
    throw error instanceof KeyRefused ? new KeyRefused(`${where}: ${error.message}`) : error
  }
}
