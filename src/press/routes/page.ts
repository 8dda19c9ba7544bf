/** The pages that the press meets: server-drawn, without scripts, in one calm look. */
import type { FastifyReply } from 'fastify'
import type { Language } from '../../base/refused.ts'
import { readOwnFile, type OwnFile } from '../../http/own-files.ts'
import { html, type Html } from '../../portal/html.ts'

const css = (() => {
  let read: OwnFile | null = null
  return () => (read ??= readOwnFile(new URL('./aset/pers.css', import.meta.url), { base: 'pers', ending: 'css' }))
})()
/** What the pages bring along, asked for with the first request. */
export const ownFiles = (): readonly OwnFile[] => [css()]

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

export function pressPage(it: { title: string; office: string; body: Html; language: Language }): string {
  return html`<!doctype html>
<html lang="${it.language}">
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
<header><p>${it.office}</p></header>
<main>
<h1>${it.title}</h1>
${it.body}
</main>
</body>
</html>
`.text
}

/** Sends a page that nothing keeps, and whose address goes nowhere with a link that is followed. */
export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
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
