import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { readSignedToken } from '../../base/signed-token.ts'
import { mailingWords as w } from '../../base/words/mailings.ts'
import type { Db } from '../../db/connect.ts'
import { languageOf } from '../../http/problem.ts'
import { append } from '../../ledger/append.ts'
import { findOffice } from '../../office/store.ts'
import { html } from '../../portal/html.ts'
import { keepConsent } from '../stores/journalists.ts'
import { findJournalistOf } from '../stores/recipients.ts'
import { pressPage, sendPage } from './page.ts'

const BODY_MAX_BYTES = 4 * 1024

/**
 * The way out of a letter (RFC 8058). A GET only shows the way: programs that look at links before a person does must not
 * unsubscribe anybody. A POST is the wish itself, from the page or by one press in a mail program, with no cookie and no
 * question; said twice it changes nothing.
 */
export function unsubscribeRoutes(app: FastifyInstance, db: Db, secret: string): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // What the program sends with its POST is known beforehand (RFC 8058 §3.1) and says nothing more.
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_MAX_BYTES }, (_, __, done) => done(null, null))
    const options = { schema: { hide: true }, helmet: false } as object

    scope.get('/pers/berhenti/:token', options, async (request, reply) => {
      const found = await find(request)
      if (!found) return unknown(request, reply)
      if (found.consent === 'unsubscribed' || found.erasedAt) return stopped(request, reply)
      const language = languageOf(request)
      const office = await officeName()
      const body = html`<p>${w.outAsk[language](office)}</p><form method="post"><button>${w.outDo[language]}</button></form>`
      return sendPage(reply, 200, pressPage({ title: w.outTitle[language], office, body, language }))
    })

    scope.post('/pers/berhenti/:token', options, async (request, reply) => {
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

  const officeName = async () => (await findOffice(db))?.name ?? 'Siar'

  async function stopped(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    const office = await officeName()
    const body = html`<p role="status">${w.outDoneAbout[language](office)}</p>`
    return sendPage(reply, 200, pressPage({ title: w.outDone[language], office, body, language }))
  }

  async function unknown(request: FastifyRequest, reply: FastifyReply) {
    const language = languageOf(request)
    const office = await officeName()
    const body = html`<p>${w.outUnknownAbout[language]}</p>`
    return sendPage(reply, 404, pressPage({ title: w.outUnknown[language], office, body, language }))
  }
}
