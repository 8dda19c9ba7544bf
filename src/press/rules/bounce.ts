/**
 * What a letter that came back says. Anybody can write to a mailbox, so a report counts only where it carries the name that
 * we gave one letter, which nobody but its receivers can know; and of the address it says no more than it says for certain.
 * Delivery reports are read by RFC 3464; of what older mail systems write as plain text, only what holds our letter's own
 * head and a code.
 */
import { isAutomaticAnswer, isFromMailSystem, type Letter, type LetterPart } from '../../base/letter.ts'
import { safeLine } from '../../base/text.ts'

/** What became of a letter at one address, as a report says it. */
export type Outcome = {
  /** In small letters: as it was written to, and as it was where it ended. */
  readonly addresses: readonly string[]
  readonly fate: 'failed' | 'delayed'
  /** Such as 5.1.1 (RFC 3463); '' where none is said. */
  readonly status: string
  /** What the last mail server said, in one line. */
  readonly said: string
}
export type Report = {
  /** Letters of ours that it may be about; more than one tells of none for certain. */
  readonly letterIds: readonly string[]
  readonly outcomes: readonly Outcome[]
}

/** What a look into the mailbox found, without reading anything for good. */
export type MailboxTrial =
  | { readonly ok: true; readonly messages: number; readonly looked: number; readonly reports: number; readonly ours: number } // prettier-ignore
  | { readonly ok: false; readonly trouble: Readonly<Record<'id' | 'en', string>> }

const HEAD_LINES_MAX = 500
const VALUE_MAX = 4_000
const OUTCOMES_MAX = 50
const IDS_MAX = 10
const TEXT_MAX = 32 * 1024
const SAID_MAX = 300
export const IN_A_ROW = 3

/** @param letter as the mailbox gave it, perhaps cut off at its end */
export function readBounce(letter: Letter): Report | 'auto-reply' | null {
  const { head, parts } = letter
  const returned = returnedIds(parts)
  const statuses = parts.filter((it) => /^message\/(?:global-)?delivery-status$/.test(it.type))
  if (statuses.length > 0) {
    const blocks = statuses.flatMap((it) => blocksOf(textOf(it)))
    const named = blocks.flatMap((it) => uuidsIn(it.get('original-envelope-id') ?? ''))
    const answered = idsIn(`${head.get('in-reply-to') ?? ''} ${head.get('references') ?? ''}`)
    // What came back names itself; what the report answers to may be a whole conversation.
    const letterIds = [named, returned, answered].find((it) => it.length > 0) ?? []
    return { letterIds, outcomes: blocks.flatMap((it) => outcomeOf(it) ?? []).slice(0, OUTCOMES_MAX) }
  }
  if (isAutomaticAnswer(head) || /^\s*auto-generated/i.test(head.get('auto-submitted') ?? '')) return 'auto-reply'
  return isFromMailSystem(head) ? plainReport(letter.text.slice(0, TEXT_MAX), returned) : null
}

/**
 * What a report says of the address that a letter was written to; null where it says nothing. `hard`: nobody gets there.
 * `soft`: it came back, and the next one may arrive. `delayed`: it is still on its way.
 */
export function fateOf(
  report: Report,
  address: string,
): { readonly kind: 'hard' | 'soft' | 'delayed'; readonly reason: string } | null {
  const own = report.outcomes.filter((it) => it.addresses.includes(address.toLowerCase()))
  const among = own.length > 0 ? own : report.outcomes
  const worst = among.find((it) => it.fate === 'failed') ?? among[0]
  if (!worst) return null
  const { status, said } = worst
  const reason = saidOf(said.includes(status) ? said : `${status} ${said}`)
  if (worst.fate === 'delayed') return { kind: 'delayed', reason }
  // An address behind theirs, such as one of an editorial desk's: theirs may well be good for the others.
  return { kind: own.length > 0 && isForGood(status, said) ? 'hard' : 'soft', reason }
}

/**
 * Whether a code says that nothing will ever get there. A full mailbox, a letter too large, one taken for spam or one whose
 * time ran out says nothing of the address, also where it is called permanent (RFC 3463 §3.3, §3.4, §3.7, §3.8).
 */
function isForGood(status: string, said: string): boolean {
  // Exim and others call every failure 5.0.0, and the server's own words say more.
  const code = /^[245]\.0\.0$|^$/.test(status) ? (codeIn(said) ?? status) : status
  if (code === '') return /(?:^|\s)55[013][\s-]/.test(said)
  return code.startsWith('5.') && !/^5\.(?:2\.[23]|3\.4|4\.7|6\.\d+|7\.\d+)$/.test(code)
}

/**
 * Whether letters came back so often that the address is taken for gone.
 * @param cameBack of each release to it, the newest first: whether its last letter came back
 */
export function comesBackAlways(cameBack: readonly boolean[]): boolean {
  let row = 0
  return cameBack.some((it) => {
    row = it ? row + 1 : 0
    return row >= IN_A_ROW
  })
}

/** What older systems write: their words, and below them the letter's head. Without a code nothing is certain. */
function plainReport(text: string, returned: readonly string[]): Report | null {
  const copied = /^[>\s]{0,10}message-id:/im.exec(text)
  const letterIds = returned.length > 0 ? returned : idsIn(copied ? text.slice(copied.index, copied.index + VALUE_MAX).split('\n').slice(0, 2).join(' ') : '') // prettier-ignore
  if (letterIds.length === 0) return null
  // Above the copy alone: a letter may well speak of addresses and numbers.
  const copyAt = /^-{2,20}.{0,80}(?:copy|original|salinan|below)|^(?:return-path|received|message-id):/im.exec(text)
  const said = copyAt ? text.slice(0, copyAt.index) : text
  const status = codeIn(said) ?? ''
  const line = said.split('\n').find((it) => (status ? it.includes(status) : /(?:^|\s)[45]\d\d[\s-]/.test(it)))
  if (line === undefined) return { letterIds, outcomes: [] }
  const addresses = [...said.matchAll(/[^\s<>()[\]:;,"@]{1,64}@[a-z0-9.-]{1,255}/gi)]
    .slice(0, OUTCOMES_MAX)
    .map(([it]) => it.toLowerCase().replace(/\.+$/, ''))
  return { letterIds, outcomes: [{ addresses, fate: 'failed', status, said: saidOf(line) }] }
}

function outcomeOf(block: Head): Outcome | null {
  const addresses = ['original-recipient', 'final-recipient'].flatMap((name) => addressesIn(block.get(name) ?? ''))
  const action = block.get('action')?.trim().toLowerCase() ?? ''
  if (addresses.length === 0 || (action !== 'failed' && action !== 'delayed')) return null
  return {
    addresses,
    fate: action,
    status: /^\s*([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(block.get('status') ?? '')?.[1] ?? '',
    said: saidOf((block.get('diagnostic-code') ?? '').replace(/^\s*[\w-]{1,40}\s*;/, '')),
  }
}

/** `rfc822; siti@media.id`; an address may be written by RFC 3461 §4, where `+2B` is a plus, or not. */
function addressesIn(value: string): string[] {
  const at = value.indexOf(';')
  const written = value.slice(at + 1).trim().replace(/^<(.*)>$/, '$1').toLowerCase() // prettier-ignore
  if (!written.includes('@') || written.length > 320) return []
  const read = written.replaceAll(/\+([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return [...new Set([written, read])]
}

/** A code as RFC 3463 writes it, which a numeric address is not: 4.2.2.1. */
const codeIn = (text: string): string | null => /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(text)?.[1] ?? null

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const uuidsIn = (text: string): string[] => unique([...text.matchAll(new RegExp(`(?<![\\w-])${UUID}(?![\\w-])`, 'gi'))].map(([it]) => it)) // prettier-ignore
const idsIn = (text: string): string[] => unique([...text.matchAll(new RegExp(`<(${UUID})@[^\\s<>@]{1,255}>`, 'gi'))].map(([, it = '']) => it)) // prettier-ignore
const unique = (ids: readonly string[]): string[] => [...new Set(ids.map((it) => it.toLowerCase()))].slice(0, IDS_MAX)

/** Names of the letters that were sent back, by their own heads. */
const returnedIds = (parts: readonly LetterPart[]): string[] =>
  unique(
    parts
      .filter((it) =>
        /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/.test(it.type),
      )
      .flatMap((it) => idsIn(headOf(textOf(it).split(/\n\n/, 1)[0]?.split('\n') ?? []).get('message-id') ?? '')),
  )

type Head = ReadonlyMap<string, string>

/** Fields by their names in small letters; of one that stands twice the first. */
function headOf(lines: readonly string[]): Head {
  const head = new Map<string, string>()
  let name = ''
  for (const line of lines.slice(0, HEAD_LINES_MAX)) {
    if (/^[ \t]/.test(line)) {
      const before = head.get(name)
      if (before !== undefined && before.length < VALUE_MAX) head.set(name, `${before} ${line.trim()}`.slice(0, VALUE_MAX)) // prettier-ignore
      continue
    }
    const at = line.indexOf(':')
    name = at > 0 && at <= 76 ? line.slice(0, at).trim().toLowerCase() : ''
    // A second one of the name, and what is folded under it, is left out.
    if (head.has(name)) name = ''
    else if (name !== '') head.set(name, line.slice(at + 1, at + 1 + VALUE_MAX).trim())
  }
  return head
}

/** Groups of fields with empty lines between them: the first of the report, then one for each address. */
const blocksOf = (text: string): Head[] => text.split(/\n[ \t]*\n/, OUTCOMES_MAX + 1).map((it) => headOf(it.replace(/^\n+/, '').split('\n'))) // prettier-ignore

const textOf = (part: LetterPart): string =>
  new TextDecoder().decode(part.bytes.subarray(0, TEXT_MAX)).replaceAll(/\r\n?/g, '\n')

const saidOf = (text: string): string => safeLine(text.slice(0, VALUE_MAX)).slice(0, SAID_MAX).toWellFormed()
