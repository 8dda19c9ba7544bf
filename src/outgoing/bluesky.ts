/**
 * Posts of one account of Bluesky, by the XRPC of its personal data server (https://docs.bsky.app/docs/api): at Bluesky's
 * own address, another server's, or a gateway's. A post lies under a key that we name (`putRecord`), so that writing it
 * twice is writing it once, and asking for that key tells for certain whether it is there.
 */
import { z } from 'zod'
import { ownService, type OwnAnswer, type OwnFailure, type OwnRequest } from './own-service.ts'
import { beforehand, codeOf, readReply, type Reply } from './reply.ts'

const TIMEOUT_MS = 20_000
const ANSWER_MAX_BYTES = 256 * 1024
const COLLECTION = 'app.bsky.feed.post'

export type BlueskyAccount = {
  /** Judged by `isServiceAddress` when it was set. */
  readonly address: string
  /** Handle, DID or mail address. */
  readonly identifier: string
  /** An application's password, never the account's own. */
  readonly password: string
  readonly timeoutMs?: number
}

/** A picture that the server has; without a post that shows it, it is forgotten again. */
export type Blob = z.output<typeof blob>
const blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string().max(200) }),
  mimeType: z.string().max(100),
  size: z.int().min(0),
})
export type Facet = {
  /** Offsets in bytes of UTF-8; the end is exclusive. */
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly (
    | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
    | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }
  )[]
}
export type Post = {
  /** At most 300 graphemes and 3,000 bytes. */
  readonly text: string
  readonly facets: readonly Facet[]
  readonly createdAt: Date
  readonly card: {
    readonly uri: string
    readonly title: string
    readonly description: string
    readonly thumb: Blob | null
  } | null
  /** At most four; shown where there is no card. */
  readonly pictures: readonly { readonly image: Blob; readonly alt: string }[]
  /** What it answers to: a correction stands under what it corrects. */
  readonly under: Placed | null
}
const placed = z.object({ uri: z.string().max(500).startsWith('at://'), cid: z.string().max(200) })
export type Placed = z.output<typeof placed>
const session = z.object({ accessJwt: z.string().max(10_000), handle: z.string().max(300), did: z.string().max(300) })
type Session = z.output<typeof session>

export type Bluesky = {
  /** Who the account is: changes nothing. */
  who(): Promise<Reply<{ readonly did: string; readonly handle: string }>>
  /** @param bytes at most 1,000,000, as a card may show (lexicon `app.bsky.embed.external`, `maxSize`) */
  upload(bytes: Buffer, mediaType: string): Promise<Reply<Blob>>
  /** Writes a post under a key, over whatever lies there. @param key a TID */
  put(key: string, post: Post): Promise<Reply<Placed>>
  /** The post under a key; null where none is. */
  find(key: string): Promise<Reply<Placed | null>>
  /** Takes a post away; one that is not there is away too. */
  remove(key: string): Promise<Reply<null>>
}

/** Keeps its session for as long as the server does; none of it throws for what the other side does. */
export function openBluesky(account: BlueskyAccount): Bluesky {
  const service = ownService(account.address)
  let current: Session | null = null
  const secrets = () => [account.password, ...(current ? [current.accessJwt] : [])]

  const send = (
    it: Pick<OwnRequest, 'method' | 'path' | 'body'> & { headers: Readonly<Record<string, string>> },
  ): Promise<OwnAnswer | OwnFailure> =>
    service({
      ...it,
      headers: { accept: 'application/json', ...it.headers },
      timeoutMs: account.timeoutMs ?? TIMEOUT_MS,
      maxBytes: ANSWER_MAX_BYTES,
    })

  async function signedIn(): Promise<Reply<Session>> {
    if (current) return { ok: true, result: current }
    const { identifier, password } = account
    const answer = await send({
      method: 'POST',
      path: '/xrpc/com.atproto.server.createSession',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier, password }),
    })
    const reply = readReply(answer, session, secrets())
    if (!reply.ok) return beforehand(reply)
    current = reply.result
    return reply
  }

  /** A session that ended in the midst of the work is renewed once; what it was refused was not carried out. */
  async function ask<Result>(
    it: {
      readonly answers: z.ZodType<Result>
      readonly request: (session: Session) => Parameters<typeof send>[0]
      /** What some of the server's noes mean. */
      readonly known?: Readonly<Record<string, Result>>
    },
    isRenewed = false,
  ): Promise<Reply<Result>> {
    const entered = await signedIn()
    if (!entered.ok) return entered
    const wanted = it.request(entered.result)
    const authorization = `Bearer ${entered.result.accessJwt}`
    const answer = await send({ ...wanted, headers: { ...wanted.headers, authorization } })
    const reply = readReply(answer, it.answers, secrets())
    const code = 'failed' in answer ? '' : codeOf(answer)
    const isOver = code === 'ExpiredToken' || code === 'InvalidToken'
    if (isOver || (!reply.ok && reply.fault === 'sign-in')) current = null
    if (isOver && !isRenewed) return ask(it, true)
    const known = it.known?.[code]
    return known === undefined ? reply : { ok: true, result: known }
  }

  const write = (method: string, body: object) => ({
    method: 'POST' as const,
    path: `/xrpc/com.atproto.repo.${method}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return {
    who: async () => {
      current = null // so that what is answered is true now
      const entered = await signedIn()
      if (!entered.ok) return entered
      const { did, handle } = entered.result
      return { ok: true, result: { did, handle } }
    },
    upload: async (bytes, mediaType) => {
      const reply = await ask({
        answers: z.object({ blob }),
        request: () => ({
          method: 'POST',
          path: '/xrpc/com.atproto.repo.uploadBlob',
          headers: { 'content-type': mediaType },
          body: bytes,
        }),
      })
      return reply.ok ? { ok: true, result: reply.result.blob } : beforehand(reply)
    },
    put: (key, post) =>
      ask({
        answers: placed,
        request: ({ did }) =>
          write('putRecord', { repo: did, collection: COLLECTION, rkey: key, validate: true, record: recordOf(post) }),
      }),
    find: (key) =>
      ask<Placed | null>({
        answers: placed,
        request: ({ did }) => ({
          method: 'GET',
          path: `/xrpc/com.atproto.repo.getRecord?${new URLSearchParams({ repo: did, collection: COLLECTION, rkey: key })}`,
          headers: {},
          body: null,
        }),
        known: { RecordNotFound: null },
      }),
    remove: (key) =>
      ask({
        answers: z.looseObject({}).transform(() => null),
        request: ({ did }) => write('deleteRecord', { repo: did, collection: COLLECTION, rkey: key }),
      }),
  }
}

function recordOf({ text, facets, createdAt, card, pictures, under }: Post): object {
  return {
    $type: COLLECTION,
    text,
    ...(facets.length > 0 && { facets }),
    langs: ['id'],
    createdAt: createdAt.toISOString(),
    ...(card
      ? { embed: { $type: 'app.bsky.embed.external', external: { ...card, thumb: card.thumb ?? undefined } } }
      : pictures.length > 0 && { embed: { $type: 'app.bsky.embed.images', images: pictures } }),
    ...(under && { reply: { root: under, parent: under } }),
  }
}
