import { useQuery } from '@tanstack/react-query'
import { fullTextWords as full } from '../../base/words/full-texts.ts'
import { letterWords as letters } from '../../base/words/inventory-letters.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import { toneWords } from '../../base/words/tone.ts'
import { call } from '../../web/call.ts'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import type { FullTextTold } from '../api/full-texts.ts'
import { readMention } from '../api/mentions.ts'
import { Facts } from './Facts.tsx'
import { LetterOf } from './LetterOf.tsx'
import { Tone } from './Tone.tsx'

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
            {longTime(it.publishedAt, language)} {it.author && !it.letter && `· ${say(w.by)(it.author)}`}{' '}
            <Facts facts={it.facts} />
          </p>
          <Tone mention={it} tone={it.tone} />
          <p className="cap">{say(toneWords.about)}</p>
          {it.letter && (
            <p>
              {say(letters.from)} <LetterOf letter={it.letter} />
            </p>
          )}
          {it.fullText && <FullText told={it.fullText} hasText={it.text !== ''} />}
          {it.text ? (
            it.text.split('\n').map((line, at) => <p key={at}>{line}</p>)
          ) : (
            <p className="sec">{say(w.noText)}</p>
          )}
          {it.files.length > 0 && (
            <>
              <h3>{say(letters.files)}</h3>
              <ul className="letter-files">
                {it.files.map(({ name, kept, refused }, at) => (
                  <li key={at}>
                    {kept ? (
                      <a href={`/api/files/${kept.hash}`}>{name || say(letters.unnamed)}</a>
                    ) : (
                      name || say(letters.unnamed)
                    )}{' '}
                    <span className="cap">
                      {kept ? `${Math.ceil(kept.sizeBytes / 1024)} kB` : refused && say(letters.refusals[refused])}
                    </span>
                  </li>
                ))}
              </ul>
            </>
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
          {it.fullText?.state === 'kept' && (
            <>
              <p className="cap mention-hash">
                {say(full.textHash)} {it.fullText.textHash}
              </p>
              <p className="cap mention-hash">
                {say(full.pageHash)} {it.fullText.pageHash}
              </p>
            </>
          )}
          {it.letterHash && (
            <p className="cap mention-hash">
              {say(letters.letterHash)} {it.letterHash}
            </p>
          )}
        </article>
      )}
    </Dialog>
  )
}

/** Whether what is read is the whole text, from where and since when; or why it is not. */
function FullText({ told, hasText }: { told: NonNullable<FullTextTold>; hasText: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  if (told.state !== 'kept')
    return (
      <p className="cap">
        {told.state === 'waiting' ? say(full.waits) : say(full.notTaken)(say(full.reasons[told.reason]))}{' '}
        {hasText && say(full.fromFeed)}
      </p>
    )
  const said = told.isThere ? full.taken : full.gone
  return (
    <p className="cap mention-hash">
      {say(said)(longTime(told.at, language), told.address)}
      {told.isThere && `, ${say(full.ways[told.way])}.`}
    </p>
  )
}
