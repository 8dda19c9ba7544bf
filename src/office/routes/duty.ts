import type { FastifyInstance, FastifyRequest } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { dayAfter, dayOf, startOfDay } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused, type Language } from '../../base/refused.ts'
import { dutyWords } from '../../base/words/duty.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { spool } from '../../files/spool.ts'
import { readTable, type TableRow } from '../../files/table.ts'
import type { Ask } from '../../http/contract.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/duty.ts'
import {
  AHEAD_DAYS_MAX,
  SHIFTS_AT_ONCE_MAX,
  shiftsOf,
  unattended,
  type DutyProblem,
  type Shift,
} from '../rules/duty.ts'
import { csvOfDuty, directoryOf, judgeDutyRow, mapDutyHeader, type RowProblem } from '../rules/duty-csv.ts'
import { readCalendar } from '../stores/calendar.ts'
import * as store from '../stores/duty.ts'

const PROBLEMS_SHOWN = 100
const READ_DAYS_MAX = 31

/** The crisis desk's shift roster: read by all, kept by the administrator. */
export function dutyRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readDuty, async ({ query }, { officer, now }) => {
    if (query.to < query.from || query.to > dayAfter(query.from, READ_DAYS_MAX - 1))
      throw new Refused({ code: 'duty-days-reversed', field: 'to' })
    const { zone } = await readCalendar(db)
    const within = { from: startOfDay(zone, query.from), until: startOfDay(zone, dayAfter(query.to, 1)) }
    const rows = await store.listRoster(db, within, now)
    return {
      zone,
      shifts: rows.map(({ closedAt, closedBy, closeReason, ...it }) => ({
        ...it,
        ...written(it),
        people: it.people.map(named),
        runs: it.open && it.from <= now,
        closed: closedAt && {
          at: closedAt.toISOString(),
          by: closedBy ?? '',
          // As why somebody is away, it may be about their health: for who keeps the roster and who was on it (UU 27/2022).
          reason:
            officer.role === 'administrator' || it.people.some((one) => one.id === officer.personId)
              ? closeReason
              : null,
        },
        withdrawn: closedAt !== null && closedAt <= it.from,
      })),
    }
  })

  serve(app, api.readDutyNow, async (_, { officer, now }) => {
    const [calendar, found, gaps] = await Promise.all([
      readCalendar(db),
      store.readDutyNow(db, officer.personId, now),
      officer.role === 'administrator' ? store.listUnattended(db, now) : null,
    ])
    const shown = (it: (typeof found.now)[number]) => ({ ...written(it), people: it.people.map(named), note: it.note })
    return {
      zone: calendar.zone,
      atOffice: unattended(calendar, [], { from: now, until: new Date(now.getTime() + 1) }).length === 0,
      now: found.now.map(shown),
      next: found.next.map(shown),
      own: found.own.map((it) => ({ ...written(it), runs: it.from <= now })),
      unattended: gaps && gaps.map(written),
    }
  })

  serve(app, api.proposeDuty, async ({ body }, { request, now }) => {
    if (body.untilOn < body.fromOn || body.untilOn > dayAfter(body.fromOn, AHEAD_DAYS_MAX))
      throw new Refused({ code: 'duty-days-reversed', field: 'untilOn' })
    const { letterNumber, letteredOn, note, ...pattern } = body
    const all = shiftsOf(pattern, (await readCalendar(db)).zone)
    if (all.length > SHIFTS_AT_ONCE_MAX) throw new Refused({ code: 'duty-full', max: SHIFTS_AT_ONCE_MAX })
    // What is over on the first day is no mistake: the rest of the day is still to be entered.
    const ahead = all.filter((it) => it.until > now)
    const shifts = ahead.map((it) => ({ ...it, letterNumber, letteredOn, note }))
    return propose({ shifts, rows: shifts.map((_, at) => at + 1), bad: [] }, all.length - ahead.length, request, now)
  })

  serve(app, api.enterDuty, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const shifts = body.shifts.map(asKept)
      const ids = await store.insertShifts(tx, shifts, officer, now)
      const kept = shifts.map((it, at) => ({ ...it, ...written(it), id: ids[at] as string }))
      const shiftsHash = sha256(canonical(kept as unknown as Json)) // a year of them is too many to list
      const letters = [...new Set(shifts.map((it) => it.letterNumber))].slice(0, LETTERS_SAID)
      await append(tx, { kind: 'duty-entered', by: officer.personId, count: ids.length, letters, shiftsHash }, now)
      return { count: ids.length }
    }),
  )

  serve(app, api.closeDuty, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const was = await store.closeShift(tx, { ...params, ...body }, officer, now)
      await append(tx, { kind: 'duty-closed', by: officer.personId, ...params, ...written(was) }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.replaceDuty, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { reason, ...others } = body
      const was = await store.closeShift(tx, { ...params, reason }, officer, now)
      const left = { from: was.from > now ? was.from : now, until: was.until }
      const [id] = await store.insertShifts(tx, [asKept({ ...others, ...written(left) })], officer, now)
      await append(
        tx,
        {
          kind: 'duty-replaced',
          by: officer.personId,
          ...params,
          newShiftId: id as string,
          ...written(left),
          personIds: body.personIds,
          letterNumber: others.letterNumber.trim(),
          letteredOn: body.letteredOn,
        },
        now,
      )
      return { id: id as string }
    }),
  )

  serve(app, api.downloadDuty, async ({ query }, { request, now }) => {
    const { zone } = await readCalendar(db)
    const rows = await store.listComing(db, now)
    const shifts = rows.map((it) => ({ ...it, people: it.people.map((one) => one.email) }))
    const lines = csvOfDuty(shifts, zone, query.language ?? languageOf(request))
    return download(`jadwal-piket-${dayOf(zone, now)}.csv`, 'text/csv; charset=utf-8', lines)
  })

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    serve(scope, api.readDutyFile, async ({ query }, { request, now }) => {
      const it = { zone: (await readCalendar(db)).zone, find: directoryOf(await store.listNamesakes(db)) }
      const read = await spool(request, api.DUTY_MB_MAX, ({ path }) =>
        readTable({ path, name: query.name, sheet: null }, ({ batches }) => judgeRows(batches, it)),
      )
      return propose(read, 0, request, now)
    })
  })

  async function propose({ shifts, rows, bad }: Read, over: number, request: FastifyRequest, now: Date) {
    const judged = await store.judgeShifts(db, shifts, now)
    const language = languageOf(request)
    const all = [...bad, ...judged.bad.map(({ at, ...it }) => ({ ...it, row: rows[at] as number }))]
    return {
      zone: judged.zone,
      shifts: shifts.map(({ personIds, ...it }) => ({
        ...it,
        ...written(it),
        people: personIds.map((id) => ({ id, name: judged.names.get(id) ?? '' })),
      })),
      over,
      problems: all
        .toSorted((a, b) => a.row - b.row)
        .slice(0, PROBLEMS_SHOWN)
        .map((it) => told(it, language)),
      bad: all.length,
      away: judged.away,
    }
  }
}

const LETTERS_SAID = 20 // in the ledger; all of them are in the hash

type Bad = { readonly row: number; readonly problem: DutyProblem | RowProblem; readonly value: string }
/** Shifts that were read, each with the row where it stands, and the rows that say none. */
type Read = { readonly shifts: readonly Shift[]; readonly rows: readonly number[]; readonly bad: readonly Bad[] }

async function judgeRows(
  batches: AsyncIterable<readonly TableRow[]>,
  it: Parameters<typeof judgeDutyRow>[2],
): Promise<Read> {
  const shifts: Shift[] = []
  const rows: number[] = []
  const bad: Bad[] = []
  let columns: ReturnType<typeof mapDutyHeader> = null
  for await (const batch of batches)
    for (const { number, cells } of batch) {
      if (cells.every((cell) => cell.trim() === '')) continue
      if (!columns) {
        columns = mapDutyHeader(cells)
        if (!columns) throw new Refused({ code: 'duty-no-header' })
        continue
      }
      const judged = judgeDutyRow(cells, columns, it)
      if ('shift' in judged) {
        shifts.push(judged.shift)
        rows.push(number)
      } else bad.push({ ...judged, row: number })
      if (shifts.length + bad.length > SHIFTS_AT_ONCE_MAX)
        throw new Refused({ code: 'duty-full', max: SHIFTS_AT_ONCE_MAX })
    }
  if (!columns) throw new Refused({ code: 'import-empty' })
  return { shifts, rows, bad }
}

function told({ row, problem, value }: Bad, language: Language) {
  const sentence = dutyWords.problem[language](problem, value)
  return { row, value: sentence.includes(value) ? '' : value, sentence }
}

/** A shift as it is kept, of one that was asked for. */
const asKept = ({ from, until, ...it }: Ask<typeof api.enterDuty>['body']['shifts'][number]): Shift => ({
  ...it,
  from: new Date(from),
  until: new Date(until),
  letterNumber: it.letterNumber.trim(),
  note: it.note.trim(),
})

const written = (it: { readonly from: Date; readonly until: Date }) => ({ from: it.from.toISOString(), until: it.until.toISOString() }) // prettier-ignore
const named = (it: { readonly id: string; readonly name: string }) => ({ id: it.id, name: it.name })
