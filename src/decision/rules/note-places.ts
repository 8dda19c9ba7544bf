/**
 * Where a leader can say that a note belongs: whole pieces of the text, as a thumb can choose them.
 * Serves step 4: only what is chosen may change for the note.
 */
import { piecesOf, placedBlocks, type Place } from '../../base/content-places.ts'
import { bodiesOf, type Block, type Content } from '../../base/content.ts'
import { factText } from '../../base/facts.ts'
import { immediateOf } from '../../base/immediate.ts'
import type { NotePlaceKind } from '../../base/words/notes.ts'

export type NotePlace = Place & {
  readonly kind: NotePlaceKind
  /** What stands there; of a fact, how it reads in the text. */
  readonly text: string
  /** What it is called where it is shown: `12` the twelfth paragraph, heading or item, `F3` the third fact. Null elsewhere. */
  readonly mark: string | null
}

/**
 * The pieces that a note can name, in reading order: what is shown to who decides and is not blank. A form that only
 * follows the text is none of them, as it follows the repair too.
 */
export function notePlacesOf(content: Content): NotePlace[] {
  const blocks = bodyBlocks(content)
  const besides: Besides = new Map([
    ...Object.keys(content.fields ?? {}).map((id) => [`field/${id}`, 'field'] as const),
    ...immediateOf(content).map((it) => [`field/${it.part}`, 'part'] as const),
    ...(content.variants ?? []).filter((it) => it.own).map((it) => [`variant/${it.channel}`, 'variant'] as const),
  ])
  let paragraphs = 0
  let facts = 0
  return piecesOf(content).flatMap(({ at, text }) => {
    const kind = kindOf(at, blocks, besides)
    if (!kind || text.trim() === '') return []
    const place = { at, from: 0, to: text.length, kind }
    if (kind !== 'fact') return [{ ...place, text, mark: kind === 'text' ? String(++paragraphs) : null }]
    const fact = content.facts[Number(at.split('/')[1])]
    if (fact?.kind === undefined) return at.endsWith('/source') ? [] : [{ ...place, text, mark: null }]
    // Of a fact as a field the value is what is right or wrong.
    if (!at.endsWith('/value')) return []
    return [{ ...place, text: [fact.label, factText(fact)].filter(Boolean).join(': '), mark: `F${++facts}` }]
  })
}

/** The marks of those places that are blocks, to be drawn beside them. */
export function marksOfBlocks(content: Content, places: readonly NotePlace[]): ReadonlyMap<Block, string> {
  const blocks = bodyBlocks(content)
  const marks = new Map<Block, string>()
  for (const { at, mark } of places) {
    const found = blocks.get(at)
    if (found && mark !== null) marks.set(found.block, mark)
  }
  return marks
}

/** What a form sends for a place: the mark that stands beside it, else its own name. */
export const keyOfPlace = ({ at, mark }: NotePlace): string => mark ?? at

type Besides = ReadonlyMap<string, NotePlaceKind>

function kindOf(at: string, blocks: ReturnType<typeof bodyBlocks>, besides: Besides): NotePlaceKind | null {
  if (at === 'title' || at === 'summary') return at
  if (at.startsWith('video/')) return 'video'
  if (/^translation\/\w+\/(?:title|summary)$/.test(at)) return 'translation'
  if (at.startsWith('fact/')) return 'fact'
  const beside = besides.get(at)
  if (beside) return beside
  const [head = '', part] = at.split('#')
  const found = blocks.get(head)
  if (found && at.startsWith('translation/')) return 'translation'
  switch (found?.block.type) {
    case undefined:
    case 'horizontalRule':
    case 'bulletList':
    case 'orderedList':
      return null
    case 'paragraph':
    case 'heading':
      return part !== undefined ? 'footnote' : found.inTable ? 'table' : 'text'
    case 'blockquote':
      return 'quote'
    case 'table':
      return 'table'
    case 'image':
      return 'picture'
  }
}

function bodyBlocks(content: Content): Map<string, { block: Block; inTable: boolean }> {
  const blocks = new Map<string, { block: Block; inTable: boolean }>()
  let table: string | null = null
  const placed = bodiesOf(content).flatMap((it) => [...placedBlocks(it.body.content, it.at)])
  for (const { block, at } of placed) {
    const inTable: boolean = table !== null && at.startsWith(table)
    if (block.type === 'table' && !inTable) table = `${at}/`
    blocks.set(at, { block, inTable })
  }
  return blocks
}
