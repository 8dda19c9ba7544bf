import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Refused, refusals, sentence, type Language } from '../base/refused.ts'
import { findTrouble } from '../db/trouble.ts'
import { BROKEN_TEXT, NOT_AN_ADDRESS, NOT_RISING, RESERVED, TWICE } from '../base/text.ts'
import { fieldWords } from '../base/words/field.ts'

const plain = {
  input: { id: 'Isian belum benar; lihat keterangan tiap isian.', en: 'Some fields are not right; see each field.' },
  large: { id: 'Kiriman terlalu besar.', en: 'What was sent is too large.' },
  largeText: {
    id: (megabytes: number) =>
      `Naskah ini terlalu besar: semua bahasa, bentuk, dan takarirnya bersama paling banyak ${megabytes} MB. Pindahkan sebagian ke lampiran.`,
    en: (megabytes: number) =>
      `This text is too large: ${megabytes} MB at most for all of its languages, forms and captions. Put part of it into an attachment.`,
  },
  often: { id: 'Terlalu sering. Tunggu sebentar lalu coba lagi.', en: 'Too often. Wait a moment and try again.' },
  absent: { id: 'Alamat ini tidak ada.', en: 'There is nothing at this address.' },
  full: {
    id: 'Penyimpanan server penuh, jadi ini belum tersimpan. Minta administrator memberi ruang lalu coba lagi.',
    en: 'The server’s disk is full, so this is not saved yet. Ask the administrator to make room, then try again.',
  },
  away: {
    id: 'Basis data sedang tidak menjawab. Tunggu sebentar lalu coba lagi; yang Anda tulis tetap ada.',
    en: 'The database does not answer just now. Wait a moment and try again; what you wrote is kept.',
  },
  malformed: { id: 'Kiriman tidak dapat dibaca.', en: 'What was sent cannot be read.' },
} as const

const RETRY_SECONDS = 5

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
      request.log.info({ code: error.reason.code, person: request.officer?.personId }, 'refused')
      if (error.reason.code === 'too-often') void reply.header('retry-after', error.reason.waitSeconds)
      return problem(status, error.reason.code, sentence(error.reason, language), error.reason)
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map((at) => ({
        field: at.instancePath.slice(1).replaceAll('/', '.'),
        message: fieldSentence(at.keyword, at.params, at.message, language),
      }))
      return problem(400, 'input', plain.input[language], { field: fields[0]?.field, fields })
    }
    if (error.statusCode === 413) {
      const textMaxBytes = request.routeOptions.config.endpoint?.bodyMaxBytes
      const title = textMaxBytes ? plain.largeText[language](textMaxBytes / 1024 / 1024) : plain.large[language]
      return problem(413, 'too-large', title)
    }
    if (error.statusCode === 429) return problem(429, 'too-often', plain.often[language])
    if (error.statusCode && error.statusCode < 500)
      return problem(error.statusCode, 'malformed', plain.malformed[language])
    const trouble = findTrouble(error)
    if (trouble) {
      request.log.error({ err: error }, trouble)
      void reply.header('retry-after', RETRY_SECONDS)
      return problem(503, trouble === 'full' ? 'disk-full' : 'database-away', plain[trouble][language])
    }
    request.log.error({ err: error }, 'defect')
    const calm =
      language === 'id'
        ? `Ada kesalahan di Siar; sebutkan nomor ${request.id} kepada admin.`
        : `Something is wrong in Siar; tell the administrator number ${request.id}.`
    return problem(500, 'defect', calm)
  })
}

/**
 * One field's fault in the person's language.
 * @param kind the code of zod's issue; `found` the rest of it; `rule` the message of our own refinements
 */
function fieldSentence(
  kind: string,
  found: Readonly<Record<string, unknown>>,
  rule: string | undefined,
  language: Language,
): string {
  const say = fieldWords
  const counted = found.origin === 'string' ? 'letters' : 'items'
  if (kind === 'too_small') {
    const least = Number(found.minimum)
    if (counted === 'letters') return least === 1 ? say.required[language] : say.tooShort[language](least)
    return say.tooFew[language](least)
  }
  if (kind === 'too_big') return (counted === 'letters' ? say.tooLong : say.tooMany)[language](Number(found.maximum))
  if (kind === 'invalid_type' && rule?.endsWith('undefined')) return say.required[language]
  if (kind === 'invalid_format' && found.format === 'email') return say.email[language]
  if (kind === 'invalid_format' && found.format === 'date') return say.date[language]
  if (kind === 'invalid_value') return say.choice[language]
  if (kind === 'unrecognized_keys') return say.unknown[language]((found.keys as string[]).join(', '))
  if (kind === 'custom' && rule === BROKEN_TEXT) return say.broken[language]
  if (kind === 'custom' && rule === NOT_AN_ADDRESS) return say.address[language]
  if (kind === 'custom' && rule === TWICE) return say.twice[language]
  if (kind === 'custom' && rule === RESERVED) return say.reserved[language]
  if (kind === 'custom' && rule === NOT_RISING) return say.notRising[language]
  return say.wrong[language]
}

/** The answer for an address that is not there, under `/api`. */
export function absent(language: Language): { type: string; code: string; status: number; title: string } {
  return { type: '/problems/absent', code: 'absent', status: 404, title: plain.absent[language] }
}
