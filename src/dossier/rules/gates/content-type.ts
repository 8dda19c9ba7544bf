import { whyNotAnswer, type ContentType } from '../../../base/content-types.ts'
import { piecesOf } from '../../../base/content-places.ts'
import type { Block, Content } from '../../../base/content.ts'
import type { Finding, Gate } from '../gate.ts'

/** What a text is, is said; what its kind asks for is there: fields, ticks, and nothing left of the template. */
export const contentTypeGate: Gate = {
  id: 'content-type',
  findingsOf({ content, type }) {
    const at = (place: string) => ({ at: place, from: 0, to: 0 })
    const base = { gate: 'content-type', about: {}, severity: 'must', law: '', override: 'never' } as const
    if (!content.type) return [{ ...base, code: 'type-missing', place: at('type'), key: 'type-missing' }]
    if (!type)
      return [{ ...base, code: 'type-unknown', about: { type: content.type }, place: at('type'), key: 'type-unknown' }]

    const fields = type.fields.flatMap((field): Finding[] => {
      const answer = content.fields?.[field.id] ?? ''
      const about = { field: field.label.id, english: field.label.en || field.label.id, max: field.maxLength }
      const place = at(`field/${field.id}`)
      if (answer.trim() === '')
        return field.required
          ? [{ ...base, code: 'field-missing', about, place, key: `field-missing:${field.id}`, override: 'reason' }]
          : []
      const why = whyNotAnswer(field, answer)
      return why ? [{ ...base, code: `field-${why}`, about, place, key: `field-${why}:${field.id}` }] : []
    })

    const ticked = new Set(content.checks)
    const checks = type.checklist
      .filter((it) => !ticked.has(it.id))
      .map((it): Finding => ({
        ...base,
        code: 'check-open',
        about: { check: it.text.id, english: it.text.en || it.text.id },
        place: at(`check/${it.id}`),
        key: `check-open:${it.id}`,
        override: 'reason',
      }))

    return [...fields, ...checks, ...templateLeft(content, type), ...pictureMissing(content, type)]
  },
}

const HINT = /\[[^\]\n]{3,}\]/g // what a template asks its writer to replace stands in brackets

/** Hints of the template that still stand in the text: the public would read them. */
function templateLeft(content: Content, { template }: ContentType): Finding[] {
  const hints = new Set(
    piecesOf({ ...content, ...template, facts: [], fields: {}, variants: [], attachments: [] }).flatMap(
      (it) => it.text.match(HINT) ?? [],
    ),
  )
  return piecesOf(content)
    .filter((piece) => /^(?:title|summary|topic|body\/)/.test(piece.at))
    .flatMap((piece) =>
      [...piece.text.matchAll(HINT)]
        .filter(([hint]) => hints.has(hint))
        .map((match): Finding => ({
          gate: 'content-type',
          code: 'template-left',
          about: { hint: match[0] },
          severity: 'must',
          place: { at: piece.at, from: match.index, to: match.index + match[0].length },
          law: '',
          key: `template-left:${match[0].slice(0, 200)}`,
          override: 'never',
        })),
    )
}

/** A caption stands under a picture. */
function pictureMissing(content: Content, { channels }: ContentType): Finding[] {
  const shown = (blocks: readonly Block[]): boolean => blocks.some((it) => it.type === 'image')
  if (!channels.includes('caption') || shown(content.body.content)) return []
  if (content.attachments.some((it) => it.mediaType.startsWith('image/'))) return []
  return [
    {
      gate: 'content-type',
      code: 'channel-picture-missing',
      about: {},
      severity: 'should',
      place: null,
      law: '',
      key: 'channel-picture-missing',
      override: 'never',
    },
  ]
}
