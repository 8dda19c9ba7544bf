/** What people write to the bot: a code that connects their chat, and the wish to stop. Nothing of it is kept. */
import { dayOf, ZONE } from '../../base/calendar.ts'
import { telegramWords as t } from '../../base/words/notice-telegram.ts'
import { escapeXml } from '../../base/xml.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readOfficeName } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { askUpdates, askWho, sendTelegram, type TelegramBot } from '../../outgoing/telegram.ts'
import { readWritten, type Written } from '../rules/telegram.ts'
import {
  connectChat,
  endChat,
  endTurn,
  findTelegram,
  forgetRead,
  isFirstReading,
  readBot,
  saveBot,
  takeCode,
  takeTurn,
} from '../stores/telegram.ts'
import { botOf, whyOf, type TelegramSite } from './telegram.ts'

/**
 * The reading of one process: a short question, no line that is held open, and none that comes in, since an office sits
 * behind its provider's gateway. One node asks at a time. Says whether there may be more.
 */
export function telegramReading(site: TelegramSite): (now: Date) => Promise<boolean> {
  const { db, telegramToken: token } = site
  const mayAnswer = answers()
  let sure = 0
  return async (now) => {
    const setting = await findTelegram(db)
    if (!setting?.on || token === undefined || !(await takeTurn(db, now))) return false
    let trouble = ''
    let more = false
    try {
      const bot = botOf(setting.address, token, site.telegramPatienceMs)
      if (sure !== setting.revision || (await readBot(db)).username === null) {
        const who = await askWho(bot)
        if (!who.ok) {
          trouble = whyOf(who)
          return false
        }
        await saveBot(db, who.result)
        sure = setting.revision
      }
      const { next_update: from } = await readBot(db)
      const asked = await askUpdates(bot, from)
      if (!asked.ok) {
        trouble = whyOf(asked)
        sure = 0
        return false
      }
      if (asked.result.length === 0) await forgetRead(db)
      // What was read is confirmed with the next question; what comes again and again is not asked for at once.
      more = await readAll(db, bot, asked.result, mayAnswer, now)
      return more
    } finally {
      await endTurn(db, { trouble, askedAt: more ? null : now })
    }
  }
}

const ANSWERING_MS = 20_000 // within the turn of this node; what was asked is done, said or not

/** Says whether anything of it was new. */
async function readAll(
  db: Db,
  bot: TelegramBot,
  updates: readonly { readonly update_id: number }[],
  mayAnswer: (chatId: number) => boolean,
  now: Date,
): Promise<boolean> {
  let some = false
  let reachable = true
  const until = performance.now() + ANSWERING_MS
  for (const update of updates) {
    const written = readWritten(update)
    const answer = await db.transaction().execute(async (tx) => {
      if (!(await isFirstReading(tx, update.update_id))) return null
      some = true
      return written && answerTo(tx, written, now)
    })
    if (!answer || !written || !reachable || performance.now() > until || !mayAnswer(written.chatId)) continue
    const sent = await sendTelegram(bot, { chatId: written.chatId, html: escapeXml(answer) })
    // A chat that takes no answer is its own affair; a service that is away would be waited for again and again.
    reachable = sent.ok || sent.fault === 'blocked' || sent.fault === 'no-chat' || sent.fault === 'refused'
  }
  return some
}

/** Does what was asked, and what is to be said to it. */
async function answerTo(tx: Tx, written: Written, now: Date): Promise<string> {
  const { language, chatId, name } = written
  switch (written.kind) {
    case 'start': {
      const personId = await takeCode(tx, written.code, now)
      const officer = personId && (await findOfficer(tx, personId, dayOf(ZONE, now)))
      if (!officer) return t.codeGone[language]
      await connectChat(tx, { personId: officer.personId, chatId, name }, now)
      return t.connected[officer.language]({ office: await readOfficeName(tx), name: officer.name })
    }
    case 'stop':
      return (await endChat(tx, chatId, 'stopped', now)) ? t.stopped[language] : t.notConnected[language]
    case 'not-private':
      if (written.code) await takeCode(tx, written.code, now)
      return t.onlyPrivate[language]
    case 'other':
      return t.whatIDo[language](await readOfficeName(tx))
  }
}

const ANSWERS_MAX = 5 // to one chat in a while: nobody makes the bot talk
const WHILE_MS = 60 * 60_000
const CHATS_MAX = 1_000 // remembered at once; beyond that strangers wait for their answer

/** Whether a chat is answered once more; remembered by this process alone, so that nothing of strangers is kept. */
function answers(): (chatId: number) => boolean {
  const given = new Map<number, { readonly since: number; readonly count: number }>()
  return (chatId) => {
    const now = performance.now()
    const before = given.get(chatId)
    if (before && now - before.since < WHILE_MS) {
      given.set(chatId, { ...before, count: before.count + 1 })
      return before.count < ANSWERS_MAX
    }
    for (const [chat, { since }] of given) if (now - since >= WHILE_MS) given.delete(chat)
    if (given.size >= CHATS_MAX) return false
    given.set(chatId, { since: now, count: 1 })
    return true
  }
}
