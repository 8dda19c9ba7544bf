/**
 * `npm run bench:radar [-- --write] [-- --only stream,…]`: what the radar finds and how fast, beside published figures and
 * plain baselines of the same kind. `--write` puts the lines into the table of docs/performance.md.
 */
import { parseArgs } from 'node:util'
import { measureGathering, measureGatheringKept } from './gathering.ts'
import { measurePersonalData } from './personal-data.ts'
import { measureDossiers } from './radar-dossiers.ts'
import { measureLanguage } from './radar-language.ts'
import { measureProgrammes } from './radar-programmes.ts'
import { measureStems } from './radar-stems.ts'
import { measureStreams } from './radar-streams.ts'
import { measureTone } from './radar-tone.ts'
import { measure, report } from './report.ts'

const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } })
const parts = {
  gathering: measureGathering,
  kept: measureGatheringKept,
  'personal-data': measurePersonalData,
  streams: measureStreams,
  stems: measureStems,
  tone: measureTone,
  language: measureLanguage,
  programmes: measureProgrammes,
  dossiers: measureDossiers,
}

const chosen = values.only?.split(',') ?? Object.keys(parts)
await report(await measure(parts, chosen), { writes: values.write ?? false, isPart: true })
