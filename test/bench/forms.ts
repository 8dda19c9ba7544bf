/** What a text of 5,000 words costs while it is written: its channels' forms, and the house dictionary laid over it. */
import { defaultTerms } from '../../src/base/default-terms.ts'
import { contentSchema, emptyContent, plainTextOf, variantChannels, wordsOf } from '../../src/base/content.ts'
import type { Term } from '../../src/base/terms.ts'
import { compileDictionary, usesIn } from '../../src/dossier/rules/dictionary.ts'
import { withVariants } from '../../src/dossier/rules/variants.ts'
import { count, median, ms, times, type Figure } from './measure.ts'

const ROUNDS = 60
const FRAME_MS = 16 // of a screen at 60 Hz: longer is felt under the hand
const PARAGRAPH =
  'Pemerintah Kabupaten menyalurkan bantuan Rp12,5 miliar untuk 1.250 rumah pada 24 November 2026 pukul 08.00 WIB di kecamatan Watulimo, dan warga dihimbau mengurangi resiko longsor.'

export async function measureForms(): Promise<Figure[]> {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: PARAGRAPH }] }
  const body = { type: 'doc', content: Array.from({ length: 192 }, () => paragraph) }
  const content = contentSchema.parse({ ...emptyContent, title: PARAGRAPH, summary: PARAGRAPH, body })
  const words = count(wordsOf(content.body))
  const plain = plainTextOf(content.body)
  const read = medianOf(() => wordsOf(content.body))
  const forms = medianOf(() => withVariants(content, variantChannels))
  const small = dictionaryOf(defaultTerms.length)
  const large = dictionaryOf(5_000)
  const [few, many] = [small, large].map((terms) => {
    const dictionary = compileDictionary(terms, '2026-11-24')
    return medianOf(() => usesIn(dictionary, plain))
  }) as [number, number]
  return [
    {
      what: `all six channel forms of a text of ${words} words`,
      measured: ms(forms),
      yardstick: `counting its words ${ms(read)}`,
      aim: `under a frame of ${FRAME_MS} ms`,
      reached: forms < FRAME_MS,
    },
    {
      what: `a dictionary of 5,000 entries laid over a text of ${words} words`,
      measured: ms(many),
      yardstick: `of ${count(small.length)} entries ${ms(few)}, ${times(many / few)}`,
      aim: 'no more than twice as long',
      reached: many < few * 2,
    },
  ]
}

/** The dictionary that Siar brings, and officials and words made up to so many entries. */
function dictionaryOf(size: number): Term[] {
  return Array.from({ length: size }, (_, at): Term => {
    const known = defaultTerms[at]
    if (known) return { ...known, id: String(at) }
    const blank = { id: String(at), title: '', note: '', source: '', validFrom: null, validUntil: null }
    return at % 5 === 0
      ? {
          ...blank,
          kind: 'official',
          preferred: `Siti Contoh${at} Rahayu${at}`,
          title: 'Camat Pule',
          also: [],
          avoid: [],
        }
      : { ...blank, kind: 'term', preferred: `baku${at}`, also: [], avoid: [`salah${at}`, `di salah${at}`] }
  })
}

function medianOf(work: () => unknown): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return median(taken)
}
