/** Figures of a body while it is written: only paragraphs that changed are counted again. */
import type { Node } from '@tiptap/pm/model'
import { inlineText } from '../../../base/content-places.ts'
import { blocksOf, type Block, type Body } from '../../../base/content.ts'
import {
  addFigures,
  figuresOf,
  isLong,
  noFigures,
  sentencesOf,
  type ReadingFigures,
  type Sentence,
} from '../../../base/readability.ts'
import { textOf } from './retouch.ts'

export type BodyFigures = {
  /** Of the whole body, headings and tables too. */
  readonly words: number
  /** Of its sentences: paragraphs, lists and quotations. */
  readonly reading: ReadingFigures
}

const counted = new WeakMap<Block, BodyFigures>() // by the top blocks, which `bodyOf` leaves the same when nobody writes in them

export function countBody(body: Body): BodyFigures {
  return body.content
    .map(countBlock)
    .reduce((sum, it) => ({ words: sum.words + it.words, reading: addFigures(sum.reading, it.reading) }), {
      words: 0,
      reading: noFigures,
    })
}

function countBlock(block: Block): BodyFigures {
  const before = counted.get(block)
  if (before) return before
  let words = 0
  let reading = noFigures
  for (const it of blocksOf([block])) {
    if (it.type !== 'paragraph' && it.type !== 'heading') continue
    const figures = figuresOf(inlineText(it.content))
    words += figures.words
    if (it.type === 'paragraph' && block.type !== 'table') reading = addFigures(reading, figures)
  }
  const found = { words, reading }
  counted.set(block, found)
  return found
}

/** A long sentence: where it stands in the editor, how many words, how it begins. */
export type LongSentence = Sentence & { readonly begins: string }

const sentences = new WeakMap<Node, readonly LongSentence[]>()

/** The long sentences of the document, in order; positions are the editor's. */
export function longSentencesOf(doc: Node): LongSentence[] {
  const found: LongSentence[] = []
  doc.descendants((node, at) => {
    if (node.type.name === 'table' || node.type.name === 'heading') return false
    if (!node.isTextblock) return true
    for (const it of longIn(node)) found.push({ ...it, from: at + 1 + it.from, to: at + 1 + it.to })
    return false
  })
  return found
}

function longIn(block: Node): readonly LongSentence[] {
  const before = sentences.get(block)
  if (before) return before
  const text = textOf(block)
  const found = sentencesOf(text)
    .filter(isLong)
    .map((it) => ({ ...it, begins: text.slice(it.from, it.to).split(/\s+/, 5).join(' ').replaceAll('\ufffc', '') }))
  sentences.set(block, found)
  return found
}
