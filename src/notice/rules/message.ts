/** What a person reads on a channel: one notice, or several gathered. Pure. */
import { DRILL_PREFIX } from '../../base/crisis.ts'
import type { Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { drillWords } from '../../base/words/drill.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { noticeWords } from '../../base/words/notices.ts'
import { escapeXml } from '../../base/xml.ts'
import type { NoticeData, NoticeKind } from '../../base/notices.ts'
import { safeLine } from '../../base/text.ts'

export type Item = {
  readonly kind: NoticeKind
  readonly data: NoticeData
  readonly by: string | null
  readonly urgent: boolean
  /** Null where the notice is of no dossier. */
  readonly dossier: {
    readonly number: string
    readonly title: string
    readonly limited: boolean
    readonly drill: boolean
  } | null
  /** The title of the item or the narrative that it is of; empty where it is of neither, or that is as sensitive as a limited dossier. */
  readonly matter: string
  /** Opens the matter itself, for this person alone. */
  readonly link: string
}
export type Letter = { readonly subject: string; readonly text: string; readonly html: string }

const ITEMS_MAX = 30 // in one message; the rest is in the application
const SUBJECT_MAX = 150

/** Whether a message is of a drill: it never tells of one together with what is real. */
export const isOfDrill = (items: readonly Item[]): boolean => items.some((it) => it.dossier?.drill === true)

/**
 * What goes in the next message of all that is to be told: the real thing first, and a drill in a message of its own, so
 * that neither is taken for the other.
 */
export function nextMessage<It extends { readonly drill: boolean | null }>(all: readonly It[]): It[] {
  const real = all.filter((it) => !it.drill)
  return real.length > 0 ? real : [...all]
}

/**
 * What leaves the office by mail. A limited dossier is named by its number alone and its words stay inside, because who
 * reads the mailbox is not known.
 */
export function letterOf(
  items: readonly Item[],
  it: { readonly language: Language; readonly office: string; readonly listUrl: string; readonly name: string },
): Letter {
  const { language } = it
  const shown = items.slice(0, ITEMS_MAX)
  const rest = items.length - shown.length
  const [first] = shown
  if (!first) throw new Error('a message has something to say')
  const drill = isOfDrill(items)
  const urgent = items.some((one) => one.urgent) ? `[${noticeWords.urgent[language]}] ` : ''
  const said = items.length === 1 ? saidOf(first, language) : w.several[language](items.length)
  const subject = subjectOf(`${drill ? DRILL_PREFIX : ''}${urgent}${said}`)
  const closing = w.closing[language](it.office)
  const text = [
    ...(drill ? [drillWords.first[language], ''] : []),
    w.greeting[language](it.name),
    '',
    ...shown.flatMap((one) => [
      `- ${headOf(one, language)}`,
      ...(wordsOf(one) ? [`  ${wordsOf(one).replaceAll('\n', '\n  ')}`] : []),
      `  ${one.link}`,
      '',
    ]),
    ...(rest > 0 ? [w.rest[language](rest), ''] : []),
    `${w.all[language]}: ${it.listUrl}`,
    '',
    closing,
    '',
  ].join('\n')
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(subject)}</title></head>
<body style="font:16px/1.5 sans-serif;color:#1d2321;max-width:600px;margin:0 auto;padding:16px">
${drill ? `<p><b>${escapeXml(drillWords.first[language])}</b></p>\n` : ''}<p>${escapeXml(w.greeting[language](it.name))}</p>
<ul style="padding-left:20px">
${shown
  .map(
    (one) =>
      `<li style="margin-bottom:12px"><a href="${escapeXml(one.link)}" style="color:#0b5d57">${escapeXml(headOf(one, language))}</a>${
        wordsOf(one) ? `<br><span style="white-space:pre-line;color:#545b57">${escapeXml(wordsOf(one))}</span>` : ''
      }</li>`,
  )
  .join('\n')}
</ul>
${rest > 0 ? `<p>${escapeXml(w.rest[language](rest))}</p>\n` : ''}<p><a href="${escapeXml(it.listUrl)}" style="color:#0b5d57">${escapeXml(w.all[language])}</a></p>
<p style="color:#545b57;font-size:14px">${escapeXml(closing)}</p>
</body></html>
`
  return { subject, text, html }
}

/** What happened, to which dossier: its title, or its number alone where it is limited. Of a drill that comes first. */
export const headOf = (item: Item, language: Language): string =>
  `${item.dossier?.drill ? DRILL_PREFIX : ''}${saidOf(item, language)}`

function saidOf(item: Item, language: Language): string {
  const { level, label = '' } = item.data
  const said = noticeWords.sentence[language](item.kind)({
    label,
    by: item.by ?? '',
    level: level ? words[level] : null,
  })
  if (!item.dossier) return item.matter ? `${said}: ${item.matter}` : said
  const { number, limited, drill } = item.dossier
  const title = drill ? item.dossier.title.replace(DRILL_PREFIX, '') : item.dossier.title
  return `${said}: ${limited ? w.limited[language](number) : `${title} (${number})`}`
}

/** What somebody typed; nothing of it where the dossier is limited. */
export const wordsOf = (item: Item) => (item.dossier?.limited ? '' : (item.data.words ?? ''))

// What people typed stands in a header: no line of it may begin another.
function subjectOf(text: string): string {
  const line = safeLine(text)
  return line.length <= SUBJECT_MAX ? line : `${line.slice(0, SUBJECT_MAX - 1)}…`
}
