import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { downloadBpmn, importBpmn } from '../api/bpmn.ts'
import { readBpmn } from '../rules/bpmn/read.ts'
import { writeBpmn } from '../rules/bpmn/write.ts'
import * as store from '../store.ts'

export function bpmnRoutes(app: FastifyInstance, db: Db): void {
  serve(app, downloadBpmn, async ({ params }) => {
    const { body, title, hash } = await store.readEdition(db, params.editionId)
    const xml = new TextEncoder().encode(writeBpmn(body))
    return download(`SOP ${title} ${hash.slice(0, 8)}.bpmn`, 'application/xml; charset=utf-8', xml)
  })

  serve(app, importBpmn, async ({ body }, { officer, act, now }) => {
    const file = new TextEncoder().encode(body.xml)
    const { edition, notes } = await readBpmn(file)
    return once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const editionId = await store.insertDraftEdition(tx, { body: edition, personId }, now)
      await append(tx, { kind: 'edition-draft', editionId, fileHash: sha256(file), personId }, now)
      return { id: editionId, steps: edition.steps.length, posts: edition.posts.length, notes }
    })
  })
}
