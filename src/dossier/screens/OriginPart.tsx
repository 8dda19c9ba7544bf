import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { phraseIn } from '../../base/content-types.ts'
import { picturesOf, type Content } from '../../base/content.ts'
import { FACTS_MAX, factText } from '../../base/facts.ts'
import { intakeWords as i } from '../../base/words/intake.ts'
import { originWords as w } from '../../base/words/origin.ts'
import { writingWords } from '../../base/words/writing.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { listHandedIn } from '../../inventory/api/intake.ts'
import { HandedInPhotos } from '../../inventory/screens/HandedInPhotos.tsx'
import { photosOf, type PhotoSaid } from '../../inventory/rules/intake.ts'
import { pictureOf, type Origin } from '../rules/opening.ts'
import { useTypeOf } from './content-types.ts'
import { short } from './read-dossier.ts'
import type { Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'
import './origin.css'

/** What a dossier began with: what was reported, where and when, and what can be read in it for certain. */
export function OriginPart({ origin }: { origin: Origin | null }) {
  const say = useSay()
  if (!origin) return null
  return (
    <section className="section origin" aria-labelledby="origin-title">
      <h2 id="origin-title">{say(w.title)}</h2>
      <p className="cap">{say(w.about)}</p>
      <Suggested origin={origin} />
      {origin.sentences.length > 0 && (
        <>
          <h3>{say(w.sentences)}</h3>
          <ul lang="id">
            {origin.sentences.map(({ text, source }) => (
              <li key={text}>
                {text} <a href={`#sumber-${source + 1}`}>[{source + 1}]</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {origin.facts.length > 0 && (
        <>
          <h3>{say(w.facts)}</h3>
          <ul lang="id">
            {origin.facts.map((fact) => (
              <li key={fact.id}>
                {fact.label}: <b>{factText(fact)}</b> <span className="cap">{fact.source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {origin.photos && (
        <>
          <h3>{say(w.photos)}</h3>
          <p className="cap">{say(w.photosNote)}</p>
          <PhotoList photos={origin.photos} />
        </>
      )}
      <Sources origin={origin} />
    </section>
  )
}

/** Which kind of text is suggested and why; nothing where there is no suggestion. */
export function Suggested({ origin }: { origin: Pick<Origin, 'suggestion'> | null }) {
  const say = useSay()
  const { language } = useLanguage()
  const type = useTypeOf()({ type: origin?.suggestion?.type })
  if (!origin?.suggestion || !type) return null
  return <p className="sec">{say(w.suggested)(phraseIn(language, type.name), say(w.why[origin.suggestion.why]))}</p>
}

/** Facts that the dossier began with and the text does not have, to be taken up by a press. */
export function CarriedFacts({
  origin,
  facts,
  onChange,
}: {
  origin: Origin | null
  facts: Content['facts']
  onChange: (facts: Content['facts']) => void
}) {
  const say = useSay()
  const taken = new Set(facts.flatMap((it) => (it.kind === undefined ? [] : [it.id])))
  const left = (origin?.facts ?? []).filter((it) => !taken.has(it.id)).slice(0, FACTS_MAX - facts.length)
  if (left.length === 0) return null
  return (
    <div className="note origin">
      <p>{say(w.offered)}</p>
      <ul>
        {left.map((fact) => (
          <li key={fact.id}>
            <Button onClick={() => onChange([...facts, fact])}>
              {say(w.take)} <span lang="id">{factText(fact)}</span>
            </Button>{' '}
            <span className="cap" lang="id">
              {fact.label}
            </span>
          </li>
        ))}
      </ul>
      {left.length > 1 && (
        <Button look="quiet" onClick={() => onChange([...facts, ...left])}>
          {say(w.takeAll)(left.length)}
        </Button>
      )}
    </div>
  )
}

/** What agencies sent along, each with what they said of those who can be seen in it. */
function PhotoList({ photos, children }: { photos: readonly PhotoSaid[]; children?: (photo: PhotoSaid) => ReactNode }) {
  const say = useSay()
  return (
    <HandedInPhotos photos={photos}>
      {(photo) => (
        <>
          <p className="cap">
            {photo.agency}, {photo.receipt}
            <br />
            {say(i.people)}: <b>{say(i.consents[photo.people])}</b>
            <br />
            {say(i.children)}: <b>{say(i.consents[photo.children])}</b>
          </p>
          {children?.(photo)}
        </>
      )}
    </HandedInPhotos>
  )
}

/** Beside the text: photos that agencies sent, those that came since too, each put into it by a press that asks what it shows. */
export function PhotosPanel({ writing: { dossier, content, editor } }: { writing: Writing }) {
  const say = useSay()
  const itemId = dossier.origin?.itemId ?? ''
  const read = useQuery({
    queryKey: ['handed-in', itemId],
    queryFn: () => call(listHandedIn, { params: { itemId } }),
    enabled: itemId !== '',
  })
  const photos = photosOf(read.data?.rows ?? [])
  if (photos.length === 0) return <ProblemNote problem={read.error} />
  const used = new Set(picturesOf(content))
  return (
    <WritingPanel id="photos" title={say(w.photos)} count={photos.filter((it) => !used.has(it.hash)).length}>
      <p className="cap">{say(w.photosNote)}</p>
      <PhotoList photos={photos}>
        {(photo) =>
          used.has(photo.hash) ? (
            <p className="sec">{say(w.inUse)}</p>
          ) : (
            <Button
              aria-label={say(w.usePhoto)(photo.name)}
              reason={editor ? null : say(writingWords.noEditor)}
              onClick={() => editor?.storage.desk.ask({ kind: 'picture', at: null, picture: pictureOf(photo) })}
            >
              {say(w.use)}
            </Button>
          )
        }
      </PhotoList>
    </WritingPanel>
  )
}

function Sources({ origin }: { origin: Origin }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      <h3>{say(w.sources)}</h3>
      <ol className="origin-sources">
        {origin.sources.map((it, at) => (
          <li key={it.mentionId ?? 'noted'} id={`sumber-${at + 1}`}>
            {it.url ? (
              <a href={it.url} target="_blank" rel="noreferrer noopener">
                {it.title}
              </a>
            ) : (
              it.title
            )}
            <div className="cap">
              {it.name || say(w.noted)}
              {it.publishedAt && (
                <>
                  {' · '}
                  <time dateTime={it.publishedAt} title={longTime(it.publishedAt, language)}>
                    {say(w.published)(shortTime(it.publishedAt, language))}
                  </time>
                </>
              )}
              {' · '}
              <time dateTime={it.takenAt} title={longTime(it.takenAt, language)}>
                {say(w.taken)(shortTime(it.takenAt, language))}
              </time>
              {' · '}
              {say(w.fingerprint)} <code title={it.textHash}>{short(it.textHash)}</code>
            </div>
          </li>
        ))}
      </ol>
      {origin.more > 0 && <p className="cap">{say(w.more)(origin.more)}</p>}
    </>
  )
}
