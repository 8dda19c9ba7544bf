import type pg from 'pg'
import { connect } from '../../src/db/connect.ts'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { insertAgendaEntry } from '../../src/record/store.ts'
import { count, inParallel, median, type Figure } from './measure.ts'

const WRITERS = 50
const CONNECTIONS = 36 // the embedded database has forty
const LINES = 4_000 // of each kind and round
const ROUNDS = 3

/**
 * Agenda numbers a second at fifty writers, each line a transaction of its own in one book, beside two bare yardsticks
 * on the same database: a line numbered by a sequence, which leaves gaps, and one by an updated counter, which does not.
 */
export async function measureNumbers(): Promise<Figure[]> {
  const temporary = await temporaryDatabase()
  const ours = connect({ ...temporary.where, max: CONNECTIONS })
  const { pool: bare } = ours
  try {
    await bare.query(`create sequence bench_number; create table bench_counter (book text primary key, last integer);
      insert into bench_counter values ('b', 0); create table bench_line (number integer primary key, subject text, at timestamptz)`)
    const now = new Date()
    const line = {
      kind: 'release',
      dossierId: null,
      subject: 'Uji',
      fromParty: 'a',
      toParty: 'b',
      versionHash: null,
    } as const
    const inTransaction = async (work: (client: pg.PoolClient) => Promise<unknown>) => {
      const client = await bare.connect()
      try {
        await client.query('begin')
        await work(client)
        await client.query('commit')
      } finally {
        client.release()
      }
    }
    const insert = `insert into bench_line values ($1, 'Uji', $2)`
    const ways = {
      gapless: () => ours.db.transaction().execute((tx) => insertAgendaEntry(tx, line, now)),
      sequence: () =>
        inTransaction(async (client) => {
          const { rows } = await client.query(`select 1000000 + nextval('bench_number')::integer as number`)
          await client.query(insert, [rows[0].number, now])
        }),
      counter: () =>
        inTransaction(async (client) => {
          const { rows } = await client.query(`update bench_counter set last = last + 1 returning last as number`)
          await client.query(insert, [rows[0].number, now])
        }),
    }
    const lines = Array.from({ length: LINES }, (_, at) => at)
    const rates: Record<keyof typeof ways, number[]> = { gapless: [], sequence: [], counter: [] }
    // Turn by turn, so that a machine that slows down slows all three.
    for (let round = 0; round <= ROUNDS; round++)
      for (const [way, write] of Object.entries(ways)) {
        const took = await inParallel(WRITERS, lines, async () => void (await write()))
        if (round > 0) rates[way as keyof typeof ways].push(LINES / (took / 1_000)) // the first one warms up
      }
    const [gapless, sequence, counter] = [rates.gapless, rates.sequence, rates.counter].map((it) => median(it))
    const ratio = (gapless ?? 0) / (counter ?? 1)
    return [
      {
        what: `Agenda numbers, ${WRITERS} writers in one book`,
        measured: `${count(gapless ?? 0)} numbers/s, no gap`,
        yardstick: `a bare updated counter: ${count(counter ?? 0)}/s; a bare sequence, with gaps: ${count(sequence ?? 0)}/s`,
        aim: `≥ ½ of the bare counter: ${ratio.toFixed(2)}`,
        reached: ratio >= 0.5,
      },
    ]
  } finally {
    await ours.close()
    await temporary.close()
  }
}
