import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { sha256 } from '../base/hash.ts'
import { Certificates, madePaper, missing, PASSPHRASE, preflight } from '../../test/signing.ts'
import { localSigner } from './local.ts'
import { padesSigner } from './pades.ts'
import { PdfUnreadable } from './pdf/objects.ts'
import type { Signed, SignatureWanted } from './signer.ts'
import { verifySignedPdf } from './verify.ts'

const run = promisify(execFile)
const now = new Date('2026-11-26T03:04:05Z')
const by = { name: 'Dra. Siti Aminah, M.Si.', post: 'Kepala Dinas (Plt.) “Kominfo”' }
let paper: Buffer
let certificates: Certificates
let keyStore: Buffer
const wanted = (more: Partial<SignatureWanted> = {}): SignatureWanted => ({
  pdf: paper,
  by,
  secret: PASSPHRASE,
  now,
  ...more,
})

async function signed(more: Partial<SignatureWanted> = {}, store = keyStore): Promise<Signed> {
  const outcome = await padesSigner(store).sign(wanted(more))
  if ('refused' in outcome) throw new Error(outcome.refused.code)
  return outcome
}
async function refusal(more: Partial<SignatureWanted> = {}, store = keyStore): Promise<string> {
  const outcome = await padesSigner(store).sign(wanted(more))
  return 'refused' in outcome ? outcome.refused.code : 'signed'
}
const faultsOf = (pdf: Buffer) => verifySignedPdf(pdf).signatures.map((it) => [it.fault, it.coversWholeFile])

describe('a signature with the office’s own certificate', { skip: missing('openssl') }, () => {
  before(async () => {
    certificates = await Certificates.begin()
    ;[paper, keyStore] = await Promise.all([madePaper(), certificates.keyStore()])
  })
  after(() => certificates.end())

  test('leaves the approved bytes as the exact beginning of the file, and says in its evidence which', async () => {
    const { bytes, evidence } = await signed()
    assert.ok(bytes.subarray(0, paper.length).equals(paper))
    assert.deepEqual(evidence.unsigned, { sha256: sha256(paper), sizeBytes: paper.length })
    assert.deepEqual(evidence.signed, { sha256: sha256(bytes), sizeBytes: bytes.length })
    assert.equal(evidence.certificate?.name, 'Dra. Siti Aminah, M.Si.')
    assert.equal(JSON.stringify(evidence).includes(PASSPHRASE), false)
  })

  test('is read back: by whom, when by their own word, over the whole file, intact', async () => {
    const { bytes, evidence } = await signed()
    const [only, ...more] = verifySignedPdf(bytes).signatures
    assert.equal(more.length, 0)
    assert.deepEqual(only, {
      field: 'Tanda tangan 1',
      kind: 'signature',
      format: 'ETSI.CAdES.detached',
      claimedAt: now.toISOString(),
      certificate: evidence.certificate,
      coversBytes: bytes.length,
      coversWholeFile: true,
      fault: null,
    })
    assert.equal(only?.certificate?.selfSigned, true)
  })

  test('gives the same file for the same paper, certificate and moment', async () => {
    assert.ok((await signed()).bytes.equals((await signed()).bytes))
  })

  test(
    'is valid to poppler, over the whole document, and the file is whole to qpdf, for RSA and EC keys',
    {
      skip: missing('pdfsig', 'qpdf'),
    },
    async () => {
      for (const key of [
        ['rsa:2048'],
        ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
        ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
      ]) {
        // prettier-ignore
        const { bytes } = await signed({}, await certificates.keyStore({ key }))
        const told = await certificates.pdfsig(bytes)
        assert.match(told, /Signature is Valid/, key.join(' '))
        assert.match(told, /Total document signed/)
        assert.match(told, /Signature Type: ETSI\.CAdES\.detached/)
        assert.match(told, /Common Name: Dra\. Siti Aminah, M\.Si\./)
        assert.match(await certificates.qpdf(bytes), /No syntax or stream encoding errors found/)
      }
    },
  )

  test('carries the certificate’s hash among what is signed, and no time there', async () => {
    const { bytes } = await signed()
    const hex = /\/Contents <([0-9a-f]+)>/.exec(bytes.toString('latin1'))?.[1] ?? ''
    const der = join(certificates.folder, 'signature.der')
    await writeFile(der, Buffer.from(hex, 'hex'))
    const { stdout } = await run('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', der])
    assert.match(stdout, /id-smime-aa-signingCertificateV2/)
    assert.match(stdout, /messageDigest/)
    assert.doesNotMatch(stdout, /signingTime/)
  })

  test('keeps the paper’s PDF/A claims: appearance, print flag, identity, nothing outside the form touched', async () => {
    const { bytes } = await signed()
    const added = bytes.subarray(paper.length).toString('latin1')
    assert.match(added, /\/AP << \/N \d+ 0 R >>/)
    assert.match(added, /\/F 132 /)
    assert.match(added, /\/SigFlags 3/)
    assert.match(added, /\/OutputIntents \[/) // the catalogue's own entries are carried over
    assert.match(added, /\/MarkInfo /)
    assert.match(added, /\/ID \[<[0-9a-fA-F]{32}> <[0-9A-F]{32}>\]/)
    const first = /\/ID \[<([0-9a-fA-F]{32})>/.exec(paper.toString('latin1'))?.[1]
    assert.equal(/\/ID \[<([0-9a-fA-F]{32})>/.exec(added)?.[1], first)
  })

  test(
    'of a PDF/A-1b is still valid to PDFBox’s Preflight',
    {
      skip: missing('java') || (preflight === null && 'needs PDFBox Preflight on this machine'),
    },
    async () => {
      const { bytes } = await signed({ pdf: await madePaper('Surat keluar.', 'PDF/A-1b') })
      const at = join(certificates.folder, 'preflight.pdf')
      await writeFile(at, bytes)
      const { stdout } = await run('java', ['-cp', preflight ?? '', 'org.apache.pdfbox.preflight.Validator_A1b', at])
      assert.match(stdout, /is a valid PDF\/A-1b file/)
    },
  )

  test(
    'of one changed byte anywhere before it, or in its own attributes, does not fit any more',
    {
      skip: missing('pdfsig'),
    },
    async () => {
      const { bytes } = await signed()
      const hole = bytes.indexOf('/Contents <') + '/Contents <'.length
      const altered = (at: number, by = 1) => {
        const copy = Buffer.from(bytes)
        copy[at] = (copy[at] ?? 0) ^ by
        return copy
      }
      const words = altered(paper.indexOf('Nota') > 0 ? paper.indexOf('Nota') : 4_000)
      assert.deepEqual(faultsOf(words), [['digest-differs', true]])
      assert.match(await certificates.pdfsig(words), /Digest Mismatch/)
      // Every part of the signature itself, from its certificate on: no altered one passes, and none breaks the reader.
      for (let at = hole + 128; at < hole + 3_000; at += 37) {
        const digit = bytes[at] === 0x30 ? 1 : 0
        const copy = Buffer.from(bytes)
        copy.write(String(digit), at)
        const [outcome] = verifySignedPdf(copy).signatures
        const isPadding = /^0*$/.test(bytes.toString('latin1', at, at + 400))
        assert.ok(isPadding || outcome?.fault !== null || copy.equals(bytes), `at ${at - hole}`)
      }
    },
  )

  test('does not cover what was added behind it, and says so', { skip: missing('pdfsig') }, async () => {
    const { bytes } = await signed()
    const { bytes: twice } = await signed({ pdf: bytes, now: new Date('2026-11-27T00:00:00Z') })
    const more = Buffer.concat([bytes, twice.subarray(bytes.length)])
    assert.deepEqual(faultsOf(more), [[null, false], [null, true]]) // prettier-ignore
    const tail = Buffer.concat([
      bytes,
      Buffer.from('% catatan\nstartxref\n'),
      Buffer.from(`${lastXref(bytes)}\n%%EOF\n`),
    ])
    assert.deepEqual(faultsOf(tail), [[null, false]])
    assert.match(await certificates.pdfsig(tail), /Not total document signed/)
  })

  test(
    'on a signed paper keeps the first signature valid: poppler says both are',
    {
      skip: missing('pdfsig', 'qpdf'),
    },
    async () => {
      const other = await certificates.keyStore({ subject: '/CN=Ahmad Fauzi, S.Kom./O=Dinas Kominfo' })
      const { bytes } = await signed(
        { pdf: (await signed()).bytes, by: { name: 'Ahmad Fauzi', post: 'Sekretaris' } },
        other,
      )
      assert.deepEqual(
        verifySignedPdf(bytes).signatures.map((it) => [it.field, it.certificate?.name, it.fault, it.coversWholeFile]),
        [
          ['Tanda tangan 1', 'Dra. Siti Aminah, M.Si.', null, false],
          ['Tanda tangan 2', 'Ahmad Fauzi, S.Kom.', null, true],
        ],
      )
      const told = await certificates.pdfsig(bytes)
      assert.equal(told.match(/Signature is Valid/g)?.length, 2)
      assert.match(await certificates.qpdf(bytes), /No syntax or stream encoding errors found/)
    },
  )

  test('that leaves a wider gap than its own place is not believed', async () => {
    const { bytes } = await signed()
    const found = /\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(bytes.toString('latin1'))
    assert.ok(found)
    const [before, from, to, rest] = [found.index, ...found.slice(1).map(Number)] as [number, number, number, number]
    for (const [less, wider] of [
      [from - 10, to],
      [from, to + 10],
      [from - 1, to],
    ] as const) {
      // prettier-ignore
      const copy = Buffer.from(bytes)
      copy.write(`/ByteRange [0 ${less} ${wider} ${rest}`, before)
      assert.deepEqual(faultsOf(copy)[0]?.[0], 'range-odd')
    }
  })

  test('is refused for a wrong passphrase, an expired, a coming, a weak and a foreign certificate, with its reason', async () => {
    assert.equal(await refusal({ secret: 'salah' }), 'passphrase-wrong')
    assert.equal(await refusal({ now: new Date('2036-01-01T00:00:01Z') }), 'certificate-expired')
    assert.equal(await refusal({ now: new Date('2025-12-31T23:59:59Z') }), 'certificate-not-yet-valid')
    assert.equal(await refusal({}, await certificates.keyStore({ key: ['rsa:1024'] })), 'certificate-unfit')
    assert.equal(await refusal({}, await certificates.keyStore({ usage: 'keyEncipherment' })), 'certificate-unfit')
    assert.equal(await refusal({}, await certificates.keyStore({ usage: '' })), 'signed')
    assert.equal(await refusal({}, Buffer.from('bukan')), 'key-store-unreadable')
  })

  test('says before signing whether it would succeed', async () => {
    const signer = padesSigner(keyStore)
    const ready = await signer.look(wanted())
    assert.equal('certificate' in ready && ready.certificate?.name, 'Dra. Siti Aminah, M.Si.')
    const no = await signer.look(wanted({ secret: 'salah' }))
    assert.deepEqual('refused' in no && [no.refused.code, no.later], ['passphrase-wrong', false])
  })

  test(
    'goes on papers that qpdf wrote with streams, linearized or over an older revision',
    { skip: missing('qpdf', 'pdfsig') },
    async () => {
      for (const [name, options] of Object.entries({
        streams: ['--object-streams=generate'],
        linear: ['--linearize'],
        'linear with streams': ['--linearize', '--object-streams=generate'],
        'new numbers': ['--object-streams=disable', '--normalize-content=y'],
      })) {
        const [from, to] = ['in.pdf', 'out.pdf'].map((it) => join(certificates.folder, it)) as [string, string]
        await writeFile(from, paper)
        await run('qpdf', [...options, from, to])
        const { bytes } = await signed({ pdf: await readFile(to) })
        assert.deepEqual(faultsOf(bytes), [[null, true]], name)
        assert.match(await certificates.pdfsig(bytes), /Total document signed[^]*Signature is Valid/, name)
        assert.match(await certificates.qpdf(bytes), /No syntax or stream encoding errors found/, name)
        assert.deepEqual(faultsOf((await signed({ pdf: bytes })).bytes), [[null, false], [null, true]], name) // prettier-ignore
      }
    },
  )

  test('is refused on an encrypted paper and on what is no PDF', { skip: missing('qpdf') }, async () => {
    const [from, to] = ['in.pdf', 'locked.pdf'].map((it) => join(certificates.folder, it)) as [string, string]
    await writeFile(from, paper)
    await run('qpdf', ['--encrypt', '', 'x', '256', '--', from, to])
    const outcome = await padesSigner(keyStore).sign(wanted({ pdf: await readFile(to) }))
    assert.deepEqual('refused' in outcome && outcome.refused, { code: 'paper-not-signable', fault: 'encrypted' })
    for (const pdf of ['', '%PDF-1.7\n', '<html>', 'x'.repeat(5_000), `%PDF-1.7\nstartxref\n9\n%%EOF\n`])
      assert.equal(await refusal({ pdf: Buffer.from(pdf) }), 'paper-not-signable', pdf.slice(0, 20))
  })

  test('refuses at once what would take for ever: lines without bytes, nesting without end, a small file that unpacks to much', async () => {
    const file = (xref: string, stream: Buffer) => {
      const head = `%PDF-1.7\n1 0 obj\n<< /Type /XRef /Root 2 0 R ${xref} /Length ${stream.length} >>\nstream\n`
      return Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')])
    }
    const runs = Array.from({ length: 4_000 }, () => '0 400000').join(' ')
    for (const [name, hostile] of Object.entries({
      'lines without bytes': file(`/Size 9 /W [0 0 0] /Index [${runs}]`, Buffer.alloc(0)),
      'a bomb': file('/Size 9 /W [1 4 2] /Filter /FlateDecode', deflateSync(Buffer.alloc(64 * 2 ** 20))),
      'lists in lists': file(`/Size 9 /W [1 4 2] /X ${'['.repeat(100_000)}`, Buffer.alloc(0)),
      'a list of itself': Buffer.from(
        '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n',
      ),
    }))
      assert.throws(() => verifySignedPdf(hostile), PdfUnreadable, name)
    const { bytes } = await signed()
    const nested = Buffer.from(bytes)
    const hole = nested.indexOf('/Contents <') + '/Contents <'.length
    nested.write('3080'.repeat(8_000), hole)
    assert.deepEqual(faultsOf(nested), [['unreadable', true]])
  })

  test('reads a paper that is cut or altered anywhere without ever breaking', async () => {
    const { bytes } = await signed()
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(bytes.length - 1), fc.integer({ min: bytes.length - 1_200, max: bytes.length - 1 })),
        fc.uint8Array({ minLength: 1, maxLength: 12 }),
        fc.constantFrom('cut', 'write', 'insert'),
        (at, what, how) => {
          const tail = how === 'write' ? at + what.length : at
          const broken = how === 'cut' ? bytes.subarray(0, at) : Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(tail)]) // prettier-ignore
          try {
            const { signatures } = verifySignedPdf(broken)
            if (!broken.equals(bytes) && signatures[0]?.fault === null)
              // Only the room behind the signature may differ: it is no part of what was signed.
              assert.ok(at > bytes.indexOf('/Contents <'), `${how} at ${at}`)
          } catch (error) {
            if (!(error instanceof PdfUnreadable)) throw error
          }
        },
      ),
      { numRuns: 1_500 },
    )
  })
})

test('the internal signature adds nothing to the paper: it proves nothing by itself, and the paper says so', async () => {
  const pdf = await madePaper()
  const outcome = await localSigner.sign({ pdf, by, secret: '', now })
  assert.ok('bytes' in outcome && outcome.bytes.equals(pdf))
  assert.equal(outcome.evidence.certificate, null)
  assert.deepEqual(outcome.evidence.signed, outcome.evidence.unsigned)
  assert.deepEqual(verifySignedPdf(pdf).signatures, [])
  const no = await localSigner.sign({ pdf: Buffer.from('bukan PDF'), by, secret: '', now })
  assert.equal('refused' in no && no.refused.code, 'paper-not-signable')
})

function lastXref(pdf: Buffer): string {
  return /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1] ?? ''
}
