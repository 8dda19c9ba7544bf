/** A letter that somebody else wrote, taken apart and nothing more: no word of it is judged, and nothing of it is fetched. */

export type Letter = {
  /** Fields by their names in small letters, each in one line and not decoded; of one that stands twice the first. */
  readonly head: ReadonlyMap<string, string>
  readonly subject: string
  /** As it says itself; anybody can write any name and address there. */
  readonly from: { readonly name: string; readonly address: string }
  /** What was written to be read, as plain text and as HTML; either may be ''. */
  readonly text: string
  readonly html: string
  readonly parts: readonly LetterPart[]
}
/** A file, a report or a whole letter within a letter. */
export type LetterPart = {
  /** Such as `image/png`, in small letters, as the letter says. */
  readonly type: string
  readonly name: string
  /** It stands within the HTML, as a picture of a signature does. */
  readonly within: boolean
  readonly bytes: Uint8Array
}

/** Whether a program answered in somebody's place, such as that they are on leave (RFC 3834, and what came before it). */
export const isAutomaticAnswer = (head: Letter['head']): boolean =>
  /^\s*auto-(?:replied|notified)/i.test(head.get('auto-submitted') ?? '') ||
  head.has('x-autoreply') ||
  head.has('x-autorespond') ||
  /^\s*auto_reply/i.test(head.get('precedence') ?? '')

/** Reports come from no address, so that none goes back for one (RFC 5321 §4.5.5). */
export const isFromMailSystem = (head: Letter['head']): boolean =>
  /^\s*<\s*>/.test(head.get('return-path') ?? '') || /(?:^|[\s<"])(?:mailer-daemon|postmaster)@/i.test(head.get('from') ?? '') // prettier-ignore
