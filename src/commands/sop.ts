import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { dayOf } from '../base/calendar.ts'
import { readConfig, StartRefused } from '../config.ts'
import { openBeside } from '../database.ts'
import { editionSchema, type Edition } from '../sop/rules.ts'
import { lintEdition } from '../sop/rules/lint.ts'
import { readEditionInForce } from '../sop/store.ts'
import type { Command } from './command.ts'

const usage = `siar sop lint FILE|--current [--json] [--language id|en]
siar sop show --current

lint reads an edition (JSON) from FILE, or the one in force today, and prints each finding with its severity and place.
show prints the edition in force as JSON.

Exit code: 0 no errors (warnings and notes may be printed), 1 errors found, 2 wrong call or unreadable file.`
const FILE_MAX_BYTES = 2 * 1024 * 1024

export const command: Command = {
  name: 'sop',
  summary: 'lint or show an edition of the SOP',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { current: { type: 'boolean' }, json: { type: 'boolean' }, language: { type: 'string', default: 'id' } },
    })
    const [verb, file] = positionals
    const language = values.language === 'en' ? 'en' : 'id'
    if ((verb !== 'lint' && verb !== 'show') || (values.current ? file !== undefined : file === undefined)) {
      console.error(usage)
      return 2
    }
    let edition: Edition
    try {
      edition = values.current ? await readCurrent() : await readEditionFile(file ?? '')
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error
      console.error(`siar: ${error.message}`)
      return 2
    }
    if (verb === 'show') {
      console.log(JSON.stringify(edition, null, 2))
      return 0
    }
    const findings = lintEdition(edition)
    if (values.json) console.log(JSON.stringify(findings, null, 2))
    else
      for (const it of findings)
        console.log(`${it.severity.padEnd(7)}  ${it.place.padEnd(22)}  ${it.message[language]}  [${it.code}]`)
    return findings.some((it) => it.severity === 'error') ? 1 : 0
  },
}

async function readCurrent(): Promise<Edition> {
  const { connection, close } = await openBeside(readConfig(process.env))
  try {
    const edition = await readEditionInForce(connection.db, dayOf('Asia/Jakarta', new Date()))
    if (!edition) throw new StartRefused('no edition is in force today.')
    return edition.body
  } finally {
    await close()
  }
}

async function readEditionFile(file: string): Promise<Edition> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(`${file} cannot be read: ${error.code ?? error.message}.`)
  })
  if (text.length > FILE_MAX_BYTES) throw new StartRefused(`${file} is larger than 2 MB.`)
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new StartRefused(`${file} is not JSON: ${(error as Error).message}`)
  }
  const parsed = editionSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const [problem] = parsed.error.issues
  throw new StartRefused(`${file} is not an edition: ${problem?.path.join('.') || 'whole'}: ${problem?.message}`)
}
