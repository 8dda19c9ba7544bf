import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { linkWords as w } from '../../base/words/links.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import type { Judgement } from '../api/gates.ts'
import { checkLinksNow, type LinkStanding } from '../api/links.ts'

const SOON_MS = 3_000
const SOON_FOR_MS = 3 * 60_000
const LATER_MS = 30_000

/**
 * How soon findings are worth asking for again because links are still being looked at: soon while somebody waits in
 * front of them, rarely after a few minutes, not at all once none is left.
 */
export function useLinksAwaited(): {
  readonly againMs: (judgement: Judgement | undefined) => number | false
  readonly begin: () => void
} {
  const [since, setSince] = useState(() => Date.now())
  return {
    againMs: (judgement) => {
      if (!judgement?.links?.waiting) return false
      return Date.now() - since < SOON_FOR_MS ? SOON_MS : LATER_MS
    },
    begin: () => setSince(Date.now()),
  }
}

/** How far the links of a text have been looked at, and the button that has them looked at now. */
export function LinksNow({
  dossierId,
  links,
  onAsked,
}: {
  dossierId: string
  links: Judgement['links']
  /** Called once the links are on their way to be looked at: what they are found to be comes with the next findings. */
  onAsked: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const asking = useMutation<LinkStanding, Problem>({
    mutationFn: () => call(checkLinksNow, { params: { dossierId }, body: {} }),
    onSuccess: onAsked,
  })
  if (!links || links.addresses === 0) return null
  const { addresses, waiting, checkedAt } = links
  return (
    <div className="links-now">
      <p role="status">
        <b>{say(w.title)}.</b>{' '}
        {waiting > 0
          ? say(w.waiting)(waiting, addresses)
          : checkedAt && say(w.checked)(addresses, shortTime(checkedAt, language))}
      </p>
      {!links.whyNotNow && (
        <Button look="quiet" pending={asking.isPending} onClick={() => asking.mutate()}>
          {say(w.now)}
        </Button>
      )}
      <ProblemNote problem={asking.error} />
    </div>
  )
}
