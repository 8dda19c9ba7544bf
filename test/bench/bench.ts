/**
 * `npm run bench [-- --write] [-- --only acts,lists…]`: one table, each figure beside its yardstick from the same run.
 * `--write` puts the table into docs/performance.md; with `--only`, the lines of what was measured into the table there.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildClient } from '../../src/client.ts'
import { measureActs } from './acts.ts'
import { measureBoard } from './board.ts'
import { measureBundle } from './bundle.ts'
import { measureCompliance } from './compliance.ts'
import { measureClock } from './clock.ts'
import { measureDeliveries } from './deliveries.ts'
import { measureEditor } from './editor.ts'
import { measureLedger } from './ledger.ts'
import { measureLight } from './light.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLists } from './lists.ts'
import { measureMail } from './mail.ts'
import type { Figure } from './measure.ts'
import { measureNumbers } from './numbers.ts'
import { measurePapers } from './papers.ts'
import { measurePersonalData } from './personal-data.ts'
import { measurePortal } from './portal.ts'
import { measurePortalFolder } from './portal-folder.ts'
import { makeOffice } from './processes.ts'
import { measurePublishing } from './publish.ts'
import { measureForms } from './forms.ts'
import { measureReleases } from './releases.ts'
import { measureSigning } from './signing.ts'
import { measureStart } from './start.ts'
import { measureTimers } from './timers.ts'
import { measureComparing, measureVersions } from './versions.ts'

const ACTS_DOSSIERS = 150
const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))
const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } })

await buildClient()
const folder = await mkdtemp(join(tmpdir(), 'siar-bench-'))
await chmod(folder, 0o755) // the database's own user passes through it
const made = new Map<number, Promise<string>>()
/** A demo office with so many more published dossiers, made once a run. */
function office(dossiers: number): Promise<string> {
  const at = join(folder, String(dossiers))
  const one = made.get(dossiers) ?? makeOffice(at, dossiers).then(() => at)
  made.set(dossiers, one)
  return one
}

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  acts: () => measureActs(ACTS_DOSSIERS),
  numbers: measureNumbers,
  'personal-data': measurePersonalData,
  clock: measureClock,
  forms: measureForms,
  editor: () => measureEditor(),
  light: measureLight,
  portal: async () => measurePortal(await office(1_000)),
  'portal-folder': measurePortalFolder,
  lighthouse: async () => measureLighthouse(await office(1_000)),
  lists: async () => measureLists(await office(1_000), await office(100_000)),
  board: measureBoard,
  start: async () => measureStart(await office(1_000)),
  ledger: async () => measureLedger(await office(100_000)),
  bundle: async () => measureBundle(await office(100)),
  compliance: measureCompliance,
  compare: measureComparing,
  papers: measurePapers,
  signing: measureSigning,
  timers: measureTimers,
  mail: measureMail,
  releases: measureReleases,
  deliveries: measureDeliveries,
  versions: async () => measureVersions(await office(100)),
  publish: async () => measurePublishing(await office(100), await office(100_000)),
}

const chosen = values.only?.split(',') ?? Object.keys(parts)
const figures: Figure[] = []
try {
  for (const name of chosen) {
    const part = parts[name]
    if (!part) throw new Error(`there is no ${name}; choose from ${Object.keys(parts).join(', ')}`)
    console.error(`measuring ${name}…`)
    // What cannot be measured is said in its place; the other figures are kept.
    figures.push(...(await part().catch((error: unknown) => [notMeasured(name, error)])))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

function notMeasured(name: string, error: unknown): Figure {
  process.exitCode = 1
  console.error(error)
  return { what: name, measured: 'could not be measured', yardstick: '', aim: '', reached: false }
}

const mark = (it: Figure) => (it.reached === null ? '' : it.reached ? 'reached' : '**not reached**')
const tableOf = (lines: readonly string[]) =>
  ['| What | Measured | Beside it, same run | Aim | |', '| --- | --- | --- | --- | --- |', ...lines].join('\n')
const lines = figures.map((it) => `| ${it.what} | ${it.measured} | ${it.yardstick} | ${it.aim} | ${mark(it)} |`)
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
console.log(`\n${tableOf(lines)}\n\n${machine}`)

if (values.write) {
  const text = await readFile(page, 'utf8')
  const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->']
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  const known = text.slice(before.length, text.indexOf(end)).split('\n').filter(isFigure)
  const written = values.only ? merged(known, lines) : lines
  const others = values.only ? ' Lines of other parts stand as an earlier run left them.' : ''
  const taken = `Taken on ${new Date().toISOString().slice(0, 10)} on ${machine}.${others}`
  await writeFile(page, `${before}\n\n${taken}\n\n${tableOf(written)}\n\n${after}`)
}

function isFigure(line: string): boolean {
  return line.startsWith('| ') && !line.startsWith('| What ') && !line.startsWith('| ---')
}

/** What was measured now in place of what stood there of the same name; what is new at the end. */
function merged(known: readonly string[], fresh: readonly string[]): string[] {
  const nameOf = (line: string) => line.split('|')[1]?.trim() ?? ''
  const names = new Set(known.map(nameOf))
  return [
    ...known.map((line) => fresh.find((it) => nameOf(it) === nameOf(line)) ?? line),
    ...fresh.filter((it) => !names.has(nameOf(it))),
  ]
}
