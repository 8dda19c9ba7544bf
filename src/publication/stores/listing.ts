/** What a publication's own row holds of its text, so that no list reads the text itself. */
import { filesOf, translationsOf, type Content } from '../../base/content.ts'
import type { Tx } from '../../db/connect.ts'
import { searchWordsOf, topicSlugOf } from '../rules.ts'
import { shelvesOf } from '../rules/shelves.ts'

/** What lists say of a text, under what the portal lists it, and the names of lists that are new. */
export async function listText(tx: Tx, dossierId: string, content: Content) {
  const it = shelvesOf(content)
  const topicSlug = topicSlugOf(content.topic)
  if (topicSlug !== '')
    await tx
      .insertInto('publication_topic')
      .values({ slug: topicSlug, name: content.topic })
      .onConflict((on) => on.column('slug').doNothing())
      .execute()
  const named = [
    { kind: 'agency', slug: it.agencySlug, name: it.agency },
    { kind: 'programme', slug: it.programmeSlug, name: it.programme },
  ].filter(({ slug }) => slug !== '')
  if (named.length > 0)
    await tx
      .insertInto('publication_shelf')
      .values(named)
      .onConflict((on) => on.columns(['kind', 'slug']).doNothing())
      .execute()
  const noted = it.hoaxLabel
    ? await tx
        .selectFrom('dossier')
        .leftJoin('item', 'item.id', 'dossier.item_id')
        .select(['dossier.created_at', 'item.created_at as noted_at'])
        .where('dossier.id', '=', dossierId)
        .executeTakeFirstOrThrow()
    : null
  return {
    title: content.title,
    summary: content.summary,
    topic: content.topic,
    topic_slug: topicSlug,
    search_words: searchWordsOf(content),
    translations: translationsListed(content),
    agency: it.agency,
    agency_slug: it.agencySlug,
    programme: it.programme,
    programme_slug: it.programmeSlug,
    disclosure: it.disclosure,
    hoax_label: it.hoaxLabel,
    event_on: it.eventOn,
    noted_at: noted && (noted.noted_at ?? noted.created_at),
  }
}

/** What lists say of the text in other languages; null for none. */
function translationsListed(content: Content): string | null {
  const all = translationsOf(content).map(({ language, translation }) => {
    const { title, summary, body } = translation
    return [language, { title, summary, searchWords: searchWordsOf({ ...content, title, summary, body }) }] as const
  })
  return all.length > 0 ? JSON.stringify(Object.fromEntries(all)) : null
}

/** Says which files a publication shows now. */
export async function keepFiles(tx: Tx, publicationId: string, content: Content): Promise<void> {
  const files = filesOf(content)
  await tx
    .deleteFrom('publication_file')
    .where('publication_id', '=', publicationId)
    .$if(files.length > 0, (query) => query.where('hash', 'not in', files))
    .execute()
  if (files.length === 0) return
  await tx
    .insertInto('publication_file')
    .values(files.map((hash) => ({ publication_id: publicationId, hash })))
    .onConflict((on) => on.doNothing())
    .execute()
}
