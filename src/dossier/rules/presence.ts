/**
 * Who is in a text now, and whose turn it is to write. It only keeps people from writing over each other's heads: what
 * both saved is merged whoever's turn it was, so a turn is a courtesy and never a lock.
 */

/** How often an open editor says that it is there, in milliseconds; more often while somebody waits for the turn. */
export const BEAT_MS = 15_000
export const BEAT_WAITING_MS = 4_000
/** Silent for so long, a person has left: three beats, so that one lost on a bad line takes nobody's turn. */
export const GONE_MS = 45_000

/** `beside`: writes although it is another's turn, and merges. */
export type Stand = 'writing' | 'beside' | 'reading'
/** `turn`: write, and ask for the turn when another has it; `if-free`: write when nobody does; `beside`; `read`. */
export type Wish = 'turn' | 'if-free' | 'beside' | 'read'

type Present = { readonly personId: string; readonly stand: Stand; readonly askedAt: Date | null }

/**
 * Where a person stands after saying what they wish.
 * @param all who is in the text and not gone, the person themselves included where they were there
 */
export function standAfter(all: readonly Present[], it: { personId: string; wish: Wish }, now: Date): Present {
  const { personId, wish } = it
  const mine = all.find((one) => one.personId === personId)
  const holder = all.find((one) => one.stand === 'writing')
  const holds = holder?.personId === personId
  const stand = (of: Stand, askedAt: Date | null = null): Present => ({ personId, stand: of, askedAt })
  switch (wish) {
    case 'read':
      return stand('reading')
    case 'beside':
      return stand(holds ? 'writing' : 'beside')
    case 'if-free':
    case 'turn': {
      if (holds) return stand('writing')
      const asked = all.filter((one) => one.askedAt !== null && one.personId !== personId)
      const since = mine?.askedAt ?? null
      const first = asked.every((one) => since !== null && since <= (one.askedAt as Date))
      if (!holder && first) return stand('writing')
      return stand('reading', wish === 'turn' ? (since ?? now) : null)
    }
  }
}
