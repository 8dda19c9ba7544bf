/**
 * A WordPress that stands in for any, with what of it matters to whoever publishes: arguments as its OPTIONS state them,
 * names made unique, a trash, texts kept as HTML, and a second post for a second request.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStandIn, OutsideSchema, type Asked, type StandIn, type Told } from './stand-in.ts'

type Post = {
  id: number
  status: string
  slug: string
  title: string
  content: string
  excerpt: string
  categories: number[]
  tags: number[]
  featured_media: number
  date_gmt: string
}
export type WordPressStandIn = StandIn & {
  readonly posts: Map<number, Post>
  readonly media: Map<number, { slug: string; bytes: Buffer; alt: string; caption: string; url: string }>
  readonly terms: { id: number; kind: string; name: string }[]
  /** Posts that anybody can read. */
  readonly public: () => Post[]
  /** What the account may not do. */
  readonly may: { publish: boolean; manageTerms: boolean }
}
export const TEST_WRITER = { username: 'siar', password: 'abcd EFGH ijkl MNOP qrst UVWX' }

type Rule = {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly items?: Rule
  readonly properties?: Readonly<Record<string, Rule>> | readonly never[]
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly readonly?: boolean
  readonly required?: boolean
}
const rules = JSON.parse(readFileSync(join(import.meta.dirname, 'data/wordpress/arguments.json'), 'utf8')) as Record<
  string,
  Record<'GET' | 'POST', Record<string, Rule>>
>

export async function openWordPressServer(): Promise<WordPressStandIn> {
  const posts: WordPressStandIn['posts'] = new Map()
  const media: WordPressStandIn['media'] = new Map()
  const terms: WordPressStandIn['terms'] = [{ id: 1, kind: 'categories', name: 'Layanan &amp; Informasi' }]
  const may = { publish: true, manageTerms: true }
  let nextId = 9
  const no = (status: number, code: string, more: object = {}): Told => ({
    status,
    body: { code, message: 'Sorry, you are not allowed to do that.', data: { status, ...more } },
  })
  const post = (it: Post): object => ({
    id: it.id,
    status: it.status,
    slug: it.slug,
    link: `${server.address}/?p=${it.id}`,
    content: { raw: it.content, rendered: it.content, protected: false },
  })

  function write(it: Post, input: Record<string, unknown>): Told {
    const raw = (name: string) => (input[name] as { raw?: string } | undefined)?.raw
    const status = (input['status'] as string | undefined) ?? it.status
    if (status === 'publish' && !may.publish) return no(403, 'rest_cannot_publish')
    it.status = status
    if (typeof input['slug'] === 'string') it.slug = input['slug']
    const isTaken = (slug: string) => [...posts.values()].some((other) => other.id !== it.id && other.slug === slug)
    const wanted = it.slug
    for (let at = 2; isTaken(it.slug); at++) it.slug = `${wanted}-${at}`
    it.title = raw('title') ?? it.title
    it.content = raw('content') ?? it.content
    it.excerpt = raw('excerpt') ?? it.excerpt
    it.categories = (input['categories'] as number[] | undefined) ?? it.categories
    it.tags = (input['tags'] as number[] | undefined) ?? it.tags
    it.featured_media = (input['featured_media'] as number | undefined) ?? it.featured_media
    it.date_gmt = (input['date_gmt'] as string | undefined) ?? it.date_gmt
    for (const id of [...it.categories, ...it.tags])
      if (!terms.some((term) => term.id === id)) return no(400, 'rest_invalid_param')
    if (it.featured_media !== 0 && !media.has(it.featured_media)) return no(400, 'rest_invalid_featured_media')
    posts.set(it.id, it)
    return { status: input['id'] ? 200 : 201, body: post(it) }
  }

  function answer(asked: Asked): Told {
    const [kind = '', id = ''] = asked.path.replace(/^\/wp-json\/wp\/v2\//, '').split('/')
    const basic = Buffer.from(`${TEST_WRITER.username}:${TEST_WRITER.password}`).toString('base64')
    if (asked.headers['authorization'] !== `Basic ${basic}`) return no(401, 'rest_not_logged_in')
    const query = Object.fromEntries([...asked.query].filter(([name]) => name !== '_fields'))
    if (kind === 'users' && id === 'me') {
      const capabilities = { publish_posts: may.publish, upload_files: true, manage_categories: may.manageTerms }
      return { status: 200, body: { id: 3, name: 'Siar', capabilities } }
    }
    const known = rules[kind]
    if (!known) throw new OutsideSchema(`no route ${asked.path}`)
    const isUpload = kind === 'media' && asked.method === 'POST' && id === ''
    const input =
      asked.method === 'POST' && !isUpload ? (JSON.parse(asked.body.toString()) as Record<string, unknown>) : {}
    if (asked.method === 'GET') holdTo(known.GET, parsed(known.GET, query), kind)
    else {
      if (Object.keys(query).length > 0) throw new OutsideSchema(`query of a ${asked.method}`)
      holdTo(known.POST, input, kind, id !== '' || isUpload)
    }
    switch (`${asked.method} ${kind}`) {
      case 'GET posts': {
        const slugs = query['slug']?.split(',')
        const statuses = query['status']?.split(',') ?? ['publish']
        const found = [...posts.values()]
          .filter((it) => statuses.includes(it.status) && (!slugs || slugs.includes(it.slug)))
          .filter((it) => !query['search'] || `${it.title} ${it.excerpt} ${it.content}`.includes(query['search']))
        return { status: 200, body: found.slice(0, Number(query['per_page'] ?? 10)).map(post) }
      }
      case 'POST posts': {
        if (id !== '') {
          const it = posts.get(Number(id))
          return it ? write(it, { ...input, id }) : no(404, 'rest_post_invalid_id')
        }
        const fresh = { slug: '', title: '', content: '', excerpt: '', categories: [1], tags: [], featured_media: 0 }
        return write({ ...fresh, id: nextId++, status: 'draft', date_gmt: '' }, input)
      }
      case 'DELETE posts': {
        const it = posts.get(Number(id))
        if (!it) return no(404, 'rest_post_invalid_id')
        if (it.status === 'trash') return no(410, 'rest_already_trashed')
        it.status = 'trash'
        it.slug = `${it.slug}__trashed`
        return { status: 200, body: post(it) }
      }
      case 'GET media': {
        const found = [...media].filter(([, it]) => it.slug === query['slug'])
        return { status: 200, body: found.map(([number, it]) => ({ id: number, source_url: it.url })) }
      }
      case 'POST media': {
        const name = /^attachment; filename="([\w-]+)(\.\w+)"$/.exec(String(asked.headers['content-disposition']))
        const it = media.get(Number(id))
        if (id !== '') {
          if (!it) return no(404, 'rest_post_invalid_id')
          it.alt = String(input['alt_text'])
          it.caption = String((input['caption'] as { raw: string }).raw)
          return { status: 200, body: { id: Number(id), source_url: it.url } }
        }
        if (!name || !String(asked.headers['content-type']).startsWith('image/')) throw new OutsideSchema('no name')
        const number = nextId++
        const url = `${server.address}/wp-content/uploads/2026/11/${name[1]}${name[2]}`
        media.set(number, { slug: name[1] ?? '', bytes: asked.body, alt: '', caption: '', url })
        return { status: 201, body: { id: number, source_url: url } }
      }
      case 'GET categories':
      case 'GET tags': {
        const words = escaped(query['search'] ?? '').toLowerCase()
        const found = terms.filter((it) => it.kind === kind && it.name.toLowerCase().includes(words))
        return { status: 200, body: found.map(({ id: number, name }) => ({ id: number, name })) }
      }
      case 'POST categories':
      case 'POST tags': {
        if (!may.manageTerms) return no(403, 'rest_cannot_create')
        const name = escaped(String(input['name']))
        const same = terms.find((it) => it.kind === kind && it.name === name)
        if (same) return no(400, 'term_exists', { term_id: same.id })
        terms.push({ id: nextId, kind, name })
        return { status: 201, body: { id: nextId++, name } }
      }
    }
    throw new OutsideSchema(`${asked.method} ${asked.path}`)
  }
  const server = await openStandIn({
    nameOf: ({ method, path }) => {
      const [kind, id] = path.replace(/^\/wp-json\/wp\/v2\//, '').split('/')
      return `${method} ${kind ?? ''}${id && id !== 'me' ? '/id' : ''}`
    },
    answer,
    unauthorized: no(401, 'incorrect_password'),
  })
  return {
    ...server,
    posts,
    media,
    terms,
    may,
    public: () => [...posts.values()].filter((it) => it.status === 'publish'),
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The words of a query as what they stand for. */
function parsed(known: Record<string, Rule>, query: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => {
      const type = known[name]?.type
      return [name, type === 'array' ? text.split(',') : type === 'integer' ? Number(text) : text]
    }),
  )
}

function holdTo(known: Record<string, Rule>, input: Record<string, unknown>, at: string, isPart = false): void {
  for (const [name, rule] of Object.entries(known))
    if (rule.required && !isPart && !(name in input)) throw new OutsideSchema(`${at} has no ${name}`)
  for (const [name, value] of Object.entries(input)) {
    const rule = known[name]
    if (!rule || rule.readonly) throw new OutsideSchema(`${at} knows no ${name}`)
    hold(rule, value, `${at}.${name}`)
  }
}

function hold(rule: Rule, value: unknown, at: string): void {
  const type =
    value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  if (![rule.type ?? type].flat().includes(type)) throw new OutsideSchema(`${at} is a ${type}`)
  if (rule.enum && !rule.enum.includes(value)) throw new OutsideSchema(`${at}: ${String(value)}`)
  if (Number(value) < (rule.minimum ?? -Infinity) || Number(value) > (rule.maximum ?? Infinity))
    throw new OutsideSchema(`${at}: ${String(value)}`)
  if (rule.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/.test(String(value)))
    throw new OutsideSchema(`${at}: ${String(value)}`)
  if (Array.isArray(value)) for (const part of value) hold(rule.items ?? {}, part, at)
  if (type === 'object') holdTo((rule.properties ?? {}) as Record<string, Rule>, value as Record<string, unknown>, at)
}
