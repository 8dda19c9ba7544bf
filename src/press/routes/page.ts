/** The pages that the press meets: server-drawn, without scripts, in one calm look. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, type Language } from '../../base/refused.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import type { Db } from '../../db/connect.ts'
import { readOwnFile, type OwnFile } from '../../http/own-files.ts'
import { languageOf } from '../../http/problem.ts'
import { readOfficeName } from '../../office/store.ts'
import { html, type Html } from '../../portal/html.ts'

const css = (() => {
  let read: OwnFile | null = null
  return () => (read ??= readOwnFile(new URL('./aset/pers.css', import.meta.url), { base: 'pers', ending: 'css' }))
})()
/** What the pages bring along, asked for with the first request. */
export const ownFiles = (): readonly OwnFile[] => [css()]

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

type Page = { readonly title: string; readonly body: Html }

/** Sends a page that nothing keeps, and whose address goes nowhere with a link that is followed. */
export async function showPage(
  db: Db,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  it: Page,
): Promise<FastifyReply> {
  const page = pageOf(it, { office: await readOfficeName(db), language: languageOf(request) })
  return reply
    .code(status)
    .headers({
      'content-security-policy': CSP,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Not none at all: a browser would then say “null” of where a form comes from, and ours would be taken for foreign.
      'referrer-policy': 'same-origin',
    })
    .type('text/html; charset=utf-8')
    .send(page)
}

/** What a form of ours sends, and nothing else, is read: as `URLSearchParams`. */
export function takeForms(scope: FastifyInstance, maxBytes: number): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxBytes },
    (_, text, done) => done(null, new URLSearchParams(String(text))),
  )
}
export const formOf = (request: FastifyRequest) => (request.body as URLSearchParams | null) ?? new URLSearchParams()

/** What a program sends with one press of a way out is known beforehand and says nothing more (RFC 8058 §3.1). */
export function takeAnything(scope: FastifyInstance, maxBytes: number): void {
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxBytes }, (_, __, done) => done(null, null))
}

/** Tells by a page what went wrong. @param it.back where one goes on from */
export function tellTrouble(
  scope: FastifyInstance,
  db: Db,
  it: { words: Readonly<Record<'often' | 'trouble' | 'troubleAbout', Phrase>>; back: (language: Language) => Html },
): void {
  scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const language = languageOf(request)
    if (error instanceof Refused && error.reason.code === 'too-often') {
      void reply.header('retry-after', error.reason.waitSeconds)
      return showPage(db, request, reply, 429, { title: it.words.often[language], body: it.back(language) })
    }
    const status = error instanceof Refused ? 403 : (error.statusCode ?? 503)
    if (status >= 500) request.log.error({ err: error }, 'press page')
    const body = html`<p>${it.words.troubleAbout[language]}</p>`
    return showPage(db, request, reply, status, { title: it.words.trouble[language], body })
  })
}

/** Not of the API, and with headers of their own. */
export const pageOptions = { schema: { hide: true }, helmet: false } as object

function pageOf(it: Page, { office, language }: { office: string; language: Language }): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${it.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pers/aset/${css().name}">
</head>
<body>
<header><p>${office}</p></header>
<main>
<h1>${it.title}</h1>
${it.body}
</main>
</body>
</html>
`.text
}
