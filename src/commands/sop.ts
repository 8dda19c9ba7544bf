import { readFile, stat, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import type { Paper, Sheet } from '../base/paper.ts'
import { Refused, sentence, type Language } from '../base/refused.ts'
import { filesFolder, readConfig, StartRefused } from '../config.ts'
import { openBeside } from '../database.ts'
import { append } from '../ledger/append.ts'
import { openFileStore } from '../files/store.ts'
import { readLetterhead } from '../office/stores/letterhead.ts'
import { PictureDamaged, type Picture } from '../papers/ask.ts'
import { makeDocx, makePdf, makeSvg } from '../papers/make.ts'
import { findKeptSheet } from '../record/stores/sheets.ts'
import { editionSchema, type Edition } from '../sop/rules.ts'
import { readBpmn } from '../sop/rules/bpmn/read.ts'
import { writeBpmn } from '../sop/rules/bpmn/write.ts'
import { lintEdition } from '../sop/rules/lint.ts'
import { sopSheet, type SheetLook } from '../sop/rules/sheet.ts'
import { editionHash, insertDraftEdition, readEditionInForce } from '../sop/store.ts'
import type { Command } from './command.ts'

const usage = `siar sop lint FILE|--current [--json] [--language id|en]
siar sop show FILE|--current [--language id|en]
siar sop render FILE|--current OUT.pdf|OUT.svg|OUT.docx [--sheet A4|F4]
siar sop export FILE|--current OUT.bpmn [--language id|en]
siar sop import FILE [--language id|en]

FILE is an edition as JSON, or a process as BPMN 2.0 (.bpmn). Of BPMN, what an edition cannot hold is told on stderr.
--current is the edition in force today.
lint prints each finding with its severity and place.
show prints the edition as JSON.
render draws the official sheet (PermenPANRB 35/2012) of the edition: on the office's own sheet and with its emblem when
--current, else on A4 without one. The PDF of --current is the file that was kept when the edition came into force, with
its QR code; on another sheet, and in the other forms, it is drawn anew without one. The Word document is for whoever
changes a draft.
export writes it as BPMN 2.0 with its drawing; a file that is there already is not overwritten.
import keeps it as a draft of the office, for an administrator to read and put in force; prints the draft's id, and on
stderr what is to be mended before that.

Exit code: 0 no errors (warnings and notes may be printed), 1 errors found, 2 wrong call or unreadable file.`
const FILE_MAX_BYTES = 2 * 1024 * 1024
const sheets = ['A4', 'F4'] as const
const verbs = ['lint', 'show', 'render', 'export', 'import'] as const

export const command: Command = {
  name: 'sop',
  summary: 'lint, show, draw, export or import an edition of the SOP',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        current: { type: 'boolean' },
        json: { type: 'boolean' },
        language: { type: 'string', default: 'id' },
        sheet: { type: 'string' },
      },
    })
    const [given, ...places] = positionals
    const verb = verbs.find((it) => it === given)
    const language = values.language === 'en' ? 'en' : 'id'
    const writes = verb === 'render' || verb === 'export'
    const out = writes ? (places.at(-1) ?? '') : ''
    const draw = verb === 'render' ? drawers[extname(out).toLowerCase()] : undefined
    const sheet = sheets.find((it) => it === values.sheet)
    const wanted = Number(!values.current) + Number(writes)
    const meant = verb && places.length === wanted && !places.includes('') && (verb !== 'render' || draw)
    const isSheetMeant = values.sheet === undefined || (verb === 'render' && sheet !== undefined)
    if (!meant || !isSheetMeant || (verb === 'import' && values.current)) {
      console.error(usage)
      return 2
    }
    try {
      const given = values.current ? await readCurrent() : { edition: await readEditionFile(places[0] ?? '', language) }
      const { edition } = given
      if (verb === 'lint') return tellFindings(edition, { json: Boolean(values.json), language })
      if (verb === 'show') console.log(JSON.stringify(edition, null, 2))
      if (verb === 'export') await exportTo(out, edition)
      if (draw) await renderTo(out, draw, { ...plainLook, ...given, ...(sheet && { sheet }) })
      if (verb === 'import') {
        tellErrors(edition, language)
        console.log(await keepDraft(edition))
      }
      return 0
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error
      console.error(`siar: ${error.message}`)
      return 2
    }
  },
}

type Draw = (paper: Paper, pictures: readonly Picture[]) => Promise<Buffer>
const drawers: Readonly<Record<string, Draw>> = { '.pdf': makePdf, '.svg': makeSvg, '.docx': makeDocx }

/** An edition in force, and what of the office's papers its sheet follows. */
type Current = {
  readonly edition: Edition
  readonly look: SheetLook
  readonly pictures: readonly Picture[]
  /** The PDF that was kept of it, and the size of its sheet. */
  readonly kept?: { readonly path: string; readonly fileHash: string; readonly sheet: Sheet }
}

// An edition in a file has no instant of its own: the same one gives the same bytes.
const plainLook: Omit<Current, 'edition'> = {
  look: { sheet: 'A4', logo: null, madeAt: new Date(0).toISOString() },
  pictures: [],
}

async function renderTo(
  file: string,
  draw: Draw,
  { edition, look, pictures, kept, sheet }: Current & { sheet?: Sheet },
): Promise<void> {
  const bytes =
    kept && draw === makePdf && (sheet ?? kept.sheet) === kept.sheet
      ? await readKept(kept)
      : await draw(sopSheet(edition, { ...look, ...(sheet && { sheet }) }), pictures).catch((error: unknown) => {
          const lost = error instanceof PictureDamaged && pictures.find((it) => it.name === error.picture)
          if (!lost) throw error
          throw new StartRefused(`the picture at ${lost.path} is damaged or lost; restore it from a back-up.`)
        })
  await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error
    throw new StartRefused(`${file} cannot be written: ${error.code}.`)
  })
}

async function readKept({ path, fileHash }: { path: string; fileHash: string }): Promise<Buffer> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes !== null && sha256(bytes) === fileHash) return bytes
  throw new StartRefused(`the sheet that was kept is not whole at ${path}; restore it from a back-up.`)
}

function tellFindings(edition: Edition, it: { json: boolean; language: Language }): number {
  const findings = lintEdition(edition)
  if (it.json) console.log(JSON.stringify(findings, null, 2))
  else
    for (const { severity, place, message, code } of findings)
      console.log(`${severity.padEnd(7)}  ${place.padEnd(22)}  ${message[it.language]}  [${code}]`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}

/** What keeps a draft from being put in force, told apart from its id. */
function tellErrors(edition: Edition, language: Language): void {
  for (const { severity, place, message, code } of lintEdition(edition))
    if (severity === 'error') console.error(`${place}  ${message[language]}  [${code}]`)
}

async function exportTo(file: string, edition: Edition): Promise<void> {
  if (!/\.bpmn$/i.test(file)) throw new StartRefused(`${file} must end in .bpmn, the form it is written in.`)
  await writeFile(file, writeBpmn(edition), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(
      error.code === 'EEXIST'
        ? `${file} is there already; choose another name.`
        : `${file} cannot be written: ${error.code ?? error.message}.`,
    )
  })
}

/** A draft by nobody in particular: who runs the machine is no person of the office. */
async function keepDraft(edition: Edition): Promise<string> {
  const { connection, close } = await openBeside(readConfig(process.env))
  try {
    const now = new Date()
    return await connection.db.transaction().execute(async (tx) => {
      const editionId = await insertDraftEdition(tx, { body: edition, personId: null }, now)
      await append(tx, { kind: 'edition-draft', by: 'console', editionId, editionHash: editionHash(edition) }, now)
      return editionId
    })
  } finally {
    await close()
  }
}

async function readCurrent(): Promise<Current> {
  const config = readConfig(process.env)
  const { connection, close } = await openBeside(config)
  try {
    const edition = await readEditionInForce(connection.db, dayOf(ZONE, new Date()))
    if (!edition) throw new StartRefused('no edition is in force today.')
    const { sheet, logo } = await readLetterhead(connection.db)
    const files = openFileStore(filesFolder(config))
    const kept = await findKeptSheet(connection.db, edition.id)
    return {
      edition: edition.body,
      look: { sheet, logo, madeAt: edition.updated_at.toISOString() },
      pictures: logo === null ? [] : [{ name: logo, path: files.pathOf(logo), hash: logo }],
      ...(kept && { kept: { path: files.pathOf(kept.fileHash), fileHash: kept.fileHash, sheet: kept.look.sheet } }),
    }
  } finally {
    await close()
  }
}

async function readEditionFile(file: string, language: Language): Promise<Edition> {
  const unreadable = (error: NodeJS.ErrnoException): never => {
    throw new StartRefused(`${file} cannot be read: ${error.code ?? error.message}.`)
  }
  const { size } = await stat(file).catch(unreadable)
  if (size > FILE_MAX_BYTES) throw new StartRefused(`${file} is larger than 2 MB.`)
  const bytes = await readFile(file).catch(unreadable)
  return /\.(?:bpmn|xml)$/i.test(file) ? fromBpmn(file, bytes, language) : fromJson(file, bytes.toString('utf8'))
}

async function fromBpmn(file: string, bytes: Uint8Array, language: Language): Promise<Edition> {
  const { edition, notes } = await readBpmn(bytes).catch((error: unknown) => {
    throw error instanceof Refused ? new StartRefused(`${file}: ${sentence(error.reason, language)}`) : error
  })
  for (const note of notes) console.error(`${note.message[language]}  [${note.code}]`)
  return edition
}

function fromJson(file: string, text: string): Edition {
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
