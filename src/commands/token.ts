import { parseArgs } from 'node:util'
import { dayOf, ZONE } from '../base/calendar.ts'
import { isPlain } from '../base/text.ts'
import { readConfig, StartRefused } from '../config.ts'
import { append } from '../ledger/append.ts'
import { openBeside } from '../database.ts'
import { findPersonByEmail } from '../office/store.ts'
import { insertToken } from '../office/stores/tokens.ts'
import type { Command } from './command.ts'

const usage = `siar token create --person EMAIL --name WORDS [--days N]

Makes an API token that acts as that person, shows it once, and keeps only its hash. N is 90 unless told, 366 at most.
Use it as: Authorization: Bearer siar_…

Exit code: 0 done, 1 refused with a sentence, 2 wrong call.`
const DAY_MS = 24 * 60 * 60 * 1000
const DAYS_MAX = 366

export const command: Command = {
  name: 'token',
  summary: 'make an API token for a person',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { person: { type: 'string' }, name: { type: 'string' }, days: { type: 'string', default: '90' } },
    })
    const days = /^\d{1,3}$/.test(values.days) ? Number(values.days) : 0
    const { person: email, name } = values
    if (positionals.join(' ') !== 'create' || !email || !name || name.length > 100 || days < 1 || days > DAYS_MAX) {
      console.error(usage)
      return 2
    }
    if (!isPlain(name)) throw new StartRefused('the name holds signs that cannot be shown.')
    const { connection, close } = await openBeside(readConfig(process.env))
    try {
      const person = await findPersonByEmail(connection.db, email)
      const now = new Date()
      if (!person) throw new StartRefused(`nobody has the e-mail ${email}.`)
      if (person.left_on !== null && person.left_on <= dayOf(ZONE, now))
        throw new StartRefused(`${email} left on ${person.left_on}; a token of theirs opens nothing.`)
      const made = await connection.db.transaction().execute(async (tx) => {
        const token = await insertToken(
          tx,
          { personId: person.id, name, expiresAt: new Date(now.getTime() + days * DAY_MS) },
          now,
        )
        await append(tx, { kind: 'token-made', by: 'console', personId: person.id, tokenId: token.id }, now)
        return token
      })
      console.log(made.token)
      return 0
    } finally {
      await close()
    }
  },
}
