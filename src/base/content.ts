/**
 * The text under review as data: what the public will read, and nothing that could run.
 * A version's id is the SHA-256 of its canonical form, so one letter more is another version (invariant 1).
 */
import { z } from 'zod'
import { factsSchema } from './facts.ts'
import { hash } from './schemas.ts'
import { BROKEN_TEXT, isPlain, NOT_AN_ADDRESS, plainText } from './text.ts'
import { readCaptions, writeCaptions } from './web-vtt.ts'

const DEPTH_MAX = 20
const NODES_MAX = 20_000
const TEXT_MAX = 1_000_000 // characters of the whole body, in UTF-16 code units
/** Of a whole text as it is sent: three languages, one of them in signs of three bytes, with their captions. */
export const CONTENT_MAX_BYTES = 12 * 1024 * 1024
const ADDRESS_MAX = 2_000
const FOOTNOTE_MAX = 1_000
export const VARIANT_MAX = 40_000 // characters of one channel's form

const href = z.string().refine(isAddress, { error: NOT_AN_ADDRESS })

/**
 * A mark of the editor. Its link extension also writes target, rel, class and title: they are dropped, since how a link
 * is opened is the page's to say.
 */
const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
])

const cellAttrs = z.object({
  colspan: z.int().min(1).max(50).default(1),
  rowspan: z.int().min(1).max(200).default(1),
})

const textNode = z.object({
  type: z.literal('text'),
  text: z.string().overwrite(normal).min(1).max(TEXT_MAX).refine(isPlain, { error: BROKEN_TEXT }),
  marks: z.array(mark).max(3).optional(),
})
const hardBreak = z.object({ type: z.literal('hardBreak') })
/** A source or a remark, numbered where the text is drawn. */
const footnote = z.object({
  type: z.literal('footnote'),
  attrs: z.object({ text: plainText(FOOTNOTE_MAX, 1).refine((text) => text.trim() !== '', { error: 'empty' }) }),
})
const inline = z.discriminatedUnion('type', [textNode, hardBreak, footnote])

/** Whether persons can be recognised in a picture: nobody, in public office or a public place, or with their consent. */
export const peopleShown = ['none', 'public', 'consented'] as const

// Editors write null for what is not set: it is left out, so that a text has one form and one hash.
const image = z.object({
  type: z.literal('image'),
  attrs: z
    .object({
      src: hash,
      alt: plainText(500, 1),
      caption: plainText(500).default(''),
      /** Who made it, or whose it is. */
      credit: plainText(200).nullish(),
      people: z.enum(peopleShown).nullish(),
      /** Where the consent of those shown is kept. */
      consent: plainText(300).nullish(),
      /** Persons under 18 years, and victims of crime or disaster, are in it. */
      minors: z.boolean().nullish(),
      victims: z.boolean().nullish(),
    })
    .overwrite(absentWhenEmpty('credit', 'people', 'consent', 'minors', 'victims')),
})
const quoteAttrs = z
  .object({ speaker: plainText(200).nullish(), title: plainText(300).nullish() })
  .overwrite(absentWhenEmpty('speaker', 'title'))
const tableAttrs = z.object({ caption: plainText(300).nullish() }).overwrite(absentWhenEmpty('caption'))

export type Mark = z.output<typeof mark>
export type Inline = z.output<typeof inline>
export type Footnote = z.output<typeof footnote>
type CellAttrs = z.output<typeof cellAttrs>
export type Block =
  | { type: 'paragraph'; content?: Inline[] | undefined }
  | { type: 'heading'; attrs: { level: 2 | 3 | 4 }; content?: Inline[] | undefined }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs: { start: number }; content: ListItem[] }
  | { type: 'blockquote'; attrs?: QuoteAttrs | undefined; content: Block[] }
  | { type: 'table'; attrs?: { caption: string } | undefined; content: TableRow[] }
  | { type: 'image'; attrs: ImageAttrs }
  | { type: 'horizontalRule' }
/** Who said it, with name and titles, and as what. */
export type QuoteAttrs = { speaker?: string; title?: string }
export type ImageAttrs = {
  src: string
  alt: string
  caption: string
  credit?: string
  people?: (typeof peopleShown)[number]
  consent?: string
  minors?: true
  victims?: true
}
export type ListItem = { type: 'listItem'; content: Block[] }
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type TableCell = { type: 'tableHeader' | 'tableCell'; attrs: CellAttrs; content: Block[] }

const blocks = (max: number) => z.array(z.lazy(() => block)).max(max)
const listItem = z.object({ type: z.literal('listItem'), content: blocks(500).min(1) })
const cell = (type: 'tableHeader' | 'tableCell') =>
  z.object({ type: z.literal(type), attrs: cellAttrs.default({ colspan: 1, rowspan: 1 }), content: blocks(100).min(1) })

const block: z.ZodType<Block> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), content: z.array(inline).max(5_000).optional() }),
  z.object({
    type: z.literal('heading'),
    attrs: z.object({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
    content: z.array(inline).max(500).optional(),
  }),
  z.object({ type: z.literal('bulletList'), content: z.array(listItem).min(1).max(2_000) }),
  z.object({
    type: z.literal('orderedList'),
    attrs: z.object({ start: z.int().min(1).max(10_000).default(1) }).default({ start: 1 }),
    content: z.array(listItem).min(1).max(2_000),
  }),
  z
    .object({ type: z.literal('blockquote'), attrs: quoteAttrs.nullish(), content: blocks(500).min(1) })
    .overwrite(withoutEmptyAttrs),
  z
    .object({
      type: z.literal('table'),
      attrs: tableAttrs.nullish(),
      content: z
        .array(
          z.object({
            type: z.literal('tableRow'),
            content: z
              .array(z.discriminatedUnion('type', [cell('tableHeader'), cell('tableCell')]))
              .min(1)
              .max(50),
          }),
        )
        .min(1)
        .max(1_000),
    })
    .overwrite(withoutEmptyAttrs),
  image,
  z.object({ type: z.literal('horizontalRule') }),
]) as z.ZodType<Block>

/**
 * The editor's document, parsed to a whitelist: an unknown node, mark or link scheme is refused with its place, an
 * unknown attribute is dropped. Depth and count are judged before the parser descends.
 */
export const bodySchema = z
  .unknown()
  .superRefine((body, context) => {
    const problem = whyTooMuch(body)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .pipe(z.object({ type: z.literal('doc'), content: blocks(5_000) }))
export type Body = z.output<typeof bodySchema>

const attachmentSchema = z.strictObject({
  hash,
  name: plainText(200, 1),
  mediaType: plainText(100, 1),
  sizeBytes: z.int().min(0).max(100_000_000),
})

/** The classes of public information (UU 14/2008 articles 9–17): regular, at once, on request, exempt. */
export const disclosures = ['periodic', 'immediate', 'on-request', 'exempt'] as const

/** Where a form of the text of its own goes; the web has the text itself. */
export const variantChannels = ['email', 'chat', 'short-post', 'caption', 'radio', 'videotron'] as const

const variantSchema = z.strictObject({
  channel: z.enum(variantChannels),
  text: plainText(VARIANT_MAX),
  /** Whether a person wrote it over what is derived; a derived one follows the text. */
  own: z.boolean(),
  /** The facts that an own one used, as they read then: one that reads otherwise now marks it. */
  facts: z.array(z.strictObject({ id: plainText(40, 1), value: plainText(500) })).max(50),
})

/** What a text may be read in beside Indonesian, by the languages' codes (ISO 639-1): English and Javanese. */
export const otherLanguages = ['en', 'jv'] as const
export type OtherLanguage = (typeof otherLanguages)[number]

const translationSchema = z.strictObject({
  title: plainText(300),
  summary: plainText(1_000),
  body: bodySchema,
  /** The main text that it was made from, as `mainTextHash` names it: of another one it has not followed the changes. */
  of: hash,
})
export type Translation = z.output<typeof translationSchema>

/** Id of a content type or of one of its fields, as the office names them. */
export const dataId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)

/** Videos of one text, and how large a file of one may be. */
export const VIDEOS_MAX = 3
export const videoMegabytesMax = 100
/** The sign languages of Indonesia: that of its deaf people, and the one that schools use. */
export const signSystems = ['bisindo', 'sibi'] as const

const CAPTIONS_MAX = 400_000 // characters
/** WebVTT in the one form that we write, so that the same captions are the same bytes. */
const captions = plainText(CAPTIONS_MAX)
  .check((given) => {
    const read = readCaptions(given.value)
    if ('cues' in read) given.value = writeCaptions(read.cues)
    else given.issues.push({ code: 'custom', message: 'no captions', input: given.value })
  })
  .max(CAPTIONS_MAX) // once more, since our form may be longer than what was given: what is kept must pass again
const videoAddress = z.string().refine(isVideoAddress, { error: NOT_AN_ADDRESS })

/**
 * A video of the text: a file of the office or an address elsewhere, with what is read beside it. All that is absent is
 * not there yet; a gate says what must be.
 */
const videoSchema = z.strictObject({
  /** Names it in its text for as long as it stands there. */
  id: dataId,
  title: plainText(200),
  file: hash.optional(),
  address: videoAddress.optional(),
  /** One of the text's own pictures. */
  poster: hash.optional(),
  captionsId: captions.optional(),
  captionsEn: captions.optional(),
  captionsJv: captions.optional(),
  /** What is said and seen in it, in Indonesian. */
  transcript: plainText(10_000),
  /** The same in sign language: which one, and its file or address. */
  sign: z.enum(signSystems).optional(),
  signFile: hash.optional(),
  signAddress: videoAddress.optional(),
})
export type Video = z.output<typeof videoSchema>
/** Where a video keeps its captions in each language. */
export const captionFields = [
  { language: 'id', field: 'captionsId' },
  { language: 'en', field: 'captionsEn' },
  { language: 'jv', field: 'captionsJv' },
] as const

/** What came later is optional and absent when empty, so that the bytes and the hash of an older text stay as they are. */
export const contentSchema = z.strictObject({
  title: plainText(300),
  summary: plainText(1_000),
  topic: plainText(60),
  body: bodySchema,
  facts: factsSchema,
  attachments: z.array(attachmentSchema).max(30),
  /** The content type: its required fields, template, checklist and channels are the office's data. */
  type: dataId.optional(),
  /** What the content type asks for beside the text, by the field's id. */
  fields: z
    .record(dataId, plainText(4_000))
    .refine((it) => Object.keys(it).length <= 40, { error: 'more than 40 fields' })
    .optional(),
  /** What the writer ticked of the type's checklist: a set, so the order of ticking makes no other text. */
  checks: z
    .array(dataId)
    .max(30)
    .overwrite((it) => [...new Set(it)].toSorted())
    .optional(),
  disclosure: z.enum(disclosures).optional(),
  variants: z
    .array(variantSchema)
    .max(variantChannels.length)
    .refine((it) => new Set(it.map(({ channel }) => channel)).size === it.length, {
      error: 'two forms for one channel',
    })
    .optional(),
  /** The text in other languages, approved and published with it. */
  translations: z
    .strictObject({ en: translationSchema.optional(), jv: translationSchema.optional() })
    .refine((it) => it.en !== undefined || it.jv !== undefined, { error: 'no translation' })
    .optional(),
  videos: z
    .array(videoSchema)
    .min(1)
    .max(VIDEOS_MAX)
    .refine((it) => new Set(it.map(({ id }) => id)).size === it.length, { error: 'two videos of one name' })
    .optional(),
})
export type Content = z.output<typeof contentSchema>

export const emptyContent: Content = {
  title: '',
  summary: '',
  topic: '',
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
  facts: [],
  attachments: [],
}

/** Whether a text may link there: the web, mail or telephone, and nothing that could run. */
export function isAddress(text: string): boolean {
  return text.length <= ADDRESS_MAX && isPlain(text) && /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d ()-]+)$/i.test(text)
}

/** Whether a video may stand there: the web, over a line that nobody reads or changes on its way. */
export function isVideoAddress(text: string): boolean {
  return isAddress(text) && /^https:/i.test(text) && URL.canParse(text)
}

/** What people wrote of a text: a channel's form that only follows it says everything a second time. */
export function writtenOf(content: Content): Content {
  const { variants, ...written } = content
  const own = variants?.filter((it) => it.own) ?? []
  return own.length > 0 ? { ...written, variants: own } : written
}

/** The words of a body, one line a block, without its footnotes: for word counts, search and summaries. */
export function plainTextOf(body: Body): string {
  return body.content.map(blockText).filter(Boolean).join('\n')
}

export function wordsOf(body: Body): number {
  return plainTextOf(body).split(/\s+/u).filter(Boolean).length
}

/** The files a body shows and a text carries, each once. */
export function filesOf(content: Content): string[] {
  return [...new Set([...content.attachments.map((it) => it.hash), ...picturesOf(content), ...videoFilesOf(content)])]
}

/** The files of a text's videos, each once, those in sign language too. */
export function videoFilesOf({ videos = [] }: Pick<Content, 'videos'>): string[] {
  return [...new Set(videos.flatMap((it) => [it.file ?? [], it.signFile ?? []].flat()))]
}

/** The captions of a video, each with its language and the field that keeps it. */
export function captionsOf(video: Pick<Video, (typeof captionFields)[number]['field']>) {
  return captionFields.flatMap(({ language, field }) => {
    const text = video[field]
    return text === undefined ? [] : [{ language, field, captions: text }]
  })
}

/** The pictures a text shows in any language, each once, in reading order. */
export function picturesOf(content: Pick<Content, 'body' | 'translations'>): string[] {
  return [...new Set(bodiesOf(content).flatMap(({ body }) => imagesOf(body).map((it) => it.src)))]
}

/** The languages that a text can be read in beside Indonesian, in their fixed order, with the text in each. */
export function translationsOf({
  translations,
}: Pick<Content, 'translations'>): { language: OtherLanguage; translation: Translation }[] {
  return otherLanguages.flatMap((language) => {
    const translation = translations?.[language]
    return translation ? [{ language, translation }] : []
  })
}

/** Every body of a text, the main one first, each with the place that its blocks stand under. */
export function bodiesOf(
  content: Pick<Content, 'body' | 'translations'>,
): { language: 'id' | OtherLanguage; at: string; body: Body }[] {
  return [
    { language: 'id', at: 'body', body: content.body },
    ...translationsOf(content).map(({ language, translation }) => ({
      language,
      at: `translation/${language}/body`,
      body: translation.body,
    })),
  ]
}

/** Every picture of a body with what is said of it, in reading order. */
export function imagesOf(body: Body): ImageAttrs[] {
  return [...blocksOf(body.content)].flatMap((it) => (it.type === 'image' ? [it.attrs] : []))
}

/** The footnotes of a body in reading order: a note's number is its place here plus one. */
export function footnotesOf(body: Body): Footnote[] {
  const found: Footnote[] = []
  for (const node of blocksOf(body.content))
    if (node.type === 'paragraph' || node.type === 'heading')
      for (const it of node.content ?? []) if (it.type === 'footnote') found.push(it)
  return found
}

/** Every block, those within others after the one that holds them. */
export function* blocksOf(nodes: readonly Block[]): Generator<Block> {
  for (const node of nodes) {
    yield node
    if (node.type === 'table') for (const row of node.content) for (const it of row.content) yield* blocksOf(it.content)
    else if (node.type === 'bulletList' || node.type === 'orderedList')
      for (const it of node.content) yield* blocksOf(it.content)
    else if (node.type === 'blockquote') yield* blocksOf(node.content)
  }
}

/** Under a quotation, as the public reads it: "Nama, Jabatan"; empty when nobody is named. */
export function attributionOf(attrs: QuoteAttrs | undefined): string {
  return [attrs?.speaker, attrs?.title].filter(Boolean).join(', ')
}

function blockText(node: Block): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return (node.content ?? [])
        .map((it) => (it.type === 'text' ? it.text : it.type === 'hardBreak' ? ' ' : ''))
        .join('')
    case 'bulletList':
    case 'orderedList':
      return node.content.map((it) => it.content.map(blockText).join('\n')).join('\n')
    case 'blockquote':
      return lines([...node.content.map(blockText), attributionOf(node.attrs)])
    case 'table':
      return lines([
        node.attrs?.caption ?? '',
        ...node.content.map((row) => row.content.map((it) => it.content.map(blockText).join(' ')).join('\t')),
      ])
    case 'image':
      return node.attrs.caption
    case 'horizontalRule':
      return ''
  }
}

function whyTooMuch(body: unknown): string | null {
  let nodes = 0
  let characters = 0
  const waiting: { node: unknown; depth: number }[] = [{ node: body, depth: 0 }]
  for (let it = waiting.pop(); it; it = waiting.pop()) {
    if (typeof it.node !== 'object' || it.node === null) continue
    const { content, text, attrs } = it.node as { content?: unknown; text?: unknown; attrs?: { text?: unknown } | null }
    if (it.depth > DEPTH_MAX) return `deeper than ${DEPTH_MAX}`
    if (++nodes > NODES_MAX) return `more than ${NODES_MAX} pieces`
    for (const words of [text, attrs?.text]) if (typeof words === 'string') characters += normal(words).length
    if (characters > TEXT_MAX) return `longer than ${TEXT_MAX} characters`
    if (Array.isArray(content)) for (const child of content) waiting.push({ node: child, depth: it.depth + 1 })
  }
  return null
}

function lines(texts: readonly string[]): string {
  return texts.filter(Boolean).join('\n')
}

/** Leaves out what says nothing: null, false, blank. Only what may be absent is named: an older text keeps its blanks. */
function absentWhenEmpty(...names: readonly string[]) {
  const saysNothing = (value: unknown) => (typeof value === 'string' ? value.trim() === '' : value !== true)
  return <Attrs extends object>(attrs: Attrs): Attrs =>
    Object.fromEntries(
      Object.entries(attrs).filter(([name, value]) => !(names.includes(name) && saysNothing(value))),
    ) as Attrs
}

function withoutEmptyAttrs<Node extends { attrs?: object | null | undefined }>({ attrs, ...rest }: Node): Node {
  return (attrs && Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest) as Node
}

function normal(text: string): string {
  return text.isWellFormed() ? text.normalize('NFC') : text
}
