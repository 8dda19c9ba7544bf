import { createHash } from 'node:crypto'
import type { Letter } from '../../base/letter.ts'
import { Refused } from '../../base/refused.ts'
import { unseal } from '../../base/sealed.ts'
import type { Db } from '../../db/connect.ts'
import type { FileStore } from '../../files/store.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { listAdministrators } from '../../office/store.ts'
import {
  lookIntoMailbox,
  type FolderPatience,
  type Looked,
  type Message,
  type OpenFolder,
} from '../../outgoing/imap.ts'
import { openLetterReader, type LetterReader } from '../../outgoing/letter-reader.ts'
import {
  entryOfLetter,
  fileNameOf,
  fileRefusalOf,
  filesOf,
  isProven,
  LETTER_FILES_MAX,
  LETTER_MAX_BYTES,
  senderOf,
  whyLeft,
  type MailboxTrial,
} from '../rules/letters.ts'
import { isUnread } from '../rules/mailbox.ts'
import { afterLook, type Lane, type Look } from '../rules/sources.ts'
import * as store from '../stores/letters.ts'
import { keepLook, lockTaken, takeNextSource, type TakenSource } from '../stores/sources.ts'
import { tellOf } from './sources.ts'

export type LetterSite = {
  readonly db: Db
  /** The office's, under which passwords are sealed. */
  readonly secret: string
  readonly files: FileStore
  readonly patience?: FolderPatience
  /** From when on a look counts as slow; told by tests. */
  readonly slowMs?: number
}

/** So that a server that is slow to answer does not hold up the other mailboxes. */
const LANES: readonly Lane[] = ['any', 'any', 'quick']

/** The rounds that read mailboxes side by side, one a lane: some take only those that were quick before. */
export const readingMailboxes = (site: LetterSite) =>
  LANES.map((lane) => (now: Date, stopped?: AbortSignal) => readNextMailbox(site, now, { lane, stopped }))

/** Far longer than one letter takes with all its pictures; set anew with each. */
const HELD_MS = 5 * 60_000
const AT_ONCE = 50
const ROUND_MS = 60_000
const patient: FolderPatience = { connectMs: 10_000, silenceMs: 60_000, wholeMs: 4 * 60_000 }
/** Of a mailbox that was there long before, so many numbers of messages are looked at. */
const BEGIN_BACK = 200
const TRIES_MAX = 3
const TRIED = 20
const TRIED_MAX_BYTES = 256 * 1024

/**
 * Looks into the one mailbox that waits longest and takes in the letters that are new, each once: how far it was read is
 * kept in the transaction that keeps what became of a letter. One that cannot be read is left with its reason, and those
 * behind it are read. Says whether there may be more.
 * @param it.stopped ends a look that is under way, whose reason is thrown; the mailbox is given back as it was, and what was
 * taken in stays
 */
export async function readNextMailbox(
  site: LetterSite,
  now: Date,
  { lane = 'any', stopped }: { readonly lane?: Lane; readonly stopped?: AbortSignal | undefined } = {},
): Promise<boolean> {
  const { db } = site
  const began = performance.now()
  const clock = () => new Date(now.getTime() + performance.now() - began)
  const taken = await takeNextSource(
    db,
    ['mail'],
    { heldUntil: new Date(now.getTime() + HELD_MS), lane, slowMs: site.slowMs },
    now,
  )
  if (!taken) return false
  const mailbox = await store.findMailbox(db, taken.id)
  if (!mailbox) return true // removed this very moment
  const done: Done = { taken, added: 0, unread: 0, more: false, trying: false }
  try {
    const looked = await look(site, { sourceId: taken.id, mailbox, stopped }, (folder, reader) =>
      readNew(site, { mailbox, folder, reader, done, clock, stopped }),
    )
    await keepDone(db, { ...done, looked, tookMs: performance.now() - began }, clock())
  } catch (error) {
    if (stopped?.aborted && error === stopped.reason)
      await store.giveMailboxBack(db, {
        taken: done.taken,
        trying: done.trying,
        newAt: done.added > 0 ? clock() : null,
      })
    throw error
  }
  return true
}

/** What came of a look so far, also where it breaks off. */
type Done = {
  taken: TakenSource
  added: number
  unread: number
  more: boolean
  /** A letter was begun with and not done with. */
  trying: boolean
}

async function look<Answer>(
  { secret, patience = patient }: LetterSite,
  it: { readonly sourceId: string; readonly mailbox: store.Mailbox; readonly stopped?: AbortSignal | undefined },
  work: (folder: OpenFolder, reader: LetterReader) => Promise<Answer>,
): Promise<Looked<Answer>> {
  const { mailbox, stopped } = it
  const password = unseal(mailbox.sealed, secret, store.mailboxAbout(it.sourceId))
  if (password === null) return { state: 'failed', fault: 'login', said: '' }
  const reader = openLetterReader()
  try {
    return await lookIntoMailbox({ ...mailbox, password }, (folder) => work(folder, reader), { patience, stopped })
  } finally {
    await reader.close()
  }
}

type Open = {
  readonly mailbox: store.Mailbox
  readonly folder: OpenFolder
  readonly reader: LetterReader
  readonly done: Done
  readonly clock: () => Date
  readonly stopped: AbortSignal | undefined
}

async function readNew(site: LetterSite, { mailbox, folder, reader, done, clock, stopped }: Open): Promise<void> {
  const { db } = site
  const { uidValidity } = folder
  const { id: sourceId } = done.taken
  const own = (await findMail(db))?.sender ?? ''
  const known = mailbox.read?.uidValidity === uidValidity ? mailbox.read.lastUid : null
  const lastUid = known ?? Math.max(0, folder.nextUid - 1 - BEGIN_BACK)
  if (known === null) await store.keepReadUpTo(db, { sourceId, uidValidity, lastUid })
  const began = performance.now()
  const uids = await folder.listAfter(lastUid, AT_ONCE)
  for (const uid of uids) {
    stopped?.throwIfAborted()
    if (performance.now() - began > ROUND_MS) break
    const begun = await store.beginLetter(db, done.taken, new Date(clock().getTime() + HELD_MS))
    if (!begun) return
    done.taken = begun.taken
    done.trying = true
    const message = begun.tries > TRIES_MAX ? null : await folder.read(uid, LETTER_MAX_BYTES)
    const letter = message
      ? await takeApart(site, { message, reader, own, checkedBy: mailbox.checkedBy }, clock())
      : left(begun.tries > TRIES_MAX ? 'too-much' : 'not-given')
    const kept = await store.keepLetter(db, { taken: done.taken, uidValidity, uid, letter }, clock())
    if (kept === null) return
    done.trying = false
    if (kept === 'taken') done.added++
    if ('left' in letter && isUnread(letter.left)) done.unread++
    // What was left stays as it was, for the people of the mailbox.
    if (kept !== 'left') await folder.markSeen(uid)
    if (uid === uids.at(-1)) done.more = uids.length === AT_ONCE
    else done.more = true
  }
}

const left = (reason: store.LeftLetter['left'], letter?: Letter): store.LeftLetter => ({
  left: reason,
  address: letter ? senderOf(letter.from).address : '',
  subject: letter
    ? letter.subject
        .slice(0, SUBJECT_MAX)
        .toWellFormed()
        .replaceAll(/\p{C}+/gu, ' ')
    : '',
})
const SUBJECT_MAX = 300

async function takeApart(
  site: LetterSite,
  it: { readonly message: Message; readonly reader: LetterReader; readonly own: string; readonly checkedBy: string },
  now: Date,
): Promise<store.TakenLetter | store.LeftLetter> {
  const { bytes, isCut, receivedAt } = it.message
  const letterHash = sha256(bytes)
  const bodyHash = sha256(bytes.subarray(endOfHead(bytes)))
  const letter = await it.reader.read(bytes)
  if ('failed' in letter) return left(letter.failed)
  const why = whyLeft(letter, it.own)
  if (why) return left(why, letter)
  const sender = senderOf(letter.from)
  const entry = entryOfLetter(letter, { sender, receivedAt }, now)
  if (!entry) return left('empty', letter)
  const { head } = letter
  const messageId = (head.get('message-id') ?? '').replaceAll(/\p{C}+/gu, '').slice(0, MESSAGE_ID_MAX)
  return {
    // One name on two letters makes them no one letter, and one letter that came by two ways is one.
    key: sha256(JSON.stringify([messageId, head.get('date'), head.get('from'), letter.subject, bodyHash])),
    entry,
    sender,
    proven: isProven(head, it.checkedBy, sender.address),
    messageId,
    letterHash,
    files: await keepFiles(site, { letter, isCut }, now),
  }
}
const MESSAGE_ID_MAX = 998 // RFC 5322, 2.1.1

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** Where the body begins; what stands above it changes on the way. */
function endOfHead(bytes: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends = ['\r\n\r\n', '\n\n'].map((it) => whole.indexOf(it)).filter((at) => at >= 0)
  return ends.length > 0 ? Math.min(...ends) : 0
}

/** Keeps what came with a letter as files, as far as the office takes such; of the rest the name and why. */
async function keepFiles(
  { db, files }: LetterSite,
  { letter, isCut }: { readonly letter: Letter; readonly isCut: boolean },
  now: Date,
): Promise<store.LetterFile[]> {
  const kept: store.LetterFile[] = []
  for (const part of filesOf(letter)) {
    const name = fileNameOf(part.name)
    const refuse = (refused: store.LetterFile['refused'] & string) => kept.push({ name, fileHash: null, refused })
    if (kept.length >= LETTER_FILES_MAX) {
      refuse('too-many')
      break // one line says that there were more
    }
    if (isCut) refuse('too-large') // any of them may be half a file
    else if (/^message\/|ms-tnef/.test(part.type)) refuse('type') // a letter within may hold whatever is refused by itself
    else
      try {
        const { hash } = await files.put(db, { name, bytes: Buffer.from(part.bytes) }, now)
        kept.push({ name, fileHash: hash, refused: null })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        if (error.reason.code !== 'file-missing') refuse(fileRefusalOf(error.reason.code))
      }
  }
  return kept
}

async function keepDone(
  db: Db,
  done: Done & { readonly looked: Looked<void>; readonly tookMs: number },
  now: Date,
): Promise<void> {
  const { taken, added, unread, more, looked, tookMs } = done
  await db.transaction().execute(async (tx) => {
    if (!(await lockTaken(tx, taken))) return
    const look: Look =
      looked.state === 'read'
        ? { state: 'answered', added, dropped: 0 }
        : { state: 'failed', trouble: looked.fault, waitMs: 0 }
    const standing = {
      everyMinutes: taken.every_minutes,
      silentDays: taken.silent_days,
      failures: taken.failures,
      newAt: added > 0 ? now : taken.new_at,
      addedAt: taken.added_at,
      silenceToldAt: taken.silence_told_at,
    }
    const after = afterLook(standing, look, { now, chance: Math.random() })
    const answered = looked.state === 'read'
    await keepLook(
      tx,
      taken,
      {
        after: answered && more ? { ...after, nextLookAt: now } : after,
        tookMs,
        answered,
        trouble: look.state === 'failed' ? look.trouble : '',
        dropped: null,
        validators: null,
      },
      now,
    )
    await tellOf(tx, taken, { after, look, unread, personIds: await listAdministrators(tx) }, now)
  })
}

/** Looks at the newest letters and changes nothing: neither there nor here. Null where it is no mailbox. */
export async function tryMailbox(site: LetterSite, sourceId: string): Promise<MailboxTrial | null> {
  const mailbox = await store.findMailbox(site.db, sourceId)
  if (!mailbox) return null
  const own = (await findMail(site.db))?.sender ?? ''
  const looked = await look(site, { sourceId, mailbox }, async (folder, reader) => {
    const uids = (await folder.listAfter(Math.max(0, folder.nextUid - 1 - BEGIN_BACK), BEGIN_BACK)).slice(-TRIED)
    const found = { messages: folder.messages, looked: uids.length, taken: 0, proven: 0, checkedBy: '' }
    for (const uid of uids) {
      const message = await folder.read(uid, TRIED_MAX_BYTES)
      const letter = message && (await reader.read(message.bytes))
      if (!letter || 'failed' in letter || whyLeft(letter, own)) continue
      found.taken++
      if (isProven(letter.head, mailbox.checkedBy, senderOf(letter.from).address)) found.proven++
      found.checkedBy = /^[\w.-]{1,253}/.exec(letter.head.get('authentication-results') ?? '')?.[0] ?? found.checkedBy
    }
    return found
  })
  return looked.state === 'read'
    ? { ok: true, ...looked.answer }
    : { ok: false, fault: looked.fault, said: looked.said }
}
