/** The text in other languages on the portal: each has its own page, one folder under the item's, and a list of its newest. */
import { otherLanguages, type OtherLanguage } from '../base/content.ts'
import { languagePath } from '../base/language-path.ts'
import { sayIn, type Say } from '../base/words/phrase.ts'
import { rawHtml, type Html } from './html.ts'
import type { Item, WholeItem } from './portal.ts'

/** What a page is read in. */
export type PageLanguage = 'id' | OtherLanguage

/** A page in one language among those in others. */
export type Alternate = { readonly language: PageLanguage; readonly path: string }

/** What the words around a text in this language are in: an office's readers of Javanese read Indonesian too. */
export const framedIn = (language: PageLanguage): 'id' | 'en' => (language === 'en' ? 'en' : 'id')
export const sayOn = (language: PageLanguage): Say => sayIn(framedIn(language))

/** Says what words are in, where that is not what the words around them are in, on a page in this language. */
export const langIn = (words: PageLanguage, page: PageLanguage): Html | false =>
  words !== framedIn(page) && rawHtml(` lang="${words}"`)

export const languageFeedPath = (language: OtherLanguage) => `${languagePath(language)}feed.xml`

/** An item as lists name it in another language. */
export function itemIn(item: Item, language: OtherLanguage): Item {
  const own = item.languages.find((it) => it.language === language)
  if (!own) return item
  const { title, summary, searchWords } = own
  return { ...item, path: languagePath(language, item.path), title: title || item.title, summary, searchWords }
}

/** An item as its page in another language shows it: the same in all but its words and what changed in them. */
export function wholeIn(item: WholeItem, language: PageLanguage): WholeItem {
  const translation = language === 'id' ? undefined : item.content.translations?.[language]
  if (language === 'id' || !translation) return item
  const { title, summary, body } = translation
  return {
    ...item,
    path: languagePath(language, item.path),
    title: title || item.title,
    summary,
    content: { ...item.content, title, summary, body },
    changes: item.changes.map((it) => ({ ...it, ...(it.translated[language] ?? { lines: [], cut: false }) })),
  }
}

/** The languages in which an item has or had a page beside the Indonesian one. */
export const languagesOf = (item: WholeItem): OtherLanguage[] =>
  otherLanguages.filter((it) => item.retired.includes(it) || item.content.translations?.[it] !== undefined)

/** A page in every language it can be read in, the main one first; none where that is the only one. */
export function alternatesOf(path: string, others: readonly OtherLanguage[]): Alternate[] {
  if (others.length === 0) return []
  return (['id', ...others] as const).map((language) => ({ language, path: languagePath(language, path) }))
}
