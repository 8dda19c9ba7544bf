/** The portal's folder: files are replaced whole or not at all, and only where their bytes differ. */
import { randomBytes } from 'node:crypto'
import {
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

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
}

/** A folder that is read while it is written: each file is flushed and in its place before the next. */
export function openFolder(root: string): Folder {
  return folderAt(root, null)
}

/**
 * Writes a folder whole beside the one that is read, and puts it in its place in one step: a reader sees all of the old one
 * or all of the new, and when `fill` fails, as on a full disk, the old one stays as it was. What reads as before is linked
 * to it, so that only what changed takes room. `root` becomes a symbolic link. One at a time: the caller sees to that.
 * @param last is given the filled folder, to write what became of it meanwhile, and what puts it in its place
 */
export async function replaceFolder<Filled>(
  root: string,
  fill: (folder: Folder) => Promise<Filled>,
  last: (folder: Folder, place: () => Promise<void>) => Promise<void> = (_, place) => place(),
): Promise<Filled> {
  await removeFormer(root)
  const next = `${root}-${randomBytes(8).toString('hex')}`
  const whole = join(next, WHOLE)
  let filled: Filled
  try {
    await mkdir(next, { recursive: true, mode: 0o755 })
    await writeFile(whole, '')
    const written = new Set<string>()
    const folder = folderAt(next, { like: root, written })
    filled = await fill(folder)
    await flushFiles(next, written)
    await last(folder, async () => {
      await flushFiles(next, written)
      await rm(whole) // fails where somebody took the folder away meanwhile: what was written since is not all of it
      const link = `${next}-tautan`
      await symlink(process.platform === 'win32' ? resolve(next) : basename(next), link, 'junction')
      // A folder of its own kind is only there once, and Windows renames nothing onto a link: the two times with a gap.
      const putBack = process.platform === 'win32' || (await placedAt(root)) === null ? await setAside(root) : null
      await rename(link, root).catch(async (error: unknown) => {
        await putBack?.()
        throw error
      })
      await flushFolder(dirname(root))
    })
  } catch (error) {
    // It may stand in its place already, where the caller failed after that.
    if ((await placedAt(root)) !== basename(next))
      for (const path of [next, `${next}-tautan`]) await rm(path, { recursive: true, force: true })
    throw error
  }
  await removeFormer(root)
  return filled
}

const WHOLE = '.utuh' // lies in a folder that is being written, for as long as nobody takes it away

/** Removes every folder beside this one that was or was to be in its place, and is not. */
async function removeFormer(root: string): Promise<void> {
  const current = await placedAt(root)
  const name = new RegExp(`^${basename(root)}-[0-9a-f]{16}(-tautan)?$`)
  for (const entry of await readdir(dirname(root)).catch(() => []))
    if (name.test(entry) && entry !== current) await rm(join(dirname(root), entry), { recursive: true, force: true })
}

/** The folder that a link in its place leads to; null where none is a link. */
const placedAt = (root: string) => readlink(root).then(basename, () => null)

/** Makes room where a folder is to stand. @returns what puts the former back */
async function setAside(root: string): Promise<() => Promise<void>> {
  const former = await readlink(root).catch(() => null)
  if (former !== null) {
    await rm(root)
    return () => symlink(former, root, 'junction')
  }
  const aside = `${root}-${randomBytes(8).toString('hex')}`
  const was = await rename(root, aside).then(() => true, isGone)
  return async () => {
    if (was) await rename(aside, root)
  }
}

/** What a folder is written for that nobody reads yet: nothing of it is flushed until all is there. */
type Replacing = {
  /** The folder that is read, which may hold the same bytes already. */
  readonly like: string
  /** Takes the path of every file that was written, not linked. */
  readonly written: Set<string>
}

function folderAt(root: string, replacing: Replacing | null): Folder {
  const placed = async (path: string, fill: (temporary: string) => Promise<void>): Promise<void> => {
    const target = join(root, path)
    const folder = dirname(target)
    // Begins with a dot, so that no server gives it out; a stopped process leaves it, and it goes when all is written anew.
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
    if (replacing) replacing.written.add(path)
    else await flushFolder(folder)
  }
  /** Takes a file over from the folder that is replaced where it is `right`; a file system without links copies it. */
  const takenOver = async (path: string, right: (from: string) => Promise<boolean>): Promise<boolean> => {
    const from = replacing && join(replacing.like, path)
    if (!from || !(await right(from))) return false
    const target = join(root, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    return link(from, target).then(
      () => true,
      async () => {
        const copied = await copyFile(from, target).then(() => true, isGone) // it may have been taken away meanwhile
        if (copied) replacing.written.add(path)
        return copied
      },
    )
  }
  const has = (path: string) => isFile(join(root, path))
  return {
    async put(path, bytes) {
      const wanted = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
      const isSame = async (file: string) => (await readFile(file).catch(() => null))?.equals(wanted) ?? false
      if ((await isSame(join(root, path))) || (await takenOver(path, isSame))) return false
      await placed(path, async (temporary) => {
        const file = await open(temporary, 'wx', 0o644)
        try {
          await file.writeFile(wanted)
          if (!replacing) await file.datasync()
        } finally {
          await file.close()
        }
      })
      return true
    },
    async copy(from, path) {
      if ((await has(path)) || (await takenOver(path, (file) => isAsLong(file, from)))) return false
      await placed(path, async (temporary) => {
        await mkdir(dirname(temporary), { recursive: true, mode: 0o755 })
        await copyFile(from, temporary)
        const file = await open(temporary, 'r+')
        try {
          await file.chmod(0o644)
          if (!replacing) await file.datasync()
        } finally {
          await file.close()
        }
      })
      return true
    },
    async remove(path) {
      if (!(await has(path))) return false
      await rm(join(root, path), { force: true })
      if (!replacing) await flushFolder(dirname(join(root, path)))
      return true
    },
    removeTree: (path) => rm(join(root, path), { recursive: true, force: true }),
    read: (path) => readFile(join(root, path), 'utf8').catch(() => null),
    has,
  }
}

/** Whether a file is as long as the stored one: one that was cut off is written anew. Nothing can be said where that is lost. */
async function isAsLong(file: string, stored: string): Promise<boolean> {
  const [size, wanted] = await Promise.all([file, stored].map((it) => stat(it).then(({ size }) => size, () => null))) // prettier-ignore
  return size !== null && (wanted === null || size === wanted)
}

const isFile = (path: string) =>
  stat(path).then(
    (it) => it.isFile(),
    () => false,
  )

function isGone(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOENT') throw error
  return false
}

const FLUSHED_AT_ONCE = 16

/** Brings to the disk what was written without waiting for it, before anybody reads it, and strikes it off. */
async function flushFiles(root: string, paths: Set<string>): Promise<void> {
  const left = paths.values()
  await Promise.all(
    Array.from({ length: FLUSHED_AT_ONCE }, async () => {
      for (const path of left) {
        const file = await open(join(root, path), 'r+').catch(isGone) // what was taken away again
        if (!file) continue
        try {
          await file.datasync()
        } finally {
          await file.close()
        }
      }
    }),
  )
  for (const folder of new Set([...paths].map((it) => dirname(it)))) await flushFolder(join(root, folder))
  paths.clear()
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
