import { setImmediate as breath } from 'node:timers/promises'
import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { readArticle } from '../../radar/cleaning.ts'
import { Clusters } from '../../radar/clusters.ts'
import { Duplicates } from '../../radar/duplicates.ts'
import * as store from '../stores/gathering.ts'

const AT_ONCE = 100 // 30 ms of work between two looks at who else waits
/** Older than that nothing is a copy, and no cluster is open that heard nothing since. */
const REMEMBERED_MS = 9 * 86_400_000

/** A person decided while this was read: it is read again with that. */
const overtaken = new Error('overtaken by a decision')

/** What the radar knows of the last days, as of a turn; built again from the database, which alone is true. */
type Memory = { turn: number; readonly duplicates: Duplicates; readonly clusters: Clusters }

/**
 * Gathers what came in: copies are folded onto the first, and what tells of one event becomes one item, in the open round.
 * One process at a time; it keeps the last days in memory, and reads them again after a restart, or when another process
 * or a person decided something meanwhile. Says whether there may be more.
 */
export function gathering(db: Db): (now: Date) => Promise<boolean> {
  let memory: Memory | null = null
  return async (now) => {
    const more = await hold(db, 'radar', 'gather', async () => {
      const waiting = await store.listToGather(db, AT_ONCE)
      if (waiting.length === 0) return false
      const turn = await store.readRadarTurns(db)
      const known: Memory = memory?.turn === turn ? memory : await remember(db, turn, now)
      memory = null // what fails below leaves it half told
      const { gathered, begun } = gather(known, waiting)
      const itemIds = [...new Set(gathered.map((it) => it.itemId))]
      const central = standing(known, gathered)
      await db.transaction().execute(async (tx) => {
        await store.insertGatheredItems(tx, begun, now)
        await store.keepGathered(tx, gathered, now)
        await store.refreshItems(tx, { itemIds, central }, now)
        // Last, as in a person's acts: who locks in another order waits for ever.
        if ((await store.countRadarTurn(tx)) !== turn + 1) throw overtaken
      })
      known.turn = turn + 1
      memory = known
      return waiting.length === AT_ONCE
    }).catch((error: unknown) => {
      if (error === overtaken) return true
      throw error
    })
    return more ?? false
  }
}

function gather({ duplicates, clusters }: Memory, waiting: readonly store.WaitingMention[]) {
  const gathered: store.Gathered[] = []
  const begun: store.WaitingMention[] = []
  for (const it of waiting) {
    const reading = readArticle(it.text)
    const atMs = it.published_at.getTime()
    const copy = duplicates.add({ id: it.id, text: it.text, atMs }, reading)
    const sameAs = copy === null ? null : String(copy.id)
    const join = clusters.add({ id: it.id, title: it.title, text: it.text, atMs, copyOf: sameAs }, null, reading)
    const itemId = String(join.cluster)
    if (itemId === it.id) begun.push(it)
    gathered.push({ mentionId: it.id, sameAs, itemId, score: join.score, terms: join.terms })
  }
  return { gathered, begun }
}

/** The mention that stands for an item, where one that was just read does so now. */
function standing({ clusters }: Memory, gathered: readonly store.Gathered[]): ReadonlyMap<string, string> {
  const read = new Set(gathered.map((it) => it.mentionId))
  const joined = new Set(gathered.filter((it) => it.itemId !== it.mentionId).map((it) => it.itemId))
  return new Map(
    [...joined].flatMap((itemId) => {
      const mentionId = String(clusters.centralItem(itemId)?.id)
      return read.has(mentionId) ? [[itemId, mentionId]] : []
    }),
  )
}

/** Reads the last days again, with what became of them then. */
async function remember(db: Db, turn: number, now: Date): Promise<Memory> {
  const memory = { turn, duplicates: new Duplicates(), clusters: new Clusters() }
  for await (const rows of store.walkGathered(db, new Date(now.getTime() - REMEMBERED_MS))) {
    for (const it of rows) {
      const reading = readArticle(it.text)
      const atMs = it.published_at.getTime()
      if (it.same_as === null) memory.duplicates.add({ id: it.id, text: it.text, atMs }, reading)
      if (it.item_id)
        memory.clusters.add(
          { id: it.id, title: it.title, text: it.text, atMs, copyOf: it.same_as },
          it.item_id,
          reading,
        )
    }
    await breath()
  }
  return memory
}
