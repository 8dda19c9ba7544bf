/** What the public is told of the versions that it read before: when each changed, why, and word by word how. */
import { sql } from 'kysely'
import {
  contentSchema,
  emptyContent,
  filesOf,
  otherLanguages,
  type Content,
  type OtherLanguage,
  type Translation,
} from '../../base/content.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { changedLines, type Line } from '../../dossier/rules/changed-lines.ts'
import type { PublicChange } from '../../portal/portal.ts'
import type { Listed } from '../rules/shelves.ts'

const VERSIONS_SHOWN = 10 // of one text: who corrected it more often is read in the newest
const LINES_MAX = 40
const CHARACTERS_MAX = 6_000 // of all of one item's changes: its page has 30 kB on the line before pictures
const AROUND = 60 // characters of what is the same, so that a changed word is read in its sentence

/** A version that the public read before the one that it reads now. */
export type EarlierVersion = { readonly hash: string; readonly content: Content }
export type History = {
  readonly changes: readonly PublicChange[]
  readonly earlier: readonly EarlierVersion[]
  /** Of any version before, however long ago. */
  readonly listings: readonly Listing[]
}
export const noHistory: History = { changes: [], earlier: [], listings: [] }

/** What says on which lists a version stood, and in which languages beside its own it could be read. */
export type Listing = Listed & { readonly topic: string; readonly languages: readonly OtherLanguage[] }

/**
 * The public changes of these publications, the newest first; only of those that had one.
 * @param compared also word by word, which reads the texts
 */
export async function listHistories(
  db: Db | Tx,
  publicationIds: readonly string[],
  compared: boolean,
): Promise<Map<string, History>> {
  if (publicationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('publication')
    .innerJoin('publication_version as one', (join) =>
      join
        .onRef('one.publication_id', '=', 'publication.id')
        .on((eb) => eb('one.number', '>=', eb('publication.version_number', '-', VERSIONS_SHOWN))),
    )
    .innerJoin('version', (join) =>
      join.onRef('version.dossier_id', '=', 'publication.dossier_id').onRef('version.hash', '=', 'one.version_hash'),
    )
    .select(['publication.id', 'one.number', 'one.form', 'one.note', 'one.released_at', 'one.version_hash'])
    .$if(compared, (query) => query.select('version.content'))
    .where('publication.id', 'in', [...publicationIds])
    .where('publication.version_number', '>', 1)
    .orderBy('publication.id')
    .orderBy('one.number', 'desc')
    .execute()
  const listings = compared ? await listEarlierListings(db, publicationIds) : null
  const histories = new Map<string, History>()
  for (const [id, all] of Map.groupBy(rows, (row) => row.id)) {
    // What stood in the place of a text before anybody could read it is the first that was read.
    const first = all.findIndex((row) => row.form === 'first')
    const read = first < 0 ? all : all.slice(0, first + 1)
    const texts = read.map((row) => (row.content === undefined ? null : contentSchema.parse(JSON.parse(row.content))))
    const budgets = new Map(['id', ...otherLanguages].map((it) => [it, CHARACTERS_MAX])) // each has a page of its own
    const linesOf = (language: string, older: Content, newer: Content) => {
      let left = budgets.get(language) ?? 0
      const lines = changedLines(older, newer).map(shortened)
      const shown = lines.slice(0, LINES_MAX).filter((line) => (left -= lengthOf(line)) >= 0)
      budgets.set(language, left)
      return { lines: shown, cut: shown.length < lines.length }
    }
    const changes = read.slice(0, VERSIONS_SHOWN).flatMap((row, at): PublicChange[] => {
      if (row.form === 'first') return []
      const [older, newer] = [texts[at + 1], texts[at]]
      const main = older && newer ? linesOf('id', publicPart(older), publicPart(newer)) : { lines: [], cut: false }
      const translated = otherLanguages.flatMap((language) => {
        const [before, after] = [older?.translations?.[language], newer?.translations?.[language]]
        return before && after ? [[language, linesOf(language, asText(before), asText(after))] as const] : []
      })
      const form = row.form as PublicChange['form']
      return [{ form, note: row.note, at: row.released_at, ...main, translated: Object.fromEntries(translated) }]
    })
    const earlier = read.slice(1).flatMap((row, at) => {
      const content = texts[at + 1]
      return content ? [{ hash: row.version_hash, content }] : []
    })
    histories.set(id, { changes, earlier, listings: listings?.get(id) ?? [] })
  }
  return histories
}

/** What lists are made of in the versions that the public could read before: an address that was given holds for ever. */
async function listEarlierListings(
  db: Db | Tx,
  publicationIds: readonly string[],
): Promise<Map<string, readonly Listing[]>> {
  const { rows } = await sql<Listing & { id: string }>`
    select distinct publication.id, said ->> 'type' as type, said ->> 'topic' as topic,
      said ->> 'disclosure' as disclosure, (said -> 'fields')::jsonb as fields,
      array(select json_object_keys(said -> 'translations')) as languages
    from publication
    join publication_version as one
      on one.publication_id = publication.id and one.number < publication.version_number
    join version on version.dossier_id = publication.dossier_id and version.hash = one.version_hash
    cross join lateral (select version.content::json as said) as version_said
    where publication.id = any(${publicationIds})
      and one.number >= (
        select max(number) from publication_version first
        where first.publication_id = publication.id and first.form = 'first'
      )`.execute(db)
  return Map.groupBy(rows, (row) => row.id)
}

/** The files of earlier versions that the present one does not show. */
export const formerFiles = (history: History, content: Content): string[] => {
  const shown = new Set(filesOf(content))
  return [...new Set(history.earlier.flatMap((it) => filesOf(it.content)))].filter((hash) => !shown.has(hash))
}

const SHOWN_FIELDS = ['kabar', 'beredar-di', 'bukti', 'opd', 'program']

/** What of a text stands on its page: the forms for other channels and what the office keeps beside it do not. */
function publicPart({ title, summary, topic, body, attachments, videos, fields = {} }: Content): Content {
  const shown = Object.entries(fields).filter(([name]) => SHOWN_FIELDS.includes(name))
  return {
    ...emptyContent,
    ...{ title, summary, topic, body, attachments },
    ...(videos && { videos }),
    ...(shown.length > 0 && { fields: Object.fromEntries(shown) }),
  }
}

const asText = ({ title, summary, body }: Translation): Content => ({ ...emptyContent, title, summary, body })

const lengthOf = (line: Line) => line.reduce((sum, it) => sum + it.text.length, 0)

/** Long stretches of what is the same are left out, so that a changed word in a long paragraph is found at once. */
function shortened(line: Line): Line {
  return line.map((piece, at) => {
    if (piece.kind !== 'same') return piece
    const [isFirst, isLast] = [at === 0, at === line.length - 1]
    const room = AROUND * (isFirst || isLast ? 1 : 2) + 10
    if (piece.text.length <= room || (isFirst && isLast)) return piece
    const head = isFirst ? '' : cutAfter(piece.text.slice(0, AROUND))
    const tail = isLast ? '' : cutBefore(piece.text.slice(-AROUND))
    return { kind: 'same', text: `${head}…${tail}` }
  })
}
const cutAfter = (text: string) => text.slice(0, Math.max(text.lastIndexOf(' ') + 1, 1)).toWellFormed()
const cutBefore = (text: string) => text.slice(Math.max(text.indexOf(' '), 0)).toWellFormed()
