/** The form of an approved text in which it goes to a channel: the one that was approved with it, or made of it alone. */
import { filesOf, plainTextOf, type Content, type variantChannels } from '../../base/content.ts'
import { deriveVariant } from '../../dossier/rules/variants/derive.ts'
import { LINK } from '../../dossier/rules/variants/limits.ts'

/** The form for a channel, with the place for the public address still in it. */
export function formOf(content: Content, form: (typeof variantChannels)[number]): string {
  return content.variants?.find((it) => it.channel === form)?.text ?? deriveVariant(content, form)
}

/** Puts the public address where it belongs. */
export const withLink = (text: string, url: string): string => text.replaceAll(LINK, url)

/** The whole text without its layout: title, summary, and one line a paragraph. */
export function wholeText(content: Content): string {
  return [content.title, content.summary, plainTextOf(content.body)].filter((it) => it.trim() !== '').join('\n\n')
}

/** The pictures of a text, by their hash, in its order. */
export function picturesOf(
  content: Content,
  files: readonly { readonly hash: string; readonly mediaType: string }[],
): string[] {
  const pictures = new Set(files.filter((it) => it.mediaType.startsWith('image/')).map((it) => it.hash))
  return filesOf(content).filter((hash) => pictures.has(hash))
}
