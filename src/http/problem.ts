import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Refused, refusals, sentence, type Language } from '../base/refused.ts'

const plain = {
  input: { id: 'Isian belum benar; lihat keterangan tiap isian.', en: 'Some fields are not right; see each field.' },
  large: { id: 'Kiriman terlalu besar.', en: 'What was sent is too large.' },
  often: { id: 'Terlalu sering. Tunggu sebentar lalu coba lagi.', en: 'Too often. Wait a moment and try again.' },
  absent: { id: 'Alamat ini tidak ada.', en: 'There is nothing at this address.' },
  malformed: { id: 'Kiriman tidak dapat dibaca.', en: 'What was sent cannot be read.' },
} as const

/** The language the person reads: what the client says, else their own choice, else Indonesian. */
export function languageOf(request: FastifyRequest): Language {
  const asked = request.headers['accept-language']?.slice(0, 2)
  if (asked === 'id' || asked === 'en') return asked
  return request.officer?.language ?? 'id'
}

/** Turns every error into RFC 9457 problem details. A defect is logged whole and told as one calm sentence. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const language = languageOf(request)
    const problem = (status: number, code: string, title: string, more: object = {}) =>
      reply
        .code(status)
        .type('application/problem+json')
        .serializer(JSON.stringify)
        .send({ ...more, type: `/problems/${code}`, code, status, title })

    if (error instanceof Refused) {
      const { status } = refusals[error.reason.code]
      if (error.reason.code === 'too-often') void reply.header('retry-after', error.reason.waitSeconds)
      return problem(status, error.reason.code, sentence(error.reason, language), error.reason)
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map((at) => ({
        field: at.instancePath.slice(1).replaceAll('/', '.'),
        message: at.message ?? '',
      }))
      return problem(400, 'input', plain.input[language], { field: fields[0]?.field, fields })
    }
    if (error.statusCode === 413) return problem(413, 'too-large', plain.large[language])
    if (error.statusCode === 429) return problem(429, 'too-often', plain.often[language])
    if (error.statusCode && error.statusCode < 500)
      return problem(error.statusCode, 'malformed', plain.malformed[language])
    request.log.error({ err: error }, 'defect')
    const calm =
      language === 'id'
        ? `Ada kesalahan di Siar; sebutkan nomor ${request.id} kepada admin.`
        : `Something is wrong in Siar; tell the administrator number ${request.id}.`
    return problem(500, 'defect', calm)
  })
}

/** The answer for an address that is not there, under `/api`. */
export function absent(language: Language): { type: string; code: string; status: number; title: string } {
  return { type: '/problems/absent', code: 'absent', status: 404, title: plain.absent[language] }
}
