import type { Finding, Gate } from '../gate.ts'
import { wordsOf } from '../../../base/content.ts'
import type { FindingCode } from '../../../base/words/gates.ts'

/** A text has a title, a summary and words. */
export const textGate: Gate = {
  id: 'text',
  findingsOf({ content }) {
    const missing = (code: FindingCode, at: string): Finding => ({
      gate: 'text',
      code,
      about: {},
      severity: 'must',
      place: { at, from: 0, to: 0 },
      law: '',
      key: code,
      override: 'never',
    })
    return [
      ...(content.title.trim() ? [] : [missing('title-missing', 'title')]),
      ...(content.summary.trim() ? [] : [missing('summary-missing', 'summary')]),
      ...(wordsOf(content.body) > 0 ? [] : [missing('body-missing', 'body/0')]),
    ]
  },
}
