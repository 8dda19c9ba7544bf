/**
 * A look as WARC 1.1 (ISO 28500:2017), which web archives and their tools read: one file of three records, each gzipped by
 * itself (annex D of the standard). Written here and not by a library: it is thirty lines, and the ones there are bring a
 * command line and a dozen packages along. Pure.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export type CapturedAnswer = {
  readonly proofId: string
  readonly takenAt: Date
  /** The address that answered. */
  readonly url: string
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Those that led to it, the one that was asked first. */
  readonly hops: readonly string[]
  /** As it came, without the coding of its transfer. */
  readonly body: Buffer
  /** Which entry of the ledger says that it was seen. */
  readonly ledgerIndex: number
}

/** The same bytes for the same look. @param software such as `Siar/0.1`; @param office whose look it was */
export function warcOf(it: CapturedAnswer, { software, office }: { software: string; office: string }): Buffer {
  const at = `${it.takenAt.toISOString().slice(0, 19)}Z`
  const id = (part: string) => `<urn:uuid:${idOf(`${it.proofId}/${part}`)}>`
  const fields = (lines: readonly (readonly [string, string])[]) =>
    Buffer.from(lines.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join(''))
  const head = fields(it.headers.map(([name, value]) => [archived(name), value] as const))
  const block = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${it.status} \r\n`), // the phrase may be empty (RFC 9112 §4)
    head,
    Buffer.from('\r\n'),
    it.body,
  ])
  const about = fields([
    ['software', software],
    ['format', 'WARC File Format 1.1'],
    ['isPartOf', office],
    ['description', 'What a server got at a public address. Of its headers the first sixty are kept, each up to a thousand characters; names begin with X-Archive-Orig- where the body is kept without that coding.'], // prettier-ignore
  ])
  const metadata = fields([
    ...it.hops.map((hop) => ['via', hop] as const),
    ['siar-ledger-entry', String(it.ledgerIndex)],
  ])
  return Buffer.concat([
    record({ type: 'warcinfo', id: id('warcinfo'), at, block: about, mediaType: 'application/warc-fields' }),
    record({
      type: 'response',
      id: id('response'),
      at,
      block,
      mediaType: 'application/http;msgtype=response',
      more: [
        ['WARC-Target-URI', it.url],
        ['WARC-Warcinfo-ID', id('warcinfo')],
        ['WARC-Payload-Digest', digest(it.body)],
      ],
    }),
    record({
      type: 'metadata',
      id: id('metadata'),
      at,
      block: metadata,
      mediaType: 'application/warc-fields',
      more: [
        ['WARC-Target-URI', it.url],
        ['WARC-Concurrent-To', id('response')],
      ],
    }),
  ])
}

function record(it: {
  type: string
  id: string
  at: string
  block: Buffer
  mediaType: string
  more?: readonly (readonly [string, string])[]
}): Buffer {
  const lines = [
    ['WARC-Type', it.type],
    ['WARC-Record-ID', it.id],
    ['WARC-Date', it.at],
    ...(it.more ?? []),
    ['WARC-Block-Digest', digest(it.block)],
    ['Content-Type', it.mediaType],
    ['Content-Length', String(it.block.length)],
  ]
  const header = `WARC/1.1\r\n${lines.map(([name, value]) => `${name}: ${oneLine(value ?? '')}\r\n`).join('')}\r\n`
  return gzipSync(Buffer.concat([Buffer.from(header), it.block, Buffer.from('\r\n\r\n')]))
}

/** Codings that the kept body is without; under their own names a reader would undo them once more. */
const UNDONE = new Set(['transfer-encoding', 'content-length', 'trailer'])
const archived = (name: string) => (UNDONE.has(name.toLowerCase()) ? `X-Archive-Orig-${name}` : name)

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')

/** Labelled, in Base32 as the standard's own examples are (RFC 4648 §6). */
function digest(bytes: Buffer): string {
  return `sha256:${base32(createHash('sha256').update(bytes).digest())}`
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = bits.match(/.{1,5}/g)?.map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]) ?? []
  return text.join('').padEnd(Math.ceil(text.length / 8) * 8, '=')
}

/** A version 8 UUID (RFC 9562 §5.8) of a name, so that the same look has the same record twice. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(`warc/${name}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
