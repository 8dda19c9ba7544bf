/** News as a letter to a subscriber: title, summary and where to read it, as they were approved; and the way out. */
import { escapeHtml } from '../../base/content-html.ts'
import type { Content } from '../../base/content.ts'
import { languagePath } from '../../base/language-path.ts'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import { safeLine } from '../../base/text.ts'
import type { Letter, LetterSheet } from './release-letter.ts'

/**
 * What all letters of one mailing in a language have in common; then the letter to one of them, by the address where they
 * say that they want no more. Who asked for English gets the text that was approved in it, or the Indonesian one.
 * @param it.notice what the public is told of a correction or a withdrawal; '' otherwise
 */
export function newsLetter(
  content: Content,
  it: {
    readonly kind: LetterSheet['kind']
    readonly url: string
    readonly notice: string
    readonly officeName: string
  },
  language: 'id' | 'en',
): (unsubscribeUrl: string) => Letter {
  const office = safeLine(it.officeName)
  const english = language === 'en' ? content.translations?.en : undefined
  const title = safeLine(english?.title || content.title)
  const url = english && it.kind !== 'withdraw' ? languagePath('en', it.url) : it.url
  const why = w.why[language](office)
  /** For who hears the letter read: words in another language than its own. */
  const inIndonesian = language === 'id' ? '' : ' lang="id"'
  const asTitle = english ? '' : inIndonesian
  const paragraphs = [
    { text: { publish: '', correct: w.corrected[language], withdraw: w.withdrawn[language] }[it.kind], lang: '' },
    { text: it.notice.trim(), lang: inIndonesian },
    { text: it.kind === 'withdraw' ? '' : (english ?? content).summary.trim(), lang: asTitle },
  ].filter(({ text }) => text !== '')
  return (unsubscribeUrl) => ({
    subject: `${w.head[it.kind][language]}${title}`,
    text: [
      title,
      ...paragraphs.map((part) => part.text),
      `${w.read[language]}: ${url}`,
      `-- \n${office}\n${why}\n${w.leave[language]}: ${unsubscribeUrl}`,
    ].join('\n\n'),
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:640px">
<h1${asTitle} style="font-size:22px;line-height:1.3">${escapeHtml(title)}</h1>
${paragraphs.map(({ text, lang }) => `<p${lang}>${escapeHtml(text).replaceAll('\n', '<br>\n')}</p>`).join('\n')}
<p><a href="${escapeHtml(url)}">${escapeHtml(w.read[language])}</a></p>
<hr>
<p style="font-size:13px">${escapeHtml(office)}<br>${escapeHtml(why)}<br><a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(w.leave[language])}</a></p>
</body>
</html>
`,
  })
}
