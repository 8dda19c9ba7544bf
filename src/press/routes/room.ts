import { createReadStream } from 'node:fs'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { translationsOf } from '../../base/content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { readSignedToken } from '../../base/signed-token.ts'
import { Refused } from '../../base/refused.ts'
import { isPlain } from '../../base/text.ts'
import { instantWords } from '../../base/words/time.ts'
import { pressRoomWords as w } from '../../base/words/press-room.ts'
import type { Db } from '../../db/connect.ts'
import { fileHeaders } from '../../files/headers.ts'
import { isPicture, type FileStore } from '../../files/store.ts'
import { countAttempt, networkOf } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { refuseForeign } from '../../http/session.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import { findOffice } from '../../office/store.ts'
import { readCalendarInForce } from '../../office/stores/calendar.ts'
import { html, rawHtml, type Html } from '../../portal/html.ts'
import type { EmbargoedItem } from '../rules/room.ts'
import { insertQuestion } from '../stores/questions.ts'
import * as store from '../stores/room.ts'
import { readSetting } from '../stores/setting.ts'
import { pressPage, sendPage } from './page.ts'

export type Room = {
  /** Where it is reached, without a slash at its end. */
  readonly url: string
  readonly secret: string
  readonly files: FileStore
  /** @param publicationId that one alone */
  listEmbargoed(now: Date, publicationId?: string): Promise<readonly EmbargoedItem[]>
}

const FORM_MAX_BYTES = 32 * 1024
const QUESTION_MAX = 4_000
const TOPIC_MAX = 200
const MINUTE_MS = 60_000
const email = z.email().max(200)

/**
 * The press room: registered journalists enter by a link in their mail, and read what is under embargo, with its time on
 * top. Server-drawn, without scripts; whether an address is registered is told to nobody.
 */
export function roomRoutes(app: FastifyInstance, db: Db, room: Room): void {
  const secure = room.url.startsWith('https:')
  // Its own path, so that it goes nowhere else; over https no page without it can set it (RFC 6265bis §4.1.3.1).
  const cookie = secure ? '__Secure-siar.pers' : 'siar.pers'
  const sent = new RegExp(`(?:^|;\\s*)${cookie.replaceAll('.', '\\.')}=([\\w-]{43})(?:;|$)`)
  const setCookie = (value: string, seconds: number) =>
    `${cookie}=${value}; Path=/pers; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const tokenOf = (request: FastifyRequest) => sent.exec(request.headers.cookie ?? '')?.[1] ?? ''
  const visitorOf = async (request: FastifyRequest, now: Date) => {
    const token = tokenOf(request)
    return token === '' ? null : store.findVisitor(db, token, now)
  }
  const limit = (key: string, max: number, minutes: number, now: Date) =>
    countAttempt(db, { key: `press-room:${key}`, windowMs: minutes * MINUTE_MS, max }, now)

  async function show(request: FastifyRequest, reply: FastifyReply, status: number, it: { title: string; body: Html }) {
    const office = (await findOffice(db))?.name ?? 'Siar'
    return sendPage(reply, status, pressPage({ ...it, office, language: languageOf(request) }))
  }

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_MAX_BYTES },
      (_, text, done) => done(null, new URLSearchParams(String(text))),
    )
    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      const language = languageOf(request)
      if (error instanceof Refused && error.reason.code === 'too-often') {
        void reply.header('retry-after', error.reason.waitSeconds)
        return show(request, reply, 429, { title: w.often[language], body: back(language) })
      }
      const status = error instanceof Refused ? 403 : (error.statusCode ?? 503)
      if (status >= 500) request.log.error({ err: error }, 'press room')
      return show(request, reply, status, { title: w.trouble[language], body: html`<p>${w.troubleAbout[language]}</p>` }) // prettier-ignore
    })
    scope.addHook('preHandler', async (request) => {
      if (request.method === 'POST') refuseForeign(request, room.url)
    })
    const options = { schema: { hide: true }, helmet: false } as object
    const formOf = (request: FastifyRequest) => (request.body as URLSearchParams | null) ?? new URLSearchParams()
    const back = (language: 'id' | 'en') => html`<p><a href="/pers/">${w.back[language]}</a></p>`

    scope.get('/pers', options, async (_, reply) => reply.redirect('/pers/', 308))

    scope.get('/pers/', options, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      const visitor = await visitorOf(request, now)
      if (!visitor) return door(request, reply, 200, '')
      const items = await room.listEmbargoed(now)
      const body = html`<p>${w.hello[language](visitor.name)}</p>
<h2>${w.embargoed[language]}</h2>
${items.length === 0 && html`<p class="cap">${w.none[language]}</p>`}
<ul class="items">${items.map((it) => html`<li><a href="/pers/naskah/${it.publicationId}">${it.content.title}</a><p class="embargo">${w.until[language](instantWords(it.embargoUntil, language))}</p></li>`)}</ul>
<h2>${w.ask[language]}</h2>
${askForm(language, '', '')}
<form method="post" action="/pers/keluar"><button class="quiet">${w.leave[language]}</button></form>`
      return show(request, reply, 200, { title: w.title[language], body })
    })

    async function door(request: FastifyRequest, reply: FastifyReply, status: number, trouble: string) {
      const language = languageOf(request)
      const office = (await findOffice(db))?.name ?? 'Siar'
      const body = html`<p>${w.signInAbout[language](office)}</p>
${trouble && html`<p class="trouble" role="alert">${trouble}</p>`}
<form method="post" action="/pers/masuk"><label>${w.email[language]} <input name="surel" type="email" autocomplete="email" required maxlength="200"></label><button>${w.sendLink[language]}</button></form>`
      return show(request, reply, status, { title: w.signIn[language], body })
    }

    scope.post('/pers/masuk', options, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      await limit(`ip:${networkOf(request.ip)}`, 10, 15, now)
      const asked = email.safeParse(String(formOf(request).get('surel') ?? '').trim())
      if (!asked.success) return door(request, reply, 422, w.emailWrong[language])
      await limit(`to:${asked.data.toLowerCase()}`, 3, 15, now)
      await store.askForLink(db, asked.data, now)
      // The same for whoever asks: the letter is sent by a job, so that neither words nor time tell who is registered.
      return show(request, reply, 200, { title: w.sent[language], body: html`<p role="status">${w.sentAbout[language]}</p>` }) // prettier-ignore
    })

    // Programs that look at links before a person does must not use one up: only the button does.
    scope.get('/pers/masuk/:token', options, async (request, reply) => {
      const language = languageOf(request)
      const id = readSignedToken('press-room', (request.params as { token: string }).token, room.secret)
      if (id === null || !(await store.isLinkGood(db, id, new Date()))) return linkGone(request, reply)
      const body = html`<p>${w.enterAbout[language]}</p><form method="post"><button>${w.enter[language]}</button></form>`
      return show(request, reply, 200, { title: w.enterTitle[language], body })
    })

    scope.post('/pers/masuk/:token', options, async (request, reply) => {
      const id = readSignedToken('press-room', (request.params as { token: string }).token, room.secret)
      const session = id === null ? null : await store.useLink(db, id, new Date())
      if (session === null) return linkGone(request, reply)
      return reply.code(303).headers({ location: '/pers/', 'set-cookie': setCookie(session, store.SESSION_SECONDS), 'cache-control': 'no-store' }).send() // prettier-ignore
    })

    async function linkGone(request: FastifyRequest, reply: FastifyReply) {
      const language = languageOf(request)
      return show(request, reply, 410, { title: w.linkGone[language], body: html`<p>${w.linkGoneAbout[language]}</p>${back(language)}` }) // prettier-ignore
    }

    scope.post('/pers/keluar', options, async (request, reply) => {
      await store.endVisit(db, tokenOf(request))
      return reply
        .code(303)
        .headers({ location: '/pers/', 'set-cookie': setCookie('', 0) })
        .send()
    })

    scope.get('/pers/naskah/:publicationId', options, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      const visitor = await visitorOf(request, now)
      if (!visitor) return door(request, reply, 401, '')
      const it = await find(request, now)
      if (!it) return gone(request, reply)
      const { publicationId, versionHash } = it
      await db
        .transaction()
        .execute((tx) => store.keepRead(tx, { publicationId, versionHash, journalistId: visitor.journalistId }, now))
      const at = (hash: string) => `/pers/berkas/${publicationId}/${hash}`
      const body = html`<p class="embargo">${w.until[language](instantWords(it.embargoUntil, language))}</p>
<p class="cap">${w.recorded[language]}</p>
<article lang="id">
${it.content.summary && html`<p><b>${it.content.summary}</b></p>`}
${rawHtml(bodyHtml(it.content.body, at))}
</article>
${translationsOf(it.content).map(
  (one) => html`<article lang="${one.language}"><h2>${one.translation.title}</h2>
${one.translation.summary && html`<p><b>${one.translation.summary}</b></p>`}
${rawHtml(bodyHtml(one.translation.body, at, `${one.language}-`))}
</article>`,
)}
${it.files.length > 0 && html`<h2>${w.downloads[language]}</h2><ul>${it.files.map((file) => html`<li><a href="${at(file.hash)}?unduh" download>${file.name}</a> <span class="cap">${Math.ceil(file.sizeBytes / 1024)} kB</span></li>`)}</ul>`}
${back(language)}`
      return show(request, reply, 200, { title: it.content.title, body })
    })

    scope.get('/pers/berkas/:publicationId/:hash', options, async (request, reply) => {
      const now = new Date()
      if (!(await visitorOf(request, now))) return door(request, reply, 401, '')
      const { hash } = request.params as { hash: string }
      const file = (await find(request, now))?.files.find((it) => it.hash === hash)
      if (!file) return gone(request, reply)
      const shown = isPicture(file) && (request.query as Record<string, unknown>)['unduh'] === undefined
      return reply
        .headers({ ...fileHeaders(file, shown), 'cache-control': 'no-store' })
        .send(createReadStream(room.files.pathOf(hash)))
    })

    async function find(request: FastifyRequest, now: Date): Promise<EmbargoedItem | undefined> {
      const asked = z.uuid().safeParse((request.params as { publicationId: string }).publicationId)
      return asked.success ? (await room.listEmbargoed(now, asked.data))[0] : undefined
    }

    async function gone(request: FastifyRequest, reply: FastifyReply) {
      const language = languageOf(request)
      const body = html`<p>${w.goneAbout[language]}</p><p><a href="/">${w.toPortal[language]}</a></p>${back(language)}`
      return show(request, reply, 404, { title: w.gone[language], body })
    }

    scope.post('/pers/tanya', options, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      const visitor = await visitorOf(request, now)
      if (!visitor) return door(request, reply, 401, '')
      await limit(`ask:${visitor.journalistId}`, 10, 60, now)
      const typed = (name: string) => String(formOf(request).get(name) ?? '').replaceAll('\r\n', '\n').normalize('NFC').trim() // prettier-ignore
      const [text, topic] = [typed('pertanyaan'), typed('topik').replaceAll(/\s+/g, ' ')]
      const fits = text !== '' && [...text].length <= QUESTION_MAX && [...topic].length <= TOPIC_MAX
      if (!fits || !isPlain(text) || !isPlain(topic)) {
        const body = html`<p class="trouble" role="alert">${w.askMissing[language]}</p>${askForm(language, topic, text)}`
        return show(request, reply, 422, { title: w.ask[language], body })
      }
      await db.transaction().execute(async (tx) => {
        const { questionMinutes } = await readSetting(tx)
        const { id, dueAt } = await insertQuestion(
          tx,
          {
            journalistId: visitor.journalistId,
            fromName: '',
            fromOutlet: '',
            contact: '',
            topic,
            text,
            deadlineAt: null,
            assignedTo: null,
            dossierId: null,
            via: 'press-room',
            receivedAt: now,
            registeredBy: null,
            standardMinutes: questionMinutes,
            inForce: await readCalendarInForce(tx),
          },
          now,
        )
        const saidHash = await keepSaid(tx, { text })
        await append(tx, { kind: 'media-question', questionId: id, via: 'press-room', receivedAt: now.toISOString(), deadlineAt: null, dueAt: dueAt.toISOString(), dossierId: null, assignedTo: null, saidHash, personId: null }, now) // prettier-ignore
      })
      return show(request, reply, 200, { title: w.asked[language], body: html`<p role="status">${w.askedAbout[language]}</p>${back(language)}` }) // prettier-ignore
    })
  })
}

function askForm(language: 'id' | 'en', topic: string, text: string): Html {
  return html`<form method="post" action="/pers/tanya"><label>${w.topic[language]} <input name="topik" maxlength="${TOPIC_MAX}" value="${topic}"></label><label>${w.question[language]} <textarea name="pertanyaan" rows="5" required maxlength="${QUESTION_MAX}">
${text}</textarea></label><button>${w.askDo[language]}</button></form>`
}
