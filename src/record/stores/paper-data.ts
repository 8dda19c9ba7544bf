/** What each paper says, read from the record at the moment it is made. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Tx } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { readVersionContent } from '../../dossier/store.ts'
import { actingTitle, type Signer } from '../../office/rules/letterhead.ts'
import { findMandate, readMandate } from '../../office/stores/letterhead.ts'
import { proofKindOf, saidIn } from '../../decision/rules.ts'
import type { Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { findingWords } from '../../base/words/gates.ts'
import { publicPath } from '../../publication/rules.ts'
import { readEdition } from '../../sop/store.ts'
import type { DispositionData } from '../rules/papers/disposition.ts'
import type { NotaDinasData } from '../rules/papers/nota-dinas.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import type { PressReleaseData } from '../rules/papers/press-release.ts'
import type { ReviewSheetData } from '../rules/papers/review-sheet.ts'
import { readDispositionSheet } from './disposition.ts'

/** What is in a paper's data beside what all papers have. */
type Own<Data extends PaperData> = Omit<Data, keyof PaperData>

export async function readDispositionData(
  tx: Tx,
  dispositionId: string,
  checkpoint: DispositionData['checkpoint'],
): Promise<Own<DispositionData>> {
  const it = await readDispositionSheet(tx, dispositionId)
  const said = saidIn(it)
  return {
    from: it.incoming?.from_party ?? it.from_party,
    number: dossierNumber(it.dossier_year, it.dossier_number),
    date: it.version_at.toISOString(),
    receivedAt: it.arrived_at.toISOString(),
    agendaIn: it.incoming?.formatted ?? null,
    agendaOut: it.outgoing_formatted,
    level: it.level,
    subject: it.subject,
    to: it.to_post,
    answer: it.answer,
    instruction: it.instruction,
    overrides: it.overrides.map(
      (one) =>
        `${findingWords[one.code].id(one.about)} ${one.reason} (${[one.law, one.basis, one.record].filter(Boolean).join('; ')}) ${one.person}, ${one.post}, langkah ${one.step}.`,
    ),
    signer: await signerOf(tx, { ...it, personId: it.person_id, postId: it.post_id, head: true, at: it.decided_at }),
    decidedAt: it.decided_at.toISOString(),
    ...(said !== null && { saidAt: said }),
    proof: proofKindOf(it.signature as Json | null),
    versionHash: it.version_hash,
    statementHash: sha256(it.statement),
    ledgerIndex: it.ledger_index,
    checkpoint,
  }
}

/**
 * The post in which the stay of the row of `visit` was ended: the step's own, or that of who ended it for another, as who
 * writes a leader's spoken YES down. What no trail tells of was done in the step's own.
 */
export const endedIn = sql<string>`coalesce((
  select t.post_id from trail t
  where t.dossier_id = visit.dossier_id and t.acted_at = visit.done_at and t.person_id = visit.done_by
  order by t.revision desc limit 1), visit.post_id)`

type Signing = {
  readonly person: string
  readonly rank: string
  readonly nip: string
  readonly post: string
  readonly personId: string
  readonly postId: string
  readonly head: boolean
  readonly at: Date
}

/** Who signs, as the paper names them. */
export async function signerOf(tx: Tx, it: Signing): Promise<Signer> {
  const { personId, postId } = it
  // The act itself says by which letter it was done; what no trail tells of is read off the day.
  const act = await tx
    .selectFrom('trail')
    .select('mandate_id')
    .where('acted_at', '=', it.at)
    .where('person_id', '=', personId)
    .where('post_id', '=', postId)
    .where('mandate_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  const found = act?.mandate_id
    ? await readMandate(tx, act.mandate_id)
    : await findMandate(tx, { personId, postId, on: dayOf(ZONE, it.at) })
  const { person: name, rank, nip, post, head } = it
  const mandate = found && { letter: found.letter, forPerson: found.forPerson ?? '' }
  return { name, rank, nip, post, head, acting: found?.form ?? null, ...(mandate && { mandate }) }
}

/**
 * The nota dinas under which a text came up: its own line among the outgoing; of one from before nota dinas had numbers of
 * their own, the incoming line that it was entered under.
 */
export async function readNotaDinasData(tx: Tx, agendaEntryId: string): Promise<Own<NotaDinasData>> {
  const it = await tx
    .selectFrom('agenda_entry')
    .innerJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
    // The stay that ended when the line was entered: who ended it sent the text up.
    .innerJoin('visit', (join) =>
      join
        .onRef('visit.dossier_id', '=', 'agenda_entry.dossier_id')
        .onRef('visit.done_at', '=', 'agenda_entry.entered_at'),
    )
    .innerJoin('person', 'person.id', 'visit.done_by')
    .innerJoin('post', (join) => join.on('post.id', '=', endedIn))
    .select([
      'agenda_entry.formatted',
      'agenda_entry.entered_at',
      'agenda_entry.from_party',
      'agenda_entry.to_party',
      'agenda_entry.subject',
      'agenda_entry.version_hash',
      'dossier.id as dossier_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
      'dossier.level',
      'person.id as person_id',
      'person.name as person',
      'person.rank',
      'person.nip',
      'post.id as post_id',
      'post.name as post',
    ])
    .select((eb) =>
      eb
        .selectFrom('agenda_entry as came')
        .select('came.kind')
        .whereRef('came.dossier_id', '=', 'agenda_entry.dossier_id')
        .whereRef('came.entered_at', '=', 'agenda_entry.entered_at')
        .where('came.kind', 'in', ['review', 'decision'])
        .limit(1)
        .as('came_in_for'),
    )
    .where('agenda_entry.id', '=', agendaEntryId)
    .executeTakeFirstOrThrow()
  if (it.version_hash === null) throw new Error('what goes up is a text')
  const version = await readVersionContent(tx, it.dossier_id, it.version_hash)
  return {
    to: it.to_party,
    from: it.from_party,
    number: it.formatted,
    sentAt: it.entered_at.toISOString(),
    level: it.level,
    subject: it.subject,
    purpose: it.came_in_for === 'decision' ? 'decision' : 'review',
    summary: version.content.summary,
    dossierNumber: dossierNumber(it.dossier_year, it.dossier_number),
    attachments: version.content.attachments.length,
    facts: version.content.facts.length,
    signer: await signerOf(tx, { ...it, personId: it.person_id, postId: it.post_id, head: false, at: it.entered_at }),
    versionHash: it.version_hash,
    versionNumber: version.number,
  }
}

const VISITS_MAX = 200

/** @param about as `released` reads it */
export async function readReviewSheetData(tx: Tx, about: string): Promise<Own<ReviewSheetData>> {
  const it = await readReleased(tx, about)
  const { body: edition } = await readEdition(tx, it.edition_id)
  const visits = await tx
    .selectFrom('visit')
    .innerJoin('person', 'person.id', 'visit.done_by')
    .innerJoin('post', (join) => join.on('post.id', '=', endedIn))
    // The act that ended the stay: the last of its instant, since a text that is sent on may become a version in it.
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('trail as one')
          .select(['one.note', 'one.mandate_id'])
          .whereRef('one.dossier_id', '=', 'visit.dossier_id')
          .whereRef('one.acted_at', '=', 'visit.done_at')
          .orderBy('one.revision', 'desc')
          .limit(1)
          .as('trail'),
      (join) => join.onTrue(),
    )
    .leftJoin('tenure as mandate', 'mandate.id', 'trail.mandate_id')
    .leftJoin('person as absent', 'absent.id', 'mandate.for_person_id')
    .leftJoin('oral_approval as oral', (join) =>
      join.onRef('oral.dossier_id', '=', 'visit.dossier_id').onRef('oral.visit_number', '=', 'visit.number'),
    )
    .leftJoin('person as leader', 'leader.id', 'oral.from_id')
    .leftJoin('post as led', 'led.id', 'oral.from_post_id')
    .select([
      'mandate.acting',
      'absent.name as absent',
      'visit.step',
      'visit.outcome',
      'visit.done_at',
      'visit.waiting_minutes',
      'visit.processing_minutes',
      'visit.standard_minutes',
      'person.name as person',
      'post.name as post',
      'trail.note',
      'leader.name as leader',
      'led.name as led',
    ])
    .where('visit.dossier_id', '=', it.dossier_id)
    .where('visit.done_at', 'is not', null)
    .where('visit.done_at', '<=', it.released_at)
    .orderBy('visit.number')
    .limit(VISITS_MAX)
    .execute()
  return {
    dossierNumber: dossierNumber(it.dossier_year, it.dossier_number),
    subject: it.title,
    versionHash: it.version_hash,
    publishedAt: (it.number === 1 ? it.published_at : it.released_at).toISOString(),
    visits: visits.map((visit) => ({
      step: visit.step,
      activity: edition.steps.find((step) => step.number === visit.step)?.activity ?? '',
      post: actingTitle(visit.post, visit.acting) + (visit.absent === null ? '' : ` (menggantikan ${visit.absent})`),
      person: visit.person,
      outcome: visit.outcome ?? 'completed',
      doneAt: (visit.done_at as Date).toISOString(),
      waitingMinutes: visit.waiting_minutes ?? 0,
      processingMinutes: visit.processing_minutes ?? 0,
      standardMinutes: visit.standard_minutes,
      note: visit.leader === null ? (visit.note ?? '') : `${visit.leader}, ${visit.led}: ${visit.note ?? ''}`,
    })),
  }
}

export async function readPressReleaseData(
  tx: Tx,
  about: string,
  { url, signer }: { url: string; signer: Signer | null },
): Promise<Own<PressReleaseData>> {
  const it = await readReleased(tx, about)
  const { content } = await readVersionContent(tx, it.dossier_id, it.version_hash)
  const entry = await tx
    .selectFrom('agenda_entry')
    .select('formatted')
    .where('dossier_id', '=', it.dossier_id)
    .where('kind', 'in', ['publication', 'release'])
    .where('entered_at', '=', it.released_at)
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    number: entry.formatted,
    publishedAt: (it.number === 1 ? it.published_at : it.released_at).toISOString(),
    content: {
      ...{ title: content.title, summary: content.summary, body: content.body },
      ...(content.translations && { translations: content.translations }),
    },
    address: `${url}${publicPath(it)}`,
    versionHash: it.version_hash,
    ...(signer && { signer }),
  }
}

/**
 * The version of a publication that a paper is of.
 * @param about of the first one the publication's id, of each later one its own
 */
export const released = (about: string) => sql<boolean>`(publication_version.id = ${about}::uuid
  or publication_version.publication_id = ${about}::uuid and publication_version.number = 1)`

async function readReleased(tx: Tx, about: string) {
  return tx
    .selectFrom('publication_version')
    .innerJoin('publication', 'publication.id', 'publication_version.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select([
      'publication.dossier_id',
      'publication_version.version_hash',
      'publication_version.number',
      'publication_version.released_at',
      'publication.title',
      'publication.published_at',
      'publication.month',
      'publication.slug',
      'dossier.edition_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
    ])
    .where(released(about))
    .executeTakeFirstOrThrow()
}
