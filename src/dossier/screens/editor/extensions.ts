/**
 * What the body can hold: the pieces of `base/content.ts`. Each draws itself with all it carries, so that what is cut
 * and pasted within Siar stays whole.
 */
import { Extension, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Table, TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { creditLine } from '../../../base/content-html.ts'
import { isAddress, peopleShown } from '../../../base/content.ts'
import { CleanPaste } from './clean-paste.ts'
import { DeskKeys } from './desk.ts'
import { makeLayer } from './layers.ts'
import { RetouchTyped } from './retouch.ts'

const HASH = /^[0-9a-f]{64}$/

/** An attribute that is absent when it says nothing, carried by a `data-` attribute of the same name. */
function carried(name: string, read: (text: string | null) => unknown = (text) => text || null) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => read(element.getAttribute(`data-${name}`)),
    renderHTML: (attrs: Record<string, unknown>) => (attrs[name] ? { [`data-${name}`]: attrs[name] } : {}),
  }
}

/** A picture is a file of the office by its hash, never an address; its description is part of it. */
const Picture = Image.extend({
  addAttributes() {
    const text = (name: string) => ({ ...carried(name, (it) => it ?? ''), default: '' })
    return {
      src: carried('src', (it) => (HASH.test(it ?? '') ? it : null)),
      alt: text('alt'),
      caption: text('caption'),
      credit: carried('credit'),
      people: carried('people', (it) => peopleShown.find((known) => known === it) ?? null),
      consent: carried('consent'),
      minors: carried('minors', (it) => it === 'true' || null),
      victims: carried('victims', (it) => it === 'true' || null),
    }
  },
  // Only one of ours: a picture pasted from elsewhere is no file of the office.
  parseHTML: () => [
    {
      tag: 'figure[data-src][data-alt]',
      getAttrs: (it: HTMLElement) => (HASH.test(it.dataset['src'] ?? '') && it.dataset['alt']?.trim() ? null : false),
    },
  ],
  renderHTML({ node, HTMLAttributes }) {
    const { src, alt, caption, credit } = node.attrs as Record<string, string | null>
    const under = [caption, credit && creditLine(credit)].filter(Boolean).join(' · ')
    return [
      'figure',
      HTMLAttributes,
      ['img', { src: `/api/files/${src}`, alt, draggable: 'false' }],
      ['figcaption', {}, under],
    ]
  },
  addInputRules: () => [],
})

/** A source or remark. Its number is where it stands among the others, counted by the style sheet. */
const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  marks: '',
  addAttributes: () => ({ text: { ...carried('footnote'), default: '', renderHTML: () => ({}) } }),
  parseHTML: () => [
    {
      tag: 'sup[data-footnote]',
      getAttrs: (it: HTMLElement) => {
        const text = it.dataset['footnote']?.trim() ?? ''
        return text === '' || text.length > 1_000 ? false : { text }
      },
    },
  ],
  renderHTML({ node }) {
    const text = String(node.attrs['text'])
    return ['sup', { class: 'footnote', role: 'img', 'aria-label': text, title: text, 'data-footnote': text }]
  },
  renderText: () => '',
})

/** As wide as its words need: a width of its own would be an inline style, which the content security policy refuses. */
const PlainTable = Table.extend({ renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]] })

/** Who said a quotation, and what a table shows; the style sheet draws both. */
const Named = Extension.create({
  name: 'named',
  addGlobalAttributes: () => [
    { types: ['blockquote'], attributes: { speaker: carried('speaker'), title: carried('title') } },
    { types: ['table'], attributes: { caption: carried('caption') } },
  ],
})

/** Marks the sentences that are too long, while the writer wants to see them. */
export const longSentences = makeLayer('long-sentences')
/** Marks the words that colleagues speak of. */
export const commentMarks = makeLayer('comments', 'Mod-Alt-k')

export const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['http', 'https', 'mailto', 'tel'],
      isAllowedUri: isAddress,
      HTMLAttributes: { target: null, rel: 'noopener' },
    },
    trailingNode: false,
  }),
  TableKit.configure({ table: false }),
  PlainTable,
  Picture,
  Footnote,
  Named,
  DeskKeys,
  CleanPaste,
  RetouchTyped,
  longSentences.extension,
  commentMarks.extension,
]
