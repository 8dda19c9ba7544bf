import { z } from 'zod'
import { audiences, noticeKinds, weights } from '../../base/notices.ts'
import { TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const to = z
  .array(z.enum(audiences))
  .max(audiences.length)
  .refine((list) => new Set(list).size === list.length, { error: TWICE })
const rule = {
  on: z.boolean(),
  to,
  weight: z.enum(weights),
  /** Percent of the standard, or working minutes after the due instant; null where the kind has no number. */
  amount: z.int().min(1).max(10_000).nullable(),
}
const kind = z.enum(noticeKinds).exclude(['trial', 'reminder']) // which nobody but their own people bring about

export const listRules = endpoint({
  method: 'GET',
  path: '/api/notice-rules',
  summary: 'Who is told of what: the office’s rules for notices',
  who: 'administrator',
  answer: z.object({ rules: z.array(z.object({ kind, ...rule, usual: z.boolean() })) }),
})

export const saveRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules/:kind',
  summary: 'Change who is told of one kind of happening, and when',
  who: 'administrator',
  act: true,
  params: z.object({ kind }),
  body: z.strictObject(rule),
  answer: z.object({}),
})

export const previewRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules/:kind/preview',
  summary: 'Who would be told by such a rule today, at each step of the edition in force',
  who: 'administrator',
  params: z.object({ kind }),
  body: z.strictObject(rule),
  answer: z.object({
    steps: z.array(z.object({ step: z.int(), label: z.string(), people: z.array(z.string()) })),
    /** Audiences that depend on the case, so that they are named here and not by a person. */
    besides: z.array(z.enum(audiences)),
  }),
})
