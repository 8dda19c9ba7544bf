import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import type { Db } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { serve } from '../../http/serve.ts'
import { withoutPersonal } from '../../inventory/rules/gathering.ts'
import * as api from '../api/coverage.ts'
import { shownPassages } from '../rules/coverage.ts'
import { readPublication } from '../store.ts'
import { listMatchRows, readMatch, readReleaseText } from '../stores/coverage.ts'

/** Who took from a publication, for whoever may read it. */
export function coverageRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listCoverage, async ({ params: { publicationId }, query }, { officer }) => {
    const it = await readPublication(db, officer, publicationId)
    const { rows, next } = await listMatchRows(db, { publicationId, ...query })
    return {
      publication: {
        id: it.id,
        dossierId: it.dossier_id,
        dossierNumber: dossierNumber(it.year, it.number),
        title: it.title,
        state: it.state,
        versionNumber: it.version_number,
      },
      rows: rows.map((row) => ({
        mentionId: row.id,
        outlet: row.source,
        title: withoutPersonal(row.title),
        url: row.url,
        at: row.published_at.toISOString(),
        share: row.share,
        copy: row.same_as !== null,
        differing: row.differing,
        versionNumber: row.version_number,
      })),
      next,
    }
  })

  serve(app, api.readCoverage, async ({ params: { publicationId, mentionId } }, { officer }) => {
    await readPublication(db, officer, publicationId)
    const match = await readMatch(db, { publicationId, mentionId })
    const kept = [match.fullText ?? '', match.text].map((it) => it.toWellFormed())
    const compared = kept.find((it) => sha256(it) === match.article_hash)
    const isSame = compared !== undefined
    const text = compared ?? kept.join('')
    const articles = isSame ? shownPassages(text, match.passages.map((it) => it.article)) : null // prettier-ignore
    const release = (await readReleaseText(db, { publicationId, number: match.version_number })).toWellFormed()
    // Places in another text would show anything: of one that reads otherwise by now none is shown.
    const releases = sha256(release) === match.release_hash ? shownPassages(release, match.passages.map((it) => it.release)) : [] // prettier-ignore
    return {
      article: isSame ? ('same' as const) : text === '' ? ('gone' as const) : ('changed' as const),
      passages: match.passages.map(({ isEdited, differs }, at) => ({
        article: articles?.[at] ?? null,
        release: releases[at] ?? '',
        edited: isEdited,
        figures: differs.flatMap((it) => (it.kind === 'figure' ? [{ article: it.article, release: it.release }] : [])),
        quote: differs.some((it) => it.kind === 'quote'),
      })),
    }
  })
}
