import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { defaultElectionPack } from '../rules/election-pack.ts'
import { electionPackSchema, type ElectionPack } from '../rules/election.ts'

export type KeptPack = {
  readonly pack: ElectionPack
  /** Counts the office's own packs; 0 while the one that Siar comes with holds. */
  readonly revision: number
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

// A revision never changes, so its body is parsed once a process.
const parsed = new Map<number, ElectionPack>()
const PARSED_MAX = 50

/** The election rules that hold in this office. */
export async function readElectionPack(db: Db | Tx): Promise<KeptPack> {
  const row = await db
    .selectFrom('election_pack')
    .innerJoin('person', 'person.id', 'election_pack.changed_by')
    .select(['election_pack.revision', 'election_pack.body', 'election_pack.changed_at', 'person.name'])
    .orderBy('election_pack.revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { pack: defaultElectionPack, revision: 0, changedBy: null, changedAt: null }
  return { pack: parse(row), revision: row.revision, changedBy: row.name, changedAt: row.changed_at }
}

/** Replaces the pack; the earlier ones stay. @returns its hash. @throws {Refused} `election-pack-changed` */
export async function saveElectionPack(
  tx: Tx,
  it: { pack: ElectionPack; seenRevision: number; personId: string },
  now: Date,
): Promise<{ revision: number; hash: string }> {
  const body = canonical(it.pack as unknown as Json)
  const revision = it.seenRevision + 1
  const { last } = await tx
    .selectFrom('election_pack')
    .select((eb) => eb.fn.coalesce(eb.fn.max('revision'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  const changed = new Refused({ code: 'election-pack-changed', seen: it.seenRevision, current: last })
  if (last !== it.seenRevision) throw changed
  const written = await tx
    .insertInto('election_pack')
    .values({ id: newId(), revision, body, changed_by: it.personId, changed_at: now })
    .onConflict((on) => on.column('revision').doNothing())
    .returning('revision')
    .executeTakeFirst()
  if (!written) throw changed
  return { revision, hash: sha256(body) }
}

function parse({ revision, body }: { revision: number; body: string }): ElectionPack {
  const known = parsed.get(revision)
  if (known && canonical(known as unknown as Json) === body) return known
  const pack = electionPackSchema.parse(JSON.parse(body))
  if (parsed.size < PARSED_MAX) parsed.set(revision, pack)
  return pack
}
