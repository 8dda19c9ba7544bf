import { sql } from 'kysely'
import { saveMail } from '../../src/notice/api/mail.ts'
import { sending } from '../../src/notice/jobs/send.ts'
import { makePushKey, readPushKey } from '../../src/outgoing/push.ts'
import { postMail } from '../../src/outgoing/smtp.ts'
import { openMailServer } from '../mail-server.ts'
import { openTestOffice, TEST_URL } from '../office.ts'
import { count, inParallel, timed, type Figure } from './measure.ts'

const LETTERS = 10_000
const BARE = 1_000
const AT_ONCE = 10

/** Ten thousand notices to as many people, each a letter of its own, through a mail server on this machine. */
export async function measureMail(): Promise<Figure[]> {
  const office = await openTestOffice()
  const server = await openMailServer()
  try {
    const { db } = office
    const at = { host: '127.0.0.1', port: server.port, security: 'none' as const, username: '' }
    await office.people.administrator.call(saveMail, {
      body: { ...at, sender: 'siar@contoh.go.id', seenRevision: 0 },
    })
    await sql`
      insert into person (id, name, email, created_at, updated_at)
      select gen_random_uuid(), 'Orang ' || n, 'orang-' || n || '@contoh.go.id', now(), now()
      from generate_series(1, ${sql.lit(LETTERS)}) n`.execute(db)
    await sql`
      insert into notice (id, kind, about, person_id, urgent, data, made_at)
      select gen_random_uuid(), 'trial', 'bench', id, true, '{}', now() from person where email like 'orang-%'`.execute(
      db,
    )
    await sql`
      insert into notice_delivery (notice_id, channel, person_id, state, due_at, set_at)
      select id, 'email', person_id, 'queued', now(), now() from notice where about = 'bench'`.execute(db)
    const round = sending({
      db,
      url: TEST_URL,
      smtpPassword: undefined,
      telegramToken: undefined,
      pushKey: readPushKey(makePushKey()),
    })
    const took = await timed(async () => {
      while (await round(new Date()));
    })
    if (server.received.length !== LETTERS) throw new Error(`${server.received.length} letters arrived`)
    const letter = {
      from: { name: 'Siar', address: 'siar@contoh.go.id' },
      to: { name: 'Orang', address: 'orang@contoh.go.id' },
      subject: 'Uji',
      text: 'Uji',
      html: '<p>Uji</p>',
      messageId: '<uji@contoh.go.id>',
    }
    const bare = await inParallel(
      AT_ONCE,
      Array.from({ length: BARE }, (_, n) => n),
      async () => {
        await postMail({ ...at, password: undefined }, letter)
      },
    )
    return [
      {
        what: `${count(LETTERS)} notices through a local SMTP server, each its own letter`,
        measured: `${(took / 1000).toFixed(1)} s, ${count((LETTERS / took) * 1000)} letters/s`,
        yardstick: `the same server, bare letters: ${count((BARE / bare) * 1000)}/s`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    await server.close()
    await office.close()
  }
}
