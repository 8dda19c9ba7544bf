import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { zip } from '../made-zip.ts'
import { count, megabytes, ms, quantile, timed, type Figure } from './measure.ts'
import { makeTokens } from './office.ts'
import { startSiar } from './processes.ts'

const ROWS = 1_000_000
const MEMORY_MAX = 1_200e6 // beside what the server holds by itself: a table is read in a thread with a heap of 768 MB at most
const OTHERS_MS = 250 // so long another person may wait meanwhile, at the hundredth worst
const MEGABYTE = 1024 * 1024

type Sent = { readonly status: number; readonly code: string; readonly sentBytes: number }
type Case = { readonly what: string; readonly path: string; readonly body: () => Iterable<Buffer>; readonly mediaType?: string; readonly codes: readonly string[] } // prettier-ignore

/**
 * What somebody may upload by mistake or to do harm, through the whole server: a million rows of each kind, a sheet that
 * expands without end, two gigabytes. Each is refused with its reason; meanwhile others are served, and the server’s
 * memory stays bounded.
 */
export async function measureUploads(folder: string): Promise<Figure[]> {
  const tokens = await makeTokens(folder)
  const siar = await startSiar({ SIAR_DATA: folder })
  try {
    const ask = { base: siar.base, token: tokens['fungsional'] as string }
    const keeper = { base: siar.base, token: tokens['sekretaris'] as string }
    const figures: Figure[] = []
    for (const it of cases()) figures.push(await refused(siar.pid, it, it.path.includes('/terms/') ? keeper : ask))
    return figures
  } finally {
    await siar.stop()
  }
}

function cases(): Case[] {
  const items = (name = 'a.csv') => `/api/inventory/imports?importId=${randomUUID()}&name=${name}&kind=issue`
  const mentions = (purpose: string, more = '') => `/api/inventory/uploads?importId=${randomUUID()}&name=a.csv&purpose=${purpose}${more}` // prettier-ignore
  const terms = '/api/terms/import?name=a.csv&apply=yes'
  const plan = () => rows('Kode;Uraian;Pagu\n', (n) => `2.16.02.2.01.${n};Kegiatan nomor ${n};${n}\n`)
  const complaints = () => rows('Tracking ID;Isi Laporan;Tanggal Laporan\n', (n) => `T-${n};Jalan rusak ${n};17/08/2026\n`) // prettier-ignore
  const million = count(ROWS)
  return [
    { what: `A plan of ${million} rows`, path: items(), body: plan, codes: ['import-too-many-rows'] },
    { what: `A sheet (XLSX) of ${million} rows`, path: items('a.xlsx'), body: sheet, codes: ['import-too-many-rows'] }, // prettier-ignore
    { what: 'A sheet (XLSX) that expands to 1 GB', path: items('b.xlsx'), body: bomb, codes: ['import-expands'] },
    { what: `An export of LAPOR! of ${million} rows`, path: mentions('lapor'), body: complaints, codes: ['import-too-many-rows'] }, // prettier-ignore
    { what: `Complaints of ${million} rows`, path: mentions('complaints'), body: complaints, codes: ['import-too-many-rows'] }, // prettier-ignore
    { what: `A chat of ${million} messages`, path: mentions('whatsapp', '&right=yes'), body: () => rows('', (n) => `17/08/26 10.${10 + (n % 50)} - Warga ${n % 90}: jalan rusak di RT ${n}\n`), codes: ['chat-too-long', 'import-too-many-rows', 'import-too-large'] }, // prettier-ignore
    { what: `Names of a dictionary, ${million} rows`, path: terms, body: () => rows('Nama\n', (n) => `N${n}\n`), codes: ['terms-full'] }, // prettier-ignore
    ...[items(), mentions('lapor'), mentions('complaints'), mentions('whatsapp', '&right=yes'), terms].map((path) => ({
      what: `2 GB without an end to ${path.replace(/[?].*purpose=(\w+).*/, ' ($1)').replace(/[?].*/, '')}`,
      path,
      body: endless,
      codes: ['import-too-large'],
    })),
    { what: '2 GB without an end to the list of sources', path: '/api/inventory/sources/opml/judgement', mediaType: 'application/json', body: endless, codes: ['too-large'] }, // prettier-ignore
  ]
}

function* rows(head: string, row: (n: number) => string): Generator<Buffer> {
  yield Buffer.from(head)
  for (let n = 1; n <= ROWS; n += 1_000)
    yield Buffer.from(Array.from({ length: 1_000 }, (_, at) => row(n + at)).join(''))
}

function* endless(): Generator<Buffer> {
  const piece = Buffer.alloc(MEGABYTE, 'Judul;x\n')
  for (let at = 0; at < 2_048; at++) yield piece
}

const workbook = (rowsXml: Buffer) => [
  zip([
    {
      name: '[Content_Types].xml',
      text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: 'xl/workbook.xml', text: '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>' }, // prettier-ignore
    { name: 'xl/_rels/workbook.xml.rels', text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' }, // prettier-ignore
    { name: 'xl/worksheets/sheet1.xml', text: rowsXml },
  ]),
]

const SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'

const sheet = () =>
  workbook(
    Buffer.concat([
      Buffer.from(`${SHEET_HEAD}<row r="1"><c r="A1" t="inlineStr"><is><t>Judul</t></is></c></row>`),
      ...rows('', (n) => `<row r="${n + 1}"><c r="A${n + 1}" t="inlineStr"><is><t>Kegiatan ${n}</t></is></c></row>`),
      Buffer.from('</sheetData></worksheet>'),
    ]),
  )

const bomb = () => workbook(Buffer.alloc(1_000 * MEGABYTE, 32))

async function refused(
  pid: number,
  it: Case,
  { base, token }: { readonly base: string; readonly token: string },
): Promise<Figure> {
  const body = it.body()
  await askMe(base, token)
  await writeFile(`/proc/${pid}/clear_refs`, '5') // the most it holds is counted anew
  const before = await peakOf(pid)
  const waited: number[] = []
  let isOver = false
  const others = (async () => {
    while (!isOver) {
      waited.push(await timed(() => askMe(base, token)))
      await wait(20)
    }
  })()
  let sent: Sent = { status: 0, code: '', sentBytes: 0 }
  const tookMs = await timed(async () => (sent = await send(`${base}${it.path}`, token, body, it.mediaType)))
  isOver = true
  await others
  const grown = (await peakOf(pid)) - before
  const p99 = quantile(waited, 0.99)
  return {
    what: `${it.what}, refused`,
    measured: `${sent.status} ${sent.code} after ${megabytes(sent.sentBytes)} in ${ms(tookMs)}; ${megabytes(grown)} more memory; others meanwhile p99 ${ms(p99)}, most ${ms(Math.max(...waited))}`,
    yardstick: `before it: ${megabytes(before)}`,
    aim: `said why, ≤ ${megabytes(MEMORY_MAX)} more, others p99 ≤ ${OTHERS_MS} ms`,
    reached: it.codes.includes(sent.code) && grown <= MEMORY_MAX && p99 <= OTHERS_MS,
  }
}

async function askMe(base: string, token: string): Promise<void> {
  const answer = await fetch(`${base}/api/me`, { headers: { authorization: `Bearer ${token}` } })
  await answer.arrayBuffer()
}

/** Sends until an answer comes or the connection ends. */
async function send(
  url: string,
  token: string,
  body: Iterable<Buffer>,
  mediaType = 'application/octet-stream',
): Promise<Sent> {
  let sentBytes = 0
  const { promise, resolve } = Promise.withResolvers<Sent>()
  const ask = request(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': mediaType, 'accept-language': 'id' },
  })
  ask.on('response', async (answer) => {
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    const { code = '' } = JSON.parse(Buffer.concat(parts).toString()) as { code?: string }
    resolve({ status: answer.statusCode ?? 0, code, sentBytes })
    ask.destroy()
  })
  ask.on('error', (error) => resolve({ status: 0, code: error.message, sentBytes }))
  const counted = (function* () {
    for (const piece of body) {
      sentBytes += piece.length
      yield piece
    }
  })()
  await pipeline(Readable.from(counted), ask).catch(() => {}) // cut off: the answer says why
  return promise
}

async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1_024
}
