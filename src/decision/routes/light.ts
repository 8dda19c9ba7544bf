import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { constants, brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refusals, sentence, type Language } from '../../base/refused.ts'
import { hash } from '../../base/schemas.ts'
import { words } from '../../base/words/common.ts'
import { findingWords } from '../../base/words/gates.ts'
import { instantWords, lightWords as w } from '../../base/words/light.ts'
import type { Db } from '../../db/connect.ts'
import { refuseUnreadable } from '../../db/readers.ts'
import { findTrouble } from '../../db/trouble.ts'
import { readDossierRow, markVersionSeen, readVersionContent, type LockedDossier } from '../../dossier/store.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { findDecisionLink } from '../../dossier/stores/decision-link.ts'
import { judgeText } from '../../dossier/stores/gate-view.ts'
import { findDossierRow } from '../../dossier/stores/list.ts'
import { findSeen, listVisits } from '../../dossier/stores/one.ts'
import { postName, stepOf, whyNotAct, type Procedure } from '../../engine/advance.ts'
import { stateOf } from '../../engine/perform.ts'
import { keyedAct, serve } from '../../http/serve.ts'
import { findOffice, listHoldersOf, readSignInOf } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { listPasskeys } from '../../office/stores/passkeys.ts'
import type { Step } from '../../sop/rules.ts'
import { readEdition } from '../../sop/store.ts'
import { answer as answerSchema } from '../api.ts'
import { decideByLink } from '../api/light.ts'
import { notesOf } from '../rules.ts'
import { findDecisionOfVisit } from '../store.ts'
import type { Decide } from './decider.ts'
import { calmPage, lightPage, type Aset, type LightView, type Trouble, type Typed } from './light-page.ts'

const LINK = /^[A-Za-z0-9_-]{32}$/
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

  const files = readFiles()
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_MAX_BYTES },
      (_, text, done) => done(null, Object.fromEntries(formOf(String(text)))),
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

    scope.get('/l/aset/:name', options, (request, reply) => {
      const found = files.byName.get((request.params as { name: string }).name)
      if (!found) return reply.code(404).send()
      const packed = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
      return reply
        .headers({
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
          vary: 'accept-encoding',
          ...(packed && { 'content-encoding': 'br' }),
        })
        .type(found.type)
        .send(packed ? found.packed : found.text)
    })

    scope.get('/l/:link', options, async (request, reply) => {
      const { link } = request.params as { link: string }
      return show(request, reply, link, null, new Date())
    })

    scope.post('/l/:link', options, async (request, reply) => {
      const { link } = request.params as { link: string }
      const now = new Date()
      const form = (request.body ?? {}) as Record<string, string[]>
      const { dossier, officer } = await openLink(db, link, now)
      const { language } = officer
      const typed = typedIn(form)
      const refuse = (status: number, title: string) => show(request, reply, link, { status, title, typed }, now)
      const asked = formSchema.safeParse({ ...flat(form), decision: decisionIn(typed) })
      if (!asked.success)
        return refuse(422, typed.answer === 'yes' ? words.summaryOfErrors[language] : w.wordsNeeded[language])
      const { key, revision, version, decision, password, code } = asked.data
      try {
        await it.decideOn(
          {
            kind: 'decide',
            dossierId: dossier.id,
            seenRevision: revision,
            version,
            decision,
            proof: { kind: 'password', password, ...(code && { code }) },
          },
          { officer, act: keyedAct(request, key) },
          now,
        )
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return refuse(refusals[error.reason.code].status, sentence(error.reason, language))
      }
      await markVersionSeen(db, { dossierId: dossier.id, personId: officer.personId, hash: version }, now)
      return reply.code(303).header('location', `/l/${link}`).send()
    })

    async function show(
      request: FastifyRequest,
      reply: FastifyReply,
      link: string,
      trouble: (Trouble & { status: number }) | null,
      now: Date,
    ) {
      const { dossier, officer, visit } = await openLink(db, link, now)
      const { language } = officer
      const calm = (title: string, ...says: string[]) =>
        send(
          request,
          reply,
          trouble?.status ?? 200,
          calmPage({ title, says, link: toSiar(language) }, files.names, language),
        )
      const decided = await findDecisionOfVisit(db, { dossierId: dossier.id, visit })
      if (decided)
        return calm(
          w.recorded[language],
          `${w.answers[decided.answer][language]} ${decided.person} (${decided.post}).`,
          `${w.at[language]}: ${instantWords(decided.decided_at, language)}`,
          `${w.version[language]}: ${decided.version_hash}`,
        )
      const view = await viewOf(db, { link, dossier, officer, visit, rpId: it.rpId }, now)
      if (!view) return calm(w.title[language], w.notWaiting[language])
      if (dossier.limited) return calm(w.title[language], w.limited[language])
      return send(request, reply, trouble?.status ?? 200, lightPage(view, files.names, language, trouble))
    }
  })
}

type Opened = { readonly dossier: LockedDossier; readonly officer: Officer; readonly visit: number }

/** @throws {Refused} `link-gone` for a link that is unknown, too old, or of a person who left or may not read */
async function openLink(db: Db, link: string, now: Date, lateMs = 0): Promise<Opened> {
  const found = LINK.test(link) ? await findDecisionLink(db, link, new Date(now.getTime() - lateMs)) : null
  const officer = found && (await findOfficer(db, found.person_id, dayOf(ZONE, now)))
  if (!found || !officer || officer.role === 'auditor') throw new Refused({ code: 'link-gone' })
  await refuseUnreadable(db, found.dossier_id, officer).catch(() => {
    throw new Refused({ code: 'link-gone' })
  })
  return { dossier: await readDossierRow(db, found.dossier_id), officer, visit: found.visit_number }
}

/** All that the page shows; null when the dossier does not wait for this person, at this stay, any more. */
async function viewOf(
  db: Db,
  { link, dossier, officer, visit, rpId }: Opened & { link: string; rpId: string },
  now: Date,
): Promise<LightView | null> {
  const { body: procedure } = await readEdition(db, dossier.edition_id)
  const here = stepOf(procedure, dossier.step)
  const hashNow = dossier.version_hash
  if (dossier.state !== 'running' || dossier.visit_number !== visit || here.shape !== 'decision' || !hashNow)
    return null
  if (!officer.posts.includes(here.executor)) return null
  const { personId, language } = officer
  const [row, version, visits, seen, holders, passkeys, signIn, office] = await Promise.all([
    findDossierRow(db, officer, dossier.id, now),
    readVersionContent(db, dossier.id, hashNow),
    listVisits(db, dossier.id),
    findSeen(db, { dossierId: dossier.id, personId, current: hashNow }),
    listHoldersOf(db, here.executor, dayOf(ZONE, now)),
    listPasskeys(db, personId),
    readSignInOf(db, personId),
    findOffice(db),
  ])
  const reason = whyNotAct(procedure, stateOf(dossier), {
    kind: 'decide',
    version: hashNow,
    decision: { answer: 'yes' },
    by: officer,
  })
  const judged = await judgeText(db, { dossierId: dossier.id, step: here, content: version.content }, now)
  const older = seen && (await readVersionContent(db, dossier.id, seen.hash))
  return {
    token: link,
    office: office?.name ?? 'Siar',
    dossier: {
      id: dossier.id,
      number: dossierNumber(dossier.year, dossier.number),
      level: dossier.level,
      step: here.number,
      visit,
      revision: dossier.revision,
      leftMinutes: row?.leftMinutes ?? 0,
      dueAt: dossier.due_at,
    },
    version: { hash: hashNow, content: version.content },
    person: { id: personId, name: officer.name, secondFactor: signIn.secondFactor },
    post: { id: here.executor, name: postName(procedure, here.executor) },
    reviewers: lastReviews(visits, here.number),
    findings: judged.map((it) => ({
      text: findingWords[it.code][language](it.about),
      severity: it.severity,
      overridden: it.overridden && {
        by: `${it.overridden.person} (${it.overridden.post})`,
        reason: it.overridden.reason,
      },
    })),
    seen: seen && older && { at: seen.at, content: older.content },
    targets: targetsOf(procedure, here),
    target: here.no ?? 2,
    whyNot: reason && sentence(reason, language),
    others: holders.filter((it) => it.id !== personId).map((it) => it.name),
    rpId,
    credentialIds: passkeys.map((it) => it.credential_id),
    key: randomUUID(),
  }
}

/** Who stands behind what is read now: the last review of each step before this one. */
function lastReviews(visits: Awaited<ReturnType<typeof listVisits>>, step: number): LightView['reviewers'] {
  const byStep = new Map<number, LightView['reviewers'][number]>()
  for (const it of visits)
    if (it.step > 1 && it.step < step && it.done_at && it.done_by)
      byStep.set(it.step, { person: it.done_by, post: it.post, at: it.done_at })
  return [...byStep.values()]
}

function targetsOf(procedure: Procedure, here: Step): LightView['targets'] {
  return procedure.steps
    .filter((it) => it.number < here.number && it.number >= Math.min(2, here.number - 1))
    .map((it) => ({ step: it.number, activity: it.label, post: postName(procedure, it.executor) }))
}

function formOf(text: string): Map<string, string[]> {
  const form = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) form.set(name, [...(form.get(name) ?? []), value])
  return form
}

const flat = (form: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']))

function typedIn(form: Record<string, string[]>): Typed {
  const { answer = '', notes = '', reason = '', toStep = '' } = flat(form)
  return { answer, notes, reason: [...(form['chip'] ?? []), reason].filter(Boolean).join('\n'), toStep: Number(toStep) }
}

function decisionIn({ answer, notes, reason, toStep }: Typed): unknown {
  if (answer === 'no') return { answer, reason: reason.trim(), toStep }
  return answer === 'yes-with-notes' ? { answer, notes: notesOf(notes) } : { answer }
}

const formSchema = z.object({
  key: z.uuid(),
  revision: z.coerce.number().int().min(1),
  version: hash,
  decision: answerSchema,
  password: z.string().min(1).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
})

const toSiar = (language: Language) => ({ to: '/app/', text: w.toSiar[language] })

function apology(error: Refused | null, names: Aset, language: Language): string {
  const says = error?.reason.code === 'link-gone' ? w.gone[language] : words.noAnswer[language]
  return calmPage({ title: w.title[language], says: [says], link: toSiar(language) }, names, language)
}

/** Sends a page that nobody keeps, lists, frames or follows; packed where the browser unpacks, for the bad line. */
function send(request: FastifyRequest, reply: FastifyReply, status: number, page: string) {
  const accepts = String(request.headers['accept-encoding'] ?? '')
  const packed = /\bbr\b/.test(accepts)
    ? { name: 'br', bytes: brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) }
    : /\bgzip\b/.test(accepts)
      ? { name: 'gzip', bytes: gzipSync(page) }
      : null
  return reply
    .code(status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': CSP,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'publickey-credentials-get=(self)',
      vary: 'accept-encoding',
      ...(packed && { 'content-encoding': packed.name }),
    })
    .type('text/html; charset=utf-8')
    .send(packed?.bytes ?? page)
}

/** The page's two files, named by what is in them, so that a phone keeps them for good. */
function readFiles(): { names: Aset; byName: Map<string, { type: string; text: string; packed: Buffer }> } {
  const read = (name: string) => readFileSync(new URL(`./aset/${name}`, import.meta.url), 'utf8')
  const [css, js] = [read('ringan.css'), read('ringan.js')]
  const names = { css: `ringan-${sha256(css).slice(0, 12)}.css`, js: `ringan-${sha256(js).slice(0, 12)}.js` }
  const byName = new Map([
    [names.css, { type: 'text/css; charset=utf-8', text: css, packed: brotliCompressSync(css) }],
    [names.js, { type: 'text/javascript; charset=utf-8', text: js, packed: brotliCompressSync(js) }],
  ])
  return { names, byName }
}
