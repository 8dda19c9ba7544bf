import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { filesFolder, portalFolder, readConfig, StartRefused } from '../config.ts'
import { openDatabase } from '../database.ts'
import { PORTAL_MARK } from '../portal/publish.ts'
import type { Command } from './command.ts'

const usage = `siar portal rebuild

Writes every page of the public portal anew from the database, and removes what does not belong there. Use it after the
folder was damaged or lost; after a restore, an upgrade or a new SIAR_URL, Siar does it by itself.

While Siar runs on the same data folder, this asks it to do so within a minute and returns at once.

Environment: SIAR_DATA, DATABASE_URL, SIAR_URL.
Exit code: 0 when done or asked for, 1 when it could not be done, 2 for a wrong call.`

export const command: Command = {
  name: 'portal',
  summary: 'write the public portal anew',
  usage,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.length !== 1 || positionals[0] !== 'rebuild') {
      console.error(usage)
      return 2
    }
    const config = readConfig(process.env)
    const folder = portalFolder(config)
    let opened: Awaited<ReturnType<typeof openDatabase>>
    try {
      opened = await openDatabase(config)
    } catch (error) {
      if (!(error instanceof StartRefused) || !error.message.startsWith('another Siar')) throw error
      await rm(join(folder, PORTAL_MARK), { force: true })
      console.log('Siar is running; it will write the portal anew within a minute.')
      return 0
    }
    try {
      const { rewritePortal } = await import('../publication/jobs.ts')
      const site = { db: opened.connection.db, portalFolder: folder, filesFolder: filesFolder(config), url: config.url }
      let items = 0
      const written = await rewritePortal(site, (count) => {
        items = count
        if (count % 1_000 === 0) console.log(`${count} items`)
      })
      if (!written) throw new StartRefused('another Siar is writing the portal anew; try again when it is done.')
      console.log(`${items} items, ${written.length} files written to ${folder}`)
      return 0
    } finally {
      await opened.close()
    }
  },
}
