import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { makeDecisionLink } from '../../src/dossier/api/decision-link.ts'
import { beginDossier, bringTo, openTestOffice, someContent } from '../office.ts'
import type { Figure } from './measure.ts'

const LINE_BITS = 32_000 // a second, of a bad line
const SENTENCE = 'Jalan lintas selatan di Kecamatan Tugu ditutup sementara karena tanah longsor menimbun badan jalan. '
const client = fileURLToPath(new URL('../../dist/client/', import.meta.url))

/** All bytes of the light page, with an everyday text and with a long one, beside those of the application that shows the same sheet. */
export async function measureLight(): Promise<Figure[]> {
  const office = await openTestOffice()
  try {
    const yardstick = `the application's script and style, packed: ${kB(await applicationBytes())}`
    const get = async (path: string, encoding: string) =>
      (await office.app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': encoding } })).rawPayload
    const figures: Figure[] = []
    for (const { what, paragraphs, sentences } of texts) {
      const dossierId = await beginDossier(office, what)
      const paragraph = (at: number) => ({
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: `${at}. ${SENTENCE.repeat(sentences)}` }],
      })
      const body = { type: 'doc' as const, content: Array.from({ length: paragraphs }, (_, at) => paragraph(at)) }
      await bringTo(office, dossierId, 4, someContent(what, { body }))
      const { url } = await office.people.sekretaris.call(makeDecisionLink, { params: { dossierId }, body: {} })
      const { pathname } = new URL(url)
      const page = (await get(pathname, 'identity')).toString()
      const files = [...page.matchAll(/"(\/l\/aset\/[^"]+)"/g)].map(([, path]) => path ?? '')
      const total = async (encoding: string) =>
        (await Promise.all([pathname, ...files].map(async (path) => (await get(path, encoding)).length))).reduce(
          (sum, it) => sum + it,
          0,
        )
      const [plain, packed] = [await total('identity'), await total('br')]
      const seconds = (packed * 8) / LINE_BITS
      figures.push({
        what: `The light page in all, ${what}`,
        measured: `${kB(plain)}; packed ${kB(packed)}, ${seconds.toFixed(1)} s at 32 kbit/s`,
        yardstick,
        aim: '≤ 50 kB, ≤ 10 s',
        reached: plain <= 50_000 && seconds <= 10,
      })
    }
    return figures
  } finally {
    await office.close()
  }
}

const texts = [
  { what: 'a text of 700 words', paragraphs: 10, sentences: 5 },
  { what: 'a text of 100 paragraphs, each of which a note can name', paragraphs: 100, sentences: 1 },
]

/** What its first page names: the script it begins with, and the style. */
async function applicationBytes(): Promise<number> {
  const page = await readFile(`${client}index.html`, 'utf8')
  const names = (await readdir(`${client}assets`)).filter((name) => page.includes(name))
  const sizes = await Promise.all(
    names.map(async (name) => brotliCompressSync(await readFile(`${client}assets/${name}`)).length),
  )
  return sizes.reduce((sum, it) => sum + it, 0)
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
