import { parseArgs } from 'node:util'
import { filesFolder, portalFolder, readConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { openLedger } from '../ledger/live.ts'
import type { Command } from './command.ts'

const usage = `siar check embargo

Tries, as a stranger would, to read every text that is under embargo, set for later or not approved: on every page, feed,
site map and search index that the public reaches, and at guessed addresses. A leak is told to whoever must know.

While Siar runs on the same data folder it does so by itself every ten minutes; the result is on the screen Terbitan.

Environment: SIAR_DATA, DATABASE_URL, SIAR_URL.
Exit code: 0 when nothing leaks, 1 when something does or it could not be looked, 2 for a wrong call.`

export const command: Command = {
  name: 'check',
  summary: 'try to read what is under embargo, as a stranger would',
  usage,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.length !== 1 || positionals[0] !== 'embargo') {
      console.error(usage)
      return 2
    }
    const config = readConfig(process.env)
    const { buildApp } = await import('../app.ts')
    const { checkEmbargo } = await import('../publication/jobs/embargo.ts')
    const { asStranger } = await import('../stranger.ts')
    const opened = await openDatabase(config)
    try {
      const { db, pool } = opened.connection
      const { folder, url } = config
      const app = await buildApp({
        ...config,
        db,
        pool,
        filesFolder: filesFolder(config),
        portalFolder: portalFolder(config),
        secret: 'a stranger has none, and nothing is signed with it',
        ledger: await openLedger(db, { folder, url, given: config.ledgerKey }),
        pushPublicKey: '',
        log: 'silent',
        lastRoundAt: () => null,
      })
      const { texts, asked, leaks } = await checkEmbargo({ db, url }, asStranger(app, url), new Date())
      await app.close()
      for (const it of leaks) console.log(`LEAK ${it.path} (${it.how}): ${it.title}`)
      console.log(`${texts} texts, ${asked} addresses asked, ${leaks.length} leaks`)
      return leaks.length === 0 ? 0 : 1
    } finally {
      await opened.close()
    }
  },
}
