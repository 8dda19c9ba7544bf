import { memo } from 'react'
import { captionsOf, type Content, type Video } from '../../base/content.ts'
import { languageNames, ownNames } from '../../base/words/translations.ts'
import { signNames, videoWords as w } from '../../base/words/videos.ts'
import { readCaptions, saidIn } from '../../base/web-vtt.ts'
import { useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import './videos.css'

/** The videos of a text as the public will have them, with all that is read beside them. */
export function VideosView({ content }: { content: Content }) {
  const say = useSay()
  if (!content.videos) return null
  return (
    <section className="section videos" aria-label={say(w.videos)}>
      <h2>{say(w.videos)}</h2>
      {content.videos.map((video, at) => (
        <VideoView key={video.id} video={video} at={`video/${at}`} />
      ))}
    </section>
  )
}

function VideoView({ video, at }: { video: Video; at: string }) {
  const say = useSay()
  return (
    <article className="video" lang="id">
      <h3 data-at={`${at}/title`}>
        {video.title}
        <CommentsAt at={`${at}/title`} />
      </h3>
      <Source video={video} file={video.file} address={video.address} title={video.title} />
      {video.sign && (
        <>
          <h4>{say(w.signIn)(say(signNames[video.sign]))}</h4>
          <Source video={video} file={video.signFile} address={video.signAddress} title={say(signNames[video.sign])} />
        </>
      )}
      {captionsOf(video).map(({ language, field, captions }) => (
        <details key={language}>
          <summary>{say(w.captions)(say(languageNames[language]))}</summary>
          <pre lang={language} data-at={`${at}/${field}`}>
            {captions}
          </pre>
          <CommentsAt at={`${at}/${field}`} named />
        </details>
      ))}
      {video.transcript && (
        <details>
          <summary>{say(w.transcript)}</summary>
          <p className="video-transcript" data-at={`${at}/transcript`}>
            {video.transcript}
          </p>
        </details>
      )}
      <CommentsAt at={`${at}/transcript`} named />
    </article>
  )
}

/** A player for a file of ours, a link for an address elsewhere: nothing of others is embedded. */
export function Source({
  video,
  file,
  address,
  title,
}: {
  video: Video
  file: string | undefined
  address: string | undefined
  title: string
}) {
  const say = useSay()
  if (file)
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- a gate asks for them; until then there may be none
      <video
        controls
        preload="none"
        aria-label={title}
        src={`/api/files/${file}`}
        {...(video.poster && { poster: `/api/files/${video.poster}?width=640` })}
      >
        {captionsOf(video).map(({ language, captions }, index) => (
          <Track key={language} language={language} captions={captions} isFirst={index === 0} />
        ))}
      </video>
    )
  return (
    address && (
      <p>
        <a href={address} rel="noopener" target="_blank">
          {say(w.watchAt)(hostOf(address))}
        </a>
      </p>
    )
  )
}

/** Drawn anew only when its captions change: hours of talk stand in its address. */
const Track = memo(function Track({
  language,
  captions,
  isFirst,
}: {
  language: keyof typeof ownNames
  captions: string
  isFirst: boolean
}) {
  const src = `data:text/vtt;charset=utf-8,${encodeURIComponent(captions)}`
  return <track kind="captions" srcLang={language} label={ownNames[language]} src={src} default={isFirst} />
})

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address)

/** How many captions there are, and what they say. */
export function saidInCaptions(captions: string): { count: number; text: string } {
  const read = readCaptions(captions)
  return 'cues' in read ? { count: read.cues.length, text: saidIn(read.cues) } : { count: 0, text: '' }
}
