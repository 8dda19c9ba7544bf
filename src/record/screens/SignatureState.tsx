import { IconCircleCheck, IconPencilOff, IconSignature } from '@tabler/icons-react'
import { signatureWords as w } from '../../base/words/signatures.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import type { PaperItem } from '../api/papers.ts'
import { pdfOf } from './sheets.ts'
import './signatures.css'

const icons = { waiting: IconSignature, signed: IconCircleCheck, 'given-up': IconPencilOff } as const

/** How a paper stands with its signature; nothing where the office's own word is all. */
export function SignatureState({ paper: { id, signature } }: { paper: PaperItem }) {
  const say = useSay()
  const { language } = useLanguage()
  if (!signature) return null
  const { state, by, waitingSince, signedAt, reason } = signature
  const Icon = icons[state]
  const at = signedAt ?? waitingSince
  return (
    <div className={`signature-state ${state}`}>
      <Icon size={16} aria-hidden />
      <span>
        {say(w.states[state])(by)}
        {state === 'given-up' && `: ${reason}`}
        {state !== 'given-up' && (
          <>
            {', '}
            <time dateTime={at} title={longTime(at, language)}>
              {state === 'waiting' ? say(w.since)(shortTime(at, language)) : shortTime(at, language)}
            </time>
          </>
        )}
        {state === 'signed' && (
          <>
            {' · '}
            <a href={`${pdfOf(id)}?form=unsigned`}>{say(w.unsignedForm)}</a>
          </>
        )}
      </span>
    </div>
  )
}
