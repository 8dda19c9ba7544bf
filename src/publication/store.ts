import { sql } from 'kysely'
import type { Content } from '../base/content.ts'
import { ZONE } from '../base/calendar.ts'
import { newId } from '../base/id.ts'
import { Refused, sentence } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { refuseDrill } from '../db/drill.ts'
import { locks } from '../db/locks.ts'
import { page, readInstantCursor, writeCursor } from '../db/keyset.ts'
import { readableBy, type Reader } from '../db/readers.ts'
import { dropping, insertDeliveries } from './stores/deliveries.ts'
import { listReached, listTakers } from './stores/destinations.ts'
import { columnsOf, insertPublicationVersion, type Approval } from './stores/versions.ts'
import { keepFiles, listText } from './stores/listing.ts'
import { instantsOf } from './rules/term.ts'
import { monthOf, publicPath, slugOf, type Release, type Standing } from './rules.ts'

const AT_ONCE: Release = { goesOutAt: null, embargoUntil: null, without: [] }

/**
 * Writes the publication of an approved text and one waiting delivery per channel, in the act's own transaction.
 * The database refuses it when no YES stands on this version. Its number in the month is given once, under the month's
 * row lock, so that a page of the archive never shifts.
 * @throws {Refused} `drill-stays-in`: publications and their deliveries are made here alone, and of a drill none is
 */
export async function insertPublication(
  tx: Tx,
  it: {
    dossierId: string
    versionHash: string
    approval: Approval
    content: Content
    release?: Release | undefined
    now: Date
  },
): Promise<{ publicationId: string; slug: string; path: string; deliveryIds: string[] }> {
  await refuseDrill(tx, it.dossierId)
  const { content, now, release = AT_ONCE } = it
  const id = newId()
  const goesOutAt = release.goesOutAt ?? now
  const month = monthOf(ZONE, goesOutAt)
  const { last_number: number } = await tx
    .insertInto('publication_month')
    .values({ month, last_number: 1, updated_at: now })
    .onConflict((on) =>
      on
        .column('month')
        .doUpdateSet((eb) => ({ last_number: eb('publication_month.last_number', '+', 1), updated_at: now })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  const listed = await listText(tx, it.dossierId, content)
  const plain = slugOf(content.title)
  const insert = (slug: string) =>
    tx
      .insertInto('publication')
      .values({
        id,
        dossier_id: it.dossierId,
        version_hash: it.versionHash,
        ...columnsOf(it.approval),
        state: 'going-out',
        slug,
        ...listed,
        released_at: now,
        published_at: goesOutAt,
        updated_at: goesOutAt,
        scheduled_for: release.goesOutAt,
        embargo_until: release.embargoUntil,
        ...termColumns(release),
        month,
        month_number: number,
      })
      .onConflict((on) => on.column('slug').doNothing())
      .returning('slug')
      .executeTakeFirst()
  // A title already used gets the end of its id, which is random: two tries are enough, also under concurrent writers.
  const written = (await insert(plain)) ?? (await insert(`${plain}-${id.slice(-8)}`))
  if (!written) throw new Error('an address made from a random id is free')
  await keepFiles(tx, id, content)
  const { versionHash, approval } = it
  await insertPublicationVersion(
    tx,
    { publicationId: id, number: 1, versionHash, approval, form: 'first', note: '' },
    now,
  )
  const takers = await listTakers(tx, content.type ?? '')
  const deliveryIds = await insertDeliveries(
    tx,
    { publicationId: id, kind: 'publish', versionHash, versionNumber: 1, portal: true, dueAt: goesOutAt },
    takers.filter((one) => !release.without.includes(one.id)),
    now,
  )
  return { publicationId: id, slug: written.slug, path: publicPath({ month, slug: written.slug }), deliveryIds }
}

/** Its page says how it stands when it is first written, and is due anew when that ends. */
function termColumns({ term }: Release) {
  if (!term) return {}
  const { reviewAt, expiresAt } = instantsOf(term, ZONE)
  return { review_at: reviewAt, expires_at: expiresAt, term_due: expiresAt }
}

/**
 * Takes a publication back: its page becomes a notice with the reason, and every channel is told. Nothing is deleted.
 * @throws {Refused} `not-found`; `publication-withdrawn` when it is so already
 */
export async function withdrawPublication(
  tx: Tx,
  it: { dossierId: string; reason: string; now: Date },
): Promise<{ publicationId: string; deliveryIds: string[] }> {
  const found = await tx
    .selectFrom('publication')
    .select(['id', 'state', 'month', 'version_hash', 'version_number', 'went_out_at'])
    .where('dossier_id', '=', it.dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refused({ code: 'not-found' })
  if (found.state === 'withdrawn') throw new Refused({ code: 'publication-withdrawn' })
  await tx
    .updateTable('publication')
    .set({ state: 'withdrawn', notice: it.reason, updated_at: it.now, amended_at: it.now })
    .where('id', '=', found.id)
    .execute()
  await tx.updateTable('publication_month').set({ updated_at: it.now }).where('month', '=', found.month).execute()
  await dropWaiting(tx, found.id)
  const deliveryIds = await insertDeliveries(
    tx,
    {
      publicationId: found.id,
      kind: 'withdraw',
      versionHash: found.version_hash,
      versionNumber: found.version_number,
      portal: true,
      dueAt: it.now,
    },
    found.went_out_at === null ? [] : await listReached(tx, found.id),
    it.now,
  )
  return { publicationId: found.id, deliveryIds }
}

/** What had not begun to go elsewhere never does; the portal's own says so itself, as soon as it is looked at. */
async function dropWaiting(tx: Tx, publicationId: string): Promise<void> {
  await dropping(tx, sentence({ code: 'publication-withdrawn' }, 'id'))
    .where('publication_id', '=', publicationId)
    .where('destination_id', 'is not', null)
    .execute()
}

/** Waits for the portal's lock and holds it until the transaction ends: its pages always show what is committed. */
export async function lockPortal(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.writingPortal})`.execute(tx)
}

/** A moment in the life of the database: what was not committed then has changed since. */
export async function readMoment(db: Db): Promise<string> {
  const { rows } = await sql<{ moment: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as moment`.execute(db) // prettier-ignore
  return rows[0]?.moment ?? ''
}

/** The publications of which anything was changed since, by whichever act: PostgreSQL knows it of each row (its xmin). */
export async function listChangedSince(tx: Tx, moment: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from publication where age(xmin) <= age((${moment}::xid8)::xid) order by published_at, id`.execute(tx)
  return rows.map((it) => it.id)
}

/**
 * What is known of the right to send, read and locked: until the caller commits, no act can take the approval back. Looked
 * at is what was said of this very version: what became of another text of its dossier changes nothing here.
 */
export async function lockStanding(
  tx: Tx,
  publicationId: string,
): Promise<Standing & { readonly month: string; readonly slug: string }> {
  const it = await tx
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication.version_hash'),
    )
    .select([
      'publication.version_hash',
      'publication.state',
      'publication.dossier_id',
      'publication.embargo_until',
      'publication.month',
      'publication.slug',
      'dossier.state as dossier_state',
      // While it is put right the dossier's own version is another, and none of the public's business.
      sql<string | null>`case when dossier.state = 'published' then dossier.version_hash
        else dossier.correction ->> 'version' end`.as('public_version'),
      'version.content',
    ])
    .where('publication.id', '=', publicationId)
    .forUpdate('publication')
    .executeTakeFirstOrThrow()
  const decision = await tx
    .selectFrom('decision')
    .leftJoin('certification', 'certification.decision_id', 'decision.id')
    .select([
      'decision.answer',
      'decision.version_hash',
      'decision.visit_number',
      'certification.version_hash as certified_hash',
    ])
    .where('decision.dossier_id', '=', it.dossier_id)
    .where((eb) =>
      eb.or([
        eb('decision.version_hash', '=', it.version_hash),
        eb('certification.version_hash', '=', it.version_hash),
      ]),
    )
    .orderBy('decision.visit_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const oral = await tx
    .selectFrom('oral_approval')
    .select(['version_hash', 'visit_number'])
    .where('dossier_id', '=', it.dossier_id)
    .where('version_hash', '=', it.version_hash)
    .orderBy('visit_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  // Its ratification has the same visit's number, and then speaks for it.
  const heard = oral && oral.visit_number > (decision?.visit_number ?? 0) ? oral : null
  return {
    month: it.month,
    slug: it.slug,
    versionHash: it.version_hash,
    contentText: it.content,
    publicationState: it.state,
    embargoUntil: it.embargo_until,
    dossierState: it.dossier_state,
    publicVersionHash: it.public_version,
    decision: heard
      ? { answer: 'yes', versionHash: heard.version_hash, certifiedHash: null }
      : decision
        ? { answer: decision.answer, versionHash: decision.version_hash, certifiedHash: decision.certified_hash }
        : null,
  }
}

/** From now on the public may see it, and the lists of the portal name it. */
export async function markPublic(tx: Tx, publicationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('publication')
    .set((eb) => ({
      state: 'public',
      went_out_at: now,
      // What was to go out at a time and could not bears the time at which it did.
      published_at: eb.case().when('missed_at', 'is not', null).then(now).else(eb.ref('published_at')).end(),
      updated_at: eb.case().when('missed_at', 'is not', null).then(now).else(eb.ref('updated_at')).end(),
    }))
    .where('id', '=', publicationId)
    .where('state', '=', 'going-out')
    .execute()
}

/** Publications, the newest first. */
export async function listPublications(
  db: Db,
  reader: Reader,
  ask: {
    after?: string | undefined
    limit: number
    state?: 'going-out' | 'public' | 'withdrawn' | undefined
    dossier?: string | undefined
    trouble?: boolean | undefined
  },
) {
  const after = readInstantCursor(ask.after)
  const rows = await db
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(publicationColumns)
    .where(readableBy(reader))
    .$if(ask.state !== undefined, (q) => q.where('publication.state', '=', ask.state as never))
    .$if(ask.dossier !== undefined, (q) => q.where('publication.dossier_id', '=', ask.dossier as string))
    .$if(ask.trouble === true, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.publication_id', '=', 'publication.id')
            .where('delivery.state', 'in', ['failed', 'unsure']),
        ),
      ),
    )
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('publication.published_at', 'publication.id'), '<', eb.tuple(after!.at, after!.id)),
      ),
    )
    .orderBy('publication.published_at', 'desc')
    .orderBy('publication.id', 'desc')
    .limit(ask.limit + 1)
    .execute()
  const { rows: shown, next } = page(rows, ask.limit, (row) => writeCursor(row.published_at.toISOString(), row.id))
  return { rows: await withDeliveries(db, shown), next }
}

/** @throws {Refused} `not-found` */
export async function readPublication(db: Db, reader: Reader, publicationId: string) {
  const row = await db
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(publicationColumns)
    .where('publication.id', '=', publicationId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const [whole] = await withDeliveries(db, [row])
  return whole as NonNullable<typeof whole>
}

const publicationColumns = [
  'publication.id',
  'publication.dossier_id',
  'publication.version_hash',
  'publication.version_number',
  'publication.state',
  'publication.slug',
  'publication.month',
  'publication.title',
  'publication.topic',
  'publication.published_at',
  'publication.updated_at',
  'publication.notice',
  'publication.scheduled_for',
  'publication.embargo_until',
  'publication.missed_at',
  'publication.waits',
  'publication.went_out_at',
  'publication.pinned_at',
  'publication.review_at',
  'publication.review_told_at',
  'publication.expires_at',
  'publication.expired_at',
  'dossier.year',
  'dossier.number',
  'dossier.revision',
  sql<boolean>`dossier.correction is not null`.as('correcting'),
] as const

/** Each with its deliveries, in the order in which they were owed; of very many, those that are not settled and the newest. */
async function withDeliveries<Row extends { id: string }>(db: Db, rows: readonly Row[]) {
  const deliveries =
    rows.length === 0
      ? []
      : await db
          .selectFrom('publication')
          .innerJoinLateral(
            (eb) =>
              eb
                .selectFrom('delivery')
                .selectAll('delivery')
                .whereRef('delivery.publication_id', '=', 'publication.id')
                .orderBy(sql`delivery.state in ('sent', 'dropped')`)
                .orderBy('delivery.created_at', 'desc')
                .orderBy('delivery.id', 'desc')
                .limit(DELIVERIES_SHOWN)
                .as('delivery'),
            (join) => join.onTrue(),
          )
          .leftJoin('destination', 'destination.id', 'delivery.destination_id')
          .select([
            'delivery.id',
            'delivery.publication_id',
            'delivery.kind',
            'delivery.version_number',
            'delivery.channel',
            'delivery.destination_id',
            'destination.name as destination',
            'destination.paused_at',
            'destination.by_hand',
            'delivery.state',
            'delivery.attempts',
            'delivery.problem',
            'delivery.seen',
            'delivery.remote_url',
            'delivery.created_at',
            'delivery.sent_at',
          ])
          .where(
            'publication.id',
            'in',
            rows.map((row) => row.id),
          )
          .orderBy('delivery.created_at')
          .orderBy(sql`destination.name nulls first`)
          .orderBy('delivery.id')
          .execute()
  return rows.map((row) => ({ ...row, deliveries: deliveries.filter((it) => it.publication_id === row.id) }))
}
const DELIVERIES_SHOWN = 200 // twice to as many destinations as there may be; all are in its receipts
