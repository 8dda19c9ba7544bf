import { Fragment, type ReactNode } from 'react'
import { variantWords as w } from '../../base/words/variants.ts'
import { useSay } from '../../web/language.tsx'
import { CAPTION_SHOWN, LINK, PICTURE_CAPTION_MAX, type Channel } from '../rules/variants/limits.ts'
import { sentencesOf } from '../rules/variants/prose.ts'

const LONG_WORDS = 25 // of a sentence, beyond which an announcer must breathe within it

/** How a form looks where it goes, simply: the channel's own shape, without its colours. */
export function VariantLook({ channel, text }: { channel: Channel; text: string }) {
  const say = useSay()
  switch (channel) {
    case 'email': {
      const [subject, body] = mailParts(text)
      return (
        <Look channel={channel}>
          {subject !== null && (
            <header>
              <span className="cap">{say(w.subject)}:</span> <b>{subject}</b>
            </header>
          )}
          {linked(body)}
        </Look>
      )
    }
    case 'chat':
      return (
        <>
          <Look channel={channel}>{emphasised(text)}</Look>
          {text.length > PICTURE_CAPTION_MAX && <p className="cap">{say(w.picture)}</p>}
        </>
      )
    case 'short-post':
    case 'videotron':
      return <Look channel={channel}>{linked(text)}</Look>
    case 'caption': {
      const shown = [...text].slice(0, CAPTION_SHOWN).join('')
      const rest = text.slice(shown.length)
      return (
        <>
          <Look channel={channel}>
            {linked(shown)}
            {rest && <span className="rest">{linked(rest)}</span>}
          </Look>
          {rest && <p className="cap">{say(w.fold)}</p>}
        </>
      )
    }
    case 'radio': {
      const long = longSentences(text)
      return (
        <>
          <Look channel={channel}>{scripted(text, long)}</Look>
          {long.size > 0 && <p className="cap">{say(w.longSentences)(long.size)}</p>}
        </>
      )
    }
  }
}

function Look({ channel, children }: { channel: Channel; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={`variant-look ${channel}`} lang="id" tabIndex={0} role="group">
      {children}
    </div>
  )
}

/** The subject that a mail's first line gives, and the rest. */
function mailParts(text: string): [string | null, string] {
  const found = /^Subjek: ([^\n]*)\n*/.exec(text)
  return found ? [found[1] ?? '', text.slice(found[0].length)] : [null, text]
}

/** The text with the place of the page's address as a link, which it is not yet. */
function linked(text: string): ReactNode {
  return text.split(LINK).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <Address />}
      {part}
    </Fragment>
  ))
}

function Address() {
  const say = useSay()
  return <span className="link">{say(w.link)}</span>
}

/** `*bold*` and `_slanted_` as messengers show them. */
function emphasised(text: string): ReactNode {
  return text.split(/((?<![\p{L}\p{N}])(?:\*[^*\n]+\*|_[^_\n]+_)(?![\p{L}\p{N}]))/u).map((part, at) => {
    if (at % 2 === 0) return <Fragment key={at}>{linked(part)}</Fragment>
    const inner = part.slice(1, -1)
    return part.startsWith('*') ? <strong key={at}>{inner}</strong> : <em key={at}>{inner}</em>
  })
}

const wordsIn = (text: string) => text.split(/\s+/u).filter(Boolean).length

function longSentences(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .flatMap(sentencesOf)
      .filter((sentence) => wordsIn(sentence) > LONG_WORDS),
  )
}

function scripted(text: string, long: ReadonlySet<string>): ReactNode {
  return text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && '\n'}
      {sentencesOf(line).map((sentence, place) => (
        <Fragment key={place}>
          {place > 0 && ' '}
          {long.has(sentence) ? <span className="long">{sentence}</span> : sentence}
        </Fragment>
      ))}
    </Fragment>
  ))
}
