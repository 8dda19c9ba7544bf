import type { FastifyInstance } from 'fastify'
import type { DayOrder } from '../../base/day.ts'
import { Refused, refuseIf, type Language } from '../../base/refused.ts'
import { mentionFindingWords, uploadWords } from '../../base/words/uploads.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readNumberCursor, writeCursor } from '../../db/keyset.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import type { Spooled } from '../../files/spool.ts'
import { readTable } from '../../files/table.ts'
import { languageOf } from '../../http/problem.ts'
import type { LongAct } from '../../http/long-acts.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/mention-uploads.ts'
import { cellAt, findHeader, isFiller, knownColumns, samplesOf, type Row } from '../rules/columns.ts'
import { looksLikeChat } from '../rules/chat.ts'
import {
  chatLeftOut,
  mentionPurposes,
  SINCE_DAYS,
  type ComplaintColumn,
  type MentionPurpose,
} from '../rules/complaint-columns.ts'
import {
  complaintVocabulary,
  judgeComplaint,
  personsIn,
  withoutPersons,
  type MentionFinding,
  type Persons,
} from '../rules/complaint-rows.ts'
import { watchingOrder } from '../rules/day-order.ts'
import { IMPORT_ROWS_MAX } from '../rules/item-rows.ts'
import { readChatApart } from '../sources/chat.ts'
import * as store from '../stores/mention-uploads.ts'
import * as uploads from '../stores/uploads.ts'
import {
  askedOf,
  keepDayOrder,
  keeping,
  keepMapping,
  openTable,
  problemLines,
  readingFiles,
  takeStreams,
  takeUpload,
  type By,
} from './receiving.ts'
import { refuseUnlessInventory } from './who.ts'

const DAY_MS = 24 * 60 * 60_000

/** What a person says of the source of a kind of upload is what is there from the first upload on. */
const SOURCES: Readonly<Record<MentionPurpose, { weight: number; keepDays: number }>> = {
  lapor: { weight: 2, keepDays: 365 },
  complaints: { weight: 2, keepDays: 365 },
  whatsapp: { weight: 1, keepDays: 90 }, // what people said among themselves
}

/** Complaints and chats from a file, in two requests: what each row would become; then those that are good, as mentions. */
export function mentionUploadRoutes(app: FastifyInstance, db: Db, longAct: LongAct): void {
  const { progress, read } = readingFiles(longAct)
  const present = async (uploadId: string, now: Date) => {
    const row = await uploads.readUpload(db, uploadId, mentionPurposes)
    const since = SINCE_DAYS.map((days) => new Date(now.getTime() - days * DAY_MS))
    return presentUpload(row, await store.readSpan(db, uploadId, since))
  }

  app.register(async (scope) => {
    takeStreams(scope)
    serve(scope, api.uploadMentions, async ({ query }, { officer, request, now }) => {
      const step = await refuseUnlessInventory(db, officer, now)
      const by = { personId: officer.personId, postId: step.executor }
      const isChat = query.purpose === 'whatsapp'
      if (isChat && query.right !== 'yes') throw new Refused({ code: 'chat-right-missing', field: 'right' })
      const judge = isChat ? judgeChat : judgeTable
      await takeUpload(request, (file) =>
        read({ uploadId: query.importId, personId: by.personId }, async () => {
          const it = { ...query, asked: askedOf(query), file, by, progress, now }
          if (!(await uploads.isJudged(db, newUpload(it)))) await judge(db, it)
        }),
      )
      return present(query.importId, now)
    })
  })

  serve(app, api.readUploadProgress, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return { rows: progress.get(params.uploadId) ?? null }
  })

  serve(app, api.readMentionUpload, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return present(params.uploadId, now)
  })

  serve(app, api.mapMentionUpload, async ({ params: { uploadId }, body }, { officer, now }) => {
    await read({ uploadId, personId: officer.personId }, () =>
      db.transaction().execute(async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const by = { personId: officer.personId, postId: step.executor }
        await readAnew(tx, { uploadId, ...body, by, progress }, now)
      }),
    )
    return present(uploadId, now)
  })

  serve(app, api.listUploadRows, async ({ params, query }, { officer, request, now }) => {
    await refuseUnlessInventory(db, officer, now)
    await uploads.readUpload(db, params.uploadId, mentionPurposes)
    const after = readNumberCursor(query.after) ?? 0
    const rows = await store.listMentionRowsOf(db, { ...params, fate: query.fate, after, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    const language = languageOf(request)
    return {
      rows: shown.map(({ published_at: at, problems, notes, ...row }) => ({
        ...row,
        publishedAt: at?.toISOString() ?? null,
        problems: problems.map((it) => tell(it, language)),
        notes: notes.map((it) => tell(it, language)),
      })),
      next: rows.length > query.limit && last ? writeCursor(last.number, params.uploadId) : null,
    }
  })

  serve(app, api.downloadUploadProblems, async ({ params, query }, { officer, request, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const { file_name: name } = await uploads.readUpload(db, params.uploadId, mentionPurposes)
    const language = query.language ?? languageOf(request)
    const lines = problemLines(async (after, limit) => {
      const rows = await store.listMentionRowsOf(db, { ...params, fate: 'bad', after, limit })
      return rows.map(({ number, problems }) => ({ number, problems: problems.map((it) => tell(it, language)) }))
    }, language)
    return download(`${name.replace(/\.[a-z]+$/i, '') || 'chat'}-belum-benar.csv`, 'text/csv; charset=utf-8', lines)
  })

  serve(app, api.takeMentions, async ({ params, body }, { officer, act, now }) =>
    longAct({ about: params.uploadId, personId: officer.personId }, () =>
      once(db, { ...act, officer, now }, async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const since = body.sinceDays === null ? null : new Date(now.getTime() - body.sinceDays * DAY_MS)
        const sourceOf = (purpose: MentionPurpose) => ({ ...SOURCES[purpose], name: uploadWords.sources[purpose].id })
        const taken = { ...params, purposes: mentionPurposes, since, personId: officer.personId, sourceOf }
        const { purpose, sourceId, fileHash, ...counts } = await store.takeMentionRows(tx, taken, now)
        const by = { personId: officer.personId, postId: step.executor }
        await append(tx, { kind: 'mentions-imported', uploadId: params.uploadId, purpose, sourceId, fileHash, ...counts, rightSaid: purpose === 'whatsapp', ...by }, now) // prettier-ignore
        return counts
      }),
    ),
  )
}

type Judging = {
  readonly importId: string
  readonly name: string
  readonly purpose: MentionPurpose
  readonly sheet?: string | undefined
  readonly dayOrder?: DayOrder | undefined
  readonly asked: string
  readonly file: Spooled
  readonly by: By
  readonly progress: Map<string, number>
  readonly now: Date
}

const newUpload = (it: Judging) => ({
  id: it.importId,
  purpose: it.purpose,
  personId: it.by.personId,
  fileName: it.purpose === 'whatsapp' ? '' : it.name,
  fileHash: it.file.hash,
  sizeBytes: it.file.sizeBytes,
  asked: it.asked,
})

const CHAT_LINES = 30

async function judgeTable(db: Db, it: Judging): Promise<void> {
  const make = { purpose: it.purpose, vocabulary: complaintVocabulary, find: findComplaintHeader }
  await readTable({ path: it.file.path, name: it.name, sheet: it.sheet ?? null }, async (table) => {
    const open = await openTable(db, table, make, it.dayOrder, it.now)
    // Read as a table it would keep who wrote what.
    if (looksLikeChat(open.first.slice(0, CHAT_LINES).map(({ cells }) => cells.join(table.shape.delimiter ?? ' '))))
      throw new Refused({ code: 'chat-as-table', field: 'purpose' })
    const { header, below, row, doubled } = open.found
    const persons = personsIn(header)
    const first = open.first.slice(below).map((line) => withoutPersons(line, persons))
    const shape = {
      ...table.shape,
      headerRow: row,
      header,
      samples: samplesOf(first, header.length),
      columns: open.columns,
      dayOrder: open.dayOrder,
      doubled: open.saved ? null : doubled,
      kind: null,
      agency: '',
      mapping: open.saved?.name ?? null,
      personal: persons.columns,
    }
    await db.transaction().execute(async (tx) => {
      await uploads.insertUpload(tx, { ...newUpload(it), shape }, it.now)
      const rows = keeping(tx, it.importId, masking(open.rows, persons))
      await judgeRows(tx, { ...it, uploadId: it.importId, shape }, rows)
      await store.finishMentions(tx, { ...it, uploadId: it.importId, leftOut: {} })
      await keepDayOrder(tx, { open, shape, purpose: it.purpose, fileName: it.name, by: it.by }, it.now)
    })
  })
}

/** The header, without the columns of who complained. */
function findComplaintHeader(rows: readonly Row[]) {
  const found = findHeader(rows, complaintVocabulary)
  if (!found) return null
  const persons = new Set(personsIn(found.header).columns)
  const kept = Object.entries(found.columns).filter(([, at]) => !persons.has(at))
  return { ...found, columns: Object.fromEntries(kept) as Partial<Record<ComplaintColumn, number>> }
}

async function* masking(batches: AsyncIterable<readonly Row[]>, persons: Persons): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) yield batch.map((row) => withoutPersons(row, persons))
}

type JudgingRows = Pick<Judging, 'progress' | 'now'> & {
  readonly uploadId: string
  readonly shape: uploads.UploadShape
}

async function judgeRows(tx: Tx, it: JudgingRows, batches: AsyncIterable<readonly Row[]>): Promise<void> {
  const { header, dayOrder = 'day-first' } = it.shape
  const columns = knownColumns(it.shape.columns, header, complaintVocabulary)
  const order = watchingOrder(dayOrder)
  let count = 0
  for await (const batch of batches) {
    const said = batch.filter(({ cells }) => !isFiller(cells))
    count += said.length
    for (const { cells } of said) order.look(cellAt(cells, columns.at))
    if (count > IMPORT_ROWS_MAX) throw new Refused({ code: 'import-too-many-rows', max: IMPORT_ROWS_MAX })
    const judged = said.map(({ number, cells }) => ({
      number,
      ...judgeComplaint(cells, { columns, header, dayOrder }, it.now),
    }))
    await store.insertMentionRows(tx, it.uploadId, judged)
    it.progress.set(it.uploadId, count)
  }
  if (count === 0) throw new Refused({ code: 'import-empty' })
  refuseIf(order.whyNot())
}

const ROWS_AT_ONCE = 500

/** A chat has no columns; who wrote what never leaves the thread that reads it. */
async function judgeChat(db: Db, it: Judging): Promise<void> {
  const { mentions, leftOut, messages, people } = await readChatApart(it.file.path)
  const none = { encoding: null, delimiter: null, sheet: null, sheets: [], headerRow: 0, header: [], samples: [], columns: {}, doubled: null, kind: null, agency: '', mapping: null } // prettier-ignore
  await db.transaction().execute(async (tx) => {
    await uploads.insertUpload(tx, { ...newUpload(it), shape: { ...none, format: 'txt', chat: { messages, people } } }, it.now) // prettier-ignore
    for (let at = 0; at < mentions.length; at += ROWS_AT_ONCE) {
      await store.insertMentionRows(tx, it.importId, mentions.slice(at, at + ROWS_AT_ONCE))
      it.progress.set(it.importId, at)
    }
    await store.finishMentions(tx, { ...it, uploadId: it.importId, leftOut })
  })
}

type Remapping = {
  readonly uploadId: string
  readonly columns: readonly { readonly at: number; readonly field: ComplaintColumn }[]
  readonly dayOrder?: DayOrder | undefined
  readonly name: string
  readonly by: By
  readonly progress: Map<string, number>
}

/** Judges a table anew by the columns that a person says, and remembers them for the next of its make. */
async function readAnew(tx: Tx, it: Remapping, now: Date): Promise<void> {
  const { shape, purpose } = await uploads.lockUpload(tx, it.uploadId, ['lapor', 'complaints'])
  const personal = shape.personal ?? []
  const said = Object.fromEntries(it.columns.flatMap(({ at, field }) => (personal.includes(at) ? [] : [[field, at]])))
  const columns = knownColumns(said, shape.header, complaintVocabulary)
  if (columns.text === undefined && columns.title === undefined) throw new Refused({ code: 'upload-no-text', field: 'columns' }) // prettier-ignore
  const { name, by, dayOrder = shape.dayOrder ?? 'day-first' } = it
  const anew = { ...shape, columns, dayOrder, doubled: null, mapping: name }
  await uploads.updateShape(tx, it.uploadId, anew)
  await store.deleteMentionRows(tx, it.uploadId)
  await judgeRows(tx, { ...it, shape: anew, now }, uploads.walkBatches(tx, it.uploadId))
  await store.finishMentions(tx, { uploadId: it.uploadId, purpose: purpose as MentionPurpose, leftOut: {} })
  await keepMapping(tx, { purpose, header: shape.header, name, columns, kind: null, dayOrder, by }, now)
}

function presentUpload(row: uploads.UploadRecord, span: Awaited<ReturnType<typeof store.readSpan>>): api.MentionUpload {
  const { header, samples, columns, sheet, sheets, dayOrder = 'day-first', doubled, mapping, personal = [], chat = null } = row.shape // prettier-ignore
  const fields = new Map(Object.entries(columns).map(([field, at]) => [at, field as ComplaintColumn]))
  return {
    id: row.id,
    purpose: row.purpose as MentionPurpose,
    fileName: row.file_name,
    fileHash: row.file_hash,
    sizeBytes: row.size_bytes,
    state: row.state,
    sheet,
    sheets: [...sheets],
    columns: header.flatMap((text, at) => {
      const found = samples[at] ?? []
      if (text === '' && found.length === 0) return []
      return [{ at, header: text, samples: [...found], field: fields.get(at) ?? null, personal: personal.includes(at) }]
    }),
    dayOrder,
    doubled,
    mapping,
    chat,
    leftOut: chatLeftOut.flatMap((why) => (row.left_out[why] ? [{ why, rows: row.left_out[why] }] : [])),
    counts: { good: row.good, bad: row.bad, twins: row.twins, added: row.added },
    span: {
      first: span.first?.toISOString() ?? null,
      last: span.last?.toISOString() ?? null,
      since: SINCE_DAYS.map((days, at) => ({ days, rows: span.counts[at] ?? 0 })),
    },
    by: { id: row.person_id, name: row.person },
    createdAt: row.created_at.toISOString(),
  }
}

function tell({ column, code, value, max }: MentionFinding, language: Language) {
  return { column, code, value, sentence: mentionFindingWords[code][language]({ value, max }) }
}
