import { readFile } from 'node:fs/promises'
import { findPersonalData, type PersonalSpan } from '../../src/base/personal-data.ts'
import { listMarkedTexts, type MarkedText } from '../personal-data-texts.ts'
import { times, type Figure } from './measure.ts'

const SEEDS = 60
const ROUNDS = 5
const BYTES_MIN = 8_000_000

const GOLD = new URL('../../../shared/data/radar/pii/gold.ndjson', import.meta.url)

/**
 * The scan for personal data: how fast, and how right on marked texts, beside six plain patterns over the same texts.
 * `SIAR_PII_GOLD` names a file of other marked texts, a line each: {"id", "text", "spans": [{"start", "end", "kind"}]};
 * without one those that lie beside the project.
 */
export async function measurePersonalData(): Promise<Figure[]> {
  const own = Array.from({ length: SEEDS }, (_, seed) => listMarkedTexts(seed + 1_000)).flat()
  const gold = await readGold()
  return [...figuresOf('own marked texts', own), ...(gold ? figuresOf('given marked texts', gold) : [])]
}

/** @throws when the file that was named cannot be read */
async function readGold(): Promise<MarkedText[] | null> {
  const named = process.env['SIAR_PII_GOLD']
  const lines = named ? await readFile(named, 'utf8') : await readFile(GOLD, 'utf8').catch(() => null)
  return lines?.split('\n').filter(Boolean).map((line) => JSON.parse(line) as MarkedText) ?? null // prettier-ignore
}

function figuresOf(name: string, texts: readonly MarkedText[]): Figure[] {
  const bytes = texts.reduce((sum, it) => sum + Buffer.byteLength(it.text), 0)
  const repeats = Math.ceil(BYTES_MIN / bytes)
  const speed = (find: (text: string) => unknown) => {
    const took = Array.from({ length: ROUNDS }, () => {
      const began = process.cpuUsage()
      for (let repeat = 0; repeat < repeats; repeat++) for (const it of texts) find(it.text)
      return process.cpuUsage(began).user
    })
    return (bytes * repeats) / Math.min(...took) // bytes a microsecond of one core
  }
  const [here, plain] = [speed(findPersonalData), speed(findPlainly)]
  const [right, plainlyRight] = [scoreOf(texts, findPersonalData), scoreOf(texts, findPlainly)]
  const say = (it: Score) =>
    `precision ${it.precision.toFixed(4)}, recall ${it.recall.toFixed(4)}, F1 ${it.f1.toFixed(4)}; ${it.alarmed} of ${it.clean} clean texts alarmed`
  return [
    {
      what: `Personal data in ${name}, scan`,
      measured: `${here.toFixed(1)} MB/s`,
      yardstick: `six plain patterns: ${plain.toFixed(1)} MB/s; ${times(here / plain)}`,
      aim: '≥ 15 MB/s',
      reached: here >= 15,
    },
    {
      what: `Personal data in ${name}, exact places`,
      measured: say(right),
      yardstick: `six plain patterns: ${say(plainlyRight)}`,
      aim: 'F1 ≥ 0.995, no clean text alarmed',
      reached: right.f1 >= 0.995 && right.alarmed === 0,
    },
  ]
}

type Score = { precision: number; recall: number; f1: number; clean: number; alarmed: number }

function scoreOf(texts: readonly MarkedText[], find: (text: string) => readonly PersonalSpan[]): Score {
  let [hits, found, marked, clean, alarmed] = [0, 0, 0, 0, 0]
  for (const { text, spans } of texts) {
    const right = new Set(spans.map((it) => `${it.start}:${it.end}:${it.kind}`))
    const got = find(text)
    hits += got.filter((it) => right.has(`${it.start}:${it.end}:${it.kind}`)).length
    found += got.length
    marked += spans.length
    if (spans.length > 0) continue
    clean++
    if (got.length > 0) alarmed++
  }
  return { precision: hits / found, recall: hits / marked, f1: (2 * hits) / (found + marked), clean, alarmed }
}

const PLAIN: readonly (readonly [PersonalSpan['kind'], RegExp])[] = [
  ['nik', /\b\d{16}\b/g],
  ['npwp', /\b\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}\b/g],
  ['phone', /(?:\+62|\b0)8\d{8,11}\b/g],
  ['email', /\b[\w.+-]+@[\w-]+\.[\w.]+\b/g],
  ['bank_account', /\b\d{10,15}\b/g],
  ['plate', /\b[A-Z]{1,2} \d{1,4} [A-Z]{1,3}\b/g],
]

function findPlainly(text: string): PersonalSpan[] {
  return PLAIN.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((it) => ({ kind, start: it.index, end: it.index + it[0].length })),
  )
}
