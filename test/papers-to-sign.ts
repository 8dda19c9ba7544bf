/** An office whose papers wait for a signature. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { mock } from 'node:test'
import { signedKinds, signersOf, type SignatureMethod, type SignedPaper } from '../src/base/signing.ts'
import { openFileStore } from '../src/files/store.ts'
import { readSigning, saveSigning } from '../src/office/api/signing.ts'
import { listPapersToSign } from '../src/record/api/signatures.ts'
import { makeNextPaper, type PaperSite } from '../src/record/jobs.ts'
import { CLIENT, EsignService } from './esign-service.ts'
import { openTestOffice, TEST_URL, type TestOffice } from './office.ts'
import { Certificates, madePaper } from './signing.ts'

/** An office with certificates and a service of BSrE at hand, and all it says in its log, to be searched for secrets. */
export async function openSigningOffice() {
  const logged: string[] = []
  // The log goes straight to the terminal. Whatever else is written meanwhile is lost, so `close` ends it.
  const { mock: terminal } = mock.method(fs, 'write', (_: number, line: string | Buffer, ...rest: unknown[]) => {
    logged.push(line.toString())
    ;(rest.at(-1) as (error: null, bytes: number) => void)(null, Buffer.byteLength(line))
  })
  const certificates = await Certificates.begin()
  const keyStore = await certificates.keyStore()
  const service = new EsignService(keyStore, await madePaper())
  const address = await service.begin()
  const office = await openTestOffice({ bsreSecret: CLIENT.clientSecret, log: 'debug' })
  const close = async () => {
    service.end()
    await office.close()
    await certificates.end()
    terminal.restore()
  }
  return { office, certificates, keyStore, service, address, logged, close }
}

/** What this office's papers are made with. */
export function paperSite({ db, folder, ledger }: TestOffice): PaperSite {
  return { db, files: openFileStore(join(folder, 'files')), url: TEST_URL, ledger }
}

/** Uploads a certificate's file as the administrator does. */
export async function giveKeyStore({ app, people }: TestOffice, keyStore: Buffer): Promise<void> {
  const sent = await app.inject({
    method: 'POST',
    url: '/api/signing/key-store',
    payload: keyStore,
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${people.administrator.token}` },
  })
  assert.equal(sent.statusCode, 200, sent.body)
}

const everyKind: readonly SignedPaper[] = signedKinds.map((kind) => ({ kind, by: signersOf[kind][0] }))

/** Sets how the office signs; every kind that may wait does, unless told otherwise. */
export async function saveMethod(
  { people }: TestOffice,
  it: { method: SignatureMethod; address?: string; papers?: readonly SignedPaper[] | undefined },
): Promise<void> {
  const { revision: seenRevision } = await people.administrator.call(readSigning, {})
  const service = it.method.startsWith('bsre')
    ? { address: it.address ?? 'https://esign.contoh.go.id', clientId: CLIENT.clientId }
    : { address: null, clientId: null }
  const papers = [...(it.papers ?? everyKind)]
  await people.administrator.call(saveSigning, { body: { method: it.method, ...service, papers, seenRevision } }, randomUUID()) // prettier-ignore
}

/** Makes the papers that are owed until so many dispositions wait for the head of agency. */
export async function haveWaiting(
  office: TestOffice,
  count: number,
  { method = 'bsre-v2' as SignatureMethod } = {},
): Promise<void> {
  await saveMethod(office, { method, papers: [{ kind: 'disposition', by: 'decider' }] })
  const site = paperSite(office)
  for (let made = 0; made < 60; made++) {
    const { waiting } = await office.people['kepala-dinas'].call(listPapersToSign, { query: { part: 'mine', limit: 1 } }) // prettier-ignore
    if (waiting >= count) return
    assert.ok(await makeNextPaper(site, new Date(Date.now() + 3_600_000)), 'too few papers are owed')
  }
  assert.fail('too few dispositions are owed')
}
