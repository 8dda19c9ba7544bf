/** A stand-in for BSrE's Esign Client Service, versions 1 and 2: it signs for real, and fails in the ways it is known to. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { padesSigner } from '../src/signing/pades.ts'
import { PASSPHRASE } from './signing.ts'

export const NIK = '3201234567890001'
export const UNKNOWN_NIK = '3201234567890002'
export const CLIENT = { clientId: 'siar', clientSecret: 'rahasia-klien-8841' }

/** How it behaves until told otherwise. */
export type Mood =
  | 'well'
  | 'silent'
  | 'cut'
  | 'drip'
  | 'maintenance-200'
  | 'maintenance-503'
  | 'broken-500'
  | 'busy-429'
  | 'elsewhere-302'
  | 'oversize'
  | 'another-paper'
  | 'unsigned'
  | 'rewritten'
  | 'not-whole'
  | 'false-signature'
  | 'no-pdf'
  | 'empty'
  | 'echo'
  | 'odd-json'

const PAGE =
  '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Layanan sedang dalam pemeliharaan</body></html>'

export class EsignService {
  mood: Mood = 'well'
  /** What arrived, for a test to look at. */
  readonly asked: { path: string; fields: Record<string, unknown>; authorization: string }[] = []
  status = 'ISSUE'
  readonly #server: Server
  readonly #keyStore: Buffer
  readonly #anotherPaper: Buffer

  constructor(keyStore: Buffer, anotherPaper: Buffer) {
    this.#keyStore = keyStore
    this.#anotherPaper = anotherPaper
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async begin(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Lets those go who still wait for an answer. */
  hangUp(): void {
    this.#server.closeAllConnections()
  }

  end(): void {
    this.hangUp()
    this.#server.close()
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', headers } = request
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const fields = await read(Buffer.concat(parts), headers['content-type'] ?? '')
    this.asked.push({ path: url, fields, authorization: headers.authorization ?? '' })

    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    switch (this.mood) {
      case 'silent':
        return
      case 'maintenance-200':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
      case 'maintenance-503':
        return void response.writeHead(503, { 'content-type': 'text/html' }).end(PAGE)
      case 'broken-500':
        return void json(500, { timestamp: 0, status: 500, error: 'Internal Server Error' })
      case 'busy-429':
        return void json(429, { error: 'Too Many Requests' })
      case 'elsewhere-302':
        return void response.writeHead(302, { location: 'http://198.51.100.7/tangkap' }).end()
      case 'empty':
        return void response.writeHead(200).end()
      case 'echo': // a service that repeats what it was sent, the passphrase too
        return void json(400, { status_code: 9999, error: `Gagal: ${JSON.stringify(fields)}` })
      case 'odd-json':
        return void json(200, { file: 'bukan daftar', status: 12 })
    }
    const right = `Basic ${Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64')}`
    if (headers.authorization !== right) return void json(401, { error: 'Unauthorized' })
    const isOne = !url.startsWith('/api/v2/')
    const nik = String(isOne && request.method === 'GET' ? url.split('/').at(-1) : fields['nik'])
    const unknown = { status_code: isOne ? 2011 : '2011', error: 'Penandatangan tidak terdaftar' }
    if (nik === UNKNOWN_NIK) return void json(isOne ? 400 : 200, unknown)
    if (url.includes('/status'))
      return void json(200, { status_code: '1111', status: this.status, message: 'User telah terdaftar' })
    if (fields['passphrase'] !== PASSPHRASE)
      return void json(400, { status_code: 2031, error: 'Passphrase anda salah' })

    const sent = isOne ? (fields['file'] as Buffer) : Buffer.from((fields['file'] as string[])[0] ?? '', 'base64')
    const signed = await this.#sign(sent)
    if (isOne) response.setHeader('id_dokumen', 'd41d8cd98f00b204')
    const body = isOne ? signed : Buffer.from(JSON.stringify({ time: 912, file: [signed.toString('base64')] }))
    response.writeHead(200, { 'content-type': isOne ? 'application/pdf' : 'application/json' })
    if (this.mood === 'cut') return void response.write(body.subarray(0, 2_000), () => response.destroy())
    if (this.mood === 'drip') {
      const timer = setInterval(() => response.write(body.subarray(0, 1)), 20)
      return void response.on('close', () => clearInterval(timer))
    }
    response.end(body)
  }

  async #sign(sent: Buffer): Promise<Buffer> {
    const made = async (pdf: Buffer) => {
      const by = { name: 'Dra. Siti Aminah, M.Si.', post: 'Kepala Dinas' }
      const outcome = await padesSigner(this.#keyStore).sign({ pdf, by, secret: PASSPHRASE, now: SIGNED_AT })
      if ('refused' in outcome) throw new Error(outcome.refused.code)
      return outcome.bytes
    }
    switch (this.mood) {
      case 'another-paper':
        return made(this.#anotherPaper)
      case 'unsigned':
        return sent
      case 'oversize':
        return Buffer.concat([sent, Buffer.alloc(4 * 2 ** 20)])
      case 'no-pdf':
        return Buffer.from('Tanda tangan berhasil')
      case 'rewritten': {
        const copy = Buffer.from(sent)
        copy.write('Z', 2_000) // one byte of the paper, and then a true signature over it
        return made(copy)
      }
      case 'not-whole': {
        const whole = await made(sent)
        const at = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(whole.toString('latin1'))?.[1]
        return Buffer.concat([whole, Buffer.from(`% tambahan\nstartxref\n${at}\n%%EOF\n`)])
      }
      case 'false-signature': {
        const copy = await made(sent)
        copy.write('00', copy.lastIndexOf('/Contents <') + 3_000 - 1_200)
        return copy
      }
      default:
        return made(sent)
    }
  }
}

const SIGNED_AT = new Date('2026-11-26T03:00:00Z')

async function read(body: Buffer, type: string): Promise<Record<string, unknown>> {
  if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  if (!type.startsWith('multipart/form-data')) return {}
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, unknown> = {}
  for (const [key, value] of form)
    fields[key] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer())
  return fields
}
