/** The steps of the demo office's stories: what its people did with each dossier, one after the other. */
import { dayAfter, ZONE } from '../base/calendar.ts'
import { filesOf } from '../base/content.ts'
import { contentHash } from '../base/content-hash.ts'
import type { Officer } from '../base/officer.ts'
import type { Db } from '../db/connect.ts'
import type { Decision } from '../decision/rules.ts'
import { readDossierRow, saveDraftText } from '../dossier/store.ts'
import { linkFiles } from '../dossier/stores/readers.ts'
import { perform, startDossier, type AskedAct } from '../engine/perform.ts'
import { signedDecision, softwareSeal, type Signer } from './signing.ts'
import type { Ending, Story } from './stories/story.ts'
import { confirmFacts, textOf } from './texts.ts'

export type Staff = Record<'fungsional' | 'kepala-bidang' | 'sekretaris' | 'kepala-dinas' | 'administrator', Officer>
export type Case = { itemId: string; dossierId: string; revision: number; version: string | null; save: number }

const RISEN_BEFORE_MS = 3 * 60_000

type StoryStep =
  | 'start'
  | 'gather'
  | 'write'
  | 'rewrite'
  | 'to-secretary'
  | 'to-head'
  | 'back'
  | 'yes'
  | 'notes'
  | 'no'
  | 'follow-up'
  | 'publish'
  | 'schedule'
  | 'put-under-embargo'
  | 'correct'
  | 'hold'
  | 'withdraw'

export function routeOf(ends: Ending): StoryStep[] {
  const written: StoryStep[] = ['start', 'gather', 'write']
  const reviewed: StoryStep[] = [...written, 'to-secretary']
  const up: StoryStep[] = [...reviewed, 'to-head']
  const published: StoryStep[] = [...up, 'yes', 'follow-up', 'publish']
  const routes: Record<Ending, StoryStep[]> = {
    1: ['start'],
    2: written,
    3: reviewed,
    4: up,
    5: [...up, 'yes'],
    6: [...up, 'yes', 'follow-up'],
    published,
    refused: [...up, 'no'],
    noted: [...up, 'notes'],
    returned: [...reviewed, 'back', 'rewrite'],
    held: [...written, 'hold'],
    corrected: [...published, 'correct', 'rewrite', 'to-secretary', 'to-head', 'yes', 'follow-up', 'publish'],
    scheduled: [...up, 'yes', 'follow-up', 'schedule'],
    embargoed: [...up, 'yes', 'follow-up', 'put-under-embargo'],
    withdrawn: [...published, 'withdraw'],
  }
  return routes[ends]
}

/** Does one step of a story as its people do it, through the same functions that every office uses. */
export async function doStep(
  db: Db,
  staff: Staff,
  signer: Signer,
  story: Story,
  step: StoryStep,
  case_: Case,
  now: Date,
  today: string,
): Promise<void> {
  const act = async (officer: Officer, asked: AskedAct) => {
    const receipt = await db
      .transaction()
      .execute((tx) =>
        perform(tx, { dossierId: case_.dossierId, seenRevision: case_.revision, officer, act: asked }, now),
      )
    case_.revision = receipt.revision
    case_.version = receipt.versionHash
  }
  const sendOn = (officer: Officer) => act(officer, { kind: 'complete', version: case_.version })
  /** At a time by the office's clock; until then registered press alone may read it, where it is under embargo. */
  const sendOutAt = (day: string, time: string, embargo: boolean) => {
    const goesOutAt = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).toInstant().toString()
    const release = { goesOutAt, embargoUntil: embargo ? goesOutAt : null, without: [] }
    return act(fungsional, { kind: 'complete', version: case_.version, release })
  }
  const decide = async (decision: Decision) => {
    const {
      id,
      step: at,
      visit_number: visit,
      revision,
      post_id,
      correction,
    } = await readDossierRow(db, case_.dossierId)
    const standing = { id, step: at, visit, revision, post: { id: post_id }, correction }
    const { version, proof } = signedDecision(signer, standing, case_.version ?? '', decision, now)
    return act(kadis, { kind: 'decide', version, decision, seal: softwareSeal(signer, proof) })
  }
  const { fungsional, sekretaris } = staff
  const kabid = staff['kepala-bidang']
  const kadis = staff['kepala-dinas']
  switch (step) {
    case 'start': {
      const begun = await db.transaction().execute(async (tx) => {
        // Noted earlier as less; what is grave is picked minutes after it rose.
        const risenAt = new Date(now.getTime() - RISEN_BEFORE_MS)
        await tx.updateTable('item').set({ risen_at: risenAt }).where('id', '=', case_.itemId).where('risen_at', 'is not', null).execute() // prettier-ignore
        return startDossier(tx, { itemId: case_.itemId, officer: fungsional, urgent: false, now })
      })
      case_.dossierId = begun.dossierId
      case_.revision = (await readDossierRow(db, begun.dossierId)).revision
      return
    }
    case 'gather': {
      const { step: at } = await readDossierRow(db, case_.dossierId)
      if (at !== 1) return // what is picked at Siaga or Krisis waits for no round
      return act(fungsional, { kind: 'complete', version: null })
    }
    case 'write':
      await act(fungsional, { kind: 'assess', level: story.level, reason: '' })
      return write(db, story, case_, fungsional, now, false)
    case 'rewrite':
      await write(db, story, case_, fungsional, now, true)
      return
    case 'to-secretary':
      return sendOn(kabid)
    case 'to-head':
      return sendOn(sekretaris)
    case 'back':
      return act(sekretaris, {
        kind: 'return',
        reason: 'Sebutkan sumber resmi untuk tanggal rekaman, dan siapa di BPBD yang memastikan.',
        toStep: 2,
      })
    case 'yes':
      return decide({ answer: 'yes' })
    case 'notes':
      return decide({
        answer: 'yes-with-notes',
        notes: [{ text: 'Tambahkan nomor aduan Dinas PUPR di paragraf terakhir.' }],
      })
    case 'no':
      return decide({
        answer: 'no',
        reason: 'Belum ada pernyataan tertulis dari Dinas Sosial. Minta dulu, baru naikkan lagi.',
        toStep: 2,
      })
    case 'follow-up':
      return sendOn(kabid)
    case 'publish':
      return sendOn(fungsional)
    case 'schedule':
      return sendOutAt(dayAfter(today, 2), '07:00', false)
    case 'put-under-embargo':
      return sendOutAt(dayAfter(today, 1), '09:00', true)
    case 'correct':
      await bringByHand(db, case_.dossierId, now) // the radio had read it when its mistake was seen
      return act(fungsional, { kind: 'correct', form: 'correction', note: story.corrected?.note ?? '' })
    case 'hold':
      return act(kabid, { kind: 'hold', reason: 'Menunggu kepastian tanggal dari Dinas Perdagangan.' })
    case 'withdraw':
      return act(kabid, { kind: 'withdraw', reason: 'Jadwal perpindahan berubah; siaran pengganti menyusul.' })
  }
}

/** What people were to bring somewhere is there. */
async function bringByHand(db: Db, dossierId: string, now: Date): Promise<void> {
  const publications = db.selectFrom('publication').select('id').where('dossier_id', '=', dossierId)
  await db
    .updateTable('delivery')
    .set({ state: 'sent', sent_at: now })
    .where('state', '=', 'by-hand')
    .where('publication_id', 'in', publications)
    .execute()
}

/** Keeps the text of a story as its writer's draft; it becomes a version when it is sent on. */
async function write(db: Db, story: Story, case_: Case, officer: Officer, now: Date, again: boolean): Promise<void> {
  if (!story.text) return
  const content = textOf(story, again)
  const { dossierId, save } = case_
  const saved = await db.transaction().execute(async (tx) => {
    await linkFiles(tx, dossierId, filesOf(content))
    return saveDraftText(tx, { dossierId, content, seenSave: save, personId: officer.personId }, now)
  })
  if (!again) await confirmFacts(db, story, { dossierId: case_.dossierId, officer }, now)
  case_.save = saved.save
  case_.version = contentHash(content)
}
