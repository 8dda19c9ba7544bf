import { awayWords as w } from '../../base/words/away.ts'
import { useSay } from '../../web/language.tsx'
import { actingTitle } from '../rules/letterhead.ts'

type Mandate = { readonly form: 'plt' | 'plh'; readonly forPerson: string | null; readonly letter: string }

/** A post as somebody acted in it: "Plh. Kepala Dinas, menggantikan Edif, surat 800/12/2026". */
export function useInPost() {
  const say = useSay()
  return (post: string, mandate: Mandate | null): string =>
    [
      actingTitle(post, mandate?.form ?? null),
      mandate?.forPerson && say(w.inStead)(mandate.forPerson),
      mandate?.letter && say(w.byLetter)(mandate.letter),
    ]
      .filter(Boolean)
      .join(', ')
}
