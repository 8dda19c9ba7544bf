import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused, refuseIf, type Language } from '../../base/refused.ts'
import { clippingWords as w } from '../../base/words/clippings.ts'
import { sortedInstantWords } from '../../base/words/time.ts'
import { toneWords as t } from '../../base/words/tone.ts'
import type { Db } from '../../db/connect.ts'
import type { Reader } from '../../db/readers.ts'
import { download } from '../../files/download.ts'
import { writeTable } from '../../files/table-file.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { CLIPPINGS_TABLE_MAX, whyNotSpan, type ClippingFilter } from '../../inventory/rules/clippings.ts'
import { countClippings, listClippingRows, walkClippings, type ClippingRow } from '../../inventory/stores/clippings.ts'
import { toneInForce } from '../../inventory/rules/tone.ts'
import { presentTone } from '../../inventory/stores/tone.ts'
import { readItem } from '../../inventory/stores/list.ts'
import { readSheetSpan } from '../stores/media-sheets.ts'
import * as api from '../api/clippings.ts'

/** Kliping: what the media said in a span of days, to be read and taken along as a table. */
export function clippingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listClippings, async ({ query: asked }, { officer }) => {
    const query = await withCame(db, asked)
    const issue = await readNarrowed(db, officer, query)
    const [{ rows, next }, counts] = await Promise.all([
      listClippingRows(db, officer, query),
      query.after === undefined ? countClippings(db, query) : null,
    ])
    return { rows: rows.map(present), next, counts, issue }
  })

  serve(app, api.downloadClippings, async ({ query: asked }, { officer, request }) => {
    const query = await withCame(db, asked)
    await readNarrowed(db, officer, query)
    const { all } = await countClippings(db, query)
    if (all > CLIPPINGS_TABLE_MAX)
      throw new Refused({ code: 'clippings-too-many', count: all, max: CLIPPINGS_TABLE_MAX })
    const language = query.language ?? languageOf(request)
    const name = `${w.title[language].toLowerCase()}-${query.from}${query.to === query.from ? '' : `-${query.to}`}.xlsx`
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return download(name, mediaType, await writeTable(w.title[language], tableOf(db, officer, query, language)))
  })
}

/** The same with the time that a sheet looked at. @throws {Refused} `not-found` for no sheet */
async function withCame<Asked extends { sheet?: string | undefined }>(db: Db, { sheet, ...asked }: Asked) {
  return { ...asked, ...(sheet && { came: await readSheetSpan(db, sheet) }) }
}

/**
 * The title of the issue that it is narrowed to; null for none.
 * @throws {Refused} `period-backwards`, `clippings-too-long`; `not-found` for an issue or a programme that is not theirs
 */
async function readNarrowed(db: Db, reader: Reader, filter: ClippingFilter): Promise<string | null> {
  refuseIf(whyNotSpan(filter))
  if (filter.programme) await readItem(db, reader, filter.programme)
  return filter.item ? (await readItem(db, reader, filter.item)).title : null
}

const present = (it: ClippingRow): api.Clipping => ({
  id: it.id,
  title: it.title,
  url: it.url,
  source: { id: it.source_id, name: it.source },
  journalist: it.author,
  publishedAt: it.published_at.toISOString(),
  takenAt: it.taken_at.toISOString(),
  tone: presentTone(it),
  issue: it.item_id && it.item_title !== null ? { id: it.item_id, title: it.item_title } : null,
  copy: it.same_as !== null,
  fullTextAt: it.full_at?.toISOString() ?? null,
  textHash: it.text_hash,
})

/** Sheet rows: a head, then each clipping as in the book. */
async function* tableOf(
  db: Db,
  reader: Reader,
  filter: ClippingFilter,
  language: Language,
): AsyncGenerator<(string | number)[][]> {
  const c = w.columns
  yield [[c.number, c.day, c.outlet, c.title, c.url, t.tone, t.by, c.issue, c.journalist, c.taken, c.hash].map((it) => it[language])] // prettier-ignore
  let number = 0
  for await (const rows of walkClippings(db, reader, filter, 0))
    yield rows.map((it) => [
      ++number,
      dayOf(ZONE, it.published_at),
      it.source,
      it.same_as === null ? it.title : `${it.title} (${w.copy[language]})`,
      it.url,
      t.tones[toneInForce(presentTone(it))][language],
      it.tone_by_name ?? t.machine[language],
      it.item_title ?? '',
      it.author,
      sortedInstantWords(it.taken_at),
      it.text_hash,
    ])
}
