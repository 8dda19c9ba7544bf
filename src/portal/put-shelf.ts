/** Writes the lists that an item stands on. Each shows its newest, so that writing it costs the same in any archive. */
import { rssFeed } from './feeds.ts'
import {
  CHANGES_PATH,
  CLASS_MONTH_ITEMS,
  classPath,
  EVENTS_PATH,
  FEED_ITEMS,
  HOAX_PATH,
  openClasses,
  SHELF_ITEMS,
  shelfPath,
  topicFeedPath,
  type NamedShelf,
  type OpenClass,
  type PortalSite,
  type PortalSource,
  type Shelved,
  type Topic,
  type WholeItem,
} from './portal.ts'
import type { Put } from './publish.ts'
import { changesPage } from './changes.ts'
import { classPage, eventsPage, hoaxPage, shelfPage } from './shelves.ts'

type ToPut =
  | { readonly kind: NamedShelf; readonly shelf: Topic }
  | { readonly kind: 'class'; readonly of: OpenClass; readonly month: string | null }
  | { readonly kind: 'hoax' | 'event' }

const namedShelves = ['topic', 'agency', 'programme'] as const

/** The lists an item stands on or stood on before it was put right, each once, beside its month and the front page. */
export function shelvesOf(item: WholeItem): ToPut[] {
  return [...noteShelves(new Map(), item).values()]
}

/** Lists by their key, each once. */
type Stood = Map<string, ToPut>

/** Adds those of an item: an address that was given holds, also of a list that is empty now. */
export function noteShelves(stood: Stood, item: WholeItem): Stood {
  for (const it of [item, ...item.former.shelved].flatMap(shelvesNow)) stood.set(keyOf(it), it)
  return stood
}

/** The lists that have a page before anything stands on them. */
export function firstShelves(): Stood {
  const classes = (Object.keys(openClasses) as OpenClass[]).map((of) => ({ kind: 'class' as const, of, month: null }))
  return new Map([...classes, { kind: 'hoax' as const }, { kind: 'event' as const }].map((it) => [keyOf(it), it]))
}

const keyOf = (it: ToPut) =>
  it.kind === 'class' ? `class/${it.of}/${it.month}` : 'shelf' in it ? `${it.kind}/${it.shelf.slug}` : it.kind

function shelvesNow(item: Shelved): ToPut[] {
  const named = {
    topic: { slug: item.topicSlug, name: item.topic },
    agency: { slug: item.agencySlug, name: item.agency },
    programme: { slug: item.programmeSlug, name: item.programme },
  }
  return [
    ...namedShelves.flatMap((kind) => (named[kind].slug ? [{ kind, shelf: named[kind] }] : [])),
    ...(item.class ? [null, item.month].map((month) => ({ kind: 'class' as const, of: item.class as OpenClass, month })) : []), // prettier-ignore
    ...(item.hoax ? [{ kind: 'hoax' as const }] : []),
    ...(item.eventOn ? [{ kind: 'event' as const }] : []),
  ]
}

export async function putShelf(put: Put, source: PortalSource, site: PortalSite, it: ToPut): Promise<void> {
  switch (it.kind) {
    case 'topic':
    case 'agency':
    case 'programme': {
      const { slug } = it.shelf
      const shelf = { slug, name: (await source.findName(it.kind, slug)) ?? it.shelf.name }
      const items = await source.listOn({ kind: it.kind, slug }, SHELF_ITEMS)
      await put(`${shelfPath(it.kind, slug)}index.html`, shelfPage(site, it.kind, shelf, items))
      if (it.kind === 'topic') {
        const whole = await source.listWholeOn({ kind: 'topic', slug }, FEED_ITEMS)
        await put(topicFeedPath(slug), rssFeed(site, whole, shelf))
      }
      return
    }
    case 'class': {
      const { of, month } = it
      const items = await (month
        ? source.listOn({ kind: 'class', class: of, month }, CLASS_MONTH_ITEMS)
        : source.listOn({ kind: 'class', class: of }, SHELF_ITEMS))
      const months = month ? [] : await source.listClassMonths(of)
      return put(`${classPath(of, month ?? undefined)}index.html`, classPage(site, { of, month, items, months }))
    }
    case 'hoax':
      return put(`${HOAX_PATH}index.html`, hoaxPage(site, await source.listOn({ kind: 'hoax' }, SHELF_ITEMS)))
    case 'event':
      return put(`${EVENTS_PATH}index.html`, eventsPage(site, await source.listWholeOn({ kind: 'event' }, SHELF_ITEMS)))
  }
}

export async function putChanges(put: Put, source: PortalSource, site: PortalSite): Promise<void> {
  await put(`${CHANGES_PATH}index.html`, changesPage(site, await source.listChanged(SHELF_ITEMS)))
}
