import { unseal } from '../../base/sealed.ts'
import { bounceWords as w } from '../../base/words/bounces.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import { ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { listAdministrators } from '../../office/store.ts'
import { lookIntoMailbox, type FolderPatience, type Looked, type OpenFolder } from '../../outgoing/imap.ts'
import { openLetterReader, type LetterReader } from '../../outgoing/letter-reader.ts'
import { readBounce, type MailboxTrial, type Report } from '../rules/bounce.ts'
import * as store from '../stores/bounces.ts'

export type BounceSite = { readonly db: Db; readonly secret: string; readonly patience?: FolderPatience }

const EVERY_MS = 5 * 60_000
const AT_ONCE = 200
const ROUND_MS = 60_000
/** The report stands before the letter that it sends back, whose attachments nobody needs. */
const READ_MAX_BYTES = 256 * 1024
/** Of a mailbox that was there long before, so many numbers of messages are looked at. */
const BEGIN_BACK = 500
const FAILURES_TOLD = 3
const TRIED = 20

/**
 * Reads what is new in the mailbox that letters come back to, and keeps what it proves. Each message is read once: how far
 * it was read is kept in the transaction that keeps what the message said. Says whether there may be more.
 * @param stopped ends a look that is under way, whose reason is thrown
 */
export async function readBounces(site: BounceSite, now: Date, stopped?: AbortSignal): Promise<boolean> {
  const mailbox = await store.findBounceMailbox(site.db)
  if (!mailbox || (mailbox.lookedAt && now.getTime() - mailbox.lookedAt.getTime() < EVERY_MS)) return false
  const more = await hold(site.db, 'bounces', 'mailbox', async () => {
    const looked = await look({ ...site, stopped }, mailbox, (folder, reader) =>
      readNew(site.db, { mailbox, folder, reader, stopped }, now),
    )
    // One that was cut off in the middle goes on at once, as a full round does; then it is left alone for a while.
    if (looked.state === 'read' && looked.answer) return true
    const trouble = looked.state === 'failed' ? w.trouble(looked.fault, looked.said).id : ''
    await site.db.transaction().execute(async (tx) => {
      const failures = await store.keepLook(tx, { revision: mailbox.revision, trouble }, now)
      if (failures === FAILURES_TOLD) await tellKeepers(tx, trouble, now)
    })
    return false
  })
  return more ?? false
}

type Mailbox = NonNullable<Awaited<ReturnType<typeof store.findBounceMailbox>>>

async function look<Answer>(
  { secret, patience, stopped }: BounceSite & { readonly stopped?: AbortSignal | undefined },
  mailbox: Mailbox,
  work: (folder: OpenFolder, reader: LetterReader) => Promise<Answer>,
): Promise<Looked<Answer>> {
  const password = unseal(mailbox.sealed, secret, store.BOUNCE_ABOUT)
  if (password === null) return { state: 'failed', fault: 'login', said: w.sealedElsewhere.id }
  const reader = openLetterReader()
  try {
    return await lookIntoMailbox({ ...mailbox, password }, (folder) => work(folder, reader), { patience, stopped })
  } finally {
    await reader.close()
  }
}

type Open = {
  readonly mailbox: Mailbox
  readonly folder: OpenFolder
  readonly reader: LetterReader
  readonly stopped: AbortSignal | undefined
}

async function readNew(db: Db, { mailbox, folder, reader, stopped }: Open, now: Date): Promise<boolean> {
  const { revision } = mailbox
  const { uidValidity } = folder
  const known = mailbox.read?.uidValidity === uidValidity ? mailbox.read.lastUid : null
  let lastUid = known ?? Math.max(0, folder.nextUid - 1 - BEGIN_BACK)
  if (known === null) await store.keepReadUpTo(db, { revision, uidValidity, lastUid })
  const began = performance.now()
  const uids = await folder.listAfter(lastUid, AT_ONCE)
  for (const uid of uids) {
    stopped?.throwIfAborted()
    if (performance.now() - began > ROUND_MS) return true
    const report = await readReport(folder, reader, uid)
    lastUid = uid
    const ours = await db.transaction().execute(async (tx) => {
      await store.keepReadUpTo(tx, { revision, uidValidity, lastUid })
      return report !== null && (await store.keepBounce(tx, report, now))
    })
    // Only what is done with: the mailbox may be one that people read.
    if (ours) await folder.markSeen(uid)
  }
  return uids.length === AT_ONCE
}

async function readReport(folder: OpenFolder, reader: LetterReader, uid: number): Promise<Report | null> {
  const message = await folder.read(uid, READ_MAX_BYTES)
  const letter = message && (await reader.read(message.bytes))
  const read = letter && !('failed' in letter) ? readBounce(letter) : null
  return read === 'auto-reply' ? null : read
}

/** Looks at the newest messages and changes nothing: neither there nor here. Null where no mailbox is set. */
export async function tryBounceMailbox(site: BounceSite): Promise<MailboxTrial | null> {
  const mailbox = await store.findBounceMailbox(site.db)
  if (!mailbox) return null
  const looked = await look(site, mailbox, async (folder, reader) => {
    const uids = (await folder.listAfter(Math.max(0, folder.nextUid - 1 - BEGIN_BACK), BEGIN_BACK)).slice(-TRIED)
    const found = { messages: folder.messages, looked: uids.length, reports: 0, ours: 0 }
    for (const uid of uids) {
      const report = await readReport(folder, reader, uid)
      if (!report) continue
      found.reports++
      if ((await store.countOwnLetters(site.db, report.letterIds)) === 1) found.ours++
    }
    return found
  })
  if (looked.state === 'read') return { ok: true, ...looked.answer }
  return { ok: false, trouble: w.trouble(looked.fault, looked.said) }
}

async function tellKeepers(tx: Tx, trouble: string, now: Date): Promise<void> {
  const about = `bounce-mailbox/${now.getTime()}`
  await tell(
    tx,
    [
      ofNoDossier({
        kind: 'mailbox-stopped',
        about,
        groups: { named: { personIds: await listAdministrators(tx) } },
        data: { words: `${w.mailbox.id}: ${trouble}` },
      }),
    ],
    now,
  )
}
