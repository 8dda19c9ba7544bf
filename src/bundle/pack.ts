import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf, ZONE } from '../base/calendar.ts'
import { writeBag, type BagFile } from './bag.ts'
import { createZip, type Written } from './zip.ts'

/** Where made bundles wait to be taken; a back-up leaves it out, since each can be made again. */
export const bundlesFolder = (dataFolder: string) => join(dataFolder, 'bundles')

const BYTES_MAX = 32 * 1024 * 1024 * 1024

/**
 * Packs one bag into a ZIP on the disk, whole or not at all. @throws {BagRefused}
 * @param it.path where nothing is yet
 * @param it.added is told after each file
 */
export async function packBag(
  it: {
    path: string
    name: string
    info: readonly (readonly [string, string])[]
    tags: Readonly<Record<string, string>>
    files: AsyncIterable<BagFile>
    added?: (files: number) => Promise<void> | void
  },
  now: Date,
): Promise<Written & { files: number }> {
  const zip = await createZip(it.path, now)
  try {
    const { files } = await writeBag(zip, { ...it, bagged: dayOf(ZONE, now), bytesMax: BYTES_MAX })
    return { ...(await zip.finish()), files }
  } catch (error) {
    await zip.abandon().catch(() => {})
    await rm(it.path, { force: true })
    throw error
  }
}
