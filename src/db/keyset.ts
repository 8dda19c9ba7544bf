import { z } from 'zod'
import { levels, type CrisisLevel } from '../base/levels.ts'

/**
 * Where a list goes on: the sort key and id of the last row shown, opaque to the client.
 * The next page is one index range, so a list costs the same on its first page and its thousandth.
 */
export function writeCursor(key: string | number | readonly (string | number)[], id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** The cursor a client sent back; null for none and for anything that is not one of ours (the list then starts anew). */
function readCursor<Cursor>(text: string | undefined, cursor: z.ZodType<Cursor>): Cursor | null {
  if (!text) return null
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return null
  }
}

const NUMBER_MAX = 2_147_483_647 // PostgreSQL's integer: what a register, an agenda book or a ledger counts in
const number = z.number().int().min(0).max(NUMBER_MAX)
const numberCursor = z.tuple([number, z.string().max(64)])
const twoNumberCursor = z.tuple([number, z.string().max(64).transform(Number).pipe(number)])
const numberIdCursor = z.tuple([number, z.uuid()])
const textCursor = z.tuple([z.string().max(1_000), z.uuid()])
const instantCursor = z.tuple([z.iso.datetime(), z.uuid()])
const rankCursor = z.tuple([z.tuple([z.int().min(0).max(9), z.iso.datetime()]), z.uuid()])
const urgencyCursor = z.tuple([z.tuple([z.enum(levels), z.number().min(0).max(1), z.iso.datetime()]), z.uuid()])

/** As `readCursor`, for a list in the order of a running number; null for what such a list cannot have written. */
export function readNumberCursor(text: string | undefined): number | null {
  return readCursor(text, numberCursor)?.[0] ?? null
}

/** As `readNumberCursor`, for a list in which a second number tells those of one number apart. */
export function readTwoNumberCursor(
  text: string | undefined,
): { readonly key: number; readonly second: number } | null {
  const found = readCursor(text, twoNumberCursor)
  return found && { key: found[0], second: found[1] }
}

/** As `readNumberCursor`, for a list in which a row's uuid tells those of one number apart. */
export function readNumberIdCursor(text: string | undefined): { readonly key: number; readonly id: string } | null {
  const found = readCursor(text, numberIdCursor)
  return found && { key: found[0], id: found[1] }
}

/** As `readCursor`, for a list in the order of a text, which may be longer than other keys, and a row's uuid. */
export function readTextCursor(text: string | undefined): { readonly key: string; readonly id: string } | null {
  const found = readCursor(text, textCursor)
  return found && { key: found[0], id: found[1] }
}

export type InstantCursor = { readonly at: Date; readonly id: string }

/** As `readCursor`, for a list in the order of an instant and a row's uuid. */
export function readInstantCursor(text: string | undefined): InstantCursor | null {
  const found = readCursor(text, instantCursor)
  return found && { at: new Date(found[0]), id: found[1] }
}

/** As `readInstantCursor`, for a list in which a rank, 0 to 9, comes before the instant. */
export function readRankCursor(text: string | undefined): (InstantCursor & { readonly rank: number }) | null {
  const found = readCursor(text, rankCursor)
  return found && { rank: found[0][0], at: new Date(found[0][1]), id: found[1] }
}

/** As `readCursor`, for a list in the order of crisis level, score and an instant, and a row's uuid. */
export function readUrgencyCursor(
  text: string | undefined,
): { readonly level: CrisisLevel; readonly score: number; readonly at: Date; readonly id: string } | null {
  const found = readCursor(text, urgencyCursor)
  return found && { level: found[0][0], score: found[0][1], at: new Date(found[0][2]), id: found[1] }
}

/** Cuts one row more than the page, which only says that there is a next page. */
export function page<Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? cursorOf(last) : null }
}

/** As `page`, for a list in the order of a running number, the newest first. */
export const numberedPage = <Row extends { readonly number: number }>(rows: Row[], limit: number) =>
  page(rows, limit, ({ number: last }) => writeCursor(last, ''))
