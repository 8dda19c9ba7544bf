/** Links by which agencies hand in without an account. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { LINKS_MAX } from '../rules/intake.ts'

const TOKEN_BYTES = 32 // 256 bits: not to be guessed, whatever the rate
const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

/** One page of links by the agency's name, each with how much came by it; those withdrawn only where asked for. */
export async function listIntakeLinks(
  db: Db,
  it: {
    readonly after?: string | undefined
    readonly limit: number
    readonly withdrawn: boolean
    readonly agency?: string | undefined
  },
) {
  const from = readTextCursor(it.after)
  const rows = await db
    .selectFrom('intake_link')
    .innerJoin('person', 'person.id', 'intake_link.made_by')
    .select((eb) => [
      'intake_link.id',
      'intake_link.agency',
      'intake_link.made_at',
      'intake_link.paused_at',
      'intake_link.withdrawn_at',
      'person.name as made_by',
      eb
        .selectFrom('intake')
        .select('intake.handed_at')
        .whereRef('intake.link_id', '=', 'intake_link.id')
        .orderBy('intake.handed_at', 'desc')
        .limit(1)
        .as('last_at'),
      eb
        .selectFrom('intake')
        .innerJoin('item', 'item.id', 'intake.item_id')
        .select((some) => some.fn.countAll<number>().as('count'))
        .whereRef('intake.link_id', '=', 'intake_link.id')
        .where('item.state', '=', 'open')
        .as('waiting'),
    ])
    .where('intake_link.withdrawn_at', it.withdrawn ? 'is not' : 'is', null)
    .$if(it.agency !== undefined, (query) =>
      query.where(sql<string>`lower(intake_link.agency)`, '=', it.agency?.toLowerCase() ?? ''),
    )
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(lower(intake_link.agency), intake_link.id) > (${from?.key}, ${from?.id}::uuid)`),
    )
    .orderBy(sql`lower(intake_link.agency)`)
    .orderBy('intake_link.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.agency.toLowerCase(), row.id))
}

/** Makes an agency's link; its token is told once and kept as its hash. @throws {Refused} `agency-has-link`, `agency-links-full` */
export async function insertIntakeLink(tx: Tx, it: { agency: string; personId: string }, now: Date) {
  const known = await tx
    .selectFrom('intake_link')
    .select('agency')
    .where(sql<string>`lower(agency)`, '=', it.agency.toLowerCase())
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (known) throw new Refused({ code: 'agency-has-link', field: 'agency', name: known.agency })
  const { count } = await tx
    .selectFrom('intake_link')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= LINKS_MAX) throw new Refused({ code: 'agency-links-full', max: LINKS_MAX })
  const [id, token] = [newId(), newToken()]
  await tx
    .insertInto('intake_link')
    .values({ id, agency: it.agency, token_hash: sha256(token), made_by: it.personId, made_at: now })
    .execute()
  return { id, token }
}

/** Gives an agency another address; the old one opens nothing from then on. @throws {Refused} `not-found`, `agency-link-as-it-is` */
export async function renewIntakeLink(tx: Tx, it: { linkId: string; personId: string }, now: Date) {
  const link = await lockLink(tx, it.linkId)
  const token = newToken()
  await tx
    .updateTable('intake_link')
    .set({ token_hash: sha256(token), made_by: it.personId, made_at: now })
    .where('id', '=', it.linkId)
    .execute()
  return { agency: link.agency, token }
}

/** @param pausedAt null to take in again @throws {Refused} `not-found`, `agency-link-as-it-is` */
export async function pauseIntakeLink(tx: Tx, linkId: string, pausedAt: Date | null): Promise<void> {
  const link = await lockLink(tx, linkId)
  if ((link.paused_at === null) === (pausedAt === null)) throw new Refused({ code: 'agency-link-as-it-is' })
  await tx.updateTable('intake_link').set({ paused_at: pausedAt }).where('id', '=', linkId).execute()
}

/** @throws {Refused} `not-found`, `agency-link-as-it-is` */
export async function withdrawIntakeLink(tx: Tx, linkId: string, now: Date): Promise<void> {
  await lockLink(tx, linkId)
  await tx.updateTable('intake_link').set({ withdrawn_at: now }).where('id', '=', linkId).execute()
}

/** @throws {Refused} `not-found`, `agency-link-as-it-is` for one that was withdrawn */
async function lockLink(tx: Tx, linkId: string) {
  const link = await tx
    .selectFrom('intake_link')
    .select(['agency', 'paused_at', 'withdrawn_at'])
    .where('id', '=', linkId)
    .forUpdate()
    .executeTakeFirst()
  if (!link) throw new Refused({ code: 'not-found' })
  if (link.withdrawn_at) throw new Refused({ code: 'agency-link-as-it-is' })
  return link
}

export type IntakeLink = { readonly id: string; readonly agency: string; readonly paused: boolean }

/** Whose link this is; null for one that never was, was renewed, or was withdrawn: who asks cannot tell them apart. */
export async function findIntakeLink(db: Db, token: string): Promise<IntakeLink | null> {
  const row = await db
    .selectFrom('intake_link')
    .select(['id', 'agency', 'paused_at'])
    .where('token_hash', '=', sha256(token))
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id, agency: row.agency, paused: row.paused_at !== null } : null
}

/** Whose turn it is to write by a link: of two at once the second waits. False where it was withdrawn or paused meanwhile. */
export async function holdLink(tx: Tx, linkId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('intake_link')
    .select('id')
    .where('id', '=', linkId)
    .where('withdrawn_at', 'is', null)
    .where('paused_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}
