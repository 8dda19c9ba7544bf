import { createContext, Fragment, useContext, useId, useMemo, type ReactNode } from 'react'
import { creditLine, cutAtAddresses } from '../../base/content-html.ts'
import { placedBlocks } from '../../base/content-places.ts'
import { immediateOf } from '../../base/immediate.ts'
import {
  bodiesOf,
  footnotesOf,
  translationsOf,
  type Block,
  type Body,
  type Content,
  type Footnote,
  type Inline,
  type Mark,
} from '../../base/content.ts'
import { disclosureWords, immediateNames } from '../../base/words/disclosure.ts'
import { languageTitles } from '../../base/words/translations.ts'
import { writingWords } from '../../base/words/writing.ts'
import { useSay } from '../../web/language.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { VideosView } from './VideosView.tsx'
import './immediate.css'
import './in-language.css'

/** The text as the public will see it, in every language; drawn from its whitelist, no HTML is ever put in as it is. */
export function ContentView({ content }: { content: Content }) {
  const say = useSay()
  return (
    <>
      <TextView text={content} lang="id">
        <Immediate content={content} />
      </TextView>
      {translationsOf(content).map(({ language, translation }) => (
        <section key={language} className="in-language" aria-label={say(languageTitles[language])}>
          <p className="cap in-language-name">{say(languageTitles[language])}</p>
          <TextView text={translation} lang={language} under={`translation/${language}/`} />
        </section>
      ))}
      <VideosView content={content} />
    </>
  )
}

/**
 * One language of a text: title, summary and body.
 * @param under what its places begin with
 */
export function TextView({
  text: { title, summary, body },
  lang,
  under = '',
  children,
}: {
  text: { title: string; summary: string; body: Body }
  lang: string
  under?: string
  children?: ReactNode
}) {
  const page = useId()
  const list = useMemo(() => placedNotes(body.content, `${under}body`), [body, under])
  const notes = useMemo(() => ({ page, numbers: new Map(list.map(({ note }, at) => [note, at + 1])) }), [page, list])
  return (
    <article className="public-text" lang={lang}>
      <h2 className="headline" data-at={`${under}title`}>
        {title}
        <CommentsAt at={`${under}title`} />
      </h2>
      {summary ? (
        <p className="lead" data-at={`${under}summary`}>
          {summary}
          <CommentsAt at={`${under}summary`} />
        </p>
      ) : (
        <CommentsAt at={`${under}summary`} named />
      )}
      {children}
      <Notes value={notes}>
        {body.content.map((block, at) => (
          <BlockView key={at} block={block} at={`${under}body/${at}`} />
        ))}
      </Notes>
      {list.length > 0 && <NoteList notes={list} page={page} />}
    </article>
  )
}

/** What people in danger need first, of a text that goes out at once. */
function Immediate({ content }: { content: Content }) {
  const say = useSay()
  const parts = immediateOf(content)
  if (parts.length === 0) return null
  return (
    <dl className="immediate" aria-label={say(disclosureWords.shown)}>
      {parts.map(({ part, text }) => (
        <Fragment key={part}>
          <dt>{say(immediateNames[part])}</dt>
          <dd data-at={`field/${part}`}>
            {text}
            <CommentsAt at={`field/${part}`} />
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** The numbers of a text's footnotes, and what sets its links apart from those of another text on the same screen. */
const Notes = createContext<{ page: string; numbers: ReadonlyMap<Footnote, number> }>({ page: '', numbers: new Map() })

function NoteMark({ note }: { note: Footnote }) {
  const say = useSay()
  const { page, numbers } = useContext(Notes)
  const number = numbers.get(note) ?? 0
  return (
    <sup className="footnote" data-leaf="">
      <a
        id={`${page}-mark-${number}`}
        href={`#${page}-note-${number}`}
        role="doc-noteref"
        aria-label={say(writingWords.noteN)(number)}
        title={note.attrs.text}
      >
        {number}
      </a>
    </sup>
  )
}

function NoteList({ notes, page }: { notes: readonly PlacedNote[]; page: string }) {
  const say = useSay()
  return (
    <section className="footnotes" role="doc-endnotes" aria-labelledby={`${page}-notes`}>
      <h3 id={`${page}-notes`}>{say(writingWords.notes)}</h3>
      <ol>
        {notes.map(({ note, at: place }, at) => (
          <li key={at} id={`${page}-note-${at + 1}`}>
            <span data-at={place}>
              {cutAtAddresses(note.attrs.text).map((part, index) =>
                index % 2 ? (
                  <a key={index} href={part} rel="noopener" target="_blank">
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </span>{' '}
            <CommentsAt at={place} />
            <a href={`#${page}-mark-${at + 1}`} role="doc-backlink" aria-label={say(writingWords.backToMark)(at + 1)}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

type PlacedNote = { readonly note: Footnote; readonly at: string }

/** Every footnote with its place, in the order of their numbers. */
function placedNotes(blocks: readonly Block[], under: string): PlacedNote[] {
  return [...placedBlocks(blocks, under)].flatMap(({ block, at }) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? (block.content ?? [])
          .filter((it) => it.type === 'footnote')
          .map((note, index) => ({ note, at: `${at}#note/${index}` }))
      : [],
  )
}

/** For what draws pieces of several texts: each footnote has the number of its own text. */
export function NotesOf({ contents, children }: { contents: readonly Content[]; children: ReactNode }) {
  const page = useId()
  const notes = useMemo(() => {
    const all = contents
      .flatMap(bodiesOf)
      .flatMap(({ body }) => footnotesOf(body).map((note, at) => [note, at + 1] as const))
    return { page, numbers: new Map(all) }
  }, [page, contents])
  return <Notes value={notes}>{children}</Notes>
}

/**
 * One block as the public will see it; `at` names its place as `base/content-places.ts` does, so that words on the
 * screen can be found in the text.
 */
export function BlockView({ block, at: here }: { block: Block; at?: string }): ReactNode {
  const named = (beside: string) => (here ? `${here}#${beside}` : undefined)
  const all = (blocks: readonly Block[], ...under: number[]) =>
    blocks.map((it, at) => <BlockView key={at} block={it} {...(here && { at: [here, ...under, at].join('/') })} />)
  switch (block.type) {
    case 'paragraph':
      return (
        <p data-at={here}>
          {inlines(block.content)}
          <CommentsAt at={here} />
        </p>
      )
    case 'heading':
      return block.attrs.level === 2 ? (
        <h3 data-at={here}>
          {inlines(block.content)}
          <CommentsAt at={here} />
        </h3>
      ) : (
        <h4 data-at={here}>
          {inlines(block.content)}
          <CommentsAt at={here} />
        </h4>
      )
    case 'bulletList':
      return (
        <ul>
          {block.content.map((it, at) => (
            <li key={at}>{all(it.content, at)}</li>
          ))}
        </ul>
      )
    case 'orderedList':
      return (
        <ol start={block.attrs.start}>
          {block.content.map((it, at) => (
            <li key={at}>{all(it.content, at)}</li>
          ))}
        </ol>
      )
    case 'blockquote':
      return block.attrs ? (
        <figure className="quote">
          <blockquote>{all(block.content)}</blockquote>
          <figcaption>
            {block.attrs.speaker && <b data-at={named('speaker')}>{block.attrs.speaker}</b>}
            <CommentsAt at={named('speaker')} />
            {block.attrs.speaker && block.attrs.title && ', '}
            {block.attrs.title && <span data-at={named('title')}>{block.attrs.title}</span>}
            <CommentsAt at={named('title')} />
          </figcaption>
        </figure>
      ) : (
        <blockquote>{all(block.content)}</blockquote>
      )
    case 'table':
      return (
        <div className="table">
          <table>
            {block.attrs?.caption && (
              <caption data-at={named('caption')}>
                {block.attrs.caption}
                <CommentsAt at={named('caption')} />
              </caption>
            )}
            <tbody>
              {block.content.map((row, at) => (
                <tr key={at}>
                  {row.content.map((cell, column) => {
                    const spans = { colSpan: cell.attrs.colspan, rowSpan: cell.attrs.rowspan }
                    return cell.type === 'tableHeader' ? (
                      <th key={column} {...spans} scope={at === 0 ? 'col' : 'row'}>
                        {all(cell.content, at, column)}
                      </th>
                    ) : (
                      <td key={column} {...spans}>
                        {all(cell.content, at, column)}
                      </td>
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
          {(block.attrs.caption || block.attrs.credit) && (
            <figcaption>
              <span data-at={named('caption')}>{block.attrs.caption}</span>
              <CommentsAt at={named('caption')} />
              {block.attrs.credit && <Credit credit={block.attrs.credit} at={named('credit')} />}
            </figcaption>
          )}
          <CommentsAt at={named('alt')} named />
        </figure>
      )
    case 'horizontalRule':
      return <hr />
  }
}

/** Who made a picture; of the line only their own words are a piece of the text. */
function Credit({ credit, at }: { credit: string; at: string | undefined }) {
  const line = creditLine(credit)
  return (
    <span className="credit">
      {' '}
      {line.slice(0, line.length - credit.length)}
      <span data-at={at}>{credit}</span>
      <CommentsAt at={at} />
    </span>
  )
}

export function Inlines({ nodes }: { nodes: readonly Inline[] }): ReactNode {
  return inlines(nodes)
}

function inlines(nodes: readonly Inline[] | undefined): ReactNode {
  return nodes?.map((node, at) => <Fragment key={at}>{inlineView(node)}</Fragment>)
}

function inlineView(node: Inline): ReactNode {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(marked, node.text as ReactNode)
    case 'hardBreak':
      return <br />
    case 'footnote':
      return <NoteMark note={node} />
  }
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
