/** Addresses of mail and of the web in a text. */
import { isDigit } from './numbers.ts'
import { isMobile } from './structures.ts'

const LOCAL_MAX = 64 // of an e-mail address (RFC 5321 §4.5.3.1)
const DOMAIN_MAX = 255
const ADDRESS_MAX = 300 // of a web address, as far as it is looked at

export type Stretch = { readonly start: number; readonly end: number }

/**
 * The e-mail address around its sign, or null.
 * @param left where the local part ends, exclusive
 * @param right where the domain begins
 */
export function emailAround(text: string, left: number, right: number): Stretch | null {
  let start = left
  while (left - start < LOCAL_MAX && isLocal(text.charCodeAt(start - 1))) start--
  while (start < left && !isLetterOrDigit(text.charCodeAt(start))) start++
  if (start === left || isLocal(text.charCodeAt(start - 1))) return null
  let end = right
  while (end - right < DOMAIN_MAX && isDomain(text.charCodeAt(end))) end++
  const domain = domainOf(text.slice(right, end))
  return domain === '' ? null : { start, end: right + domain.length }
}

/** Where a web address ends, and the telephone number that it opens (wa.me/62812…). `from` is behind its “://”. */
export function webAddress(text: string, from: number): { end: number; phone: Stretch | null } {
  let end = from
  while (end < text.length && !ADDRESS_ENDS.has(text.charCodeAt(end))) end++
  const phone = /(?:wa\.me\/|phone=)\+?(62\d{9,12})(?!\d)/.exec(text.slice(from, Math.min(end, from + ADDRESS_MAX)))
  const number = phone?.[1]
  if (!phone || !number || !isMobile(`0${number.slice(2)}`)) return { end, phone: null }
  const start = from + phone.index + phone[0].length - number.length
  return { end, phone: { start, end: start + number.length } }
}

const ADDRESS_ENDS = new Set([...' \t\n\r<>"\')]\u00a0'].map((it) => it.charCodeAt(0)))
const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code)
const isLocal = (code: number): boolean =>
  isLetterOrDigit(code) || code === 0x2e || code === 0x5f || code === 0x25 || code === 0x2b || code === 0x2d
const isDomain = (code: number): boolean => isLetterOrDigit(code) || code === 0x2e || code === 0x2d

/**
 * The domain that this stretch of letters, digits, dots and hyphens begins with, or ''. “gmail.com.Terima”: a sentence
 * that begins without its space is no part of it.
 */
function domainOf(stretch: string): string {
  const labels: string[] = []
  for (const label of stretch.split('.')) {
    if (!/^[a-z0-9][a-z0-9-]*$/i.test(label) || label.endsWith('-')) {
      const start = /^[a-z]+/i.exec(label)?.[0] // “gmail.com-nya”
      if (start && start.length > 1 && labels.length > 0) labels.push(start)
      break
    }
    labels.push(label)
  }
  const lower = labels.every((label, at) => at === labels.length - 1 || label === label.toLowerCase())
  if (labels.length > 2 && lower && /^[A-Z][a-z]+$/.test(labels.at(-1) ?? '')) labels.pop()
  while (labels.length > 1 && !/^[a-z]{2,24}$/i.test(labels.at(-1) ?? '')) labels.pop()
  return labels.length > 1 ? labels.join('.') : ''
}
