import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Json } from '../../base/canonical.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import { findingWords, type FindingCode } from '../../base/words/gates.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Finding, Override } from '../rules/gate.ts'

/** Every override of one dossier, the oldest first; at most one a finding. */
export async function listOverrides(db: Db | Tx, dossierId: string): Promise<Override[]> {
  const rows = await db
    .selectFrom('gate_override')
    .innerJoin('person', 'person.id', 'gate_override.person_id')
    .innerJoin('post', 'post.id', 'gate_override.post_id')
    .select([
      'gate_override.finding_key as key',
      'gate_override.reason',
      'gate_override.basis',
      'gate_override.record',
      'gate_override.step',
      'person.name as person',
      'post.name as post',
      'gate_override.overridden_at as at',
    ])
    .where('gate_override.dossier_id', '=', dossierId)
    .orderBy('gate_override.overridden_at')
    .orderBy('gate_override.id')
    .limit(OVERRIDES_MAX)
    .execute()
  return rows
}

const OVERRIDES_MAX = 200 // of one dossier: a text with more is to be written anew, not excused

const saidFinding = z.object({
  finding: z.object({
    code: z.custom<FindingCode>((it) => typeof it === 'string' && Object.hasOwn(findingWords, it)),
    about: z.record(z.string(), z.union([z.string(), z.number()])),
    law: z.string(),
  }),
})

/** The overrides that a leader had before their eyes at an instant, each with the finding as it read when it was made. */
export async function listOverridesUntil(db: Db | Tx, dossierId: string, until: Date) {
  const rows = await db
    .selectFrom('gate_override')
    .innerJoin('person', 'person.id', 'gate_override.person_id')
    .innerJoin('post', 'post.id', 'gate_override.post_id')
    .select([
      'gate_override.statement',
      'gate_override.reason',
      'gate_override.basis',
      'gate_override.record',
      'gate_override.step',
      'person.name as person',
      'post.name as post',
    ])
    .where('gate_override.dossier_id', '=', dossierId)
    .where('gate_override.overridden_at', '<=', until)
    .orderBy('gate_override.overridden_at')
    .orderBy('gate_override.id')
    .limit(OVERRIDES_MAX)
    .execute()
  return rows.map(({ statement, ...it }) => {
    const { code, about, law } = saidFinding.parse(JSON.parse(statement)).finding
    return { ...it, code, about, law }
  })
}

export type NewOverride = {
  readonly dossierId: string
  readonly versionHash: string
  readonly finding: Finding
  readonly step: number
  readonly reason: string
  readonly basis: string
  readonly record: string
  readonly personId: string
  readonly postId: string
}

/**
 * Writes one override, final. Its statement has a salt, so that its hash in the ledger tells nothing of what it names.
 * @throws {Refused} `override-made` when this finding has one already; `override-full`
 */
export async function insertOverride(tx: Tx, it: NewOverride, now: Date): Promise<string> {
  const { count } = await tx
    .selectFrom('gate_override')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  if (count >= OVERRIDES_MAX) throw new Refused({ code: 'override-full', max: OVERRIDES_MAX })
  const { finding, ...said } = it
  const { key, gate, code, about, law, place } = finding
  const statement = canonical({
    ...said,
    finding: { key, gate, code, about, law, place },
    at: now.toISOString(),
    salt: randomBytes(16).toString('hex'),
  } as Json)
  const written = await tx
    .insertInto('gate_override')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      version_hash: it.versionHash,
      finding_key: key,
      gate,
      step: it.step,
      reason: it.reason,
      basis: it.basis,
      record: it.record,
      person_id: it.personId,
      post_id: it.postId,
      statement,
      overridden_at: now,
    })
    .onConflict((on) => on.columns(['dossier_id', 'finding_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Refused({ code: 'override-made' })
  return statement
}
