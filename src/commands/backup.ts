import { resolve } from 'node:path'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { filesFolder, readConfig, signingFolder, StartRefused } from '../config.ts'
import { writeBackup } from '../db/backup.ts'
import { openBeside } from '../database.ts'
import type { Command } from './command.ts'

const usage = `siar backup FILE [--with-keys]

Writes the whole office into one file: the database as it stood at one instant, and the files. The public portal is left
out, since it is written anew from the database. Works beside a running Siar.

  --with-keys   also the ledger key, the session secret, the key for web push and the certificate files for signing
                (encrypted as they were uploaded); keep such a file like the keys themselves

Exit code: 0 done, 1 refused with a sentence, 2 wrong call.`

export const command: Command = {
  name: 'backup',
  summary: 'write the whole office into one file',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-keys': { type: 'boolean' } },
    })
    const [file] = positionals
    if (!file || positionals.length > 1) {
      console.error(usage)
      return 2
    }
    const config = readConfig(process.env)
    const { connection, close } = await openBeside(config)
    try {
      const keys = values['with-keys']
        ? [
            ...['ledger.key', 'session-secret', 'push.key'].map((name) => join(config.folder, name)),
            signingFolder(config),
          ]
        : []
      const counts = await writeBackup(connection.pool, {
        file: resolve(file),
        root: config.folder,
        files: [filesFolder(config), ...keys],
      }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST')
          throw new StartRefused(
            `${file}.part exists: another back-up is being written, or one was stopped; remove it first.`,
          )
        if (error.code === 'ENOSPC') throw new StartRefused('the disk is full; the back-up was not written.')
        if (error.code === 'ENOENT' || error.code === 'EACCES') throw new StartRefused(`${file} cannot be written.`)
        throw error
      })
      const rows = Object.values(counts.tables).reduce((sum, count) => sum + count, 0)
      console.log(`${file}: ${rows} rows of ${Object.keys(counts.tables).length} tables, ${counts.files} files`)
      return 0
    } finally {
      await close()
    }
  },
}
