import { z } from 'zod'
import { channelWords as t, withdrawnWord } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { keyMark, openWordPress, type WordPress, type WordPressFields } from '../../outgoing/wordpress.ts'
import { beforehand, type Reply } from '../../outgoing/reply.ts'
import { wholeText } from '../rules/form.ts'
import { wordpressContent, wordpressLine, wordpressNotice } from '../rules/wordpress.ts'
import { channel, type Destination, type Found, type Package, type Sent } from './channel.ts'
import { isFirst, noticeOf, outcomeOf, triedOf, unaskedOf } from './outcome.ts'
import { shownPictures, sizedPictureOf } from './pictures.ts'

const PICTURE_MAX_BYTES = 20 * 2 ** 20

const words = {
  label: { id: 'Situs WordPress', en: 'WordPress site' },
  about: {
    id: 'Menerbitkan naskah utuh dengan gambarnya sebagai pos di situs WordPress kantor atau OPD.',
    en: 'Publishes the whole text with its pictures as a post on a WordPress site of the office or an agency.',
  },
  address: { id: 'Alamat situs', en: 'Address of the site' },
  addressHelp: { id: 'Tanpa /wp-json di belakangnya.', en: 'Without /wp-json at its end.' },
  secret: { id: 'Kata sandi aplikasi', en: 'Application password' },
  secretHelp: {
    id: 'Dibuat di WordPress: Pengguna, Profil, Kata Sandi Aplikasi. Bukan kata sandi akunnya.',
    en: 'Made in WordPress: Users, Profile, Application Passwords. Not the password of the account.',
  },
  username: { id: 'Nama pengguna', en: 'User name' },
  usernameHelp: {
    id: 'Berperan Penulis (Author) atau lebih, supaya boleh menerbitkan.',
    en: 'With the role Author or above, so that it may publish.',
  },
  topic: { id: 'Topik menjadi', en: 'The topic becomes' },
  category: { id: 'Kategori', en: 'A category' },
  tag: { id: 'Tag', en: 'A tag' },
  neither: { id: 'Tidak dipakai', en: 'Nothing' },
  mayPublish: { id: 'Boleh menerbitkan', en: 'May publish' },
  mayUpload: { id: 'Boleh mengunggah gambar', en: 'May upload pictures' },
  heldBack: {
    id: 'Situs menahan pos ini untuk ditinjau. Beri akun itu peran Penulis (Author), lalu coba lagi.',
    en: 'The site keeps the post for review. Give the account the role Author, then try again.',
  },
  trashed: {
    id: 'Redaksi situs itu membuang pos ini. Bicarakan dengan mereka.',
    en: 'The editors of that site threw the post away. Talk with them.',
  },
} satisfies Record<string, Phrase>

const settings = z.strictObject({
  username: z.string().trim().min(1).max(100),
  topic: z.enum(['category', 'tag', 'none']),
})
type To = Destination<z.output<typeof settings>>

/**
 * A post on a WordPress site. WordPress gives a repeated request a second post, so a draft that nobody sees comes first, is
 * found again by the delivery's key in it, and is brought out by its number, which may be done twice with no harm.
 */
export const wordpress = channel({
  name: 'wordpress',
  label: words.label,
  about: words.about,
  address: { label: words.address, help: words.addressHelp, usual: '' },
  secret: { label: words.secret, help: words.secretHelp, pattern: /^\S.{6,98}\S$/ },
  fields: [
    { name: 'username', label: words.username, help: words.usernameHelp, required: true },
    {
      name: 'topic',
      label: words.topic,
      required: true,
      choices: [
        { value: 'category', label: words.category },
        { value: 'tag', label: words.tag },
        { value: 'none', label: words.neither },
      ],
    },
  ],
  settings,

  prepare: (it) => ({
    parts: [
      { name: t.title, text: titleOf(it) },
      { name: t.text, text: it.kind === 'withdraw' ? it.notice : wholeText(it.content) },
      { name: t.link, text: slugOf(it) },
    ],
    limits: [],
    pictures: it.kind === 'withdraw' ? [] : shownPictures(it).map(({ file }) => file.hash),
    problems: it.content.title.trim() === '' ? [t.noTitle] : [],
  }),

  async send(it, to) {
    const site = openSite(to)
    const found = await site.find({ key: it.key, slug: slugOf(it) })
    if (!found.ok) return outcomeOf(beforehand(found))
    const [first, ...others] = found.result
    if (first?.status === 'trash') return { state: 'failed', problem: words.trashed.id }
    const fields = await fieldsOf(it, to, site)
    if (!fields.ok) return outcomeOf(fields)
    const draft = first ? { ok: true as const, result: first } : await site.createDraft(fields.result)
    if (!draft.ok) return outcomeOf(draft)
    const sent = await bringOut(site, draft.result.id, fields.result)
    // Drafts too many, of tries whose answer never came: best effort, nobody sees them.
    if (sent.state === 'sent') for (const other of others) if (other.status === 'draft') await site.trash(other.id)
    return sent
  },

  async confirm(it, to): Promise<Found> {
    // Writing over a post by its number once more does no harm.
    if (!isFirst(it)) return { state: 'absent' }
    const found = await openSite(to).find({ key: it.key, slug: slugOf(it) })
    if (!found.ok) return unaskedOf(found)
    const [first] = found.result
    return first?.status === 'publish'
      ? { state: 'sent', remoteId: String(first.id), url: first.link }
      : { state: 'absent' }
  },

  async correct(it, to) {
    const site = openSite(to)
    const id = await placeOf(it, site)
    if (typeof id !== 'number') return id
    const fields = await fieldsOf(it, to, site)
    return fields.ok ? bringOut(site, id, fields.result) : outcomeOf(fields)
  },

  async withdraw(it, to) {
    const site = openSite(to)
    const id = await placeOf(it, site)
    if (typeof id !== 'number') return id
    return bringOut(site, id, {
      title: wordpressLine(titleOf(it)),
      content: wordpressNotice(it.notice, keyMark(it.firstKey)),
      excerpt: wordpressLine(it.notice),
      featuredMedia: 0,
    })
  },

  prove: ({ url }) => (url === '' ? null : url),

  async tryOut(to) {
    const who = await openSite(to).who()
    if (!who.ok) return triedOf(who)
    const { name, mayPublish, mayUpload } = who.result
    const said = (may: boolean) => (may ? t.yes.id : t.no.id)
    return {
      ok: mayPublish && mayUpload,
      lines: [
        { name: t.account, text: name },
        { name: words.mayPublish, text: said(mayPublish) },
        { name: words.mayUpload, text: said(mayUpload) },
      ],
    }
  },
})

const openSite = (to: To) => openWordPress({ address: to.address, username: to.settings.username, password: to.secret })

/** The name of its page on the portal. */
const slugOf = (it: Package) => it.url.split('/').findLast(Boolean) ?? ''

function titleOf({ kind, content }: Package): string {
  return kind === 'withdraw' ? `${withdrawnWord}: ${content.title}` : content.title
}

/** The post of the first version: by its number where that is known, else by its key. */
async function placeOf(it: Package, site: WordPress): Promise<number | Sent> {
  if (it.remoteId !== null && /^\d{1,15}$/.test(it.remoteId)) return Number(it.remoteId)
  const found = await site.find({ key: it.firstKey, slug: slugOf(it) })
  if (!found.ok) return outcomeOf(beforehand(found))
  return found.result[0]?.id ?? { state: 'failed', problem: t.goneThere.id }
}

/** All that the post is made of; its pictures lie there already when this comes back. */
async function fieldsOf(it: Package, to: To, site: WordPress): Promise<Reply<WordPressFields>> {
  const addresses = new Map<string, string>()
  let featuredMedia: number | undefined
  for (const shown of shownPictures(it)) {
    const picture = await sizedPictureOf(shown, PICTURE_MAX_BYTES)
    if (!picture) continue
    const uploaded = await site.upload(picture)
    if (!uploaded.ok && uploaded.fault === 'refused') continue // too large for that site: it is shown from the portal
    if (!uploaded.ok) return uploaded
    addresses.set(picture.hash, uploaded.result.url)
    featuredMedia ??= uploaded.result.id
  }
  const kind = to.settings.topic === 'category' ? 'categories' : 'tags'
  const useTopic = to.settings.topic !== 'none' && it.content.topic.trim() !== ''
  const term = useTopic ? await site.findTerm(kind, it.content.topic.trim()) : null
  if (term && !term.ok) return term
  return {
    ok: true,
    result: {
      slug: slugOf(it),
      title: wordpressLine(titleOf(it)),
      content: wordpressContent(it.content, {
        fileAddress: (hash) => addresses.get(hash) ?? it.files.find((file) => file.hash === hash)?.address ?? '',
        page: it.publicationId,
        mark: keyMark(it.firstKey),
        before: noticeOf(it),
      }),
      excerpt: wordpressLine(it.content.summary),
      ...(term?.ok && term.result !== null && { [kind]: [term.result] }),
      ...(featuredMedia !== undefined && { featuredMedia }),
    },
  }
}

async function bringOut(site: WordPress, id: number, fields: WordPressFields): Promise<Sent> {
  const out = await site.update(id, { ...fields, status: 'publish' })
  if (!out.ok) return outcomeOf(out)
  const { status, link } = out.result
  if (status !== 'publish') return { state: 'stopped', problem: words.heldBack.id }
  return { state: 'sent', remoteId: String(id), url: link }
}
