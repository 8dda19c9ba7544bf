/** A destination of each channel, so that what is killed on its way there is counted at the other end. */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ApiClient } from '../../src/commands/client.ts'
import type { Db } from '../../src/db/connect.ts'
import { openFileStore } from '../../src/files/store.ts'
import { saveMail } from '../../src/notice/api/mail.ts'
import { addJournalist, noteConsent } from '../../src/press/api/journalists.ts'
import { addPressList } from '../../src/press/api/lists.ts'
import { addDestination } from '../../src/publication/api/destinations.ts'
import { deliverNext, type OutgoingSite } from '../../src/publication/jobs.ts'
import { mailing } from '../../src/publication/jobs/mailing.ts'
import { settleDelivery } from '../../src/publication/stores/deliveries.ts'
import { openBlueskyServer, TEST_ACCOUNT } from '../bluesky-server.ts'
import { openMailServer } from '../mail-server.ts'
import { openS3Server, TEST_BUCKET, TEST_KEY, TEST_REGION } from '../s3-server.ts'
import { openTelegramServer, TEST_BOT_TOKEN, TEST_CHANNEL } from '../telegram-server.ts'
import { openWebhookServer, TEST_WEBHOOK_SECRET } from '../webhook-server.ts'
import { openWordPressServer, TEST_WRITER } from '../wordpress-server.ts'

const READERS = 2
const SETTLED_WITHIN_MS = 180_000

const now = () => new Date()
const [wordpress, telegram, bluesky, webhook, s3, mail] = await Promise.all([
  openWordPressServer(),
  openTelegramServer(),
  openBlueskyServer(),
  openWebhookServer({ now }),
  openS3Server({ now }),
  openMailServer(),
])

/** How many times a text stands at each of the channels that show it to somebody, by its title. */
const standing: Record<string, (names: (text: string) => boolean) => number> = {
  wordpress: (names) => wordpress.public().filter((it) => names(JSON.stringify(it))).length,
  telegram: (names) => [...telegram.channel.values()].filter((it) => names(it.html)).length,
  bluesky: (names) => [...bluesky.posts.values()].filter((it) => names(JSON.stringify(it.value))).length,
  webhook: (names) => [...webhook.arrived.values()].filter((it) => names(JSON.stringify(it.data))).length,
}

/** What the services were asked so far: one more means that something is on its way in this moment. */
export const askedSoFar = (): number =>
  [wordpress, telegram, bluesky, webhook, s3].reduce((sum, it) => sum + it.asked.length, mail.received.length)

/** Sets the channels as an administrator does, and a list of journalists as the press officer. */
export async function addDestinations(people: { administrator: ApiClient; press: ApiClient }): Promise<void> {
  const setting = { host: '127.0.0.1', port: mail.port, security: 'none', username: '', sender: 'humas@contoh.go.id' } as const // prettier-ignore
  await people.administrator.call(saveMail, { body: { ...setting, seenRevision: 0 } })
  const list = { name: 'Wartawan uji', about: '', beats: ['uji'], kinds: [], languages: [], retired: false }
  const { id } = await people.press.call(addPressList, { body: list })
  for (let count = 1; count <= READERS; count++) {
    const journalist = {
      name: `Wartawan ${count}`,
      outletId: null,
      post: '',
      email: `wartawan-${count}@media.id`,
      phone: '',
      beats: ['uji'],
      languages: [],
      ukwLevel: null,
      ukwNumber: '',
      ukwUntil: null,
      note: '',
      retired: false,
    }
    const added = await people.press.call(addJournalist, { body: journalist })
    const consent = { kind: 'given', happenedOn: '2026-01-05', how: 'surat' } as const
    await people.press.call(noteConsent, { params: { journalistId: added.id }, body: consent })
  }
  const all = [
    { channel: 'wordpress', address: wordpress.address, settings: { username: TEST_WRITER.username, topic: 'category' }, secret: TEST_WRITER.password }, // prettier-ignore
    { channel: 'telegram', address: telegram.address, settings: { channel: TEST_CHANNEL }, secret: TEST_BOT_TOKEN },
    { channel: 'bluesky', address: bluesky.address, settings: { identifier: TEST_ACCOUNT.identifier }, secret: TEST_ACCOUNT.password }, // prettier-ignore
    { channel: 'webhook', address: webhook.address, settings: { place: 'inside' }, secret: TEST_WEBHOOK_SECRET },
    { channel: 's3', address: s3.address, settings: { bucket: TEST_BUCKET, region: TEST_REGION, accessKeyId: TEST_KEY.accessKeyId }, secret: TEST_KEY.secretAccessKey }, // prettier-ignore
    { channel: 'email', address: '', settings: { list: id, replyTo: '', perMinute: '6000' } },
  ]
  for (const it of all)
    await people.administrator.call(addDestination, { body: { name: it.channel, on: true, contentTypes: [], perMinute: 600, ...it } }) // prettier-ignore
}

/**
 * Another process takes over what was left, until nothing waits. A delivery that was killed again and again is given up and
 * told to a person, who tries it again once. Says how much still waited at the end of its patience.
 */
export async function settleDestinations(site: OutgoingSite): Promise<{ left: number; triedInVain: number }> {
  const writeLetters = mailing({ ...site, files: openFileStore(site.filesFolder), smtpPassword: undefined })
  const until = performance.now() + SETTLED_WITHIN_MS
  const triedAgain = new Set<string>()
  for (;;) {
    while (await deliverNext(site, now()));
    await writeLetters(now())
    for (const id of await listGivenUp(site.db)) if (!triedAgain.has(id)) await tryAgain(site.db, id)
    const left = await countUnderWay(site.db)
    if (left === 0 || performance.now() > until) return { left, triedInVain: triedAgain.size }
    await wait(20)
  }

  async function tryAgain(db: Db, id: string): Promise<void> {
    triedAgain.add(id)
    await db.transaction().execute((tx) => settleDelivery(tx, id, 'waiting', '', now()))
  }
}

/** What failed and somebody was told of. */
async function listGivenUp(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from delivery where state = 'failed'
      and exists (select from notice where kind = 'delivery-failed' and about like 'delivery/' || delivery.id || '/%')`.execute(
    db,
  )
  return rows.map((it) => it.id)
}

async function countUnderWay(db: Db): Promise<number> {
  const count = db.fn.countAll<number>().as('n')
  const states = ['waiting', 'sending'] as const
  const deliveries = await db.selectFrom('delivery').select(count).where('state', 'in', states).executeTakeFirstOrThrow() // prettier-ignore
  const letters = await db.selectFrom('release_recipient').select(count).where('state', 'in', states).executeTakeFirstOrThrow() // prettier-ignore
  return Number(deliveries.n) + Number(letters.n)
}

/**
 * What became of every delivery and letter, held against what stands at the other end: a text that is sent stands there
 * exactly once, one that is uncertain at most once and is shown to a person, and nothing else is an end.
 */
export async function countDelivered(db: Db) {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('version', (on) =>
      on.onRef('version.dossier_id', '=', 'publication.dossier_id').onRef('version.hash', '=', 'delivery.version_hash'),
    )
    .select(['delivery.channel', 'delivery.state', 'delivery.problem', 'version.content'])
    .where('delivery.channel', 'in', Object.keys(standing))
    .execute()
  const count = { sent: 0, uncertain: 0, doubled: 0, lost: 0 }
  for (const it of rows) {
    const { title } = JSON.parse(it.content) as { title: string }
    const named = new RegExp(`${title}(?!\\d)`)
    judge(it, standing[it.channel]?.((text) => named.test(text)) ?? 0)
  }
  for (const it of await db.selectFrom('release_recipient').select(['id', 'state', 'problem']).execute())
    judge({ channel: 'letter', ...it }, mail.received.filter(({ letter }) => letter.includes(`<${it.id}@`)).length)
  return count

  function judge(it: { channel: string; state: string; problem: string }, seen: number): void {
    if (seen > 1) count.doubled++
    else if (it.state === 'sent' && seen === 1) count.sent++
    else if (it.state === 'unsure') count.uncertain++
    else {
      count.lost++
      console.log(`${it.channel}: ${it.state} while ${seen} stand there: ${it.problem}`)
    }
  }
}

/** @throws {AssertionError} when a request was outside what its service takes */
export async function closeDestinations(): Promise<void> {
  for (const it of [wordpress, telegram, bluesky, webhook, s3, mail]) await it.close()
}
