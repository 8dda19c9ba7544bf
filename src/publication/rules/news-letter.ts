/** News as a letter to a subscriber: title, summary and where to read it, as they were approved; and the way out. */
import { escapeHtml } from '../../base/content-html.ts'
import type { Content } from '../../base/content.ts'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import { HEADS, oneLine, type Letter, type LetterSheet } from './release-letter.ts'

/**
 * What all letters of one mailing in a language have in common; then the letter to one of them, by the address where they
 * say that they want no more.
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
  const office = oneLine(it.officeName)
  const title = oneLine(content.title)
  const said = {
    publish: [],
    correct: [w.corrected[language], it.notice],
    withdraw: [w.withdrawn[language], it.notice],
  }[it.kind]
  const paragraphs = [...said, it.kind === 'withdraw' ? '' : content.summary].map((part) => part.trim()).filter(Boolean)
  const why = w.why[language](office)
  const foreign = language === 'id' ? '' : ' lang="id"'
  return (unsubscribeUrl) => ({
    subject: `${HEADS[it.kind]}${title}`,
    text: [
      title,
      ...paragraphs,
      `${w.read[language]}: ${it.url}`,
      `-- \n${office}\n${why}\n${w.leave[language]}: ${unsubscribeUrl}`,
    ].join('\n\n'),
    html: `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:640px">
<h1${foreign} style="font-size:22px;line-height:1.3">${escapeHtml(title)}</h1>
${paragraphs.map((part, at) => `<p${at === 0 && it.kind !== 'publish' ? '' : foreign}>${escapeHtml(part).replaceAll('\n', '<br>\n')}</p>`).join('\n')}
<p><a href="${escapeHtml(it.url)}">${escapeHtml(w.read[language])}</a></p>
<hr>
<p style="font-size:13px">${escapeHtml(office)}<br>${escapeHtml(why)}<br><a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(w.leave[language])}</a></p>
</body>
</html>
`,
  })
}
