/** A personal data server that stands in for Bluesky's: one account, its sessions, blobs and records. */
import { createHash } from 'node:crypto'
import { holdToInput, holdToParameters, holdToRecord } from './lexicon.ts'
import { openStandIn, OutsideSchema, type Asked, type StandIn, type Told } from './stand-in.ts'

type Post = { text: string; facets?: { index: { byteStart: number; byteEnd: number } }[] } & Record<string, unknown>
export type BlueskyStandIn = StandIn & {
  readonly posts: Map<string, { cid: string; value: Post }>
  /** How often a record was written that was not there, or read otherwise. */
  readonly writes: () => number
  readonly blobs: Map<string, { bytes: Buffer; mimeType: string }>
  /** Every session given so far is over. */
  expire(): void
}
export const TEST_ACCOUNT = { identifier: 'diskominfo.contoh.id', password: 'abcd-efgh-ijkl-mnop' }
const DID = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const BLOB_MAX_BYTES = 2_000_000

export async function openBlueskyServer(): Promise<BlueskyStandIn> {
  const posts: BlueskyStandIn['posts'] = new Map()
  const blobs: BlueskyStandIn['blobs'] = new Map()
  const open = new Set<string>()
  const over = new Set<string>()
  let sessions = 0
  let writes = 0
  const no = (status: number, error: string, message: string): Told => ({ status, body: { error, message } })
  const uriOf = (rkey = '') => `at://${DID}/app.bsky.feed.post/${rkey}`

  const methods: Record<string, (asked: Asked, input: Record<string, string>) => Told> = {
    'POST createSession': (_, { identifier, password }) => {
      if (identifier !== TEST_ACCOUNT.identifier || password !== TEST_ACCOUNT.password)
        return no(401, 'AuthenticationRequired', `Invalid identifier or password: ${password}`)
      const accessJwt = `akses-${++sessions}`
      open.add(accessJwt)
      return { status: 200, body: { accessJwt, refreshJwt: 'segar', handle: TEST_ACCOUNT.identifier, did: DID } }
    },
    'POST uploadBlob': ({ headers, body }) => {
      if (body.length > BLOB_MAX_BYTES) return no(413, 'PayloadTooLarge', 'request entity too large')
      const cid = cidOf(body)
      const mimeType = String(headers['content-type'])
      blobs.set(cid, { bytes: body, mimeType })
      return { status: 200, body: { blob: { $type: 'blob', ref: { $link: cid }, mimeType, size: body.length } } }
    },
    'POST putRecord': (_, { repo, collection, rkey, record }) => {
      if (repo !== DID || collection !== 'app.bsky.feed.post' || !rkey) throw new OutsideSchema(`${repo} ${collection}`)
      holdToRecord(collection, rkey, record)
      const value = record as unknown as Post
      holdToText(value)
      for (const cid of JSON.stringify(value).match(/(?<="\$link":")[^"]+/g) ?? [])
        if (!blobs.has(cid)) return no(400, 'BlobNotFound', `Could not find blob: ${cid}`)
      const cid = cidOf(Buffer.from(JSON.stringify(value)))
      if (posts.get(rkey ?? '')?.cid !== cid) writes++
      posts.set(rkey, { cid, value })
      return { status: 200, body: { uri: uriOf(rkey), cid, validationStatus: 'valid' } }
    },
    'GET getRecord': (_, { rkey }) => {
      const found = posts.get(rkey ?? '')
      if (!found) return no(400, 'RecordNotFound', `Could not locate record: ${uriOf(rkey)}`)
      return { status: 200, body: { uri: uriOf(rkey), cid: found.cid, value: found.value } }
    },
    'POST deleteRecord': (_, { rkey }) => {
      posts.delete(rkey ?? '')
      return { status: 200, body: {} }
    },
  }
  const nameOf = ({ method, path }: Asked) => `${method} ${path.split('.').at(-1) ?? ''}`

  function answer(asked: Asked): Told {
    const name = nameOf(asked)
    const method = methods[name]
    const id = asked.path.replace(/^\/xrpc\//, '')
    if (!method || id === asked.path) throw new OutsideSchema(`${asked.method} ${asked.path}`)
    const input = (asked.method === 'GET' ? Object.fromEntries(asked.query) : {}) as Record<string, string>
    if (asked.method === 'GET') holdToParameters(id, input)
    else if (!id.endsWith('uploadBlob')) {
      if (asked.headers['content-type'] !== 'application/json') throw new OutsideSchema('content-type')
      Object.assign(input, JSON.parse(asked.body.toString()))
      holdToInput(id, input)
    }
    if (!id.endsWith('createSession')) {
      const token = /^Bearer (.+)$/.exec(String(asked.headers['authorization'] ?? ''))?.[1] ?? ''
      if (over.has(token)) return no(400, 'ExpiredToken', 'Token has expired')
      if (!open.has(token)) return no(401, 'AuthenticationRequired', 'Authentication Required')
    }
    return method(asked, input)
  }
  const server = await openStandIn({
    nameOf,
    answer,
    unauthorized: no(401, 'AccountTakedown', 'Account has been taken down'),
  })
  return {
    ...server,
    posts,
    blobs,
    writes: () => writes,
    expire: () => {
      for (const token of open) over.add(token)
      open.clear()
    },
  }
}

/** Facets cut at whole letters, in order, none over another. */
function holdToText({ text, facets = [] }: Post): void {
  const bytes = Buffer.from(text)
  const isEdge = (at: number) => at === bytes.length || ((bytes[at] ?? 0) & 0xc0) !== 0x80
  let from = 0
  for (const { index } of facets) {
    const { byteStart, byteEnd } = index
    if (byteStart < from || byteEnd <= byteStart || byteEnd > bytes.length || !isEdge(byteStart) || !isEdge(byteEnd))
      throw new OutsideSchema(`facet ${byteStart}–${byteEnd} of ${text}`)
    from = byteEnd
  }
}

function cidOf(bytes: Buffer): string {
  const hex = createHash('sha256').update(bytes).digest('hex')
  return `bafkrei${hex.replaceAll(/[01089]/g, (sign) => 'xyzuv'['01089'.indexOf(sign)] ?? 'w').slice(0, 52)}`
}
