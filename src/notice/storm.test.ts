import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openMailServer, type MailServerStandIn } from '../../test/mail-server.ts'
import { makeManyLate } from '../../test/many-late.ts'
import { beginDossier, openTestOffice, TEST_URL, type TestOffice } from '../../test/office.ts'
import { sha256 } from '../base/hash.ts'
import { saveMail } from './api/mail.ts'
import { makePushKey, readPushKey } from '../outgoing/push.ts'
import { runTimers } from './jobs.ts'
import { sending } from './jobs/send.ts'

const DOSSIERS = 25 // fewer than one message names, so that every notice in it has its link
const COLLEAGUES = 40
const KILLS = 6
const MINUTE_MS = 60_000

let office: TestOffice
let server: MailServerStandIn
before(async () => {
  office = await openTestOffice()
  server = await openMailServer()
})
after(async () => {
  await server.close()
  await office.close()
})

test('killed again and again while a storm of timers runs, each notice is made once, and sent once or said to be uncertain', async () => {
  const { db } = office
  const setting = { host: '127.0.0.1', port: server.port, security: 'none' as const, username: '' }
  await office.people.administrator.call(saveMail, {
    body: { ...setting, sender: 'siar@contoh.go.id', seenRevision: 0 },
  })
  await joinColleagues()
  await makeManyLate(db, await beginDossier(office, 'Badai pengingat'), DOSSIERS)
  for (let kill = 0; kill < KILLS; kill++) await runAndKill(kill * 60)

  await whenNobodyWrites()
  const later = new Date(Date.now() + 6 * MINUTE_MS) // whoever was sending is surely no more
  while (await runTimers(db, later));
  const send = sending({
    db,
    url: TEST_URL,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushKey: readPushKey(makePushKey()),
  })
  while (await send(later));
  await send(later)

  const left = await db
    .selectFrom('timer')
    .select('id')
    .where('kind', '=', 'late')
    .where('at', '<=', later)
    .where('done_at', 'is', null)
    .execute()
  assert.deepEqual(left, [])
  const told = await db
    .selectFrom('notice')
    .innerJoin('dossier', 'dossier.id', 'notice.dossier_id')
    .innerJoin('notice_delivery', 'notice_delivery.notice_id', 'notice.id')
    .select(['notice.id', 'notice_delivery.state'])
    .where('notice.kind', '=', 'late')
    .where('dossier.number', '>', 10_000)
    .execute()
  assert.equal(told.length, DOSSIERS * (COLLEAGUES + 1))
  assert.deepEqual(
    [...new Set(told.map((it) => it.state))].filter((it) => it !== 'sent' && it !== 'unsure'),
    [],
  )

  const arrived = await noticesIn(server.received.map((it) => it.letter))
  for (const { id, state } of told) {
    const often = arrived.get(id) ?? 0
    assert.ok(state === 'sent' ? often === 1 : often <= 1, `${state}, and arrived ${often} times`)
  }
})

/** The database notices a killed client only when it next speaks to it; until then its rows are passed over. */
async function whenNobodyWrites(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await sql<{ writes: boolean }>`
      select exists(
        select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and xact_start is not null
      ) as writes`.execute(office.db)
    if (!rows[0]?.writes) return
    await wait(100)
  }
}

/** Colleagues in the post where the storm is, so that there are as many letters. None of them sleeps. */
async function joinColleagues(): Promise<void> {
  await sql`
    insert into person (id, name, email, created_at, updated_at)
    select gen_random_uuid(), 'Rekan ' || n, 'rekan-' || n || '@contoh.go.id', now(), now()
    from generate_series(1, ${sql.lit(COLLEAGUES)}) n`.execute(office.db)
  await sql`
    insert into tenure (id, person_id, post_id, from_on, created_at)
    select gen_random_uuid(), id, 'kepala-bidang', current_date - 1, now() from person where email like 'rekan-%'`.execute(
    office.db,
  )
  await sql`
    insert into notice_preference (person_id, channels, quiet_from, quiet_until, changed_at)
    select id, '{email}', 0, 0, now() from person`.execute(office.db)
}

async function runAndKill(afterMs: number): Promise<void> {
  const { host, port, user, password, database, connectionString } = office.pool.options
  const where = connectionString ? { connectionString } : { host, port, user, password, database }
  const node = spawn(process.execPath, [fileURLToPath(new URL('../../test/crash/teller.ts', import.meta.url))], {
    env: { ...process.env, SIAR_TEST_WHERE: JSON.stringify(where) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(node, 'close')
  await Promise.race([once(node.stdout, 'data'), ended])
  await wait(afterMs)
  node.kill('SIGKILL')
  await ended
}

/** How often each notice stands in these letters, by the links in them. */
async function noticesIn(letters: readonly string[]): Promise<Map<string, number>> {
  const hashes = letters.flatMap((letter) => {
    const text = letter.replaceAll(/=\r?\n/g, '')
    return [...new Set([...text.matchAll(/\/app\/p\/([\w-]{32})/g)].map((it) => sha256(it[1] as string)))]
  })
  const links = await office.db.selectFrom('notice_link').select(['token_hash', 'notice_id']).execute()
  const noticeOf = new Map(links.map((it) => [it.token_hash, it.notice_id]))
  const often = new Map<string, number>()
  for (const hash of hashes) {
    const id = noticeOf.get(hash)
    if (id) often.set(id, (often.get(id) ?? 0) + 1)
  }
  return often
}
