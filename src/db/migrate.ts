import { sql, type Kysely } from 'kysely'
import { locks } from './locks.ts'
import * as ground from './migrations/0001-ground.ts'
import * as office from './migrations/0002-office.ts'
import * as signIn from './migrations/0003-sign-in.ts'
import * as sop from './migrations/0004-sop.ts'
import * as inventory from './migrations/0005-inventory.ts'
import * as dossier from './migrations/0006-dossier.ts'
import * as decision from './migrations/0007-decision.ts'
import * as publication from './migrations/0008-publication.ts'
import * as record from './migrations/0009-record.ts'
import * as ledger from './migrations/0010-ledger.ts'
import * as versions from './migrations/0011-versions.ts'
import * as comments from './migrations/0012-comments.ts'
import * as gates from './migrations/0013-gates.ts'
import * as facts from './migrations/0015-facts.ts'
import * as dictionary from './migrations/0016-dictionary.ts'
import * as deciding from './migrations/0017-deciding.ts'
import * as oral from './migrations/0018-oral-approval.ts'
import * as access from './migrations/0020-access.ts'
import * as links from './migrations/0022-links.ts'
import * as books from './migrations/0023-books.ts'
import * as filing from './migrations/0024-filing.ts'
import * as letterhead from './migrations/0025-letterhead.ts'
import * as papers from './migrations/0026-papers.ts'
import * as letters from './migrations/0027-letters.ts'
import * as signing from './migrations/0028-signing.ts'
import * as bundle from './migrations/0029-bundle.ts'
import * as signatures from './migrations/0030-signatures.ts'
import * as sopSheet from './migrations/0031-sop-sheet.ts'
import * as said from './migrations/0032-said.ts'
import * as calendar from './migrations/0033-calendar.ts'
import * as paperTries from './migrations/0034-paper-tries.ts'
import * as acting from './migrations/0035-acting.ts'
import * as absence from './migrations/0036-absence.ts'
import * as notices from './migrations/0037-notices.ts'
import * as noticeDelivery from './migrations/0038-notice-delivery.ts'
import * as push from './migrations/0039-push.ts'
import * as compliance from './migrations/0041-compliance.ts'
import * as workCalendar from './migrations/0042-work-calendar.ts'
import * as duty from './migrations/0043-duty.ts'
import * as telegram from './migrations/0044-telegram.ts'
import * as whatsapp from './migrations/0045-whatsapp.ts'
import * as boardByLevel from './migrations/0046-board-by-level.ts'
import * as destinations from './migrations/0047-destinations.ts'
import * as embargoCheck from './migrations/0048-embargo-check.ts'
import * as proof from './migrations/0049-proof.ts'
import * as press from './migrations/0050-press.ts'
import * as mediaQuestions from './migrations/0051-media-questions.ts'
import * as releasesByMail from './migrations/0052-releases-by-mail.ts'
import * as bounces from './migrations/0053-bounces.ts'
import * as pressRoom from './migrations/0054-press-room.ts'
import * as portalTheme from './migrations/0055-portal-theme.ts'
import * as portalLists from './migrations/0056-portal-lists.ts'
import * as portalAddresses from './migrations/0057-portal-addresses.ts'
import * as subscribers from './migrations/0058-subscribers.ts'
import * as proofPicture from './migrations/0059-proof-picture.ts'
import * as correction from './migrations/0060-correction.ts'
import * as publicationTerm from './migrations/0061-publication-term.ts'
import * as languages from './migrations/0062-languages.ts'
import * as sources from './migrations/0063-sources.ts'
import * as triage from './migrations/0064-triage.ts'
import * as gathering from './migrations/0065-gathering.ts'
import * as crisis from './migrations/0066-crisis.ts'
import * as itemLevel from './migrations/0067-item-level.ts'
import * as watchedPages from './migrations/0068-watched-pages.ts'
import * as mailIn from './migrations/0069-mail-in.ts'
import * as uploads from './migrations/0070-uploads.ts'
import * as itemAssigned from './migrations/0071-item-assigned.ts'
import * as dossierOrigin from './migrations/0072-dossier-origin.ts'
import * as names from './migrations/0073-names.ts'
import * as reports from './migrations/0074-reports.ts'
import * as crisisPlanNumber from './migrations/0075-crisis-plan-number.ts'
import * as mentionUploads from './migrations/0082-mention-uploads.ts'
import * as intake from './migrations/0083-intake.ts'
import * as claims from './migrations/0084-claims.ts'
import * as crisisReport from './migrations/0087-crisis-report.ts'
import * as registerPaper from './migrations/0092-register-paper.ts'
import * as radarSettings from './migrations/0093-radar-settings.ts'
import * as itemUnanswered from './migrations/0094-item-unanswered.ts'
import * as agendas from './migrations/0095-agendas.ts'
import * as narratives from './migrations/0097-narratives.ts'
import * as drillInside from './migrations/0098-drill-inside.ts'
import * as coverage from './migrations/0099-coverage.ts'
import * as hubs from './migrations/0101-hubs.ts'
import * as programmes from './migrations/0102-programmes.ts'
import * as itemAnswer from './migrations/0103-item-answer.ts'
import * as itemWords from './migrations/0104-item-words.ts'
import * as whoWasCalled from './migrations/0106-who-was-called.ts'
import * as fileReferences from './migrations/0107-file-references.ts'
import * as itemSought from './migrations/0108-item-sought.ts'
import * as claimClock from './migrations/0110-claim-clock.ts'
import * as mentionTone from './migrations/0111-mention-tone.ts'
import * as factsAsked from './migrations/0112-facts-asked.ts'
import * as fullTexts from './migrations/0113-full-texts.ts'
import * as planned from './migrations/0114-planned.ts'
import * as plannedLines from './migrations/0114-planned-lines.ts'
import * as toldApart from './migrations/0114-told-apart.ts'
import * as whatComesIn from './migrations/0115-what-comes-in.ts'
import * as itemMarks from './migrations/0116-item-marks.ts'
import * as tonesAnew from './migrations/0117-tones-anew.ts'
import * as sourcePace from './migrations/0119-source-pace.ts'
import * as changedMentions from './migrations/0120-changed-mentions.ts'
import * as risenItems from './migrations/0122-risen-items.ts'
import * as standingRisen from './migrations/0123-standing-risen.ts'
import * as agendaBusy from './migrations/0124-agenda-busy.ts'

type Migration = { readonly name: string; up(db: Kysely<unknown>): Promise<void> }

/** Forward only, in this order; a released one is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-ground', ...ground },
  { name: '0002-office', ...office },
  { name: '0003-sign-in', ...signIn },
  { name: '0004-sop', ...sop },
  { name: '0005-inventory', ...inventory },
  { name: '0006-dossier', ...dossier },
  { name: '0007-decision', ...decision },
  { name: '0008-publication', ...publication },
  { name: '0009-record', ...record },
  { name: '0010-ledger', ...ledger },
  { name: '0011-versions', ...versions },
  { name: '0012-comments', ...comments },
  { name: '0013-gates', ...gates },
  { name: '0015-facts', ...facts },
  { name: '0016-dictionary', ...dictionary },
  { name: '0017-deciding', ...deciding },
  { name: '0018-oral-approval', ...oral },
  { name: '0020-access', ...access },
  { name: '0022-links', ...links },
  { name: '0023-books', ...books },
  { name: '0024-filing', ...filing },
  { name: '0025-letterhead', ...letterhead },
  { name: '0026-papers', ...papers },
  { name: '0027-letters', ...letters },
  { name: '0028-signing', ...signing },
  { name: '0029-bundle', ...bundle },
  { name: '0030-signatures', ...signatures },
  { name: '0031-sop-sheet', ...sopSheet },
  { name: '0032-said', ...said },
  { name: '0033-calendar', ...calendar },
  { name: '0034-paper-tries', ...paperTries },
  { name: '0035-acting', ...acting },
  { name: '0036-absence', ...absence },
  { name: '0037-notices', ...notices },
  { name: '0038-notice-delivery', ...noticeDelivery },
  { name: '0039-push', ...push },
  { name: '0041-compliance', ...compliance },
  { name: '0042-work-calendar', ...workCalendar },
  { name: '0043-duty', ...duty },
  { name: '0044-telegram', ...telegram },
  { name: '0045-whatsapp', ...whatsapp },
  { name: '0046-board-by-level', ...boardByLevel },
  { name: '0047-destinations', ...destinations },
  { name: '0048-embargo-check', ...embargoCheck },
  { name: '0049-proof', ...proof },
  { name: '0050-press', ...press },
  { name: '0051-media-questions', ...mediaQuestions },
  { name: '0052-releases-by-mail', ...releasesByMail },
  { name: '0053-bounces', ...bounces },
  { name: '0054-press-room', ...pressRoom },
  { name: '0055-portal-theme', ...portalTheme },
  { name: '0056-portal-lists', ...portalLists },
  { name: '0057-portal-addresses', ...portalAddresses },
  { name: '0058-subscribers', ...subscribers },
  { name: '0059-proof-picture', ...proofPicture },
  { name: '0060-correction', ...correction },
  { name: '0061-publication-term', ...publicationTerm },
  { name: '0062-languages', ...languages },
  { name: '0063-sources', ...sources },
  { name: '0064-triage', ...triage },
  { name: '0065-gathering', ...gathering },
  { name: '0066-crisis', ...crisis },
  { name: '0067-item-level', ...itemLevel },
  { name: '0068-watched-pages', ...watchedPages },
  { name: '0069-mail-in', ...mailIn },
  { name: '0070-uploads', ...uploads },
  { name: '0071-item-assigned', ...itemAssigned },
  { name: '0072-dossier-origin', ...dossierOrigin },
  { name: '0073-names', ...names },
  { name: '0074-reports', ...reports },
  { name: '0075-crisis-plan-number', ...crisisPlanNumber },
  { name: '0082-mention-uploads', ...mentionUploads },
  { name: '0083-intake', ...intake },
  { name: '0084-claims', ...claims },
  { name: '0087-crisis-report', ...crisisReport },
  { name: '0092-register-paper', ...registerPaper },
  { name: '0093-radar-settings', ...radarSettings },
  { name: '0094-item-unanswered', ...itemUnanswered },
  { name: '0095-agendas', ...agendas },
  { name: '0097-narratives', ...narratives },
  { name: '0098-drill-inside', ...drillInside },
  { name: '0099-coverage', ...coverage },
  { name: '0101-hubs', ...hubs },
  { name: '0102-programmes', ...programmes },
  { name: '0103-item-answer', ...itemAnswer },
  { name: '0104-item-words', ...itemWords },
  { name: '0106-who-was-called', ...whoWasCalled },
  { name: '0107-file-references', ...fileReferences },
  { name: '0108-item-sought', ...itemSought },
  { name: '0110-claim-clock', ...claimClock },
  { name: '0111-mention-tone', ...mentionTone },
  { name: '0112-facts-asked', ...factsAsked },
  { name: '0113-full-texts', ...fullTexts },
  { name: '0114-planned', ...planned },
  { name: '0114-planned-lines', ...plannedLines },
  { name: '0114-told-apart', ...toldApart },
  { name: '0115-what-comes-in', ...whatComesIn },
  { name: '0116-item-marks', ...itemMarks },
  { name: '0117-tones-anew', ...tonesAnew },
  { name: '0119-source-pace', ...sourcePace },
  { name: '0120-changed-mentions', ...changedMentions },
  { name: '0122-risen-items', ...risenItems },
  { name: '0123-standing-risen', ...standingRisen },
  { name: '0124-agenda-busy', ...agendaBusy },
]

/** The database was migrated by a newer Siar; starting would harm it. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer'
}

/**
 * Brings the database to this program's version; each migration in its own transaction. Two processes may race: one waits.
 * @param upTo stop after this migration (for restoring an older back-up); the newest when absent
 * @throws {DatabaseNewer} when it holds a migration this program does not know
 */
export async function migrate(db: Kysely<never>, upTo?: string): Promise<void> {
  const any = db as unknown as Kysely<unknown>
  await any.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${locks.migrating})`.execute(one)
    try {
      await sql`create table if not exists migration (name text primary key, done_at timestamptz not null default now())`.execute(
        one,
      )
      const { rows } = await sql<{ name: string }>`select name from migration`.execute(one)
      const done = new Set(rows.map((row) => row.name))
      const known = new Set(migrations.map((it) => it.name))
      const unknown = [...done].filter((name) => !known.has(name))
      if (unknown.length > 0) throw new DatabaseNewer(unknown.join(', '))
      for (const it of migrations) {
        if (!done.has(it.name))
          await one.transaction().execute(async (tx) => {
            await it.up(tx)
            await sql`insert into migration (name) values (${it.name})`.execute(tx)
          })
        if (it.name === upTo) return
      }
    } finally {
      await sql`select pg_advisory_unlock(${locks.migrating})`.execute(one)
    }
  })
}
