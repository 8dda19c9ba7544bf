/**
 * A picture of a page as a browser shows it to anybody, and the page with all that it is made of in one file (MHTML). Each
 * is taken in a process of its own with a profile that is thrown away, and that process knows none of the office's secrets.
 * It serves to look at; what proves is the answer that the server itself got.
 */
import { fork } from 'node:child_process'
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Why there is no picture. `ended`: the browser died, or took more than it may. */
export type NoPicture = 'no-start' | 'no-page' | 'too-slow' | 'too-large' | 'ended'

export type Taken = {
  /** The address that was shown in the end. */
  readonly url: string
  /** Such as `Chromium 141.0.7390.54`. */
  readonly browser: string
  /** Pixels of the picture. */
  readonly width: number
  readonly height: number
  /** The page is longer than the picture. */
  readonly cut: boolean
  /** PNG; null where it would be larger than is kept. */
  readonly picture: Buffer | null
  /** MHTML (RFC 2557); null where it would be larger than is kept. */
  readonly archive: Buffer | null
}

/** Never throws for what the page or the browser does. */
export type Camera = (address: string) => Promise<Taken | { readonly failed: NoPicture }>

/** What the office's own server answers to somebody from outside; the camera gets the office's own pages so. */
export type OwnPages = {
  /** Without a slash at its end. */
  readonly url: string
  /** Null for what is larger. */
  ask(path: string, maxBytes: number): Promise<OwnPage | null>
}
export type OwnPage = {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

const WHOLE_MS = 60_000 // from the start of the browser to the last byte
const END_MS = 3_000 // asked to end, until it is made to
const HEAP_MB = 256 // of the process beside the browser
const OWN_AT_ONCE = 4
const OWN_PAGE_MAX_BYTES = 5 * 1024 * 1024
const OWN_MAX_BYTES = 40 * 1024 * 1024 // of one shot, as much as it may have from outside
const PROFILE = 'siar-camera-'

/** What is asked of the process that has the browser. */
export type Shot = {
  readonly browser: string
  readonly address: string
  readonly ownUrl: string
  readonly asRoot: boolean
}
export type ToCamera = { readonly shot: Shot } | { readonly page: number; readonly is: OwnPage | null }
export type FromCamera =
  | { readonly wants: number; readonly path: string }
  | { readonly taken: Taken | { readonly failed: NoPicture } }

/** @param browser the path of one of the Chromium family */
export function openCamera(browser: string, own: OwnPages): Camera {
  return async (address) => {
    await removeLeftProfiles()
    const profile = await mkdtemp(join(tmpdir(), PROFILE))
    try {
      return await shoot({ browser, address, ownUrl: own.url, asRoot: process.getuid?.() === 0 }, own, profile)
    } finally {
      await removeProfile(profile)
    }
  }
}

const removeProfile = (profile: string) =>
  rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => {})

/** Of shots whose server was killed: a shot under way on this machine, of another node too, is younger. */
async function removeLeftProfiles(): Promise<void> {
  const left = Date.now() - 2 * WHOLE_MS
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PROFILE)) continue
    const profile = join(tmpdir(), name)
    const about = await lstat(profile).catch(() => null)
    if (about && about.mtimeMs < left) await removeProfile(profile)
  }
}

/** The office's own pages for one shot: a few at a time, and in all no more than a page is made of. */
export function askingOwn(own: OwnPages): (path: string) => Promise<OwnPage | null> {
  let [under, left] = [0, OWN_MAX_BYTES]
  const waiting: (() => void)[] = []
  return async (path) => {
    if (under >= OWN_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else under++
    try {
      const page = left > 0 ? await own.ask(path, OWN_PAGE_MAX_BYTES) : null
      left -= page?.body.length ?? 0
      return left < 0 ? null : page
    } finally {
      const next = waiting.shift()
      if (next) next()
      else under--
    }
  }
}

function shoot(shot: Shot, own: OwnPages, profile: string): Promise<Taken | { failed: NoPicture }> {
  const child = fork(fileURLToPath(new URL('./camera-worker.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    env: { PATH: process.env['PATH'], HOME: profile, TMPDIR: profile, LANG: 'C.UTF-8' },
    cwd: profile,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // a page's own words have no place in the server's log
  })
  const ask = askingOwn(own)
  return new Promise((resolve) => {
    let found: Taken | { failed: NoPicture } = { failed: 'ended' }
    let force: NodeJS.Timeout | undefined
    const late = setTimeout(() => {
      found = { failed: 'too-slow' }
      child.kill('SIGTERM') // it takes the browser with it
      force = setTimeout(() => child.kill('SIGKILL'), END_MS)
    }, WHOLE_MS)
    child.on('message', (told: FromCamera) => {
      if ('taken' in told) {
        found = told.taken
        return
      }
      ask(told.path).then(
        (is) => child.send({ page: told.wants, is } satisfies ToCamera, () => {}),
        () => child.send({ page: told.wants, is: null } satisfies ToCamera, () => {}),
      )
    })
    child.on('error', () => {})
    child.on('close', () => {
      clearTimeout(late)
      clearTimeout(force)
      resolve(found)
    })
    child.send({ shot } satisfies ToCamera, () => {})
  })
}
