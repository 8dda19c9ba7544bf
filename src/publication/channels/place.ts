import { z } from 'zod'
import type { Phrase } from '../../base/words/phrase.ts'
import type { Field } from './channel.ts'

const words = {
  outside: { id: 'Internet (hanya https)', en: 'On the internet (https alone)' },
  inside: { id: 'Jaringan kantor sendiri', en: 'In the office’s own network' },
} satisfies Record<string, Phrase>

/** Whether a service stands on the internet or in the office’s own network: an administrator says, as nothing else can. */
export const placeSetting = z.enum(['outside', 'inside'])

export const placeField = (label: Phrase): Field => ({
  name: 'place',
  label,
  required: true,
  choices: placeSetting.options.map((value) => ({ value, label: words[value] })),
})
