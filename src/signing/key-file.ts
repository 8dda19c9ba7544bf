/** Certificate files with their private keys: encrypted as they were uploaded, readable by Siar alone, never served. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../base/hash.ts'

const pathOf = (folder: string, hash: string) => join(folder, `${hash}.p12`)

/** Keeps a file under its hash, whole or not at all. @returns the hash */
export async function keepKeyFile(folder: string, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = join(folder, `${randomUUID()}.tmp`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, pathOf(folder, hash))
  } finally {
    await rm(beside, { force: true })
  }
  return hash
}

/** @returns null when it is not in this server's folder, or is not the file that was kept */
export async function readKeyFile(folder: string, hash: string): Promise<Buffer | null> {
  const bytes = await readFile(pathOf(folder, hash)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return bytes && sha256(bytes) === hash ? bytes : null
}

/** Removes every file but this one: a private key that is no longer used should not lie about. */
export async function forgetOtherKeyFiles(folder: string, hash: string): Promise<void> {
  for (const name of await readdir(folder)) if (name !== `${hash}.p12`) await rm(join(folder, name), { force: true })
}
