import { diffWords } from 'diff'
import pg from 'pg'
import { contentHash, contentText } from '../../src/base/content-hash.ts'
import { contentSchema, emptyContent, type Content } from '../../src/base/content.ts'
import { plainTextOf } from '../../src/base/content.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { compareContents, countChanges } from '../../src/dossier/rules/compare.ts'
import { appOn, newDossier } from './acts.ts'
import { ms, quantile, timed, times, type Figure } from './measure.ts'
import { makeTokens } from './office.ts'

const WORDS = 5_000
const PARAGRAPH = 50 // words
const OFTEN = 60
const COMPARED = 15 // the yardstick takes seconds for texts that share nothing
const VERSIONS = 500

const told = (took: readonly number[]) => `p50 ${ms(quantile(took, 0.5))}, p99 ${ms(quantile(took, 0.99))}`

/** Comparing long texts, beside a plain word difference of the same two. */
export async function measureComparing(): Promise<Figure[]> {
  const random = randomFrom(1)
  const older = textOf(paragraphs(random))
  const edited = paragraphsOf(older).map((it, at) => (at % 4 === 0 ? reworded(it, random) : it))
  edited.splice(70, 0, ...edited.splice(30, 1)) // one moved
  edited.splice(10, 2, ...paragraphs(random).slice(0, 2)) // two exchanged
  const pairs: readonly { what: string; newer: Content }[] = [
    { what: 'a quarter of the paragraphs edited, one moved', newer: textOf(edited) },
    { what: 'nothing shared but the vocabulary', newer: textOf(paragraphs(random)) },
  ]
  const figures: Figure[] = []
  for (const { what, newer } of pairs) {
    const [ours, theirs]: number[][] = [[], []]
    for (let n = 0; n < COMPARED; n++) {
      // Fresh copies, as they come over the line: nothing of an earlier round is remembered.
      const [a, b] = [structuredClone(older), structuredClone(newer)]
      ours?.push(await timed(async () => countChanges(compareContents(a, b))))
      theirs?.push(
        await timed(async () => diffWords(plainTextOf(a.body), plainTextOf(b.body), { maxEditLength: 4_000 })),
      )
    }
    const p99 = quantile(ours ?? [], 0.99)
    figures.push({
      what: `Difference of two ${WORDS}-word versions, ${what}`,
      measured: told(ours ?? []),
      yardstick: `jsdiff on the bare words: ${told(theirs ?? [])}`,
      aim: 'p99 ≤ 100 ms',
      reached: p99 <= 100,
    })
  }
  return figures
}

/** Keeping a long text, beside the bare insert of the same bytes; and the list of many versions. */
export async function measureVersions(folder: string): Promise<Figure[]> {
  const tokens = await makeTokens(folder)
  const database = await openDatabase(readConfig({ SIAR_DATA: folder }))
  const { connection } = database
  const { ask, close } = await appOn(connection, folder, tokens)
  const random = randomFrom(2)
  const { id } = await newDossier(ask, 'Naskah panjang')
  const path = `/api/dossiers/${id}`
  const bare = `insert into version (dossier_id, hash, number, content, created_by, created_at)
    select id, $2, $3, $4, created_by, now() from dossier where id = $1`
  const other = await newDossier(ask, 'Sisipan saja')
  const [saves, keeps, inserts]: number[][] = [[], [], []]
  let parts = paragraphs(random)
  for (let n = 1; n <= VERSIONS; n++) {
    // The number makes each a text of its own, whatever words come out.
    parts = parts.map((it, at) => (at === n % parts.length ? `${n} ${reworded(it, random)}` : it))
    const content = textOf(parts)
    const hash = contentHash(content)
    const { draftSave } = await ask('fungsional', 'GET', path)
    saves?.push(await timed(() => ask('fungsional', 'PUT', `${path}/draft`, { content, seenSave: draftSave })))
    keeps?.push(await timed(() => ask('fungsional', 'POST', `${path}/versions`, { hash, name: '' })))
    const row = [other.id, hash, n + 1, contentText(content)]
    inserts?.push(await timed(() => (connection.pool as pg.Pool).query(bare, row)))
  }
  const lists: number[] = []
  const few: number[] = []
  for (let n = 0; n < OFTEN; n++) {
    lists.push(await timed(() => ask('fungsional', 'GET', `${path}/versions?limit=500`)))
    few.push(await timed(() => ask('fungsional', 'GET', `/api/dossiers/${other.id}/versions?limit=1`)))
  }
  await close()
  await database.close()
  const beside = `the bare insert of the same bytes: ${told(inserts ?? [])}`
  const ratio = (took: number[] | undefined) => times(quantile(took ?? [], 0.5) / quantile(inserts ?? [], 0.5))
  const p99 = quantile(lists, 0.99)
  return [
    {
      what: `Autosave of a ${WORDS}-word text`,
      measured: `${told(saves ?? [])}; ${ratio(saves)}`,
      yardstick: beside,
      aim: '',
      reached: null,
    },
    {
      what: `Keeping a ${WORDS}-word text as a version, with its ledger entry`,
      measured: `${told(keeps ?? [])}; ${ratio(keeps)}`,
      yardstick: beside,
      aim: '',
      reached: null,
    },
    {
      what: `List of ${VERSIONS} versions of a ${WORDS}-word text`,
      measured: told(lists),
      yardstick: `of one version: ${told(few)}`,
      aim: 'p99 ≤ 100 ms',
      reached: p99 <= 100,
    },
  ]
}

const VOCABULARY =
  'jalan desa warga bupati air bersih pasar sekolah guru kesehatan anggaran hujan longsor sungai jembatan petani panen harga beras ibu anak dan yang di ke dari untuk pada dengan oleh'.split(
    ' ',
  )
type Random = () => number

/** The same run of numbers from 0 to 1 for the same seed, so that every run measures the same texts. */
function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function word(random: Random): string {
  const one = VOCABULARY[Math.floor(random() * VOCABULARY.length)] as string
  return random() < 0.3 ? `${one}${Math.floor(random() * 1_000)}` : one
}

const paragraphs = (random: Random): string[] =>
  Array.from({ length: WORDS / PARAGRAPH }, () => `${Array.from({ length: PARAGRAPH }, () => word(random)).join(' ')}.`)

const reworded = (text: string, random: Random): string =>
  text
    .split(' ')
    .map((it) => (random() < 0.1 ? word(random) : it))
    .join(' ')

const textOf = (all: readonly string[]): Content =>
  contentSchema.parse({
    ...emptyContent,
    title: 'Naskah panjang',
    body: { type: 'doc', content: all.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) },
  })

const paragraphsOf = (content: Content): string[] => plainTextOf(content.body).split('\n')
