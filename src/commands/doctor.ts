import { resolveTxt } from 'node:dns/promises'
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { filesFolder, portalFolder, readConfig, signingFolder } from '../config.ts'
import { openBeside } from '../database.ts'
import { dossierNumber } from '../base/dossier-number.ts'
import { listMissing } from '../files/sweep.ts'
import { findMail } from '../notice/stores/mail.ts'
import {
  countDeliveries,
  countLateTimers,
  listNextTimers,
  readBeats,
  runners,
  SILENT_MS,
} from '../notice/stores/runner.ts'
import { findBrowser } from '../outgoing/find-browser.ts'
import { findTelegram, readBot } from '../notice/stores/telegram.ts'
import { listUnattended } from '../office/stores/duty.ts'
import { dkimRecord } from '../press/rules/dkim.ts'
import { readSetting } from '../press/stores/setting.ts'
import { readSigning } from '../office/stores/signing.ts'
import { readKeyFile } from '../signing/key-file.ts'
import type { Command } from './command.ts'

type Finding = { readonly well: boolean; readonly says: string }
const ROOM_MIN_BYTES = 1024 ** 3
const NOBODY = '00000000-0000-0000-0000-000000000000' // at a terminal no titles are shown
const WAITING_LONG_MS = 10 * 60_000
const SWEPT_MS = 3 * 24 * 60 * 60_000

export const command: Command = {
  name: 'doctor',
  summary: 'say what is well and what is not',
  usage: `siar doctor

Looks at the settings, the data folder, the database, the outgoing work, the agenda numbers, the ledger and the files, and says
in plain words what is well and what is not. Works beside a running Siar and changes nothing.

Exit code: 0 all well, 1 something is not.`,
  async run(args) {
    parseArgs({ args, options: {} })
    const config = readConfig(process.env)
    const { connection, close } = await openBeside(config)
    try {
      const { db } = connection
      const findings: Finding[] = []
      const look = (well: boolean, yes: string, no: string) => findings.push({ well, says: well ? yes : no })

      const room = await statfs(config.folder)
      const free = room.bavail * room.bsize
      look(
        free > ROOM_MIN_BYTES,
        `disk: ${Math.round(free / 1024 ** 3)} GB free`,
        `disk: only ${Math.round(free / 1024 ** 2)} MB free; make room`,
      )
      for (const name of ['session-secret', 'ledger.key', 'push.key']) {
        const found = await stat(join(config.folder, name)).catch(() => null)
        if (found)
          look(
            (found.mode & 0o077) === 0,
            `${name}: readable by its owner alone`,
            `${name}: others can read it; chmod 600 it`,
          )
      }
      const server = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
      look(true, `database: PostgreSQL ${server.rows[0]?.version}, migrations done`, '')

      const signing = await readSigning(db)
      const certificate = signing.keyStore && (await readKeyFile(signingFolder(config), signing.keyStore.hash))
      look(
        signing.method !== 'pades' || certificate !== null,
        `signatures: ${signing.method}`,
        'signatures: the certificate file is not in this data folder; upload it again in Pengaturan',
      )
      look(
        !signing.method.startsWith('bsre') || config.bsreSecret !== undefined,
        'signatures: nothing is missing',
        'signatures: set SIAR_BSRE_SECRET, or papers wait for the service',
      )

      const office = await db.selectFrom('office').select('name').executeTakeFirst()
      look(
        office !== undefined,
        `office: ${office?.name}`,
        'office: not set up yet; start Siar and open the link it prints',
      )
      const waiting = await db
        .selectFrom('delivery')
        .select((eb) => eb.fn.min('created_at').as('oldest'))
        .where('state', 'in', ['waiting', 'sending'])
        .executeTakeFirst()
      const oldest = waiting?.oldest ? Date.now() - new Date(waiting.oldest).getTime() : 0
      look(
        oldest < WAITING_LONG_MS,
        'outgoing work: nothing waits long',
        `outgoing work: something has waited ${Math.round(oldest / 60_000)} minutes; is Siar running?`,
      )
      const failed = await db
        .selectFrom('delivery')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', 'in', ['failed', 'unsure'])
        .executeTakeFirstOrThrow()
      look(
        failed.count === 0,
        'deliveries: none failed or unsure',
        `deliveries: ${failed.count} failed or unsure; see Terbitan`,
      )

      const now = new Date()
      const beats = await readBeats(db)
      for (const name of runners) {
        const age = beats[name] ? Math.round((now.getTime() - beats[name].getTime()) / 1000) : null
        look(
          !office || (age !== null && age * 1000 < SILENT_MS),
          `${name}: last came round ${age ?? 'never'}${age === null ? '' : ' seconds ago'}`,
          `${name}: ${age === null ? 'never came round' : `have not come round for ${Math.round(age / 60)} minutes`}; is Siar running?`,
        )
      }
      const late = await countLateTimers(db, new Date(now.getTime() - SILENT_MS))
      look(
        late.count === 0,
        'timers: none is late',
        `timers: ${late.count} should have run already, since ${late.since?.toISOString()}`,
      )
      const mail = await findMail(db)
      look(
        !mail?.username || config.smtpPassword !== undefined,
        mail ? `mail: ${mail.host}:${mail.port}, ${mail.security}` : 'mail: not set; notices are in Siar alone',
        'mail: set SIAR_SMTP_PASSWORD, or the mail server lets nothing in',
      )
      const press = await readSetting(db)
      if (press.dkimSelector !== '' && mail) {
        const { name, value } = dkimRecord({ selector: press.dkimSelector, publicKey: press.dkimPublic, sender: mail.sender }) // prettier-ignore
        const found = await resolveTxt(name).catch(() => [])
        look(
          found.some((parts) => parts.join('').replaceAll(/\s/g, '') === value.replaceAll(/\s/g, '')),
          `releases: signed as ${name}`,
          `releases: the DNS has no TXT record ${name} with this key; put it there: ${value}`,
        )
      }
      const telegram = await findTelegram(db)
      const { username, trouble } = await readBot(db)
      look(
        !telegram?.on || (config.telegramToken !== undefined && trouble === ''),
        telegram?.on
          ? `telegram: ${username ? `@${username}` : 'not asked yet'}, ${telegram.address}`
          : 'telegram: off',
        config.telegramToken === undefined
          ? 'telegram: set SIAR_TELEGRAM_TOKEN, or its messages wait'
          : `telegram: ${trouble}`,
      )
      const messages = await countDeliveries(db, now)
      const troubled = messages.filter((it) => it.state === 'failed' || it.state === 'unsure')
      look(
        troubled.length === 0,
        'messages: none failed or unsure in the last day',
        `messages of the last day: ${troubled.map((it) => `${it.count} ${it.state} by ${it.channel} (${it.why})`).join(', ')}`,
      )

      const gaps = (await listUnattended(db, now)) ?? []
      look(
        gaps.length === 0,
        'duty: someone is there at every hour, or no dossier is at alert or crisis level',
        `duty: a dossier is at alert or crisis level and nobody is on duty ${gaps.map((it) => `from ${it.from.toISOString()} to ${it.until.toISOString()}`).join(', ')}; see Pengaturan, Jadwal piket`,
      )

      const books = await db
        .selectFrom('agenda_entry')
        .select((eb) => ['book', 'year', eb.fn.countAll<number>().as('count'), eb.fn.max('number').as('last')])
        .where('year', '>=', 2000)
        .where('suffix', '=', 0) // lines dated back stand beside a number, not in the row
        .groupBy(['book', 'year'])
        .execute()
      const holes = books.filter((it) => it.count !== it.last)
      look(
        holes.length === 0,
        `agenda books: ${books.length}, no gap and no twin`,
        `agenda books with gaps: ${holes.map((it) => `${it.book} ${it.year}`).join(', ')}`,
      )
      const ledger = await db
        .selectFrom('ledger_entry')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('index').as('last')])
        .executeTakeFirstOrThrow()
      const whole = ledger.count === (ledger.last === null ? 0 : Number(ledger.last) + 1)
      look(
        whole,
        `ledger: ${ledger.count} entries in order; siar ledger verify proves them`,
        'ledger: entries are missing; restore a back-up and keep this database for the auditor',
      )
      const missing = await listMissing({ db, folder: filesFolder(config) })
      look(
        missing.length === 0,
        'files: all that are known are on the disk',
        `files: ${missing.length} that are known are not on the disk; put them back from a back-up: ${missing.slice(0, 5).join(', ')}`,
      )
      const sweep = await db.selectFrom('file_sweep').selectAll().executeTakeFirstOrThrow()
      const walked = sweep.ended_at ?? sweep.began_at
      look(
        walked === null || now.getTime() - walked.getTime() < SWEPT_MS,
        `files: what nothing refers to is removed daily, last ${sweep.ended_at?.toISOString() ?? 'never'}: ${sweep.removed}`,
        `files: what nothing refers to was not removed since ${walked?.toISOString()}; is Siar running? its log says what stopped it`,
      )
      const pages = await stat(join(portalFolder(config), 'index.html')).catch(() => null)
      look(pages !== null || !office, 'portal: written', 'portal: no pages yet; siar portal rebuild')

      const browser = await findBrowser(config.browser, process.env['PATH'])
      look(
        browser !== null || config.browser === undefined || config.browser === 'none',
        browser
          ? `browser: ${browser} takes pictures of what the public sees`
          : 'browser: none; proofs are kept without a picture',
        `browser: ${config.browser} cannot be run; set SIAR_BROWSER anew, or to none`,
      )

      for (const it of findings) console.log(`${it.well ? 'well' : 'NOT '}  ${it.says}`)
      const timers = await listNextTimers(db, { personId: NOBODY, posts: [] })
      if (timers.length > 0) console.log(`\nthe next ${timers.length} timers:`)
      for (const it of timers)
        console.log(
          `  ${it.at.toISOString()}  ${it.kind.padEnd(11)}  ${dossierNumber(it.year, it.number)}, step ${it.step}`,
        )
      return findings.every((it) => it.well) ? 0 : 1
    } finally {
      await close()
    }
  },
}
