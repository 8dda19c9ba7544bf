import { canonical, type Json } from './canonical.ts'
import { translationsOf, type Content, type OtherLanguage, type Translation } from './content.ts'
import { sha256OfText } from './sha256.ts'

/** Names the main text: SHA-256 over the canonical form (RFC 8785) of its title, summary and body, 64 hex digits. */
export function mainTextHash({ title, summary, body }: Pick<Content, 'title' | 'summary' | 'body'>): string {
  return sha256OfText(canonical(JSON.parse(JSON.stringify({ title, summary, body })) as Json))
}

/** Whether a translation was made from this main text, or was said to follow it. @param main as `mainTextHash` names it */
export const followsText = (translation: Translation, main: string): boolean => translation.of === main

/** The languages whose text was made from another main text than this, and was not said to follow it since. */
export function languagesBehind(content: Content): OtherLanguage[] {
  const all = translationsOf(content)
  if (all.length === 0) return []
  const now = mainTextHash(content)
  return all.filter(({ translation }) => !followsText(translation, now)).map(({ language }) => language)
}
