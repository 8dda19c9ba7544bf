import { Refused } from '../base/refused.ts'
import type { Tx } from './connect.ts'

/**
 * A drill stays inside: what would reach anybody outside the office asks here first, and the database refuses it once
 * more. @throws {Refused} `drill-stays-in`
 */
export async function refuseDrill(tx: Tx, dossierId: string): Promise<void> {
  if (await isDrill(tx, dossierId)) throw new Refused({ code: 'drill-stays-in' })
}

export async function isDrill(tx: Tx, dossierId: string): Promise<boolean> {
  const { drill } = await tx.selectFrom('dossier').select('drill').where('id', '=', dossierId).executeTakeFirstOrThrow()
  return drill
}
