import { readFile, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../base/calendar.ts'
import type { Paper } from '../base/paper.ts'
import { readConfig, StartRefused } from '../config.ts'
import { openBeside } from '../database.ts'
import { makePdf, makeSvg } from '../papers/make.ts'
import { editionSchema, type Edition } from '../sop/rules.ts'
import { lintEdition } from '../sop/rules/lint.ts'
import { sopSheet } from '../sop/rules/sheet.ts'
import { readEditionInForce } from '../sop/store.ts'
import type { Command } from './command.ts'

const usage = `siar sop lint FILE|--current [--json] [--language id|en]
siar sop show --current
siar sop render FILE|--current OUT.pdf|OUT.svg

lint reads an edition (JSON) from FILE, or the one in force today, and prints each finding with its severity and place.
show prints the edition in force as JSON.
render draws the official sheet (PermenPANRB 35/2012) of the edition.

Exit code: 0 no errors (warnings and notes may be printed), 1 errors found, 2 wrong call or unreadable file.`
const FILE_MAX_BYTES = 2 * 1024 * 1024

export const command: Command = {
  name: 'sop',
  summary: 'lint, show or draw an edition of the SOP',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { current: { type: 'boolean' }, json: { type: 'boolean' }, language: { type: 'string', default: 'id' } },
    })
    const [verb, ...files] = positionals
    const language = values.language === 'en' ? 'en' : 'id'
    const file = values.current ? undefined : files.shift()
    const out = verb === 'render' ? files.shift() : undefined
    const draw = out === undefined ? undefined : drawers[extname(out).toLowerCase()]
    const meant = verb === 'lint' || verb === 'show' || (verb === 'render' && draw !== undefined)
    if (!meant || files.length > 0 || (file === undefined && !values.current)) {
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
    if (draw && out !== undefined) {
      await writeFile(out, await draw(sopSheet(edition, { sheet: 'A4', logo: null, madeAt: EPOCH })))
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

const drawers: Readonly<Record<string, (paper: Paper) => Promise<Buffer>>> = { '.pdf': makePdf, '.svg': makeSvg }
const EPOCH = new Date(0).toISOString() // an edition has no instant of its own: the same edition gives the same bytes

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
