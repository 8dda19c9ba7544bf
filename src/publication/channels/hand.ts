import { z } from 'zod'
import type { ShapeName } from '../../base/picture-shapes.ts'
import { withdrawnWord } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { formOf, picturesOf, wholeText, withLink } from '../rules/form.ts'
import { channel, type Prepared } from './channel.ts'
import { noticeOf } from './outcome.ts'

/**
 * Media that no program reaches: the radio's announcer, the videotron's operator, a WhatsApp channel, Instagram, a press
 * conference. A person gets the exact text, brings it there, and ticks it off with a link or a photo.
 */
export const hand = channel({
  name: 'hand',
  label: { id: 'Dikerjakan orang', en: 'Done by a person' },
  about: {
    id: 'Untuk radio, videotron, Saluran WhatsApp, Instagram, atau jumpa pers: petugas menerima naskah persisnya, menayangkannya, lalu menandai selesai.',
    en: 'For radio, videotron, a WhatsApp channel, Instagram or a press conference: a person gets the exact text, brings it there and ticks it off.',
  },
  byHand: true,
  fields: [
    {
      name: 'form',
      label: { id: 'Bentuk naskah', en: 'Form of the text' },
      required: true,
      choices: [
        { value: 'text', label: { id: 'Naskah utuh', en: 'The whole text' } },
        { value: 'chat', label: { id: 'Pesan (WhatsApp, Telegram)', en: 'Message (WhatsApp, Telegram)' } },
        { value: 'caption', label: { id: 'Takarir (Instagram)', en: 'Caption (Instagram)' } },
        { value: 'short-post', label: { id: 'Unggahan pendek (X)', en: 'Short post (X)' } },
        { value: 'radio', label: { id: 'Naskah radio', en: 'Radio script' } },
        { value: 'videotron', label: { id: 'Videotron', en: 'Videotron' } },
      ],
    },
  ],
  settings: z.strictObject({ form: z.enum(['text', 'chat', 'caption', 'short-post', 'radio', 'videotron']) }),
  shapes: ({ settings }) => shapes[settings.form] ?? [],
  prepare(it, to): Prepared {
    if (it.kind === 'withdraw')
      return {
        // What was withdrawn is not to be copied once more.
        parts: [{ name: words.text, text: `${withdrawnWord}: ${it.content.title}\n\n${it.notice}` }],
        limits: [],
        pictures: [],
        problems: [],
      }
    const form = to.settings.form
    const text = form === 'text' ? wholeText(it.content) : withLink(formOf(it.content, form), it.url)
    return {
      parts: [{ name: words.text, text: [noticeOf(it), text].filter(Boolean).join('\n\n') }],
      limits: [],
      pictures: form === 'radio' ? [] : picturesOf(it.content, it.files),
      problems: text.trim() === '' ? [words.empty] : [],
    }
  },
  // Nothing here is ever called by the program: a person does it.
  send: async () => ({ state: 'failed', problem: words.byHand.id }),
  confirm: async () => ({ state: 'unknown', seen: '' }),
  correct: async () => ({ state: 'failed', problem: words.byHand.id }),
  withdraw: async () => ({ state: 'failed', problem: words.byHand.id }),
  prove: ({ url }) => (url === '' ? null : url),
  tryOut: async () => ({ ok: true, lines: [{ name: words.nothing, text: '' }] }),
})

/** As WhatsApp, Instagram and a videotron show a picture whole. */
const shapes: Partial<Record<string, readonly ShapeName[]>> = {
  chat: ['square'],
  caption: ['portrait', 'square', 'story'],
  videotron: ['screen'],
}

const words = {
  text: { id: 'Naskah', en: 'Text' },
  empty: {
    id: 'Naskah untuk bentuk ini kosong. Tulis bentuknya di naskah, lalu mintakan persetujuan.',
    en: 'There is no text in this form. Write it beside the text and have it approved.',
  },
  byHand: { id: 'Tujuan ini dikerjakan orang.', en: 'A person does this one.' },
  nothing: {
    id: 'Tidak ada yang dikirim program: petugas menerima naskahnya di Terbitan.',
    en: 'The program sends nothing: a person gets the text at Publications.',
  },
} satisfies Record<string, Phrase>
