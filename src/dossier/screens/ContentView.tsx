import { Fragment, type ReactNode } from 'react'
import type { Block, Content, Inline, Mark } from '../../base/content.ts'
import { wordDifference, readingText } from '../../base/word-difference.ts'

/** The text as the public will see it, drawn from its whitelist; no HTML is ever put in as it is. */
export function ContentView({ content }: { content: Content }) {
  return (
    <article className="public-text" lang="id">
      <h2 className="headline">{content.title}</h2>
      {content.summary && <p className="lead">{content.summary}</p>}
      {content.body.content.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </article>
  )
}

/** The same text with what changed since another version marked in it. */
export function MarkedText({ older, newer }: { older: Content; newer: Content }) {
  const pieces = wordDifference(readingText(older), readingText(newer))
  return (
    <article className="public-text marked" lang="id">
      <p>
        {pieces.map((piece, at) => (
          <Fragment key={at}>
            {piece.kind === 'added' ? (
              <ins>{lines(piece.text)}</ins>
            ) : piece.kind === 'removed' ? (
              <del>{lines(piece.text)}</del>
            ) : (
              lines(piece.text)
            )}
          </Fragment>
        ))}
      </p>
    </article>
  )
}

function lines(text: string): ReactNode {
  return text.split('\n').map((line, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <>
          <br />
          <br />
        </>
      )}
      {line}
    </Fragment>
  ))
}

function BlockView({ block }: { block: Block }): ReactNode {
  const all = (blocks: readonly Block[]) => blocks.map((it, at) => <BlockView key={at} block={it} />)
  switch (block.type) {
    case 'paragraph':
      return <p>{inlines(block.content)}</p>
    case 'heading':
      return block.attrs.level === 2 ? <h3>{inlines(block.content)}</h3> : <h4>{inlines(block.content)}</h4>
    case 'bulletList':
      return (
        <ul>
          {block.content.map((it, at) => (
            <li key={at}>{all(it.content)}</li>
          ))}
        </ul>
      )
    case 'orderedList':
      return (
        <ol start={block.attrs.start}>
          {block.content.map((it, at) => (
            <li key={at}>{all(it.content)}</li>
          ))}
        </ol>
      )
    case 'blockquote':
      return <blockquote>{all(block.content)}</blockquote>
    case 'table':
      return (
        <div className="table">
          <table>
            <tbody>
              {block.content.map((row, at) => (
                <tr key={at}>
                  {row.content.map((cell, column) => {
                    const Cell = cell.type === 'tableHeader' ? 'th' : 'td'
                    return (
                      <Cell key={column} colSpan={cell.attrs.colspan} rowSpan={cell.attrs.rowspan}>
                        {all(cell.content)}
                      </Cell>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'image':
      return (
        <figure>
          <img src={`/api/files/${block.attrs.src}`} alt={block.attrs.alt} loading="lazy" />
          {block.attrs.caption && <figcaption>{block.attrs.caption}</figcaption>}
        </figure>
      )
    case 'horizontalRule':
      return <hr />
  }
}

function inlines(nodes: readonly Inline[] | undefined): ReactNode {
  return nodes?.map((node, at) => (
    <Fragment key={at}>
      {node.type === 'hardBreak' ? <br /> : (node.marks ?? []).reduce(marked, node.text as ReactNode)}
    </Fragment>
  ))
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'link':
      return (
        <a href={mark.attrs.href} rel="noopener" target="_blank">
          {inner}
        </a>
      )
  }
}
