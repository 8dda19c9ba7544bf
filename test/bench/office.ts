import { openDatabase } from '../../src/database.ts'
import { readConfig } from '../../src/config.ts'
import { insertToken } from '../../src/office/stores/tokens.ts'
import { quantile, timed } from './measure.ts'

const DAY_MS = 86_400_000

/** An API token for the holder of each post of a stopped office. */
export async function makeTokens(folder: string): Promise<Record<string, string>> {
  const { connection, close } = await openDatabase(readConfig({ SIAR_DATA: folder }))
  const { db } = connection
  const tokens: Record<string, string> = {}
  const tenures = await db.selectFrom('tenure').select(['person_id', 'post_id']).execute()
  for (const { person_id: personId, post_id: postId } of tenures) {
    const it = { personId, name: 'bench', expiresAt: new Date(Date.now() + DAY_MS) }
    tokens[postId] = (await db.transaction().execute((tx) => insertToken(tx, it, new Date()))).token
  }
  await close()
  return tokens
}

/** Asks for the same address many times, one after the other, after a warm-up; in milliseconds. */
export async function askOften(url: string, token: string, often: number): Promise<{ p50: number; p99: number }> {
  const ask = async () => {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${url}: ${text}`)
  }
  for (let n = 0; n < 20; n++) await ask()
  const took: number[] = []
  for (let n = 0; n < often; n++) took.push(await timed(ask))
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) }
}
