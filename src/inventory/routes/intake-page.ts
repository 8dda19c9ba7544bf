import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refused, sentence } from '../../base/refused.ts'
import { intakeAsItem, intakePage as w } from '../../base/words/intake.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { FILE_MAX_BYTES, type FileStore } from '../../files/store.ts'
import { countAttempt, isWithin, networkOf } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { readOwnFile, serveOwnFiles, type OwnFile } from '../../http/own-files.ts'
import { sendPacked } from '../../http/packed-page.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import { tell } from '../../notice/store.ts'
import { findOffice } from '../../office/store.ts'
import { MAX } from '../rules.ts'
import {
  INTAKE_MAX,
  LIMITS,
  PHOTOS_MAX,
  readAddition,
  readIntake,
  type Addition,
  type Form,
  type FormFault,
  type HandedIn,
} from '../rules/intake.ts'
import * as photoStore from '../stores/intake-photos.ts'
import * as store from '../stores/intake.ts'
import { findIntakeLink, type IntakeLink } from '../stores/intake-links.ts'
import {
  intakeForm,
  receiptPage,
  tellingPage,
  whenWords,
  type Drawn,
  type Fault,
  type Look,
  type PublicAddress,
} from './intake-html.ts'
import { findInventoryStep } from './who.ts'

const DAY_MS = 24 * 60 * 60_000
const TRIES_A_MINUTE = 60 // many phones share one address of their network
const TOKEN = /^[A-Za-z0-9_-]{43}$/
const FIELD_BYTES_MAX = 32 * 1024 // the longest field, each letter as four bytes, and what a person pastes too much
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  // The secret in the address goes to no other site; not "no-referrer", with which a browser names no origin of a form.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

const uuid = z.uuid()
type Params = { readonly token: string; readonly id: string }
type Sent = { readonly key: string; readonly form: Form; readonly photoFaults: readonly string[] }

/**
 * The page behind an agency's link: it hands in what happened, with photos, and sees what became of it. No account and no
 * script; with a script photos are made smaller, words are kept on the phone, and what a bad line broke is sent again.
 * Links that never were, were renewed or withdrawn are answered alike.
 */
export async function intakePage(
  app: FastifyInstance,
  db: Db,
  it: { readonly files: FileStore; readonly publicAddress: PublicAddress },
): Promise<void> {
  const own = ownFiles()
  await app.register(async (scope) => {
    const options = { schema: { hide: true }, helmet: false } as object
    const look = async (): Promise<Look> => {
      const office = await findOffice(db)
      return { office: office?.name ?? 'Siar', regency: office?.regency ?? '', css: own.css.name, js: own.js.name }
    }
    const send = (request: FastifyRequest, reply: FastifyReply, status: number, page: string) =>
      sendPacked(request, reply, { status, page, headers: HEADERS })
    const says = async (request: FastifyRequest, reply: FastifyReply, status: number, heading: string, text: string) =>
      send(request, reply, status, tellingPage(await look(), heading, text))

    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      if (error instanceof Refused && error.reason.code === 'too-often') {
        void reply.header('retry-after', error.reason.waitSeconds)
        return says(request, reply, 429, w.often, w.oftenSays)
      }
      if (error.statusCode === 413) return says(request, reply, 413, w.large, w.largeSays)
      if (error instanceof Refused || (error.statusCode && error.statusCode < 500))
        return says(request, reply, error.statusCode ?? 400, w.wrongWay, w.wrongWaySays)
      // A line that broke has nobody left to tell, and is no defect.
      if (request.raw.aborted) return says(request, reply, 400, w.wrongWay, w.wrongWaySays)
      request.log.error({ err: error }, 'intake page')
      return send(request, reply, 503, tellingPage({ office: 'Siar', regency: '', css: own.css.name, js: own.js.name }, w.broken503, w.brokenSays)) // prettier-ignore
    })

    serveOwnFiles(scope, '/kirim/aset', () => [own.css, own.js])

    /** Whose link it is, or null when that was answered. */
    async function open(request: FastifyRequest, reply: FastifyReply, now: Date): Promise<IntakeLink | null> {
      await countAttempt(db, { key: `intake:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: TRIES_A_MINUTE }, now)
      const { token } = request.params as Params
      const link = TOKEN.test(token) ? await findIntakeLink(db, token) : null
      if (!link) await says(request, reply, 404, w.absent, w.absentSays)
      else if (link.paused && request.method === 'POST') await says(request, reply, 403, w.paused, w.pausedSays)
      else return link
      return null
    }

    const homeOf = (request: FastifyRequest) => `/kirim/${(request.params as Params).token}`

    scope.get('/kirim/:token', options, async (request, reply) => {
      const now = new Date()
      const link = await open(request, reply, now)
      if (!link) return reply
      if (link.paused) return says(request, reply, 403, w.paused, w.pausedSays)
      const asked = uuid.safeParse((request.query as Record<string, unknown>)['kunci'])
      const key = asked.data ?? randomUUID()
      const handedIn = asked.success ? await store.findHandedIn(db, { linkId: link.id, key }) : null
      if (handedIn) return reply.redirect(`${homeOf(request)}/${handedIn}?lagi=ada`, 303)
      return showForm(request, reply, { status: 200, link, key, form: new Map(), faults: [] }, now)
    })

    scope.post('/kirim/:token', options, async (request, reply) => {
      const now = new Date()
      const link = await open(request, reply, now)
      if (!link) return reply
      const sent = await readForm(request, link, now)
      const read = readIntake(sent.form, await photoStore.countPhotos(db, { linkId: link.id, key: sent.key }))
      const faults = faultsOf('faults' in read ? read.faults : [], sent.photoFaults)
      const redraw = (status: number, more: readonly Fault[]) =>
        wantsJson(request)
          ? reply.code(status).send({ faults: more.map((one) => one.sentence) })
          : showForm(request, reply, { status, link, ...sent, faults: more }, now)
      // One that was handed in already is not asked for its photos again.
      const earlier = await store.findHandedIn(db, { linkId: link.id, key: sent.key })
      if (!earlier && faults.length > 0) return redraw(422, faults)
      if ('faults' in read) return next(request, reply, `${homeOf(request)}/${earlier}?lagi=beda`)
      const kept = await db.transaction().execute(async (tx) => handIn(tx, { link, key: sent.key, said: read }, now))
      if (kept.state === 'full') return redraw(429, [{ field: '', sentence: w.full[kept.why] }])
      const mark = kept.state === 'kept' ? '' : kept.same ? '?lagi=ada' : '?lagi=beda'
      return next(request, reply, `${homeOf(request)}/${kept.id}${mark}`)
    })

    // One photo for itself, for the page's script: what a bad line broke is one photo, not all.
    scope.post('/kirim/:token/foto', options, async (request, reply) => {
      const now = new Date()
      const link = await open(request, reply, now)
      if (!link) return reply
      const { key, photoFaults } = await readForm(request, link, now)
      const photos = await photoStore.listDraftPhotos(db, { linkId: link.id, key })
      return reply
        .code(photoFaults.length > 0 ? 422 : 200)
        .headers(HEADERS)
        .send({ faults: photoFaults, photos: photos.map(({ id, name }) => ({ id, name })) })
    })

    scope.get('/kirim/:token/:id', options, async (request, reply) => {
      const now = new Date()
      const link = await open(request, reply, now)
      if (!link) return reply
      const found = await findOwn(link, request, now)
      if (!found) return says(request, reply, 404, w.absent, w.absentSays)
      const { lagi } = request.query as Record<string, unknown>
      const told = lagi === 'ada' ? w.again : lagi === 'beda' ? w.changed : lagi === 'tambah' ? w.added : ''
      return showReceipt(request, reply, { status: 200, own: found, told, key: randomUUID(), form: new Map(), photos: [], faults: [] }) // prettier-ignore
    })

    scope.post('/kirim/:token/:id', options, async (request, reply) => {
      const now = new Date()
      const link = await open(request, reply, now)
      if (!link) return reply
      const found = await findOwn(link, request, now)
      if (!found) return says(request, reply, 404, w.absent, w.absentSays)
      const sent = await readForm(request, link, now)
      const photos = await photoStore.listDraftPhotos(db, { linkId: link.id, key: sent.key })
      const read = readAddition(sent.form, await photoStore.countPhotos(db, { linkId: link.id, key: sent.key }))
      const faults = faultsOf('faults' in read ? read.faults : [], sent.photoFaults)
      const redraw = (status: number, more: readonly Fault[]) =>
        wantsJson(request)
          ? reply.code(status).send({ faults: more.map((one) => one.sentence) })
          : showReceipt(request, reply, { status, own: found, told: '', ...sent, photos, faults: more })
      if ('faults' in read || faults.length > 0) return redraw(422, faults)
      const kept = await db.transaction().execute((tx) => keepAdded(tx, { link, intakeId: found.id, key: sent.key, said: read }, now)) // prettier-ignore
      if (!kept) return says(request, reply, 404, w.absent, w.absentSays)
      if (kept.state === 'full') return redraw(409, [{ field: '', sentence: kept.why === 'closed' ? w.noMore : w.full[kept.why] }]) // prettier-ignore
      return next(request, reply, `${homeOf(request)}/${found.id}?lagi=tambah`)
    })

    for (const url of ['/kirim/:token', '/kirim/:token/foto', '/kirim/:token/:id'])
      scope.route({
        method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        url,
        ...options,
        // Before a body is read.
        onRequest: async (request, reply) => {
          void reply.header('allow', 'GET, HEAD, POST')
          return says(request, reply, 405, w.wrongWay, w.wrongWaySays)
        },
        handler: () => {},
      })

    async function findOwn(link: IntakeLink, request: FastifyRequest, now: Date) {
      const id = uuid.safeParse((request.params as Params).id)
      return id.success ? store.findOwnIntake(db, link.id, id.data, now) : null
    }

    async function showForm(
      request: FastifyRequest,
      reply: FastifyReply,
      at: { status: number; link: IntakeLink; key: string; form: Form; faults: readonly Fault[] },
      now: Date,
    ) {
      const [drawnOn, own, photos] = await Promise.all([
        look(),
        store.listOwnIntakes(db, at.link.id, now),
        photoStore.listDraftPhotos(db, { linkId: at.link.id, key: at.key }),
      ])
      const home = homeOf(request)
      const drawn: Drawn = { key: at.key, typed: at.form, photos, faults: at.faults, action: home, home }
      return send(request, reply, at.status, intakeForm(drawnOn, { ...drawn, agency: at.link.agency, own }))
    }

    async function showReceipt(
      request: FastifyRequest,
      reply: FastifyReply,
      at: { status: number; own: store.OwnIntake; told: string; key: string; form: Form; photos: Drawn['photos']; faults: readonly Fault[] }, // prettier-ignore
    ) {
      const home = homeOf(request)
      const { own, told, key, form, photos, faults } = at
      const drawn: Drawn = { key, typed: form, photos, faults, action: `${home}/${own.id}`, home }
      const page = receiptPage(await look(), { ...drawn, own, told, publicAddress: it.publicAddress })
      return send(request, reply, at.status, page)
    }

    /** Reads a form while it arrives: its words, and its photos into the store, each kept under the form's key at once. */
    async function readForm(request: FastifyRequest, link: IntakeLink, now: Date): Promise<Sent> {
      if (!request.isMultipart()) throw new Refused({ code: 'file-missing', field: 'file' })
      const form = new Map<string, string>()
      const dropped: string[] = []
      const photoFaults: string[] = []
      let key = randomUUID() as string
      const limits = { files: PHOTOS_MAX + 4, fileSize: FILE_MAX_BYTES, fields: 40, fieldSize: FIELD_BYTES_MAX, parts: 60 } // prettier-ignore
      for await (const part of partsOf(request, limits)) {
        if (part.type === 'field') {
          const value = String(part.value ?? '')
          const asKey = part.fieldname === 'kunci' ? uuid.safeParse(value) : null
          if (asKey?.success) key = asKey.data.toLowerCase()
          else if (part.fieldname === 'buang' && uuid.safeParse(value).success) dropped.push(value)
          else form.set(part.fieldname, value)
          continue
        }
        const name = part.filename ?? ''
        const fault = part.fieldname === 'foto' ? await takePhoto({ linkId: link.id, key }, { name, file: part.file }, now) : null // prettier-ignore
        if (fault) photoFaults.push(fault)
        part.file.resume() // what nobody read of it
      }
      await photoStore.dropDraftPhotos(db, { linkId: link.id, key }, dropped)
      return { key, form, photoFaults: [...new Set(photoFaults)] }
    }

    /** Keeps one photo, or says why not. What says where it was taken is gone from it when it is kept. */
    async function takePhoto(
      draft: photoStore.Draft,
      { name, file }: { name: string; file: NodeJS.ReadableStream & { truncated?: boolean } },
      now: Date,
    ): Promise<string | null> {
      if (name !== '') {
        if (await photoStore.hasAllPhotos(db, draft)) return w.photosMany(PHOTOS_MAX)
        // Those that came and not those that are there: what was left out again has filled the disk all the same.
        const day = { key: `intake-photos:${draft.linkId}`, windowMs: DAY_MS, max: LIMITS.photosPerDay }
        if (!(await isWithin(db, day, now))) return w.photosDay
      }
      try {
        const kept = await it.files.put(db, { name, bytes: file as never, picture: true }, now)
        if (file.truncated) throw new Refused({ code: 'file-too-large', field: 'file', max: FILE_MAX_BYTES / 1024 / 1024 }) // prettier-ignore
        const id = await db.transaction().execute((tx) => photoStore.keepDraftPhoto(tx, { ...draft, hash: kept.hash, name: kept.name }, now)) // prettier-ignore
        return id === null ? w.photosMany(PHOTOS_MAX) : null
      } catch (error) {
        if (isOfForm(error)) throw Object.assign(new Error('a broken form'), { statusCode: 400 })
        if (!(error instanceof Refused)) throw error
        if (name === '' && error.reason.code === 'file-missing') return null // nothing was chosen
        const reason = file.truncated ? ({ code: 'file-too-large', field: 'file', max: FILE_MAX_BYTES / 1024 / 1024 } as const) : error.reason // prettier-ignore
        return w.photoRefused(name || w.photos, sentence(reason, 'id'))
      }
    }
  })
}

type Limits = NonNullable<NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits']>

/**
 * The parts of a form while it arrives; one that breaks off, or is none, is its sender's fault. What is too large is read
 * to its end and left out: what comes after it in the form is not lost.
 */
async function* partsOf(request: FastifyRequest, limits: Limits) {
  const take = { limits, throwFileSizeLimit: false }
  try {
    yield* request.parts(take)
  } catch (error) {
    throw isOfForm(error) ? Object.assign(new Error('a broken form', { cause: error }), { statusCode: 400 }) : error
  }
}

/** Told by words alone: the reader of forms gives these no code. */
const isOfForm = (error: unknown) =>
  error instanceof Error && /^Multipart: |multipart data|Malformed part header/i.test(error.message)

const wantsJson = (request: FastifyRequest) => /\bapplication\/json\b/.test(String(request.headers.accept ?? ''))

/** Shown by its own address, so that loading it again sends nothing. */
function next(request: FastifyRequest, reply: FastifyReply, address: string) {
  if (wantsJson(request)) return reply.headers(HEADERS).send({ next: address })
  return reply.headers(HEADERS).header('cache-control', 'no-store').redirect(address, 303)
}

/** Takes in what an agency hands in, and tells the ledger of it. */
export async function handIn(
  tx: Tx,
  it: { readonly link: IntakeLink; readonly key: string; readonly said: HandedIn },
  now: Date,
): Promise<store.Kept> {
  const { link, said } = it
  const item = { summary: summaryOf(said), source: intakeAsItem.source(link.agency) }
  const kept = await store.keepIntake(tx, { ...it, item }, now)
  if (kept.state !== 'kept') return kept
  // Of whom to ask the ledger knows nothing: that can be forgotten.
  const saidHash = await keepSaid(tx, { facts: said.facts, consent: said.consent })
  const { id: intakeId, itemId, year, number } = kept
  const photos = kept.photos.map((photo) => photo.hash)
  await append(tx, { kind: 'intake-received', intakeId, itemId, linkId: link.id, year, number, saidHash, photos }, now)
  return kept
}

async function keepAdded(
  tx: Tx,
  it: { readonly link: IntakeLink; readonly intakeId: string; readonly key: string; readonly said: Addition },
  now: Date,
): Promise<store.Added | null> {
  const kept = await store.keepAddition(tx, it, now)
  if (kept?.state !== 'kept') return kept
  const { intake, photos, id: additionId } = kept
  if (intake.state === 'taken-up') {
    // Nobody looks in the inventory any more at what is in work.
    const step = await findInventoryStep(tx, now)
    const about = `intake/${additionId}`
    const named = { postIds: step ? [step.executor] : [], personIds: kept.assignedTo ? [kept.assignedTo] : [] }
    await tell(
      tx,
      [
        {
          kind: 'intake-added',
          cause: about,
          about,
          dossierId: null,
          byPersonId: null,
          crisis: false,
          groups: { named },
          data: { itemId: intake.rootId },
        },
      ],
      now,
    )
  }
  const saidHash = await keepSaid(tx, { words: it.said.words, consent: it.said.consent })
  await append(tx, { kind: 'intake-added', intakeId: intake.id, additionId, saidHash, photos: photos.map((one) => one.hash) }, now) // prettier-ignore
  return kept
}

/** What the register will say of it: what happened, and the other questions a line each. */
function summaryOf({ facts }: HandedIn): string {
  const lines = [
    [intakeAsItem.who, facts.who],
    [intakeAsItem.when, whenWords(facts)],
    [intakeAsItem.place, facts.place],
    [intakeAsItem.why, facts.why],
    [intakeAsItem.how, facts.how],
  ] as const
  const said = lines.filter(([, text]) => text !== '').map(([label, text]) => `${label}: ${text}`)
  const answers = facts.kind === 'complaint-answer' ? [intakeAsItem.answer] : []
  return [...answers, facts.what, ...said].join('\n').slice(0, MAX.summary).toWellFormed()
}

const LABELS: Readonly<Record<string, string>> = {
  jenis: w.kind,
  judul: w.titleField,
  apa: w.what,
  siapa: w.who,
  tempat: w.place,
  mengapa: w.why,
  bagaimana: w.how,
  orang: w.people,
  anak: w.children,
  nama: w.name,
  jabatan: w.post,
  telepon: w.phone,
  tambahan: w.addField,
  tanggal: w.day,
  jam: w.time,
}

function faultsOf(faults: readonly FormFault[], photoFaults: readonly string[]): Fault[] {
  const told = faults.map((it) => ({ field: it.field, sentence: sentenceOf(it) }))
  const photos = [...photoFaults, ...(photoFaults.length > 0 ? [w.photosAgain] : [])]
  return [...told, ...photos.map((text) => ({ field: 'foto', sentence: text }))]
}

function sentenceOf({ field, code, max = INTAKE_MAX.what }: FormFault): string {
  const label = LABELS[field] ?? field
  switch (code) {
    case 'missing':
      return w.missing(label)
    case 'too-long':
      return w.tooLong(label, max)
    case 'broken':
      return w.broken(label)
    case 'bad-day':
      return w.badDay
    case 'bad-time':
      return w.badTime
    case 'bad-phone':
      return w.badPhone
    case 'choose':
      return field === 'benar' ? w.checkNeeded : w.choose(label)
  }
}

function ownFiles(): { readonly css: OwnFile; readonly js: OwnFile } {
  // Comments and indents are for who reads the file; they would be a fifth of what the phone gets.
  const tidy = (text: string) => text.replace(/^[ \t]*(?:\/\/.*|\/\*.*\*\/)?\n?/gm, '')
  const read = (ending: 'css' | 'js') =>
    readOwnFile(new URL(`./aset/kirim.${ending}`, import.meta.url), { base: 'kirim', ending, tidy })
  return { css: read('css'), js: read('js') }
}
