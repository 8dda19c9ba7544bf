import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import {
  contentSchema,
  filesOf,
  otherLanguages,
  picturesOf,
  type Content,
  type OtherLanguage,
} from '../../base/content.ts'
import type { PictureSizes } from '../../base/picture-sizes.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { DB, Publication } from '../../db/tables.ts'
import { fileExtension, type FileStore } from '../../files/store.ts'
import {
  openClasses,
  shareImageName,
  type Amendment,
  type HoaxLabel,
  type Item,
  type OpenClass,
  type PortalSite,
  type PortalSource,
  type PublicFile,
  type Shelf,
  type Shelved,
  type WholeItem,
} from '../../portal/portal.ts'
import { isOpen, listTopics, namesOfTopics } from '../../press/stores/subscribers.ts'
import { publicPath, topicSlugOf } from '../rules.ts'
import { shelvesOf } from '../rules/shelves.ts'
import { readTheme } from '../stores/portal-theme.ts'
import { formerFiles, listHistories, noHistory, type Listing } from './portal-history.ts'

const MONTHS_MAX = 1_200 // a hundred years
const NAMES_MAX = 500
const BATCH = 100

const itemColumns = [
  'publication.id',
  'publication.slug',
  'publication.title',
  'publication.summary',
  'publication.topic',
  'publication.topic_slug',
  'publication.published_at',
  'publication.updated_at',
  'publication.month',
  'publication.month_number',
  'publication.search_words',
  'publication.agency',
  'publication.agency_slug',
  'publication.programme',
  'publication.programme_slug',
  'publication.disclosure',
  'publication.hoax_label',
  'publication.noted_at',
  'publication.event_on',
  'publication.translations',
] as const

/**
 * What the portal may show, read through one connection. Nothing comes out that is not public: not what is still going
 * out, and of what was withdrawn only the notice (design, invariant 6).
 */
export function portalSource(db: Db | Tx, store: FileStore, url: string): PortalSource {
  const publicItems = () => openRows(db).select(itemColumns).where('publication.state', '=', 'public')
  const latest = async (limit: number, language?: OtherLanguage) =>
    wholeOf(
      db,
      store,
      await wholeRows(db)
        .where('publication.state', '=', 'public')
        .where('publication.expired_at', 'is', null)
        // As the index of this language has it.
        .$if(language !== undefined, (query) =>
          query.where(sql<boolean>`publication.translations ? ${sql.lit(language)}`),
        )
        .orderBy('publication.published_at', 'desc')
        .orderBy('publication.id', 'desc')
        .limit(limit)
        .execute(),
    )
  return {
    readSite: () => readSite(db, url),
    findWhole: async (id) => {
      const [whole] = await wholeOf(db, store, await wholeRows(db).where('publication.id', '=', id).execute(), true)
      return whole ?? null
    },
    listLatestWhole: (limit) => latest(limit),
    listLatestIn: (language, limit) => latest(limit, language),
    listOn: async (shelf, limit) =>
      (await onShelf(openRows(db), shelf).select(itemColumns).limit(limit).execute()).map(itemOf),
    listWholeOn: async (shelf, limit) => wholeOf(db, store, await onShelf(wholeRows(db), shelf).limit(limit).execute()),
    listChanged: async (limit) =>
      (
        await openRows(db)
          .innerJoin('publication_version', (join) =>
            join
              .onRef('publication_version.publication_id', '=', 'publication.id')
              .onRef('publication_version.number', '=', 'publication.version_number'),
          )
          .select([...itemColumns, 'publication.state', 'publication.amended_at', 'form', 'note'])
          .where('publication.amended_at', 'is not', null)
          .where('publication.went_out_at', 'is not', null)
          .orderBy('publication.amended_at', 'desc')
          .orderBy('publication.id', 'desc')
          .limit(limit)
          .execute()
      ).map((row) => ({
        item: itemOf(row),
        form: row.state === 'withdrawn' ? 'withdrawal' : (row.form as Amendment['form']),
        note: row.note,
        at: row.amended_at as Date,
      })),
    listClassMonths: async (of) => {
      const { rows } = await sql<{ month: string }>`
        select m.month from publication_month m
        where exists (
          select from publication p where p.disclosure = ${of} and p.month = m.month and p.state = 'public'
        )
        order by m.month desc limit ${MONTHS_MAX}`.execute(db)
      return rows.map((it) => it.month)
    },
    listNumbered: async (month, from, to) =>
      (
        await publicItems()
          .where('month', '=', month)
          .where('month_number', '>=', from)
          .where('month_number', '<=', to)
          .orderBy('month_number')
          .limit(to - from + 1)
          .execute()
      ).map(itemOf),
    listMonths: async () => {
      const { rows } = await sql<{ month: string; last: number; updated_at: Date }>`
        select m.month, newest.last, m.updated_at
        from publication_month m
        cross join lateral (
          select month_number as last from publication p
          where p.month = m.month and (p.state = 'public' or p.went_out_at is not null)
          order by month_number desc limit 1
        ) newest
        order by m.month desc limit ${MONTHS_MAX}`.execute(db)
      return rows.map((it) => ({ month: it.month, lastNumber: it.last, updatedAt: it.updated_at }))
    },
    listNames: async (kind) => {
      if (kind === 'topic') return listTopics(db)
      const { rows } = await sql<{ slug: string; name: string }>`
        select slug, name from publication_shelf s
        where s.kind = ${kind} and exists (
          select from publication p
          where p.${sql.ref(`${kind}_slug`)} = s.slug and p.state = 'public' and p.${sql.ref(`${kind}_slug`)} <> ''
        )
        order by slug limit ${NAMES_MAX}`.execute(db)
      return rows
    },
    findName: async (kind, slug) => {
      if (kind === 'topic') return (await namesOfTopics(db, [slug]))[0] ?? null
      const named = db.selectFrom('publication_shelf').select('name').where('kind', '=', kind).where('slug', '=', slug)
      return (await named.executeTakeFirst())?.name ?? null
    },
    eachWhole: (order = 'oldest') => eachWhole(db, store, order),
    listUnused: async (hashes) => {
      if (hashes.length === 0) return []
      const rows = await db
        .selectFrom('file')
        .select(['hash', 'media_type', 'size_bytes'])
        .where('hash', 'in', hashes)
        .where('hash', 'not in', (eb) =>
          eb
            .selectFrom('office')
            .select('logo_hash')
            .where('logo_hash', 'is not', null)
            .$castTo<{ logo_hash: string }>(),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('publication_file')
                .innerJoin('publication', 'publication.id', 'publication_file.publication_id')
                .select('publication.id')
                .whereRef('publication_file.hash', '=', 'file.hash')
                .where('publication.state', '<>', 'withdrawn'),
            ),
          ),
        )
        .execute()
      return rows.map(fileOf)
    },
    storedPath: (hash) => store.pathOf(hash),
    madePath: (name) => store.madePath(name),
  }
}

/** The hub that is told when the feeds change, where outsiders can reach it. */
async function findHub(db: Db | Tx): Promise<string | null> {
  const row = await db
    .selectFrom('destination')
    .select('address')
    .where('channel', '=', 'websub')
    .where('on', '=', true)
    .where('removed_at', 'is', null)
    .where('address', 'like', 'https://%')
    .where(sql`settings ->> 'place'`, '=', 'outside')
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.address ?? null
}

/** The ways to follow that are set: one destination for subscribers with a mail server behind it, and a channel with a name. */
async function findFollow(db: Db | Tx): Promise<PortalSite['follow']> {
  const { rows } = await sql<{ telegram: string }>`
    select substr(settings ->> 'channel', 2) as telegram from destination
    where channel = 'telegram' and "on" and removed_at is null and settings ->> 'channel' ~ '^@[A-Za-z0-9_]{4,40}$'
    order by changed_at desc limit 1`.execute(db)
  return { email: await isOpen(db), telegram: rows[0]?.telegram ?? '' }
}

async function readSite(db: Db | Tx, url: string): Promise<PortalSite> {
  const office = await db
    .selectFrom('office')
    .leftJoin('file', 'file.hash', 'office.logo_hash')
    .select(['office.name', 'regency', 'address', 'set_up_at', 'file.hash', 'file.media_type', 'file.size_bytes'])
    .executeTakeFirst()
  const { hash, media_type, size_bytes } = office ?? {}
  return {
    url,
    name: office?.name ?? 'Portal Informasi',
    regency: office?.regency ?? '',
    address: office?.address ?? '',
    logo: hash && media_type && size_bytes != null ? fileOf({ hash, media_type, size_bytes }) : null,
    theme: await readTheme(db),
    hub: await findHub(db),
    follow: await findFollow(db),
    since: office?.set_up_at ?? new Date(0),
  }
}

/** Whatever happened before, information of the exempt class has no place here (UU 14/2008 article 17). */
function openRows(db: Db | Tx) {
  return db
    .selectFrom('publication')
    .where((eb) => eb.or([eb('publication.disclosure', 'is', null), eb('publication.disclosure', '<>', 'exempt')]))
}

function onShelf<Row>(rows: SelectQueryBuilder<DB, 'publication', Row>, shelf: Shelf) {
  const open = rows.where('publication.state', '=', 'public')
  const newest = open.orderBy('publication.published_at', 'desc').orderBy('publication.id', 'desc')
  switch (shelf.kind) {
    case 'topic':
    case 'agency':
    case 'programme':
      return newest
        .where(`publication.${shelf.kind}_slug` as const, '=', shelf.slug)
        .where(`publication.${shelf.kind}_slug` as const, '<>', '')
        .$if(shelf.kind === 'topic', (query) => query.where('publication.expired_at', 'is', null))
    case 'class':
      return shelf.month === undefined
        ? newest.where('publication.disclosure', '=', shelf.class)
        : open
            .where('publication.disclosure', '=', shelf.class)
            .where('publication.month', '=', shelf.month)
            .orderBy('publication.month_number', 'desc')
    case 'hoax':
      return newest.where('publication.hoax_label', 'is not', null)
    case 'event':
      return open
        .where('publication.event_on', 'is not', null)
        .orderBy('publication.event_on', 'desc')
        .orderBy('publication.id', 'desc')
    case 'pinned':
      return open
        .where('publication.expired_at', 'is', null)
        .where('publication.pinned_at', 'is not', null)
        .orderBy('publication.pinned_at', 'desc')
  }
}

/** Public items, and withdrawn ones that had gone out: what never was public leaves no trace on the portal. */
function wholeRows(db: Db | Tx) {
  return openRows(db)
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication.version_hash'),
    )
    .select([
      ...itemColumns,
      'publication.state',
      'publication.notice',
      'publication.version_hash',
      'publication.expires_at',
      'publication.expired_at',
      'version.content',
    ])
    .where((eb) =>
      eb.or([
        eb('publication.state', '=', 'public'),
        eb.and([eb('publication.state', '=', 'withdrawn'), eb('publication.went_out_at', 'is not', null)]),
      ]),
    )
}
type WholeRow = Awaited<ReturnType<ReturnType<typeof wholeRows>['execute']>>[number]

async function* eachWhole(db: Db | Tx, store: FileStore, order: 'oldest' | 'newest'): AsyncIterable<WholeItem> {
  const [way, beyond] = order === 'oldest' ? (['asc', '>'] as const) : (['desc', '<'] as const)
  let after: { at: Date; id: string } | null = null
  for (;;) {
    let query = wholeRows(db).orderBy('publication.published_at', way).orderBy('publication.id', way).limit(BATCH)
    if (after) {
      const { at, id }: { at: Date; id: string } = after
      query = query.where((eb) =>
        eb(eb.refTuple('publication.published_at', 'publication.id'), beyond, eb.tuple(at, id)),
      )
    }
    const rows: WholeRow[] = await query.execute()
    yield* await wholeOf(db, store, rows, true)
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { at: last.published_at, id: last.id }
  }
}

/** @param alone on a page of its own, where its earlier versions are compared */
async function wholeOf(db: Db | Tx, store: FileStore, rows: readonly WholeRow[], alone = false): Promise<WholeItem[]> {
  const parsed = rows.map((row) => ({ row, content: contentSchema.parse(JSON.parse(row.content)) as Content }))
  const histories = await listHistories(
    db,
    rows.map((row) => row.id),
    alone,
  )
  const historyOf = (id: string) => histories.get(id) ?? noHistory
  const hashes = [
    ...new Set(parsed.flatMap(({ row, content }) => [...filesOf(content), ...formerFiles(historyOf(row.id), content)])),
  ]
  const found =
    hashes.length === 0
      ? []
      : await db.selectFrom('file').select(['hash', 'media_type', 'size_bytes']).where('hash', 'in', hashes).execute()
  const files = new Map(found.map((it) => [it.hash, fileOf(it)]))
  const whole: WholeItem[] = []
  for (const { row, content } of parsed) {
    const shareImage = shareImageName(row.version_hash)
    const history = historyOf(row.id)
    const shown = (all: readonly string[]) => all.flatMap((hash) => files.get(hash) ?? [])
    const item = itemOf(row)
    whole.push({
      ...item,
      state: row.state === 'withdrawn' ? 'withdrawn' : 'public',
      notice: row.notice,
      versionHash: row.version_hash,
      expiresAt: row.expires_at,
      isArchived: row.expired_at !== null,
      content,
      files: shown(filesOf(content)),
      pictures: await sizesOf(store, content),
      shareImage: (await store.isMade(shareImage)) ? shareImage : null,
      changes: history.changes,
      former: {
        shelved: history.listings.map((it) => shelvedOf(it, item)),
        files: shown(formerFiles(history, content)),
        pictures: await sizesOf(store, ...history.earlier.map((it) => it.content)),
        shareImages: history.earlier.map((it) => shareImageName(it.hash)).filter((name) => name !== shareImage),
        videos: history.earlier.flatMap((it) => it.content.videos ?? []),
      },
      retired: otherLanguages.filter(
        (it) => !content.translations?.[it] && history.listings.some(({ languages }) => languages.includes(it)),
      ),
    })
  }
  return whole
}

/** On which lists an earlier text of an item stood. */
function shelvedOf(listing: Listing, { month, publishedAt }: Item): Shelved {
  const { topic } = listing
  const { agency, agencySlug, programme, programmeSlug, disclosure, hoaxLabel, eventOn } = shelvesOf(listing)
  return {
    ...{ agency, agencySlug, programme, programmeSlug, eventOn, month },
    topic,
    topicSlug: topicSlugOf(topic),
    class: classOf(disclosure),
    hoax: hoaxLabel && { label: hoaxLabel, notedAt: publishedAt },
  }
}

const classOf = (disclosure: string | null | undefined): OpenClass | null =>
  disclosure && Object.hasOwn(openClasses, disclosure) ? (disclosure as OpenClass) : null

async function sizesOf(store: FileStore, ...contents: Content[]): Promise<WholeItem['pictures']> {
  const found = new Map<string, PictureSizes | 'faulty'>()
  for (const hash of contents.flatMap(picturesOf)) {
    const sizes = await store.findSizes(hash)
    if (sizes) found.set(hash, sizes)
  }
  return found
}

function itemOf(row: Pick<Selectable<Publication>, ItemColumn>): Item {
  const { disclosure, hoax_label, noted_at } = row
  return {
    id: row.id,
    path: publicPath(row),
    title: row.title || 'Tanpa judul',
    summary: row.summary,
    topic: row.topic,
    topicSlug: row.topic_slug,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    month: row.month,
    number: row.month_number,
    searchWords: row.search_words,
    agency: row.agency,
    agencySlug: row.agency_slug,
    programme: row.programme,
    programmeSlug: row.programme_slug,
    class: classOf(disclosure),
    hoax: hoax_label !== null && noted_at !== null ? { label: hoax_label as HoaxLabel, notedAt: noted_at } : null,
    eventOn: row.event_on,
    languages: otherLanguages.flatMap((language) => {
      const it = (row.translations as Listed | null)?.[language]
      return it ? [{ language, ...it }] : []
    }),
  }
}
type Listed = Partial<Record<OtherLanguage, { title: string; summary: string; searchWords: string }>>
type ItemColumn = (typeof itemColumns)[number] extends `publication.${infer Name}` ? Name : never

function fileOf(row: { hash: string; media_type: string; size_bytes: number }): PublicFile {
  return {
    hash: row.hash,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    path: `/berkas-publik/${row.hash}${fileExtension(row.media_type)}`,
  }
}
