import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { readSignedToken } from '../../base/signed-token.ts'
import { mailingWords as w } from '../../base/words/mailings.ts'
import type { Db } from '../../db/connect.ts'
import { languageOf } from '../../http/problem.ts'
import { append } from '../../ledger/append.ts'
import { readOfficeName } from '../../office/store.ts'
import { html } from '../../portal/html.ts'
import { keepConsent } from '../stores/journalists.ts'
import { findJournalistOf } from '../stores/recipients.ts'
import { pageOptions, showPage, takeAnything } from './page.ts'

const BODY_MAX_BYTES = 4 * 1024

/**
 * The way out of a letter (RFC 8058). A GET only shows the way: programs that look at links before a person does must not
 * unsubscribe anybody. A POST is the wish itself, from the page or by one press in a mail program, with no cookie and no
 * question; said twice it changes nothing.
 */
export function unsubscribeRoutes(app: FastifyInstance, db: Db, secret: string): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    takeAnything(scope, BODY_MAX_BYTES)

    scope.get('/pers/berhenti/:token', pageOptions, async (request, reply) => {
      const found = await find(request)
      if (!found) return unknown(request, reply)
      if (found.consent === 'unsubscribed' || found.erasedAt) return stopped(request, reply)
      const language = languageOf(request)
      const body = html`<p>${w.outAsk[language](await readOfficeName(db))}</p><form method="post"><button>${w.outDo[language]}</button></form>`
      return showPage(db, request, reply, 200, { title: w.outTitle[language], body })
    })

    scope.post('/pers/berhenti/:token', pageOptions, async (request, reply) => {
      const found = await find(request)
      if (!found) return unknown(request, reply)
      if (found.consent !== 'unsubscribed' && !found.erasedAt) {
        const now = new Date()
        const { id: journalistId } = found
        const happenedOn = dayOf(ZONE, now)
        await db.transaction().execute(async (tx) => {
          await keepConsent(tx, { journalistId, kind: 'unsubscribed', happenedOn, how: '', personId: null }, now)
          await append(tx, { kind: 'journalist-consent', journalistId, consent: 'unsubscribed', happenedOn, personId: null }, now) // prettier-ignore
        })
      }
      return stopped(request, reply)
    })
  })

  async function find(request: FastifyRequest) {
    const { token } = request.params as { token: string }
    const recipientId = readSignedToken('unsubscribe', token, secret)
    return recipientId === null ? null : findJournalistOf(db, recipientId)
  }

  async function stopped(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    const body = html`<p role="status">${w.outDoneAbout[language](await readOfficeName(db))}</p>`
    return showPage(db, request, reply, 200, { title: w.outDone[language], body })
  }

  async function unknown(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    const body = html`<p>${w.outUnknownAbout[language]}</p>`
    return showPage(db, request, reply, 404, { title: w.outUnknown[language], body })
  }
}
