/** Lists of feeds as feed readers exchange them (OPML 2.0). */
import { parseOpml } from 'feedsmith'
import { keepable } from '../../base/html-text.ts'
import { element, xmlDocument } from '../../base/xml.ts'
import { isWebAddress } from '../rules.ts'
import { SOURCES_MAX } from './sources.ts'

const NAME_MAX = 200

/** `twice`: stands there above already. */
export type OpmlRow = { readonly name: string; readonly address: string; readonly fate: 'good' | 'twice' | 'bad' }

type Outline = {
  readonly text?: string | undefined
  readonly title?: string | undefined
  readonly xmlUrl?: string | undefined
  readonly outlines?: readonly Outline[] | undefined
}

export type OpmlList = {
  readonly rows: readonly OpmlRow[]
  /** How many feeds behind these are more than an office has sources, and the name of the first; null where none are. */
  readonly left: { readonly count: number; readonly from: string } | null
}

/** The feeds of a list, whatever folders they stand in; null when it is no such list. */
export function readOpml(text: string): OpmlList | null {
  let outlines: readonly Outline[]
  try {
    outlines = (parseOpml(text).body?.outlines ?? []) as readonly Outline[]
  } catch {
    return null
  }
  const seen = new Set<string>()
  const rows: OpmlRow[] = []
  const beyond: string[] = []
  for (const outline of flat(outlines)) {
    const row = rowOf(outline, seen)
    // What cannot be used, or stands there twice, takes nobody's place.
    if (row.fate !== 'good' || seen.size < SOURCES_MAX) rows.push(row)
    else beyond.push(row.name)
    if (row.fate === 'good' && beyond.length === 0) seen.add(row.address)
  }
  const [from] = beyond
  return { rows, left: from === undefined ? null : { count: beyond.length, from } }
}

function rowOf({ title, text: label, xmlUrl = '' }: Outline, seen: ReadonlySet<string>): OpmlRow {
  const typed = xmlUrl.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://') // prettier-ignore
  const address = feedAddress(typed)
  const name = keepable(title ?? label ?? '', NAME_MAX).replaceAll('\n', ' ') || (URL.parse(typed)?.host ?? '')
  if (!address || name === '') return { name, address: keepable(typed, NAME_MAX), fate: 'bad' }
  return { name, address, fate: seen.has(address) ? 'twice' : 'good' }
}

function flat(outlines: readonly Outline[]): Outline[] {
  return outlines.flatMap((it) => [...(it.xmlUrl ? [it] : []), ...flat(it.outlines ?? [])])
}

/** An address as it is kept, or null when it is none that may be looked at: nobody's name or password travels in it. */
export function feedAddress(typed: string): string | null {
  if (!isWebAddress(typed)) return null
  const url = new URL(typed)
  url.hash = ''
  return url.username || url.password || url.href.length > 2_000 ? null : url.href
}

/** What people type of a site's address: mostly without its scheme. */
export function siteAddress(typed: string): string | null {
  // Calendars are given away under a scheme of their own, which asks as https does.
  const said = typed.trim().replace(/^webcals?:\/\//i, 'https://')
  return feedAddress(/^[a-z][a-z\d+.-]*:\/\//i.test(said) ? said : `https://${said}`)
}

export function writeOpml(
  title: string,
  sources: readonly { readonly name: string; readonly address: string }[],
): string {
  const outlines = sources.map((it) =>
    element('outline', { type: 'rss', text: it.name, title: it.name, xmlUrl: it.address }),
  )
  return xmlDocument(
    element(
      'opml',
      { version: '2.0' },
      element('head', {}, element('title', {}, title)),
      element('body', {}, outlines),
    ),
  )
}
