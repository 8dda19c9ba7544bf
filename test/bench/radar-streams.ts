import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { madeStream, type StreamItem } from '../radar-stream.ts'
import { secondStream } from '../radar-stream-second.ts'
import { count, megabytes, type Figure } from './measure.ts'
import { scoreAlarms, scoreClusters, scoreCopies, scoreReuse, type Score } from './radar-scores.ts'

const SEED = 7
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const given = process.env['SIAR_RADAR_STREAM'] ?? fileURLToPath(new URL('../../../shared/data/radar/stream/gold.ndjson', import.meta.url)) // prettier-ignore

/**
 * Copies, clusters, re-use and alarms in a stream of items, as `siar radar` answers it: a made one of 4,000 and one of
 * 40,000 items in the same 117 days, the same of a stream by another hand, and one of other marked items where there is one (`SIAR_RADAR_STREAM` names its
 * file). Speed is of one core, with reading and writing; memory is the most the process held.
 */
export async function measureStreams(): Promise<Figure[]> {
  const streams = [
    { name: 'own stream of 4,000', items: madeStream(SEED, 4_000), isDense: false },
    { name: 'own stream of 40,000', items: madeStream(SEED, 40_000), isDense: true },
    { name: 'the second stream of 4,000', items: secondStream(SEED, 4_000), isDense: false },
    { name: 'the second stream of 40,000', items: secondStream(SEED, 40_000), isDense: true },
  ]
  const items = await givenStream()
  if (items) streams.push({ name: 'the given stream', items, isDense: false })
  const figures: Figure[] = []
  for (const it of streams) figures.push(...(await figuresOf(it)))
  const { peakBytes } = await answersOf('cluster', madeStream(SEED, 100_000))
  return [
    ...figures,
    {
      what: 'Radar, memory for 100,000 items in 117 days',
      measured: megabytes(peakBytes),
      yardstick: 'plain baseline at 40,000 items: 246 MB',
      aim: '≤ 400 MB, better 200 MB',
      reached: peakBytes <= 400e6,
    },
  ]
}

/** Marked items of others, where there are some. */
export async function givenStream(): Promise<StreamItem[] | null> {
  if (!existsSync(given)) return null
  const lines = (await readFile(given, 'utf8')).split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as StreamItem)
}

async function figuresOf({
  name,
  items,
  isDense,
}: {
  name: string
  items: StreamItem[]
  isDense: boolean
}): Promise<Figure[]> {
  const dedupe = await answersOf('dedupe', items)
  const cluster = await answersOf('cluster', items)
  const reuse = await answersOf('reuse', items)
  const clusters = cluster.answers.map((it) => String(it['cluster']))
  const copies = scoreCopies(items, dedupe.answers.map((it) => it['same_as'] as string | null)) // prettier-ignore
  const stories = scoreClusters(items, clusters)
  const reused = scoreReuse(items, reuse.answers.map((it) => it['release'] as string | null)) // prettier-ignore
  const alarms = scoreAlarms(items, clusters, cluster.answers.map((it) => Number(it['crisis']))) // prettier-ignore
  const rate = (run: Run) => `${count(items.length / run.seconds)} items/s, ${megabytes(run.peakBytes)}`
  const fast = 8_000
  return [
    {
      what: `Radar, copies in ${name}`,
      measured: `${say(copies)}; ${rate(dedupe)}`,
      yardstick: isDense
        ? 'plain inverted index on another stream as dense: F1 0.922, 804 items/s'
        : 'plain inverted index, Jaccard 0.45, on another stream: F1 0.970, 5,500 items/s',
      aim: `F1 ≥ 0.98, precision ≥ 0.98, ${count(fast)} items/s`,
      reached: copies.f1 >= 0.98 && copies.precision >= 0.98 && items.length / dedupe.seconds >= fast,
    },
    {
      what: `Radar, clusters in ${name}`,
      measured: `BCubed ${say(stories)}; single items alone ${stories.alone.toFixed(3)}; ${rate(cluster)}`,
      yardstick: isDense
        ? 'plain centroids on another stream as dense: F1 0.877, alone 0.49, 560 items/s'
        : 'plain centroids on another stream: F1 0.965, alone 0.81; published on English news: 0.924 (Miranda 2018), 0.948 (Saravanakumar 2021)',
      aim: `F1 ≥ 0.985, alone ≥ 0.95, ${count(fast)} items/s`,
      reached: stories.f1 >= 0.985 && stories.alone >= 0.95 && items.length / cluster.seconds >= fast,
    },
    {
      what: `Radar, crises in ${name}`,
      measured: `${alarms.raised} of ${alarms.crises} raised, ${alarms.false} false, at most ${alarms.before} items before`,
      yardstick: 'logistic baseline on another stream: 3 of 3, none false, 2 to 6 before',
      aim: 'all raised, none false, at most 3 before',
      reached: alarms.raised === alarms.crises && alarms.false === 0 && alarms.before <= 3,
    },
    {
      what: `Radar, re-use in ${name}`,
      measured: `${say(reused)}; ${rate(reuse)}`,
      yardstick: 'shares of runs of five words on another stream: F1 0.905',
      aim: 'F1 ≥ 0.95',
      reached: reused.f1 >= 0.95,
    },
  ]
}

const say = ({ precision, recall, f1 }: Score): string =>
  `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`

type Run = {
  readonly answers: readonly Readonly<Record<string, unknown>>[]
  readonly seconds: number
  readonly peakBytes: number
}

// The most memory that `getrusage` tells is, on Linux, at least what the process held that started this one: VmHWM is its own.
const TELL = `data:text/javascript,import{readFileSync as r}from'node:fs';process.on('exit',()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();let most=maxRSS;try{most=Number(r('/proc/self/status','utf8').split('VmHWM:')[1].trim().split(' ')[0])}catch{}console.error(userCPUTime+systemCPUTime,most)})`

/** Runs the command; its processor time is of the whole process, start included. */
async function answersOf(duty: string, items: readonly StreamItem[]): Promise<Run> {
  const child = spawn(process.execPath, ['--import', TELL, cli, 'radar', duty], { stdio: ['pipe', 'pipe', 'pipe'] })
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  for (const { id, at, source, title, text } of items)
    if (!child.stdin.write(`${JSON.stringify({ id, at, source, title, text })}\n`)) await once(child.stdin, 'drain')
  child.stdin.end()
  await once(child, 'close')
  const [micros = 0, kilobytes = 0] = told.trim().split(' ').map(Number)
  const answers = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>) // prettier-ignore
  return { answers, seconds: micros / 1e6, peakBytes: kilobytes * 1_024 }
}
