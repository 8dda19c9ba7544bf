import { createHash } from 'node:crypto'
import { access, constants, glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { StartRefused } from './config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', 'client.stamp')

/**
 * Builds the staff application when it is missing or older than its sources; says so, since it takes some seconds.
 * @throws {StartRefused}
 */
export async function buildClient(): Promise<void> {
  const wanted = await fingerprint()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  await mkdir(dirname(stamp), { recursive: true }).catch(() => {})
  await access(dirname(stamp), constants.W_OK).catch(() => {
    throw new StartRefused(
      `the staff application is not built and ${dirname(stamp)} cannot be written; run “npm run build” as the owner of the program.`,
    )
  })
  console.log('Building the staff application …')
  const vite = spawn(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: 'inherit' },
  )
  const code = await new Promise<number | null>((resolve, reject) => vite.on('error', reject).on('close', resolve))
  if (code !== 0) throw new StartRefused(`the staff application could not be built (vite ended with ${code}).`)
  await writeFile(stamp, wanted)
}

/** Of what the client is made of: names, sizes and times of its sources, and the versions of what it uses. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const files: string[] = ['vite.config.ts', 'package-lock.json']
  for await (const file of glob('src/**/*.{ts,tsx,css,html,js,png,webmanifest}', { cwd: root }))
    if (!file.endsWith('.test.ts')) files.push(file)
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = await stat(join(root, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

if (import.meta.main) await buildClient()
