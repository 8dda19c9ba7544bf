import { piecesOf } from '../../../base/content-places.ts'
import { translationsOf, wordsOf, type Content } from '../../../base/content.ts'
import { factKey, factText } from '../../../base/facts.ts'
import { sha256 } from '../../../base/hash.ts'
import { languagesBehind } from '../../../base/main-text.ts'
import type { Finding, Gate } from '../gate.ts'
import { factsUnsaid } from '../translated-facts.ts'

const WORDS_MIN = 6 // fewer may well be a name or a figure that is the same in both

/** Paragraphs of a translation that read as the main text does: copied to be written over, and forgotten. */
function untranslated(content: Content, under: string) {
  const pieces = piecesOf(content)
  const main = new Set(pieces.filter(({ at }) => at.startsWith('body/')).map(({ text }) => text.trim()))
  const isLong = (text: string) => text.trim().split(/\s+/u).length >= WORDS_MIN
  return pieces.filter(({ at, text }) => at.startsWith(under) && isLong(text) && main.has(text.trim()))
}

/** The text in every language is whole, follows the main text, and says the same figures, days and names. */
export const translationsGate: Gate = {
  id: 'translations',
  findingsOf({ content }) {
    const behind = languagesBehind(content)
    return translationsOf(content).flatMap(({ language, translation }) => {
      const at = `translation/${language}`
      const finding = (it: Pick<Finding, 'code' | 'key'> & Partial<Finding>): Finding => ({
        gate: 'translations',
        about: { language },
        severity: 'must',
        place: { at: `${at}/body/0`, from: 0, to: 0 },
        law: '',
        override: 'never',
        ...it,
      })
      const lacks: Finding[] = []
      if (translation.title.trim() === '')
        lacks.push(
          finding({
            code: 'translation-title-missing',
            key: `translation-title-missing:${language}`,
            place: { at: `${at}/title`, from: 0, to: 0 },
          }),
        )
      if (wordsOf(translation.body) === 0)
        lacks.push(finding({ code: 'translation-body-missing', key: `translation-body-missing:${language}` }))
      if (behind.includes(language))
        lacks.push(
          finding({
            code: 'translation-behind',
            key: `translation-behind:${language}`,
            severity: 'should',
            place: { at: `${at}/title`, from: 0, to: translation.title.length },
          }),
        )
      const [first, ...more] = untranslated(content, `${at}/body/`)
      if (first)
        lacks.push(
          finding({
            code: 'translation-untranslated',
            about: { language, count: more.length + 1 },
            key: `translation-untranslated:${language}`,
            place: { at: first.at, from: 0, to: first.text.length },
            override: 'reason', // a quotation, a name of many words
          }),
        )
      const unsaid = wordsOf(translation.body) === 0 ? [] : factsUnsaid(content.facts, content, language, translation)
      return [
        ...lacks,
        ...unsaid.map(({ fact, written }) => {
          const counts = fact.kind === 'figure' || fact.kind === 'date'
          const code = counts ? ('translation-fact-missing' as const) : ('translation-name-missing' as const)
          return finding({
            code,
            about: { language, fact: factText(fact), written },
            severity: counts ? 'must' : 'should',
            // With the exact value: who answered for one figure did not answer for the next.
            key: `${code}:${language}:${sha256(factKey(fact))}`,
            override: 'reason',
          })
        }),
      ]
    })
  },
}
