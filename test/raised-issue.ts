import { isCrisis, type CrisisLevel } from '../src/base/levels.ts'
import { addItem } from '../src/inventory/api.ts'
import type { TestOffice } from './office.ts'

export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** An issue that stands at a level, at Siaga or above for so many minutes where that is said. @returns its id */
export async function raisedIssue(
  { db, people }: TestOffice,
  it: { readonly title: string; readonly level: CrisisLevel; readonly minutes?: number | undefined },
): Promise<string> {
  const { title, level, minutes } = it
  const body = { kind: 'issue' as const, title, summary: '', agency: '', source: '', sourceUrl: '', notedOn: '2026-11-24', programmeId: null } // prettier-ignore
  const { id } = await people.fungsional.call(addItem, { body: { ...body, level } })
  if (minutes !== undefined && isCrisis(level))
    await db
      .updateTable('item')
      .set({ risen_at: ago(minutes) })
      .where('id', '=', id)
      .execute()
  return id
}
