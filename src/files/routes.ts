import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Refused } from '../base/refused.ts'
import type { Officer } from '../base/officer.ts'
import type { Db } from '../db/connect.ts'
import { mayReadFile } from '../db/readers.ts'
import { countAttempt } from '../http/attempts.ts'
import { endpoint } from '../http/contract.ts'
import { refuseStranger, serve } from '../http/serve.ts'
import { FILE_MAX_BYTES, readFileRow, streamFile, type FileStore } from './store.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The body is one part of `multipart/form-data`; the answer names the file by its hash, so a repeat is the same file. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  summary: 'Keep a picture or document; it is named by its bytes',
  who: 'staff',
  answer: z.object({ hash, mediaType: z.string(), sizeBytes: z.int(), name: z.string() }),
})

export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:hash',
  summary: 'The bytes of a file',
  who: 'reader',
  params: z.object({ hash }),
  answer: z.unknown(),
})

const UPLOADS_PER_MINUTE = 60

export async function fileRoutes(app: FastifyInstance, db: Db, files: FileStore): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fileSize: FILE_MAX_BYTES + 1, fields: 5, parts: 6 } })

  serve(app, uploadFile, async (_, { officer, request, now }) => {
    await countAttempt(db, { key: `upload:${officer.personId}`, windowMs: 60_000, max: UPLOADS_PER_MINUTE }, now)
    if (!request.isMultipart()) throw new Refused({ code: 'file-missing', field: 'file' })
    const part = await request.file()
    if (!part) throw new Refused({ code: 'file-missing', field: 'file' })
    return files.put(db, { name: part.filename ?? '', bytes: part.file }, now)
  })

  app.get<{ Params: { hash: string } }>(
    readFile.path,
    {
      config: { endpoint: readFile },
      schema: { summary: readFile.summary, tags: ['files'], params: readFile.params },
      onRequest: async (request) => refuseStranger(readFile.who, request.officer),
    },
    async (request, reply) => {
      const file = await readFileRow(db, request.params.hash)
      const officer = request.officer as Officer // a stranger was refused before
      if (!(await mayReadFile(db, file.hash, officer))) throw new Refused({ code: 'not-found' })
      const shown = file.mediaType.startsWith('image/')
      return reply
        .header('content-type', file.mediaType)
        .header('content-length', file.sizeBytes)
        .header(
          'content-disposition',
          `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(streamFile(files, file.hash))
    },
  )
}
