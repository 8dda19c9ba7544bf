import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '../../src/base/id.ts'
import { seal } from '../../src/base/sealed.ts'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { sendWebhook } from '../../src/outgoing/webhook.ts'
import { deliverElsewhere, deliverToPortal } from '../../src/publication/jobs.ts'
import { madeOffice, madePublication, PERSON } from '../made-publications.ts'
import { openWebhookServer, TEST_WEBHOOK_SECRET } from '../webhook-server.ts'
import { count, inParallel, times, timed, type Figure } from './measure.ts'

const DESTINATIONS = 10
const TEXTS = 50
const AT_ONCE = 4 // as the server does
const SHARE_MS = 100 // what each destination is given at the most: 600 a minute

/** The outbox alone: many texts to many destinations that answer at once, each claimed, judged, sent and kept. */
export async function measureDeliveries(): Promise<Figure[]> {
  const { db, close } = await temporaryDatabase()
  const root = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  const receiver = await openWebhookServer({ now: () => new Date() })
  try {
    const began = new Date()
    const secret = 'x'.repeat(43)
    await madeOffice(db, new Date(began.getTime() - 86_400_000))
    for (let n = 0; n < DESTINATIONS; n++) {
      const id = newId()
      const sealed = seal(TEST_WEBHOOK_SECRET, secret, id)
      await sql`insert into destination (id, channel, name, by_hand, "on", address, settings, secret, content_types,
          per_minute, revision, changed_by, changed_at)
        values (${id}, 'webhook', ${`Mitra ${n}`}, false, true, ${receiver.address}, '{"place":"inside"}', ${sealed}, '{}',
          600, 1, ${PERSON}, ${began})`.execute(db)
    }
    const site = { db, portalFolder: join(root, 'portal'), filesFolder: join(root, 'files'), url: 'https://siar.contoh.go.id', secret } // prettier-ignore
    for (let n = 0; n < TEXTS; n++) await madePublication(db, { title: `Kabar ${n}` }, began)
    while (await deliverToPortal(site, new Date()));
    // Each look is at a later instant, so that nothing waits for its destination's share of a minute.
    let looks = 0
    const later = () => new Date(began.getTime() + 1_000 + Math.floor(looks++ / DESTINATIONS) * SHARE_MS)
    const took = await timed(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let idle = 0; idle < 20;) idle = (await deliverElsewhere(site, later())) ? 0 : idle + 1
        }),
      ),
    )
    const all = DESTINATIONS * TEXTS
    if (receiver.arrived.size !== all) throw new Error(`${receiver.arrived.size} of ${all} arrived`)
    const body = JSON.stringify([...receiver.arrived.values()][0])
    const bare = await inParallel(
      AT_ONCE,
      Array.from({ length: all }, (_, n) => n),
      async () => {
        const message = { id: newId(), body }
        const sent = await sendWebhook({ address: receiver.address, secrets: [TEST_WEBHOOK_SECRET], isOwn: true }, message, new Date()) // prettier-ignore
        if (!sent.ok) throw new Error('not taken')
      },
    )
    return [
      {
        what: `${TEXTS} texts to ${DESTINATIONS} destinations, each once, in order, with its approval looked at again`,
        measured: `${count((all / took) * 1000)} deliveries/s`,
        yardstick: `the same messages bare: ${count((all / bare) * 1000)}/s; ${times(took / bare)}`,
        aim: `≥ ${DESTINATIONS} destinations’ full share, ${(DESTINATIONS * 1000) / SHARE_MS}/s`,
        reached: (all / took) * 1000 >= (DESTINATIONS * 1000) / SHARE_MS,
      },
    ]
  } finally {
    await receiver.close()
    await close()
    await rm(root, { recursive: true, force: true })
  }
}
