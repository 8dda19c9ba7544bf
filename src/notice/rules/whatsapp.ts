/** WhatsApp as a link that a colleague opens: whose number it is, when it may be used again, what the message says. Pure. */
import type { Language, Reason } from '../../base/refused.ts'
import { whatsappWords as w } from '../../base/words/notice-whatsapp.ts'

/**
 * A number as people write it, in digits with the country's code first, as wa.me wants it (ITU-T E.164, at most fifteen);
 * null for what is none. What begins with a zero is of Indonesia.
 */
export function whatsappNumber(text: string): string | null {
  const plain = text.trim().replace(/^\(?\+\)?/, '+')
  if (!/^\+?[\d\s().-]+$/.test(plain)) return null
  const digits = plain.replaceAll(/\D/g, '')
  const whole = plain.startsWith('+') ? digits : digits.replace(/^00/, '').replace(/^0/, '62')
  return /^[1-9]\d{7,14}$/.test(whole) ? whole : null
}

const AGAIN_MS = 60 * 60_000

/** Why somebody cannot be reminded now. @param it.lastAt of the same dossier, by whomever; null for never */
export function whyNotRemind(it: { readonly chosen: boolean; readonly lastAt: Date | null }, now: Date): Reason | null {
  if (!it.chosen) return { code: 'reminder-not-chosen' }
  const until = (it.lastAt?.getTime() ?? 0) + AGAIN_MS
  return until > now.getTime() ? { code: 'reminder-too-soon', until: new Date(until).toISOString() } : null
}

/** The address that opens WhatsApp with the message written, for whoever then sends it by hand. @param it.to as `whatsappNumber` gave it */
export function whatsappLink(
  it: { readonly to: string; readonly language: Language } & Parameters<(typeof w.message)['id']>[0],
): string {
  return `https://wa.me/${it.to}?text=${encodeURIComponent(w.message[it.language](it).toWellFormed())}`
}
