import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/books.ts'
import { whyNotKeepBook } from '../rules/books.ts'
import * as store from '../stores/books.ts'
import { yearOf } from '../store.ts'

/** The agenda books' settings: which there are, how each writes its numbers, and what goes into which. */
export function bookRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listBooks, async (_, { officer, request, now }) => {
    const language = languageOf(request)
    const [books, uses] = await Promise.all([store.listBooks(db, yearOf(dayOf(ZONE, now))), store.listBookUses(db)])
    const keepers = await store.findKeepers(db, books, now)
    const rows = books.map(({ keeper_post, closed_on, last_number, ...book }, at) => {
      const keeper = keepers[at] ?? null
      const reason = whyNotKeepBook(officer, keeper)
      return {
        ...book,
        keeperPost: keeper_post,
        closedOn: closed_on,
        last: last_number ?? 0,
        keeper,
        whyNot: reason && { code: reason.code, title: sentence(reason, language) },
      }
    })
    return { rows, uses }
  })

  serve(app, api.addBook, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { id, direction, ...settings } = body
      const { personId } = officer
      const change = await store.insertBook(tx, { id, direction, settings, personId }, now)
      await append(tx, { kind: 'book-changed', ...change, personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.changeBook, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { closed, seenRevision, ...settings } = body
      const { personId } = officer
      const change = await store.updateBook(
        tx,
        { ...params, seenRevision, settings, closedOn: closed ? dayOf(ZONE, now) : null, personId },
        now,
      )
      await append(tx, { kind: 'book-changed', ...change, personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.setBookUse, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.setBookUse(tx, { kind: body.kind, bookId: body.book })
      await append(tx, { kind: 'book-use-changed', about: body.kind, book: body.book, personId: officer.personId }, now)
      return {}
    }),
  )
}
