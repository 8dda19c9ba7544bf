/** Each channel's form of the one text, made from it alone: the same text always gives the same form. */
import { VARIANT_MAX, type Content } from '../../../base/content.ts'
import { spoken } from '../../../base/spoken.ts'
import { oneLine } from '../../../base/text.ts'
import { lengthOf, LINK, limits, type Channel } from './limits.ts'
import { paragraphsOf, sentencesOf, shortened, type Paragraph } from './prose.ts'

/** What a channel gets when nobody wrote for it; '' for a text that says nothing yet. */
export function deriveVariant(content: Content, channel: Channel): string {
  // Pieces in normal form may join to what is not: it would be kept otherwise than it was made.
  return makers[channel](content).normalize('NFC')
}

const makers: Readonly<Record<Channel, (content: Content) => string>> = {
  email: (content) => {
    const begun = withSummary(content, content.summary.trim())
    const kept = filled('email', begun, paragraphsOf(content.body, 'addresses'), [MORE])
    return kept.length === 0 ? '' : [`Subjek: ${oneLine(content.title)}`, ...kept, MORE].join('\n\n')
  },
  chat: (content) => {
    const title = shortened(oneLine(content.title), limits.chat.aim - limits.chat.link, (text) => text.length)
    const bold = title && !title.includes('*') ? `*${title}*` : title
    const room = limits.chat.aim - lengthOf('chat', [bold, '', MORE].join('\n\n'))
    const summary = shortened(content.summary, room, (text) => text.length)
    const begun = [bold, ...withSummary(content, summary)].filter(Boolean)
    const kept = filled('chat', begun, paragraphsOf(content.body, 'chat'), [MORE])
    return kept.length === 0 ? '' : [...kept, MORE].join('\n\n')
  },
  'short-post': (content) => {
    const measure = (text: string) => lengthOf('short-post', text)
    const room = limits['short-post'].aim - measure(`\n\n${LINK}`)
    const title = shortened(oneLine(content.title), room, measure)
    const lead = oneLine(content.summary || firstOf(content))
    const left = room - measure(`${title}\n\n`)
    const said = title && left < 40 ? '' : shortened(lead, left, measure) // a few words more say less
    const text = [title, said].filter(Boolean).join('\n\n')
    if (text === '') return ''
    const tag = hashtagOf(content.topic)
    const whole = `${text}\n\n${LINK}`
    return tag && measure(`${whole} ${tag}`) <= limits['short-post'].aim ? `${whole} ${tag}` : whole
  },
  caption: (content) => {
    const begun = [oneLine(content.title), ...withSummary(content, content.summary.trim())].filter(Boolean)
    const end = [MORE, hashtagOf(content.topic)].filter(Boolean)
    const kept = filled('caption', begun, paragraphsOf(content.body, 'plain'), end)
    return kept.length === 0 ? '' : [...kept, ...end].join('\n\n')
  },
  radio: (content) => {
    const paragraphs: string[] = []
    let words = 0
    let letters = 0
    for (const sentences of radioParagraphs(content)) {
      const said: string[] = []
      for (const sentence of sentences) {
        const line = announced(sentence)
        words += lengthOf('radio', line)
        letters += line.length + '\n\n'.length
        // Words without an end are left out even where nothing else is said: the form could not be kept.
        if (letters > VARIANT_MAX || (words > limits.radio.aim && paragraphs.length + said.length > 0)) break
        said.push(line)
      }
      if (said.length > 0) paragraphs.push(said.join('\n'))
      if (letters > VARIANT_MAX || words > limits.radio.aim) break
    }
    return paragraphs.join('\n\n')
  },
  videotron: (content) => {
    const line = oneLine(content.title) || oneLine(content.summary)
    return shortened(line, limits.videotron.aim, (text) => lengthOf('videotron', text))
  },
}

const MORE = `Selengkapnya: ${LINK}`

/** The summary as the first paragraph, unless the body begins with the very same words. */
function withSummary(content: Content, summary: string): string[] {
  const same = summary !== '' && oneLine(firstOf(content)).startsWith(oneLine(summary))
  return summary && !same ? [summary] : []
}

function firstOf(content: Content): string {
  for (const it of paragraphsOf(content.body, 'plain')) if (it.kind === 'text') return it.text
  return ''
}

/** What was begun, and then whole paragraphs for as long as they fit with the end. */
function filled(channel: Channel, begun: string[], paragraphs: Iterable<Paragraph>, end: readonly string[]): string[] {
  const kept = [...begun]
  let length = lengthOf(channel, [...begun, ...end].join('\n\n'))
  if (channel === 'email') length += 400 // its subject line
  for (const it of paragraphs) {
    if (it.kind === 'image' && channel !== 'email') continue
    const text = it.kind === 'image' ? `[Gambar: ${it.text}]` : it.text.trim()
    length += lengthOf(channel, text) + 2
    if (length > limits[channel].aim) break
    kept.push(text)
  }
  return kept
}

/** The topic as a hashtag, `#LayananPublik`; '' where it has no letter. */
function hashtagOf(topic: string): string {
  const words = topic.match(/[\p{L}\p{N}]+/gu) ?? []
  const tag = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return /\p{L}/u.test(tag) ? `#${tag}` : ''
}

/** Title, summary and body as sentences; tables, pictures and headings are for the eye. */
function* radioParagraphs(content: Content): Generator<string[]> {
  if (content.title.trim()) yield [oneLine(content.title)]
  for (const summary of withSummary(content, content.summary)) yield sentencesOf(oneLine(summary))
  for (const it of paragraphsOf(content.body, 'plain')) {
    if (it.kind === 'text') yield sentencesOf(oneLine(it.text))
    else if (it.kind === 'list') yield it.text.split('\n').map((line) => oneLine(line).replace(/^(?:•|\d+\.) /, ''))
    else if (it.kind === 'quote') {
      const [said = '', by] = it.text.split('\n')
      yield [...sentencesOf(oneLine(said)), ...(by ? [`Demikian disampaikan ${by}`] : [])]
    }
  }
}

/** A sentence as it is read: in words, what stands in brackets between commas, a capital first, a stop last. */
function announced(sentence: string): string {
  const said = spoken(sentence)
    .replaceAll(/ ?[([]([^()[\]]*)[)\]]/g, ', $1,')
    .replaceAll(/(?<=\p{L})\/(?=\p{L})/gu, ' ')
    .replaceAll(/,\s*(?=[,.;:!?])/g, '')
    .replaceAll(/\s*;\s*/g, '. ')
    .replaceAll(/ {2,}/g, ' ')
    .replace(/^[,\s]+|(?<![,:\s])[,:\s]+$/g, '')
  const ended = /[.!?…]["'”’)]*$/u.test(said) ? said : `${said}.`
  return ended.replaceAll(/(?:^|(?<=[.!?] ))\p{Ll}/gu, (letter) => letter.toUpperCase())
}
