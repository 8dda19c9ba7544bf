import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { plainTextOf } from '../../base/content.ts'
import { refusals, Refused } from '../../base/refused.ts'
import { checkWords } from '../../base/words/check.ts'
import type { Db } from '../../db/connect.ts'
import type { FileStore } from '../../files/store.ts'
import { countAttempt, networkOf } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { readOwnFile, serveOwnFiles, type OwnFile } from '../../http/own-files.ts'
import { languageOf } from '../../http/problem.ts'
import type { LiveLedger } from '../../ledger/live.ts'
import { verifySignedPdf } from '../../signing/verify.ts'
import { findChecked, findCodeOfFile, type Checked } from '../stores/check.ts'
import { findLedgerRow } from '../stores/ledger.ts'
import { askPage, checkPage, type CheckFiles, type Proof, type SignatureSeen } from './check-page.ts'

const TRIES_A_MINUTE = 120 // many phones share one address of their network
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/**
 * The public page behind the QR code of a paper: no account, no content of internal papers, nothing kept of who asks. What
 * one holds is compared in one's own browser.
 */
export async function checkRoutes(
  app: FastifyInstance,
  db: Db,
  { files, ledger }: { files: FileStore; ledger: LiveLedger },
): Promise<void> {
  await app.register(async (scope) => {
    const options = { schema: { hide: true }, helmet: false } as object
    scope.addHook('onRequest', async (request) => {
      if (request.url.startsWith('/cek/aset/')) return
      await countAttempt(
        db,
        { key: `check:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: TRIES_A_MINUTE },
        new Date(),
      )
    })
    scope.setErrorHandler(async (error, request, reply) => {
      if (!(error instanceof Refused)) throw error
      if (error.reason.code === 'too-often') void reply.header('retry-after', error.reason.waitSeconds)
      return reply
        .code(refusals[error.reason.code].status)
        .type('text/plain; charset=utf-8')
        .send(checkWords.often[languageOf(request)])
    })

    serveOwnFiles(scope, '/cek/aset', () => own().all)

    scope.get('/cek', options, async (request, reply) => {
      const typed = (request.query as { kode?: unknown }).kode
      const code = typeof typed === 'string' ? readCode(typed) : ''
      if (code !== '') return reply.redirect(`/cek/${encodeURIComponent(code)}`, 303)
      return send(reply, 200, askPage(own().names, languageOf(request), false))
    })

    // Whether a file that somebody holds is one of ours, by its hash alone.
    scope.get('/cek/sidik/:hash', options, async (request, reply) => {
      const { hash } = request.params as { hash: string }
      const code = /^[0-9a-f]{64}$/.test(hash) ? await findCodeOfFile(db, hash) : null
      return reply.headers(HEADERS).send({ code })
    })

    scope.get('/cek/:code', options, async (request, reply) => {
      const language = languageOf(request)
      const { code, checked } = await find((request.params as { code: string }).code)
      if (!checked) return send(reply, 404, askPage(own().names, language, true))
      const proof = checked.ledgerIndex === null ? null : await proofOf(checked.ledgerIndex)
      return send(
        reply,
        200,
        checkPage(
          { code, checked, proof, words: wordsOf(checked), seen: await lookAt(checked) },
          own().names,
          language,
        ),
      )
    })

    // Only what the public may read anyway: a release that is out.
    scope.get('/cek/:code/naskah.pdf', options, async (request, reply) => {
      const { checked } = await find((request.params as { code: string }).code)
      if (!checked?.fileHash || wordsOf(checked) === '') return reply.code(404).send()
      return reply
        .headers(HEADERS)
        .type('application/pdf')
        .send(createReadStream(files.pathOf(issuedHash(checked, checked.fileHash))))
    })
  })

  async function find(typed: string): Promise<{ code: string; checked: Checked | null }> {
    const code = readCode(typed)
    return { code, checked: /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? await findChecked(db, code, new Date()) : null }
  }

  /** What the signed file itself says, read anew each time: a row would only tell what it once was. */
  async function lookAt({ signature }: Checked): Promise<SignatureSeen | null> {
    if (signature.state !== 'signed') return null
    try {
      const found = verifySignedPdf(await readFile(files.pathOf(signature.fileHash)))
      const own = found.signatures.find((it) => it.kind === 'signature')
      const isIntact = found.sha256 === signature.fileHash && found.signatures.every((it) => it.fault === null)
      const isWhole = found.signatures.some((it) => it.coversWholeFile)
      return { certificate: own?.certificate ?? null, isWhole: isIntact && isWhole }
    } catch {
      return { certificate: null, isWhole: false } // gone, or damaged on the disk: not intact, whatever the reason
    }
  }

  async function proofOf(index: number): Promise<Proof | null> {
    const row = await findLedgerRow(db, index)
    if (!row) return null
    const { size, note } = await ledger.checkpoint()
    const nodes = await ledger.inclusion(index, size)
    return { entry: row.body, nodes: nodes.map((it) => it.toString('base64')), checkpoint: note, key: ledger.key }
  }
}

/** A code as people type it: in small letters, in groups, with O for 0 and I or L for 1 (Crockford). */
function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1').slice(0, 20)
}

/** The file that was issued: the signed one where there is one. */
const issuedHash = ({ signature }: Checked, unsigned: string) =>
  signature.state === 'signed' ? signature.fileHash : unsigned

/** The words of a release; blank for every other paper, and for a release that was withdrawn. */
function wordsOf({ release, state }: Checked): string {
  if (release === null || state !== 'stands') return ''
  const { content } = release
  return [content.title, content.summary, plainTextOf(content.body)].filter(Boolean).join('\n')
}

function send(reply: FastifyReply, status: number, page: string) {
  return reply.code(status).headers(HEADERS).type('text/html; charset=utf-8').send(page)
}

type OwnFiles = { readonly names: CheckFiles; readonly all: readonly OwnFile[] }
let read: OwnFiles | null = null

/** The page's files; the reader of PDFs is large, so that an office that nobody asks holds none of them. */
function own(): OwnFiles {
  if (read) return read
  const beside = (name: string) => new URL(`./aset/${name}`, import.meta.url)
  const css = readOwnFile(beside('cek.css'), { base: 'cek', ending: 'css' })
  const js = readOwnFile(beside('cek.js'), { base: 'cek', ending: 'js' })
  const pdf = readOwnFile(new URL(import.meta.resolve('unpdf/pdfjs')), { base: 'pdf', ending: 'mjs' })
  return (read = { names: { css: css.name, js: js.name, pdf: pdf.name }, all: [css, js, pdf] })
}
