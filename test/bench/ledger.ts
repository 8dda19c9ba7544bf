import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { exportLedger } from '../../src/ledger/export.ts'
import { openLedgerKey } from '../../src/ledger/key.ts'
import { verifyFolder } from '../../src/ledger/verify.ts'
import { verifierKey } from '../../src/ledger/note.ts'
import { readVerifierKey } from '../../src/ledger/verify-note.ts'
import { count, median, timed, times, type Figure } from './measure.ts'

const ROUNDS = 5

/** Export and offline check of the ledger of a large office, beside hashing the same entries once. */
export async function measureLedger(office: string): Promise<Figure[]> {
  const config = readConfig({ SIAR_DATA: office })
  const { connection, close } = await openDatabase(config)
  const folder = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  try {
    const { db } = connection
    const signer = await openLedgerKey({ folder: config.folder, url: config.url, given: undefined })
    const key = readVerifierKey(verifierKey(signer))
    const bodies = (await db.selectFrom('ledger_entry').select('body').orderBy('index').execute()).map((it) => it.body)
    const exports: number[] = []
    const checks: number[] = []
    const hashes: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const to = join(folder, String(round))
      exports.push(await timed(() => exportLedger(db, { signer, folder: to })))
      checks.push(await timed(() => verifyFolder(to, { key })))
      hashes.push(
        await timed(async () => {
          for (const body of bodies) createHash('sha256').update(body).digest()
        }),
      )
    }
    const rate = (took: readonly number[]) => bodies.length / (median(took) / 1000)
    const yardstick = `SHA-256 of each entry once: ${count(rate(hashes))} entries/s`
    return [
      {
        what: `Export of ${count(bodies.length)} ledger entries`,
        measured: `${(median(exports) / 1000).toFixed(2)} s, ${count(rate(exports))} entries/s`,
        yardstick: `${yardstick}; ${times(rate(exports) / rate(hashes))}`,
        aim: '',
        reached: null,
      },
      {
        what: `Check of ${count(bodies.length)} ledger entries`,
        measured: `${(median(checks) / 1000).toFixed(2)} s, ${count(rate(checks))} entries/s`,
        yardstick: `${yardstick}; ${times(rate(checks) / rate(hashes))}`,
        aim: '≥ 200,000 entries/s',
        reached: rate(checks) >= 200_000,
      },
    ]
  } finally {
    await close()
    await rm(folder, { recursive: true })
  }
}
