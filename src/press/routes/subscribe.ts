import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { readSignedToken } from '../../base/signed-token.ts'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt, isWithin, networkOf } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { html } from '../../portal/html.ts'
import { limits, mailboxOf, readWish } from '../rules/subscribers.ts'
import * as store from '../stores/subscribers.ts'
import { formOf, pageOptions, showPage, takeAnything, takeForms, tellTrouble } from './page.ts'

const FORM_MAX_BYTES = 16 * 1024

/**
 * News by e-mail, as the portal's page of subscriptions asks for it: without scripts, cookies or an account. The same answer
 * for whoever asks, so that nobody learns who is subscribed; only a button changes anything, since programs that look at
 * links before a person does follow them. The way out is RFC 8058's.
 */
export function subscribeRoutes(app: FastifyInstance, db: Db, secret: string): void {
  app.register(async (scope) => {
    takeForms(scope, FORM_MAX_BYTES)
    takeAnything(scope, FORM_MAX_BYTES)
    tellTrouble(scope, db, { words: w, back })

    for (const path of ['/langganan', '/langganan/'])
      scope.get(path, pageOptions, async (_, reply) => reply.redirect('/berlangganan/', 308))

    scope.post('/langganan/', pageOptions, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      await countAttempt(db, { key: `subscribe:from:${networkOf(request.ip)}`, ...limits.from }, now)
      await countAttempt(db, { key: `subscribe:site:${networkOf(request.ip, 48)}`, ...limits.site }, now)
      if (!(await store.isOpen(db))) {
        const body = html`<p>${w.closedAbout[language]}</p>${back(language)}`
        return showPage(db, request, reply, 404, { title: w.closed[language], body })
      }
      const known = new Set((await store.listTopics(db)).map((it) => it.slug))
      const wish = readWish(formOf(request), known)
      if (typeof wish === 'string') {
        const body = html`<p class="trouble" role="alert">${w.problems[wish][language]}</p>${back(language)}`
        return showPage(db, request, reply, 422, { title: w.wrong[language], body })
      }
      // The address itself is kept nowhere before its owner confirmed it but in the request.
      const key = `subscribe:to:${sha256(mailboxOf(wish.email))}`
      // In one transaction: whoever is refused because all asked too often has as many letters left as before.
      await db.transaction().execute(async (tx) => {
        if (!(await isWithin(tx, { key, ...limits.to }, now))) return
        await countAttempt(tx, { key: 'subscribe:all', ...limits.all }, now)
        await store.askToSubscribe(tx, wish, now)
      })
      return showPage(db, request, reply, 200, { title: w.sent[language], body: html`<p role="status">${w.sentAbout[language]}</p>${toPortal(language)}` }) // prettier-ignore
    })

    scope.get('/langganan/pasti/:token', pageOptions, async (request, reply) => {
      const language = languageOf(request)
      const id = idOf(request, 'subscribe')
      const asked = id === null ? null : await store.findRequest(db, id, new Date())
      if (!asked) return linkGone(request, reply)
      const topics = (await store.namesOfTopics(db, asked.topics)).join(', ') || w.allTopics[language]
      const body = html`<p>${w.confirmAbout[language](asked.email, topics)}</p><form method="post"><button>${w.confirm[language]}</button></form>`
      return showPage(db, request, reply, 200, { title: w.confirmTitle[language], body })
    })

    scope.post('/langganan/pasti/:token', pageOptions, async (request, reply) => {
      const language = languageOf(request)
      const id = idOf(request, 'subscribe')
      if (id === null || !(await store.confirmRequest(db, { id, secret }, new Date()))) return linkGone(request, reply)
      const body = html`<p role="status">${w.confirmedAbout[language]}</p>${toPortal(language)}`
      return showPage(db, request, reply, 200, { title: w.confirmed[language], body })
    })

    scope.get('/langganan/berhenti/:token', pageOptions, async (request, reply) => {
      const language = languageOf(request)
      const id = idOf(request, 'subscription')
      if (id === null) return unknown(request, reply)
      if (!(await store.isSubscribed(db, id))) return stopped(request, reply)
      const body = html`<p>${w.stopAbout[language]}</p><form method="post"><button>${w.stop[language]}</button></form>`
      return showPage(db, request, reply, 200, { title: w.stopTitle[language], body })
    })

    scope.post('/langganan/berhenti/:token', pageOptions, async (request, reply) => {
      const id = idOf(request, 'subscription')
      if (id === null) return unknown(request, reply)
      await db.transaction().execute((tx) => store.removeSubscriber(tx, id))
      return stopped(request, reply)
    })
  })

  const idOf = (request: FastifyRequest, purpose: 'subscribe' | 'subscription') =>
    readSignedToken(purpose, (request.params as { token: string }).token, secret)

  const back = (language: 'id' | 'en') => html`<p><a href="/berlangganan/">${w.back[language]}</a></p>`
  const toPortal = (language: 'id' | 'en') => html`<p><a href="/">${w.toPortal[language]}</a></p>`

  async function linkGone(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    return showPage(db, request, reply, 410, { title: w.linkGone[language], body: html`<p>${w.linkGoneAbout[language]}</p>${back(language)}` }) // prettier-ignore
  }

  async function stopped(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    return showPage(db, request, reply, 200, { title: w.stopped[language], body: html`<p role="status">${w.stoppedAbout[language]}</p>${toPortal(language)}` }) // prettier-ignore
  }

  async function unknown(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    return showPage(db, request, reply, 404, {
      title: w.unknown[language],
      body: html`<p>${w.unknownAbout[language]}</p>`,
    })
  }
}
