import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { dayOf, ZONE } from '../src/base/calendar.ts'
import { addComment } from '../src/dossier/api/comments.ts'
import { actOnDossier, readDossier } from '../src/dossier/api.ts'
import { writeNarrative } from '../src/dossier/api/narratives.ts'
import { addItem, closeRound, markLevel, mergeItem, openRound, pickItem } from '../src/inventory/api.ts'
import { insertPerson, insertTenure } from '../src/office/store.ts'
import { insertToken } from '../src/office/stores/tokens.ts'
import { bringTo, openTestOffice, someContent, tryAct, type TestOffice } from './office.ts'

/**
 * A sensitive dossier on its whole way, from a round's register to its publication, named to the four who carry it. The
 * outsider holds every post of the office and still is not named; neither are the administrator and the auditor.
 */
const SECRET = 'Kelinciputih'
const outsiders = ['outsider', 'administrator', 'auditor'] as const
type Outsider = (typeof outsiders)[number]

let office: TestOffice
let outsiderToken = ''
let ids: Record<string, string> = {}
let routes: { method: string; path: string; query: string[] }[] = []
let dossierNumber = ''

before(async () => {
  office = await openTestOffice()
  const now = new Date()
  const today = dayOf(ZONE, now)
  await office.db.transaction().execute(async (tx) => {
    const person = { name: 'Orang Luar', email: 'luar@contoh.go.id', role: 'officer' as const, rank: '', nip: '' }
    const personId = await insertPerson(tx, { ...person, passwordHash: 'x' }, now)
    for (const postId of ['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas'])
      await insertTenure(tx, { personId, postId, fromOn: today, untilOn: null }, now)
    const expiresAt = new Date(now.getTime() + 86_400_000)
    outsiderToken = (await insertToken(tx, { personId, name: 'uji', expiresAt }, now)).token
  })
  ids = await carrySecretDossier(today)
  const { body } = await office.nobody.send('GET', '/api/openapi.json')
  const paths = body['paths'] as Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({
      method: method.toUpperCase(),
      path,
      query: (it.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
    })),
  )
})
after(() => office.close())

async function carrySecretDossier(today: string): Promise<Record<string, string>> {
  const { fungsional, sekretaris } = office.people
  const kabid = office.people['kepala-bidang']
  const kadis = office.people['kepala-dinas']
  const round = await fungsional.call(openRound, { body: { title: 'Putaran' } })
  const item = {
    kind: 'issue' as const,
    title: `${SECRET} butir`,
    summary: `${SECRET} ringkas`,
    agency: `${SECRET} dinas`,
    source: `${SECRET} sumber`,
    sourceUrl: '',
    notedOn: today,
    level: 'alert' as const,
    programmeId: null,
  }
  const { id: itemId } = await fungsional.call(addItem, { body: item })
  // What is the same thing is joined, and what is joined to that: as few may read it as its dossier.
  const { id: joinedId } = await fungsional.call(addItem, { body: { ...item, title: `${SECRET} kembar` } })
  const { id: furtherId } = await fungsional.call(addItem, { body: { ...item, title: `${SECRET} kembar lagi` } })
  const level = { level: 'crisis' as const, reason: `${SECRET} anak`, seenRevision: 1 }
  await fungsional.call(markLevel, { params: { itemId: joinedId }, body: level })
  const text = { title: `${SECRET} narasi`, text: `${SECRET} pesan`, basis: 'Rapat', facts: [], validFrom: today, validUntil: today } // prettier-ignore
  const narratives = await Promise.all(
    [itemId, joinedId].map((one) => fungsional.call(writeNarrative, { body: { itemId: one, text } })),
  )
  await fungsional.call(mergeItem, { params: { itemId: furtherId }, body: { into: joinedId } })
  await fungsional.call(mergeItem, { params: { itemId: joinedId }, body: { into: itemId } })
  const picked = await fungsional.call(pickItem, { params: { itemId }, body: { urgent: true } })
  const { dossierId } = picked
  dossierNumber = picked.number
  const params = { dossierId }
  const { revision } = await kabid.call(readDossier, { params })
  await kabid.call(actOnDossier, {
    params,
    body: {
      seenRevision: revision,
      act: {
        kind: 'limit',
        reason: `${SECRET} menyangkut anak`,
        readers: { personIds: [fungsional, kabid, sekretaris, kadis].map((it) => it.personId), postIds: [] },
      },
    },
  })
  const form = new FormData()
  form.append('file', new Blob([`${SECRET} lampiran`], { type: 'text/plain' }), `${SECRET}.txt`)
  const sent = new Response(form)
  const upload = await office.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      authorization: `Bearer ${fungsional.token}`,
      'content-type': sent.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  const file = upload.json() as { hash: string; mediaType: string; sizeBytes: number; name: string }
  const content = someContent(`${SECRET} judul`, { summary: `${SECRET} isi`, attachments: [file] })
  const version = await bringTo(office, dossierId, 4, content)
  await kabid.call(addComment, { params, body: { text: `${SECRET} komentar` } })
  await fungsional.call(closeRound, { params: { roundId: round.id }, body: {} })
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const who of [kabid, fungsional]) {
    const { revision: seenRevision } = await who.call(readDossier, { params })
    await who.call(actOnDossier, { params, body: { seenRevision, act: { kind: 'complete', version } } })
  }
  const one = async (table: 'publication' | 'delivery' | 'disposition' | 'comment' | 'agenda_entry') =>
    (await office.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id
  const comment = await office.db
    .selectFrom('ledger_entry')
    .select('index')
    .where('body', 'like', '%"kind":"dossier-comment"%')
    .executeTakeFirstOrThrow()
  return {
    dossierId,
    itemId,
    joinedId,
    furtherId,
    narrativeId: narratives[0]?.id ?? '',
    joinedNarrativeId: narratives[1]?.id ?? '',
    programmeId: itemId,
    roundId: round.id,
    fileHash: file.hash,
    versionHash: version,
    publicationId: await one('publication'),
    deliveryId: await one('delivery'),
    dispositionId: await one('disposition'),
    commentId: await one('comment'),
    entryId: await one('agenda_entry'),
    index: String(comment.index),
  }
}

const thisMonth = dayOf(ZONE, new Date()).slice(0, 7)

/** The addresses to ask of one route: its parameters are those of the secret dossier, its searches name it. */
function addressesOf({ path, query }: (typeof routes)[number]): string[] {
  const filled = (form: string) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'hash') return (path.startsWith('/api/files') ? ids['fileHash'] : ids['versionHash']) ?? ''
      if (name === 'form') return form
      return ids[name] ?? { size: '1', on: '2026-08-17', token: 'x'.repeat(32) }[name] ?? randomUUID()
    })
  const forms = path.includes('{form}') ? ['csv', 'xlsx', 'json'] : ['']
  const asked = [
    {},
    { search: SECRET },
    { search: dossierNumber },
    { dossier: ids['dossierId'] ?? '' },
    { state: 'published' },
    { level: 'alert' },
  ].filter((it) => Object.keys(it).every((name) => query.includes(name)))
  const needed = {
    ...(['/api/agenda', '/api/agenda/expedition'].includes(path) && {
      book: 'outgoing',
      year: String(new Date().getFullYear()),
    }),
    ...(path === '/api/editorial-calendar' && { from: `${thisMonth}-01`, to: `${thisMonth}-28` }),
    ...(path.startsWith('/api/compliance') && { from: thisMonth, to: thisMonth }),
    ...(path.startsWith('/api/reports/clippings') && { from: `${thisMonth}-01`, to: `${thisMonth}-28` }),
  }
  return forms.flatMap((form) =>
    asked.map((it) => {
      const search = new URLSearchParams({ ...needed, ...it } as Record<string, string>)
      return search.size > 0 ? `${filled(form)}?${search}` : filled(form)
    }),
  )
}

async function ask(token: string, method: string, url: string, body: object = {}) {
  const response = await office.app.inject({
    method: method as 'GET',
    url,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { payload: JSON.stringify(body) }),
  })
  return { status: response.statusCode, text: `${response.body}\n${JSON.stringify(response.headers)}` }
}
const tokenOf = (who: Outsider) => (who === 'outsider' ? outsiderToken : office.people[who].token)

describe('a dossier limited to named people', () => {
  test('is read by those it names, on many a route, so that what follows means something', async () => {
    let told = 0
    for (const route of routes.filter((it) => it.method === 'GET'))
      for (const address of addressesOf(route)) {
        const { status, text } = await ask(office.people.fungsional.token, 'GET', address)
        assert.ok(status < 500, `${address}: ${status} ${text}`)
        if (text.includes(SECRET)) told++
      }
    assert.ok(told >= 15, `only ${told} routes tell the insider of it`)
  })

  for (const who of outsiders)
    test(`no route tells the ${who} a word of it: list, search, file, paper or export`, async () => {
      for (const route of routes.filter((it) => it.method === 'GET'))
        for (const address of addressesOf(route)) {
          const { status, text } = await ask(tokenOf(who), 'GET', address)
          assert.ok(status < 500, `${address}: ${status} ${text}`)
          assert.doesNotMatch(text, new RegExp(SECRET, 'i'), `${who} ${address}`)
        }
    })

  for (const who of outsiders)
    test(`to the ${who} it is as a dossier that is not there, whatever is tried on it`, async () => {
      for (const { method, path, query } of routes.filter((it) => it.path.includes('{dossierId}')))
        for (const address of addressesOf({ method, path, query })) {
          const { status } = await ask(tokenOf(who), method, address)
          const role = who === 'auditor' && method !== 'GET' ? 403 : 404
          assert.ok(status === 404 || status === role, `${who} ${method} ${address}: ${status}`)
        }
    })

  test('a delivery, a sheet, an item and a file of it are as little there', async () => {
    for (const [method, address, body] of [
      ['GET', `/api/files/${ids['fileHash']}`],
      ['GET', `/api/publications/${ids['publicationId']}`],
      ['GET', `/api/publications/${ids['publicationId']}/receipts`],
      ['GET', `/api/publications/${ids['publicationId']}/receipts/csv`],
      ['GET', `/api/dispositions/${ids['dispositionId']}`],
      ['GET', `/api/inventory/items/${ids['itemId']}`],
      ['GET', `/api/inventory/items/${ids['joinedId']}`],
      ['GET', `/api/inventory/items/${ids['furtherId']}`],
      ['GET', `/api/narratives/${ids['joinedNarrativeId']}`],
      ['POST', `/api/inventory/items/${ids['joinedId']}/restoration`, {}],
      ['POST', `/api/inventory/items/${ids['furtherId']}/restoration`, {}],
      ['POST', `/api/inventory/items/${ids['itemId']}/watch`, { watched: true }],
      ['POST', `/api/inventory/items/${ids['itemId']}/dismissal`, { reason: 'bukan urusan' }],
      ['POST', `/api/inventory/items/${ids['itemId']}/assignment`, { personId: null }],
      ['POST', '/api/inventory/items/watch', { items: [{ itemId: ids['itemId'] }], watched: true }],
      ['POST', '/api/inventory/items/dismissal', { items: [{ itemId: ids['itemId'] }], reason: 'bukan urusan' }],
      ['POST', '/api/inventory/items/restoration', { items: [{ itemId: ids['joinedId'] }, { itemId: ids['furtherId'] }] }], // prettier-ignore
      ['POST', '/api/inventory/items/assignment', { items: [{ itemId: ids['itemId'], personId: null }] }],
      ['POST', `/api/inventory/items/${ids['itemId']}/pick`, { urgent: false }],
      ['POST', `/api/inventory/items/${ids['joinedId']}/pick`, { urgent: false }],
      ['POST', `/api/inventory/items/${ids['joinedId']}/merge`, { into: ids['itemId'] }],
      ['POST', `/api/inventory/items/${ids['itemId']}/level`, { level: 'watch', reason: 'x', seenRevision: 1 }],
      ['POST', `/api/inventory/items/${ids['itemId']}/split`, { mentions: [randomUUID()] }],
      ['POST', `/api/inventory/items/${ids['itemId']}/claim`, { mentionId: null, quote: 'x', label: null }],
      ['POST', `/api/deliveries/${ids['deliveryId']}/retry`],
      ['POST', `/api/publications/${ids['publicationId']}/pin`, { pinned: true }],
      ['POST', `/api/publications/${ids['publicationId']}/term`, { reviewOn: null, validUntil: null, seen: { reviewOn: null, validUntil: null } }], // prettier-ignore
      ['POST', `/api/publications/${ids['publicationId']}/review`, { note: '', nextOn: null }],
    ] as const)
      assert.equal((await ask(outsiderToken, method, address, body)).status, 404, address)
  })

  test('no entry of the ledger tells its words to who may not read them', async () => {
    const { count } = await office.db
      .selectFrom('ledger_entry')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    for (let index = 0; index < Number(count); index++) {
      const { text } = await ask(outsiderToken, 'GET', `/api/ledger/entries/${index}`)
      assert.doesNotMatch(text, new RegExp(SECRET, 'i'), text)
    }
  })

  test('no book of clippings is printed that bears the name of it or of what was joined to it', async () => {
    for (const item of [ids['itemId'], ids['joinedId'], ids['furtherId']]) {
      const body = { kind: 'clipping-book', from: `${thisMonth}-01`, to: `${thisMonth}-28`, item }
      const { status, text } = await ask(outsiderToken, 'POST', '/api/papers', body)
      assert.deepEqual([status, /clippings-limited/.test(text)], [422, true], text)
    }
  })

  test('counts agree with lists: nothing of it is counted for who may not read it', async () => {
    const read = async (token: string, path: string) =>
      JSON.parse((await ask(token, 'GET', path)).text.split('\n')[0] ?? '')
    const open = async (token: string) => {
      const day = await read(token, '/api/day')
      const editions = await read(token, '/api/editions')
      const round = await read(token, `/api/inventory/rounds/${ids['roundId']}`)
      return [day.publishedToday, day.recent.length > 0, editions.rows[0].running, round.counts.picked]
    }
    assert.deepEqual(await open(office.people.fungsional.token), [1, true, 0, 1])
    // A closed round's figures are those of its register, which keeps the line and its number.
    assert.deepEqual(await open(outsiderToken), [0, false, 0, 1])
  })

  test('the books keep its numbers without a gap, and the register its line, with the words withheld', async () => {
    const year = new Date().getFullYear()
    const book = JSON.parse(
      (await ask(outsiderToken, 'GET', `/api/agenda?book=outgoing&year=${year}`)).text.split('\n')[0] ?? '',
    ) as { rows: { number: number; subject: string; dossierId: string | null }[] }
    assert.deepEqual(
      book.rows.map((row) => [row.number, row.subject, row.dossierId]),
      [4, 3, 2, 1].map((number) => [number, '', null]),
    )
    const json = await ask(outsiderToken, 'GET', `/api/inventory/rounds/${ids['roundId']}/register/json`)
    assert.equal(json.status, 403)
  })
})

describe('limiting and opening a dossier', () => {
  const limit = (dossierId: string, readers: object | null, by = office.people['kepala-bidang'], reason = 'peka') =>
    tryAct(by, dossierId, { kind: 'limit', reason, readers })
  const begun = async (level: 'watch' | 'alert' = 'watch') => {
    const { fungsional } = office.people
    const item = {
      kind: 'issue' as const,
      title: `Biasa ${randomUUID()}`,
      summary: '',
      agency: '',
      source: '',
      sourceUrl: '',
      notedOn: '2026-11-24',
      level,
      programmeId: null,
    }
    const { id } = await fungsional.call(addItem, { body: item })
    return (await fungsional.call(pickItem, { params: { itemId: id }, body: { urgent: true } })).dossierId
  }

  test('who limits it still reads it, and its trail and the ledger say who, when and why', async () => {
    const dossierId = await begun()
    const kabid = office.people['kepala-bidang']
    assert.equal((await limit(dossierId, { personIds: [], postIds: ['sekretaris'] })).status, 200)
    const read = await kabid.call(readDossier, { params: { dossierId } })
    assert.deepEqual(
      [read.limited, read.readers?.people.map((it) => it.id), read.readers?.posts.map((it) => it.id)],
      [true, [kabid.personId], ['sekretaris']],
    )
    assert.deepEqual([read.trail[0]?.kind, read.trail[0]?.note], ['limit', 'peka'])
    assert.equal((await office.people.fungsional.send('GET', `/api/dossiers/${dossierId}`)).status, 404)
  })

  test('what waits for an answer is counted for who may read it alone', async () => {
    const { fungsional } = office.people
    const counted = async () =>
      (JSON.parse((await ask(outsiderToken, 'GET', '/api/day')).text.split('\n')[0] ?? '') as { unanswered: object })
        .unanswered
    const before = await counted()
    const dossierId = await begun('alert')
    await limit(dossierId, { personIds: [fungsional.personId], postIds: [] })
    assert.deepEqual(await counted(), before)
  })

  test('opened again, the whole office reads it', async () => {
    const dossierId = await begun()
    await limit(dossierId, { personIds: [], postIds: [] })
    assert.equal((await limit(dossierId, null)).status, 200)
    assert.equal((await office.people.auditor.send('GET', `/api/dossiers/${dossierId}`)).status, 200)
  })

  test('it goes no further where nobody may read it', async () => {
    const dossierId = await begun()
    const { fungsional } = office.people
    await limit(dossierId, { personIds: [fungsional.personId], postIds: [] })
    await assert.rejects(bringTo(office, dossierId, 3, someContent('Terbatas')), /reader-missing/)
  })

  test('it is refused without a reason, for an unknown reader, by who neither acts nor coordinates', async () => {
    const dossierId = await begun()
    const none = { personIds: [], postIds: [] }
    const code = async (reply: Promise<{ status: number; body: Record<string, unknown> }>) => {
      const { status, body } = await reply
      return [status, body['code']]
    }
    assert.equal((await limit(dossierId, none, office.people['kepala-bidang'], '  ')).status, 422)
    assert.deepEqual(await code(limit(dossierId, { personIds: [randomUUID()], postIds: [] })), [422, 'reader-unknown'])
    assert.deepEqual(await code(limit(dossierId, { personIds: [], postIds: ['tak-ada'] })), [422, 'reader-unknown'])
    assert.deepEqual(await code(limit(dossierId, none, office.people.sekretaris)), [403, 'not-your-step'])
  })
})
