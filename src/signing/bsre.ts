/**
 * BSrE's "Esign Client Service", which an office runs or is given an account at: version 1 takes the file as a form and
 * answers with a PDF, version 2 takes and gives JSON with base64. Shapes as public code of regencies uses them, after
 * BSrE's "Petunjuk Teknis Penggunaan API Esign Client Service" v2.2.1.
 *
 * What comes back is believed only as far as it can be checked: it must begin with the very bytes that were sent, hold
 * one more signature, over the whole file, and that signature must be true.
 */
import { z } from 'zod'
import { FormData } from 'undici'
import { Refused } from '../base/refused.ts'
import { statementOf } from '../base/words/signing.ts'
import { ownService, type OwnAnswer, type OwnRequest, type OwnService } from '../outgoing/own-service.ts'
import { evidenceOf, orNotSigned } from './evidence.ts'
import { PDF_BYTES_MAX } from './pdf/file.ts'
import { PdfUnreadable } from './pdf/objects.ts'
import type { Signer, SignatureWanted, Signatory, Wanted } from './signer.ts'
import { verifySignedPdf, type SignedPdf } from './verify.ts'

/** The service waits for a key in a data centre elsewhere; its own clients give it a minute. */
const SIGN_TIMEOUT_MS = 60_000
const LOOK_TIMEOUT_MS = 15_000
const GROWTH_BYTES_MAX = 2 * 2 ** 20 // a signature with its chain, revocation data and timestamp; some tens of KiB
const LOOK_BYTES_MAX = 64 * 1024

const NOT_REGISTERED = 2011
const PASSPHRASE_WRONG = 2031

export type BsreService = {
  readonly version: 1 | 2
  readonly address: string
  readonly clientId: string
  readonly clientSecret: string
  /** Tests narrow it. */
  readonly timeoutMs?: number
}

export function bsreSigner(service: BsreService): Signer {
  const method = service.version === 1 ? 'bsre-v1' : 'bsre-v2'
  const ask = asking(service)
  const talk = service.version === 1 ? versionOne : versionTwo
  return {
    method,
    statement: statementOf(method),
    sign: (wanted) =>
      orNotSigned(async () => {
        const before = verifySignedPdf(wanted.pdf) // what cannot be read here is not sent there
        const nik = nikOf(wanted.by)
        const { bytes, documentId } = await talk.sign(ask, wanted, nik)
        const certificate = checkAnswer(bytes, wanted.pdf, before)
        return { bytes, evidence: evidenceOf(method, wanted, { bytes, certificate, documentId }) }
      }),
    look: ({ by }: Wanted) =>
      orNotSigned(async () => {
        const { status } = readJson(await ask(talk.look(nikOf(by))), statusAnswer)
        if (status !== 'ISSUE') throw new Refused({ code: 'signatory-not-active', standing: status })
        return { certificate: null, serviceStatus: status }
      }),
  }
}

function nikOf({ nik }: Signatory): string {
  if (nik === undefined || !/^\d{16}$/.test(nik)) throw new Refused({ code: 'nik-needed', field: 'nik' })
  return nik
}

type Asked = Pick<OwnRequest, 'method' | 'path' | 'body' | 'maxBytes'> & {
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs: number
}
type Ask = (wanted: Asked) => Promise<OwnAnswer>
type Talk = {
  readonly sign: (
    ask: Ask,
    wanted: SignatureWanted,
    nik: string,
  ) => Promise<{ readonly bytes: Buffer; readonly documentId: string | null }>
  readonly look: (nik: string) => Asked
}

const versionOne: Talk = {
  sign: async (ask, { pdf, secret }, nik) => {
    const body = new FormData()
    body.append('file', new File([new Uint8Array(pdf)], 'naskah.pdf', { type: 'application/pdf' }))
    body.append('nik', nik)
    body.append('passphrase', secret)
    body.append('tampilan', 'invisible') // the paper carries its own block of signature
    const answer = await ask({
      method: 'POST',
      path: '/api/sign/pdf',
      body,
      timeoutMs: SIGN_TIMEOUT_MS,
      maxBytes: pdf.length + GROWTH_BYTES_MAX,
    })
    const id = answer.headers['id_dokumen']
    return { bytes: answer.body, documentId: typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? id : null }
  },
  look: (nik) => ({
    method: 'GET',
    path: `/api/user/status/${nik}`,
    body: null,
    timeoutMs: LOOK_TIMEOUT_MS,
    maxBytes: LOOK_BYTES_MAX,
  }),
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

const versionTwo: Talk = {
  sign: async (ask, { pdf, secret, reason, place }, nik) => {
    const answer = await ask({
      method: 'POST',
      path: '/api/v2/sign/pdf',
      headers: JSON_HEADERS,
      body: JSON.stringify({
        nik,
        passphrase: secret,
        signatureProperties: [{ tampilan: 'INVISIBLE', ...(place && { location: place }), ...(reason && { reason }) }],
        file: [pdf.toString('base64')],
      }),
      timeoutMs: SIGN_TIMEOUT_MS,
      maxBytes: Math.ceil(((pdf.length + GROWTH_BYTES_MAX) * 4) / 3) + 64 * 1024,
    })
    const { file } = readJson(answer, signedAnswer)
    return { bytes: Buffer.from(file[0], 'base64'), documentId: null }
  },
  look: (nik) => ({
    method: 'POST',
    path: '/api/v2/user/check/status',
    headers: JSON_HEADERS,
    body: JSON.stringify({ nik }),
    timeoutMs: LOOK_TIMEOUT_MS,
    maxBytes: LOOK_BYTES_MAX,
  }),
}

// Tolerant of what the service adds, strict about what is used.
const signedAnswer = z.object({ file: z.tuple([z.string().regex(/^[A-Za-z0-9+/\s]+=*\s*$/)]) })
const statusAnswer = z.object({ status: z.string().regex(/^[A-Z_]{1,40}$/) })
const errorAnswer = z.object({ status_code: z.coerce.number().int().min(0).max(99_999) })

function readJson<Shape extends z.ZodType>({ body }: OwnAnswer, shape: Shape): z.output<Shape> {
  const read = shape.safeParse(jsonOf(body))
  if (!read.success) throw new Refused(isPage(body) ? maintenance : { code: 'signing-answer-odd', fault: 'unreadable' })
  return read.data
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

const maintenance = { code: 'signing-service-maintenance' } as const
const isPage = (body: Buffer) => /^\s*(?:<!doctype html|<html|<\?xml)/i.test(body.toString('latin1', 0, 512))

/**
 * One request, and its answer when it is a good one. The service's own words are never passed on: they may repeat what
 * was sent, the passphrase too; its number is enough to ask BSrE about.
 */
function asking({ address, clientId, clientSecret, timeoutMs }: BsreService): Ask {
  const service: OwnService = ownService(address)
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}`
  return async (wanted) => {
    const answer = await service({
      ...wanted,
      headers: { ...wanted.headers, authorization },
      timeoutMs: timeoutMs ?? wanted.timeoutMs,
    })
    if ('failed' in answer) {
      switch (answer.failed) {
        case 'too-slow':
          throw new Refused({ code: 'signing-service-slow' })
        case 'too-large':
          throw new Refused({ code: 'signing-answer-odd', fault: 'too-large' })
        case 'address-refused':
          throw new Refused({ code: 'signing-address-refused' })
        case 'no-name':
        case 'no-connection':
        case 'no-tls':
        case 'too-many-hops':
          throw new Refused({ code: 'signing-service-away' })
      }
    }
    const { status, body } = answer
    if (isPage(body)) throw new Refused(maintenance) // also with 200: proxies put their page where an answer should be
    const told = errorAnswer.safeParse(jsonOf(body))
    const serviceCode = told.success ? told.data.status_code : 0
    if (serviceCode === PASSPHRASE_WRONG) throw new Refused({ code: 'passphrase-wrong' })
    if (serviceCode === NOT_REGISTERED) throw new Refused({ code: 'signatory-unknown' })
    if (status >= 200 && status < 300) return answer
    if (status === 429) throw new Refused({ code: 'signing-service-busy' })
    if (status === 401 || status === 403) throw new Refused({ code: 'signing-client-refused' })
    if (status >= 500) throw new Refused(status === 503 ? maintenance : { code: 'signing-service-away' })
    throw new Refused({ code: 'signing-service-refused', httpStatus: status, serviceCode })
  }
}

/** What came back must be what was sent and one true signature over all of it; the certificate that signed. */
function checkAnswer(bytes: Buffer, sent: Buffer, before: SignedPdf) {
  const odd = (fault: 'no-pdf' | 'unreadable' | 'changed' | 'unsigned' | 'not-whole' | 'false') =>
    new Refused({ code: 'signing-answer-odd', fault })
  if (bytes.length > PDF_BYTES_MAX) throw new Refused({ code: 'signing-answer-odd', fault: 'too-large' })
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw odd('no-pdf')
  if (!bytes.subarray(0, sent.length).equals(sent)) throw odd('changed')
  let now: SignedPdf
  try {
    now = verifySignedPdf(bytes)
  } catch (error) {
    if (error instanceof PdfUnreadable) throw odd('unreadable')
    throw error
  }
  const added = now.signatures.slice(before.signatures.length)
  const own = added.find((it) => it.kind === 'signature')
  if (!own?.certificate) throw odd('unsigned')
  if (now.signatures.some((it) => it.fault !== null)) throw odd('false')
  // A timestamp may close the file after the signature; it then covers that too.
  if (!now.signatures.some((it) => it.coversWholeFile) || own.coversBytes <= sent.length) throw odd('not-whole')
  return own.certificate
}
