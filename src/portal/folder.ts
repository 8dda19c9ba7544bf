/** The portal's folder: files are replaced whole or not at all, and only where their bytes differ. */
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Folder = {
  /**
   * Puts a file in its place, from the portal's root: `/berita/…/index.html`. Answers whether anything changed.
   * A reader sees the old file or the new one, never half of one, also after a power cut.
   */
  put(path: string, bytes: string | Uint8Array): Promise<boolean>
  /** Copies a stored file into its place; a file that is there already is the same, since its name is its hash. */
  copy(from: string, path: string): Promise<boolean>
  remove(path: string): Promise<boolean>
  /** Removes a folder with all that is in it. */
  removeTree(path: string): Promise<void>
  /** The text of a file, or null. */
  read(path: string): Promise<string | null>
  has(path: string): Promise<boolean>
  /** Removes every file that is not among these, and what was left half-written by a stopped process. */
  keepOnly(paths: ReadonlySet<string>): Promise<number>
}

/** @param durable false leaves the flush to the operating system: for writing all anew, which can be done again */
export function openFolder(root: string, durable: boolean): Folder {
  const placed = async (path: string, fill: (temporary: string) => Promise<void>): Promise<void> => {
    const target = join(root, path)
    const folder = dirname(target)
    // Begins with a dot, so that no server gives it out; a stopped process leaves it, `keepOnly` clears it.
    const temporary = join(folder, `.baru-${randomBytes(8).toString('hex')}`)
    try {
      await fill(temporary).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
        await mkdir(folder, { recursive: true, mode: 0o755 })
        await fill(temporary)
      })
      await rename(temporary, target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    if (durable) await flushFolder(folder)
  }
  const has = async (path: string) =>
    stat(join(root, path)).then(
      (it) => it.isFile(),
      () => false,
    )
  return {
    async put(path, bytes) {
      const wanted = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
      const there = await readFile(join(root, path)).catch(() => null)
      if (there?.equals(wanted)) return false
      await placed(path, async (temporary) => {
        const file = await open(temporary, 'wx', 0o644)
        try {
          await file.writeFile(wanted)
          if (durable) await file.datasync()
        } finally {
          await file.close()
        }
      })
      return true
    },
    async copy(from, path) {
      if (await has(path)) return false
      await placed(path, async (temporary) => {
        await mkdir(dirname(temporary), { recursive: true, mode: 0o755 })
        await copyFile(from, temporary)
        const file = await open(temporary, 'r+')
        try {
          await file.chmod(0o644)
          if (durable) await file.datasync()
        } finally {
          await file.close()
        }
      })
      return true
    },
    async remove(path) {
      if (!(await has(path))) return false
      await rm(join(root, path), { force: true })
      if (durable) await flushFolder(dirname(join(root, path)))
      return true
    },
    removeTree: (path) => rm(join(root, path), { recursive: true, force: true }),
    read: (path) => readFile(join(root, path), 'utf8').catch(() => null),
    has,
    async keepOnly(paths) {
      let removed = 0
      const walk = async (at: string): Promise<boolean> => {
        let empty = true
        for (const entry of await readdir(join(root, at), { withFileTypes: true }).catch(() => [])) {
          const path = `${at}/${entry.name}`
          if (entry.isDirectory()) {
            if (await walk(path)) await rm(join(root, path), { recursive: true, force: true })
            else empty = false
          } else if (paths.has(path)) empty = false
          else {
            await rm(join(root, path), { force: true })
            removed++
          }
        }
        return empty
      }
      await walk('')
      return removed
    },
  }
}

/** Makes a rename last through a power cut (fsync of the folder). Some file systems cannot; there is nothing to do then. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  try {
    await handle.sync().catch(() => {})
  } finally {
    await handle.close()
  }
}
