/** The words that an entry of the ledger holds by their hash, for who may read what they are about. */
import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import {
  readableBy,
  readableIfAny,
  readableJoined,
  readableLetter,
  readableLine,
  type Reader,
} from '../../db/readers.ts'
import { seenOf } from '../rules/cascade.ts'
import { listCascade } from './cascade.ts'

const id = z.uuid().optional()
const entrySchema = z.object({
  saidHash: z.string(),
  letterId: id,
  branchId: id,
  branchIds: z.array(z.uuid()).optional(),
  entryId: id,
  dossierId: id,
  itemId: id,
})
type About = z.output<typeof entrySchema>

/** @returns canonical JSON with the words and their salt; null where the entry holds none, or none that they may read */
export async function findSaid(db: Db, reader: Reader, body: string): Promise<string | null> {
  const { data: about } = entrySchema.safeParse(JSON.parse(body))
  if (!about || !(await mayReadSaid(db, reader, about))) return null
  const row = await db.selectFrom('ledger_said').select('text').where('hash', '=', about.saidHash).executeTakeFirst()
  return row?.text ?? null
}

/** Asked of the nearest thing that the entry is about: a letter before its line in the book. */
async function mayReadSaid(db: Db, reader: Reader, about: About): Promise<boolean> {
  if (about.letterId !== undefined) return maySeePart(db, reader, about)
  if (about.entryId !== undefined)
    return isFound(
      db
        .selectFrom('agenda_entry')
        .leftJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
        .leftJoin('letter', 'letter.entry_id', 'agenda_entry.id')
        .select('agenda_entry.id')
        .where('agenda_entry.id', '=', about.entryId)
        .where(readableLine(reader)),
    )
  if (about.dossierId !== undefined)
    return isFound(db.selectFrom('dossier').select('id').where('id', '=', about.dossierId).where(readableBy(reader)))
  if (about.itemId !== undefined)
    return isFound(
      db
        .selectFrom('item')
        .leftJoin('dossier', 'dossier.item_id', 'item.id')
        .select('item.id')
        .where('item.id', '=', about.itemId)
        .where(readableIfAny(reader))
        .where(readableJoined(reader)),
    )
  return false
}

const isFound = async (query: { executeTakeFirst(): Promise<unknown> }) =>
  (await query.executeTakeFirst()) !== undefined

/** What one act said to several posts names them all: it is for who sees each of their branches. */
async function maySeePart(db: Db, reader: Reader, { letterId = '', branchId, branchIds }: About): Promise<boolean> {
  const letter = await db
    .selectFrom('letter')
    .select('urgency')
    .where('id', '=', letterId)
    .where(readableLetter(reader))
    .executeTakeFirst()
  if (!letter) return false
  const seen = new Set(seenOf(await listCascade(db, letterId), letter, reader).map((it) => it.id))
  return (branchIds ?? (branchId === undefined ? [] : [branchId])).every((it) => seen.has(it))
}
