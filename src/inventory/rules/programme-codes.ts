/**
 * Codes of programmes and activities in the region's plan and budget (Permendagri 90/2019, Kepmendagri
 * 900.1.15.5-1317/2023): affair, field, programme, activity in two parts, sub-activity, `2.16.02.2.01.0001`. Accounts
 * stand in the same columns (`5.1.02.01`), told apart by their second part of one digit.
 */

import { oneLine } from '../../base/text.ts'

/** What a row of a plan or a budget is by its code. */
export type Rank = 'programme' | 'activity' | 'heading' | 'account'

export type Coded = { readonly code: string; readonly rank: Rank }

const PARTS_MAX = 12
const CODE_MAX = 60 // with spaces between its parts
const LENGTHS: Readonly<Record<number, number>> = { 1: 2, 2: 2, 4: 2 } // field, programme, activity: a spreadsheet drops their zero

/**
 * Reads a code as it is written, in one cell or a cell for each part; null for what is none (`ISU-01`).
 * @param written its cells, those that are empty left out
 */
export function readCode(written: readonly string[]): Coded | null {
  if (written.some((cell) => cell.length > CODE_MAX)) return null
  const parts = written.flatMap((cell) => cell.split(/[.\s/-]+/).filter((part) => part !== ''))
  if (parts.length === 0 || parts.length > PARTS_MAX) return null
  if (!parts.every((part) => /^(?:\d{1,4}|[Xx]{1,2})$/.test(part))) return null
  const [first = '', second = ''] = parts
  if (!/^(?:[1-9]|[Xx])$/.test(first)) return null
  // A cell for each part drops zeros, so there one digit says nothing.
  if (written.length === 1 && /^[4-6]$/.test(first) && second.length === 1)
    return { code: parts.join('.'), rank: 'account' }
  const code = parts
    .map((part, at) => part.toUpperCase().padStart(LENGTHS[at] ?? 1, /x/i.test(part) ? 'X' : '0'))
    .join('.')
  return { code, rank: rankOf(parts.length) }
}

function rankOf(parts: number): Rank {
  if (parts === 3) return 'programme'
  if (parts === 5 || parts === 6) return 'activity'
  return parts > 6 ? 'account' : 'heading'
}

/** The programme that an activity's code says; '' for what is none. */
export const programmeCodeOf = (it: Coded | null): string =>
  it?.rank === 'activity' ? it.code.split('.').slice(0, 3).join('.') : ''

const LETTERHEAD_MAX = 400 // of a cell: a code and a long name
const AGENCY =
  /^(?:(?:sub )?unit )?(?:perangkat daerah|skpd|opd|organisasi|unit kerja|unit organisasi)\s*(?:\(skpd\))?\s*:?\s*(.*)$/i

/** The agency that the letterhead of a plan names: `Organisasi : 2.16.0.00.0.00.01.0000 Dinas Komunikasi dan Informatika`. */
export function agencyAbove(rows: readonly (readonly string[])[]): string {
  for (const cells of rows) {
    const said = cells
      .map((cell) => oneLine(cell.slice(0, LETTERHEAD_MAX)))
      .filter((cell) => cell !== '' && cell !== ':')
    const found = AGENCY.exec(said[0] ?? '')
    if (!found) continue
    const name = [found[1] ?? '', ...said.slice(1)]
      .map((part) => part.replace(/^:?\s*(?:[\dX]{1,4}(?:\.[\dX]{1,4})+)?\s*[-:]?\s*/i, '').trim())
      .find((part) => /\p{L}{3}/u.test(part))
    if (name) return name
  }
  return ''
}
