import { z } from 'zod'
import { channelWords as t, withdrawnWord } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { beforehand, no, type Fault, type No } from '../../outgoing/reply.ts'
import {
  askChannel,
  askWho,
  deletePost,
  editPost,
  postToChannel,
  type TelegramBot,
  type TelegramFault,
  type TelegramNo,
} from '../../outgoing/telegram.ts'
import { formOf, withLink } from '../rules/form.ts'
import { fitsTelegram, TELEGRAM_MAX, telegramText, type TelegramText } from '../rules/telegram.ts'
import { channel, type Destination, type Package, type Sent } from './channel.ts'
import { isFirst, noticeOf, outcomeOf, triedOf } from './outcome.ts'
import { shownPictures, sizedPictureOf } from './pictures.ts'

const PICTURE_MAX_BYTES = 10_000_000 // sendPhoto, Bot API 10.1: "at most 10 MB"

const words = {
  label: { id: 'Saluran Telegram', en: 'Telegram channel' },
  about: {
    id: 'Mengirim naskah untuk pesan ke saluran Telegram, di bawah gambar pertamanya bila muat. Ralat mengubah kirimannya.',
    en: 'Sends the form for messengers to a Telegram channel, under its first picture where it fits. A correction edits the post.',
  },
  address: { id: 'Alamat layanan bot', en: 'Address of the bot service' },
  secret: { id: 'Token bot', en: 'Token of the bot' },
  secretHelp: {
    id: 'Dari @BotFather. Jadikan bot itu admin saluran, dengan hak mengirim, mengubah, dan menghapus pesan.',
    en: 'From @BotFather. Make the bot an administrator of the channel that may post, edit and delete messages.',
  },
  channel: { id: 'Saluran', en: 'Channel' },
  channelHelp: { id: 'Misalnya @kominfo_trenggalek', en: 'For example @kominfo_trenggalek' },
  tooLong: {
    id: 'Naskah untuk pesan terlalu panjang untuk Telegram. Pendekkan di naskah, lalu mintakan persetujuan.',
    en: 'The form for messengers is too long for Telegram. Shorten it beside the text and have it approved.',
  },
  mayPost: { id: 'Bot boleh mengirim dan mengubah', en: 'The bot may post and edit' },
} satisfies Record<string, Phrase>

const settings = z.strictObject({
  channel: z
    .string()
    .trim()
    .regex(/^(@[A-Za-z]\w{3,31}|-100\d{5,15})$/),
})
type To = Destination<z.output<typeof settings>>

/** Posts in a Telegram channel. Telegram tells nobody what stands there, so a try without an answer is a person's to judge. */
export const telegram = channel({
  name: 'telegram',
  label: words.label,
  about: words.about,
  address: { label: words.address, usual: 'https://api.telegram.org' },
  secret: { label: words.secret, help: words.secretHelp, pattern: /^\d{5,20}:[\w-]{30,100}$/ },
  fields: [{ name: 'channel', label: words.channel, help: words.channelHelp, required: true }],
  settings,

  prepare(it) {
    const said = textOf(it)
    const under = isUnderPicture(it, said) ? 'caption' : 'message'
    return {
      parts: [{ name: t.text, text: withLink(formOf(it.content, 'chat'), it.url) }],
      limits: [{ name: t.letters, used: said.length, max: TELEGRAM_MAX[under] }],
      pictures: under === 'caption' ? shownPictures(it).slice(0, 1).map(({ file }) => file.hash) : [], // prettier-ignore
      problems: said.html === '' ? [t.noText] : fitsTelegram(said, under) ? [] : [words.tooLong],
    }
  },

  async send(it, to) {
    const bot = botOf(to)
    // A page in front of Telegram, a wrong token or an address that is away are found out before anything is handed over.
    const who = await askWho(bot)
    if (!who.ok) return outcomeOf(beforehand(faultOf(who)))
    const said = textOf(it)
    const [first] = shownPictures(it)
    const picture = first && isUnderPicture(it, said) ? await sizedPictureOf(first, PICTURE_MAX_BYTES) : null
    const sent = await postToChannel(bot, { channel: to.settings.channel, html: said.html, picture })
    return sent.ok
      ? sentAs(to, { messageId: sent.result.message_id, hasPicture: picture !== null })
      : outcomeOf(faultOf(sent))
  },

  async confirm(it, to) {
    // Writing over a message, or taking it away, may be done twice with no harm.
    return isFirst(it) ? { state: 'unknown', seen: pageOf(to) } : { state: 'absent' }
  },

  async correct(it, to) {
    const place = placeOf(it)
    if (!place) return { state: 'failed', problem: t.unknownThere.id }
    const under = place.hasPicture ? 'caption' : 'message'
    const noted = textOf(it)
    const plain = telegramText(formOf(it.content, 'chat'), it.url)
    const said = fitsTelegram(noted, under) ? noted : plain
    if (!fitsTelegram(said, under)) return { state: 'failed', problem: words.tooLong.id }
    const edited = await editPost(botOf(to), { ...place, channel: to.settings.channel, html: said.html })
    return edited.ok ? sentAs(to, place) : outcomeOf(faultOf(edited))
  },

  async withdraw(it, to) {
    const place = placeOf(it)
    if (!place) return { state: 'failed', problem: t.unknownThere.id }
    const bot = botOf(to)
    const gone = await deletePost(bot, { ...place, channel: to.settings.channel })
    if (gone.ok) return { state: 'sent', remoteId: remoteIdOf(place), url: '' }
    if (gone.fault !== 'refused') return outcomeOf(faultOf(gone))
    // Older than 48 hours: its place is taken by the notice.
    const notice = `*${withdrawnWord}:* ${it.content.title}\n\n${it.notice}`.slice(0, TELEGRAM_MAX.caption)
    const { html } = telegramText(notice, it.url)
    const edited = await editPost(bot, { ...place, channel: to.settings.channel, html })
    return edited.ok ? sentAs(to, place) : outcomeOf(faultOf(edited))
  },

  prove: ({ url }) => (url === '' ? null : url),

  async tryOut(to) {
    const asked = await askChannel(botOf(to), to.settings.channel)
    if (!asked.ok) return triedOf(faultOf(asked))
    const { title, mayPost } = asked.result
    return {
      ok: mayPost,
      lines: [
        { name: words.channel, text: title },
        { name: words.mayPost, text: (mayPost ? t.yes : t.no).id },
      ],
    }
  },
})

const botOf = (to: To): TelegramBot => ({ address: to.address, token: to.secret })

function textOf(it: Package): TelegramText {
  return telegramText([noticeOf(it), formOf(it.content, 'chat')].filter(Boolean).join('\n\n'), it.url)
}

function isUnderPicture(it: Package, said: TelegramText): boolean {
  return shownPictures(it).length > 0 && fitsTelegram(said, 'caption')
}

type Place = { readonly messageId: number; readonly hasPicture: boolean }

/** What a message is called here: its number, and whether its text stands under a picture, by which alone it can be edited. */
const remoteIdOf = ({ messageId, hasPicture }: Place) => `${messageId}${hasPicture ? '-foto' : ''}`

function placeOf({ remoteId }: Package): Place | null {
  const found = /^(\d{1,15})(-foto)?$/.exec(remoteId ?? '')
  return found ? { messageId: Number(found[1]), hasPicture: found[2] !== undefined } : null
}

/** Where everybody reads a channel; '' of one that is not public. */
const pageOf = ({ settings: it }: To) => (it.channel.startsWith('@') ? `https://t.me/${it.channel.slice(1)}` : '')

function sentAs(to: To, place: Place): Sent {
  const page = pageOf(to)
  return { state: 'sent', remoteId: remoteIdOf(place), url: page && `${page}/${place.messageId}` }
}

const FAULTS: Readonly<Record<TelegramFault, Fault>> = {
  'no-connection': 'no-connection',
  'too-slow': 'too-slow',
  address: 'address',
  redirect: 'redirect',
  token: 'sign-in',
  blocked: 'sign-in',
  'no-chat': 'sign-in',
  conflict: 'busy',
  trouble: 'trouble',
  'not-telegram': 'not-the-service',
  refused: 'refused',
  busy: 'busy',
  odd: 'trouble',
  'no-answer': 'no-answer',
}

/** Telegram refuses alike a text and a bot without the rights; only the second is for the administrator. */
function faultOf({ fault, said, waitMs }: TelegramNo): No {
  const lacksRights = fault === 'refused' && /rights|CHAT_ADMIN_REQUIRED|CHAT_WRITE_FORBIDDEN/i.test(said)
  return no(lacksRights ? 'sign-in' : FAULTS[fault], said, waitMs)
}
