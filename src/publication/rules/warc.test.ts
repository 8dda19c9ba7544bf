import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { warcOf, type CapturedAnswer } from './warc.ts'

const body = Buffer.from([0x3c, 0x68, 0xc3, 0xa9, 0x00, 0xff, 0x0d, 0x0a])
const answer: CapturedAnswer = {
  proofId: '0190c0de-0000-7000-8000-000000000001',
  takenAt: new Date('2026-11-26T02:03:04.567Z'),
  url: 'https://info.contoh.go.id/berita/1/',
  status: 200,
  headers: [['content-type', 'text/html'], ['transfer-encoding', 'chunked'], ['x-a', 'dua\r\nbaris']], // prettier-ignore
  hops: ['http://info.contoh.go.id/berita/1'],
  body,
  ledgerIndex: 41,
}
const about = { software: 'Siar/0.1', office: 'Dinas Contoh' }

/** Its records as ISO 28500 has them: header lines, an empty line, so many bytes, two empty lines. */
function recordsOf(bytes: Buffer): { headers: Map<string, string>; block: Buffer }[] {
  const records = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n\r\n', at)
    const [version, ...lines] = bytes.subarray(at, end).toString().split('\r\n')
    assert.equal(version, 'WARC/1.1')
    const headers = new Map(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
    const length = Number(headers.get('Content-Length'))
    const block = bytes.subarray(end + 4, end + 4 + length)
    assert.equal(bytes.subarray(end + 4 + length, end + 8 + length).toString(), '\r\n\r\n')
    records.push({ headers, block })
    at = end + 8 + length
  }
  return records
}

test('a look is a WARC of three records: what wrote it, the answer to the byte, the way there', () => {
  const [info, response, metadata, ...more] = recordsOf(gunzipSync(warcOf(answer, about)))
  assert.deepEqual([info, response, metadata].map((it) => it?.headers.get('WARC-Type')), ['warcinfo', 'response', 'metadata']) // prettier-ignore
  assert.equal(more.length, 0)
  assert.equal(response?.headers.get('WARC-Target-URI'), answer.url)
  assert.equal(response?.headers.get('WARC-Date'), '2026-11-26T02:03:04Z')
  const split = response?.block.indexOf('\r\n\r\n') ?? 0
  const head = response?.block.subarray(0, split).toString()
  assert.equal(head, 'HTTP/1.1 200 \r\ncontent-type: text/html\r\nX-Archive-Orig-transfer-encoding: chunked\r\nx-a: dua baris') // prettier-ignore
  assert.deepEqual(response?.block.subarray(split + 4), body)
  assert.equal(metadata?.block.toString(), 'via: http://info.contoh.go.id/berita/1\r\nsiar-ledger-entry: 41\r\n')
  const label = response?.headers.get('WARC-Payload-Digest') ?? ''
  assert.equal(unBase32(label.replace('sha256:', '')), createHash('sha256').update(body).digest('hex'))
})

test('the same look is the same file twice, and no value of a header can make a line of its own', () => {
  assert.deepEqual(warcOf(answer, about), warcOf(answer, about))
  const [info, response] = recordsOf(gunzipSync(warcOf({ ...answer, url: 'https://a/\r\nWARC-Type: x' }, { ...about, office: 'A\r\nB: c' }))) // prettier-ignore
  assert.equal(response?.headers.get('WARC-Type'), 'response')
  assert.ok(info?.block.toString().includes('isPartOf: A B: c\r\n'))
})

function unBase32(text: string): string {
  const bits = [...text.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from(bits.match(/.{8}/g)?.map((eight) => Number.parseInt(eight, 2)) ?? []).toString('hex')
}
