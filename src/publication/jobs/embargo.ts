/**
 * The embargo robot: a stranger who reads all that the public can reach, and guesses addresses, for every text that is
 * under embargo, set for later or not approved. It asks what is served, not what should be: a mistake in any of our own
 * rules shows here too.
 */
import { sha256 } from '../../base/hash.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { tell } from '../../notice/store.ts'
import { listAdministrators } from '../../office/store.ts'
import { madeAddress, shareImageName } from '../../portal/portal.ts'
import { addressesIn, leaksIn, type Guarded, type Leak } from '../rules/embargo.ts'
import {
  listGuarded,
  listPublicFiles,
  readPublicWords,
  saveEmbargoCheck,
  type EmbargoCheck,
} from '../stores/embargo.ts'
import { aroundDossier } from './around.ts'

/** How a stranger asks for an address of the office, without a cookie or a token; from the root. */
export type AskAsStranger = (path: string) => Promise<{ readonly status: number; readonly body: string }>

const PAGES_MAX = 300 // the front, and what it leads to: what is new stands there first
const FRONTS = [
  '/',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/en/',
  '/jv/',
  '/en/feed.xml',
  '/jv/feed.xml',
  '/sitemap.xml',
  '/robots.txt',
  '/cari/indeks.json',
  '/pers/',
  '/api/openapi.json',
  '/api/publications',
  '/api/dossiers',
  '/kalender.ics',
]

/**
 * Looks for leaks, keeps what was found, and tells who must know; of one leak once.
 * @throws {Error} when all that is done, where a text cannot be read and so was not looked for
 */
export async function checkEmbargo(
  site: { db: Db; url: string },
  ask: AskAsStranger,
  now: Date,
): Promise<EmbargoCheck> {
  const { db } = site
  const { guarded: all, unreadable } = await listGuarded(db)
  const openFiles = await listPublicFiles(db, [...new Set(all.flatMap((it) => it.files))])
  const guarded = all.map((it) => ({ ...it, files: it.files.filter((hash) => !openFiles.has(hash)) }))
  const found = guarded.length === 0 ? { asked: 0, leaks: [] } : await look(site, ask, guarded)
  const check = { texts: guarded.length, ...found }
  await db.transaction().execute(async (tx) => {
    await saveEmbargoCheck(tx, check, now)
    for (const leak of check.leaks) await tellLeak(tx, leak, now)
    if (check.leaks.length > 0)
      await append(
        tx,
        {
          kind: 'embargo-leak',
          leaks: check.leaks.slice(0, 50).map(({ dossierId, path, how }) => ({ dossierId, path, how })),
        },
        now,
      )
  })
  if (unreadable.length > 0)
    throw new Error(`embargo: the text of ${unreadable.length} dossiers cannot be read: ${unreadable.join(', ')}`)
  return check
}

async function look(
  { db, url }: { db: Db; url: string },
  ask: AskAsStranger,
  guarded: readonly Guarded[],
): Promise<{ asked: number; leaks: Leak[] }> {
  const origin = new URL(url).origin
  const publicWords = await readPublicWords(db)
  const isPublic = (needle: string) => publicWords.includes(` ${needle} `)
  const leaks: Leak[] = []
  const seen = new Set(FRONTS)
  const queue = [...FRONTS]
  let asked = 0
  while (queue.length > 0 && asked < PAGES_MAX) {
    const path = queue.shift() as string
    const { status, body } = await ask(path)
    asked++
    leaks.push(...leaksIn({ path, body }, guarded, isPublic))
    if (status !== 200) continue
    for (const next of addressesIn(path, body, origin)) {
      if (seen.has(next) || !READABLE.test(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  for (const it of guarded)
    for (const path of guessesFor(it)) {
      const { status, body } = await ask(path)
      asked++
      // Whatever stands there, nothing may: a page, a picture, or a redirect to one.
      if (status < 400) leaks.push({ dossierId: it.dossierId, title: it.title, path, how: 'answered' })
      else leaks.push(...leaksIn({ path, body }, [it], isPublic))
    }
  return { asked, leaks }
}

const READABLE = /(?:\/|\.(?:html|xml|json|txt|ics|csv))$/

/** Where somebody who knows how we name things would try. */
function guessesFor(it: Guarded): string[] {
  const kinds = ['jpg', 'png', 'webp', 'gif', 'pdf', 'docx', 'xlsx', 'csv', 'txt', 'mp4', 'webm']
  return [
    ...it.addresses.flatMap((path) => (path.endsWith('/') ? [path, `${path}index.html`, path.slice(0, -1)] : [path])),
    ...(it.versionHash ? [madeAddress(shareImageName(it.versionHash))] : []),
    ...it.files.flatMap((hash) => kinds.map((kind) => `/berkas-publik/${hash}.${kind}`)),
  ]
}

async function tellLeak(tx: Tx, leak: Leak, now: Date): Promise<void> {
  const about = `leak/${leak.dossierId}/${sha256(leak.path).slice(0, 16)}` // an address may be long
  const around = await aroundDossier(tx, leak, { personIds: await listAdministrators(tx) })
  await tell(
    tx,
    [{ ...around, kind: 'embargo-leak', cause: about, about, crisis: true, data: { words: leak.path } }],
    now,
  )
}

/** The robot's rounds; the first comes after a pause, when the start is over. */
export function watchingEmbargo(site: { db: Db; url: string }, ask: AskAsStranger): (now: Date) => Promise<false> {
  let begun = false
  return async (now) => {
    if (begun) await checkEmbargo(site, ask, now)
    begun = true
    return false
  }
}
