/** Where in a text something stands, said the same way by findings, comments, differences and the editor. */
import { captionsOf, translationsOf, type Block, type Content, type Inline } from './content.ts'

/**
 * A piece of a text: `title`, `summary`, `topic`; `body/0/2` a paragraph or heading by the indexes on its way down;
 * `body/0/2#note/0` its footnotes by their order in it; `body/3#alt`, `#caption`, `#credit` of a picture; `#caption` of a
 * table; `#speaker`, `#title` of a quotation; `fact/1/who`, `fact/2/value`; `field/dateline`; `variant/radio`;
 * `translation/en/title`, `translation/en/body/0/2` and so on for the text in another language;
 * `video/0/title`, `video/0/captionsId`; `attachment/0`.
 */
export type TextPiece = { readonly at: string; readonly text: string }

/** A stretch of a piece: UTF-16 offsets into its text, `from` inclusive, `to` exclusive. */
export type Place = { readonly at: string; readonly from: number; readonly to: number }

/** What stands in a piece's text for an inline node that is no text, so that offsets are those of the editor. */
export const LEAF = '\ufffc'

/** Every piece of a text that people read, in reading order; blank ones too. */
export function piecesOf(content: Content): TextPiece[] {
  const pieces: TextPiece[] = [
    { at: 'title', text: content.title },
    { at: 'summary', text: content.summary },
    { at: 'topic', text: content.topic },
  ]
  content.body.content.forEach((block, index) => addBlock(pieces, block, `body/${index}`))
  content.facts.forEach((fact, index) => {
    for (const [name, value] of Object.entries(fact))
      if (name !== 'id' && name !== 'kind' && typeof value === 'string')
        pieces.push({ at: `fact/${index}/${name}`, text: value })
  })
  for (const [id, text] of Object.entries(content.fields ?? {})) pieces.push({ at: `field/${id}`, text })
  for (const it of content.variants ?? []) pieces.push({ at: `variant/${it.channel}`, text: it.text })
  for (const { language, translation } of translationsOf(content)) {
    const at = `translation/${language}`
    pieces.push({ at: `${at}/title`, text: translation.title }, { at: `${at}/summary`, text: translation.summary })
    translation.body.content.forEach((block, index) => addBlock(pieces, block, `${at}/body/${index}`))
  }
  content.videos?.forEach((video, index) => {
    const at = `video/${index}`
    pieces.push({ at: `${at}/title`, text: video.title }, { at: `${at}/transcript`, text: video.transcript })
    for (const it of captionsOf(video)) pieces.push({ at: `${at}/${it.field}`, text: it.captions })
  })
  content.attachments.forEach((file, index) => pieces.push({ at: `attachment/${index}`, text: file.name }))
  return pieces
}

/** The text of a paragraph or heading, one code unit for every inline node that is no text: a break as a line feed. */
export function inlineText(nodes: readonly Inline[] | undefined): string {
  return (nodes ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : LEAF))
    .join('')
}

function addBlock(pieces: TextPiece[], block: Block, at: string): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      pieces.push({ at, text: inlineText(block.content) })
      ;(block.content ?? [])
        .filter((it) => it.type === 'footnote')
        .forEach((it, index) => pieces.push({ at: `${at}#note/${index}`, text: it.attrs.text }))
      return
    case 'bulletList':
    case 'orderedList':
      block.content.forEach((item, index) =>
        item.content.forEach((it, inner) => addBlock(pieces, it, `${at}/${index}/${inner}`)),
      )
      return
    case 'blockquote':
      block.content.forEach((it, index) => addBlock(pieces, it, `${at}/${index}`))
      addNamed(pieces, at, { speaker: block.attrs?.speaker, title: block.attrs?.title })
      return
    case 'table':
      addNamed(pieces, at, { caption: block.attrs?.caption })
      block.content.forEach((row, index) =>
        row.content.forEach((cell, column) =>
          cell.content.forEach((it, inner) => addBlock(pieces, it, `${at}/${index}/${column}/${inner}`)),
        ),
      )
      return
    case 'image':
      pieces.push({ at: `${at}#alt`, text: block.attrs.alt }, { at: `${at}#caption`, text: block.attrs.caption })
      addNamed(pieces, at, { credit: block.attrs.credit })
      return
    case 'horizontalRule':
      return
  }
}

/** What stands beside a block and is absent in most. */
function addNamed(pieces: TextPiece[], at: string, named: Readonly<Record<string, string | undefined>>): void {
  for (const [name, text] of Object.entries(named)) if (text !== undefined) pieces.push({ at: `${at}#${name}`, text })
}

/** Every block with its place, in reading order; those within others after the one that holds them. */
export function* placedBlocks(blocks: readonly Block[], at = 'body'): Generator<{ block: Block; at: string }> {
  for (const [index, block] of blocks.entries()) {
    const here = `${at}/${index}`
    yield { block, at: here }
    if (block.type === 'blockquote') yield* placedBlocks(block.content, here)
    else if (block.type === 'bulletList' || block.type === 'orderedList')
      for (const [item, it] of block.content.entries()) yield* placedBlocks(it.content, `${here}/${item}`)
    else if (block.type === 'table')
      for (const [row, it] of block.content.entries())
        for (const [column, cell] of it.content.entries()) yield* placedBlocks(cell.content, `${here}/${row}/${column}`)
  }
}

/** A link of the text: its address, and the words it stands on. */
export type PlacedLink = Place & { readonly href: string; readonly text: string }

/** Every link of a body, pieces of one link in different type put together. */
export function linksOf(blocks: readonly Block[], under = 'body'): PlacedLink[] {
  const found: PlacedLink[] = []
  for (const { block, at } of placedBlocks(blocks, under)) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    let offset = 0
    for (const node of block.content ?? []) {
      const text = inlineText([node])
      const href = node.type === 'text' ? node.marks?.find((it) => it.type === 'link')?.attrs.href : undefined
      const last = found.at(-1)
      if (href !== undefined && last?.href === href && last.at === at && last.to === offset)
        found[found.length - 1] = { ...last, to: offset + text.length, text: last.text + text }
      else if (href !== undefined) found.push({ at, from: offset, to: offset + text.length, href, text })
      offset += text.length
    }
  }
  return found
}
