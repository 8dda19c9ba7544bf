import { sameMatterOf, SAME_DAYS, type Matter } from '../../src/inventory/rules/same-matter.ts'
import { madeStream, type StreamItem } from '../radar-stream.ts'
import { secondStream } from '../radar-stream-second.ts'
import { count, type Figure } from './measure.ts'
import { givenStream } from './radar-streams.ts'

const SEED = 7
const DAY_MS = 86_400_000
/** After so long the radar itself has closed a matter, and what comes in begins an item of its own. */
const LATER_MS = 10 * DAY_MS
const OTHERS = 150
/** Every so manyth story, and item of none, is asked about. */
const ASKED = 3
const PRECISION_MIN = 0.95

type Asked = { readonly item: StreamItem; readonly at: number; readonly story: string | null }

/**
 * Which dossier of the last two months a new item tells of. Of each story the first report is a dossier; its last report comes
 * ten days after it did, beside the first reports of all other stories of the same kinds and all that stands alone.
 */
export async function measureDossiers(): Promise<Figure[]> {
  const streams = [
    { name: 'own stream', items: madeStream(SEED, 4_000) },
    { name: 'the second stream', items: secondStream(SEED, 4_000) },
  ]
  const given = await givenStream()
  if (given) streams.push({ name: 'the given stream', items: given })
  return streams.map(({ name, items }) => figureOf(name, items))
}

function figureOf(name: string, items: readonly StreamItem[]): Figure {
  const asked = askedOf(items)
  const dossiers = new Map<string, Matter>()
  const others: { id: string; title: string; text: string }[] = []
  let [right, proposed, owed, ms, nth] = [0, 0, 0, 0, 0]
  for (const { item, at, story } of asked) {
    for (const [key, it] of dossiers) if (at - it.at.getTime() > SAME_DAYS * DAY_MS) dossiers.delete(key)
    if (nth++ % ASKED === 0) {
      const begun = performance.now()
      const same = sameMatterOf({ ...item, at: new Date(at) }, [...dossiers.values()], others.slice(-OTHERS))
      ms += performance.now() - begun
      if (story !== null && dossiers.has(story)) owed++
      if (same) proposed++
      if (same && same.id === story) right++
    }
    if (story !== null) continue
    others.push(item)
    if (item.story) dossiers.set(item.story, { id: item.story, at: new Date(at), texts: [item] })
  }
  const [precision, recall] = [right / Math.max(1, proposed), right / Math.max(1, owed)]
  const each = ms / Math.ceil(nth / ASKED)
  return {
    what: `Dossier that a new item tells of, ten days on, in ${name}`,
    measured: `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}; ${count(proposed)} proposed for ${count(Math.ceil(nth / ASKED))} items; ${each.toFixed(0)} ms each among all dossiers of two months`,
    yardstick: 'none published',
    aim: `precision ≥ ${PRECISION_MIN}`,
    reached: precision >= PRECISION_MIN,
  }
}

/** What comes in, in time: a story's first report and what stands alone as it came, with no dossier; its last one later. */
function askedOf(items: readonly StreamItem[]): Asked[] {
  const told = items.filter((it) => it.dup_of === null)
  const first = new Map<string, StreamItem>()
  const last = new Map<string, StreamItem>()
  for (const it of told)
    if (it.story !== null)
      if (first.has(it.story)) last.set(it.story, it)
      else first.set(it.story, it)
  const at = (it: StreamItem) => Date.parse(it.at)
  return [
    ...told.filter((it) => it.story === null || first.get(it.story) === it).map((item) => ({ item, at: at(item), story: null })), // prettier-ignore
    ...[...last.values()].map((item) => ({ item, at: at(item) + LATER_MS, story: item.story })),
  ].toSorted((a, b) => a.at - b.at)
}
