import { readFile, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addWorking, workingBetween, type Calendar } from '../base/calendar.ts'
import { calendarEditionSchema, calendarOf, problemsOf, type CalendarEdition } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import { calendarProblemWords } from '../base/words/calendar.ts'
import { readConfig, StartRefused } from '../config.ts'
import { openBeside } from '../database.ts'
import { readCalendarEdition } from '../office/stores/calendar.ts'
import type { Command } from './command.ts'
import { answerInput, type Answer } from './ndjson.ts'

const usage = `siar clock due [--calendar FILE] < IN.ndjson > OUT.ndjson
siar clock between [--calendar FILE] < IN.ndjson > OUT.ndjson
siar clock show [--calendar FILE]

Counts working time by the office's calendar in force, or by FILE, so that anyone can check it. Where no office is on
this machine it is the calendar that Siar comes with.
due reads {"id", "from", "minutes"} a line and writes {"id", "due"}: the first instant at which so many working minutes
after from are over; minutes below zero count back.
between reads {"id", "from", "to"} and writes {"id", "minutes"}: whole working minutes from from, inclusive, to to,
exclusive; 0 when to is not later.
Instants are ISO 8601 with an offset, "2026-11-27T16:25:00+07:00"; due is written with the offset of the calendar's zone.
show prints the calendar as JSON, as FILE is written: zone, patterns of weekly hours, and days of their own.

Exit code: 0 done, 1 a FILE that is no calendar, 2 wrong call or a broken line (its number is told; the lines before it are
answered).`
const FILE_MAX_BYTES = 4 * 1024 * 1024
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/
const MINUTES_MAX = 50_000_000 // a century

export const command: Command = {
  name: 'clock',
  summary: 'count working time by the office’s calendar',
  usage,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { calendar: { type: 'string' } },
    })
    const verb = positionals.join(' ')
    if (verb !== 'due' && verb !== 'between' && verb !== 'show') {
      console.error(usage)
      return 2
    }
    const edition = values.calendar === undefined ? await readInForce() : await readCalendarFile(values.calendar)
    if (verb === 'show') {
      console.log(JSON.stringify(edition, null, 2))
      return 0
    }
    const calendar = calendarOf(edition)
    return answerInput((given) => {
      try {
        return verb === 'due' ? answerDue(calendar, given) : answerBetween(calendar, given)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return { broken: `has no answer: ${error.message}.` }
      }
    })
  },
}

function answerDue(calendar: Calendar, { from, minutes }: Readonly<Record<string, unknown>>): Answer {
  const begun = instantFrom(from)
  if (!begun) return { broken: 'has no "from", an instant with an offset.' }
  if (typeof minutes !== 'number' || Math.abs(minutes) > MINUTES_MAX || !Number.isInteger(minutes))
    return { broken: 'has no "minutes", a whole number.' }
  const due = Temporal.Instant.fromEpochMilliseconds(addWorking(calendar, begun, minutes).getTime())
  return { due: due.toString({ timeZone: calendar.zone, ...(due.epochMilliseconds % 1000 === 0 && { smallestUnit: 'second' }) }) } // prettier-ignore
}

function answerBetween(calendar: Calendar, { from, to }: Readonly<Record<string, unknown>>): Answer {
  const [begun, ended] = [instantFrom(from), instantFrom(to)]
  if (!begun) return { broken: 'has no "from", an instant with an offset.' }
  if (!ended) return { broken: 'has no "to", an instant with an offset.' }
  return { minutes: workingBetween(calendar, begun, ended) }
}

function instantFrom(given: unknown): Date | null {
  if (typeof given !== 'string' || !INSTANT.test(given)) return null
  try {
    return new Date(Temporal.Instant.from(given).epochMilliseconds)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return null // a day that no month has
  }
}

async function readInForce(): Promise<CalendarEdition> {
  const config = readConfig(process.env)
  if (config.databaseUrl === undefined && !existsSync(config.folder)) return defaultCalendar
  const { connection, close } = await openBeside(config)
  try {
    return (await readCalendarEdition(connection.db)).edition
  } finally {
    await close()
  }
}

/** @throws {StartRefused} with what is wrong in it */
async function readCalendarFile(path: string): Promise<CalendarEdition> {
  const given = await stat(path).catch(() => null)
  if (!given?.isFile()) throw new StartRefused(`${path} is not a file.`)
  if (given.size > FILE_MAX_BYTES) throw new StartRefused(`${path} is larger than ${FILE_MAX_BYTES / 1024 / 1024} MB.`)
  let document: unknown
  try {
    document = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new StartRefused(`${path} is not JSON.`)
  }
  const read = calendarEditionSchema.safeParse(document)
  if (!read.success) {
    const [first] = read.error.issues
    throw new StartRefused(`${path} is not a calendar: ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}.`)
  }
  const [problem] = problemsOf(read.data)
  if (problem) throw new StartRefused(`${path}: ${calendarProblemWords[problem.kind].en(problem.at)}`)
  return read.data
}
