import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { portalFolder, readConfig, StartRefused } from '../config.ts'
import { BackupRefused, restoreBackup } from '../db/backup.ts'
import { openEmptyDatabase } from '../database.ts'
import { PORTAL_MARK } from '../portal/publish.ts'
import type { Command } from './command.ts'

const usage = `siar restore FILE

Brings an office back from a back-up into an empty data folder (SIAR_DATA) or database (DATABASE_URL). The file is proven
whole first; every table is counted after it was filled. Also the way to a newer PostgreSQL or to a server of your own.
The public portal is written anew at the next start.

Exit code: 0 done, 1 refused with a sentence, 2 wrong call.`

export const command: Command = {
  name: 'restore',
  summary: 'bring an office back from a back-up',
  usage,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const [file] = positionals
    if (!file || positionals.length > 1) {
      console.error(usage)
      return 2
    }
    const config = readConfig(process.env)
    const { connection, close } = await openEmptyDatabase(config)
    try {
      const counts = await restoreBackup(connection.pool, connection.db as never, {
        file: resolve(file),
        root: config.folder,
      })
      await rm(join(portalFolder(config), PORTAL_MARK), { force: true })
      const rows = Object.values(counts.tables).reduce((sum, count) => sum + count, 0)
      console.log(`Restored ${rows} rows of ${Object.keys(counts.tables).length} tables and ${counts.files} files.`)
      return 0
    } catch (error) {
      throw error instanceof BackupRefused ? new StartRefused(error.message) : error
    } finally {
      await close()
    }
  },
}
