import { execFile } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createWriteStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'

const run = promisify(execFile)
const packed = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/bin/', import.meta.url))

/** Where the tests keep what the screens look like: for people to look at, never in the repository. */
export const pictures = fileURLToPath(new URL('../../.screens', import.meta.url))

/** What a browser here is started with; not in a single process: that one dies with its first closed window. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--headless=shell',
]

/** A browser for the tests: the one inside the npm package, the same on every machine, unless `SIAR_CHROMIUM` names another. */
export async function openBrowser(): Promise<Browser> {
  const other = named()
  const own = other ? null : await unpack()
  return chromium.launch({
    executablePath: other ?? join(own as string, 'chromium'),
    args: [...browserFlags],
    env: {
      ...process.env,
      ...(own && { LD_LIBRARY_PATH: join(own, 'lib'), FONTCONFIG_PATH: join(own, 'fonts'), VK_ICD_FILENAMES: '' }),
    } as Record<string, string>,
  })
}

/** The same as one file that can be run as it is, for what starts a browser of its own. */
export async function browserFile(): Promise<string> {
  const other = named()
  if (other) return other
  const own = await unpack()
  const path = join(own, `run-${process.pid}.sh`)
  const lines = ['#!/bin/sh', `export LD_LIBRARY_PATH=${own}/lib FONTCONFIG_PATH=${own}/fonts VK_ICD_FILENAMES=`, `exec ${own}/chromium "$@"`] // prettier-ignore
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o755 })
  return path
}

/** The browser that a person wants the tests to be run with; one that is not there is told when it is started. */
const named = () => process.env['SIAR_CHROMIUM'] || null

/** Unpacks the browser and the libraries that a bare machine lacks, once for all runs on it. */
async function unpack(): Promise<string> {
  const folder = join(tmpdir(), 'siar-chromium-153')
  if (existsSync(join(folder, 'chromium'))) return folder
  const beside = `${folder}.${process.pid}`
  await mkdir(beside, { recursive: true })
  for (const name of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    await inflate(`${packed}${name}.br`, join(beside, name))
    await run('tar', ['-xf', join(beside, name), '-C', beside])
    await rm(join(beside, name))
  }
  await inflate(`${packed}chromium.br`, join(beside, 'chromium'))
  await chmod(join(beside, 'chromium'), 0o755)
  await rename(beside, folder).catch(() => rm(beside, { recursive: true })) // another run was first
  return folder
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))
}
