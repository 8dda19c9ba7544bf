/** Who received which version of a publication, and when: one row for each time that it went somewhere or was to. */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { isByMail } from '../rules/by-mail.ts'

/** The first of one table; a publication that went out more often than this is told so far. */
export const RECEIPTS_MAX = 10_000
const VERSIONS_MAX = 200

/** One page of receipts, in the order in which they were owed. */
export async function listReceiptRows(
  db: Db,
  it: { publicationId: string; delivery?: string | undefined; after?: string | undefined; limit: number },
) {
  const after = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('delivery')
    .leftJoin('destination', 'destination.id', 'delivery.destination_id')
    .innerJoinLateral(
      // Of a release by e-mail: its letters, and how many of them did not arrive.
      (eb) =>
        eb
          .selectFrom('release_recipient')
          .whereRef('release_recipient.delivery_id', '=', 'delivery.id')
          .select(({ fn }) => [
            fn.countAll<number>().filterWhere('state', '<>', 'skipped').as('written'),
            fn.countAll<number>().filterWhere('state', 'in', ['failed', 'bounced']).as('lost'),
          ])
          .as('letters'),
      (join) => join.onTrue(),
    )
    .select([
      'delivery.id',
      sql<string>`coalesce(destination.name, '')`.as('destination'),
      'delivery.channel',
      'delivery.kind',
      'delivery.version_number as versionNumber',
      'delivery.version_hash as versionHash',
      'delivery.state',
      'delivery.created_at',
      'delivery.sent_at',
      'delivery.remote_url as url',
      'delivery.problem',
      'letters.written',
      'letters.lost',
    ])
    .where('delivery.publication_id', '=', it.publicationId)
    .$if(it.delivery !== undefined, (query) => query.where('delivery.id', '=', it.delivery!))
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('delivery.created_at', 'delivery.id'), '>', eb.tuple(after!.at, after!.id))),
    )
    .orderBy('delivery.created_at')
    .orderBy('delivery.id')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.created_at.toISOString(), row.id))
  return {
    rows: shown.rows.map(({ created_at: at, sent_at: sent, written, lost, ...row }) => ({
      ...row,
      letters: isByMail(row.channel) ? { written, lost } : null,
      createdAt: at.toISOString(),
      sentAt: sent?.toISOString() ?? null,
    })),
    next: shown.next,
  }
}

/** The versions of a publication that went out, the first on top. */
export async function listPublicVersions(db: Db, publicationId: string) {
  const rows = await db
    .selectFrom('publication_version')
    .select(['number', 'version_hash', 'form', 'note', 'released_at'])
    .where('publication_id', '=', publicationId)
    .orderBy('number')
    .limit(VERSIONS_MAX)
    .execute()
  return rows.map((it) => ({
    number: it.number,
    hash: it.version_hash,
    form: it.form as 'first' | 'correction' | 'clarification',
    note: it.note,
    at: it.released_at.toISOString(),
  }))
}
