/**
 * Posts on a WordPress site by its REST interface (`wp/v2`), signed in with an application password
 * (https://developer.wordpress.org/rest-api/). WordPress gives a repeated request a second post, so that nothing is ever
 * created in public: a draft is made, found again by the delivery's key in its text, and only then published by its number,
 * which does the same however often it is asked. A draft too many is seen by nobody.
 */
import { z } from 'zod'
import { ownService, type OwnAnswer, type OwnFailure, type OwnRequest } from './own-service.ts'
import { beforehand, codeOf, jsonOf, no, readReply, type Reply } from './reply.ts'

const TIMEOUT_MS = 30_000 // as long as PHP lets a request run unless told otherwise
const UPLOAD_TIMEOUT_MS = 5 * 60_000
const ANSWER_MAX_BYTES = 4 * 2 ** 20 // twenty posts with their text
const FOUND_MAX = 20
const TERMS_MAX = 100

export type WordPressSite = {
  /** Of the site, before `/wp-json`; judged by `isServiceAddress` when it was set. */
  readonly address: string
  readonly username: string
  /** An application password, never the account's own; with or without its spaces. */
  readonly password: string
  readonly timeoutMs?: number
}
export type WordPressPost = z.output<typeof post>
export type WordPressFields = {
  readonly slug?: string
  /** As HTML, like all texts of a post: what is plain is escaped before. */
  readonly title?: string
  /** With the mark of `keyMark` in it. */
  readonly content?: string
  readonly excerpt?: string
  readonly categories?: readonly number[]
  readonly tags?: readonly number[]
  readonly featuredMedia?: number
  /** Absent: now, by the site's own clock. One that lies ahead of that clock holds the post back. */
  readonly publishedAt?: Date
}
type Media = z.output<typeof media>

const STATUSES = ['publish', 'future', 'draft', 'pending', 'private', 'trash'] as const
const post = z.object({
  id: z.int().min(1),
  status: z.string().max(40),
  slug: z.string().max(300),
  link: z.string().max(2_000),
  content: z.object({ raw: z.string() }),
})
const POST_PARTS = 'id,status,slug,link,content'
const media = z.object({ id: z.int().min(1), source_url: z.url({ protocol: /^https?$/ }).max(2_000) })
const term = z.object({ id: z.int().min(1), name: z.string().max(1_000) })
const account = z.object({
  id: z.int().min(1),
  name: z.string().max(300),
  capabilities: z.record(z.string(), z.unknown()),
})

export type WordPress = {
  /** Who the account is and whether it may publish: changes nothing. */
  who(): Promise<Reply<{ readonly name: string; readonly mayPublish: boolean; readonly mayUpload: boolean }>>
  /** Every post that bears this key, what is public first, then the oldest; those in the trash too. */
  find(it: { readonly key: string; readonly slug: string }): Promise<Reply<readonly WordPressPost[]>>
  createDraft(fields: WordPressFields): Promise<Reply<WordPressPost>>
  /** Changes a post, and with `status` brings it out or takes it back. `gone`: there is none of this number. */
  update(id: number, fields: WordPressFields & { status?: 'publish' | 'draft' }): Promise<Reply<WordPressPost>>
  /** Into the site's own trash, from which its editors can take it back. */
  trash(id: number): Promise<Reply<null>>
  /** @param it.hash of the bytes: the same picture is kept once */
  upload(it: {
    readonly bytes: Buffer
    readonly hash: string
    readonly mediaType: string
    readonly alt: string
    readonly caption: string
  }): Promise<Reply<{ readonly id: number; readonly url: string }>>
  /** The number of a category or tag, made where there is none; null where the account may not make one. */
  findTerm(kind: 'categories' | 'tags', name: string): Promise<Reply<number | null>>
}

/** Stands in the text of a post, where nobody sees it, and names the delivery that made it. */
export const keyMark = (key: string) => `<!-- siar:${key} -->`

/** None of it throws for what the other side does. */
export function openWordPress(site: WordPressSite): WordPress {
  const service = ownService(site.address)
  const basic = Buffer.from(`${site.username}:${site.password}`).toString('base64')
  const secrets = [site.password, site.password.replaceAll(' ', ''), basic]

  const send = (
    method: OwnRequest['method'],
    path: string,
    body: Pick<OwnRequest, 'body' | 'headers'> & { timeoutMs?: number } = { body: null, headers: {} },
  ): Promise<OwnAnswer | OwnFailure> =>
    service({
      method,
      path: `/wp-json/wp/v2/${path}`,
      headers: { accept: 'application/json', authorization: `Basic ${basic}`, ...body.headers },
      body: body.body,
      timeoutMs: site.timeoutMs ?? body.timeoutMs ?? TIMEOUT_MS,
      maxBytes: ANSWER_MAX_BYTES,
    })
  const json = (body: object) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

  function read<Result>(answer: OwnAnswer | OwnFailure, schema: z.ZodType<Result>): Reply<Result> {
    const reply = readReply(answer, schema, secrets)
    if (reply.ok || 'failed' in answer) return reply
    switch (codeOf(answer)) {
      case 'rest_no_route':
        return { ...reply, fault: 'not-the-service' }
      case 'rest_post_invalid_id':
        return { ...reply, fault: 'gone' }
    }
    return reply
  }

  async function findMedia(slug: string): Promise<Reply<readonly Media[]>> {
    const query = new URLSearchParams({ slug, context: 'edit', _fields: 'id,source_url' })
    return read(await send('GET', `media?${query}`), z.array(media).max(FOUND_MAX))
  }

  return {
    who: async () => {
      const reply = read(await send('GET', 'users/me?context=edit&_fields=id,name,capabilities'), account)
      if (!reply.ok) return reply
      const { name, capabilities } = reply.result
      const may = (what: string) => capabilities[what] === true
      return { ok: true, result: { name, mayPublish: may('publish_posts'), mayUpload: may('upload_files') } }
    },

    find: async ({ key, slug }) => {
      const found = new Map<number, WordPressPost>()
      // WordPress adds a number to a name that is taken, and a word to one in the trash.
      const slugs = [slug, ...[2, 3, 4, 5].map((at) => `${slug}-${at}`)].flatMap((it) => [it, `${it}__trashed`])
      for (const by of [{ slug: slugs.join(',') }, { search: key }]) {
        const query = new URLSearchParams({
          ...by,
          status: STATUSES.join(','),
          context: 'edit',
          per_page: String(FOUND_MAX),
          _fields: POST_PARTS,
        })
        const reply = read(await send('GET', `posts?${query}`), z.array(post).max(FOUND_MAX))
        if (!reply.ok) return reply
        for (const it of reply.result) if (it.content.raw.includes(keyMark(key))) found.set(it.id, it)
      }
      const rank = (it: WordPressPost) => (it.status === 'publish' ? 0 : it.status === 'trash' ? 2 : 1)
      return { ok: true, result: [...found.values()].toSorted((a, b) => rank(a) - rank(b) || a.id - b.id) }
    },

    createDraft: async (fields) => {
      const body = json({ ...argumentsOf(fields), status: 'draft' })
      const reply = read(await send('POST', `posts?_fields=${POST_PARTS}`, body), post)
      return reply.ok ? reply : beforehand(reply)
    },

    update: async (id, fields) => {
      const body = json({ ...argumentsOf(fields), ...(fields.status && { status: fields.status }) })
      const answer = await send('POST', `posts/${id}?_fields=${POST_PARTS}`, body)
      const reply = read(answer, post)
      // What fails after the post was written, a plug-in for one, fails the whole request (but 503, which is maintenance).
      return !reply.ok && reply.fault === 'trouble' && 'status' in answer && answer.status !== 503
        ? no('no-answer', reply.said)
        : reply
    },

    trash: async (id) => {
      const reply = read(await send('DELETE', `posts/${id}?_fields=id`), z.object({ id: z.int() }))
      return reply.ok ? { ok: true, result: null } : reply
    },

    upload: async ({ bytes, hash, mediaType, alt, caption }) => {
      const slug = `siar-${hash.slice(0, 32)}`
      const known = await findMedia(slug)
      if (!known.ok) return beforehand(known)
      let [kept] = known.result
      if (!kept) {
        const uploaded = read(
          await send('POST', 'media?_fields=id,source_url', {
            body: bytes,
            headers: {
              'content-type': mediaType,
              'content-disposition': `attachment; filename="${slug}${EXTENSIONS[mediaType] ?? ''}"`,
            },
            timeoutMs: UPLOAD_TIMEOUT_MS,
          }),
          media,
        )
        if (!uploaded.ok) return beforehand(uploaded)
        kept = uploaded.result
        const said = json({ alt_text: alt, caption: { raw: caption } })
        const told = read(await send('POST', `media/${kept.id}?_fields=id,source_url`, said), media)
        if (!told.ok) return beforehand(told)
      }
      return { ok: true, result: { id: kept.id, url: kept.source_url } }
    },

    findTerm: async (kind, name) => {
      const query = new URLSearchParams({ search: name, per_page: String(TERMS_MAX), _fields: 'id,name' })
      const listed = read(await send('GET', `${kind}?${query}`), z.array(term).max(TERMS_MAX))
      if (!listed.ok) return beforehand(listed)
      const same = listed.result.find((it) => folded(it.name) === folded(name))
      if (same) return { ok: true, result: same.id }
      const answer = await send('POST', `${kind}?_fields=id,name`, json({ name }))
      const made = read(answer, term)
      if (made.ok) return { ok: true, result: made.result.id }
      if ('failed' in answer) return beforehand(made)
      switch (codeOf(answer)) {
        case 'term_exists': {
          const { data } = exists.parse(jsonOf(answer.body))
          return { ok: true, result: data?.term_id ?? null }
        }
        case 'rest_cannot_create':
          return { ok: true, result: null }
      }
      return beforehand(made)
    },
  }
}

const exists = z.object({
  data: z
    .object({ term_id: z.int().min(1) })
    .optional()
    .catch(undefined),
})

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
}

function argumentsOf(it: WordPressFields): object {
  return {
    ...(it.slug !== undefined && { slug: it.slug }),
    ...(it.title !== undefined && { title: { raw: it.title } }),
    ...(it.content !== undefined && { content: { raw: it.content } }),
    ...(it.excerpt !== undefined && { excerpt: { raw: it.excerpt } }),
    ...(it.categories && { categories: it.categories }),
    ...(it.tags && { tags: it.tags }),
    ...(it.featuredMedia !== undefined && { featured_media: it.featuredMedia }),
    ...(it.publishedAt && { date_gmt: it.publishedAt.toISOString().slice(0, 19) }),
  }
}

/** A name as WordPress compares it; it gives back what it keeps, which is escaped. */
function folded(name: string): string {
  return name
    .replaceAll(/&(amp|lt|gt|quot|#0?39|#8217);/g, (_, sign: string) => SIGNS[sign] ?? "'")
    .normalize('NFC')
    .trim()
    .toLowerCase()
}
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#8217': '’' }
