import { MailParser, type AttachmentStream, type HeaderLines, type Headers, type MessageText } from 'mailparser'
import { buffer } from 'node:stream/consumers'
import type { Letter, LetterPart } from '../base/letter.ts'

const PARTS_MAX = 300 // a newsletter with every picture within it has forty
const HEAD_MAX_BYTES = 256 * 1024
/** In UTF-16 units: what is kept of a text is a fraction of it. */
const TEXT_MAX = 1_000_000
const LINE_MAX = 4_000

/**
 * Takes a letter apart, perhaps one that is cut off at its end. Nothing in it is run, shown or fetched, and what is packed
 * stays packed.
 * @throws {Error} where it has too many parts or too long a head
 */
export async function parseLetter(bytes: Uint8Array): Promise<Letter> {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    // A letter within it is a part like any other: what somebody sends on is not what they say.
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxChildNodes: PARTS_MAX,
    maxHeadSize: HEAD_MAX_BYTES,
  })
  const parts: LetterPart[] = []
  let said: Headers = new Map()
  let lines: HeaderLines = []
  let text: Pick<MessageText, 'text' | 'html'> = {}
  parser.on('headers', (it) => {
    said = it
  })
  parser.on('headerLines', (it) => {
    lines = it
  })
  parser.end(bytes)
  for await (const piece of parser as AsyncIterable<AttachmentStream | MessageText>) {
    if (piece.type === 'text') text = piece
    else {
      const whole = await buffer(piece.content)
      parts.push({ type: piece.contentType.toLowerCase(), name: piece.filename || '', within: piece.related === true, bytes: whole }) // prettier-ignore
      piece.release?.()
    }
  }
  const from = said.get('from')
  const [sender] = from && typeof from === 'object' && 'value' in from && Array.isArray(from.value) ? from.value : []
  const subject = said.get('subject')
  return {
    head: headOf(lines),
    subject: typeof subject === 'string' ? subject.slice(0, LINE_MAX) : '',
    from: { name: sender?.name?.slice(0, LINE_MAX) ?? '', address: sender?.address?.slice(0, LINE_MAX) ?? '' },
    text: (text.text || '').trim().slice(0, TEXT_MAX),
    html: (text.html || '').slice(0, TEXT_MAX),
    parts,
  }
}

function headOf(lines: HeaderLines): Letter['head'] {
  const head = new Map<string, string>()
  for (const { key, line } of lines)
    if (!head.has(key)) {
      const value = line.slice(line.indexOf(':') + 1, LINE_MAX * 2)
      head.set(key, value.replaceAll(/\s+/g, ' ').trim().slice(0, LINE_MAX))
    }
  return head
}
