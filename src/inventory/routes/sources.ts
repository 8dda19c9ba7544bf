import type { FastifyInstance } from 'fastify'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import { seal } from '../../base/sealed.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readOfficeName } from '../../office/store.ts'
import * as api from '../api/sources.ts'
import type { Entry } from '../rules/entries.ts'
import { isTelling } from '../rules/hub.ts'
import { feedAddress, siteAddress, writeOpml, type OpmlList } from '../rules/opml.ts'
import {
  EVERY_MINUTES,
  healthOf,
  isAsked,
  KEEP_DAYS,
  keptKinds,
  settingUnasked,
  SILENT_DAYS,
  whyNotKeepSources,
  type SourceFields,
  type SourceKind,
  type Trouble,
} from '../rules/sources.ts'
import { readOpmlApart } from '../sources/opml.ts'
import { whyNotFullTexts, type LeftReason } from '../rules/full-text.ts'
import { agendaAbout, agendaAddress, insertAgenda, updateAgenda } from '../stores/agenda.ts'
import {
  countFullTexts,
  endLeave,
  endLeaveElsewhere,
  findLeave,
  listLeaves,
  setLeave,
  type Leave,
} from '../stores/full-texts.ts'
import { countUnread } from '../stores/letters.ts'
import * as store from '../stores/sources.ts'
import { told } from './told.ts'
import { findInventoryStep } from './who.ts'

/** Asks outside, as only the wiring may. */
type DiscoverSources = (
  address: string,
  now: Date,
) => Promise<{
  readonly found: readonly {
    readonly kind: (typeof keptKinds)[number]
    readonly address: string
    readonly title: string
    readonly shown: readonly Pick<Entry, 'title' | 'url' | 'publishedAt'>[]
    readonly headings: readonly string[]
  }[]
  readonly trouble: Trouble | null
}>

export type SourceWays = {
  readonly discover: DiscoverSources
  /** The office's, under which the addresses of agendas are sealed. */
  readonly secret: string
}

const DISCOVERIES = { windowMs: 60_000, max: 10 }

/** Where the inventory hears from: kept by whoever works in it, and by the administrator; read by all. */
export function sourceRoutes(app: FastifyInstance, db: Db, { discover, secret }: SourceWays): void {
  serve(app, api.listSources, async ({ query }, { officer, request, now }) => {
    const { rows, next } = await store.listSourceRows(db, { ...query, trouble: query.trouble === 'yes' }, now)
    const why = whyNotKeepSources(officer, await findInventoryStep(db, now))
    const unread = await countUnread(db, rows.flatMap((it) => (it.kind === 'mail' ? it.id : [])), lastWeek(now)) // prettier-ignore
    const fullTexts = await fullTextsOf(db, rows.map((it) => it.id), now) // prettier-ignore
    return {
      rows: rows.map((row) => present(row, { unread: unread.get(row.id) ?? 0, fullText: fullTexts.get(row.id) ?? null }, now)), // prettier-ignore
      next,
      whyNot: told(why, languageOf(request)),
    }
  })

  serve(app, api.readSource, async ({ params: { sourceId } }, { now }) => {
    const unread = await countUnread(db, [sourceId], lastWeek(now))
    const fullText = (await fullTextsOf(db, [sourceId], now)).get(sourceId) ?? null
    return present(await store.readSource(db, sourceId, now), { unread: unread.get(sourceId) ?? 0, fullText }, now)
  })

  serve(app, api.discoverSources, async ({ body }, { officer, now }) => {
    await refuseUnlessKeeper(db, officer, now)
    const address = siteAddress(body.address)
    if (!address) return { found: [], trouble: 'address-refused' as const }
    await countAttempt(db, { key: `source-discovery:${officer.personId}`, ...DISCOVERIES }, now)
    const { found, trouble } = await discover(address, now)
    const keptAs = (it: (typeof found)[number]) =>
      it.kind === 'agenda' ? agendaAddress(it.address, secret) : it.address
    const known = await store.findSourcesAt(db, found.map(keptAs)) // prettier-ignore
    return {
      found: found.map((it) => ({
        kind: it.kind,
        address: it.address,
        title: it.title,
        knownAs: known.get(keptAs(it)) ?? null,
        entries: it.shown.map(({ title, url, publishedAt }) => ({
          title,
          url,
          publishedAt: publishedAt?.toISOString() ?? null,
        })),
        headings: [...it.headings],
      })),
      trouble,
    }
  })

  serve(app, api.addSource, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const { kind, ...typed } = body
      const { personId } = officer
      const agenda = kind === 'agenda' ? agendaOf(typed, null) : null
      const fields = agenda?.fields ?? fieldsOf(kind, typed)
      const id = agenda
        ? await insertAgenda(tx, { ...agenda, personId }, now)
        : await store.insertSource(tx, { kind, fields, personId }, now)
      await append(tx, { kind: 'source-added', sourceId: id, sourceKind: kind, settingHash: hashOf(fields), personId }, now) // prettier-ignore
      return { sourceId: id }
    }),
  )

  serve(app, api.saveSource, async ({ params: { sourceId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const { seenRevision, fullText, forgetFullTexts, ...typed } = body
      const { personId } = officer
      const kept = await store.readSource(tx, sourceId, now)
      const agenda = kept.kind === 'agenda' ? agendaOf(typed, kept.address) : null
      const fields = agenda?.fields ?? (isAsked(kept.kind) ? fieldsOf(kept.kind, typed) : unaskedOf(kept, typed))
      const revision = agenda
        ? await updateAgenda(tx, { ...agenda, sourceId, seenRevision }, now)
        : await store.updateSource(tx, { sourceId, fields, seenRevision }, now)
      if (fullText) {
        refuseIf(whyNotFullTexts(kept.kind))
        await setLeave(tx, { sourceId, leave: fullText, personId }, now)
      } else if (fullText === null) await endLeave(tx, { sourceId, forget: forgetFullTexts })
      else if (!agenda) await endLeaveElsewhere(tx, { sourceId, from: kept.address, to: fields.address })
      const settingHash = hashOf(fields, await findLeave(tx, sourceId))
      await append(tx, { kind: 'source-changed', sourceId, settingHash, revision, personId }, now)
      return { revision }
    }),
  )

  serve(app, api.lookAtSource, async ({ params }, { officer, now }) =>
    db.transaction().execute(async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      await store.hurrySource(tx, params.sourceId, now)
      return {}
    }),
  )

  const acts = [
    [api.pauseSource, 'source-paused', (tx: Tx, sourceId: string, personId: string, now: Date) => store.pauseSource(tx, { sourceId, personId }, now)],
    [api.resumeSource, 'source-resumed', (tx: Tx, sourceId: string, _: string, now: Date) => store.resumeSource(tx, sourceId, now)],
    [api.removeSource, 'source-removed', (tx: Tx, sourceId: string, _: string, now: Date) => store.removeSource(tx, sourceId, now)],
  ] as const // prettier-ignore
  for (const [it, kind, change] of acts)
    serve(app, it, async ({ params: { sourceId } }, { officer, act, now }) =>
      once(db, { ...act, officer, now }, async (tx) => {
        await refuseUnlessKeeper(tx, officer, now)
        await change(tx, sourceId, officer.personId, now)
        await append(tx, { kind, sourceId, personId: officer.personId }, now)
        return {}
      }),
    )

  opmlRoutes(app, db)

  /**
   * @param kept the address of its own making, by which the form says that the secret one stays
   * @throws {Refused} `source-address`
   */
  function agendaOf(typed: SourceFields, kept: string | null) {
    const parts = { ...typed, partFrom: '', partUntil: '' }
    if (kept !== null && typed.address === kept) return { fields: parts, seal: null }
    const address = siteAddress(typed.address)
    if (!address) throw new Refused({ code: 'source-address', field: 'address' })
    return {
      fields: { ...parts, address: agendaAddress(address, secret) },
      seal: (sourceId: string) => seal(address, secret, agendaAbout(sourceId)),
    }
  }
}

function opmlRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.judgeOpml, async ({ body }, { officer, now }) => {
    await refuseUnlessKeeper(db, officer, now)
    const { rows: read, left } = await listOf(body.opml)
    const known = await store.findSourcesAt(db, goodOf(read).map((it) => it.address)) // prettier-ignore
    const rows = read.map(({ name, address, fate }) => {
      const knownAs = known.get(address) ?? null
      return {
        name,
        address,
        knownAs,
        fate: fate === 'good' ? (knownAs ? ('known' as const) : ('new' as const)) : fate,
      }
    })
    const count = (...fates: string[]) => rows.filter((it) => fates.includes(it.fate)).length
    return { rows, counts: { new: count('new'), known: count('known', 'twice'), bad: count('bad') }, left }
  })

  serve(app, api.importOpml, async ({ body }, { officer, act, now }) => {
    await refuseUnlessKeeper(db, officer, now)
    const { rows, left } = await listOf(body.opml)
    const good = goodOf(rows)
    return once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const known = await store.findSourcesAt(tx, good.map((it) => it.address)) // prettier-ignore
      const fresh = good.filter((it) => !known.has(it.address))
      for (const { name, address } of fresh)
        await store.insertSource(
          tx,
          { kind: 'feed', fields: { name, address, ...usual }, personId: officer.personId },
          now,
        )
      await append(tx, { kind: 'sources-imported', added: fresh.length, fileHash: sha256(body.opml), personId: officer.personId }, now) // prettier-ignore
      return { added: fresh.length, left }
    })
  })

  serve(app, api.exportOpml, async () => {
    const feeds = (await store.listAllSources(db)).filter((it) => it.kind === 'feed')
    return download('sumber-inventaris.opml', 'text/x-opml; charset=utf-8', [
      writeOpml(await readOfficeName(db), feeds),
    ])
  })
}

/** What a list of feeds does not say. */
const usual = {
  weight: 3,
  everyMinutes: EVERY_MINUTES.usual,
  silentDays: SILENT_DAYS.usual,
  keepDays: KEEP_DAYS.usual,
  partFrom: '',
  partUntil: '',
}

/** @throws {Refused} `opml-unreadable` */
async function listOf(opml: string): Promise<OpmlList> {
  const list = await readOpmlApart(opml)
  if (!list || list.rows.length === 0) throw new Refused({ code: 'opml-unreadable', field: 'opml' })
  return list
}
const goodOf = (rows: OpmlList['rows']) => rows.filter((it) => it.fate === 'good')

/** @throws {Refused} whatever `whyNotKeepSources` says */
async function refuseUnlessKeeper(db: Db | Tx, officer: Officer, now: Date): Promise<void> {
  refuseIf(whyNotKeepSources(officer, await findInventoryStep(db, now)))
}

/** @throws {Refused} `source-address` */
function fieldsOf(kind: SourceKind, typed: SourceFields): SourceFields {
  const address = feedAddress(typed.address)
  if (!address) throw new Refused({ code: 'source-address', field: 'address' })
  return { ...typed, address, ...(kind !== 'page' && { partFrom: '', partUntil: '' }) }
}

/** @throws {Refused} `source-unasked` */
function unaskedOf(row: store.SourceRow, typed: SourceFields): SourceFields {
  if (typed.address !== '' && typed.address !== row.address)
    throw new Refused({ code: 'source-unasked', field: 'address' })
  return settingUnasked(row.kind, store.fieldsIn(row), typed)
}

/** What the ledger is told of a setting: that it is this one, and not what it says. */
const hashOf = (it: SourceFields, leave: Leave | null = null) => {
  const { name, address, weight, everyMinutes, silentDays, keepDays, partFrom, partUntil } = it
  const part = partFrom === '' && partUntil === '' ? {} : { partFrom, partUntil }
  const fullText = leave ? { fullText: { note: leave.note, hosts: [...leave.hosts] } } : {}
  return sha256(canonical({ name, address, weight, everyMinutes, silentDays, keepDays, ...part, ...fullText }))
}

const lastWeek = (now: Date) => new Date(now.getTime() - store.WEEK_MS)

/** On whose word whole texts of these sources are kept, and how that went in the last week. */
async function fullTextsOf(
  db: Db,
  sourceIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, NonNullable<api.Source['fullText']>>> {
  const leaves = await listLeaves(db, sourceIds)
  const counts = await countFullTexts(db, [...leaves.keys()], lastWeek(now))
  const told = [...leaves.values()].map(({ source_id, note, hosts, setter, set_at }) => {
    const own = counts.filter((it) => it.source_id === source_id)
    const of = (state: string) => own.filter((it) => it.state === state)
    const sum = (state: string) => of(state).reduce((all, it) => all + Number(it.count), 0)
    const left = of('left').map((it) => ({ reason: it.reason as LeftReason, count: Number(it.count) }))
    return [
      source_id,
      {
        note,
        hosts,
        by: setter,
        at: set_at.toISOString(),
        kept: sum('kept'),
        waiting: sum('waiting'),
        left: left.toSorted((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
      },
    ] as const
  })
  return new Map(told)
}

function present(
  row: store.SourceRow,
  { unread, fullText }: Pick<api.Source, 'unread' | 'fullText'>,
  now: Date,
): api.Source {
  const standing = {
    state: row.state,
    lookedAt: row.looked_at,
    failures: row.failures,
    newAt: row.new_at,
    addedAt: row.added_at,
    silentDays: row.silent_days,
  }
  return {
    id: row.id,
    kind: row.kind,
    ...store.fieldsIn(row),
    health: healthOf(standing, now),
    lookedAt: row.looked_at?.toISOString() ?? null,
    answeredAt: row.answered_at?.toISOString() ?? null,
    newAt: row.new_at?.toISOString() ?? null,
    nextLookAt: row.state === 'active' ? row.next_look_at.toISOString() : null,
    failures: row.failures,
    trouble: row.trouble === '' ? null : (row.trouble as Trouble),
    dropped: row.dropped,
    unread,
    isTold: isTelling({ leaseUntil: row.lease_until, toldAt: row.told_at, missedAt: row.missed_at }, now),
    paused: row.paused_at && { at: row.paused_at.toISOString(), by: row.pauser },
    week: Number(row.week ?? 0),
    fullText,
    revision: row.revision,
  }
}
