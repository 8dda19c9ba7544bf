/** A release as a letter to one journalist: the form that was approved for e-mail, with a greeting and the way out. */
import { escapeHtml, cutAtAddresses } from '../../base/content-html.ts'
import type { Content } from '../../base/content.ts'
import { safeLine } from '../../base/text.ts'
import { formOf, withLink } from './form.ts'

export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

/** What all letters of one mailing have in common. */
export type LetterSheet = {
  readonly kind: 'publish' | 'correct' | 'withdraw'
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly officeName: string
}

const SUBJECT_LINE = /^Subjek:\s*/
const HEADS = { publish: '', correct: 'Koreksi: ', withdraw: 'Ditarik: ' } as const

/** @param notice what the public is told of a correction or a withdrawal; '' otherwise */
export function letterSheet(
  content: Content,
  it: {
    readonly kind: LetterSheet['kind']
    readonly url: string
    readonly notice: string
    readonly officeName: string
  },
): LetterSheet {
  const { kind, url, notice, officeName } = it
  const said = withLink(formOf(content, 'email'), url).split(/\n{2,}/).map((part) => part.trim()).filter(Boolean) // prettier-ignore
  const [first = ''] = said
  const named = SUBJECT_LINE.test(first)
  const subject = safeLine(named ? first.replace(SUBJECT_LINE, '') : content.title)
  const body = named ? said.slice(1) : said
  const told = {
    publish: [],
    correct: ['Siaran pers yang Anda terima dari kami sebelumnya telah dikoreksi.', notice],
    withdraw: ['Siaran pers yang Anda terima dari kami telah ditarik. Mohon tidak menggunakannya.', notice],
  }[kind].filter(Boolean)
  return {
    kind,
    subject: `${HEADS[kind]}${subject}`,
    paragraphs: kind === 'withdraw' ? [...told, url] : [...told, ...body],
    officeName: safeLine(officeName),
  }
}

/** The letter to one of them. @param to.unsubscribeUrl where they say that they want no more */
export function letterTo(
  sheet: LetterSheet,
  to: { readonly name: string; readonly outlet: string; readonly unsubscribeUrl: string },
): Letter {
  const greeting = `Yth. ${safeLine([to.name, to.outlet].filter(Boolean).join(', '))}`
  const why = `Surel ini dikirim ${sheet.officeName} kepada wartawan yang menyetujuinya.`
  const text = [
    greeting,
    ...sheet.paragraphs,
    `-- \n${sheet.officeName}\n${why}\nBerhenti menerima: ${to.unsubscribeUrl}`,
  ].join('\n\n')
  const paragraphs = sheet.paragraphs.map((it) => `<p>${linked(it)}</p>`).join('\n')
  const html = `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>${escapeHtml(sheet.subject)}</title></head>
<body style="font:16px/1.5 sans-serif;max-width:640px">
<p>${escapeHtml(greeting)}</p>
<h1 style="font-size:22px;line-height:1.3">${escapeHtml(sheet.subject)}</h1>
${paragraphs}
<hr>
<p style="font-size:13px">${escapeHtml(sheet.officeName)}<br>${escapeHtml(why)}<br><a href="${escapeHtml(to.unsubscribeUrl)}">Berhenti menerima</a></p>
</body>
</html>
`
  return { subject: sheet.subject, text, html }
}

/** A paragraph with its lines, and its plain addresses as links; those at odd places are the addresses. */
const linked = (paragraph: string): string =>
  cutAtAddresses(paragraph)
    .map((part, at) =>
      at % 2 === 1
        ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>`
        : escapeHtml(part).replaceAll('\n', '<br>\n'),
    )
    .join('')
