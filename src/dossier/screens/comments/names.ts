import { pieceWords } from '../../../base/words/comments.ts'
import type { Phrase } from '../../../base/words/phrase.ts'

/** The address of a comment on its page, after the `#`. */
export const commentId = (threadId: string) => `komentar-${threadId}`

/** What the piece of a place is called. */
export function pieceName(at: string): Phrase {
  const [path = '', beside] = at.split('#')
  const root = path.split('/')[0] ?? ''
  const word = pieceWords[beside ? `#${beside.split('/')[0]}` : root] ?? pieceWords['body']
  return word as Phrase
}
