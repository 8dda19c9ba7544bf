/** Putting other words at a place of a text, and nothing else: what a suggestion does that was accepted. */
import { contentSchema, emptyContent, otherLanguages, type Block, type Content, type Inline } from './content.ts'
import type { Place } from './content-places.ts'

/**
 * The text with other words at a place; the first letter's look is kept, a line feed in the body becomes a break.
 * Null where there is no such place, where more than words stands there (a footnote), or where they do not fit.
 */
export function withWords(content: Content, place: Place, words: string): Content | null {
  const [root = '', index, name = ''] = place.at.split('/')
  const put = (text: string | undefined) => spliced(text, place, words)
  const changed = ((): Content | null => {
    switch (root) {
      case 'title':
      case 'summary':
      case 'topic': {
        const text = put(content[root])
        return text === null ? null : { ...content, [root]: text }
      }
      case 'field': {
        const text = put(content.fields?.[index ?? ''])
        return text === null ? null : { ...content, fields: { ...content.fields, [index ?? '']: text } }
      }
      case 'variant': {
        const variants = content.variants ?? []
        const text = put(variants.find((it) => it.channel === index)?.text)
        if (text === null) return null
        return { ...content, variants: variants.map((it) => (it.channel === index ? { ...it, text, own: true } : it)) }
      }
      case 'fact': {
        const fact = content.facts[Number(index)] as Record<string, unknown> | undefined
        const value = fact?.[name]
        const text = put(typeof value === 'string' ? value : undefined)
        if (text === null) return null
        return { ...content, facts: content.facts.with(Number(index), { ...fact, [name]: text } as never) }
      }
      case 'translation': {
        const language = otherLanguages.find((it) => it === index)
        const translation = language && content.translations?.[language]
        const at = place.at.slice(`translation/${index}/`.length)
        if (!translation || !/^(?:title$|summary$|body\/)/.test(at)) return null
        const { title, summary, body } = translation
        const inside = withWords({ ...emptyContent, title, summary, body }, { ...place, at }, words)
        if (!inside) return null
        const next = { ...translation, title: inside.title, summary: inside.summary, body: inside.body }
        return { ...content, translations: { ...content.translations, [language]: next } }
      }
      case 'video': {
        const video = content.videos?.[Number(index)]
        const value = (video as Record<string, unknown> | undefined)?.[name]
        const text = /^(?:title|transcript|captions\w+)$/.test(name) ? put(value as string | undefined) : null
        if (text === null || !video || !content.videos) return null
        return { ...content, videos: content.videos.with(Number(index), { ...video, [name]: text }) }
      }
      case 'attachment': {
        const file = content.attachments[Number(index)]
        const text = put(file?.name)
        if (text === null || !file) return null
        return { ...content, attachments: content.attachments.with(Number(index), { ...file, name: text }) }
      }
      case 'body': {
        const [path = '', named] = place.at.split('#')
        const blocks = inBlocks(content.body.content, path.split('/').slice(1).map(Number), (block) =>
          named === undefined ? withInline(block, place, words) : withNamed(block, named, put),
        )
        return blocks && { ...content, body: { ...content.body, content: blocks } }
      }
      default:
        return null
    }
  })()
  const parsed = contentSchema.safeParse(changed)
  return parsed.success ? parsed.data : null
}

function spliced(text: string | undefined, { from, to }: Place, words: string): string | null {
  if (text === undefined || from < 0 || from > to || to > text.length) return null
  return text.slice(0, from) + words + text.slice(to)
}

/** The blocks with one of them changed, found by the indexes on the way down as `piecesOf` counts them. */
function inBlocks(
  blocks: readonly Block[],
  [at = -1, ...rest]: readonly number[],
  change: (block: Block) => Block | null,
): Block[] | null {
  const block = blocks[at]
  const next = block && (rest.length === 0 ? change(block) : inside(block, rest, change))
  return next ? blocks.with(at, next) : null
}

function inside(block: Block, path: readonly number[], change: (block: Block) => Block | null): Block | null {
  const [first = -1, ...rest] = path
  switch (block.type) {
    case 'blockquote': {
      const content = inBlocks(block.content, path, change)
      return content && { ...block, content }
    }
    case 'bulletList':
    case 'orderedList': {
      const item = block.content[first]
      const content = item && inBlocks(item.content, rest, change)
      return content ? { ...block, content: block.content.with(first, { ...item, content }) } : null
    }
    case 'table': {
      const [column = -1, ...inner] = rest
      const row = block.content[first]
      const cell = row?.content[column]
      const content = cell && inBlocks(cell.content, inner, change)
      if (!content || !row) return null
      return {
        ...block,
        content: block.content.with(first, { ...row, content: row.content.with(column, { ...cell, content }) }),
      }
    }
    case 'paragraph':
    case 'heading':
    case 'image':
    case 'horizontalRule':
      return null
  }
}

/** What stands beside a block: a picture's description, a speaker's name; of a paragraph its footnotes. */
function withNamed(block: Block, named: string, put: (text: string | undefined) => string | null): Block | null {
  const [name = '', index] = named.split('/')
  if (block.type === 'paragraph' || block.type === 'heading') {
    const nodes = block.content ?? []
    let seen = 0
    const at = nodes.findIndex((it) => it.type === 'footnote' && seen++ === Number(index))
    const note = nodes[at]
    if (name !== 'note' || note?.type !== 'footnote') return null
    const text = put(note.attrs.text)
    return text === null ? null : { ...block, content: nodes.with(at, { ...note, attrs: { ...note.attrs, text } }) }
  }
  const attrs = ('attrs' in block ? (block.attrs ?? {}) : {}) as Record<string, unknown>
  const value = attrs[name]
  const text = put(typeof value === 'string' ? value : undefined)
  return text === null ? null : ({ ...block, attrs: { ...attrs, [name]: text } } as Block)
}

function withInline(block: Block, { from, to }: Place, words: string): Block | null {
  if ((block.type !== 'paragraph' && block.type !== 'heading') || from > to) return null
  const before: Inline[] = []
  const after: Inline[] = []
  let marks: Extract<Inline, { type: 'text' }>['marks']
  let at = 0
  for (const node of block.content ?? []) {
    const begin = at
    at += node.type === 'text' ? node.text.length : 1
    if (node.type !== 'text') {
      if (at <= from) before.push(node)
      else if (begin >= to) after.push(node)
      else if (node.type !== 'hardBreak') return null
      continue
    }
    if (begin < from) before.push({ ...node, text: node.text.slice(0, from - begin) })
    if (begin <= from && at > from) ({ marks } = node)
    if (at > to) after.push({ ...node, text: node.text.slice(Math.max(0, to - begin)) })
  }
  if (at < to) return null
  const put = words
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
      ...(line ? [{ type: 'text' as const, text: line, ...(marks && { marks }) }] : []),
    ])
  const { content: _, ...rest } = block
  const content = joined([...before, ...put, ...after])
  return content.length > 0 ? ({ ...rest, content } as Block) : (rest as Block)
}

/** Neighbours of one look as one piece of text, as the editor would write them. */
function joined(nodes: readonly Inline[]): Inline[] {
  const whole: Inline[] = []
  for (const node of nodes) {
    const last = whole.at(-1)
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
      whole[whole.length - 1] = { ...last, text: last.text + node.text }
    else whole.push(node)
  }
  return whole
}
