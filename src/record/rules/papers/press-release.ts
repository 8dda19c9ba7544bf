/** Siaran pers: the published text on the office's letterhead, as the press gets it. */
import {
  attributionOf,
  footnotesOf,
  translationsOf,
  type Block as TextBlock,
  type Content,
  type Inline,
} from '../../../base/content.ts'
import { creditLine } from '../../../base/content-html.ts'
import type { Block, Cell, Paper, Run } from '../../../base/paper.ts'
import { dayWords } from '../../../base/words/time.ts'
import { ownNames } from '../../../base/words/translations.ts'
import { letterheadBlocks, signatureBlocks, type Signer } from '../../../office/rules/letterhead.ts'
import { evidence, paperOf, proofLines, qr, type PaperData } from './paper-data.ts'

export type PressReleaseData = PaperData & {
  readonly number: string
  readonly publishedAt: string
  readonly content: Pick<Content, 'title' | 'summary' | 'body' | 'translations'>
  readonly address: string
  readonly versionHash: string
  /** Who is to sign it; absent where the office has releases signed by nobody. */
  readonly signer?: Signer
}

export function pressReleasePaper(data: PressReleaseData): Paper {
  const { content, letterhead } = data
  const { boilerplate, contact } = letterhead.release
  const dateline = `${(letterhead.place || data.office).toUpperCase()}, ${dayWords(new Date(data.publishedAt))} – `
  return paperOf(data, {
    title: `Siaran pers ${data.number}`,
    subject: content.title,
    blocks: [
      ...letterheadBlocks(letterhead),
      { kind: 'heading', level: 1, words: 'SIARAN PERS', align: 'center', scale: 1.4, after: 0.5 },
      { kind: 'text', words: `Nomor: ${data.number}`, align: 'center', after: 3 },
      { kind: 'text', words: 'Untuk segera disiarkan', bold: true, after: 3 },
      ...textBlocks(content, dateline),
      ...translationsOf(content).flatMap(({ language, translation }): Block[] => [
        { kind: 'text', words: ownNames[language], bold: true, after: 2 },
        ...textBlocks(translation, ''),
      ]),
      ...(boilerplate ? [{ kind: 'text' as const, words: boilerplate, scale: 0.9, align: 'justify' as const, after: 3 }] : []), // prettier-ignore
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [80, 20],
            rows: [
              [
                {
                  blocks: [
                    ...(contact ? [{ kind: 'text' as const, words: 'Narahubung', bold: true }, { kind: 'text' as const, words: contact, after: 2 }] : []), // prettier-ignore
                    { kind: 'text', words: [{ text: 'Naskah ini juga terbit di ' }, { text: data.address, link: data.address }], scale: 0.9 }, // prettier-ignore
                  ],
                },
                data.signer ? '' : { blocks: [qr(data, 22)] },
              ],
            ],
          },
        ],
      },
      ...(data.signer
        ? [{ kind: 'space' as const, height: 5 }, signatureBlocks(data.signer, letterhead, { day: dayWords(new Date(data.publishedAt)), evidence: evidence(data, null) })] // prettier-ignore
        : []),
      ...proofLines([['Versi naskah (SHA-256)', data.versionHash]]),
    ],
  })
}

/** Title, summary and body of one language, its notes under it. */
function textBlocks({ title, summary, body }: Pick<Content, 'title' | 'summary' | 'body'>, dateline: string): Block[] {
  const notes = footnotesOf(body)
  return [
    { kind: 'heading', level: 2, words: title, scale: 1.35, after: 2 },
    ...(summary ? [{ kind: 'text' as const, words: summary, italic: true, after: 3 }] : []),
    ...new BodyBlocks(dateline).of(body.content),
    ...(notes.length > 0
      ? [
          { kind: 'rule' as const, after: 1 },
          ...notes.map((it, at): Block => ({ kind: 'text', words: it.attrs.text, scale: 0.8, indent: 5, label: `${at + 1}.` })), // prettier-ignore
        ]
      : []),
    { kind: 'text', words: '***', align: 'center', after: 3 },
  ]
}

const WIDTH_MAX = 130 // mm of a picture
const HEIGHT_MAX = 95

/** The editor's blocks as blocks of a paper; the dateline stands before the first words. */
class BodyBlocks {
  #dateline: string
  #notes = 0

  constructor(dateline: string) {
    this.#dateline = dateline
  }

  of(blocks: readonly TextBlock[], indent = 0): Block[] {
    return blocks.flatMap((it) => this.#block(it, indent))
  }

  #block(it: TextBlock, indent: number): Block[] {
    switch (it.type) {
      case 'paragraph': {
        const words = this.#runs(it.content ?? [])
        if (words.length === 0) return []
        const dated = this.#dateline ? [{ text: this.#dateline, bold: true }, ...words] : words
        this.#dateline = ''
        return [{ kind: 'text', words: dated, align: 'justify', after: 2.2, indent }]
      }
      case 'heading':
        return [{ kind: 'heading', level: 3, words: this.#runs(it.content ?? []).map((run) => run.text).join('') }] // prettier-ignore
      case 'bulletList':
        return it.content.flatMap((item) => this.#item(item.content, '•', indent))
      case 'orderedList':
        return it.content.flatMap((item, at) => this.#item(item.content, `${it.attrs.start + at}.`, indent))
      case 'blockquote': {
        const who = attributionOf(it.attrs)
        return [
          ...this.of(it.content, indent + 8),
          ...(who ? [{ kind: 'text' as const, words: `– ${who}`, indent: indent + 8, after: 2.2 }] : []),
        ]
      }
      case 'table':
        return this.#table(it)
      case 'image':
        return this.#picture(it.attrs)
      case 'horizontalRule':
        return [{ kind: 'rule', after: 2 }]
    }
  }

  /** An item of a list: its label beside its first paragraph, what follows below it. */
  #item(blocks: readonly TextBlock[], label: string, indent: number): Block[] {
    const [first, ...rest] = this.of(blocks, indent + 6)
    if (!first) return []
    return first.kind === 'text' ? [{ ...first, label: label, after: 1 }, ...rest] : [first, ...rest]
  }

  #runs(nodes: readonly Inline[]): Run[] {
    return nodes.map((node): Run => {
      switch (node.type) {
        case 'text': {
          const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false
          const link = node.marks?.find((mark) => mark.type === 'link')
          return {
            text: node.text,
            ...(has('bold') && { bold: true }),
            ...(has('italic') && { italic: true }),
            ...(link?.type === 'link' && { link: link.attrs.href, underline: true }),
          }
        }
        case 'hardBreak':
          return { text: '\n' }
        case 'footnote':
          return { text: String(++this.#notes), raised: true }
      }
    })
  }

  #table({ attrs, content }: Extract<TextBlock, { type: 'table' }>): Block[] {
    const columns = Math.max(...content.map((row) => row.content.reduce((sum, it) => sum + it.attrs.colspan, 0)))
    const rows = spread(content, columns).map((row) =>
      row.map(({ cell, colSpan }): Cell => ({
        blocks: cell ? this.of(cell.content).map((it) => (it.kind === 'text' ? { ...it, align: 'left', after: 0, bold: cell.type === 'tableHeader' } : it)) : [], // prettier-ignore
        ...(colSpan > 1 && { colSpan }),
        ...(cell?.type === 'tableHeader' && { header: true }),
      })),
    )
    return [
      ...(attrs?.caption ? [{ kind: 'text' as const, words: attrs.caption, bold: true, after: 1 }] : []),
      { kind: 'table', lines: 'all', scale: 0.9, widths: Array.from({ length: columns }, () => 1), rows, after: 3 },
    ]
  }

  #picture({ src, alt, caption, credit }: Extract<TextBlock, { type: 'image' }>['attrs']): Block[] {
    const under = [caption, credit && creditLine(credit)].filter(Boolean).join(' ')
    return [
      {
        kind: 'together',
        blocks: [
          { kind: 'image', image: src, width: WIDTH_MAX, height: HEIGHT_MAX, alt, align: 'center', after: 1 },
          { kind: 'text', words: under, scale: 0.82, italic: true, align: 'center', after: 2.5 },
        ],
      },
    ]
  }
}

type TableCell = Extract<TextBlock, { type: 'table' }>['content'][number]['content'][number]

/** A cell over several rows stands in the first of them; below it the paper leaves a blank one. */
function spread(
  rows: Extract<TextBlock, { type: 'table' }>['content'],
  columns: number,
): { cell: TableCell | null; colSpan: number }[][] {
  const open: number[] = Array.from({ length: columns }, () => 0)
  return rows.map((row) => {
    const cells: { cell: TableCell | null; colSpan: number }[] = []
    const queue = [...row.content]
    for (let column = 0; column < columns;) {
      if ((open[column] as number) > 0) {
        open[column] = (open[column] as number) - 1
        cells.push({ cell: null, colSpan: 1 })
        column++
        continue
      }
      const cell = queue.shift() ?? null
      const colSpan = Math.min(cell?.attrs.colspan ?? 1, columns - column)
      for (let at = column; at < column + colSpan; at++) open[at] = (cell?.attrs.rowspan ?? 1) - 1
      cells.push({ cell, colSpan })
      column += colSpan
    }
    return cells
  })
}
