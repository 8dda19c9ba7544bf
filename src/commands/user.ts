import { parseArgs } from 'node:util'
import { readConfig, StartRefused } from '../config.ts'
import { hashPassword } from '../http/password.ts'
import { append } from '../ledger/append.ts'
import { openBeside } from '../database.ts'
import { PASSWORD_MAX, whyNotPassword } from '../office/rules.ts'
import { findPersonByEmail, listPeople, removeSecondFactor, setPassword } from '../office/store.ts'
import type { Command } from './command.ts'

const usage = `siar user list
siar user set-password EMAIL        (the new password is read from standard input, so that it stands in no history)
siar user reset-second-factor EMAIL

For who keeps the machine, when nobody can sign in. Works beside a running Siar; what it changes is in the ledger.

Exit code: 0 done, 1 refused with a sentence, 2 wrong call.`

export const command: Command = {
  name: 'user',
  summary: 'list people, reset a password or a second factor',
  usage,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const [verb, email] = positionals
    const known =
      verb === 'list'
        ? positionals.length === 1
        : (verb === 'set-password' || verb === 'reset-second-factor') && email !== undefined
    if (!known) {
      console.error(usage)
      return 2
    }
    const { connection, close } = await openBeside(readConfig(process.env))
    try {
      const { db } = connection
      if (verb === 'list') {
        for (const it of await listPeople(db))
          console.log(`${it.email}\t${it.name}\t${it.role}${it.left_on ? `\tleft ${it.left_on}` : ''}`)
        return 0
      }
      const person = await findPersonByEmail(db, email ?? '')
      if (!person) throw new StartRefused(`nobody has the e-mail ${email}.`)
      const now = new Date()
      const password = verb === 'set-password' ? (await readAll()).replace(/\r?\n$/, '') : ''
      if (password.length > PASSWORD_MAX) throw new StartRefused(TOO_LONG)
      if (verb === 'set-password' && whyNotPassword(password))
        throw new StartRefused('the password is too easy to guess; use at least 8 uncommon letters or figures.')
      const passwordHash = verb === 'set-password' ? await hashPassword(password) : ''
      await db.transaction().execute(async (tx) => {
        if (verb === 'set-password') await setPassword(tx, { personId: person.id, passwordHash }, now)
        else await removeSecondFactor(tx, person.id)
        await append(tx, { kind: `person-${verb}`, by: 'console', personId: person.id }, now)
      })
      console.log(`Done for ${person.name}.`)
      return 0
    } finally {
      await close()
    }
  },
}

const TOO_LONG = `the password is too long; ${PASSWORD_MAX} letters at most.`
const INPUT_MAX = 1_000

async function readAll(): Promise<string> {
  let text = ''
  process.stdin.setEncoding('utf8') // a letter may arrive in two pieces
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.length > INPUT_MAX) throw new StartRefused(TOO_LONG)
  }
  return text
}
