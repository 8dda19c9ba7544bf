import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { sha256 } from '../base/hash.ts'
import { sentence } from '../base/refused.ts'
import { CLIENT, EsignService, NIK, UNKNOWN_NIK, type Mood } from '../../test/esign-service.ts'
import { Certificates, madePaper, missing, PASSPHRASE } from '../../test/signing.ts'
import { bsreSigner } from './bsre.ts'
import { padesSigner } from './pades.ts'
import type { SignatureWanted } from './signer.ts'
import { verifySignedPdf } from './verify.ts'

const now = new Date('2026-11-26T03:04:05Z')
const by = { name: 'Dra. Siti Aminah, M.Si.', post: 'Kepala Dinas', nik: NIK }

describe('a signature by the service of BSrE', { skip: missing('openssl') }, () => {
  let certificates: Certificates
  let paper: Buffer
  let keyStore: Buffer
  let service: EsignService
  let address = ''
  before(async () => {
    certificates = await Certificates.begin()
    ;[paper, keyStore] = await Promise.all([madePaper(), certificates.keyStore()])
    service = new EsignService(keyStore, await madePaper('Surat yang lain.'))
    address = await service.begin()
  })
  after(async () => {
    service.end()
    await certificates.end()
  })
  beforeEach(() => {
    service.mood = 'well'
    service.status = 'ISSUE'
    service.asked.length = 0
  })
  const signerOf = (version: 1 | 2, more: object = {}) =>
    bsreSigner({ version, address, ...CLIENT, timeoutMs: 5_000, ...more })
  const wanted = (more: Partial<SignatureWanted> = {}): SignatureWanted => ({
    pdf: paper,
    by,
    secret: PASSPHRASE,
    now,
    reason: 'Disetujui',
    ...more,
  })

  for (const version of [1, 2] as const)
    describe(`version ${version}`, () => {
      const sign = (more: Partial<SignatureWanted> = {}, service: object = {}) =>
        signerOf(version, service).sign(wanted(more))
      /** What the service did, in code and whether it may pass; nothing of it may hold the passphrase. */
      const refused = async (mood: Mood, more: Partial<SignatureWanted> = {}, settings: object = {}) => {
        service.mood = mood
        const outcome = await sign(more, settings)
        assert.ok('refused' in outcome, mood)
        const told = `${inspect(outcome, { depth: 9 })}${sentence(outcome.refused, 'id')}${sentence(outcome.refused, 'en')}`
        for (const secret of [PASSPHRASE, CLIENT.clientSecret, NIK]) assert.equal(told.includes(secret), false, mood)
        const fault = 'fault' in outcome.refused ? ` ${outcome.refused.fault}` : ''
        return `${outcome.refused.code}${fault}${outcome.later ? ', later' : ''}`
      }

      test('comes back over the very bytes that were sent, and names the certificate that signed', async () => {
        const outcome = await sign()
        assert.ok('bytes' in outcome, inspect(outcome))
        assert.ok(outcome.bytes.subarray(0, paper.length).equals(paper))
        const { evidence } = outcome
        assert.deepEqual(evidence.unsigned, { sha256: sha256(paper), sizeBytes: paper.length })
        assert.deepEqual(evidence.signed, { sha256: sha256(outcome.bytes), sizeBytes: outcome.bytes.length })
        assert.equal(evidence.method, `bsre-v${version}`)
        assert.equal(evidence.certificate?.name, 'Dra. Siti Aminah, M.Si.')
        assert.equal(evidence.documentId, version === 1 ? 'd41d8cd98f00b204' : null)
        for (const secret of [PASSPHRASE, NIK]) assert.equal(JSON.stringify(evidence).includes(secret), false)
      })

      test('is asked for as BSrE documents it', async () => {
        await sign()
        const [{ path, fields, authorization }] = service.asked as [EsignService['asked'][0]]
        assert.equal(path, version === 1 ? '/api/sign/pdf' : '/api/v2/sign/pdf')
        assert.equal(
          authorization,
          `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')}`,
        )
        assert.deepEqual([fields['nik'], fields['passphrase']], [NIK, PASSPHRASE])
        if (version === 1) {
          assert.equal(fields['tampilan'], 'invisible')
          assert.ok((fields['file'] as Buffer).equals(paper))
        } else {
          assert.deepEqual(fields['signatureProperties'], [{ tampilan: 'INVISIBLE', reason: 'Disetujui' }])
          assert.deepEqual(fields['file'], [paper.toString('base64')])
        }
      })

      test('comes on top of one that stands in the paper already', async () => {
        const first = await padesSigner(keyStore).sign(wanted())
        assert.ok('bytes' in first)
        const outcome = await sign({ pdf: first.bytes })
        assert.ok('bytes' in outcome)
        assert.deepEqual(verifySignedPdf(outcome.bytes).signatures.map((it) => it.fault), [null, null]) // prettier-ignore
      })

      test('is refused with what the person can mend: passphrase, NIK, the office’s account', async () => {
        assert.equal(await refused('well', { secret: 'salah' }), 'passphrase-wrong')
        assert.equal(await refused('well', { by: { ...by, nik: UNKNOWN_NIK } }), 'signatory-unknown')
        assert.equal(await refused('well', {}, { clientSecret: 'keliru' }), 'signing-client-refused')
        service.asked.length = 0
        for (const nik of ['', '123', '32012345678900011', 'a'.repeat(16), '../../admin/keys'])
          assert.equal(await refused('well', { by: { ...by, nik } }), 'nik-needed')
        assert.equal(await refused('well', { by: { name: by.name, post: by.post } }), 'nik-needed')
        assert.equal(service.asked.length, 0)
      })

      test('waits, and says so, when the service is away, slow, busy or being mended', async () => {
        assert.equal(await refused('silent', {}, { timeoutMs: 300 }), 'signing-service-slow, later')
        assert.equal(await refused('drip', {}, { timeoutMs: 500 }), 'signing-service-slow, later')
        assert.equal(await refused('cut'), 'signing-service-away, later')
        assert.equal(await refused('broken-500'), 'signing-service-away, later')
        assert.equal(await refused('maintenance-200'), 'signing-service-maintenance, later')
        assert.equal(await refused('maintenance-503'), 'signing-service-maintenance, later')
        assert.equal(await refused('busy-429'), 'signing-service-busy, later')
        assert.equal(await refused('well', {}, { address: 'http://127.0.0.1:9' }), 'signing-service-away, later')
        assert.equal(await refused('well', {}, { address: 'https://tidak-ada.invalid' }), 'signing-service-away, later')
      })

      test('is not believed when the answer is not this paper, whole and truly signed', async () => {
        const odd = 'signing-answer-odd'
        assert.equal(await refused('another-paper'), `${odd} changed`)
        assert.equal(await refused('rewritten'), `${odd} changed`)
        assert.equal(await refused('unsigned'), `${odd} unsigned`)
        assert.equal(await refused('not-whole'), `${odd} not-whole`)
        assert.equal(await refused('false-signature'), `${odd} false`)
        assert.equal(await refused('no-pdf'), `${odd} no-pdf`)
        assert.equal(await refused('oversize'), `${odd} too-large`)
        assert.equal(await refused('empty'), version === 1 ? `${odd} no-pdf` : `${odd} unreadable`)
        assert.equal(await refused('odd-json'), version === 1 ? `${odd} no-pdf` : `${odd} unreadable`)
      })

      test('follows no redirect, and passes on nothing of what the service says in its own words', async () => {
        assert.equal(await refused('elsewhere-302'), 'signing-service-refused')
        assert.equal(await refused('echo'), 'signing-service-refused')
      })

      test('is not asked for over the internet in the clear, nor at the cloud’s own address', async () => {
        for (const elsewhere of [
          'http://198.51.100.7',
          'http://8.8.8.8',
          'http://169.254.169.254',
          'https://169.254.169.254',
          'http://0.0.0.0',
        ])
          // prettier-ignore
          assert.equal(await refused('well', {}, { address: elsewhere }), 'signing-address-refused', elsewhere)
      })

      test('sends nothing of a paper that could not be checked afterwards', async () => {
        assert.equal(await refused('well', { pdf: Buffer.from('bukan PDF') }), 'paper-not-signable no-pdf')
        assert.equal(service.asked.length, 0)
      })

      test('can be looked at before: whether the signatory is registered and active', async () => {
        const look = (nik: string) => signerOf(version).look({ ...wanted(), by: { ...by, nik } })
        assert.deepEqual(await look(NIK), { certificate: null, serviceStatus: 'ISSUE' })
        service.status = 'EXPIRED'
        const expired = await look(NIK)
        assert.deepEqual('refused' in expired && expired.refused, { code: 'signatory-not-active', standing: 'EXPIRED' })
        const unknown = await look(UNKNOWN_NIK)
        assert.equal('refused' in unknown && unknown.refused.code, 'signatory-unknown')
        assert.equal(service.asked.every((it) => it.fields['passphrase'] === undefined), true) // prettier-ignore
      })
    })
})
