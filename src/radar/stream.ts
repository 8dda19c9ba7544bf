/** What the radar does with each item as it comes: is it a copy, to which cluster does it belong, how grave is that now. */
import { SourceHabits } from './burst.ts'
import { readArticle, withTitle } from './cleaning.ts'
import { Clusters, type Join } from './clusters.ts'
import { defaultCrisisRules, Pulse, scoreOf, type CrisisRules, type CrisisScore } from './crisis.ts'
import { Duplicates, type Copy } from './duplicates.ts'
import { namesOfKind, type ItemNames } from './names.ts'
import { signsOf } from './signs.ts'
import { readTitle } from './traits.ts'
import type { Reading } from './words.ts'

export type StreamItem = {
  readonly id: string | number
  readonly title: string
  readonly text: string
  readonly source: string
  /** How far its source reaches, 1 to 5; the middle where nobody said. */
  readonly weight?: number
  readonly atMs: number | null
  readonly isComplaint: boolean
  /** Nobody vouches for who sent it; absent where that is not known. */
  readonly isUnproven?: boolean
  /** Somebody wrote it to the office; absent where that is not known. */
  readonly isMessage?: boolean
  /** Null where no tone was read. */
  readonly isNegative: boolean | null
  /** The names of the office's dictionary in it; absent where there is no dictionary. */
  readonly names?: ItemNames | null
}

/** What was made of an item before: by this stream, or by a person since. */
export type Decision = { readonly cluster: string | number }

export type Answer = {
  readonly copy: Copy | null
  readonly join: Join
}

/**
 * One pass, strictly online; holds the items of the last days and nothing else. After a restart it is built again by
 * adding those items with what was decided for each.
 */
export class Stream {
  readonly clusters = new Clusters()
  private readonly duplicates = new Duplicates()
  private readonly habits = new SourceHabits()
  private readonly pulses = new Map<string | number, Pulse>()
  private now = Number.NEGATIVE_INFINITY

  /**
   * @param reading `readArticle(item.text)`, where it was read already
   * @param whole the same with its headline, where that was read already
   */
  add(
    item: StreamItem,
    decided: Decision | null = null,
    reading: Reading = readArticle(item.text),
    whole: Reading = withTitle(readTitle(item.title), reading),
  ): Answer {
    const atMs = item.atMs ?? (Number.isFinite(this.now) ? this.now : 0)
    this.now = Math.max(this.now, atMs)
    const copy = this.duplicates.add({ ...item, atMs }, reading)
    const join = this.clusters.add({ ...item, atMs, copyOf: copy?.id ?? null }, decided?.cluster ?? null, reading)
    const { id, source, weight = 3, isComplaint, isUnproven = false } = item
    const mention = { id, atMs, source, weight, isCopy: copy !== null, isComplaint, isUnproven, ...saidIn(item, whole) }
    const nth = this.pulseOf(join.cluster).add(mention, this.habits.usualOf(source))
    if (nth > 0) this.habits.learn(source, nth)
    return { copy, join }
  }

  /**
   * What an item of a cluster says since its medium changed it: it counts for how grave that is, and stays where it is.
   * False where neither is held any more.
   */
  correct(item: StreamItem, cluster: string | number, whole: Reading): boolean {
    return this.pulses.get(cluster)?.correct(item.id, saidIn(item, whole)) ?? false
  }

  /** How grave a cluster looks as of its last item, as these rules weigh it. @param ready as in the facts of a crisis */
  crisisOf(
    cluster: string | number,
    rules: CrisisRules = defaultCrisisRules,
    ready: boolean | null = null,
  ): CrisisScore {
    return scoreOf(this.pulseOf(cluster).factsOf(this.clusters.countPlaces(cluster), ready, rules.reach), rules)
  }

  private pulseOf(cluster: string | number): Pulse {
    const known = this.pulses.get(cluster)
    if (known) return known
    const pulse = new Pulse()
    this.pulses.set(cluster, pulse)
    if (this.pulses.size > 2 * this.clusters.size.clusters + 100)
      for (const it of this.pulses.keys()) if (it !== cluster && !this.clusters.has(it)) this.pulses.delete(it)
    return pulse
  }
}

const saidIn = ({ isNegative, names = null }: StreamItem, whole: Reading) => ({
  isNegative,
  ...signsOf(whole),
  officials: namesOfKind(names, 'official'),
  places: namesOfKind(names, 'place'),
})

/** Items of such a source are complaints. */
export const isComplaintSource = (source: string): boolean =>
  /\b(?:aduan|pengaduan|keluhan|lapor|laporan warga|pesan warga)\b/i.test(source)
