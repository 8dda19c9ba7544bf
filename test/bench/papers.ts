/**
 * An SOP sheet, a disposition and an agenda book of a thousand lines, beside the bare library writing the same words; and
 * how long a sheet waits beside a long book.
 */
import PDFDocument from 'pdfkit'
import type { Drawing } from '../../src/base/drawing.ts'
import type { Paper } from '../../src/base/paper.ts'
import { plainLetterhead } from '../../src/office/rules/letterhead.ts'
import { fontFile } from '../../src/papers/fonts.ts'
import { makePdf } from '../../src/papers/make.ts'
import { layOut } from '../../src/papers/lay-out.ts'
import { writePdf } from '../../src/papers/pdf.ts'
import { CLIPPINGS_PRINTED_MAX } from '../../src/inventory/rules/clippings.ts'
import { clippingBookPaper } from '../../src/record/rules/papers/clipping-book.ts'
import { agendaBookPaper } from '../../src/record/rules/papers/agenda-book.ts'
import { statementOf } from '../../src/base/words/signing.ts'
import { dispositionPaper } from '../../src/record/rules/papers/disposition.ts'
import { defaultEdition } from '../../src/sop/rules/default-edition.ts'
import { sopSheet } from '../../src/sop/rules/sheet.ts'
import { median, ms, timed, times, type Figure } from './measure.ts'

const madeAt = '2026-11-26T03:00:00.000Z'
const hash = 'ab'.repeat(32)
const common = {
  letterhead: plainLetterhead({ name: 'Dinas Komunikasi dan Informatika', regency: 'Kabupaten Contoh', address: 'Jalan Contoh 1', logo: null }), // prettier-ignore
  office: 'Dinas Komunikasi dan Informatika',
  check: 'https://siar.contoh.go.id/cek/7K3M9QX2TABC',
  madeAt,
  signature: { method: 'local' as const, statement: statementOf('local').id },
}
const bookOf = (lines: number): Paper =>
  agendaBookPaper({
    ...common,
    book: 'Buku agenda masuk',
    year: 2026,
    month: null,
    direction: 'incoming',
    lines: Array.from({ length: lines }, (_, at) => ({
      number: `${at + 1}/2026`,
      datedOn: '2026-11-26',
      letteredOn: '2026-11-24',
      letterNumber: `400.14.1.1/${at + 9_000}`,
      from: 'Sekretariat Daerah Kabupaten',
      to: 'Kepala Bidang',
      subject: `Undangan rapat koordinasi penyebarluasan informasi ke-${at + 1}`,
      attachments: at % 3,
      remarks: '',
      srikandi: '',
      voided: null,
    })),
  })
const papers: readonly { what: string; paper: Paper; rounds: number; aim: number }[] = [
  { what: 'SOP sheet of the default edition', paper: sopSheet(defaultEdition, { sheet: 'A4', logo: null, madeAt }), rounds: 30, aim: 150 }, // prettier-ignore
  {
    what: 'disposition sheet',
    rounds: 30,
    aim: 150,
    paper: dispositionPaper({
      ...common,
      from: 'Sekretaris',
      number: '2026/0412',
      date: madeAt,
      receivedAt: madeAt,
      agendaIn: '105/2026',
      agendaOut: '88/2026',
      level: 'alert',
      subject: 'Klarifikasi isu air minum di Kecamatan Panggul',
      to: 'Kepala Bidang',
      answer: 'yes-with-notes',
      instruction: 'Disetujui dengan catatan: sebut jam layanan posko.',
      overrides: [],
      signer: { name: 'Hadi Prasetyo, M.Si', rank: 'Pembina', nip: '19700101 199503 1 001', post: 'Kepala Dinas', head: true, acting: null }, // prettier-ignore
      decidedAt: madeAt,
      proof: 'passkey',
      versionHash: hash,
      statementHash: hash,
      ledgerIndex: 1042,
      checkpoint: { size: 1050, root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' },
    }),
  },
  {
    what: 'agenda book of 1,000 lines',
    rounds: 7,
    aim: 3_000,
    paper: bookOf(1_000),
  },
]

export async function measurePapers(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { what, paper, rounds, aim } of papers) {
    const drawing = layOut(paper)
    await writePdf(paper, drawing, new Map()) // warm
    await bare(drawing)
    const took = { own: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      took.own.push(await timed(() => writePdf(paper, layOut(paper), new Map())))
      took.bare.push(await timed(() => bare(drawing)))
    }
    const [own, library] = [median(took.own), median(took.bare)]
    figures.push({
      what: `${what}, laid out and written as tagged PDF/A, warm (${drawing.pages.length} pages)`,
      measured: ms(own),
      yardstick: `the bare library writing the same words ${ms(library)}; ${times(own / library)}`,
      aim: `under ${aim} ms`,
      reached: own < aim,
    })
  }
  figures.push(await measureClippings(), await measureWaiting())
  return figures
}

const CLIPPINGS_AIM_MS = 180_000 // a maker is ended after 300 s
const CLIPPING_LETTERS = 6_000 // as many as are printed of each

/** The largest book of clippings that may be asked for, all of them long. */
async function measureClippings(): Promise<Figure> {
  const at = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 18_000_000).toISOString()
  const words = 'Warga mengeluhkan jalan rusak yang belum diperbaiki sejak musim hujan tahun lalu. '
  const text = words.repeat(Math.ceil(CLIPPING_LETTERS / words.length)).slice(0, CLIPPING_LETTERS)
  const line = (n: number) => ({ publishedAt: at(n), takenAt: at(n), source: `Koran ${n % 40}`, title: `Jalan rusak nomor ${n}`, url: `https://koran.example/${n}`, tone: 'negative' as const, isToneSaid: false, issue: 'Jalan rusak', journalist: 'Wartawan', copy: false, hash, text, isCut: true }) // prettier-ignore
  const lines = Array.from({ length: CLIPPINGS_PRINTED_MAX }, (_, n) => line(n))
  const few = clippingBookPaper({ ...common, from: '2026-01-01', to: '2026-11-25', narrowed: [], lines: lines.slice(0, 100) }) // prettier-ignore
  const all = clippingBookPaper({ ...common, from: '2026-01-01', to: '2026-11-25', narrowed: [], lines })
  const fewMs = await timed(() => makePdf(few, [], 'long'))
  const allMs = await timed(() => makePdf(all, [], 'long'))
  return {
    what: `clipping book of ${lines.length.toLocaleString('en')} long clippings, in its maker’s process`,
    measured: `${(allMs / 1_000).toFixed(1)} s`,
    yardstick: `of 100: ${(fewMs / 1_000).toFixed(1)} s`,
    aim: `under ${CLIPPINGS_AIM_MS / 1_000} s`,
    reached: allMs < CLIPPINGS_AIM_MS,
  }
}

const WAIT_AIM_MS = 1_000

/** What somebody waits for a disposition sheet while a long book is on its way. */
async function measureWaiting(): Promise<Figure> {
  const sheet = papers.find((it) => it.what === 'disposition sheet')?.paper as Paper
  await Promise.all([makePdf(sheet), makePdf(bookOf(10), [], 'long')]) // both makers are there
  const alone: number[] = []
  for (let round = 0; round < 5; round++) alone.push(await timed(() => makePdf(sheet)))
  let done = false
  const book = timed(() => makePdf(bookOf(5_000), [], 'long')).finally(() => (done = true))
  const beside: number[] = []
  while (!done) beside.push(await timed(() => makePdf(sheet)))
  const [worst, calm] = [Math.max(...beside), median(alone)]
  return {
    what: `disposition sheet asked for while a book of 5,000 lines is being made, the longest wait of ${beside.length}`,
    measured: ms(worst),
    yardstick: `nothing else being made ${ms(calm)}; the book itself ${ms(await book)}`,
    aim: `under ${WAIT_AIM_MS.toLocaleString('en')} ms`,
    reached: worst < WAIT_AIM_MS,
  }
}

/** The library by itself: the words of each page as one text, without tables, lines, tags. */
async function bare(drawing: Drawing): Promise<void> {
  const doc = new PDFDocument({ autoFirstPage: false })
  const done = new Promise((resolve) => doc.on('end', resolve))
  doc.on('data', () => {})
  doc.registerFont('text', fontFile('LiberationSans-Regular') as never)
  for (const page of drawing.pages) {
    doc.addPage({ size: [page.width, page.height], margin: 40 })
    const words = page.marks.map((it) => (it.kind === 'text' ? it.text.trim() : '')).filter(Boolean)
    doc.font('text').fontSize(7).text(words.join(' '))
  }
  doc.end()
  await done
}
