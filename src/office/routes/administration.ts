import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { listNameableFiles } from '../../db/readers.ts'
import { once } from '../../engine/once.ts'
import { hashPassword } from '../../http/password.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api.ts'
import { whyNotPassword, whyNotTenure } from '../rules.ts'
import { mayReadScan } from '../rules/acting.ts'
import * as store from '../store.ts'

/** What the administrator keeps: the office, its people, who holds which post. */
export function administrationRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readOffice, async (_, { officer, now }) => {
    const [office, posts, people, vacant, tenures] = await Promise.all([
      store.findOffice(db),
      store.listPosts(db),
      store.listNames(db, dayOf(ZONE, now)),
      store.listVacantPosts(db, dayOf(ZONE, now)),
      store.listTenures(db),
    ])
    return {
      office: {
        name: office?.name ?? '',
        regency: office?.regency ?? '',
        address: office?.address ?? '',
        logoHash: office?.logo_hash ?? null,
      },
      posts,
      people,
      vacant,
      tenures: tenures.map((row) => ({
        id: row.id,
        person: { id: row.person_id, name: row.person },
        post: { id: row.post_id, name: row.post },
        fromOn: row.from_on,
        untilOn: row.until_on,
        acting: row.acting,
        forPerson: row.for_person_id === null ? null : { id: row.for_person_id, name: row.for_person ?? '' },
        letter:
          row.letter_number === null || row.lettered_on === null
            ? null
            : { number: row.letter_number, datedOn: row.lettered_on },
        scanHash: mayReadScan(officer, row) ? row.scan_hash : null,
        kinds: row.kinds,
        steps: row.steps,
      })),
    }
  })

  serve(app, api.saveOffice, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const logo = body.logoHash === null ? [] : await listNameableFiles(tx, [body.logoHash], officer)
      if (body.logoHash !== null && logo.length === 0) throw new Refused({ code: 'logo-refused', field: 'logoHash' })
      await store.saveOffice(tx, body, now)
      await append(tx, { kind: 'office-changed', personId: officer.personId, logoHash: body.logoHash }, now)
      return {}
    }),
  )

  serve(app, api.listPeople, async () => {
    const rows = await store.listPeople(db)
    return {
      rows: rows.map((row) => ({ ...row, leftOn: row.left_on, secondFactor: row.two_factor_enabled })),
    }
  })

  serve(app, api.addPerson, async ({ body }, { officer, act, now }) => {
    refuseIf(whyNotPassword(body.password))
    const { password, ...person } = body
    const passwordHash = await hashPassword(password) // before the transaction: it takes a while
    return once(db, { ...act, officer, now }, async (tx) => {
      const id = await store.insertPerson(tx, { ...person, passwordHash }, now)
      await append(tx, { kind: 'person-added', by: officer.personId, personId: id, role: body.role }, now)
      return { id }
    })
  })

  serve(app, api.changePerson, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.updatePerson(tx, { ...params, ...body }, now)
      await append(
        tx,
        { kind: 'person-changed', by: officer.personId, ...params, role: body.role, leftOn: body.leftOn },
        now,
      )
      return {}
    }),
  )

  serve(app, api.resetPassword, async ({ params, body }, { officer, act, now }) => {
    refuseIf(whyNotPassword(body.password))
    const passwordHash = await hashPassword(body.password)
    return once(db, { ...act, officer, now }, async (tx) => {
      await store.readPerson(tx, params.personId)
      await store.resetAccess(tx, { ...params, passwordHash }, now)
      await append(tx, { kind: 'person-password-reset', by: officer.personId, ...params }, now)
      return {}
    })
  })

  serve(app, api.addTenure, async ({ body }, { officer, act, now }) => {
    refuseIf(whyNotTenure(body))
    return once(db, { ...act, officer, now }, async (tx) => {
      const id = await store.insertTenure(tx, body, now)
      await append(tx, { kind: 'tenure-added', by: officer.personId, tenureId: id, ...body }, now)
      return { id }
    })
  })

  serve(app, api.endTenure, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.endTenure(tx, { ...params, ...body })
      await append(tx, { kind: 'tenure-ended', by: officer.personId, ...params, ...body }, now)
      return {}
    }),
  )
}
