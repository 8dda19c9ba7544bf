import type { FastifyInstance } from 'fastify'
import { Refused } from '../base/refused.ts'
import { bundlesFolder } from '../bundle/pack.ts'
import type { Db } from '../db/connect.ts'
import type { Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import { proofKindOf, saidIn } from '../decision/rules.ts'
import { actingTitle } from '../office/rules/letterhead.ts'
import { dossierNumber } from '../dossier/rules.ts'
import type { FileStore } from '../files/store.ts'
import { serve } from '../http/serve.ts'
import type { LiveLedger } from '../ledger/live.ts'
import type { SigningPlace } from '../signing/open.ts'
import { listLedger, readCheckpoint, readConsistency, readDisposition, readLedgerEntry } from './api.ts'
import { agendaRoutes } from './routes/agenda.ts'
import { bookRoutes } from './routes/books.ts'
import { checkRoutes } from './routes/check.ts'
import { bundleRoutes } from './routes/bundles.ts'
import { complianceRoutes } from './routes/compliance.ts'
import { disposalRoutes } from './routes/disposals.ts'
import { paperRoutes } from './routes/papers.ts'
import { filingRoutes } from './routes/filing.ts'
import { filingTableRoutes } from './routes/filing-tables.ts'
import { letterRoutes } from './routes/letters.ts'
import { signatureRoutes } from './routes/signatures.ts'
import { findDisposition } from './stores/disposition.ts'
import { findLedgerRow, listLedgerRows } from './stores/ledger.ts'
import { findSaid } from './stores/said.ts'

/** The agenda books, dispositions and the ledger, to be read. They are written by the acts of other rooms. */
export async function recordRoutes(
  app: FastifyInstance,
  db: Db,
  site: {
    readonly folder: string
    readonly url: string
    readonly ledger: LiveLedger
    readonly files: FileStore
    readonly signing: SigningPlace
  },
): Promise<void> {
  const { ledger } = site
  const checkpoint = async () => {
    const { size, root, note } = await ledger.checkpoint()
    return { origin: ledger.origin, size, root: root.toString('base64'), note }
  }

  agendaRoutes(app, db)
  bookRoutes(app, db)
  letterRoutes(app, db)
  filingTableRoutes(app, db)
  filingRoutes(app, db)
  disposalRoutes(app, db)
  bundleRoutes(app, db, bundlesFolder(site.folder))
  complianceRoutes(app, db)
  paperRoutes(app, db, site)
  signatureRoutes(app, db, site)
  await checkRoutes(app, db, site)

  serve(app, readDisposition, async ({ params }, { officer }) => {
    const it = await findDisposition(db, officer, params.dispositionId)
    if (!it) throw new Refused({ code: 'not-found' })
    const { office } = it
    return {
      id: it.id,
      office: office && { name: office.name, regency: office.regency, address: office.address, logo: office.logo_hash },
      dossier: {
        id: it.dossier_id,
        number: dossierNumber(it.dossier_year, it.dossier_number),
        title: it.subject,
        level: it.level,
      },
      incoming: it.incoming && {
        book: it.incoming.book,
        year: it.incoming.year,
        number: it.incoming.number,
        formatted: it.incoming.formatted,
      },
      outgoing: {
        book: it.outgoing_book,
        year: it.outgoing_year,
        number: it.outgoing_number,
        formatted: it.outgoing_formatted,
      },
      from: it.incoming?.from_party ?? it.from_party,
      to: it.to_post,
      version: { hash: it.version_hash, number: it.version_number, at: it.version_at.toISOString() },
      receivedAt: it.arrived_at.toISOString(),
      answer: it.answer,
      instruction: it.instruction,
      overrides: it.overrides,
      decidedBy: { name: it.person, post: actingTitle(it.post, it.acting), rank: it.rank, nip: it.nip },
      decidedAt: it.decided_at.toISOString(),
      saidAt: saidIn(it),
      proof: proofKindOf(it.signature as Json | null),
      statementHash: sha256(it.statement),
      ledgerIndex: it.ledger_index,
    }
  })

  serve(app, listLedger, async ({ query }) => {
    const { rows, next } = await listLedgerRows(db, { after: query.after, limit: query.limit })
    return { rows: rows.map(presentEntry), next }
  })

  serve(app, readLedgerEntry, async ({ params }, { officer }) => {
    const row = await findLedgerRow(db, params.index)
    if (!row) throw new Refused({ code: 'not-found' })
    const now = await checkpoint()
    const proof = await ledger.inclusion(row.index, now.size)
    return {
      ...presentEntry(row),
      body: row.body,
      said: await findSaid(db, officer, row.body),
      proof: proof.map((node) => node.toString('base64')),
      checkpoint: now,
    }
  })

  serve(app, readCheckpoint, async () => ({ ...(await checkpoint()), key: ledger.key }))

  serve(app, readConsistency, async ({ params }) => {
    const now = await checkpoint()
    if (params.size > now.size) throw new Refused({ code: 'ledger-shorter', field: 'size', size: now.size })
    const proof = await ledger.consistency(params.size, now.size)
    return { proof: proof.map((node) => node.toString('base64')), checkpoint: now }
  })
}

function presentEntry(row: { index: number; at: Date; body: string; leaf_hash: string }) {
  const said = JSON.parse(row.body) as { kind?: unknown; dossierId?: unknown }
  return {
    index: row.index,
    at: row.at.toISOString(),
    kind: String(said.kind),
    hash: row.leaf_hash,
    dossierId: typeof said.dossierId === 'string' ? said.dossierId : null,
  }
}
