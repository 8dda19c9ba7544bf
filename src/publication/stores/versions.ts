/** The versions of a publication that went out, one after the other: each final, with what the public was told of it. */
import type { Content } from '../../base/content.ts'
import { newId } from '../../base/id.ts'
import { Refused, sentence } from '../../base/refused.ts'
import type { Tx } from '../../db/connect.ts'
import { dropping, insertDeliveries } from './deliveries.ts'
import { listReached, listUnreached } from './destinations.ts'
import { keepFiles, listText } from './listing.ts'

/** Under which YES a text goes out: a decision, or in a crisis a word that waits for its paper. */
export type Approval = { readonly decisionId: string } | { readonly oralApprovalId: string }

/** The two columns in which a row names it. */
export const columnsOf = (it: Approval) => ({
  decision_id: 'decisionId' in it ? it.decisionId : null,
  oral_approval_id: 'oralApprovalId' in it ? it.oralApprovalId : null,
})

/** @returns its id */
export async function insertPublicationVersion(
  tx: Tx,
  it: {
    publicationId: string
    number: number
    versionHash: string
    approval: Approval
    form: 'first' | 'correction' | 'clarification'
    note: string
  },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('publication_version')
    .values({
      id,
      publication_id: it.publicationId,
      number: it.number,
      version_hash: it.versionHash,
      form: it.form,
      note: it.note,
      ...columnsOf(it.approval),
      released_at: now,
    })
    .execute()
  return id
}

/**
 * Puts a corrected text in the place of what is public, in the act's own transaction: address, day and number in the month
 * stay. It goes to exactly those who got the earlier one, or may have, also in a copy of the whole portal; who was still to
 * get that one gets this in its place. The database refuses it when no YES stands on this version.
 * @throws {Refused} `not-found`; `publication-withdrawn`
 */
export async function correctPublication(
  tx: Tx,
  it: {
    dossierId: string
    versionHash: string
    approval: Approval
    content: Content
    form: 'correction' | 'clarification'
    note: string
    now: Date
  },
): Promise<{ publicationId: string; versionId: string; path: { month: string; slug: string }; deliveryIds: string[] }> {
  const { content, versionHash, now } = it
  const was = await tx
    .selectFrom('publication')
    .select(['id', 'state', 'month', 'slug', 'version_number', 'went_out_at', 'scheduled_for'])
    .where('dossier_id', '=', it.dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!was) throw new Refused({ code: 'not-found' })
  if (was.state === 'withdrawn') throw new Refused({ code: 'publication-withdrawn' })
  const wentOut = was.went_out_at !== null
  const versionNumber = was.version_number + 1
  await tx
    .updateTable('publication')
    .set({
      version_hash: versionHash,
      version_number: versionNumber,
      ...columnsOf(it.approval),
      ...(await listText(tx, it.dossierId, content)),
      ...(wentOut && { updated_at: now, amended_at: now }),
    })
    .where('id', '=', was.id)
    .execute()
  await tx.updateTable('publication_month').set({ updated_at: now }).where('month', '=', was.month).execute()
  await keepFiles(tx, was.id, content)
  const versionId = await insertPublicationVersion(
    tx,
    {
      publicationId: was.id,
      number: versionNumber,
      versionHash,
      approval: it.approval,
      // Nobody read what it stands in the place of.
      form: wentOut ? it.form : 'first',
      note: wentOut ? it.note : '',
    },
    now,
  )
  const unreached = await listUnreached(tx, was.id)
  const reached = wentOut
    ? (await listReached(tx, was.id)).filter((it) => !unreached.some(({ id }) => id === it.id))
    : []
  await endSuperseded(tx, was.id, versionNumber)
  const out = { publicationId: was.id, versionHash, versionNumber }
  const dueAt = wentOut || was.scheduled_for === null || was.scheduled_for < now ? now : was.scheduled_for
  const deliveryIds = [
    ...(await insertDeliveries(tx, { ...out, kind: wentOut ? 'correct' : 'publish', portal: true, dueAt }, reached, now)), // prettier-ignore
    ...(await insertDeliveries(tx, { ...out, kind: 'publish', portal: false, dueAt }, unreached, now)),
  ]
  return { publicationId: was.id, versionId, path: was, deliveryIds }
}

/** What had not begun to go out never does: another text goes in its place. */
async function endSuperseded(tx: Tx, publicationId: string, versionNumber: number): Promise<void> {
  await dropping(tx, sentence({ code: 'publication-corrected' }, 'id'))
    .where('publication_id', '=', publicationId)
    .where('version_number', '<', versionNumber)
    .where('kind', 'in', ['publish', 'correct'])
    .execute()
}
