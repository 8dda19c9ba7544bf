import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { translationsOf } from '../../base/content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { readSignedToken } from '../../base/signed-token.ts'
import type { Language } from '../../base/refused.ts'
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
import { readOfficeName } from '../../office/store.ts'
import { readCalendarInForce } from '../../office/stores/calendar.ts'
import { html, rawHtml, type Html } from '../../portal/html.ts'
import type { EmbargoedItem } from '../rules/room.ts'
import { insertQuestion } from '../stores/questions.ts'
import * as store from '../stores/room.ts'
import { readSetting } from '../stores/setting.ts'
import { formOf, pageOptions, showPage, takeForms, tellTrouble } from './page.ts'

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

  app.register(async (scope) => {
    const back = (language: Language) => html`<p><a href="/pers/">${w.back[language]}</a></p>`
    takeForms(scope, FORM_MAX_BYTES)
    tellTrouble(scope, db, { words: w, back })
    scope.addHook('preHandler', async (request) => {
      if (request.method === 'POST') refuseForeign(request, room.url)
    })

    scope.get('/pers', pageOptions, async (_, reply) => reply.redirect('/pers/', 308))

    scope.get('/pers/', pageOptions, async (request, reply) => {
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
      return showPage(db, request, reply, 200, { title: w.title[language], body })
    })

    async function door(request: FastifyRequest, reply: FastifyReply, status: number, trouble: string) {
      const language = languageOf(request)
      const body = html`<p>${w.signInAbout[language](await readOfficeName(db))}</p>
${trouble && html`<p class="trouble" role="alert">${trouble}</p>`}
<form method="post" action="/pers/masuk"><label>${w.email[language]} <input name="surel" type="email" autocomplete="email" required maxlength="200"></label><button>${w.sendLink[language]}</button></form>`
      return showPage(db, request, reply, status, { title: w.signIn[language], body })
    }

    scope.post('/pers/masuk', pageOptions, async (request, reply) => {
      const now = new Date()
      const language = languageOf(request)
      await limit(`ip:${networkOf(request.ip)}`, 10, 15, now)
      const asked = email.safeParse(String(formOf(request).get('surel') ?? '').trim())
      if (!asked.success) return door(request, reply, 422, w.emailWrong[language])
      await limit(`to:${asked.data.toLowerCase()}`, 3, 15, now)
      await store.askForLink(db, asked.data, now)
      // The same for whoever asks: the letter is sent by a job, so that neither words nor time tell who is registered.
      return showPage(db, request, reply, 200, { title: w.sent[language], body: html`<p role="status">${w.sentAbout[language]}</p>` }) // prettier-ignore
    })

    // Programs that look at links before a person does must not use one up: only the button does.
    scope.get('/pers/masuk/:token', pageOptions, async (request, reply) => {
      const language = languageOf(request)
      const id = readSignedToken('press-room', (request.params as { token: string }).token, room.secret)
      if (id === null || !(await store.isLinkGood(db, id, new Date()))) return linkGone(request, reply)
      const body = html`<p>${w.enterAbout[language]}</p><form method="post"><button>${w.enter[language]}</button></form>`
      return showPage(db, request, reply, 200, { title: w.enterTitle[language], body })
    })

    scope.post('/pers/masuk/:token', pageOptions, async (request, reply) => {
      const id = readSignedToken('press-room', (request.params as { token: string }).token, room.secret)
      const session = id === null ? null : await store.useLink(db, id, new Date())
      if (session === null) return linkGone(request, reply)
      return reply.code(303).headers({ location: '/pers/', 'set-cookie': setCookie(session, store.SESSION_SECONDS), 'cache-control': 'no-store' }).send() // prettier-ignore
    })

    async function linkGone(request: FastifyRequest, reply: FastifyReply) {
      const language = languageOf(request)
      return showPage(db, request, reply, 410, { title: w.linkGone[language], body: html`<p>${w.linkGoneAbout[language]}</p>${back(language)}` }) // prettier-ignore
    }

    scope.post('/pers/keluar', pageOptions, async (request, reply) => {
      await store.endVisit(db, tokenOf(request))
      return reply
        .code(303)
        .headers({ location: '/pers/', 'set-cookie': setCookie('', 0) })
        .send()
    })

    scope.get('/pers/naskah/:publicationId', pageOptions, async (request, reply) => {
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
      return showPage(db, request, reply, 200, { title: it.content.title, body })
    })

    scope.get('/pers/berkas/:publicationId/:hash', pageOptions, async (request, reply) => {
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
      return showPage(db, request, reply, 404, { title: w.gone[language], body })
    }

    scope.post('/pers/tanya', pageOptions, async (request, reply) => {
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
        return showPage(db, request, reply, 422, { title: w.ask[language], body })
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
      return showPage(db, request, reply, 200, { title: w.asked[language], body: html`<p role="status">${w.askedAbout[language]}</p>${back(language)}` }) // prettier-ignore
    })
  })
}

function askForm(language: 'id' | 'en', topic: string, text: string): Html {
  return html`<form method="post" action="/pers/tanya"><label>${w.topic[language]} <input name="topik" maxlength="${TOPIC_MAX}" value="${topic}"></label><label>${w.question[language]} <textarea name="pertanyaan" rows="5" required maxlength="${QUESTION_MAX}">
${text}</textarea></label><button>${w.askDo[language]}</button></form>`
}
