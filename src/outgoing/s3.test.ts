import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { openS3Server, TEST_BUCKET, TEST_KEY, TEST_REGION, type S3StandIn } from '../../test/s3-server.ts'
import { patienceFor, unsureMoods, type Mood } from '../../test/stand-in.ts'
import type { Fault } from './reply.ts'
import { lookAtObject, putObject, readObject, removeObject, signedHeaders, type Bucket } from './s3.ts'

const now = new Date('2026-11-26T03:00:00Z')
const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

let server: S3StandIn
let bucket: Bucket
before(async () => {
  server = await openS3Server({ now: () => now })
  bucket = { address: server.address, region: TEST_REGION, name: TEST_BUCKET, ...TEST_KEY }
})
after(() => server.close())

const put = (key: string, bytes: string | Buffer, more: Partial<Bucket> = {}, hash = sha256(bytes)) =>
  putObject(
    { ...bucket, ...more },
    {
      key,
      stream: Readable.from([Buffer.from(bytes)]),
      sizeBytes: Buffer.byteLength(bytes),
      sha256: hash,
      mediaType: 'text/html; charset=utf-8',
      cacheControl: 'max-age=60',
      isDownload: false,
    },
    now,
  )

describe('a signature for S3', () => {
  // "Examples: Signature Calculations in AWS Signature Version 4", Amazon S3 API Reference.
  const by = {
    region: 'us-east-1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const at = new Date('2013-05-24T00:00:00Z')
  const host = 'examplebucket.s3.amazonaws.com'
  const examples = [
    [
      'GET',
      '/test.txt',
      '',
      { range: 'bytes=0-9' },
      '',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      '/test%24file.text',
      '',
      { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
      'Welcome to Amazon S3.',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    ['GET', '/', 'lifecycle=', {}, '', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['GET', '/', 'max-keys=2&prefix=J', {}, '', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ] as const
  for (const [method, path, query, headers, payload, signature] of examples)
    test(`is that of Amazon’s own example: ${method} ${path}${query && '?'}${query}`, () => {
      const signed = signedHeaders(
        { method, path, query, headers: { ...headers, host }, sha256: sha256(payload) },
        by,
        at,
      )
      assert.equal(signed['authorization']?.split('Signature=')[1], signature)
    })
})

describe('a file in a bucket', () => {
  test('is put, looked at, put again and taken away, under whatever name', async () => {
    for (const key of ['index.html', 'berita/2026-11/longsor-km-16/index.html', "a b/ñ+&=(1)!'*~/😀.html"]) {
      assert.deepEqual(await lookAtObject(bucket, key, now), { ok: true, result: null })
      assert.deepEqual(await put(key, 'Selamat pagi'), { ok: true, result: null })
      const md5 = createHash('md5').update('Selamat pagi').digest('hex')
      const kept = { sha256: sha256('Selamat pagi'), md5, sizeBytes: 12 }
      assert.deepEqual(await lookAtObject(bucket, key, now), { ok: true, result: kept })
      assert.deepEqual(await readObject(bucket, key, now), { ok: true, result: Buffer.from('Selamat pagi') })
      assert.deepEqual(await put(key, 'Selamat siang'), { ok: true, result: null })
      assert.equal(server.objects.get(key)?.bytes.toString(), 'Selamat siang')
      assert.equal(server.objects.get(key)?.cacheControl, 'max-age=60')
      for (const _ of [1, 2]) assert.deepEqual(await removeObject(bucket, key, now), { ok: true, result: null })
      assert.equal(server.objects.has(key), false)
      assert.deepEqual(await readObject(bucket, key, now), { ok: true, result: null })
    }
  })

  test('goes as it lies on the disk, large or empty, and no other bytes are taken for it', async () => {
    const large = Buffer.alloc(3_000_000, 'x')
    assert.ok((await put('besar.bin', large)).ok)
    assert.equal(server.objects.get('besar.bin')?.bytes.length, large.length)
    assert.ok((await put('kosong.txt', '')).ok)
    const changed = await put('besar.bin', 'lain', {}, sha256('bukan ini'))
    assert.deepEqual(changed, { ok: false, fault: 'refused', said: '400 XAmzContentSHA256Mismatch', waitMs: 0 })
  })

  test('stays away where the key, the bucket, the region or the clock is wrong, and no secret is told', async () => {
    for (const [more, fault, said] of [
      [{ accessKeyId: 'LAIN' }, 'sign-in', '403 InvalidAccessKeyId'],
      [{ secretAccessKey: 'lain' }, 'sign-in', '403 SignatureDoesNotMatch'],
      [{ region: 'us-east-1' }, 'sign-in', '403 AuthorizationHeaderMalformed'],
      [{ name: 'tidak-ada' }, 'refused', '404 NoSuchBucket'],
      [{ address: 'http://169.254.169.254' }, 'address', 'address-refused'],
    ] as const)
      assert.deepEqual(await put('x', 'y', more), { ok: false, fault, said, waitMs: 0 })
    const skewed = await readObject(bucket, 'x', new Date(now.getTime() - 3_600_000))
    assert.deepEqual(skewed, { ok: false, fault: 'clock', said: '403 RequestTimeTooSkewed', waitMs: 0 })
  })

  const told: readonly (readonly [Mood, Fault])[] = [
    ['busy', 'busy'],
    ['trouble', 'trouble'],
    ['maintenance', 'trouble'],
    ['unauthorized', 'sign-in'],
    ['wall', 'not-the-service'],
    ['redirect-home', 'redirect'],
    ['redirect-metadata', 'redirect'],
    ...unsureMoods.filter((it) => it !== 'huge').map((it) => [it, 'no-answer'] as const),
  ]
  for (const [mood, fault] of told)
    test(`met by ${mood} is told as ${fault}, and a second try leaves one file`, async () => {
      server.next('PUT', mood)
      const answer = await put(`${mood}.html`, 'isi', { timeoutMs: patienceFor(mood) })
      assert.ok(!answer.ok)
      assert.equal(answer.fault, fault)
      assert.ok((await put(`${mood}.html`, 'isi')).ok)
      assert.equal(server.objects.get(`${mood}.html`)?.bytes.toString(), 'isi')
    })
})
