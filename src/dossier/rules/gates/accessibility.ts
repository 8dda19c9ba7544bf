import { inlineText, linksOf, placedBlocks } from '../../../base/content-places.ts'
import { bodiesOf, type Block, type Content, type TableRow } from '../../../base/content.ts'
import type { Finding, Gate } from '../gate.ts'
import { saysNothing } from './images.ts'

/** Whoever does not see the page, or sees it small, finds the way in it: headings, links, tables, files. */
export const accessibilityGate: Gate = {
  id: 'accessibility',
  findingsOf({ content }) {
    const inText = bodiesOf(content).flatMap(({ at, body }) => [
      ...headings(body.content, at),
      ...links(body.content, at),
      ...tables(body.content, at),
    ])
    return [...inText, ...files(content)]
  },
}

const it = (more: Omit<Finding, 'gate'>): Finding => ({ gate: 'accessibility', ...more })

function headings(blocks: readonly Block[], under: string): Finding[] {
  const findings: Finding[] = []
  let above = 1 // the title
  for (const { block, at } of placedBlocks(blocks, under)) {
    if (block.type !== 'heading') continue
    const text = inlineText(block.content)
    const place = { at, from: 0, to: text.length }
    const { level } = block.attrs
    if (text.trim() === '')
      findings.push(
        it({
          code: 'heading-empty',
          about: {},
          severity: 'must',
          place,
          law: 'UU 8/2016; WCAG 2.2 kriteria 1.3.1',
          key: 'heading-empty',
          override: 'never',
        }),
      )
    else if (level > above + 1)
      findings.push(
        it({
          code: 'heading-skipped',
          about: { level: level - 1, above: above - 1 },
          severity: 'should',
          place,
          law: 'UU 8/2016; WCAG 2.2 kriteria 1.3.1',
          key: `heading-skipped:${text}`,
          override: 'never',
        }),
      )
    above = level
  }
  return findings
}

const EMPTY_WORDS = new Set(
  ['klik', 'klik di sini', 'klik disini', 'di sini', 'disini', 'sini', 'tautan', 'tautan ini', 'link', 'link ini']
    .concat([
      'baca',
      'baca selengkapnya',
      'selengkapnya',
      'lihat',
      'lihat di sini',
      'ini',
      'here',
      'click here',
      'more',
    ])
    .concat(['read more', 'unduh', 'download', 'buka']),
)

/** Read aloud one after the other, links say where they lead; an address spelled out or "klik di sini" does not. */
function links(blocks: readonly Block[], under: string): Finding[] {
  return linksOf(blocks, under).flatMap(({ href, text, ...place }) => {
    const said = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
      .trim()
      .replace(/\s+/g, ' ')
    const bare = /^(?:https?:\/\/|www\.)\S+$/i.test(text.trim())
    if (!bare && said !== '' && !EMPTY_WORDS.has(said)) return []
    return [
      it({
        code: bare ? 'link-bare' : 'link-says-nothing',
        about: { text: text.trim() || href, href },
        severity: 'should',
        place,
        law: 'UU 8/2016; WCAG 2.2 kriteria 2.4.4',
        key: `link-text:${href}`,
        override: 'never',
      }),
    ]
  })
}

function tables(blocks: readonly Block[], under: string): Finding[] {
  const findings: Finding[] = []
  let number = 0
  for (const { block, at } of placedBlocks(blocks, under)) {
    if (block.type !== 'table') continue
    number += 1
    if (hasHeaders(block.content)) continue
    findings.push(
      it({
        code: 'table-headless',
        about: { number },
        severity: 'must',
        place: { at: `${at}/0/0/0`, from: 0, to: 0 },
        law: 'UU 8/2016; WCAG 2.2 kriteria 1.3.1',
        key: `table-headless:${textOfRow(block.content[0])}`,
        override: 'reason',
      }),
    )
  }
  return findings
}

/** Its first row, or the first cell of every row, is its header; a table of one cell needs none. */
function hasHeaders(rows: readonly TableRow[]): boolean {
  if (rows.length === 1 && rows[0]?.content.length === 1) return true
  return (
    rows[0]?.content.every((cell) => cell.type === 'tableHeader') === true ||
    rows.every((row) => row.content[0]?.type === 'tableHeader')
  )
}

const textOfRow = (row: TableRow | undefined) =>
  (row?.content ?? [])
    .flatMap((cell) => [...placedBlocks(cell.content)])
    .map(({ block }) => ('content' in block && block.type === 'paragraph' ? inlineText(block.content) : ''))
    .join(' ')
    .slice(0, 100)

/** A file is listed by its name alone, so the name says what it is. */
function files(content: Content): Finding[] {
  return content.attachments.flatMap((file, index) =>
    saysNothing(file.name.replace(/\.[a-z\d]{1,5}$/i, ''))
      ? [
          it({
            code: 'file-name-empty',
            about: { name: file.name },
            severity: 'should',
            place: { at: `attachment/${index}`, from: 0, to: file.name.length },
            law: 'UU 8/2016; WCAG 2.2 kriteria 2.4.4',
            key: `file-name:${file.hash}`,
            override: 'never',
          }),
        ]
      : [],
  )
}
