import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import { pressWords as w } from '../../base/words/press.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { importTable, type ReadRows } from '../../files/import-table.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/journalists.ts'
import {
  badRow,
  journalistIdentity,
  judgeJournalistRow,
  mapJournalistHeader,
  TABLE_ROWS_MAX,
  type BadRow,
  type JournalistColumn,
  type TableJournalist,
} from '../rules/table.ts'
import * as journalists from '../stores/journalists.ts'
import * as outlets from '../stores/outlets.ts'

/** Journalists from a table: what it would change, then all of it or none. */
export function importRoutes(app: FastifyInstance, db: Db): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    serve(scope, api.importJournalists, async ({ query }, { officer, request, now }) => {
      const today = dayOf(ZONE, now)
      const apply = query.apply === 'yes'
      return importTable(db, request, {
        name: query.name,
        apply,
        mbMax: api.JOURNALISTS_MB_MAX,
        ...tableLimits,
        mapHeader: mapJournalistHeader,
        judge: (cells, columns) => {
          const judged = judgeJournalistRow(cells, columns, today)
          return 'journalist' in judged ? { it: judged.journalist } : { bad: judged }
        },
        layOver: (tx: Tx, read: Read) => layOver(tx, read, { apply, personId: officer.personId, now }),
        words: w,
      })
    })
  })
}

/** How much of a table of the press comes in at once, and how it is refused. */
export const tableLimits = {
  rowsMax: TABLE_ROWS_MAX,
  refusals: {
    noHeader: { code: 'press-no-header' },
    full: { code: 'press-table-full', max: TABLE_ROWS_MAX },
    badRows: (count: number) => ({ code: 'press-bad-rows', count }) as const,
  },
} as const

type Read = ReadRows<JournalistColumn, TableJournalist, BadRow>

/**
 * Lays a table over the journalists: who is new is added, who differs is changed, nobody else is touched. Outlets that it
 * names for the first time come with it. A yes in it counts only where nothing was ever said.
 */
async function layOver(tx: Tx, read: Read, by: { apply: boolean; personId: string; now: Date }) {
  const { apply, personId, now } = by
  await outlets.lockPress(tx)
  const byName = Map.groupBy(await outlets.readOutletIds(tx), (it) => it.name.toLowerCase())
  const known = await journalists.listAllJournalists(tx)
  const byIdentity = new Map(known.map((it) => [journalistIdentity({ ...it, outlet: it.outletId }), it]))
  const withEmail = new Map(known.map((it) => [it.email.toLowerCase(), it.id]))
  const count = { added: 0, changed: 0, same: 0, outlets: 0 }
  const bad = [...read.bad]
  const seen = new Set<string>()
  const changes: Json[] = []

  /** The outlet that a row names, made when it is named for the first time. */
  const outletOf = async (asked: TableJournalist['outlet']): Promise<{ id: string | null } | OutletProblem> => {
    if (asked === null) return { id: null }
    const name = asked.name.toLowerCase()
    const named = byName.get(name) ?? []
    const [found, other] = asked.kind === null ? named : named.filter((it) => it.kind === asked.kind)
    if (other) return { problem: 'outlet-unclear', column: 'outletKind' }
    if (found) return found
    if (asked.kind === null) return { problem: 'outlet-kind', column: 'outlet' }
    count.outlets++
    const made = { id: `new ${count.outlets}`, name: asked.name, kind: asked.kind }
    if (apply) {
      const change = await outlets.insertOutlet(tx, { ...blankOutlet, ...asked, kind: asked.kind }, personId, now)
      changes.push(change)
      made.id = change.outletId
    }
    byName.set(name, [...named, made])
    return made
  }

  for (const { row, it } of read.rows) {
    const outlet = await outletOf(it.outlet)
    if ('problem' in outlet) {
      bad.push({ ...badRow(outlet.problem, outlet.column, it.outlet?.name ?? ''), row })
      continue
    }
    const identity = journalistIdentity({ ...it, outlet: outlet.id })
    // Whom the office knew without an address gets it from the table.
    const before =
      byIdentity.get(identity) ?? byIdentity.get(journalistIdentity({ ...it, email: '', outlet: outlet.id }))
    const fields = fieldsOf(it, outlet.id, read.columns, before)
    const holder = fields.email === '' ? undefined : withEmail.get(fields.email.toLowerCase())
    if (seen.has(identity) || (before && seen.has(before.id)) || (holder !== undefined && holder !== before?.id)) {
      bad.push({ ...badRow('email-twice', it.email === '' ? 'name' : 'email', it.email || it.name), row })
      continue
    }
    seen.add(identity)
    if (before) seen.add(before.id)
    const consent = (before?.consent ?? 'none') === 'none' ? it.consent : null
    if (before && consent === null && isSame(before, fields)) {
      count.same++
      continue
    }
    count[before ? 'changed' : 'added']++
    if (!apply) continue
    const change = before
      ? await journalists.keepChangedJournalist(tx, { journalistId: before.id, seenRevision: before.revision, journalist: fields, personId, before }, now) // prettier-ignore
      : await journalists.keepNewJournalist(tx, fields, personId, now)
    changes.push(change)
    const { journalistId } = change
    if (consent)
      await journalists.keepConsent(tx, { journalistId, kind: 'given', happenedOn: consent.on, how: consent.how, personId }, now) // prettier-ignore
  }
  if (known.length + count.added > journalists.JOURNALISTS_MAX)
    throw new Refused({ code: 'press-full', max: journalists.JOURNALISTS_MAX })
  if (changes.length > 0 && bad.length === 0) {
    const changesHash = sha256(canonical(changes)) // of thousands, too many to list
    await append(tx, { kind: 'journalists-imported', personId, ...count, changesHash }, now)
  }
  return { ...count, bad }
}

type OutletProblem = {
  readonly problem: 'outlet-kind' | 'outlet-unclear'
  readonly column: 'outlet' | 'outletKind'
}

const blankOutlet = {
  company: '', address: '', website: '', email: '', phone: '', note: '', councilStatus: 'none', retired: false,
} as const // prettier-ignore

/** What a row makes of a person: of the columns that the table lacks, what was there stays. */
function fieldsOf(
  it: TableJournalist,
  outletId: string | null,
  columns: ReadonlySet<JournalistColumn>,
  before: journalists.JournalistRecord | undefined,
): journalists.JournalistFields {
  const { outlet: _, consent: __, ...told } = it
  if (!before) return { ...told, outletId, retired: false }
  const kept = <Key extends keyof typeof told>(column: Key) => (columns.has(column) ? told[column] : before[column])
  return {
    name: told.name,
    outletId: columns.has('outlet') ? outletId : before.outletId,
    post: kept('post'),
    email: told.email || before.email,
    phone: kept('phone'),
    beats: kept('beats'),
    languages: kept('languages'),
    ukwLevel: kept('ukwLevel'),
    ukwNumber: kept('ukwNumber'),
    ukwUntil: kept('ukwUntil'),
    note: kept('note'),
    retired: before.retired,
  }
}

const isSame = (before: journalists.JournalistFields, fields: journalists.JournalistFields) =>
  (Object.keys(fields) as (keyof typeof fields)[]).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(fields[field]),
  )
