/** A disk so small that it can be filled: in memory, in a mount namespace of its own, gone with the test that made it. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isRoot } from './program.ts'

export type SmallDisk = {
  /** The programs to go through to see it. */
  readonly through: readonly string[]
  /** Its folder as they see it. */
  readonly inside: string
  /** The same folder as this test sees it. */
  readonly outside: string
  /** @param leftMb what is left free: nothing unless told */
  fill(leftMb?: number): Promise<void>
  /** Takes away what `fill` put there. */
  free(): Promise<void>
  close(): Promise<void>
}

const MB = 1024 * 1024
const apart = isRoot ? ['unshare', '-m'] : ['unshare', '-U', '-r', '-m']

/** Why there can be none here, or false: an ordinary user needs a kernel that lets them have namespaces. */
export const whyNoSmallDisk: string | false =
  spawnSync(apart[0] as string, [...apart.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
    ? false
    : 'this user may mount nothing here, not even in a namespace of its own'

/** @param folder an empty folder to mount it on */
export async function openSmallDisk(folder: string, sizeMb: number): Promise<SmallDisk> {
  const script = `mount -t tmpfs -o size=${sizeMb}m,mode=0755 tmpfs '${folder}' && echo mounted && exec cat`
  const holder = spawn(apart[0] as string, [...apart.slice(1), 'sh', '-c', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const enter = isRoot
    ? ['nsenter', '-m', '-t', String(holder.pid)]
    : ['nsenter', '-U', '-m', '-t', String(holder.pid), '--preserve-credentials']
  const outside = `/proc/${holder.pid}/root${folder}`
  const ballast = join(outside, 'ballast')
  return {
    // Who mounts is root there; the program is to be the ordinary user that it is.
    through: isRoot ? enter : [...enter, 'unshare', '-U', '--map-user=1000', '--map-group=1000'],
    inside: folder,
    outside,
    async fill(leftMb = 0) {
      const file = await open(ballast, 'a')
      const write = (bytes: number) =>
        file.write(Buffer.alloc(bytes)).then(
          () => true,
          () => false, // that was the last of it
        )
      try {
        const { bavail, bsize } = await statfs(outside)
        for (let at = Math.floor((bavail * bsize) / MB) - leftMb; at > 0; at--) await write(MB)
        if (leftMb === 0) while (await write(4096));
      } finally {
        await file.close()
      }
    },
    free: () => rm(ballast, { force: true }),
    async close() {
      holder.stdin.end()
      await once(holder, 'close')
    },
  }
}
