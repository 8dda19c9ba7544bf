import type { FastifyInstance } from 'fastify'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { forgetOtherKeyFiles, keepKeyFile, readKeyFile } from '../../signing/key-file.ts'
import { openSigner, type SigningPlace } from '../../signing/open.ts'
import { isKeyStore, KEY_STORE_BYTES_MAX } from '../../signing/pkcs12.ts'
import type { NotSigned } from '../../signing/signer.ts'
import { trialSheet } from '../../signing/trial.ts'
import * as api from '../api/signing.ts'
import { whyNotSignSo } from '../rules/signing.ts'
import * as store from '../stores/signing.ts'

/** A certificate's file is locked by its passphrase alone; who holds a session must not try thousands. */
const TRIALS = { windowMs: 15 * 60_000, max: 10 }

/** How the office signs its papers: kept by the administrator; no secret goes out again. */
export function signingRoutes(app: FastifyInstance, db: Db, place: SigningPlace): void {
  serve(app, api.readSigning, async () => {
    const { keyStore, ...setting } = await store.readSigning(db)
    return {
      ...setting,
      keyStore: keyStore && {
        uploadedAt: keyStore.at.toISOString(),
        here: (await readKeyFile(place.folder, keyStore.hash)) !== null,
      },
      secretKnown: place.bsreSecret !== undefined,
    }
  })

  serve(app, api.saveSigning, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { seenRevision, ...change } = body
      const { keyStore } = await store.readSigning(tx)
      refuseIf(whyNotSignSo({ ...change, keyStore }))
      const saved = await store.saveSigning(tx, { change, seenRevision, personId: officer.personId }, now)
      await append(tx, { ...entryOf(saved), personId: officer.personId }, now)
      return { revision: saved.revision }
    }),
  )

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: KEY_STORE_BYTES_MAX },
      (_request, body, done) => done(null, body),
    )
    serve(scope, api.uploadKeyStore, async (_, { officer, request, now }) => {
      const { body } = request
      if (!Buffer.isBuffer(body) || !isKeyStore(body)) throw new Refused({ code: 'key-store-unreadable' })
      const saved = await db.transaction().execute(async (tx) => {
        await store.lockSigning(tx) // files come and go under the lock, so that no one's clearing takes another's file
        const change = { keyStore: { hash: await keepKeyFile(place.folder, body), at: now } }
        const kept = await store.saveSigning(tx, { change, seenRevision: null, personId: officer.personId }, now)
        await append(tx, { ...entryOf(kept), personId: officer.personId }, now)
        return kept
      })
      // Only now: had the row not been kept, the old file would still be the office's.
      await db.transaction().execute(async (tx) => {
        await store.lockSigning(tx)
        const { keyStore } = await store.readSigning(tx)
        if (keyStore) await forgetOtherKeyFiles(place.folder, keyStore.hash)
      })
      return { revision: saved.revision }
    })
  })

  serve(app, api.trySigning, async ({ body }, { officer, request, now }) => {
    await countAttempt(db, { key: `signing-trial:${officer.personId}`, ...TRIALS }, now)
    const signer = done(await openSigner(await store.readSigning(db), place))
    const by = { name: officer.name, post: 'Administrator', ...(body.nik !== null && { nik: body.nik }) }
    const wanted = { by, secret: body.passphrase, now }
    const began = performance.now()
    const ready = done(await signer.look(wanted))
    const isAsked = signer.method === 'pades' || body.passphrase !== ''
    const signed = isAsked ? done(await signer.sign({ ...wanted, pdf: trialSheet(now), reason: 'Uji' })) : null
    const certificate = signed?.evidence.certificate ?? ready.certificate
    return {
      statement: signer.statement[languageOf(request)],
      signed: signed !== null,
      serviceStatus: ready.serviceStatus,
      certificate: certificate && {
        name: certificate.name,
        issuer: certificate.issuerName,
        validTo: certificate.validTo,
        selfSigned: certificate.selfSigned,
      },
      tookMs: Math.round(performance.now() - began),
    }
  })
}

/** What the ledger keeps of a setting: not which client, and of the file its hash. */
const entryOf = ({ method, address, keyStore, papers, revision }: store.KeptSigning) => ({
  kind: 'signing-changed',
  method,
  address,
  keyStore: keyStore?.hash ?? null,
  papers: papers.map(({ kind, by }) => `${kind}: ${by}`),
  revision,
})

function done<Done extends object>(outcome: Done | NotSigned): Done {
  if ('refused' in outcome) throw new Refused(outcome.refused)
  return outcome
}
