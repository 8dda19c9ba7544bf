import { useQuery } from '@tanstack/react-query'
import { sourceWords as w } from '../../base/words/sources.ts'
import { call } from '../../web/call.ts'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import { readMention } from '../api/mentions.ts'
import { Facts } from './Facts.tsx'

/** One mention with its whole text, as its source had it. */
export function ReadMention({ mentionId, onClose }: { mentionId: string; onClose: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const read = useQuery({
    queryKey: ['mention', mentionId],
    queryFn: () => call(readMention, { params: { mentionId } }),
  })
  const it = read.data
  return (
    <Dialog title={it?.title ?? say(w.mentions)} onClose={onClose}>
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={8} />}
      {it && (
        <article className="mention-text">
          <p className="cap">
            <b>{it.source.name}</b>, {say(w.weightOf)(it.source.weight)} · {!it.dated && `${say(w.undated)} `}
            {longTime(it.publishedAt, language)} {it.author && `· ${say(w.by)(it.author)}`} <Facts facts={it.facts} />
          </p>
          {it.text ? (
            it.text.split('\n').map((line, at) => <p key={at}>{line}</p>)
          ) : (
            <p className="sec">{say(w.noText)}</p>
          )}
          {it.url && (
            <p>
              <a className="button" href={it.url} target="_blank" rel="noopener noreferrer">
                {say(w.open)}
              </a>
            </p>
          )}
          <p className="cap">
            {say(w.takenAt)} {longTime(it.takenAt, language)}
            {it.changedAt && ` · ${say(w.changed)} ${longTime(it.changedAt, language)}`}
          </p>
          <p className="cap mention-hash">
            {say(w.fingerprint)} {it.textHash}
          </p>
        </article>
      )}
    </Dialog>
  )
}
