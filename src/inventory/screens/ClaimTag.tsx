import { IconMessageReport } from '@tabler/icons-react'
import { claimWords } from '../../base/words/claims.ts'
import { useSay } from '../../web/language.tsx'

/** Says of an item that it was reported as a hoax. */
export function ClaimTag() {
  const say = useSay()
  return (
    <span className="tag alert">
      <IconMessageReport size={14} aria-hidden /> {say(claimWords.tag)}
    </span>
  )
}
