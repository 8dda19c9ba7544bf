/**
 * `npm run bench [-- --write] [-- --only acts,lists…]`: one table, each figure beside its yardstick from the same run.
 * `--write` puts the table into docs/performance.md; with `--only`, the lines of what was measured into the table there.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildClient } from '../../src/client.ts'
import { measureActs } from './acts.ts'
import { measureBoard } from './board.ts'
import { measureBundle } from './bundle.ts'
import { measureCompliance } from './compliance.ts'
import { measureClock } from './clock.ts'
import { measureDeliveries } from './deliveries.ts'
import { measureEditor } from './editor.ts'
import { measureInventory } from './inventory.ts'
import { measureLedger } from './ledger.ts'
import { measureLight } from './light.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLists } from './lists.ts'
import { measureMail } from './mail.ts'
import type { Figure } from './measure.ts'
import { measureNumbers } from './numbers.ts'
import { measurePapers } from './papers.ts'
import { measureMentions } from './mentions.ts'
import { measurePersonalData } from './personal-data.ts'
import { measurePortal } from './portal.ts'
import { measurePortalFolder } from './portal-folder.ts'
import { makeOffice } from './processes.ts'
import { measurePublishing } from './publish.ts'
import { measureForms } from './forms.ts'
import { measureReleases } from './releases.ts'
import { measure, report } from './report.ts'
import { measureSigning } from './signing.ts'
import { measureSources } from './sources.ts'
import { measureStart } from './start.ts'
import { measureTimers } from './timers.ts'
import { measureUploads } from './uploads.ts'
import { measureComparing, measureVersions } from './versions.ts'

const ACTS_DOSSIERS = 150
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
  mentions: measureMentions,
  inventory: measureInventory,
  uploads: async () => measureUploads(await office(100)),
  sources: measureSources,
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
try {
  await report(await measure(parts, chosen), { writes: values.write ?? false, isPart: values.only !== undefined })
} finally {
  await rm(folder, { recursive: true, force: true })
}
