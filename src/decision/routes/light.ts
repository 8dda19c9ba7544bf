import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, refusals, sentence, type Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { keptWords as k } from '../../base/words/kept.ts'
import { lightWords as w } from '../../base/words/light.ts'
import { instantWords } from '../../base/words/time.ts'
import { oralWords } from '../../base/words/oral.ts'
import type { Db } from '../../db/connect.ts'
import { findTrouble } from '../../db/trouble.ts'
import { readVersionContent } from '../../dossier/store.ts'
import { markVersionSeen } from '../../dossier/stores/seen.ts'
import { readOwnFile, serveOwnFiles, type OwnFile } from '../../http/own-files.ts'
import { sendPacked } from '../../http/packed-page.ts'
import { keyedAct, serve } from '../../http/serve.ts'
import { answer as answerSchema, ratification as ratificationSchema } from '../api.ts'
import { decideByLink, ratifyByLink } from '../api/light.ts'
import { notePlacesOf } from '../rules/note-places.ts'
import { saidIn } from '../rules.ts'
import { findDecisionOfVisit } from '../store.ts'
import type { AskedDecision, Decide } from './decider.ts'
import { answerIn, fieldsOf, formSchema, ratificationIn, readForm, typedIn, type Form } from './light-form.ts'
import { calmPage, lightPage, type Aset, type Trouble } from './light-page.ts'
import { openLink, viewOf } from './light-view.ts'

const FORM_MAX_BYTES = 64 * 1024
const LATE_MS = 24 * 60 * 60 * 1000 // a decision that waited in a phone may come after its link has ended
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/**
 * The light page: a leader reads the exact text and decides on a bad line, without the application. Whoever has the link
 * reads; only who proves to be its person decides.
 */
export async function lightRoutes(app: FastifyInstance, db: Db, it: { rpId: string; decideOn: Decide }): Promise<void> {
  serve(app, decideByLink, async ({ params, body }, { act, now }) => {
    const { dossier, officer } = await openLink(db, params.link, now, LATE_MS)
    const receipt = await it.decideOn({ kind: 'decide', dossierId: dossier.id, ...body }, { officer, act }, now)
    await markVersionSeen(db, { dossierId: dossier.id, personId: officer.personId, hash: body.version }, now)
    return receipt
  })

  serve(app, ratifyByLink, async ({ params, body }, { act, now }) => {
    const { dossier, officer } = await openLink(db, params.link, now, LATE_MS)
    const receipt = await it.decideOn({ kind: 'ratify', dossierId: dossier.id, ...body }, { officer, act }, now)
    await markVersionSeen(db, { dossierId: dossier.id, personId: officer.personId, hash: body.version }, now)
    return receipt
  })

  const files = readFiles()
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_MAX_BYTES },
      (_, text, done) => done(null, readForm(String(text))),
    )
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const language: Language = 'id'
      if (error instanceof Refused)
        return send(request, reply, refusals[error.reason.code].status, apology(error, files.names, language))
      const trouble = findTrouble(error)
      const status = trouble ? 503 : (error.statusCode ?? 500)
      if (status >= 500) request.log.error({ err: error }, trouble ?? 'defect')
      return send(request, reply, status, apology(null, files.names, language))
    })
    const options = { schema: { hide: true }, helmet: false } as object

    serveOwnFiles(scope, '/l/aset', () => files.all)

    scope.get('/l/:link', options, async (request, reply) => {
      const { link } = request.params as { link: string }
      return show(request, reply, link, null, new Date())
    })

    scope.post('/l/:link', options, async (request, reply) => {
      const { link } = request.params as { link: string }
      const now = new Date()
      const form = (request.body ?? {}) as Form
      const { dossier, officer } = await openLink(db, link, now)
      const { language } = officer
      const typed = typedIn(form)
      const refuse = (status: number, title: string) => show(request, reply, link, { status, title, typed }, now)
      const fields = formSchema.safeParse(fieldsOf(form))
      if (!fields.success) return refuse(422, w.fieldsNeeded[language])
      const { key, version, revision: seenRevision, password, code } = fields.data
      try {
        const asked = await askedIn(form, dossier.id, version, language)
        if (typeof asked === 'string') return await refuse(422, asked)
        const proof = { kind: 'password' as const, password, ...(code && { code }) }
        const act = keyedAct(request, key)
        await it.decideOn({ ...asked, dossierId: dossier.id, seenRevision, version, proof }, { officer, act }, now)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return refuse(refusals[error.reason.code].status, sentence(error.reason, language))
      }
      await markVersionSeen(db, { dossierId: dossier.id, personId: officer.personId, hash: version }, now)
      return reply.code(303).header('location', `/l/${link}`).send()
    })

    /** What a form asks for, or the sentence that says what is missing. @throws {Refused} `note-place-unknown`, `not-found` */
    async function askedIn(form: Form, dossierId: string, version: string, language: Language): Promise<Said | string> {
      const typed = typedIn(form)
      if (form['ratifies'] !== undefined) {
        const said = ratificationIn(typed, language)
        const parsed = ratificationSchema.safeParse(said)
        return parsed.success ? { kind: 'ratify', decision: parsed.data } : problemIn(said, language)
      }
      const noted = typed.answer === 'yes-with-notes'
      // Of the version that was read: a place of another one would be another place.
      const places = noted ? notePlacesOf((await readVersionContent(db, dossierId, version)).content) : []
      const said = answerIn(typed, places, language)
      const parsed = answerSchema.safeParse(said)
      return parsed.success ? { kind: 'decide', decision: parsed.data } : problemIn(said, language)
    }

    async function show(
      request: FastifyRequest,
      reply: FastifyReply,
      link: string,
      trouble: (Trouble & { status: number }) | null,
      now: Date,
    ) {
      const opened = await openLink(db, link, now)
      const { dossier, officer, visit } = opened
      const { language } = officer
      const calm = (title: string, ...says: string[]) =>
        send(
          request,
          reply,
          trouble?.status ?? 200,
          calmPage({ title, says, link: toSiar(language) }, files.names, language),
        )
      const decided = await findDecisionOfVisit(db, { dossierId: dossier.id, visit })
      if (decided) {
        const { answer, ratifies } = decided
        const said = saidIn(decided)
        const ratified = oralWords[answer === 'no' ? 'refused' : 'ratified']
        return calm(
          w.recorded[language],
          `${(ratifies ? ratified : w.answers[answer])[language]} ${decided.person} (${decided.post}).`,
          ...(said ? [`${k.decidedAt[language]}: ${instantWords(new Date(said), language)}`] : []),
          `${(said ? k.arrivedAt : w.at)[language]}: ${instantWords(decided.decided_at, language)}`,
          `${w.version[language]}: ${decided.version_hash}`,
        )
      }
      const view = await viewOf(db, { ...opened, link, rpId: it.rpId }, now)
      if (!view) return calm(w.title[language], w.notWaiting[language])
      if (dossier.limited) return calm(w.title[language], w.limited[language])
      return send(request, reply, trouble?.status ?? 200, lightPage(view, files.names, language, trouble))
    }
  })
}

type Without<A, K extends PropertyKey> = A extends unknown ? Omit<A, K> : never
type Said = Without<AskedDecision, 'dossierId' | 'seenRevision' | 'version' | 'proof'>

const problemIn = (said: object | string, language: Language) =>
  typeof said === 'string' ? said : w.fieldsNeeded[language]

const toSiar = (language: Language) => ({ to: '/app/', text: w.toSiar[language] })

function apology(error: Refused | null, names: Aset, language: Language): string {
  const says = error?.reason.code === 'link-gone' ? w.gone[language] : words.noAnswer[language]
  return calmPage({ title: w.title[language], says: [says], link: toSiar(language) }, names, language)
}

/** Sends a page that nobody keeps, lists, frames or follows. */
function send(request: FastifyRequest, reply: FastifyReply, status: number, page: string) {
  const headers = {
    'content-security-policy': CSP,
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'publickey-credentials-get=(self)',
  }
  return sendPacked(request, reply, { status, page, headers })
}

/** The page's two files. */
function readFiles(): { names: Aset; all: readonly OwnFile[] } {
  // Comments and indents are for who reads the file; they would be a fifth of what the phone gets.
  const tidy = (text: string) => text.replace(/^[ \t]*(?:\/\/.*|\/\*\*.*\*\/)?\n?/gm, '')
  const read = (ending: 'css' | 'js') =>
    readOwnFile(new URL(`./aset/ringan.${ending}`, import.meta.url), { base: 'ringan', ending, tidy })
  const [css, js] = [read('css'), read('js')]
  return { names: { css: css.name, js: js.name }, all: [css, js] }
}
