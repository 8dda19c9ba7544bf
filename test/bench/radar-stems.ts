import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { stemsOf } from '../../src/base/stem.js'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { count, type Figure } from './measure.ts'

const GOLD = new URL('../../../shared/data/radar/stem/pairs.tsv', import.meta.url)
const FAMILIES = new URL('../data/word-families.txt', import.meta.url)

/**
 * Whether the inventory's search (PostgreSQL's `indonesian`) stems as Snowball does, and how often a derived word is found by
 * its root there and by the stems of the portal's search, the tone and the programmes. The families of words were written
 * for this, from the language and not from the stems: a root, then what is derived from it.
 * `SIAR_STEM_GOLD` names the pairs, a line each: a word, a tab, its stem; without one Snowball's, where they lie beside the
 * project.
 */
export async function measureStems(): Promise<Figure[]> {
  const gold = await readFile(process.env['SIAR_STEM_GOLD'] ?? GOLD, 'utf8').catch(() => null)
  const pairs = (gold ?? '').split('\n').filter(Boolean).map((line) => line.split('\t') as [string, string]) // prettier-ignore
  const families = (await readFile(FAMILIES, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '))
  const snowball = await stemsInDatabase([...new Set([...pairs.map(([word]) => word), ...families.flat()])])
  const equal = pairs.filter(([word, stem]) => snowball.get(word) === stem).length
  const [own, others] = [scoreOf(families, stemsOf), scoreOf(families, (word) => [snowball.get(word) ?? word])]
  const told = (it: Score) => `${(it.found / it.derived).toFixed(3)} found, ${it.wrong} words of other roots`
  const agreed: Figure = {
    what: `Stems of ${count(pairs.length)} words in the inventory’s search, equal to Snowball’s`,
    measured: (equal / pairs.length).toFixed(4),
    yardstick: 'Snowball’s own list: 1.0',
    aim: '1.0',
    reached: equal === pairs.length,
  }
  return [
    ...(pairs.length > 0 ? [agreed] : []),
    {
      what: `Stems, ${count(own.derived)} derived words looked for by ${families.length} roots (portal, tone, programmes)`,
      measured: told(own),
      yardstick: `Snowball’s stems: ${told(others)}`,
      aim: 'more found than by Snowball’s, none wrong',
      reached: own.found > others.found && own.wrong === 0,
    },
  ]
}

/** What the search of the office makes of each word. */
async function stemsInDatabase(words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const database = await temporaryDatabase()
  try {
    const { rows } = await sql<{ word: string; stem: string | null }>`
      select word, (tsvector_to_array(to_tsvector('indonesian', word)))[1] as stem from unnest(${words}::text[]) as word
    `.execute(database.db)
    return new Map(rows.map(({ word, stem }) => [word, stem ?? '']))
  } finally {
    await database.close()
  }
}

type Score = { readonly derived: number; readonly found: number; readonly wrong: number }

function scoreOf(families: readonly (readonly string[])[], stems: (word: string) => readonly string[]): Score {
  const meet = (root: string, word: string) => stems(root).some((it) => stems(word).includes(it))
  const roots = families.map(([root = '']) => root)
  const derived = families.flatMap(([, ...words], family) => words.map((word) => ({ word, family })))
  return {
    derived: derived.length,
    found: derived.filter((it) => meet(roots[it.family] ?? '', it.word)).length,
    wrong: derived.filter((it) => roots.some((root, family) => family !== it.family && meet(root, it.word))).length,
  }
}
