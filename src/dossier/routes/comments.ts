import { isCrisis } from '../../base/levels.ts'
import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Content } from '../../base/content.ts'
import { withWords } from '../../base/content-edit.ts'
import { piecesOf, type Place } from '../../base/content-places.ts'
import { officerAt, type Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Procedure } from '../../engine/act.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import type { Happening } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { readEdition } from '../../sop/store.ts'
import { addComment, listCalls, listComments, listMentions, settleComment } from '../api/comments.ts'
import { anchorAt, findAnchor, findInstead, type Anchor } from '../rules/anchor.ts'
import { changes, whyNotMustFix, whyNotSettle, type Footing, type Standing } from '../rules/comments.ts'
import { channelsOf, whyNotVariants, withOwn, withVariants } from '../rules/variants.ts'
import {
  findDraft,
  lockDossierForWriting,
  readDossierRow,
  readVersionContent,
  saveDraftText,
  type LockedDossier,
} from '../store.ts'
import { readCalled, listCallable } from '../stores/callable.ts'
import {
  insertChange,
  insertComment,
  insertMentions,
  listMentionsOf,
  listThreads,
  lockThread,
  readThreadOf,
  updateStanding,
} from '../stores/comments.ts'
import { findContentType } from '../stores/content-types.ts'
import { whyNotWrite } from './may-write.ts'

const MENTIONED_MS = 30 * 24 * 60 * 60 * 1000 // a call older than a month is no news
const MENTIONS_SHOWN = 10

export function commentRoutes(app: FastifyInstance, db: Db): void {
  serve(app, listComments, async ({ params: { dossierId }, query }, { officer }) => {
    const dossier = await readDossierRow(db, dossierId)
    const { body: procedure } = await readEdition(db, dossier.edition_id)
    const footing = footingOf(procedure, dossier, officer)
    const { rows, next } = await listThreads(db, { dossierId, ...query, mustFix: query.mustFix === 'true' })
    return {
      rows: rows.map((it) => ({
        id: it.id,
        person: { id: it.person_id, name: it.person },
        text: it.text,
        at: it.created_at.toISOString(),
        kind: it.kind,
        mustFix: it.must_fix,
        suggestion: it.suggestion,
        anchor: it.anchor && { ...it.anchor, echoes: [...it.anchor.echoes] },
        anchorHash: it.anchor_hash,
        versionHash: it.version_hash,
        visit: it.visit,
        ofDecision: it.decision_id !== null,
        state: it.state,
        settled: byAt(it.settled_by, it.settler, it.settled_at),
        repaired: byAt(it.repaired_by, it.repairer, it.repaired_at),
        replies: it.replies.map((one) => ({
          id: one.id,
          person: { id: one.person_id, name: one.person },
          text: one.text,
          at: one.created_at.toISOString(),
        })),
        changes: it.changes.map((one) => ({
          change: changes.find((known) => known === one.change) ?? 'reopened',
          person: one.person,
          at: one.changed_at.toISOString(),
        })),
        may:
          officer.role === 'auditor'
            ? []
            : changes.filter(
                (change) => whyNotSettle(standingOf(it), change, footing, officerAt(officer, dossier)) === null,
              ),
      })),
      next,
    }
  })

  serve(app, listCalls, async ({ params: { dossierId } }, { now }) => {
    const rows = await listCallable(db, dossierId, dayOf(ZONE, now))
    return { rows: rows.map(({ kind, name }) => ({ kind, name })) }
  })

  serve(app, addComment, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { text, suggestion = null, mustFix = false } = body
      if (text.trim() === '' && suggestion === null) throw new Refused({ code: 'comment-empty', field: 'text' })
      const dossier = await lockDossierForWriting(tx, dossierId)
      if (mustFix)
        refuseIf(whyNotMustFix((await readEdition(tx, dossier.edition_id)).body, officerAt(officer, dossier)))
      const thread = body.replyTo ? await readThreadOf(tx, { dossierId, commentId: body.replyTo }) : null
      const anchor = body.anchor ? await anchorNow(tx, dossier, body.anchor) : null
      const id = await insertComment(
        tx,
        {
          dossierId,
          personId: officer.personId,
          text,
          versionHash: dossier.version_hash,
          visit: dossier.visit_number,
          anchor,
          mustFix,
          suggestion,
          threadId: thread?.id ?? null,
          decisionId: null,
        },
        now,
      )
      const called = await readCalled(tx, { dossierId, text, on: dayOf(ZONE, now) })
      await insertMentions(tx, id, called, now)
      await tell(tx, [callOf({ dossier, commentId: id, text, called, officer })], now)
      const saidHash = await keepSaid(tx, { text, suggestion, quote: anchor?.anchor.quote ?? null })
      await append(
        tx,
        {
          kind: 'dossier-comment',
          dossierId,
          commentId: id,
          personId: officer.personId,
          saidHash,
          ...(thread && { threadId: thread.id }),
          ...(mustFix && { mustFix }),
        },
        now,
      )
      return { id, threadId: thread?.id ?? id, mentions: called.map((it) => it.name) }
    }),
  )

  serve(app, settleComment, async ({ params, body: { change } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const dossier = await lockDossierForWriting(tx, params.dossierId)
      const { body: procedure } = await readEdition(tx, dossier.edition_id)
      const comment = await lockThread(tx, params)
      refuseIf(
        whyNotSettle(standingOf(comment), change, footingOf(procedure, dossier, officer), officerAt(officer, dossier)),
      )
      const draft = change === 'accepted' ? await putSuggestion(tx, dossier, comment, officer, now) : null
      const changed = { commentId: comment.id, change, personId: officer.personId }
      const state = await updateStanding(tx, changed, now)
      const ledgerIndex = await append(
        tx,
        {
          kind: 'dossier-comment-change',
          dossierId: dossier.id,
          ...changed,
          ...(draft && { draftHash: draft.hash }),
        },
        now,
      )
      await insertChange(tx, { ...changed, ledgerIndex }, now)
      return { state, draft }
    }),
  )

  serve(app, listMentions, async (_, { officer, now }) => {
    const since = new Date(now.getTime() - MENTIONED_MS)
    const rows = await listMentionsOf(db, officer, { since, limit: MENTIONS_SHOWN })
    return {
      rows: rows.map((it) => ({
        commentId: it.comment_id,
        threadId: it.thread_id,
        dossierId: it.dossier_id,
        title: it.title,
        person: it.person,
        post: it.post,
        text: it.text,
        at: it.mentioned_at.toISOString(),
      })),
    }
  })
}

/** The text that people comment on: the one being written, else the current version. */
async function readText(tx: Tx, dossier: LockedDossier): Promise<{ content: Content; hash: string; save: number }> {
  const draft = await findDraft(tx, dossier.id)
  if (draft) return draft
  if (!dossier.version_hash) throw new Refused({ code: 'words-changed', field: 'anchor' })
  const { content, hash } = await readVersionContent(tx, dossier.id, dossier.version_hash)
  return { content, hash, save: 0 }
}

/** The words as they stand in the text now, cut by the server: what the client says of them is only where to look. */
async function anchorNow(tx: Tx, dossier: LockedDossier, sent: Anchor): Promise<{ anchor: Anchor; hash: string }> {
  const { content, hash } = await readText(tx, dossier)
  const place = findAnchor(sent, content)
  const anchor = place && anchorAt(content, place)
  if (!anchor) throw new Refused({ code: 'words-changed', field: 'anchor' })
  return { anchor, hash }
}

/** Puts the suggested words in the draft as a save by who accepts them: from then on they wrote in it. */
async function putSuggestion(
  tx: Tx,
  dossier: LockedDossier,
  { anchor, suggestion }: { anchor: Anchor | null; suggestion: string | null },
  officer: Officer,
  now: Date,
): Promise<{ save: number; hash: string } | null> {
  const text = await readText(tx, dossier)
  // Typed in by a writer already: it stands, and they wrote it.
  if (anchor && suggestion !== null && findInstead(anchor, suggestion, text.content)) return null
  const place = anchor && findAnchor(anchor, text.content)
  const stands = piecesOf(text.content)
    .find((it) => it.at === place?.at)
    ?.text.slice(place?.from, place?.to)
  if (!place || suggestion === null || stands !== anchor?.quote) throw new Refused({ code: 'suggestion-lost' })
  const changed = withWords(text.content, place, suggestion)
  if (!changed) throw new Refused({ code: 'suggestion-unfit' })
  const content = await withForms(tx, changed, place)
  refuseIf(whyNotVariants(content))
  const { save, hash } = await saveDraftText(
    tx,
    { dossierId: dossier.id, content, seenSave: text.save, personId: officer.personId },
    now,
  )
  return { save, hash }
}

/** The channels' forms follow the text, as when a writer saves it; one that was itself changed is in a person's words. */
async function withForms(tx: Tx, content: Content, place: Place): Promise<Content> {
  if (!content.variants) return content
  const channels = channelsOf(content.type ? await findContentType(tx, content.type) : null)
  const changed = content.variants.find((it) => place.at === `variant/${it.channel}`)
  return changed ? withOwn(content, channels, changed.channel, changed.text) : withVariants(content, channels)
}

function footingOf(procedure: Procedure, dossier: LockedDossier, officer: Officer): Footing {
  return {
    executor: stepOf(procedure, dossier.step).executor,
    coordinators: procedure.coordinators,
    mayWrite: whyNotWrite(procedure, dossier, officer) === null,
  }
}

function standingOf(it: {
  kind: Standing['kind']
  must_fix: boolean
  state: Standing['state']
  repaired_at: Date | null
  person_id: string
}): Standing {
  return {
    kind: it.kind,
    mustFix: it.must_fix,
    state: it.state,
    repaired: it.repaired_at !== null,
    personId: it.person_id,
  }
}

const byAt = (id: string | null, name: string | null, at: Date | null) =>
  id && at ? { person: { id, name: name ?? '' }, at: at.toISOString() } : null

/** That somebody is called by a comment, of which they are told. */
function callOf(it: {
  dossier: LockedDossier
  commentId: string
  text: string
  called: Awaited<ReturnType<typeof readCalled>>
  officer: Officer
}): Happening {
  const idsOf = (kind: 'person' | 'post') => it.called.filter((one) => one.kind === kind).map((one) => one.id)
  return {
    kind: 'mention',
    cause: it.commentId,
    about: `comment/${it.commentId}`,
    dossierId: it.dossier.id,
    byPersonId: it.officer.personId,
    crisis: isCrisis(it.dossier.level),
    groups: { named: { personIds: idsOf('person'), postIds: idsOf('post') } },
    data: { words: it.text },
  }
}
