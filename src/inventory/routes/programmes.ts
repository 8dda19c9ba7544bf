import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import { programmeWords } from '../../base/words/programmes.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { startDossier } from '../../engine/perform.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/programmes.ts'
import { isUnsorted, MAX, whyNotInventory } from '../rules.ts'
import { whyNotDecide } from '../rules/programmes.ts'
import { insertItem, lockItem } from '../store.ts'
import { readItem } from '../stores/list.ts'
import * as store from '../stores/programmes.ts'
import { told } from './told.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

const YEAR_MAX = 9_999
const DAY_MS = 86_400_000

/** Programmes: which an item speaks of, what speaks of one, and which nobody speaks of. */
export function programmeRoutes(app: FastifyInstance, db: Db): void {
  const whyNotMine = async (officer: Officer, request: Parameters<typeof languageOf>[0], now: Date) =>
    told(whyNotInventory(officer, await findInventoryStep(db, now)), languageOf(request))

  serve(app, api.listItemProgrammes, async ({ params }, { officer, request, now }) => {
    await readItem(db, officer, params.itemId) // who may not read it does not learn what it speaks of
    return {
      rows: await store.listProgrammesOf(db, officer, params.itemId),
      whyNot: await whyNotMine(officer, request, now),
    }
  })

  serve(app, api.decideItemProgramme, async ({ params, body: { answer } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessInventory(tx, officer, now)
      await readItem(tx, officer, params.itemId)
      await refuseNoProgramme(tx, officer, params.programmeId)
      const item = await store.lockSpeaking(tx, params.itemId)
      const { programmeId } = params
      refuseIf(whyNotDecide({ ...item, programmeId: item.programme_id }, { programmeId, answer }))
      await store.decideMatch(tx, { item, programmeId, answer, personId: officer.personId }, now)
      return {}
    }),
  )

  serve(app, api.listProgrammeVoices, async ({ params, query }, { officer }) => {
    const item = await readItem(db, officer, params.programmeId)
    if (item.kind !== 'programme') throw new Refused({ code: 'not-found' })
    const known = await store.findVoice(db, item.id)
    const { rows, next } = await store.listVoices(db, officer, { programmeId: item.id, ...query })
    return { spokenAt: known?.spokenAt ?? null, publishedAt: known?.publishedAt ?? null, rows, next }
  })

  serve(app, api.listProgrammeGaps, async ({ query }, { officer, request, now }) => {
    const years = await store.listPlanYears(db)
    const whyNot = await whyNotMine(officer, request, now)
    const year = query.year ?? null
    const thisYear = Number(dayOf(ZONE, now).slice(0, 4))
    // A plan goes on into the next year, and what stands in the next plan too is not noted twice.
    const newest = years.find((it) => it <= thisYear) ?? years[0] ?? thisYear
    const span = year === null ? { from: newest - 1, to: YEAR_MAX } : { from: year, to: year }
    const { days, by, support, after, limit } = query
    const before = new Date(now.getTime() - days * DAY_MS)
    const gaps = await store.listGaps(db, officer, { ...span, before, by, support: support === 'yes', after, limit })
    return { years, year, ...gaps, whyNot }
  })

  serve(app, api.beginProgrammeDossier, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessInventory(tx, officer, now)
      const { title, agency } = await refuseNoProgramme(tx, officer, params.programmeId)
      const programme = await lockItem(tx, officer, params.programmeId)
      // One item becomes one dossier: of a programme that had its own, how it goes on is an item of its own.
      const itemId = isUnsorted(programme)
        ? programme.id
        : await insertItem(
            tx,
            {
              kind: 'activity',
              title: programmeWords.goesOn.id(title).slice(0, MAX.title).toWellFormed(),
              summary: '',
              agency,
              source: '',
              sourceUrl: '',
              notedOn: dayOf(ZONE, now),
              level: 'watch',
              programmeId: params.programmeId,
              personId: officer.personId,
            },
            now,
          )
      return startDossier(tx, { itemId, officer, urgent: false, now })
    }),
  )
}

/** @throws {Refused} `programme-unknown` for what is none, or not theirs to read */
async function refuseNoProgramme(tx: Tx, officer: Officer, programmeId: string) {
  const item = await readItem(tx, officer, programmeId).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (item?.kind !== 'programme' || item.state === 'dismissed' || item.state === 'merged')
    throw new Refused({ code: 'programme-unknown', field: 'programmeId' })
  return item
}
