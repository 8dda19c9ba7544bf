import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { dossierNumber } from '../../base/dossier-number.ts'
import type { NoticeKind } from '../../base/notices.ts'
import { Refused, refuseIf, sentence, type Language, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { readItem } from '../../inventory/stores/list.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import { ofNoDossier, type Group } from '../../notice/rules.ts'
import { settleNotice, tell } from '../../notice/store.ts'
import { readEdition, readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/narratives.ts'
import {
  decidingStep,
  VERSIONS_MAX,
  whyNotDecideNarrative,
  whyNotNarrative,
  whyNotWithdrawNarrative,
  whyNotWriteNarrative,
} from '../rules/narratives.ts'
import { lockDossierForWriting, readDossierRow } from '../store.ts'
import * as store from '../stores/narratives.ts'
import { whyNotWrite } from './may-write.ts'

const USES_FIRST = 20

const presentUse = (it: Awaited<ReturnType<typeof store.listUses>>['rows'][number]) => ({
  dossier: { id: it.id, number: dossierNumber(it.year, it.dossierNumber), title: it.title },
  number: it.number,
  by: it.by,
  at: it.at.toISOString(),
})

/** The library of narratives: whoever has a part in the SOP writes, the post of its decision approves, all read. */
export function narrativeRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listNarratives, async ({ query }, { officer, request, now }) => {
    const { search, ...filter } = query
    const today = dayOf(ZONE, now)
    const [list, procedure] = await Promise.all([
      store.listNarrativeRows(db, officer, { ...filter, search: search?.trim() }, today),
      readProcedure(db, today),
    ])
    return { ...list, whyNotWrite: told(whyNotWriteNarrative(officer, procedure), languageOf(request)) }
  })

  serve(app, api.listNarrativeUses, async ({ params: { narrativeId }, query }, { officer, now }) => {
    await store.readNarrativeRow(db, officer, narrativeId, dayOf(ZONE, now)) // who may not read it does not learn of it
    const { rows, next } = await store.listUses(db, officer, { narrativeId, ...query })
    return { rows: rows.map(presentUse), next }
  })

  serve(app, api.readNarrative, async ({ params: { narrativeId } }, { officer, request, now }) => {
    const today = dayOf(ZONE, now)
    const narrative = await store.readNarrativeRow(db, officer, narrativeId, today)
    const [versions, uses, procedure] = await Promise.all([
      store.listVersions(db, narrativeId),
      store.listUses(db, officer, { narrativeId, limit: USES_FIRST }),
      readProcedure(db, today),
    ])
    const standing = standingOf({ withdrawn: narrative.withdrawn !== null, keeperId: narrative.keeper.id }, versions)
    const language = languageOf(request)
    const mayWrite = whyNotWriteNarrative(officer, procedure)
    return {
      ...narrative,
      versions: versions.map((it) => ({
        number: it.number,
        hash: it.hash,
        text: it.text,
        writtenBy: it.writer,
        writtenAt: it.written_at.toISOString(),
        decision:
          it.approved === null || it.decided_at === null
            ? null
            : {
                yes: it.approved,
                by: it.decider ?? '',
                post: it.decided_post,
                at: it.decided_at.toISOString(),
                reason: it.reason,
              },
      })),
      uses: uses.rows.map(presentUse),
      usesNext: uses.next,
      whyNotWrite: told(mayWrite ?? (standing.withdrawn ? { code: 'narrative-withdrawn' } : null), language),
      whyNotDecide: told(whyNotDecideNarrative(officer, procedure, standing, null, today), language),
      whyNotWithdraw: told(whyNotWithdrawNarrative(officer, procedure, standing), language),
    }
  })

  serve(app, api.writeNarrative, async ({ body: { itemId, text } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const today = dayOf(ZONE, now)
      const procedure = await readProcedure(tx, today)
      refuseIf(whyNotWriteNarrative(officer, procedure) ?? whyNotNarrative(text, today))
      if (itemId !== null) await readItem(tx, officer, itemId) // no word on what one may not read
      const { personId } = officer
      const { narrativeId, hash } = await store.insertNarrative(tx, { itemId, text, personId }, now)
      await tellOf(tx, { kind: 'narrative-waits', narrativeId, number: 1, to: deciders(procedure), words: text.title, personId }, now) // prettier-ignore
      await append(tx, { kind: 'narrative-written', narrativeId, number: 1, textHash: hash, itemId, personId }, now)
      return { id: narrativeId }
    }),
  )

  serve(app, api.rewriteNarrative, async ({ params: { narrativeId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { text, seenNumber } = body
      const today = dayOf(ZONE, now)
      const procedure = await readProcedure(tx, today)
      refuseIf(whyNotWriteNarrative(officer, procedure) ?? whyNotNarrative(text, today))
      const { newest, itemId, withdrawnAt } = await store.lockNarrative(tx, narrativeId)
      await store.readNarrativeRow(tx, officer, narrativeId, today)
      if (withdrawnAt) throw new Refused({ code: 'narrative-withdrawn' })
      if (newest !== seenNumber) throw new Refused({ code: 'narrative-changed', seen: seenNumber, current: newest })
      if (newest >= VERSIONS_MAX) throw new Refused({ code: 'narrative-full', max: VERSIONS_MAX })
      const number = newest + 1
      const { personId } = officer
      const hash = await store.addVersion(tx, { narrativeId, itemId, number, text, personId }, now)
      await tellOf(tx, { kind: 'narrative-waits', narrativeId, number, to: deciders(procedure), words: text.title, personId }, now) // prettier-ignore
      await append(tx, { kind: 'narrative-written', narrativeId, number, textHash: hash, itemId, personId }, now)
      return { number }
    }),
  )

  serve(app, api.decideNarrative, async ({ params: { narrativeId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const today = dayOf(ZONE, now)
      const procedure = await readProcedure(tx, today)
      const { keeperId, withdrawnAt } = await store.lockNarrative(tx, narrativeId)
      await store.readNarrativeRow(tx, officer, narrativeId, today)
      const versions = await store.listVersions(tx, narrativeId)
      const standing = standingOf({ withdrawn: withdrawnAt !== null, keeperId }, versions)
      refuseIf(whyNotDecideNarrative(officer, procedure, standing, body, today))
      const { number, hash, yes } = body
      const { personId } = officer
      const reason = body.reason.trim()
      const post = nameOf(procedure, decidingStep(procedure)?.executor)
      const { validUntil } = standing.newest
      await store.settleVersion(tx, { narrativeId, number, yes, reason, personId, post, validUntil }, now)
      await settleNotice(tx, { personId, kind: 'narrative-waits', about: `${narrativeId}/${number}` }, now)
      const title = versions[0]?.text.title ?? ''
      await tellOf(tx, { kind: yes ? 'narrative-approved' : 'narrative-returned', narrativeId, number, to: { personIds: [keeperId] }, words: [title, reason].filter(Boolean).join(': '), personId }, now) // prettier-ignore
      const saidHash = await keepSaid(tx, { reason })
      const ledgerIndex = await append(tx, { kind: 'narrative-decided', narrativeId, number, textHash: hash, yes, postId: decidingStep(procedure)?.executor ?? '', saidHash, personId }, now) // prettier-ignore
      return { ledgerIndex }
    }),
  )

  serve(app, api.withdrawNarrative, async ({ params: { narrativeId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const today = dayOf(ZONE, now)
      const procedure = await readProcedure(tx, today)
      const { keeperId, withdrawnAt } = await store.lockNarrative(tx, narrativeId)
      await store.readNarrativeRow(tx, officer, narrativeId, today)
      const standing = standingOf({ withdrawn: withdrawnAt !== null, keeperId }, await store.listVersions(tx, narrativeId)) // prettier-ignore
      refuseIf(whyNotWithdrawNarrative(officer, procedure, standing))
      const reason = body.reason.trim()
      if (reason === '') throw new Refused({ code: 'reason-missing', field: 'reason' })
      const { personId } = officer
      await store.withdraw(tx, { narrativeId, reason, personId }, now)
      const saidHash = await keepSaid(tx, { reason })
      await append(tx, { kind: 'narrative-withdrawn', narrativeId, saidHash, personId }, now)
      return {}
    }),
  )

  serve(app, api.readDossierNarratives, async ({ params: { dossierId } }, { officer, now }) => {
    const today = dayOf(ZONE, now)
    const { item_id: itemId } = await readDossierRow(db, dossierId)
    const [valid, taken] = await Promise.all([
      itemId === null ? [] : store.listNarrativesFor(db, officer, itemId, today),
      store.listTaken(db, officer, dossierId, today),
    ])
    return { itemId, valid, taken }
  })

  serve(app, api.takeNarrative, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { narrativeId, number } = body
      const dossier = await lockDossierForWriting(tx, dossierId)
      const { body: procedure } = await readEdition(tx, dossier.edition_id)
      refuseIf(whyNotWrite(procedure, dossier, officer))
      await store.lockNarrative(tx, narrativeId) // against a withdrawal at this very moment
      const narrative = await store.readNarrativeRow(tx, officer, narrativeId, dayOf(ZONE, now))
      if (narrative.state !== 'valid' || narrative.number !== number) throw new Refused({ code: 'narrative-not-valid' })
      const version = (await store.listVersions(tx, narrativeId)).find((it) => it.number === number)
      if (!version) throw new Refused({ code: 'not-found' })
      const { personId } = officer
      if (await store.insertUse(tx, { dossierId, narrativeId, number, personId }, now))
        await append(tx, { kind: 'narrative-taken', narrativeId, number, textHash: version.hash, dossierId, personId }, now) // prettier-ignore
      return { text: version.text }
    }),
  )
}

type Procedure = Awaited<ReturnType<typeof readProcedure>>

/** What is in force that day. @throws {Refused} `no-edition-in-force` */
async function readProcedure(db: Db | Tx, today: string) {
  const edition = await readEditionInForce(db, today)
  if (!edition) throw new Refused({ code: 'no-edition-in-force' })
  return edition.body
}

const nameOf = (procedure: Procedure, postId: string | undefined) =>
  procedure.posts.find((it) => it.id === postId)?.name ?? ''

const deciders = (procedure: Procedure): Group => {
  const postId = decidingStep(procedure)?.executor
  return { postIds: postId === undefined ? [] : [postId] }
}

/** As the rules see it. A narrative has a version from its first moment on. */
function standingOf(
  it: { readonly withdrawn: boolean; readonly keeperId: string },
  versions: Awaited<ReturnType<typeof store.listVersions>>,
) {
  const [newest] = versions
  if (!newest) throw new Error('a narrative has a version')
  const { number, hash, approved, valid_until: validUntil } = newest
  const writers = [...new Set(versions.map((one) => one.written_by))]
  return { ...it, writers, newest: { number, hash, decided: approved !== null, validUntil } }
}

/** Tells whom it concerns; of one about a dossier of few readers, those alone. */
async function tellOf(
  tx: Tx,
  it: {
    readonly kind: Extract<NoticeKind, `narrative-${string}`>
    readonly narrativeId: string
    readonly number: number
    readonly to: Group
    readonly words: string
    readonly personId: string
  },
  now: Date,
): Promise<void> {
  const { kind, narrativeId, number, words } = it
  const about = `${narrativeId}/${number}`
  const happening = ofNoDossier({ kind, about, groups: { named: it.to }, data: { words, narrativeId } })
  const dossierId = await store.findLimitedDossier(tx, narrativeId)
  await tell(tx, [{ ...happening, byPersonId: it.personId, dossierId }], now)
}

const told = (why: Reason | null, language: Language) => why && { code: why.code, title: sentence(why, language) }
