import { openLedger } from '../src/ledger/live.ts'
import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { buildApp } from '../src/app.ts'
import type { Answer, Ask, Endpoint } from '../src/http/contract.ts'
import { signIn } from '../src/office/api.ts'
import { TEST_PASSWORD, TEST_URL, type Reply, type TestOffice } from './office.ts'

let visitors = 0

/** Someone at a browser: keeps cookies and says where a request comes from, as browsers do. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  /** Every `Set-Cookie` of the last answer, as it was. */
  setCookies: string[] = []
  readonly app: FastifyInstance
  /** Each visitor comes from an address of their own, unless told. */
  readonly address: string
  readonly origin: string

  constructor(app: FastifyInstance, it: { address?: string; origin?: string } = {}) {
    visitors++
    this.app = app
    this.address = it.address ?? `203.0.${113 + (visitors >> 8)}.${visitors & 255}`
    this.origin = it.origin ?? TEST_URL
  }

  /** Sends anything; a header given as the empty text is left out. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const all: Record<string, string> = {
      host: new URL(this.origin).host,
      origin: this.origin,
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': this.address,
      'user-agent': 'Peramban Uji',
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
      ...headers,
    }
    const response = await this.app.inject({
      method: method as 'GET',
      url: path,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    this.keepCookies([response.headers['set-cookie'] ?? []].flat())
    let parsed: Record<string, unknown>
    try {
      parsed = JSON.parse(response.body) as Record<string, unknown>
    } catch {
      parsed = { text: response.body }
    }
    return { status: response.statusCode, body: parsed, headers: response.headers }
  }

  /** Asks an endpoint and tells what came back, whatever it is. */
  async ask<E extends Endpoint>(it: E, ask: Ask<E>, key: string = randomUUID()): Promise<Reply> {
    const { params = {}, body } = ask as { params?: Record<string, string>; body?: unknown }
    const path = it.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    return this.send(it.method, path, body, it.act ? { 'idempotency-key': key } : {})
  }

  /** Calls an endpoint and expects it to go well. */
  async call<E extends Endpoint>(it: E, ask: Ask<E>, key?: string): Promise<Answer<E>> {
    const reply = await this.ask(it, ask, key)
    if (reply.status !== 200) throw new Error(`${it.method} ${it.path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body as never
  }

  signIn(email: string, password = TEST_PASSWORD): Promise<Reply> {
    return this.ask(signIn, { body: { email, password } })
  }

  private keepCookies(lines: string[]): void {
    this.setCookies = lines
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

/** A browser in which a person of the test office is signed in by password. */
export async function signedIn(office: TestOffice, role: string, password = TEST_PASSWORD): Promise<Visitor> {
  const visitor = new Visitor(office.app)
  const reply = await visitor.signIn(`${role}@contoh.go.id`, password)
  if (reply.status !== 200 || reply.body['next'] !== 'done') throw new Error(`sign-in: ${JSON.stringify(reply.body)}`)
  return visitor
}

/** The same office served by another process, as after a restart or on a second machine. */
export async function serveAgain(office: TestOffice, it: { url?: string; secret?: string } = {}) {
  const app = await buildApp({
    db: office.db,
    pool: office.pool,
    folder: office.folder,
    portalFolder: join(office.folder, 'portal'),
    filesFolder: join(office.folder, 'files'),
    url: it.url ?? TEST_URL,
    secret: it.secret ?? 'x'.repeat(43),
    ledger: await openLedger(office.db, { folder: office.folder, url: it.url ?? TEST_URL, given: undefined }),
    metricsToken: undefined,
    bsreSecret: undefined,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushPublicKey: '',
    log: 'silent',
    lastRoundAt: () => new Date(),
  })
  await app.ready()
  return app
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret inside an `otpauth://` address. */
export function secretOf(uri: string): Buffer {
  return decodeBase32(new URL(uri).searchParams.get('secret') ?? '')
}

/** RFC 4648 §6, as an authenticator reads a secret that was typed. */
export function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
}

/** The six figures an authenticator shows at an instant (RFC 6238, SHA-1, 30 seconds). */
export function totp(secret: Buffer, atMs: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac[19] as number) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
