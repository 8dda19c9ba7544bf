import type { FastifyInstance } from 'fastify'
import { Refused, sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import { listPosts } from '../../office/store.ts'
import * as api from '../api/letters.ts'
import { stateOfBranch } from '../rules/cascade.ts'
import { sequenceText } from '../rules/number-pattern.ts'
import * as store from '../stores/letters.ts'

/** Surat masuk: registered by who keeps the book, passed on from post to post, each answering for what came to it. */
export function letterRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.registerLetter, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { letterId, postId, place } = await store.registerLetter(tx, body, officer, now)
      const at = { entryId: place.id, book: place.book, year: place.year, number: sequenceText(place) }
      const { personId } = officer
      const saidHash = await keepSaid(tx, body)
      await append(tx, { kind: 'letter-registered', letterId, ...at, personId, postId, saidHash }, now)
      return { letterId, formatted: place.formatted }
    }),
  )

  serve(app, api.listLetters, async ({ query }, { officer, request, now }) => {
    const language = languageOf(request)
    const reason = await store.whyNotRegister(db, officer, now)
    const more = {
      waiting: await store.countWaiting(db, officer),
      whyNot: reason && { code: reason.code, title: sentence(reason, language) },
    }
    const present = (
      row: Awaited<ReturnType<typeof store.listReadable>>['rows'][number],
      waiting: api.LetterRow['waiting'],
    ): api.LetterRow => ({
      id: row.id,
      formatted: row.formatted,
      datedOn: row.dated_on,
      from: row.from_party,
      subject: row.subject,
      urgency: row.urgency,
      voided: row.void_id !== null,
      open: row.open,
      waiting,
    })
    if (query.part === 'waiting') {
      const { rows, next } = await store.listWaiting(db, officer, { after: query.after, limit: query.limit })
      const shown = rows.map((row) =>
        present(row, { post: { id: row.waiting_post, name: row.waiting_name }, dueOn: row.waiting_due }),
      )
      return { rows: shown, next, ...more }
    }
    const search = (query.search ?? '').trim()
    const { rows, next } = await store.listReadable(db, officer, { after: query.after, limit: query.limit, search })
    const waits = await store.listWaitingFor(
      db,
      officer,
      rows.map((row) => row.id),
    )
    const shown = rows.map((row) => {
      const mine = waits.find((it) => it.letter_id === row.id)
      return present(row, mine ? { post: { id: mine.post_id, name: mine.post }, dueOn: mine.due_on } : null)
    })
    return { rows: shown, next, ...more }
  })

  serve(app, api.readLetter, async ({ params }, { officer }) => {
    const it = await store.findLetter(db, officer, params.letterId)
    if (!it) throw new Refused({ code: 'not-found' })
    const acts = it.void_reason === null && officer.role !== 'auditor'
    return {
      id: it.id,
      entryId: it.entry_id,
      book: it.book,
      year: it.year,
      formatted: it.formatted,
      datedOn: it.dated_on,
      letteredOn: it.lettered_on,
      letterNumber: it.letter_number,
      from: it.from_party,
      to: it.to_party,
      subject: it.subject,
      attachments: it.attachments,
      remarks: it.remarks,
      urgency: it.urgency,
      registeredBy: it.registered_by,
      registeredAt: it.registered_at.toISOString(),
      voided: it.void_reason,
      files: it.files.map((file) => ({ hash: file.hash, name: file.name, mediaType: file.media_type })),
      branches: it.branches.map((row) => {
        const mine = acts && officer.posts.includes(row.postId) && row.end === null
        return {
          id: row.id,
          parentId: row.parentId,
          post: { id: row.postId, name: row.post },
          from: row.from_person,
          boxes: row.boxes as api.Letter['branches'][number]['boxes'],
          instruction: row.instruction,
          urgency: row.urgency,
          dueOn: row.dueOn,
          passedAt: row.passed_at.toISOString(),
          end:
            row.end === null || row.ended_at === null
              ? null
              : { kind: row.end, words: row.end_words ?? '', by: row.ended_by ?? '', at: row.ended_at.toISOString() },
          mayPass: mine,
          mayEnd: mine && stateOfBranch(row, it.branches) === 'waiting',
        }
      }),
      posts: await listPosts(db),
    }
  })

  serve(app, api.passLetterOn, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { branchIds, postId } = await store.passOn(tx, { ...params, ...body }, officer, now)
      const saidHash = await keepSaid(tx, body)
      await append(
        tx,
        {
          kind: 'letter-passed-on',
          ...params,
          branchIds,
          toPosts: body.to,
          personId: officer.personId,
          postId,
          saidHash,
        },
        now,
      )
      return { branchIds }
    }),
  )

  serve(app, api.endLetterBranch, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { postId } = await store.endBranch(tx, { ...params, ...body }, officer, now)
      const saidHash = await keepSaid(tx, body)
      const { personId } = officer
      await append(tx, { kind: `letter-${body.kind}`, ...params, personId, postId, saidHash }, now)
      return {}
    }),
  )
}
