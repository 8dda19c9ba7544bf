import { z } from 'zod'
import { channelWords as t } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { isWebhookSecret, sendWebhook } from '../../outgoing/webhook.ts'
import { ninjsOf } from '../rules/ninjs.ts'
import { channel, type Destination, type Package, type Sent } from './channel.ts'
import { outcomeOf, triedOf } from './outcome.ts'
import { placeField, placeSetting } from './place.ts'

const words = {
  label: { id: 'Webhook mitra (ninjs)', en: 'A partner’s webhook (ninjs)' },
  about: {
    id: 'Menyerahkan naskah beserta gambarnya sebagai data (ninjs 3.0) ke sistem redaksi mitra, bertanda tangan menurut Standard Webhooks.',
    en: 'Hands the text with its pictures as data (ninjs 3.0) to a partner’s newsroom system, signed by Standard Webhooks.',
  },
  address: { id: 'Alamat penerima', en: 'Address of the receiver' },
  secret: { id: 'Rahasia bersama', en: 'Shared secret' },
  secretHelp: {
    id: 'Dimulai dengan whsec_. Disepakati dengan mitra lewat jalan lain.',
    en: 'Begins with whsec_. Agreed with the partner by another way.',
  },
  place: { id: 'Penerima berada di', en: 'The receiver is' },
  event: { id: 'Kejadian', en: 'Event' },
  badSecret: {
    id: 'Rahasianya bukan menurut Standard Webhooks: whsec_ diikuti 24 sampai 64 bita dalam base64.',
    en: 'The secret is not of Standard Webhooks: whsec_ and 24 to 64 bytes in base64.',
  },
} satisfies Record<string, Phrase>

const settings = z.strictObject({ place: placeSetting })
type To = Destination<z.output<typeof settings>>

const EVENTS = { publish: 'publication.published', correct: 'publication.corrected', withdraw: 'publication.withdrawn' }

/**
 * Signed messages to a partner's newsroom. Each carries its delivery as `webhook-id`, by which a receiver of the standard
 * knows a repeat: so one that nobody answered may be handed over again.
 */
export const webhook = channel({
  name: 'webhook',
  label: words.label,
  about: words.about,
  address: { label: words.address, usual: '' },
  secret: { label: words.secret, help: words.secretHelp, pattern: /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/ },
  fields: [placeField(words.place)],
  settings,
  prepare: (it) => ({
    parts: [
      { name: words.event, text: EVENTS[it.kind] },
      { name: t.text, text: JSON.stringify(eventOf(it), null, 2) },
    ],
    limits: [],
    pictures: [],
    problems: it.content.title.trim() === '' ? [t.noTitle] : [],
  }),
  send: handOver,
  confirm: async () => ({ state: 'absent' }),
  correct: handOver,
  withdraw: handOver,
  prove: () => null,
  async tryOut(to, sample) {
    const event = { type: 'siar.test', timestamp: sample.now.toISOString(), data: {} }
    const id = `siar-test-${sample.now.getTime()}`
    const sent = await post(to, { id, body: JSON.stringify(event) }, sample.now)
    const asked = { name: t.asked, text: JSON.stringify(event) }
    if (sent.ok) return { ok: true, lines: [asked, { name: t.answered, text: t.setWell.id }] }
    return { ok: false, lines: [asked, ...triedOf(sent).lines] }
  },
})

async function handOver(it: Package, to: To): Promise<Sent> {
  if (!isWebhookSecret(to.secret)) return { state: 'stopped', problem: words.badSecret.id }
  const sent = await post(to, { id: it.key, body: JSON.stringify(eventOf(it)) }, it.now)
  if (sent.ok) return { state: 'sent', remoteId: it.key, url: '' }
  const outcome = outcomeOf(sent)
  // 410: the receiver wants no more of them (Standard Webhooks, "Disabling endpoints").
  return sent.fault === 'gone' && outcome.state === 'failed' ? { ...outcome, state: 'stopped' } : outcome
}

const post = (to: To, message: { id: string; body: string }, now: Date) =>
  sendWebhook({ address: to.address, secrets: [to.secret], isOwn: to.settings.place === 'inside' }, message, now)

/** The same bytes for every try of one delivery. */
function eventOf(it: Package): object {
  return {
    type: EVENTS[it.kind],
    timestamp: it.updatedAt.toISOString(),
    data: ninjsOf({
      id: it.publicationId,
      state: it.kind === 'withdraw' ? 'withdrawn' : 'public',
      notice: it.notice,
      versionHash: it.versionHash,
      content: it.content,
      link: it.url,
      publishedAt: it.publishedAt,
      updatedAt: it.updatedAt,
      embargoedUntil: null, // it is over when anything goes out
      office: { name: it.officeName, url: it.portal },
      files: it.files,
    }),
  }
}
