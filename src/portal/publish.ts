/**
 * Writes the portal. One item touches its own page and a fixed number of lists, so publishing costs the same however
 * large the archive is. Every step may be done again: what is there already is left alone, what is missing is written.
 */
import { readFile, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { captionFilesOf } from '../base/caption-files.ts'
import { otherLanguages, type OtherLanguage } from '../base/content.ts'
import { sizeNames } from '../base/picture-sizes.ts'
import { themeCss } from '../base/portal-theme.ts'
import { atomFeed, jsonFeed, rssFeed } from './feeds.ts'
import { openFolder, replaceFolder, type Folder } from './folder.ts'
import { languageHomePage } from './language-pages.ts'
import { languagePath } from '../base/language-path.ts'
import { languageFeedPath, languagesOf } from './languages.ts'
import {
  absentPage,
  archivePage,
  homePage,
  itemPage,
  monthPage,
  retiredPage,
  searchPage,
  troublePage,
  withdrawnPage,
} from './pages.ts'
import {
  ARCHIVE_ITEMS,
  archivePath,
  FEED_ITEMS,
  HOME_ITEMS,
  INFORMATION_PATH,
  lacksPictures,
  madeAddress,
  madeNamesOf,
  pageOf,
  PINNED_ITEMS,
  shelfPath,
  SITEMAP_ITEMS,
  SUBSCRIBE_PATH,
  type Former,
  type Month,
  type PortalSite,
  type PortalSource,
  type PublicFile,
  type Topic,
  type WholeItem,
} from './portal.ts'
import { closeMonths, putItemSearch, putWholeSearch } from './put-search.ts'
import { firstShelves, noteShelves, putChanges, putShelf, shelvesOf } from './put-shelf.ts'
import { informationPage, shelvesPage } from './shelves.ts'
import { subscribePage } from './subscribe.ts'
import { monthSitemap, robotsText, sitemapIndex, sitemapPath, standingSitemap } from './sitemap.ts'

/** Which files were written or removed; those already right are not among them. */
export type Written = string[]

export const PORTAL_MARK = '/.siar.json' // says from which templates, address and office the whole portal was written last

const LACKING_MARK = '/.siar-gambar'

/**
 * Puts one item on the portal, or its withdrawal, and brings the lists that name it up to date. The item's own page
 * comes first, so that no list names what cannot be read. The caller holds the portal's lock.
 */
export async function publishToPortal(root: string, source: PortalSource, id: string): Promise<Written> {
  return publishTo(openFolder(root), source, id, 'goes-out')
}

/**
 * The same into another place that serves the portal, such as a bucket; all of it, where that is empty or was written by
 * other templates. No lock is held: what comes meanwhile is written by its own turn there.
 */
export async function mirrorPortal(folder: Folder, source: PortalSource, id: string): Promise<void> {
  const site = await source.readSite()
  if ((await folder.read(PORTAL_MARK)) === markOf(site)) await folder.put('/aset/portal.css', await styleOf(site))
  else await rebuildIn(folder, source)
  // Also after all was written: what lay there before is not a new folder, and the files of this one may have to go.
  await publishTo(folder, source, id, 'goes-out')
}

async function publishTo(folder: Folder, source: PortalSource, id: string, why: Why): Promise<Written> {
  const { written, put, note } = recorder(folder)
  const site = await source.readSite()
  const item = await source.findWhole(id)
  if (!item) return written
  await putItem(folder, source, site, item, note, why)
  if (lacksPictures(item)) await folder.put(LACKING_MARK, '')
  const months = await source.listMonths()
  const topics = await source.listNames('topic')
  const month = months.find((it) => it.month === item.month)
  await Promise.all([
    ...(month ? placesIn(month, item.number) : []).map((at) => putPlace(put, source, site, month as Month, at)),
    ...shelvesOf(item).map((it) => putShelf(put, source, site, it)),
    ...(item.state === 'withdrawn' || item.changes.length > 0 ? [putChanges(put, source, site)] : []),
    putItemSearch({ folder, put }, source, item, months),
    putLatest(put, source, site, topics),
    putOverviews(put, source, site, months, topics),
  ])
  return written
}

/** Is told how many items are done and waited for; what it throws ends the writing and leaves the portal as it was. */
export type OnItem = (count: number) => void | Promise<void>

/** What is done last when all is written anew, under the portal's lock: these items have changed since it was begun. */
export type CatchUp = (source: PortalSource, changed: readonly string[]) => Promise<void>

/**
 * Writes everything anew, beside what the public reads meanwhile, and puts it in its place in one step: after a restore, an
 * upgrade, a new public address. Items are read one by one, so memory grows by no more than the names of lists. It may take
 * minutes, in which texts go out and are taken back: the caller holds the portal's lock only while `last` catches up with them.
 * @param last calls what it is given once, under the lock; without it nothing changes meanwhile
 */
export async function rebuildPortal(
  root: string,
  source: PortalSource,
  {
    last = (catchUp) => catchUp(source, []),
    onItem,
  }: { last?: (catchUp: CatchUp) => Promise<void>; onItem?: OnItem | undefined } = {},
): Promise<Written> {
  const former = openFolder(root)
  // Whoever takes the mark away while all is written anew, or ends that, asks for it once more.
  if (await former.has('/index.html')) await former.put(PORTAL_MARK, '')
  return replaceFolder(
    root,
    (folder) => rebuildIn(folder, source, onItem),
    (folder, place) =>
      last(async (current, changed) => {
        for (const id of changed) await publishTo(folder, current, id, 'catches-up')
        if (!(await former.has(PORTAL_MARK))) await folder.remove(PORTAL_MARK)
        await place()
      }),
  )
}

async function rebuildIn(folder: Folder, source: PortalSource, onItem: OnItem = () => {}): Promise<Written> {
  const { written, put, note } = recorder(folder)
  const site = await source.readSite()
  await folder.remove(PORTAL_MARK)
  await putStanding(put, site)
  if (site.logo) await copyFile(folder, source, site.logo, note, 'anew')
  let count = 0
  let lacking = false
  const stood = firstShelves()
  for await (const item of source.eachWhole()) {
    await putItem(folder, source, site, item, note, 'anew')
    noteShelves(stood, item)
    lacking ||= lacksPictures(item)
    await onItem(++count)
  }
  const months = await source.listMonths()
  for (const month of months) {
    for (let at = 1; at <= pageOf(month.lastNumber, ARCHIVE_ITEMS); at++)
      await putPlace(put, source, site, month, { kind: 'page', at })
    await putPlace(put, source, site, month, { kind: 'newest' })
    for (let at = 1; at <= pageOf(month.lastNumber, SITEMAP_ITEMS); at++)
      await putPlace(put, source, site, month, { kind: 'sitemap', at })
  }
  for (const shelf of stood.values()) await putShelf(put, source, site, shelf)
  await put(`${INFORMATION_PATH}index.html`, informationPage(site))
  await putWholeSearch(put, source, months)
  await putChanges(put, source, site)
  const topics = await source.listNames('topic')
  await putLatest(put, source, site, topics)
  await putOverviews(put, source, site, months, topics)
  if (lacking) await folder.put(LACKING_MARK, '')
  await folder.put(PORTAL_MARK, markOf(site))
  return written
}

/** The folder whose pages wait for pictures that had not been made when all was written anew; null when none does. */
export async function findLacking(root: string): Promise<string | null> {
  if (!(await openFolder(root).has(LACKING_MARK))) return null
  return realpath(root) // when all is written anew once more, that is another folder, which waits by itself
}
export const clearLacking = (folder: string): Promise<boolean> => openFolder(folder).remove(LACKING_MARK)

/**
 * Whether the portal was last written whole by these templates, for this address and office. Where only its colours are
 * others, their one file is written and all else is current.
 */
export async function isCurrent(root: string, source: PortalSource): Promise<boolean> {
  const site = await source.readSite()
  if ((await openFolder(root).read(PORTAL_MARK)) !== markOf(site)) return false
  await openFolder(root).put('/aset/portal.css', await styleOf(site))
  return true
}

function recorder(folder: Folder) {
  const written: Written = []
  const note = (path: string, changed: boolean): void => {
    if (changed) written.push(path)
  }
  const put = async (path: string, bytes: string | Uint8Array): Promise<void> =>
    note(path, await folder.put(path, bytes))
  return { written, note, put }
}
export type Put = (path: string, bytes: string | Uint8Array) => Promise<void>

type Note = (path: string, changed: boolean) => void

/**
 * Why a page is written. One that goes out waits for a file that is not in the store; else its text is worth more than a
 * lost picture. In a folder that is written anew, nothing stands that would have to be taken away.
 */
type Why = 'goes-out' | 'anew' | 'catches-up'

async function putItem(
  folder: Folder,
  source: PortalSource,
  site: PortalSite,
  item: WholeItem,
  note: Note,
  why: Why,
): Promise<void> {
  const path = `${item.path}index.html`
  const putIn = async (language: OtherLanguage, page: string) => {
    const at = `${languagePath(language, item.path)}index.html`
    note(at, await folder.put(at, page))
  }
  if (item.state === 'public') {
    for (const file of item.files) await copyFile(folder, source, file, note, why)
    for (const name of madeNamesOf(item)) await copyMade(folder, source, name, note)
    const captions = captionFilesOf(item.id, item.content.videos)
    for (const it of captions) note(it.path, await folder.put(it.path, it.text))
    note(path, await folder.put(path, itemPage(site, item)))
    for (const language of languagesOf(item)) {
      const page = item.retired.includes(language) ? retiredPage(site, item, language) : itemPage(site, item, language)
      await putIn(language, page)
    }
    if (why === 'anew') return
    await removeFiles(folder, source, item.former, note)
    const kept = new Set(captions.map((it) => it.path))
    for (const { path: old } of captionFilesOf(item.id, item.former.videos))
      if (!kept.has(old)) note(old, await folder.remove(old))
    return
  }
  note(path, await folder.put(path, withdrawnPage(site, item)))
  for (const language of languagesOf(item)) await putIn(language, withdrawnPage(site, item, language))
  if (why === 'anew') return
  for (const { path: old } of captionFilesOf(item.id, [...(item.content.videos ?? []), ...item.former.videos]))
    note(old, await folder.remove(old))
  const { files, pictures, shareImage } = item
  await removeFiles(folder, source, { files, pictures, shareImages: shareImage ? [shareImage] : [] }, note)
  // Of a text that was put right, and whose new form never went out, the earlier one's.
  await removeFiles(folder, source, item.former, note)
}

/** Takes away what no public item shows any more, with all that was made of it. */
async function removeFiles(
  folder: Folder,
  source: PortalSource,
  { files, pictures, shareImages }: Omit<Former, 'shelved' | 'videos'>,
  note: Note,
): Promise<void> {
  for (const file of await source.listUnused(files.map((it) => it.hash))) {
    note(file.path, await folder.remove(file.path))
    const sizes = pictures.get(file.hash)
    for (const name of sizes && sizes !== 'faulty' ? sizeNames(file.hash, sizes) : [])
      note(madeAddress(name), await folder.remove(madeAddress(name)))
  }
  for (const name of shareImages) note(madeAddress(name), await folder.remove(madeAddress(name)))
}

async function copyMade(folder: Folder, source: PortalSource, name: string, note: Note): Promise<void> {
  const path = madeAddress(name)
  note(path, await folder.copy(source.madePath(name), path))
}

async function copyFile(folder: Folder, source: PortalSource, file: PublicFile, note: Note, why: Why): Promise<void> {
  try {
    note(file.path, await folder.copy(source.storedPath(file.hash), file.path))
  } catch (error) {
    if (why === 'goes-out' || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

type Place = { readonly kind: 'page' | 'sitemap'; readonly at: number } | { readonly kind: 'newest' }

/** Where an item of this number stands in its month. The first public one of a page gives the page before it a way on. */
function placesIn(month: Month, number: number): Place[] {
  const at = pageOf(number, ARCHIVE_ITEMS)
  return [
    { kind: 'page', at },
    ...(at > 1 ? [{ kind: 'page' as const, at: at - 1 }] : []),
    ...(at === pageOf(month.lastNumber, ARCHIVE_ITEMS) ? [{ kind: 'newest' as const }] : []),
    { kind: 'sitemap', at: pageOf(number, SITEMAP_ITEMS) },
  ]
}

async function putPlace(
  put: Put,
  source: PortalSource,
  site: PortalSite,
  { month, lastNumber }: Month,
  place: Place,
): Promise<void> {
  const numbered = (at: number, size: number) => source.listNumbered(month, (at - 1) * size + 1, at * size)
  const pages = pageOf(lastNumber, ARCHIVE_ITEMS)
  switch (place.kind) {
    case 'page': {
      const items = await numbered(place.at, ARCHIVE_ITEMS)
      return put(
        `${archivePath(month, place.at)}index.html`,
        // A page knows whether there is a next one, not how many: so it is done once the next has begun.
        monthPage(site, month, { number: place.at, pages: Math.min(pages, place.at + 1), items }),
      )
    }
    case 'newest':
      return put(
        `${archivePath(month)}index.html`,
        monthPage(site, month, { number: null, pages, items: await numbered(pages, ARCHIVE_ITEMS) }),
      )
    case 'sitemap':
      return put(
        sitemapPath(month, place.at),
        monthSitemap(site, month, place.at, lastNumber, await numbered(place.at, SITEMAP_ITEMS)),
      )
  }
}

/**
 * The front page as it should be now, for what was pinned since; and months that have passed are closed in the search index.
 * The caller holds the portal's lock.
 */
export async function tendPortal(root: string, source: PortalSource): Promise<void> {
  const folder = openFolder(root)
  const { put } = recorder(folder)
  await closeMonths({ folder, put }, source)
  await putLatest(put, source, await source.readSite(), await source.listNames('topic'))
}

async function putLatest(put: Put, source: PortalSource, site: PortalSite, topics: readonly Topic[]): Promise<void> {
  const items = await source.listLatestWhole(FEED_ITEMS)
  const pinned = await source.listWholeOn({ kind: 'pinned' }, PINNED_ITEMS)
  const languages: OtherLanguage[] = []
  for (const language of otherLanguages) {
    const found = await source.listLatestIn(language, FEED_ITEMS)
    if (found.length > 0) languages.push(language)
    await put(`${languagePath(language)}index.html`, languageHomePage(site, language, found))
    await put(languageFeedPath(language), rssFeed(site, found, { language }))
  }
  await put('/index.html', homePage(site, { pinned, latest: items.slice(0, HOME_ITEMS), topics, languages }))
  await put('/feed.xml', rssFeed(site, items))
  await put('/atom.xml', atomFeed(site, items))
  await put('/feed.json', jsonFeed(site, items))
  await put(`${SUBSCRIBE_PATH}index.html`, subscribePage(site, topics))
  await put('/sitemap/halaman.xml', standingSitemap(site, topics, languages))
}

/** Lists of months and of the names of other lists: they grow by a line a month, and mostly are the same as before. */
async function putOverviews(
  put: Put,
  source: PortalSource,
  site: PortalSite,
  months: readonly Month[],
  topics: readonly Topic[],
): Promise<void> {
  await put('/arsip/index.html', archivePage(site, months))
  await put(`${shelfPath('topic')}index.html`, shelvesPage(site, 'topic', topics))
  for (const kind of ['agency', 'programme'] as const)
    await put(`${shelfPath(kind)}index.html`, shelvesPage(site, kind, await source.listNames(kind)))
  await put('/sitemap.xml', sitemapIndex(site, months))
}

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url))
const STEMS = fileURLToPath(new URL('../base/stem.js', import.meta.url))
const fonts = {
  'source-serif-4.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'source-serif-4-italic.woff2': '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  'source-sans-3.woff2': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
}

/** What does not change with the items: style, script, fonts, search page, robots, the page for what is absent. */
async function putStanding(put: Put, site: PortalSite): Promise<void> {
  await put('/aset/portal.css', await styleOf(site))
  await put('/aset/ikon.svg', await readFile(`${ASSETS}ikon.svg`))
  await put('/cari/cari.js', await readFile(`${ASSETS}cari.js`))
  await put('/cari/stem.js', await readFile(STEMS))
  const require = createRequire(import.meta.url)
  for (const [name, path] of Object.entries(fonts)) await put(`/aset/${name}`, await readFile(require.resolve(path)))
  await put('/cari/index.html', searchPage(site))
  await put('/404.html', absentPage(site))
  await put('/500.html', troublePage(site))
  await put('/robots.txt', robotsText(site))
}

const styleOf = async (site: PortalSite) => `${await readFile(`${ASSETS}portal.css`, 'utf8')}${themeCss(site.theme)}`

/**
 * The hash of this folder's sources and of what pages take from `base` (words, addresses, forms): another edition of them
 * writes the portal anew, with no number to forget.
 */
function templatesHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['./', '../base/'].map((it) => fileURLToPath(new URL(it, import.meta.url))))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (/(?<!\.test)\.(ts|css|js|svg)$/.test(name)) hash.update(`${name}\n`).update(readFileSync(folder + name))
  return hash.digest('hex')
}
let templates: string | null = null

function markOf(site: PortalSite): string {
  templates ??= templatesHash()
  // Colours have a file of their own; the hub stands in feeds alone, and the ways to follow on one page: all are tended.
  const { accent: _accent, band: _band, ...said } = site.theme
  return `${JSON.stringify({ templates, ...site, theme: said, hub: null, follow: null })}\n`
}
