/**
 * A publication as news in JSON for partners' newsrooms (IPTC ninjs 3.0, https://iptc.org/standards/ninjs/): the text as
 * HTML and plain, its pictures and attachments as things of their own, and which approved version it is.
 */
import { blocksOf, plainTextOf, translationsOf, wordsOf, type Content } from '../../base/content.ts'
import { bodyHtml } from '../../base/content-html.ts'
import { languagePath } from '../../base/language-path.ts'

const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json'

export type NewsItem = {
  /** The publication's; stays through every correction. */
  readonly id: string
  readonly state: 'public' | 'withdrawn'
  /** Why it was withdrawn; '' otherwise. */
  readonly notice: string
  readonly versionHash: string
  readonly content: Content
  /** The public page. */
  readonly link: string
  readonly publishedAt: Date
  readonly updatedAt: Date
  /** Until then it is for registered press alone; null for none. */
  readonly embargoedUntil: Date | null
  readonly office: { readonly name: string; readonly url: string }
  readonly files: readonly {
    readonly hash: string
    readonly mediaType: string
    readonly sizeBytes: number
    readonly address: string
  }[]
}

/** Of what was withdrawn only that it was, and why: nobody is to find the text in it again. */
export function ninjsOf(it: NewsItem): object {
  const { content, office } = it
  const text = plainTextOf(content.body)
  const isOut = it.state === 'public'
  return {
    uri: `urn:uuid:${it.id}`,
    standard: { name: 'ninjs', version: '3.0', schema: SCHEMA },
    type: 'text',
    representationType: isOut ? 'full' : 'partial',
    version: it.updatedAt.toISOString(), // a later one replaces an earlier one
    firstCreated: it.publishedAt.toISOString(),
    versionCreated: it.updatedAt.toISOString(),
    ...(it.embargoedUntil && { embargoedUntil: it.embargoedUntil.toISOString() }),
    pubStatus: isOut ? 'usable' : 'canceled',
    language: 'id',
    by: office.name,
    copyrightHolder: office.name,
    infoSources: [{ name: office.name, role: 'publisher', uri: office.url }],
    headlines: [{ role: 'main', contentType: 'text/plain', value: content.title }],
    renditions: [{ name: 'web', href: it.link, contentType: 'text/html' }],
    altIds: [{ role: 'siar-version', value: it.versionHash }],
    ...(content.topic && { subjects: [{ name: content.topic, rel: 'about' }] }),
    ...(isOut
      ? {
          ...(content.summary && {
            descriptions: [{ role: 'summary', contentType: 'text/plain', value: content.summary }],
          }),
          bodies: [
            {
              role: 'main',
              contentType: 'text/html',
              value: bodyHtml(content.body, addressesOf(it), it.id),
            },
            {
              role: 'plain',
              contentType: 'text/plain',
              charCount: [...text].length,
              wordCount: wordsOf(content.body),
              value: text,
            },
          ],
          associations: [...picturesOf(it), ...attachmentsOf(it), ...videosAt(it), ...translationsAt(it)],
        }
      : { edNote: it.notice }),
  }
}

function addressesOf({ files }: NewsItem): (hash: string) => string {
  const known = new Map(files.map((file) => [file.hash, file.address]))
  return (hash) => known.get(hash) ?? ''
}

/** Each picture once, however often the text shows it. */
function picturesOf(it: NewsItem): object[] {
  const shown = new Map<string, object>()
  for (const block of blocksOf(it.content.body.content)) {
    if (block.type !== 'image' || shown.has(block.attrs.src)) continue
    const { src, alt, caption, credit } = block.attrs
    shown.set(src, {
      name: `picture-${shown.size + 1}`,
      uri: named(src),
      type: 'picture',
      ...(credit && { by: credit }),
      descriptions: [
        { role: 'alt', contentType: 'text/plain', value: alt },
        ...(caption ? [{ role: 'caption', contentType: 'text/plain', value: caption }] : []),
      ],
      renditions: renditionOf(it, src),
    })
  }
  return [...shown.values()]
}

function attachmentsOf(it: NewsItem): object[] {
  return it.content.attachments.map(({ hash, name, mediaType }, at) => ({
    name: `attachment-${at + 1}`,
    uri: named(hash),
    type: mediaType.startsWith('image/') ? 'picture' : 'text',
    title: name,
    renditions: renditionOf(it, hash),
  }))
}

/** Its videos by their files or addresses, those in sign language as things of their own. */
function videosAt(it: NewsItem): object[] {
  const all = (it.content.videos ?? []).flatMap((video) => [
    { title: video.title, file: video.file, address: video.address, text: video.transcript },
    ...(video.sign
      ? [{ title: `${video.title} (${video.sign.toUpperCase()})`, file: video.signFile, address: video.signAddress, text: '' }] // prettier-ignore
      : []),
  ])
  return all
    .filter(({ file, address }) => file !== undefined || address !== undefined)
    .map(({ title, file, address, text }, at) => ({
      name: `video-${at + 1}`,
      uri: file === undefined ? address : named(file),
      type: 'video',
      title,
      ...(text && { descriptions: [{ role: 'transcript', contentType: 'text/plain', value: text }] }),
      renditions: file === undefined ? [{ name: 'web', href: address }] : renditionOf(it, file),
    }))
}

/** The text in other languages by its own pages; the bodies stay those of the main text. */
function translationsAt({ id, content, link }: NewsItem): object[] {
  return translationsOf(content).map(({ language, translation }) => ({
    name: `translation-${language}`,
    uri: `urn:uuid:${id}#${language}`,
    type: 'text',
    language,
    headlines: [{ role: 'main', contentType: 'text/plain', value: translation.title }],
    renditions: [{ name: 'web', href: languagePath(language, link), contentType: 'text/html' }],
  }))
}

function renditionOf({ files }: NewsItem, hash: string): object[] {
  return files
    .filter((file) => file.hash === hash)
    .map(({ address, mediaType, sizeBytes }) => ({
      name: 'original',
      href: address,
      contentType: mediaType,
      sizeInBytes: sizeBytes,
    }))
}

/** The name of a file by its own bytes (RFC 6920 §3): the same file is the same thing wherever it is met. */
function named(hash: string): string {
  const bytes = String.fromCharCode(...(hash.match(/../g) ?? []).map((it) => Number.parseInt(it, 16)))
  return `ni:///sha-256;${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}
