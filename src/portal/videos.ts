/** The videos of an item: players of our own files without a script, captions, sign language, and the words as text. */
import { captionPath } from '../base/caption-files.ts'
import { captionsOf, type Video } from '../base/content.ts'
import { ownNames } from '../base/words/translations.ts'
import { signNames, videoWords as w } from '../base/words/videos.ts'
import { sizeWords, type Link } from './frame.ts'
import { html, rawHtml, type Html, type HtmlValue } from './html.ts'
import { langIn, sayOn, type PageLanguage } from './languages.ts'
import { middlePicture } from './pictures.ts'
import type { WholeItem } from './portal.ts'

export function videosOf(item: WholeItem, link: Link, language: PageLanguage): HtmlValue {
  const { videos } = item.content
  if (!videos) return null
  const say = sayOn(language)
  // Title and transcript are in Indonesian on every page.
  const row = (video: Video) => html`<article${langIn('id', language)}>
<h3>${video.title}</h3>
${player(item, video, { file: video.file, address: video.address, title: video.title }, link, language)}
${video.sign && signed(item, video, link, language)}
${video.transcript && html`<details><summary${enOn(language)}>${say(w.transcript)}</summary>${video.transcript.split(/\n+/).map((it) => html`<p>${it}</p>`)}</details>`}
</article>
`
  return html`<section class="videos" aria-labelledby="video"><h2 id="video">${say(w.videos)}</h2>
${videos.map(row)}</section>`
}

/** Our own words beside a video, which is in Indonesian. */
const enOn = (language: PageLanguage) => language === 'en' && rawHtml(' lang="en"')

function signed(item: WholeItem, video: Video, link: Link, language: PageLanguage): Html {
  const title = sayOn(language)(w.signIn)(signNames[video.sign ?? 'bisindo'].id)
  return html`<h4${enOn(language)}>${title}</h4>
${player(item, video, { file: video.signFile, address: video.signAddress, title: `${video.title}: ${title}` }, link, language)}`
}

function player(
  item: WholeItem,
  video: Video,
  source: { file: string | undefined; address: string | undefined; title: string },
  link: Link,
  language: PageLanguage,
): HtmlValue {
  const say = sayOn(language)
  const file = item.files.find((it) => it.hash === source.file)
  if (!file)
    return (
      source.address &&
      html`<p${enOn(language)}><a href="${source.address}" rel="noopener">${say(w.watchAt)(new URL(source.address).host)}</a></p>`
    )
  const captions = captionsOf(video)
  const first = captions.find((it) => it.language === language) ?? captions[0]
  const tracks = captions.map(
    (it) =>
      html`<track kind="captions" srclang="${it.language}" label="${ownNames[it.language]}" src="${link(captionPath(item.id, it.captions))}"${it === first && rawHtml(' default')}>`,
  )
  const poster = posterOf(item, video, link)
  return html`<video controls preload="none" width="640" height="360" aria-label="${source.title}"${poster && html` poster="${poster}"`}><source src="${link(file.path)}" type="${file.mediaType}">${tracks}</video>
<p class="note"${enOn(language)}><a href="${link(file.path)}" download>${say(w.download)}</a> ${sizeWords(file.sizeBytes, language)}</p>`
}

/** One of the text's own pictures, as far as it still shows it. */
function posterOf(item: WholeItem, { poster }: Video, link: Link): string | null {
  const path = item.files.find((it) => it.hash === poster)?.path
  if (!poster || !path) return null
  const picture = middlePicture(poster, path, item.pictures.get(poster), link)
  return typeof picture === 'string' ? picture : picture.src
}
