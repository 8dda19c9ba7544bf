import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '../../src/base/id.ts'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { openFileStore } from '../../src/files/store.ts'
import { openMailLine } from '../../src/outgoing/smtp.ts'
import { deliverNext } from '../../src/publication/jobs.ts'
import { mailing } from '../../src/publication/jobs/mailing.ts'
import { openMailServer } from '../mail-server.ts'
import { madeOffice, madePublication, PERSON } from '../made-publications.ts'
import { count, timed, type Figure } from './measure.ts'

const RECIPIENTS = 1_000
const BAD = 100

/** A release to a thousand journalists, a hundred of them at addresses that the server does not know. */
export async function measureReleases(): Promise<Figure[]> {
  const { db, close } = await temporaryDatabase()
  const root = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  const server = await openMailServer({
    onRcptTo({ address }, _session, done) {
      done(/0@/.test(address) ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }) : null)
    },
  })
  try {
    const now = new Date()
    const list = newId()
    await madeOffice(db, new Date(now.getTime() - 86_400_000))
    await sql`insert into mail_setting (host, port, security, username, sender, revision, changed_by, changed_at)
      values ('127.0.0.1', ${server.port}, 'none', '', 'humas@contoh.go.id', 1, ${PERSON}, ${now})`.execute(db)
    await sql`insert into press_list (id, name, about, beats, kinds, languages, revision, changed_by, changed_at)
      values (${list}, 'Semua', '', '{desa}', '{}', '{}', 1, ${PERSON}, ${now})`.execute(db)
    await sql`insert into journalist (id, name, post, email, phone, beats, languages, ukw_number, note, consent, consent_on,
        revision, salt, changed_by, changed_at)
      select gen_random_uuid(), 'Wartawan ' || n, '', 'w' || n || '@media.id', '', '{desa}', '{}', '', '', 'given',
        '2026-01-05', 1, 'x', ${PERSON}, ${now} from generate_series(1, ${RECIPIENTS}::int) n`.execute(db)
    const settings = JSON.stringify({ list, replyTo: '', perMinute: '6000' })
    await sql`insert into destination (id, channel, name, by_hand, "on", address, settings, content_types, per_minute, revision,
        changed_by, changed_at)
      values (${newId()}, 'email', 'Siaran', false, true, '', ${settings}, '{}', 600, 1, ${PERSON}, ${now})`.execute(db)
    const filesFolder = join(root, 'files')
    const site = { db, portalFolder: join(root, 'portal'), filesFolder, url: 'https://siar.contoh.go.id', secret: 'x'.repeat(43) } // prettier-ignore
    await madePublication(db, { title: 'Pasar murah' }, now)
    const later = new Date(now.getTime() + 1_000)
    while (await deliverNext(site, later));
    const round = mailing({ ...site, files: openFileStore(filesFolder), smtpPassword: undefined })
    const took = await timed(async () => {
      while (await round(new Date(Date.now() + 1_000)));
    })
    if (server.received.length !== RECIPIENTS - BAD) throw new Error(`${server.received.length} letters arrived`)
    const line = openMailLine({ host: '127.0.0.1', port: server.port, security: 'none', username: '', password: undefined }) // prettier-ignore
    const bare = await timed(async () => {
      for (let at = 0; at < RECIPIENTS; at++)
        await line.post({ from: { name: 'Uji', address: 'humas@contoh.go.id' }, to: { name: 'Uji', address: 'uji@media.id' }, subject: 'Uji', text: 'Uji', html: '<p>Uji</p>', messageId: '<uji@contoh.go.id>' }) // prettier-ignore
    })
    line.close()
    return [
      {
        what: `a release to ${count(RECIPIENTS)} journalists, ${BAD} addresses unknown, a receipt for each`,
        measured: `${(took / 1000).toFixed(1)} s, ${count((RECIPIENTS / took) * 1000)} letters/s`,
        yardstick: `the same server over one line, bare letters: ${count((RECIPIENTS / bare) * 1000)}/s`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    await server.close()
    await close()
    await rm(root, { recursive: true, force: true })
  }
}
