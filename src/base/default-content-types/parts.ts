/** What the kinds of text are put together of. */
import type { Block } from '../content.ts'
import type { ContentType } from '../content-types.ts'

type Field = ContentType['fields'][number]
type Phrase = { id: string; en: string }

export const say = (id: string, en: string): Phrase => ({ id, en })
const none = say('', '')
export const field = (id: string, label: Phrase, more: Partial<Field> = {}): Field => ({
  id,
  label,
  help: none,
  kind: 'text',
  required: true,
  maxLength: 300,
  choices: [],
  ...more,
})
export const long = { kind: 'long-text', maxLength: 2_000 } as const
export const day = { kind: 'date', maxLength: 10 } as const
export const free = { required: false } as const
export const check = (id: string, text: Phrase) => ({ id, text })
export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
export const heading = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})
export const quote = (text: string): Block => ({ type: 'blockquote', content: [paragraph(text)] })
export const template = (body: Block[], more: Partial<ContentType['template']> = {}): ContentType['template'] => ({
  title: '',
  summary: '',
  topic: '',
  body: { type: 'doc', content: body },
  ...more,
})

export const contact = field('narahubung', say('Narahubung', 'Contact'), {
  help: say(
    'Nama, jabatan, dan nomor yang boleh dihubungi wartawan.',
    'Name, title and number that journalists may call.',
  ),
  ...long,
  maxLength: 500,
})
export const namesChecked = check(
  'nama-jabatan',
  say(
    'Nama dan jabatan sudah dicocokkan dengan daftar resmi.',
    'Names and titles were checked against the official list.',
  ),
)
export const figuresChecked = check(
  'angka',
  say('Setiap angka cocok dengan sumbernya.', 'Every figure agrees with its source.'),
)
