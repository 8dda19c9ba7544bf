import { setImmediate as breath } from 'node:timers/promises'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Term } from '../../base/terms.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { namesOf } from '../../office/rules/names.ts'
import { listAllTerms } from '../../office/stores/terms.ts'
import { readArticle } from '../../radar/cleaning.ts'
import type { NameForm } from '../../radar/names.ts'
import { Programmes, type ProgrammeMatch } from '../../radar/programmes.ts'
import { readTitle } from '../../radar/traits.ts'
import { matchesOf, isPlanLine } from '../rules/programmes.ts'
import * as store from '../stores/matching.ts'

const AT_ONCE = 25 // with twelve texts each at most: a fifth of a second of work
const PLAN_AT_ONCE = 500

/**
 * Finds which programmes items speak of: when an item came in, was changed or was published about, and for those of the
 * last two months when the list of programmes or the dictionary changed. One process at a time; it keeps the list, made
 * ready, in memory. Says whether there may be more.
 */
export function matchingProgrammes(db: Db): (now: Date) => Promise<boolean> {
  let memory: { readonly turn: number; readonly programmes: Programmes } | null = null
  const matchNext = async (now: Date): Promise<boolean> => {
    const list = await store.readProgrammeList(db)
    // The list first and whole, so that nothing is held against half a plan.
    const plan = await store.listPlanToMatch(db, PLAN_AT_ONCE)
    if (plan.length > 0) {
      await keepPlan(db, plan, list.termsNow)
      return true
    }
    if (list.rematch || list.terms !== list.termsNow) {
      await db.transaction().execute(async (tx) => {
        if (list.terms !== list.termsNow) await store.countListTurn(tx, list.termsNow)
        await store.markLastItems(tx, now)
      })
      return true
    }
    const waiting = await store.listToMatch(db, AT_ONCE)
    if (waiting.length === 0) return false
    if (memory?.turn !== list.turn) memory = { turn: list.turn, programmes: await readProgrammes(db, now) }
    await matchItems(db, waiting, { ...list, programmes: memory.programmes }, now)
    return true
  }
  return async (now) => (await hold(db, 'radar', 'programmes', () => matchNext(now))) ?? false
}

async function keepPlan(db: Db, ids: readonly string[], terms: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const items = await store.lockToMatch(tx, ids)
    await store.keepPlanLines(tx, items)
    await keep(tx, items, new Map())
    await store.countListTurn(tx, terms)
  })
}

type Found = ReadonlyMap<string, { readonly matches: readonly ProgrammeMatch[]; readonly heardAt: Date | null }>

async function keep(tx: Tx, items: readonly store.MatchedItem[], found: Found) {
  const publishedAt = await store.listPublishedAt(tx, items.map((it) => it.id)) // prettier-ignore
  await store.keepMatches(
    tx,
    items.map((item) => ({
      item,
      matches: found.get(item.id)?.matches ?? [],
      heardAt: found.get(item.id)?.heardAt ?? null,
      publishedAt: publishedAt.get(item.id) ?? null,
    })),
  )
}

async function matchItems(
  db: Db,
  ids: readonly string[],
  { programmes, terms }: { readonly programmes: Programmes; readonly terms: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const items = await store.lockToMatch(tx, ids)
    const isOtherList = await store.keepPlanLines(tx, items)
    const texts = Map.groupBy(await store.listTextsOf(tx, ids), (it) => it.item_id)
    const found = new Map<string, { matches: readonly ProgrammeMatch[]; heardAt: Date | null }>()
    for (const item of items) {
      const its = isPlanLine(item) && item.mentions === 0 ? [] : (texts.get(item.id) ?? [])
      const read = its.map((it) => programmes.in({ title: readTitle(it.title), text: readArticle(it.text) }))
      const heard = its.flatMap((it) => it.at?.getTime() ?? [])
      const heardAt = heard.length === 0 ? null : new Date(Math.min(Math.max(...heard), now.getTime()))
      found.set(item.id, { matches: matchesOf(read), heardAt })
      await breath()
    }
    await keep(tx, items, found)
    if (isOtherList) await store.countListTurn(tx, terms)
  })
}

/** The list made ready, with what else the house dictionary calls its programmes and their agencies. */
async function readProgrammes(db: Db, now: Date): Promise<Programmes> {
  const formsOf = called(await listAllTerms(db), dayOf(ZONE, now))
  const programmes = await store.listProgrammesToMatch(db)
  return new Programmes(
    programmes.map(({ id, title, agency, activities, called: before }) => ({
      id,
      title,
      activities,
      also: [title, ...before].flatMap((name) => formsOf('programme', name)),
      titles: before,
      agency: agency === '' ? [] : [{ text: agency, written: 'any' }, ...formsOf('agency', agency)],
    })),
  )
}

/** All that the entry of a name says it is called, whichever of its forms the plan uses. */
function called(terms: readonly Term[], today: string) {
  const entries = new Map<string, readonly NameForm[]>()
  for (const { kind, forms } of namesOf(terms, today))
    for (const form of forms) entries.set(`${kind} ${plain(form.text)}`, forms)
  return (kind: 'programme' | 'agency', name: string) => entries.get(`${kind} ${plain(name)}`) ?? []
}

const plain = (name: string) => name.toLowerCase().replace(/^program\s+/u, '').replaceAll(/\s+/gu, ' ').trim() // prettier-ignore
