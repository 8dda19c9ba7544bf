import { isCrisis } from '../../base/levels.ts'
import type { Language } from '../../base/languages.ts'
import type { Term } from '../../base/terms.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { breathing } from '../../jobs/breath.ts'
import { append } from '../../ledger/append.ts'
import { ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { namesIn } from '../../office/rules/names.ts'
import { listAllTerms } from '../../office/stores/terms.ts'
import { readArticle, withTitle } from '../../radar/cleaning.ts'
import { languageOf } from '../../radar/language.ts'
import { spokenIn, type ItemNames, type Names, type Spoken } from '../../radar/names.ts'
import { toneOf } from '../../radar/tone.ts'
import type { ToneLabel } from '../../radar/tone/model.ts'
import { isComplaintSource, Stream, type StreamItem } from '../../radar/stream.ts'
import { readTitle } from '../../radar/traits.ts'
import type { Reading } from '../../radar/words.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { CrisisRules } from '../../radar/crisis.ts'
import * as store from '../stores/gathering.ts'
import { soberTone } from '../rules/sober-tone.ts'
import { readRadarSettings } from '../stores/radar-settings.ts'

const AT_ONCE = 100 // 30 ms of work where they are short; one of 50,000 letters takes 100 by itself
/** Older than that nothing is a copy, and no cluster is open that heard nothing since. */
const REMEMBERED_MS = 9 * 86_400_000

/** What the radar knows of the last days, as of a turn; built again from the database, which alone is true. */
type Memory = { turn: number; readonly stream: Stream; readonly terms: readonly Term[] }

/** A person decided while this was read: it is read again with that. */
const overtaken = new Error('overtaken by a decision')

/**
 * Gathers what came in: copies are folded onto the first, and what tells of one event becomes one item, in the open round,
 * with how grave it looks and why. What its medium changed since stays where it is and is read again. One process at a time;
 * it keeps the last days in memory, and reads them again after a restart, or when another process or a person decided
 * something meanwhile, or wrote in the dictionary. Says whether there may be more.
 */
export function gathering(db: Db): (now: Date) => Promise<boolean> {
  let memory: Memory | null = null
  const gatherNext = async (now: Date) => {
    const waiting = await store.listToGather(db, AT_ONCE)
    const changed = await store.listChanged(db, AT_ONCE)
    if (waiting.length === 0 && changed.length === 0) return false
    const turn = await store.readRadarTurns(db)
    const terms = await listAllTerms(db)
    const names = namesIn(terms, dayOf(ZONE, now))
    const isKnown = memory?.turn === turn && memory.terms === terms
    const known: Memory = memory && isKnown ? memory : { turn, terms, stream: await remember(db, names, now) }
    memory = null // what fails below leaves it half told
    const again = await readAgain(known.stream, names, changed)
    const { gathered, begun } = await gather(known.stream, names, waiting)
    const joined = new Set(gathered.map((it) => it.itemId))
    const itemIds = [...new Set([...joined, ...changed.flatMap((it) => it.item_id ?? [])])]
    const ready = await store.listReady(db, itemIds)
    const { body: rules } = await readRadarSettings(db, now)
    const touched = changesOf(known.stream, { gathered, waiting, changed }, { itemIds, joined, held: again.held, ready, rules }) // prettier-ignore
    await db.transaction().execute(async (tx) => {
      await store.insertGatheredItems(tx, begun, now)
      await store.lockItems(tx, itemIds) // before what came in for them, as who parts it from them does
      await store.keepGathered(tx, gathered, now)
      await store.keepReadAgain(tx, again.read)
      const raised = await store.refreshItems(tx, touched, now)
      await tellRaised(tx, raised, now)
      // Last, as in a person's acts: who locks in another order waits for ever.
      if ((await store.countRadarTurn(tx)) !== turn + 1) throw overtaken
    })
    known.turn = turn + 1
    memory = known
    return waiting.length === AT_ONCE || changed.length === AT_ONCE
  }
  return async (now) => {
    const more = await hold(db, 'radar', 'gather', () => gatherNext(now)).catch((error: unknown) => {
      if (error === overtaken) return true
      throw error
    })
    return more ?? false
  }
}

const streamItem = (it: store.WaitingMention, tone: ToneLabel | null, names: ItemNames): StreamItem => ({
  id: it.id,
  title: it.title,
  text: it.text,
  source: it.source_name,
  weight: it.weight,
  atMs: it.published_at.getTime(),
  isComplaint: it.complaint || isComplaintSource(it.source_name),
  isUnproven: it.unproven,
  isMessage: it.message,
  isNegative: tone === null ? null : tone === 'negative',
  names,
})

/** The names of the dictionary in a mention, and what is kept of them. */
function namesOf(names: Names, it: store.WaitingMention, text: Reading) {
  const title = readTitle(it.title)
  const found = { text: names.in(text), title: names.in(title, true) }
  return { found, spoken: spokenIn(found, title, text) }
}

async function gather(stream: Stream, names: Names, waiting: readonly store.WaitingMention[]) {
  const breath = breathing()
  const gathered: store.Gathered[] = []
  const begun: store.WaitingMention[] = []
  for (const it of waiting) {
    const { reading, whole, found, said } = readMention(names, it)
    const { copy, join } = stream.add(streamItem(it, said.tone, found), null, reading, whole)
    const itemId = String(join.cluster)
    if (itemId === it.id) begun.push(it)
    const sameAs = copy === null ? null : String(copy.id)
    gathered.push({ ...said, sameAs, itemId, score: join.score, terms: join.terms })
    await breath()
  }
  return { gathered, begun }
}

/** Reads anew what its medium changed, and which items that says something new of. */
async function readAgain(stream: Stream, names: Names, changed: readonly store.ChangedMention[]) {
  const breath = breathing()
  const read: store.ReadAgain[] = []
  const held = new Set<string>()
  for (const it of changed) {
    const { whole, found, said } = readMention(names, it)
    if (it.item_id && stream.correct(streamItem(it, it.tone_said ?? said.tone, found), it.item_id, whole)) held.add(it.item_id) // prettier-ignore
    read.push(said)
    await breath()
  }
  return { read, held }
}

/** Reads a mention, and what is kept of what it says. */
function readMention(names: Names, it: store.WaitingMention) {
  const reading = readArticle(it.text)
  const whole = withTitle(readTitle(it.title), reading)
  const language = languageOf(reading.count > 0 ? reading : whole)
  const { found, spoken } = namesOf(names, it, reading)
  const said: store.ReadAgain = { mentionId: it.id, changedAt: it.changed_at, ...toneIn(whole, language), language, names: spoken } // prettier-ignore
  return { reading, whole, found, said }
}

/** The tone of a mention, headline and text; none where its language was not learnt. */
function toneIn(whole: Reading, language: Language | null) {
  if (language !== null && language !== 'id') return { tone: null, toneScore: null }
  const { label, score } = soberTone(toneOf(whole.text, whole), whole)
  return { tone: label, toneScore: score }
}

/** What the items look like now that something came in for them, or what they are made of changed. */
function changesOf(
  stream: Stream,
  {
    gathered,
    waiting,
    changed,
  }: {
    readonly gathered: readonly store.Gathered[]
    readonly waiting: readonly store.WaitingMention[]
    readonly changed: readonly store.ChangedMention[]
  },
  it: {
    readonly itemIds: readonly string[]
    readonly joined: ReadonlySet<string>
    readonly held: ReadonlySet<string>
    readonly ready: ReadonlySet<string>
    readonly rules: CrisisRules
  },
): store.ItemChange[] {
  const read = new Map(waiting.map((one) => [one.id, one]))
  // A copy says nothing of its own, but a medium's of a letter may name the item.
  const corrected = new Map(changed.filter((one) => one.same_as === null || one.speaks).map((one) => [one.id, one]))
  const news = new Set([
    ...gathered.filter((one) => one.sameAs === null && one.itemId !== one.mentionId).map((one) => one.itemId),
    ...corrected.values().map((one) => one.item_id),
  ])
  return it.itemIds.map((itemId) => {
    const central = String(stream.clusters.centralItem(itemId)?.id)
    // What began an item has given it its words; of those read before, none takes over. Changed, it says them anew.
    const takesOver = central === itemId ? undefined : read.get(central)
    const speaks = corrected.values().find((one) => one.speaks && one.item_id === itemId)
    const isJoined = it.joined.has(itemId)
    return {
      itemId,
      standsFor: takesOver ?? speaks ?? corrected.get(central) ?? null,
      isJoined,
      hasNews: takesOver !== undefined || news.has(itemId),
      crisis: isJoined || it.held.has(itemId) ? stream.crisisOf(itemId, it.rules, it.ready.has(itemId)) : null,
    }
  })
}

/** Reads the last days again, with what became of them then. */
async function remember(db: Db, names: Names, now: Date): Promise<Stream> {
  const stream = new Stream()
  const breath = breathing()
  for await (const rows of store.walkGathered(db, new Date(now.getTime() - REMEMBERED_MS))) {
    const renamed: store.Renamed[] = []
    for (const it of rows) {
      if (!it.item_id) continue
      const reading = readArticle(it.text)
      const { found, spoken } = namesOf(names, it, reading)
      stream.add(streamItem(it, it.tone_said ?? it.tone, found), { cluster: it.item_id }, reading)
      if (it.text !== '' && !isSame(spoken, it.names)) renamed.push({ mentionId: it.id, itemId: it.item_id, names: spoken }) // prettier-ignore
      await breath()
    }
    await store.renameMentions(db, renamed)
  }
  return stream
}

/** Whether a dictionary that was changed since finds the same names. */
function isSame(some: readonly Spoken[], others: readonly Spoken[]): boolean {
  const told = (spoken: readonly Spoken[]) => spoken.map((it) => `${it.id} ${it.times} ${it.as}`).join('\n')
  return told(some) === told(others)
}

/** At Siaga or Krisis everybody of the procedure hears of it at once, before anybody has sorted it. */
async function tellRaised(tx: Tx, raised: readonly store.RaisedItem[], now: Date): Promise<void> {
  const grave = raised.filter((it) => isCrisis(it.level))
  if (grave.length === 0) return
  for (const { id: itemId, level, wasDismissed } of grave)
    if (wasDismissed) await append(tx, { kind: 'item-reopened', itemId, level }, now)
  const edition = await readEditionInForce(tx, dayOf(ZONE, now))
  const postIds = edition?.body.posts.map((post) => post.id) ?? []
  await tell(
    tx,
    grave.map((it) =>
      ofNoDossier({
        kind: 'issue-raised',
        about: `item/${it.id}/${it.level}`,
        crisis: true,
        groups: { posts: { postIds } },
        data: { level: it.level, itemId: it.id },
      }),
    ),
    now,
  )
}
