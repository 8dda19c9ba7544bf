import { contentSchema, picturesOf, type Content } from '../../base/content.ts'
import type { Db } from '../../db/connect.ts'
import type { FileStore } from '../../files/store.ts'
import { makeShareImage } from '../../papers/make.ts'
import { dayWords } from '../../portal/dates.ts'
import { shareImageName } from '../../portal/portal.ts'
import { readTheme } from '../stores/portal-theme.ts'

/**
 * Makes what an item shows beside its text: its pictures in sizes, and the picture that goes with its link. Nothing of it is
 * made twice, so it costs nothing when all is there. Outside of any transaction, since a large photograph takes seconds.
 * @throws of a full disk or a file that is not in the store; a picture that cannot be read or drawn stops nothing
 */
export async function makePictures(
  it: { db: Db; files: FileStore; url: string },
  publicationId: string,
): Promise<void> {
  const row = await it.db
    .selectFrom('publication')
    .innerJoin('version', (on) =>
      on
        .onRef('version.dossier_id', '=', 'publication.dossier_id')
        .onRef('version.hash', '=', 'publication.version_hash'),
    )
    .select(['publication.version_hash', 'publication.published_at', 'version.content'])
    .where('publication.id', '=', publicationId)
    .where('publication.state', '<>', 'withdrawn')
    .executeTakeFirst()
  if (!row) return
  const content = contentSchema.parse(JSON.parse(row.content)) as Content
  for (const hash of picturesOf(content)) await it.files.makeSizes(hash)
  const name = shareImageName(row.version_hash)
  if (await it.files.isMade(name)) return
  const office = await it.db.selectFrom('office').select(['name', 'regency', 'logo_hash']).executeTakeFirst()
  const card = {
    title: content.title,
    office: office?.name ?? '',
    regency: office?.regency ?? '',
    day: dayWords(row.published_at),
    host: new URL(it.url).host,
    colour: (await readTheme(it.db)).accent,
    kind: content.topic,
  }
  const logo = office?.logo_hash
  // Whoever shares the link of a text that goes out without it still shows its title: no reason to hold it back.
  const image = await makeShareImage(card, logo ? { name: logo, path: it.files.pathOf(logo) } : null).catch(() => null)
  if (image) await it.files.keepMade(name, image)
}
