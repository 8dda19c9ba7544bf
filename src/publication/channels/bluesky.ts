import { z } from 'zod'
import { channelWords as t } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { openBluesky, type Bluesky, type Placed, type Post } from '../../outgoing/bluesky.ts'
import { beforehand, type Reply } from '../../outgoing/reply.ts'
import { BLUESKY_MAX, blueskyText, fitsBluesky, recordKeyOf, shortenedForBluesky } from '../rules/bluesky.ts'
import { formOf } from '../rules/form.ts'
import { channel, type Destination, type Package, type Sent } from './channel.ts'
import { isFirst, noticeOf, outcomeOf, triedOf, unaskedOf } from './outcome.ts'
import { shownPictures, sizedPictureOf } from './pictures.ts'

const PICTURE_MAX_BYTES = 1_000_000 // of a card's picture (lexicon `app.bsky.embed.external`)

const words = {
  label: { id: 'Bluesky', en: 'Bluesky' },
  about: {
    id: 'Mengirim unggahan pendek dengan tautan ke naskahnya. Ralat menjadi balasan di bawahnya; penarikan menghapusnya.',
    en: 'Sends a short post with a link to the text. A correction becomes a reply beneath it; a withdrawal deletes it.',
  },
  address: { id: 'Alamat layanan', en: 'Address of the service' },
  secret: { id: 'Kata sandi aplikasi', en: 'Application password' },
  secretHelp: {
    id: 'Dibuat di Bluesky: Settings, Privacy and security, App passwords. Bukan kata sandi akunnya.',
    en: 'Made in Bluesky: Settings, Privacy and security, App passwords. Not the password of the account.',
  },
  identifier: { id: 'Nama akun', en: 'Account' },
  identifierHelp: { id: 'Misalnya kominfo.bsky.social', en: 'For example kominfo.bsky.social' },
  tooLong: {
    id: 'Unggahan pendeknya terlalu panjang untuk Bluesky. Pendekkan di naskah, lalu mintakan persetujuan.',
    en: 'The short post is too long for Bluesky. Shorten it beside the text and have it approved.',
  },
} satisfies Record<string, Phrase>

const settings = z.strictObject({ identifier: z.string().trim().min(3).max(300) })
type To = Destination<z.output<typeof settings>>

/** Short posts on Bluesky. Each lies under a key made of its delivery, so that it is there once however often it is sent. */
export const bluesky = channel({
  name: 'bluesky',
  label: words.label,
  about: words.about,
  address: { label: words.address, usual: 'https://bsky.social' },
  secret: { label: words.secret, help: words.secretHelp, pattern: /^\S.{6,98}\S$/ },
  fields: [{ name: 'identifier', label: words.identifier, help: words.identifierHelp, required: true }],
  settings,

  prepare(it) {
    const text = textOf(it)
    return {
      parts: [
        { name: t.text, text: it.kind === 'withdraw' ? '' : text.text },
        { name: t.link, text: it.url },
      ],
      limits: [
        { name: t.letters, used: text.graphemes, max: BLUESKY_MAX.graphemes },
        { name: t.bytes, used: text.bytes, max: BLUESKY_MAX.bytes },
      ],
      pictures: shownPictures(it)
        .slice(0, 1)
        .map(({ file }) => file.hash),
      problems: text.text === '' ? [t.noText] : fitsBluesky(text) ? [] : [words.tooLong],
    }
  },

  send: (it, to) => post(it, openAccount(to), null),

  async confirm(it, to) {
    if (it.kind === 'withdraw') return { state: 'absent' } // what is away is taken away once more with no harm
    const found = await openAccount(to).find(recordKeyOf(it.key))
    if (!found.ok) return unaskedOf(found)
    return found.result ? sentAs(recordKeyOf(it.key), found.result) : { state: 'absent' }
  },

  // Its readers see an edited post as it was, so the correction stands beneath it for all to see.
  async correct(it, to) {
    const account = openAccount(to)
    const first = await account.find(recordKeyOf(it.firstKey))
    if (!first.ok) return outcomeOf(beforehand(first))
    return first.result ? post(it, account, first.result) : { state: 'failed', problem: t.goneThere.id }
  },

  async withdraw(it, to) {
    const account = openAccount(to)
    for (const key of new Set([recordKeyOf(it.firstKey), ...(it.remoteId ? [it.remoteId] : [])])) {
      const removed = await account.remove(key)
      if (!removed.ok) return outcomeOf(removed)
    }
    return { state: 'sent', remoteId: recordKeyOf(it.firstKey), url: '' }
  },

  prove: ({ url }) => (url === '' ? null : url),

  async tryOut(to) {
    const who = await openAccount(to).who()
    if (!who.ok) return triedOf(who)
    return { ok: true, lines: [{ name: t.account, text: `${who.result.handle} (${who.result.did})` }] }
  },
})

const openAccount = (to: To) =>
  openBluesky({ address: to.address, identifier: to.settings.identifier, password: to.secret })

function textOf(it: Package) {
  const notice = noticeOf(it)
  // The notice of a correction is as long as it is: the whole of it is read on the page.
  return notice ? shortenedForBluesky(notice, it.url) : blueskyText(formOf(it.content, 'short-post'), it.url)
}

async function post(it: Package, account: Bluesky, under: Placed | null): Promise<Sent> {
  const card = await cardOf(it, account)
  if (!card.ok) return outcomeOf(card)
  const { text, facets } = textOf(it)
  const createdAt = isFirst(it) ? it.publishedAt : it.updatedAt
  const put = await account.put(recordKeyOf(it.key), {
    text,
    facets,
    createdAt,
    card: card.result,
    pictures: [],
    under,
  })
  return put.ok ? sentAs(recordKeyOf(it.key), put.result) : outcomeOf(put)
}

async function cardOf(it: Package, account: Bluesky): Promise<Reply<NonNullable<Post['card']>>> {
  const [first] = shownPictures(it)
  const picture = first ? await sizedPictureOf(first, PICTURE_MAX_BYTES) : null
  const thumb = picture ? await account.upload(picture.bytes, picture.mediaType) : null
  if (thumb && !thumb.ok) return thumb
  const { title, summary } = it.content
  return { ok: true, result: { uri: it.url, title, description: summary, thumb: thumb?.result ?? null } }
}

/** As the application of Bluesky shows it, by the account's permanent name. */
function sentAs(key: string, { uri }: Placed) {
  const did = uri.split('/')[2] ?? ''
  return { state: 'sent' as const, remoteId: key, url: `https://bsky.app/profile/${did}/post/${key}` }
}
