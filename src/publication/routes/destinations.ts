import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { emptyContent, type Content } from '../../base/content.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused, sentence } from '../../base/refused.ts'
import { isServiceAddress } from '../../base/service-address.ts'
import { seal } from '../../base/sealed.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import type { FileStore } from '../../files/store.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/destinations.ts'
import type { PreparedForm } from '../api/prepared.ts'
import { channelsOf } from '../channels/all.ts'
import type { Channel, Destination, Package } from '../channels/channel.ts'
import { destinationOf, samplePackage } from '../channels/reach.ts'
import { readNewestText } from '../stores/package.ts'
import * as store from '../stores/destinations.ts'

/** What destinations are shown and tried with. */
export type DestinationSite = {
  readonly url: string
  /** The office's, under which the secrets of destinations are sealed. */
  readonly secret: string
  readonly files: FileStore
  /** Of the office's mail server, where it asks for one. */
  readonly smtpPassword?: string | undefined
}

const TRIALS = { windowMs: 60_000, max: 10 }

/** Where publications go beside the portal: set by the administrator, paused and resumed by whoever publishes. */
export function destinationRoutes(app: FastifyInstance, db: Db, site: DestinationSite): void {
  const channels = channelsOf(db, site.smtpPassword)
  const findChannel = (name: string) => channels.find((it) => it.name === name)

  serve(app, api.listChannels, async () => ({ channels: await Promise.all(channels.map(shown)) }))

  serve(app, api.listDestinations, async () => ({
    destinations: (await store.listDestinations(db)).map((it) => ({
      id: it.id,
      channel: it.channel,
      channelLabel: findChannel(it.channel)?.label ?? { id: it.channel, en: it.channel },
      name: it.name,
      byHand: it.by_hand,
      on: it.on,
      contentTypes: it.content_types,
      waiting: Number(it.waiting ?? 0),
      trouble: it.trouble,
      paused: it.paused_at && { at: it.paused_at.toISOString(), by: it.paused_by, reason: it.pause_reason },
    })),
  }))

  serve(app, api.readDestination, async ({ params }) => {
    const it = await store.readDestination(db, params.destinationId)
    return {
      id: it.id,
      channel: it.channel,
      name: it.name,
      on: it.on,
      address: it.address,
      settings: it.settings as Record<string, string>,
      contentTypes: it.content_types,
      perMinute: it.per_minute,
      secretKnown: it.secret !== null,
      revision: it.revision,
    }
  })

  serve(app, api.addDestination, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const id = newId()
      const channel = findChannel(body.channel)
      if (!channel) throw new Refused({ code: 'destination-setting', field: 'channel' })
      const fields = fieldsOf(channel, body, { id, secret: site.secret, secretKnown: false })
      await store.insertDestination(tx, { id, channel: channel.name, byHand: channel.byHand ?? false, once: channel.once ?? false, fields, personId: officer.personId }, now) // prettier-ignore
      await append(tx, { kind: 'destination-added', ...told(id, channel.name, body), personId: officer.personId }, now)
      return { destinationId: id }
    }),
  )

  serve(app, api.saveDestination, async ({ params: { destinationId: id }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const was = await store.readDestination(tx, id)
      const channel = findChannel(was.channel)
      if (!channel) throw new Refused({ code: 'destination-setting', field: 'channel' })
      const { seenRevision, ...setting } = body
      // A password goes to the address for which it was typed and to no other.
      const secretKnown = was.secret !== null && was.address === body.address
      const fields = fieldsOf(channel, setting, { id, secret: site.secret, secretKnown })
      const revision = await store.updateDestination(tx, { id, fields, seenRevision, personId: officer.personId }, now)
      await append(tx, { kind: 'destination-changed', ...told(id, channel.name, body), revision, personId: officer.personId }, now) // prettier-ignore
      return { revision }
    }),
  )

  serve(app, api.removeDestination, async ({ params: { destinationId: id }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      await store.updateDestination(tx, { id, fields: 'removed', seenRevision: body.seenRevision, personId }, now)
      await append(tx, { kind: 'destination-removed', destinationId: id, personId }, now)
      return {}
    }),
  )

  serve(app, api.pauseDestination, async ({ params: { destinationId: id }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.readDestination(tx, id)
      const { personId } = officer
      if (!(await store.pauseDestination(tx, { id, personId, reason: body.reason }, now)))
        throw new Refused({ code: 'destination-as-it-is' })
      await append(
        tx,
        { kind: 'destination-paused', destinationId: id, reasonHash: sha256(body.reason), personId },
        now,
      )
      return {}
    }),
  )

  serve(app, api.resumeDestination, async ({ params: { destinationId: id } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.readDestination(tx, id)
      if (!(await store.resumeDestination(tx, id, now))) throw new Refused({ code: 'destination-as-it-is' })
      await append(tx, { kind: 'destination-resumed', destinationId: id, personId: officer.personId }, now)
      return {}
    }),
  )

  serve(app, api.tryDestination, async ({ params: { destinationId } }, { officer, now }) => {
    await countAttempt(db, { key: `destination-trial:${officer.personId}`, ...TRIALS }, now)
    const row = await store.readDestination(db, destinationId)
    const channel = findChannel(row.channel)
    if (!channel) throw new Refused({ code: 'not-found' })
    const to = destinationOf(row, site.secret)
    if (isStale(channel, to)) throw new Refused({ code: 'destination-stale', name: row.name })
    const sample = await samplePackage({ db, ...site }, (await readNewestText(db)) ?? example, now)
    const tried = await channel.tryOut(to, sample)
    return { ok: tried.ok, lines: [...tried.lines], prepared: formed(channel, sample, to) }
  })
}

async function shown(it: Channel): Promise<api.ChannelRow> {
  return {
    name: it.name,
    label: it.label,
    about: it.about,
    byHand: it.byHand ?? false,
    address: it.address ? { ...it.address, help: it.address.help ?? null } : null,
    secret: it.secret ? { label: it.secret.label, help: it.secret.help ?? null } : null,
    fields: await Promise.all(
      it.fields.map(async ({ choices = [], choicesNow, ...field }) => ({
        ...field,
        help: field.help ?? null,
        choices: [...choices, ...((await choicesNow?.()) ?? [])],
      })),
    ),
  }
}

type Setting = Parameters<typeof told>[2] & { secret?: string | undefined }

/** What an administrator set, judged by its channel. @throws {Refused} naming the field */
function fieldsOf(
  channel: Channel,
  { secret: typed, ...it }: Setting,
  by: { id: string; secret: string; secretKnown: boolean },
): store.DestinationFields {
  if (channel.address ? !isServiceAddress(it.address) : it.address !== '')
    throw new Refused({ code: 'destination-address', field: 'address' })
  const parsed = channel.settings.safeParse(it.settings)
  if (!parsed.success)
    throw new Refused({
      code: 'destination-setting',
      field: `settings.${String(parsed.error.issues[0]?.path[0] ?? '')}`,
    })
  if (channel.secret ? typed === undefined && !by.secretKnown : typed !== undefined)
    throw new Refused({ code: 'destination-secret', field: 'secret' })
  if (typed !== undefined && channel.secret && !channel.secret.pattern.test(typed))
    throw new Refused({ code: 'destination-secret', field: 'secret' })
  return { ...it, secret: typed === undefined ? undefined : seal(typed, by.secret, by.id) }
}

/** What the ledger is told of a setting: that it is this one, and not what it says. */
function told(
  destinationId: string,
  channel: string,
  it: {
    name: string
    on: boolean
    address: string
    settings: Record<string, string>
    contentTypes: string[]
    perMinute: number
  },
) {
  const { name, on, address, settings, contentTypes, perMinute } = it
  const settingHash = sha256(canonical({ name, on, address, settings, contentTypes, perMinute } as unknown as Json))
  return { destinationId, channel, on, settingHash }
}

/** What would go. Where its settings were kept by an earlier Siar and its channel takes them no more, that it cannot. */
export function formed(channel: Channel, it: Package, to: Destination<unknown>): PreparedForm {
  if (isStale(channel, to)) {
    const stale = { code: 'destination-stale', name: to.name } as const
    return { parts: [], limits: [], pictures: [], problems: [{ id: sentence(stale, 'id'), en: sentence(stale, 'en') }] }
  }
  const { parts, limits, pictures, problems } = channel.prepare(it, to)
  return { parts: [...parts], limits: [...limits], pictures: [...pictures], problems: [...problems] }
}

const isStale = (channel: Channel, to: Destination<unknown>) => !channel.settings.safeParse(to.settings).success

const example: Content = {
  ...emptyContent,
  title: 'Contoh siaran pers',
  summary: 'Begini bentuk naskah yang akan dikirim ke tujuan ini.',
  body: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ini contoh. Tidak ada yang diterbitkan.' }] }],
  },
}
