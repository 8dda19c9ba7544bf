import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rangeOf } from '../base/byte-range.ts'
import { Refused, type RefusalCode } from '../base/refused.ts'
import type { Officer } from '../base/officer.ts'
import { hash } from '../base/schemas.ts'
import type { Db } from '../db/connect.ts'
import { mayReadFile } from '../db/readers.ts'
import { countAttempt } from '../http/attempts.ts'
import { endpoint } from '../http/contract.ts'
import { orRecorded } from '../http/record-refused.ts'
import { refuseStranger, serve } from '../http/serve.ts'
import { fileHeaders } from './headers.ts'
import {
  FILE_MAX_BYTES,
  isPicture,
  isVideo,
  narrowWidths,
  readFileRow,
  VIDEO_MAX_BYTES,
  type FileStore,
} from './store.ts'

const SIDE_MAX = 16_383 // px
const kept = z.object({
  hash,
  mediaType: z.string(),
  sizeBytes: z.int(),
  name: z.string(),
  /** Set when the picture told where it was taken; what is kept does not. */
  locationRemoved: z.literal(true).optional(),
})

/** The body is one part of `multipart/form-data`; the answer names the file by its hash, so a repeat is the same file. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  summary: 'Keep a picture or document; it is named by its bytes',
  who: 'staff',
  answer: kept,
})

/** As for any file; a video may be larger, and nothing else is taken here. */
export const uploadVideo = endpoint({
  method: 'POST',
  path: '/api/videos',
  summary: 'Keep a video (MP4 or WebM); it is named by its bytes',
  who: 'staff',
  answer: kept,
})

/** Pixels from the upper left corner of the picture as it is shown. */
export const cropFile = endpoint({
  method: 'POST',
  path: '/api/files/:hash/crop',
  summary: 'Keep a part of a picture as a new one; the whole stays',
  who: 'staff',
  params: z.object({ hash }),
  body: z.strictObject({
    x: z.int().min(0).max(SIDE_MAX),
    y: z.int().min(0).max(SIDE_MAX),
    width: z.int().min(1).max(SIDE_MAX),
    height: z.int().min(1).max(SIDE_MAX),
  }),
  answer: kept,
})

export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:hash',
  summary: 'The bytes of a file; of a picture that stands still also no wider than asked, as WebP',
  who: 'reader',
  params: z.object({ hash }),
  query: z.object({ width: z.literal(narrowWidths.map(String)).optional() }),
  answer: z.unknown(),
})

const UPLOADS_PER_MINUTE = 60
const VIDEOS_PER_HOUR = 30

/** What may have been sent to harm: the ledger keeps that it was tried. */
const RECORDED: ReadonlySet<RefusalCode> = new Set([
  'file-too-large',
  'file-type-refused',
  'svg-refused',
  'picture-broken',
  'picture-too-large',
  'picture-frames',
  'picture-expands',
  'video-type-refused',
  'video-broken',
  'video-telemetry',
])

export async function fileRoutes(app: FastifyInstance, db: Db, files: FileStore): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fileSize: FILE_MAX_BYTES + 1, fields: 5, parts: 6 } })

  serve(app, uploadFile, async (_, { officer, request, now }) => {
    await countAttempt(db, { key: `upload:${officer.personId}`, windowMs: 60_000, max: UPLOADS_PER_MINUTE }, now)
    if (!request.isMultipart()) throw new Refused({ code: 'file-missing', field: 'file' })
    const part = await request.file()
    if (!part) throw new Refused({ code: 'file-missing', field: 'file' })
    const { personId } = officer
    return orRecorded(db, { kind: 'file-refused', personId, reasons: RECORDED }, now, () =>
      files.put(db, { name: part.filename ?? '', bytes: part.file, by: personId }, now),
    )
  })

  serve(app, uploadVideo, async (_, { officer, request, now }) => {
    await countAttempt(db, { key: `video:${officer.personId}`, windowMs: 3_600_000, max: VIDEOS_PER_HOUR }, now)
    if (!request.isMultipart()) throw new Refused({ code: 'file-missing', field: 'file' })
    const part = await request.file({ limits: { fileSize: VIDEO_MAX_BYTES + 1 } })
    if (!part) throw new Refused({ code: 'file-missing', field: 'file' })
    const { personId } = officer
    return orRecorded(db, { kind: 'file-refused', personId, reasons: RECORDED }, now, () =>
      files.putVideo(db, { name: part.filename ?? '', bytes: part.file, by: personId }, now),
    )
  })

  serve(app, cropFile, async ({ params, body }, { officer, now }) => {
    await countAttempt(db, { key: `upload:${officer.personId}`, windowMs: 60_000, max: UPLOADS_PER_MINUTE }, now)
    if (!(await mayReadFile(db, params.hash, officer))) throw new Refused({ code: 'not-found' })
    return files.crop(db, { hash: params.hash, box: body, by: officer.personId }, now)
  })

  app.get<{ Params: { hash: string }; Querystring: { width?: string } }>(
    readFile.path,
    {
      config: { endpoint: readFile },
      schema: { summary: readFile.summary, tags: ['files'], params: readFile.params, querystring: readFile.query },
      onRequest: async (request) => refuseStranger(readFile.who, request.officer),
    },
    async (request, reply) => {
      const file = await readFileRow(db, request.params.hash)
      const officer = request.officer as Officer // a stranger was refused before
      if (!(await mayReadFile(db, file.hash, officer))) throw new Refused({ code: 'not-found' })
      const shown = isPicture(file)
      const width = narrowWidths.find((it) => String(it) === request.query.width)
      const narrow = width && shown ? await files.narrowPath(file, width) : null
      const sizeBytes = narrow ? (await stat(narrow)).size : file.sizeBytes
      // A player asks for parts: it begins anywhere, and some play nothing that does not come so.
      const range = isVideo(file) ? rangeOf(request, sizeBytes) : null
      if (range === 'outside') return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send()
      const part = range ?? { from: 0, to: sizeBytes - 1 }
      return reply
        .code(range ? 206 : 200)
        .headers(
          fileHeaders(
            {
              name: file.name,
              mediaType: narrow ? 'image/webp' : file.mediaType,
              sizeBytes: range ? part.to - part.from + 1 : sizeBytes,
            },
            shown || isVideo(file),
          ),
        )
        .headers(range ? { 'content-range': `bytes ${part.from}-${part.to}/${sizeBytes}` } : {})
        .headers(isVideo(file) ? { 'accept-ranges': 'bytes' } : {})
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(createReadStream(narrow ?? files.pathOf(file.hash), range ? { start: part.from, end: part.to } : {}))
    },
  )
}
