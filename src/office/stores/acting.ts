/** Letters that appoint who acts in a post. They are tenures: who may act is asked in one place, `db/authority.ts`. */
import { contentTypeSchema } from '../../base/content-types.ts'
import { newId } from '../../base/id.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { listNameableFiles, type Reader } from '../../db/readers.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { whyNotAppoint, type Appointment, type Tenure } from '../rules/acting.ts'

const TENURES_MAX = 5_000 // of one post, in all its years
const SCANS: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg']

/**
 * All tenures of a post, of any day, for the rules. The post's row is locked first, so that of two that would both be
 * right alone the second sees the first. @throws {Refused} `not-found`
 */
export async function lockTenuresOf(tx: Tx, postId: string): Promise<Tenure[]> {
  const post = await tx.selectFrom('post').select('id').where('id', '=', postId).forUpdate().executeTakeFirst()
  if (!post) throw new Refused({ code: 'not-found' })
  const rows = await tx
    .selectFrom('tenure')
    .innerJoin('person', 'person.id', 'tenure.person_id')
    .select([
      'tenure.person_id as personId',
      'person.name as person',
      'tenure.from_on as fromOn',
      'tenure.until_on as untilOn',
      'tenure.acting',
      'tenure.for_person_id as forPersonId',
      'tenure.letter_number',
      'tenure.kinds',
      'tenure.steps',
    ])
    .where('tenure.post_id', '=', postId)
    .orderBy('tenure.from_on', 'desc')
    .limit(TENURES_MAX)
    .execute()
  return rows.map(({ letter_number, ...row }) => ({ ...row, letter: letter_number ?? '' }))
}

/** @throws {Refused} `not-found`, `person-cannot-act`, `scan-refused`, `not-in-sop`, `scope-unknown`, and what `whyNotAppoint` refuses */
export async function insertActing(
  tx: Tx,
  it: Appointment & { readonly postId: string; readonly scanHash: string | null },
  { by, today, now }: { readonly by: Reader; readonly today: string; readonly now: Date },
): Promise<string> {
  const tenures = await lockTenuresOf(tx, it.postId)
  refuseIf(whyNotAppoint(it, tenures))
  await refuseUnfit(tx, it)
  await refuseUnknown(tx, it, { today, by })
  const id = newId()
  await tx
    .insertInto('tenure')
    .values({
      id,
      person_id: it.personId,
      post_id: it.postId,
      from_on: it.fromOn,
      until_on: it.untilOn,
      acting: it.form,
      for_person_id: it.forPersonId,
      letter_number: it.number.trim(),
      lettered_on: it.datedOn,
      scan_hash: it.scanHash,
      kinds: it.kinds === null ? null : [...it.kinds],
      steps: it.steps === null ? null : [...it.steps],
      created_at: now,
    })
    .execute()
  return id
}

/** @throws {Refused} `not-found`; `person-cannot-act` when they could do nothing in the post on its first day */
export async function refuseUnfit(tx: Tx, it: { readonly personId: string; readonly fromOn: string }): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select(['role', 'left_on'])
    .where('id', '=', it.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw new Refused({ code: 'not-found' })
  if (person.role === 'auditor' || (person.left_on !== null && person.left_on <= it.fromOn))
    throw new Refused({ code: 'person-cannot-act', field: 'personId' })
}

/** @throws {Refused} `scan-refused`, `not-in-sop`, `scope-unknown` */
async function refuseUnknown(
  tx: Tx,
  it: Pick<Appointment, 'kinds' | 'steps'> & { readonly scanHash: string | null },
  { today, by }: { readonly today: string; readonly by: Reader },
): Promise<void> {
  if (it.scanHash !== null) {
    const [scan] = await listNameableFiles(tx, [it.scanHash], by)
    if (!scan || !SCANS.includes(scan.mediaType)) throw new Refused({ code: 'scan-refused', field: 'scanHash' })
  }
  if (it.steps !== null) {
    const edition = await readEditionInForce(tx, today)
    const known = edition?.body.steps.map((step) => step.number) ?? []
    if (!it.steps.every((step) => known.includes(step))) throw new Refused({ code: 'not-in-sop', field: 'steps' })
  }
  if (it.kinds !== null) {
    const known = await tx
      .selectFrom('content_type')
      .select('id')
      .where('id', 'in', [...it.kinds])
      .execute()
    if (known.length < it.kinds.length) throw new Refused({ code: 'scope-unknown', field: 'kinds' })
  }
}

/** What a letter can be limited to: the steps in force, and the kinds of text that are offered. */
export async function listScopes(db: Db, on: string) {
  const edition = await readEditionInForce(db, on)
  const kinds = await db
    .selectFrom('content_type')
    .innerJoin('content_type_revision as current', (join) =>
      join.onRef('current.id', '=', 'content_type.id').onRef('current.revision', '=', 'content_type.revision'),
    )
    .select('current.body')
    .limit(200)
    .execute()
  const postNames = new Map(edition?.body.posts.map((post) => [post.id, post.name]))
  return {
    steps: (edition?.body.steps ?? []).map((step) => ({
      number: step.number,
      activity: step.label,
      post: postNames.get(step.executor) ?? step.executor,
    })),
    kinds: kinds
      .map((row) => contentTypeSchema.parse(JSON.parse(row.body)))
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .map(({ id, name }) => ({ id, name })),
  }
}
