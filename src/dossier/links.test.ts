import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { guardedGet, type GuardedGet } from '../outgoing/guarded.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { readDossier } from './api.ts'
import { checkText, readFindings } from './api/gates.ts'
import { checkNextLinks } from './jobs.ts'
import { askForLinks } from './stores/links.ts'

/** The links of texts on their way, looked at over a real line: this machine stands for the internet. */
const SITE = 'http://data.contoh.go.id'
const HOUR = 60 * 60_000
const start = Date.now()
const answers: Record<string, number> = { '/ada': 200, '/hilang': 404, '/rusak': 502, '/tertutup': 403 }

let office: TestOffice
let server: Server
let base = ''
let asked: string[] = []
let [underWay, mostAtOnce] = [0, 0]
before(async () => {
  office = await openTestOffice()
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    mostAtOnce = Math.max(mostAtOnce, ++underWay)
    setTimeout(() => {
      underWay--
      response.writeHead(answers[request.url ?? ''] ?? 200).end()
    }, 5)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(async () => {
  server.closeAllConnections()
  server.close()
  await office.close()
})
beforeEach(async () => {
  await office.db.updateTable('dossier').set({ state: 'withdrawn' }).execute() // those of other tests are on no way
  await office.db.deleteFrom('link_check').execute()
  asked = []
})

/** Asks over a real line; only the site's name is ours to lead to this machine. */
function getFromSite(): GuardedGet {
  const get = guardedGet({ mayConnect: () => true, ports: new Set([new URL(base).port]), timeoutMs: 2_000 })
  return (address, it) => get(address.replace(SITE, base), it)
}
const text = (title: string, ...paths: string[]) =>
  someContent(title, {
    body: {
      type: 'doc',
      content: paths.map((path) => ({
        type: 'paragraph',
        content: [
          { type: 'text', text: 'data resmi', marks: [{ type: 'link', attrs: { href: new URL(path, SITE).href } }] },
        ],
      })),
    },
  })
/** As the job does: at once again while there may be more. */
async function lookAround(at: Date): Promise<string[]> {
  asked = []
  const get = getFromSite()
  while (await checkNextLinks(office.db, get, at));
  return asked
}
const later = (hours: number) => new Date(start + hours * HOUR)
const stateOf = async (path: string) =>
  (
    await office.db
      .selectFrom('link_check')
      .select('state')
      .where('address', '=', new URL(path, SITE).href)
      .executeTakeFirst()
  )?.state
const ask = (who: TestPerson, dossierId: string) => who.send('POST', `/api/dossiers/${dossierId}/links/check`, {})
const linksOf = async (dossierId: string, who = office.people.fungsional) =>
  (await who.call(readFindings, { params: { dossierId } })).links

describe('links of texts on their way', () => {
  test('are looked at a few at a time, and what was found is told to the gate', async () => {
    const dossierId = await beginDossier(office)
    const paths = ['/ada', '/hilang', '/rusak', '/tertutup']
    await writeDraft(office, dossierId, text('Tautan', ...paths))
    mostAtOnce = 0
    assert.deepEqual(await lookAround(new Date()), paths)
    assert.equal(mostAtOnce, 1, 'one site is asked for one page at a time')
    assert.deepEqual(await Promise.all(paths.map(stateOf)), ['answers', 'gone', 'silent', 'answers'])
    assert.deepEqual(await lookAround(new Date()), [], 'what was looked at today is not looked at again')
    const { findings } = await office.people.auditor.call(readFindings, { params: { dossierId } })
    assert.deepEqual(
      findings.filter((it) => it.gate === 'links').map((it) => it.code),
      ['link-gone', 'link-silent'],
    )
  })

  test('that lead inside are never asked for', async () => {
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Ke dalam', `${base}/rahasia`))
    await checkNextLinks(office.db, guardedGet({ ports: new Set([new URL(base).port]) }), new Date())
    assert.deepEqual(asked, [])
    assert.equal(await stateOf(`${base}/rahasia`), 'inside')
  })

  test('are looked at day after day while the text waits for its decision, and no more once it is decided against', async () => {
    const dossierId = await beginDossier(office, 'Menunggu')
    await bringTo(office, dossierId, 4, text('Menunggu', '/ada'))
    assert.deepEqual(await lookAround(later(0)), ['/ada'])
    assert.deepEqual(await lookAround(later(23)), [])
    answers['/ada'] = 404
    assert.deepEqual(await lookAround(later(25)), ['/ada'])
    assert.equal(await stateOf('/ada'), 'gone')
    answers['/ada'] = 200
    const kabid = office.people['kepala-bidang']
    assert.equal((await tryAct(kabid, dossierId, { kind: 'hold', reason: 'menunggu data' })).status, 200)
    assert.deepEqual(await lookAround(later(27)), ['/ada'], 'a text that is held is still on its way')
    assert.equal((await tryAct(kabid, dossierId, { kind: 'withdraw', reason: 'batal' })).status, 200)
    assert.deepEqual(await lookAround(later(99)), [])
  })

  test('that are gone or silent are asked again within the hour, and less and less often the longer they are', async () => {
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Putus', '/hilang', '/ada'))
    const hours: number[] = []
    for (let hour = 0; hour <= 72; hour++) if ((await lookAround(later(hour))).includes('/hilang')) hours.push(hour)
    assert.deepEqual(hours, [0, 1, 2, 4, 8, 16, 32, 56])
  })

  test('that a writer just put in are looked at at once, the oldest knowledge before younger', async () => {
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Lama', '/a'))
    await lookAround(later(0))
    await writeDraft(office, dossierId, text('Baru', '/a', '/b'))
    assert.deepEqual(await lookAround(later(1)), ['/b'])
    await writeDraft(office, dossierId, text('Terbaru', '/b', '/c', '/a'))
    assert.deepEqual(await lookAround(later(30)), ['/c', '/a', '/b'])
  })

  test('of a text full of them are looked at in turns with those of other texts', async () => {
    const [full, other] = [await beginDossier(office), await beginDossier(office)]
    await writeDraft(office, full, text('Penuh', ...Array.from({ length: 12 }, (_, at) => `/penuh-${at}`)))
    await writeDraft(office, other, text('Lain', '/lain'))
    const order = await lookAround(new Date())
    assert.equal(order.length, 13)
    assert.ok(order.indexOf('/lain') <= 5, `after five at most: ${order.join(' ')}`)
  })

  test('of one text are not looked at by two processes, and of a process that died after a while', async () => {
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Berdua', '/a', '/b'))
    const now = new Date()
    await Promise.all([1, 2].map(() => checkNextLinks(office.db, getFromSite(), now)))
    assert.deepEqual(asked.toSorted(), ['/a', '/b'])
    await office.db
      .updateTable('link_watch')
      .set({ taken_until: later(0.1), due_at: now })
      .where('dossier_id', '=', dossierId)
      .execute()
    await office.db.deleteFrom('link_check').execute()
    assert.deepEqual(await lookAround(now), [])
    assert.deepEqual(await lookAround(later(0.2)), ['/a', '/b'])
  })
})

describe('looking at links now', () => {
  test('puts a text before all others, also what answered lately, and tells how far it is', async () => {
    const { fungsional } = office.people
    const [one, two] = [await beginDossier(office), await beginDossier(office)]
    await writeDraft(office, one, text('Satu', '/satu', '/ada'))
    await lookAround(later(-2))
    await writeDraft(office, two, text('Dua', '/dua'))
    assert.deepEqual(
      { ...(await linksOf(one)), checkedAt: null },
      { addresses: 2, waiting: 0, checkedAt: null, whyNotNow: null },
    )
    const told = await ask(fungsional, one)
    assert.deepEqual([told.status, told.body['addresses'], told.body['waiting']], [200, 2, 2])
    const { links } = await fungsional.call(checkText, {
      params: { dossierId: one },
      body: { content: text('Satu', '/satu', '/ada', '/baru') },
    })
    assert.deepEqual([links?.addresses, links?.waiting], [3, 3], 'the same is told while one writes')
    answers['/satu'] = 410
    assert.deepEqual(await lookAround(new Date()), ['/satu', '/ada', '/dua'])
    assert.equal(await stateOf('/satu'), 'gone')
    assert.equal((await linksOf(one))?.waiting, 0)
    // Asked again within the minute: what was just looked at is not asked a second time.
    await ask(fungsional, one)
    assert.deepEqual(await lookAround(new Date()), [])
  })

  test('asked for while the look is under way, is done once more', async () => {
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Sela', '/sela'))
    const get = getFromSite()
    await checkNextLinks(
      office.db,
      async (address, it) => {
        await askForLinks(office.db, dossierId, later(1))
        return get(address, it)
      },
      new Date(),
    )
    assert.deepEqual(await lookAround(later(1)), ['/sela'])
    assert.deepEqual(await lookAround(later(1)), [])
  })

  test('is for those who work on the dossier, on its way only, and not without end', async () => {
    const { fungsional, auditor, sekretaris } = office.people
    const dossierId = await beginDossier(office)
    await writeDraft(office, dossierId, text('Siapa', '/ada'))
    assert.deepEqual(shown(await ask(auditor, dossierId)), [403, 'not-your-role'])
    assert.deepEqual(shown(await ask(sekretaris, dossierId)), [403, 'not-your-step'])
    assert.equal((await linksOf(dossierId, sekretaris))?.whyNotNow?.code, 'not-your-step')
    assert.deepEqual(
      shown(await fungsional.send('POST', `/api/dossiers/${dossierId}/links/check`, { address: 'http://x.id' })),
      [400, 'input'],
    )
    const kabid = office.people['kepala-bidang']
    for (let time = 0; time < 10; time++) assert.equal((await ask(kabid, dossierId)).status, 200)
    assert.deepEqual(shown(await ask(kabid, dossierId)), [429, 'too-often'])
    const { trail } = await fungsional.call(readDossier, { params: { dossierId } })
    assert.deepEqual(
      trail.map((it) => it.kind),
      ['complete', 'start'],
      'it is no act on the dossier',
    )
    await office.db.updateTable('dossier').set({ state: 'published' }).where('id', '=', dossierId).execute()
    assert.deepEqual(shown(await ask(fungsional, dossierId)), [409, 'not-running'])
  })
})
