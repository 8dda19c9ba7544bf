import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { outletTableWords as w } from '../../base/words/outlet-table.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { importTable, type ReadRows } from '../../files/import-table.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/outlets.ts'
import {
  badOutletRow,
  judgeOutletRow,
  mapOutletHeader,
  outletColumns,
  type BadOutletRow,
  type OutletColumn,
  type TableOutlet,
} from '../rules/outlet-table.ts'
import * as store from '../stores/outlets.ts'
import { tableLimits } from './import.ts'

/** Outlets from a table: what it would change, then all of it or none. */
export function importOutletRoutes(app: FastifyInstance, db: Db): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    serve(scope, api.importOutlets, async ({ query }, { officer, request, now }) => {
      const apply = query.apply === 'yes'
      return importTable(db, request, {
        name: query.name,
        apply,
        mbMax: api.OUTLETS_MB_MAX,
        ...tableLimits,
        mapHeader: mapOutletHeader,
        judge: (cells, columns) => {
          const judged = judgeOutletRow(cells, columns)
          return 'outlet' in judged ? { it: judged.outlet } : { bad: judged }
        },
        layOver: (tx: Tx, read: Read) => layOver(tx, read, { apply, personId: officer.personId, now }),
        words: w,
      })
    })
  })
}

type Read = ReadRows<OutletColumn, TableOutlet, BadOutletRow>

/** Lays a table over the outlets: what is new is added, what differs is changed, nothing else is touched. */
async function layOver(tx: Tx, read: Read, by: { apply: boolean; personId: string; now: Date }) {
  const { apply, personId, now } = by
  await store.lockPress(tx)
  const known = Map.groupBy(await store.listOutletRecords(tx), (it) => it.name.toLowerCase())
  const count = { added: 0, changed: 0, same: 0 }
  const bad = [...read.bad]
  const seen = new Set<string>()
  const changes: Json[] = []
  for (const { row, it } of read.rows) {
    const named = known.get(it.name.toLowerCase()) ?? []
    const [before, other] = it.kind === null ? named : named.filter((one) => one.kind === it.kind)
    const kind = it.kind ?? before?.kind
    if (other) {
      bad.push({ ...badOutletRow('kind-unclear', 'kind', it.name), row })
      continue
    }
    if (kind === undefined) {
      bad.push({ ...badOutletRow('kind-missing', 'kind', it.name), row })
      continue
    }
    const parsed = api.outletSchema.safeParse(fieldsOf({ ...it, kind }, read.columns, before))
    if (!parsed.success) {
      const column = outletColumns.find((one) => one === parsed.error.issues[0]?.path[0]) ?? 'name'
      bad.push({ ...badOutletRow('field', column, String(it[column] ?? '')), row })
      continue
    }
    const outlet = parsed.data
    const identity = `${outlet.name.toLowerCase()}\n${kind}`
    if (seen.has(identity)) {
      bad.push({ ...badOutletRow('twice', 'name', it.name), row })
      continue
    }
    seen.add(identity)
    if (before && (Object.keys(outlet) as (keyof typeof outlet)[]).every((field) => before[field] === outlet[field])) {
      count.same++
      continue
    }
    count[before ? 'changed' : 'added']++
    if (!apply) continue
    changes.push(
      before
        ? await store.updateOutlet(tx, { outletId: before.id, seenRevision: before.revision, outlet, personId }, now)
        : await store.insertOutlet(tx, outlet, personId, now),
    )
  }
  if (changes.length > 0 && bad.length === 0) {
    const changesHash = sha256(canonical(changes)) // of thousands, too many to list
    await append(tx, { kind: 'outlets-imported', personId, ...count, changesHash }, now)
  }
  return { ...count, bad }
}

/** What a row makes of an outlet: of the columns that the table lacks, what was there stays. */
function fieldsOf(
  it: store.OutletFields,
  columns: ReadonlySet<OutletColumn>,
  before: store.OutletFields | undefined,
): store.OutletFields {
  if (!before) return it
  const { name, kind, company, address, website, email, phone, note, councilStatus, retired } = before
  const kept = { company, address, website, email, phone, note, councilStatus, retired }
  const told = Object.fromEntries(Object.entries(it).filter(([field]) => columns.has(field as OutletColumn)))
  // Its name is written as the office writes it, whatever the table does with small and capital letters.
  return { ...kept, ...(told as Partial<store.OutletFields>), name, kind }
}
