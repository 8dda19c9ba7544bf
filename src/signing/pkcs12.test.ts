import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { Refused } from '../base/refused.ts'
import { Certificates, missing, PASSPHRASE } from '../../test/signing.ts'
import { openKeyStore } from './pkcs12.ts'
import { decryptRc2 } from './rc2.ts'

const refusalOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof Refused) return error.reason.code
    throw error
  }
}

test('RC2 decrypts the vectors of RFC 2268, section 5', () => {
  for (const [key, bits, plain, packed] of [
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
    ['88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e', 129, '0000000000000000', '5b78d3a43dfff1f1'],
  ] as const) {
    // With this IV the block is eight bytes of padding when, and only when, every bit of it is right.
    const iv = Buffer.from(plain, 'hex').map((it) => it ^ 8)
    const from = { key: Buffer.from(key, 'hex'), iv: Buffer.from(iv), effectiveBits: bits }
    assert.equal(decryptRc2(Buffer.from(packed, 'hex'), from).length, 0, `${key} ${bits}`)
  }
})

describe('a certificate file', { skip: missing('openssl') }, () => {
  let certificates: Certificates
  before(async () => {
    certificates = await Certificates.begin()
  })
  after(() => certificates.end())

  test('opens with its passphrase, however OpenSSL, Windows, macOS and Java lock it', async () => {
    for (const lock of [
      [],
      ['-legacy'], // 3DES and RC2 with 40 bits
      ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-2DES'],
      ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      ['-certpbe', 'AES-128-CBC', '-keypbe', 'DES-EDE3-CBC', '-macalg', 'sha512', '-iter', '10000'],
      ['-certpbe', 'NONE', '-keypbe', 'AES-192-CBC'],
      ['-nomac'],
    ]) {
      const file = await certificates.keyStore({ lock })
      const opened = openKeyStore(file, PASSPHRASE)
      assert.ok(opened.certificate.checkPrivateKey(opened.key), lock.join(' '))
      assert.equal(
        refusalOf(() => openKeyStore(file, 'salah')),
        'passphrase-wrong',
        lock.join(' '),
      )
      assert.equal(
        refusalOf(() => openKeyStore(file, '')),
        'passphrase-wrong',
        lock.join(' '),
      )
    }
  })

  test('opens with keys of RSA and of each curve in use', async () => {
    for (const key of [
      ['rsa:3072'],
      ...['P-256', 'P-384', 'P-521'].map((it) => ['ec', '-pkeyopt', `ec_paramgen_curve:${it}`]),
    ])
      // prettier-ignore
      assert.ok(openKeyStore(await certificates.keyStore({ key }), PASSPHRASE).key, key.join(' '))
  })

  test('without a key or without a certificate is refused, and says that it is incomplete', async () => {
    for (const lock of [['-nokeys'], ['-nocerts']])
      assert.equal(
        refusalOf(() => openKeyStore(keyStores.get(lock[0] ?? '') ?? Buffer.alloc(0), PASSPHRASE)),
        'key-store-incomplete',
        lock.join(' '),
      )
  })
  const keyStores = new Map<string, Buffer>()
  before(async () => {
    for (const lock of ['-nokeys', '-nocerts']) keyStores.set(lock, await certificates.keyStore({ lock: [lock] }))
  })

  test('that is none, is cut or is altered anywhere is refused as one, and never breaks', async () => {
    for (const none of ['', 'bukan', '\x30\x80', '%PDF-1.7\n', '-----BEGIN CERTIFICATE-----\n'])
      assert.equal(
        refusalOf(() => openKeyStore(Buffer.from(none, 'latin1'), PASSPHRASE)),
        'key-store-unreadable',
      )
    const file = await certificates.keyStore()
    const known = ['key-store-unreadable', 'key-store-cipher-unknown', 'key-store-incomplete', 'passphrase-wrong']
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const broken = Buffer.from(cut ? file.subarray(0, at) : file)
        if (!cut) broken[at] = (broken[at] ?? 0) ^ by
        const code = refusalOf(() => openKeyStore(broken, PASSPHRASE))
        assert.ok(known.includes(code) || code === 'none', code)
      }),
      { numRuns: 300 },
    )
  })
})
