/** The branches of letters as they are kept. Who asks for somebody passes them through `seenOf` before anything is said. */
import type { Db, Tx } from '../../db/connect.ts'
import { BRANCHES_MAX, type Branch } from '../rules/cascade.ts'

const branches = (db: Db | Tx) =>
  db
    .selectFrom('letter_branch')
    .leftJoin('letter_end', 'letter_end.branch_id', 'letter_branch.id')
    .select([
      'letter_branch.id',
      'letter_branch.letter_id',
      'letter_branch.parent_id as parentId',
      'letter_branch.post_id as postId',
      'letter_branch.urgency',
      'letter_branch.due_on as dueOn',
      'letter_branch.passed_at',
      'letter_end.kind as end',
    ])
    .orderBy('letter_branch.id') // ids made later sort later: a branch stands after the one it came from

/** All branches of one letter, each as the rules speak of it and with the words of its sheet. */
export async function listCascade(db: Db | Tx, letterId: string) {
  const rows = await branches(db)
    .innerJoin('post', 'post.id', 'letter_branch.post_id')
    .innerJoin('person', 'person.id', 'letter_branch.from_person')
    .leftJoin('person as ender', 'ender.id', 'letter_end.person_id')
    .select([
      'post.name as post',
      'letter_branch.boxes',
      'letter_branch.instruction',
      'person.name as from_person',
      'letter_end.words as end_words',
      'letter_end.ended_at',
      'ender.name as ended_by',
    ])
    .where('letter_branch.letter_id', '=', letterId)
    .limit(BRANCHES_MAX)
    .execute()
  return rows.map((row) => ({ ...row, end: row.end as Branch['end'] }))
}

/** The branches of each of these letters, of one page at most. */
export async function listCascades(db: Db | Tx, letterIds: readonly string[]) {
  if (letterIds.length === 0) return new Map<string, never>()
  const rows = await branches(db).where('letter_branch.letter_id', 'in', letterIds).execute()
  return Map.groupBy(
    rows.map((row) => ({ ...row, end: row.end as Branch['end'] })),
    (row) => row.letter_id,
  )
}
