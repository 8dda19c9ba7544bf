import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { refuseIf, Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { oweSheet } from '../../engine/sheet.ts'
import type { FileStore } from '../../files/store.ts'
import { countAttempt, networkOf } from '../../http/attempts.ts'
import { hashPassword } from '../../http/password.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { defaultEdition } from '../../sop/rules/default-edition.ts'
import { insertDefaultEdition } from '../../sop/store.ts'
import * as api from '../api.ts'
import { isLogo, whyNotSetUp } from '../rules.ts'
import * as store from '../store.ts'
import { isSetupLinkGood, useSetupLink } from '../stores/set-up.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'

/** The first run, for who holds the set-up link. */
export function setUpRoutes(app: FastifyInstance, db: Db, files: FileStore): void {
  serve(app, api.readSetup, async ({ params }, { request, now }) => {
    await countAttempt(db, { key: `setup:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: 30 }, now)
    if (!(await isSetupLinkGood(db, params.token, now))) throw new Refused({ code: 'setup-link-used' })
    return {
      posts: defaultEdition.posts,
      steps: defaultEdition.steps.map((step) => ({
        number: step.number,
        activity: step.activity,
        executor: step.executor,
        assumed: step.executorAssumed,
      })),
      office: { name: 'Dinas Komunikasi dan Informatika', regency: 'Kabupaten Trenggalek' },
    }
  })

  serve(app, api.setUp, async ({ params, body }, { request, now }) => {
    await countAttempt(db, { key: `setup:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: 30 }, now)
    if (!(await isSetupLinkGood(db, params.token, now))) throw new Refused({ code: 'setup-link-used' })
    refuseIf(whyNotSetUp(defaultEdition, body))
    const logoBytes = body.office.logo ? Buffer.from(body.office.logo, 'base64') : null
    if (logoBytes && !isLogo(logoBytes)) throw new Refused({ code: 'logo-refused', field: 'office.logo' })
    const people = [
      { ...body.administrator, role: 'administrator' as const, postId: null },
      ...body.people.map((person) => ({ ...person, role: 'officer' as const })),
    ]
    const hashes: string[] = []
    for (const person of people) hashes.push(await hashPassword(person.password))
    const today = dayOf(ZONE, now)
    await db.transaction().execute(async (tx) => {
      await useSetupLink(tx, params.token, now)
      const logo = logoBytes ? await files.put(tx, { name: 'kop', bytes: logoBytes }, now) : null
      await store.saveOffice(tx, { ...body.office, logoHash: logo?.hash ?? null }, now)
      let administratorId = ''
      for (const [at, person] of people.entries()) {
        const personId = await store.insertPerson(
          tx,
          {
            name: person.name,
            email: person.email,
            role: person.role,
            rank: '',
            nip: '',
            passwordHash: hashes[at] ?? null,
          },
          now,
        )
        if (at === 0) {
          administratorId = personId
          await oweSheet(
            tx,
            await insertDefaultEdition(tx, { personId, from: today, executors: body.executors }, now),
            now,
          )
        }
        if (person.postId !== null)
          await store.insertTenure(tx, { personId, postId: person.postId, fromOn: today, untilOn: null }, now)
      }
      await append(tx, { kind: 'office-set-up', personId: administratorId, people: people.length }, now)
    })
    return {}
  })
}
