/** Who of the contacts is reached by which way, and how a drill keeps people outside from taking it for the real thing. Pure. */
import { whatsappNumber } from '../../notice/rules/whatsapp.ts'

/** Of Indonesia: what is spoken to on 08…, freed of the toll-free and paid numbers on 080…. */
const MOBILE = /^628[1-9]/

/**
 * The address that opens WhatsApp with a contact; null where the number is no mobile one: a landline has none.
 * @param text what is written there for who sends it; null leaves it empty
 */
export function whatsappOf(phone: string, text: string | null): string | null {
  const digits = whatsappNumber(phone)
  if (!digits || !MOBILE.test(digits)) return null
  return `https://wa.me/${digits}${text === null ? '' : `?text=${encodeURIComponent(text.toWellFormed())}`}`
}

/** Whether a press calls a contact: in a drill it does nobody outside the office, who would take it for the real thing. */
export const isCalledByPress = (it: { readonly drill: boolean; readonly outside: boolean }): boolean =>
  !(it.drill && it.outside)
