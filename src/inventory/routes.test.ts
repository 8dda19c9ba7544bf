import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { inventoryOffice, noted, type InventoryOffice } from '../../test/inventory-office.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
})
after(() => office?.close())

const items = '/api/inventory/items'
const rounds = '/api/inventory/rounds'

const item = async (id: string) => (await office.get(`${items}/${id}`)).json()
const code = (answer: { json(): { code: string } }) => answer.json().code

describe('an item', () => {
  let roundId = ''
  before(async () => {
    roundId = await office.openRound('Butir')
  })

  test('keeps what was written, as one line where it is one line', async () => {
    const id = await office.note('  Jalan \n rusak  ', {
      summary: 'a\r\nb',
      sourceUrl: 'https://radar.id/x',
      level: 'alert',
    })
    const kept = await item(id)
    assert.deepEqual(
      [kept.title, kept.summary, kept.sourceUrl, kept.level, kept.round.id, kept.state, kept.revision],
      ['Jalan rusak', 'a\nb', 'https://radar.id/x', 'alert', roundId, 'open', 1],
    )
  })

  test('with wrong input is refused with the field, and never a defect', async () => {
    const wrong: [string, object][] = [
      ['title', { title: '' }],
      ['title', { title: '   ' }],
      ['title', { title: 'x'.repeat(1_000_000) }],
      ['title', { title: 'a\u0000b' }],
      ['title', { title: 'a\uD800' }],
      ['title', { title: 7 }],
      ['sourceUrl', { sourceUrl: 'javascript:alert(1)' }],
      ['notedOn', { notedOn: '31/02/2026' }],
      ['notedOn', { notedOn: '2026-02-31' }],
      ['kind', { kind: 'gossip' }],
      ['level', { level: 'merah' }],
      ['programmeId', { programmeId: 'x' }],
    ]
    for (const [field, more] of wrong) {
      const answer = await office.post(items, noted('Judul', more))
      assert.deepEqual([answer.statusCode, answer.json().field], [400, field], JSON.stringify(more).slice(0, 60))
    }
    assert.equal((await office.post(items, { ...noted('Judul'), lain: 1 })).statusCode, 400)
    const unknown = await office.post(items, noted('Judul', { programmeId: randomUUID() }))
    assert.deepEqual([unknown.statusCode, unknown.json().field], [422, 'programmeId'])
    const issue = await office.note('Isu')
    assert.equal(code(await office.post(items, noted('Judul', { programmeId: issue }))), 'programme-unknown')
    assert.equal((await office.get(`${items}/bukan-uuid`)).statusCode, 400)
    assert.equal(code(await office.get(`${items}/${randomUUID()}`)), 'not-found')
  })

  test('needs a key and is noted once however often it is sent', async () => {
    const headers = { 'idempotency-key': '' }
    assert.equal(code(await office.post(items, noted('Tanpa kunci'), { headers })), 'key-missing')
    const key = randomUUID()
    const [first, again] = await Promise.all([0, 1].map(() => office.post(items, noted('Sekali'), { key })))
    assert.equal(first?.body, again?.body)
    assert.equal(code(await office.post(items, noted('Lain'), { key })), 'key-reused')
  })

  test('is edited by whoever saw it as it is; the second of two is told', async () => {
    const id = await office.note('Sebelum')
    const written = { ...noted('Sesudah'), seenRevision: 1 }
    assert.equal((await office.put(`${items}/${id}`, written)).json().revision, 2)
    const late = await office.put(`${items}/${id}`, { ...written, title: 'Terlambat' })
    assert.deepEqual([late.statusCode, late.json().code, late.json().current], [409, 'item-changed', 2])
    assert.equal((await item(id)).title, 'Sesudah')
    assert.equal(
      (await office.post(`${items}/${id}/level`, { level: 'crisis', reason: 'Ada korban', seenRevision: 2 })).json()
        .revision,
      3,
    )
    assert.equal((await item(id)).level, 'crisis')
    assert.equal(code(await office.post(`${items}/${id}/level`, { level: 'watch', seenRevision: 2 })), 'item-changed')
  })

  test('is put aside with a reason, which the ledger holds by its hash, and can be taken back', async () => {
    const id = await office.note('Gosip')
    const empty = await office.post(`${items}/${id}/dismissal`, { reason: ' ' })
    assert.deepEqual([empty.statusCode, empty.json().code, empty.json().field], [422, 'reason-missing', 'reason'])
    assert.equal((await office.post(`${items}/${id}/dismissal`, { reason: 'Tidak benar adanya' })).statusCode, 200)
    const kept = await item(id)
    assert.deepEqual([kept.state, kept.dismissedReason, kept.whyNotPick.code], ['dismissed', 'Tidak benar adanya', 'item-not-open']) // prettier-ignore
    const entry = (await office.ledger('item-dismissed')).find((it) => it['itemId'] === id)
    assert.match(String(entry?.['saidHash']), /^[0-9a-f]{64}$/)
    assert.ok(!JSON.stringify(entry).includes('benar'))
    assert.equal(code(await office.post(`${items}/${id}/dismissal`, { reason: 'lagi' })), 'item-not-open')
    assert.equal(code(await office.post(`${items}/${id}/pick`, { urgent: false })), 'item-not-open')
    assert.equal((await office.post(`${items}/${id}/restoration`, {})).statusCode, 200)
    assert.equal((await item(id)).state, 'open')
    assert.equal(code(await office.post(`${items}/${id}/restoration`, {})), 'item-not-dismissed')
  })

  test('is touched by the post of step 1 alone, and read by all who are signed in', async () => {
    const id = await office.note('Milik langkah 1')
    const acts: [string, object][] = [
      ['dismissal', { reason: 'x' }],
      ['restoration', {}],
      ['pick', { urgent: true }],
      ['level', { level: 'crisis', seenRevision: 1 }],
    ]
    for (const [act, body] of acts) {
      assert.equal(code(await office.post(`${items}/${id}/${act}`, body, { as: office.kadis })), 'not-your-step', act)
      assert.equal(code(await office.post(`${items}/${id}/${act}`, body, { as: office.auditor })), 'not-your-role', act)
      assert.equal(code(await office.post(`${items}/${id}/${act}`, body, { as: null })), 'sign-in-needed', act)
    }
    assert.equal(code(await office.put(`${items}/${id}`, { ...noted('x'), seenRevision: 1 }, { as: office.kadis })), 'not-your-step') // prettier-ignore
    assert.equal(code(await office.post(items, noted('x'), { as: office.kadis })), 'not-your-step')
    const read = await office.get(`${items}/${id}`, { as: office.auditor })
    assert.deepEqual([read.statusCode, read.json().whyNotEdit.code], [200, 'not-your-role'])
    assert.equal((await item(id)).state, 'open')
  })

  test('picked stays in the round until it closes; picked as urgent, or at Siaga or Krisis, it leaves at once', async () => {
    const [calm, urgent] = [await office.note('Tenang'), await office.note('Mendesak', { level: 'attention' })]
    const grave = await office.note('Gawat', { level: 'alert' })
    const picked = (await office.post(`${items}/${calm}/pick`, { urgent: false })).json()
    const left = (await office.post(`${items}/${urgent}/pick`, { urgent: true })).json()
    const step = async (id: string) =>
      await office.db.selectFrom('dossier').select(['step', 'level']).where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual(await step(picked.dossierId), { step: 1, level: 'watch' })
    assert.deepEqual(await step(left.dossierId), { step: 2, level: 'attention' })
    const { dossierId } = (await office.post(`${items}/${grave}/pick`, { urgent: false })).json()
    assert.deepEqual(await step(dossierId), { step: 2, level: 'alert' })
    assert.deepEqual((await item(calm)).dossier, { id: picked.dossierId, number: picked.number })
    assert.equal(code(await office.post(`${items}/${calm}/pick`, { urgent: true })), 'item-not-open')
    await office.closeRound(roundId)
    assert.equal((await step(picked.dossierId)).step, 2)
    roundId = await office.openRound('Lagi')
  })

  test('picked by two at the same instant becomes one dossier', async () => {
    const id = await office.note('Rebutan')
    const both = await Promise.all([0, 1].map(() => office.post(`${items}/${id}/pick`, { urgent: false })))
    assert.deepEqual(both.map((it) => it.statusCode).toSorted(), [200, 409])
    const { count } = await office.db.selectFrom('dossier').select((eb) => eb.fn.countAll<number>().as('count')).where('item_id', '=', id).executeTakeFirstOrThrow() // prettier-ignore
    assert.equal(count, 1)
  })

  test('noted or picked while the round closes is in its register or in the next one, never in none', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, (_, at) => office.note(`Balapan ${at}`)))
    const [, ...answers] = await Promise.all([
      office.closeRound(roundId),
      ...ids.slice(0, 5).map((id) => office.post(`${items}/${id}/dismissal`, { reason: 'balapan' })),
      ...Array.from({ length: 5 }, (_, at) => office.post(items, noted(`Sesudah ${at}`))),
    ])
    for (const answer of answers) assert.ok([200, 409].includes(answer.statusCode), answer.body)
    const register = JSON.parse((await office.get(`${rounds}/${roundId}/register/json`)).body)
    const told = new Map<string, string>(register.entries.map((it: { itemId: string; state: string }) => [it.itemId, it.state])) // prettier-ignore
    roundId = await office.openRound('Sesudah balapan')
    const rows = await office.db.selectFrom('item').select(['id', 'state', 'round_id']).where('title', 'like', 'Balapan%').execute() // prettier-ignore
    for (const row of rows) {
      if (row.state === 'dismissed') assert.equal(told.get(row.id), 'dismissed')
      else assert.deepEqual([told.get(row.id), row.round_id], ['open', roundId])
    }
    const later = await office.db.selectFrom('item').select('round_id').where('title', 'like', 'Sesudah %').where('state', '=', 'open').execute() // prettier-ignore
    assert.ok(later.length >= 5 && later.every((row) => row.round_id === roundId))
  })

  test('is found by words, kind, level, state, round and programme, a page at a time', async () => {
    const programme = await office.note('Trenggalek Cerdas', { kind: 'programme' })
    for (let at = 0; at < 7; at++)
      await office.note(`Beasiswa gelombang ${at}`, { kind: 'activity', level: 'attention', programmeId: programme })
    const list = async (query: string) => (await office.get(`${items}?${query}`)).json()
    assert.equal((await list('search=beasiswa')).rows.length, 7)
    assert.equal((await list('search=beasiswa%20-gelombang')).rows.length, 0)
    assert.equal((await list(`programme=${programme}`)).rows.length, 7)
    assert.equal((await list(`level=attention&kind=activity&state=open&round=${roundId}`)).rows.length, 7)
    assert.equal((await list('level=crisis&kind=activity')).rows.length, 0)
    assert.equal((await list(`search=${encodeURIComponent("'); drop table item; -- & | ! <->")}`)).rows.length, 0)
    assert.equal((await office.get(`${items}?search=%00`)).statusCode, 400)
    const seen: string[] = []
    for (let after = ''; ;) {
      const { rows, next } = await list(`programme=${programme}&limit=3${after}`)
      seen.push(...rows.map((it: { id: string }) => it.id))
      if (next === null) break
      after = `&after=${next}`
    }
    assert.equal(new Set(seen).size, 7)
    assert.equal(seen.length, 7)
    assert.equal((await list('after=bukan-penanda')).rows.length > 0, true)
    assert.equal((await office.get(`${items}?limit=101`)).statusCode, 400)
    const { round, programmes } = (await office.get('/api/inventory')).json()
    assert.equal(round.counts.levels.attention >= 7, true)
    assert.ok(programmes.some((it: { id: string }) => it.id === programme))
  })

  test('outside any round an item is picked at once and never put aside', async () => {
    await office.closeRound(roundId)
    const id = await office.note('Tanpa putaran')
    assert.equal(code(await office.post(`${items}/${id}/dismissal`, { reason: 'x' })), 'no-round-open')
    const { dossierId } = (await office.post(`${items}/${id}/pick`, { urgent: false })).json()
    const { step } = await office.db.selectFrom('dossier').select('step').where('id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    assert.equal(step, 2)
    const { left, round } = (await office.get('/api/inventory')).json()
    assert.equal(round, null)
    assert.ok(left > 0)
  })
})

describe('what is the same thing', () => {
  test('is joined in the open round, told in the register by the other’s number, and taken back while the round is open', async () => {
    const roundId = await office.openRound()
    const [first, second] = [await office.note('Longsor di Prigi'), await office.note('Prigi longsor, jalan putus')]
    assert.equal((await office.post(`${items}/${second}/merge`, { into: first })).statusCode, 200)
    const joined = await item(second)
    assert.deepEqual([joined.state, joined.joinedTo], ['merged', { id: first, title: 'Longsor di Prigi' }])
    assert.equal((await office.post(`${items}/${second}/restoration`, {})).statusCode, 200)
    assert.deepEqual([(await item(second)).state, (await item(second)).joinedTo], ['open', null])
    await office.post(`${items}/${second}/merge`, { into: first })
    await office.closeRound(roundId)
    const { rows } = (await office.get(`${rounds}/${roundId}/register?limit=100`)).json()
    const of = (id: string) => rows.find((row: { itemId: string }) => row.itemId === id)
    assert.deepEqual(
      [of(second).state, of(second).joinedTo, of(second).mergedInto],
      ['merged', of(first).number, first],
    )
    const csv = (await office.get(`${rounds}/${roundId}/register/csv`)).body
    assert.match(csv, new RegExp(`Digabung ke no\\. ${of(first).number}`))
    assert.equal(code(await office.post(`${items}/${second}/restoration`, {})), 'round-closed')
    const told = (await office.ledger('item-merged')).filter((it) => it['itemId'] === second)
    assert.deepEqual(told.map((it) => it['into']), [first, first]) // prettier-ignore
  })

  test('is as sensitive as what it was joined to, and leaves no page of the list short', async () => {
    const roundId = await office.openRound()
    const kept = await office.note('Kembar di balik tirai')
    const twin = await office.note('Kembar di balik tirai, satu lagi')
    const plain = await office.note('Kembar yang biasa')
    await office.post(`${items}/${twin}/merge`, { into: kept })
    const { dossierId } = (await office.post(`${items}/${kept}/pick`, { urgent: true })).json()
    await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', dossierId).execute()
    const page = async (as: InventoryOffice['kadis'], after = '') => (await office.get(`${items}?search=kembar&limit=1${after && `&after=${after}`}`, { as })).json() // prettier-ignore
    const seen: string[] = []
    for (let it = await page(office.kadis); ; it = await page(office.kadis, it.next)) {
      seen.push(...it.rows.map((row: { id: string }) => row.id))
      if (it.next === null) break
    }
    assert.deepEqual(seen, [plain])
    await office.db.updateTable('dossier').set({ limited: false }).where('id', '=', dossierId).execute()
    await office.closeRound(roundId)
  })

  test('is no item with itself, with one put aside, of another kind, or that nobody knows', async () => {
    const roundId = await office.openRound()
    const [one, gone, programme] = [
      await office.note('Satu'),
      await office.note('Sisih'),
      await office.note('Program', { kind: 'programme' }),
    ]
    await office.post(`${items}/${gone}/dismissal`, { reason: 'ganda' })
    const into = (id: string) => office.post(`${items}/${one}/merge`, { into: id })
    for (const other of [one, gone, programme]) assert.equal(code(await into(other)), 'item-not-joinable')
    assert.equal(code(await into(randomUUID())), 'not-found')
    assert.equal(code(await office.post(`${items}/${gone}/merge`, { into: one })), 'item-not-open')
    assert.equal(
      code(await office.post(`${items}/${one}/merge`, { into: programme }, { as: office.kadis })),
      'not-your-step',
    )
    await office.closeRound(roundId)
    assert.equal(code(await office.post(`${items}/${one}/merge`, { into: programme })), 'no-round-open')
  })

  test('two people who join two items to each other at one instant leave one of them', async () => {
    const roundId = await office.openRound()
    const [a, b] = [await office.note('A'), await office.note('B')]
    const both = await Promise.all([
      office.post(`${items}/${a}/merge`, { into: b }),
      office.post(`${items}/${b}/merge`, { into: a }),
    ])
    assert.deepEqual(both.map((it) => it.statusCode).toSorted(), [200, 422])
    await office.closeRound(roundId)
  })

  test('is proposed by its words, the most alike first, and found by other words', async () => {
    const roundId = await office.openRound()
    const near = await office.note('Banjir merendam Kelurahan Kelutan')
    const far = await office.note('Banjir di jalan provinsi')
    const it = await office.note('Kelutan banjir lagi, warga mengungsi')
    const ids = async (query = '') =>
      (await office.get(`${items}/${it}/similar${query}`)).json().rows.map((row: { id: string }) => row.id)
    assert.deepEqual((await ids()).slice(0, 2), [near, far])
    assert.deepEqual(await ids('?search=provinsi'), [far])
    await office.closeRound(roundId)
  })
})

test('an undo takes back the act it is of and nothing that another did since', async () => {
  const roundId = await office.openRound()
  const id = await office.note('Diurungkan')
  const act = async (path: string, body: object) => (await office.post(`${items}/${id}/${path}`, body)).json()
  const { revision: mine } = await act('dismissal', { reason: 'Bukan urusan kita' })
  await act('restoration', {})
  await act('dismissal', { reason: 'Sudah dijawab bidang lain' })
  const late = await office.post(`${items}/${id}/restoration`, { undoes: mine })
  assert.deepEqual([late.statusCode, code(late)], [409, 'undo-late'])
  assert.equal((await item(id)).dismissedReason, 'Sudah dijawab bidang lain')
  const { revision } = await act('restoration', {})
  assert.equal(code(await office.post(`${items}/${id}/assignment`, { personId: null, undoes: mine })), 'undo-late')
  assert.equal(code(await office.post(`${items}/${id}/watch`, { watched: false, undoes: mine })), 'undo-late')
  const { revision: watched } = await act('watch', { watched: true, undoes: revision })
  assert.equal((await office.post(`${items}/${id}/watch`, { watched: false, undoes: watched })).statusCode, 200)
  await office.closeRound(roundId)
})

test('what a person finds grave is told to the whole procedure at once, and no level of the radar is changed in passing', async () => {
  const tenure = { id: randomUUID(), person_id: office.kadis.personId, post_id: 'kepala-dinas', from_on: '2026-01-01', until_on: null, created_at: new Date() } // prettier-ignore
  await office.db.insertInto('tenure').values(tenure).execute()
  const told = (id: string) =>
    office.db.selectFrom('notice').select(['person_id', 'urgent']).where('kind', '=', 'issue-raised').where('about', 'like', `item/${id}/%`).execute() // prettier-ignore
  const grave = await office.note('Warga keracunan di hajatan', { level: 'crisis' })
  assert.deepEqual(await told(grave), [{ person_id: office.kadis.personId, urgent: true }])
  const quiet = await office.note('Kabar biasa saja')
  assert.deepEqual(await told(quiet), [])
  // One press calls nobody: the reason is asked for, whoever noted it.
  const unsaid = await office.post(`${items}/${quiet}/level`, { level: 'alert', seenRevision: 1 })
  assert.deepEqual([unsaid.statusCode, unsaid.json().code, unsaid.json().field], [422, 'reason-missing', 'reason'])
  const edited = await office.put(`${items}/${quiet}`, { ...noted('Kabar biasa saja', { level: 'crisis' }), seenRevision: 1 }) // prettier-ignore
  assert.equal(edited.json().code, 'level-with-reason')
  assert.deepEqual(await told(quiet), [])
  const raise = { level: 'alert', reason: 'Tiga warga dirawat.' }
  await office.post(`${items}/${quiet}/level`, { ...raise, seenRevision: 1 })
  assert.equal((await told(quiet)).length, 1)
  await office.post(`${items}/${quiet}/level`, { level: 'watch', reason: 'dibatalkan', seenRevision: 2, byHand: false })
  assert.deepEqual([(await item(quiet)).level, (await item(quiet)).levelByHand], ['watch', false])
  await office.post(`${items}/${quiet}/level`, { ...raise, seenRevision: 3 })
  assert.equal((await told(quiet)).length, 1) // of one level once
  await office.db.updateTable('item').set({ score: 0.5 }).where('id', '=', quiet).execute()
  const passing = await office.put(`${items}/${quiet}`, {
    ...noted('Kabar biasa saja', { level: 'watch' }),
    seenRevision: 4,
  })
  assert.deepEqual([passing.statusCode, passing.json().code, passing.json().field], [422, 'level-with-reason', 'level'])
  assert.equal((await item(quiet)).level, 'alert')
})

test('what is kept in view leaves the list, and comes back when something new came for it', async () => {
  const listed = async (watched: string) =>
    (await office.get(`${items}?state=open&watched=${watched}&limit=100`))
      .json()
      .rows.map((row: { id: string }) => row.id)
  const it = await office.note('Kabar yang belum jelas')
  assert.equal((await office.post(`${items}/${it}/watch`, { watched: true })).statusCode, 200)
  assert.deepEqual([(await listed('no')).includes(it), (await listed('yes')).includes(it)], [false, true])
  await office.db
    .updateTable('item')
    .set({ changed_at: new Date(Date.now() + 1_000) })
    .where('id', '=', it)
    .execute()
  assert.deepEqual([(await listed('no')).includes(it), (await listed('yes')).includes(it)], [true, false])
  assert.equal((await office.post(`${items}/${it}/watch`, { watched: false })).statusCode, 200)
  // Who kept it in view and who took it out stands where who put it aside does.
  const said = (await Promise.all(['item-watched', 'item-unwatched'].map((kind) => office.ledger(kind)))).map((acts) => acts.filter((act) => act['itemId'] === it)) // prettier-ignore
  assert.deepEqual(said.map((acts) => acts.map(({ personId, postId, roundId }) => ({ personId, postId, roundId }))), said.map(() => [{ personId: office.fungsional.personId, postId: 'fungsional', roundId: null }])) // prettier-ignore
})

test('the most urgent stand first, page by page, with none twice and none left out', async () => {
  const levels = ['watch', 'crisis', 'attention', 'alert', 'watch', 'crisis']
  for (const [at, level] of levels.entries()) {
    const id = await office.note(`Genting ${at}`, { level })
    await office.db.updateTable('item').set({ score: [0.1, 0.9, 0.30000001, 0.3, 0.7, 0.8][at] ?? 0 }).where('id', '=', id).execute() // prettier-ignore
  }
  const seen: { title: string; id: string }[] = []
  for (let after = ''; ;) {
    const { rows, next } = (await office.get(`${items}?order=urgent&search=genting&limit=2${after && `&after=${after}`}`)).json() // prettier-ignore
    seen.push(...rows)
    if (!next) break
    after = next
  }
  assert.deepEqual(seen.map((it) => it.title), [1, 5, 3, 2, 4, 0].map((at) => `Genting ${at}`)) // prettier-ignore
})

test('who comes back to the inventory is told what is new since, and who looks again at once is not', async () => {
  const look = () => office.post('/api/inventory/look', {}, { as: office.kadis })
  const since = async () => (await office.get('/api/inventory', { as: office.kadis })).json().since
  await look()
  assert.equal(await since(), null)
  const hourAgo = new Date(Date.now() - 3_600_000)
  await office.db.updateTable('inventory_look').set({ looked_at: hourAgo }).execute()
  await look()
  await office.note('Baru sejak tadi')
  const told = await since()
  assert.equal(told.at, hourAgo.toISOString())
  assert.ok(told.changed >= 1)
  await look()
  assert.equal((await since()).at, hourAgo.toISOString())
  const { rows } = (await office.get(`${items}?since=${told.at}&state=open&watched=no&limit=100`)).json()
  assert.equal(rows.length, told.changed)
})

test('an item is given to who works in the inventory that day, who is told, finds it among theirs, and loses it again', async () => {
  const { db, fungsional, kadis } = office
  const id = await office.note('Untuk dipilah rekan')
  const give = (personId: string | null, ask?: object) => office.post(`${items}/${id}/assignment`, { personId }, ask)
  const now = new Date()
  const held = (personId: string, postId: string, more: object = {}) =>
    db.insertInto('tenure').values({ id: randomUUID(), person_id: personId, post_id: postId, from_on: '2026-01-01', until_on: null, created_at: now, ...more }).execute() // prettier-ignore
  const mate = randomUUID()
  await db.insertInto('person').values({ id: mate, name: 'Citra', email: 'citra@contoh.siar', role: 'officer', created_at: now, updated_at: now }).execute() // prettier-ignore
  await held(mate, 'fungsional')
  await held(fungsional.personId, 'fungsional')
  await held(kadis.personId, 'fungsional', { until_on: '2026-01-31' }) // no more
  const people = (await office.get('/api/inventory/people')).json().rows
  assert.deepEqual(people.map((it: { name: string }) => it.name), ['Citra', 'Dewi']) // prettier-ignore

  assert.equal(code(await give(mate, { as: kadis })), 'not-your-step')
  assert.equal(code(await give(kadis.personId)), 'assignee-not-inventory')
  assert.equal(code(await give(randomUUID())), 'assignee-not-inventory')
  assert.equal((await give('x')).statusCode, 400)
  assert.equal((await give(mate)).statusCode, 200)
  assert.deepEqual((await item(id)).assignedTo, { id: mate, name: 'Citra' })
  const told = () =>
    db.selectFrom('notice').select(['person_id', 'read_at']).where('kind', '=', 'item-assigned').execute()
  assert.deepEqual(await told(), [{ person_id: mate, read_at: null }])
  assert.equal((await give(mate)).statusCode, 200) // is so already: nobody is told twice
  assert.equal((await told()).length, 1)

  const mine = async () => (await office.get(`${items}?mine=yes`)).json().rows.map((it: { id: string }) => it.id)
  assert.deepEqual(await mine(), [])
  assert.equal((await give(fungsional.personId)).statusCode, 200)
  assert.deepEqual(await mine(), [id])
  assert.equal((await told()).length, 1) // of what they did themselves nobody is told
  assert.ok((await told())[0]?.read_at) // and what was taken back is asked of nobody
  assert.equal((await give(null)).statusCode, 200)
  assert.deepEqual([await mine(), (await item(id)).assignedTo], [[], null])
  const entries = [...(await office.ledger('item-assigned')), ...(await office.ledger('item-unassigned'))]
  assert.deepEqual(entries.map((it) => it['to'] ?? null), [mate, fungsional.personId, null]) // prettier-ignore

  await office.post(`${items}/${id}/pick`, { urgent: true })
  assert.equal(code(await give(mate)), 'item-not-open')
})

test('an issue at Perhatian that nothing was published about says since when, is listed longest waiting first, and is worked on once it has a dossier', async () => {
  const list = async (after = '') => (await office.get(`${items}?limit=1&order=unanswered${after && `&after=${after}`}`)).json() // prettier-ignore
  const ids: string[] = []
  for (let page = await list(); ; page = await list(page.next)) {
    ids.push(...page.rows.map((row: { id: string }) => row.id))
    if (!page.next) break
  }
  const first = await office.note('Menunggu pertama', { level: 'attention' })
  const second = await office.note('Naik kemudian')
  await office.note('Program biasa', { kind: 'programme', level: 'attention' })
  assert.equal((await item(second)).unanswered, null)
  const raised = await office.post(`${items}/${second}/level`, { level: 'alert', reason: 'Meluas', seenRevision: 1 })
  assert.equal(raised.statusCode, 200, raised.body)
  const all = (await office.get(`${items}?limit=50&order=unanswered`)).json().rows.map((row: { id: string }) => row.id)
  assert.deepEqual(all, [...ids, first, second])
  const { unanswered } = await item(second)
  assert.deepEqual([unanswered.workingMinutes, unanswered.late], [0, false])
  assert.equal((await office.post(`${items}/${first}/pick`, { urgent: true })).statusCode, 200)
  const worked = await item(first)
  assert.deepEqual([worked.unanswered.working, worked.unanswered.late], [true, false])
  const still = (await office.get(`${items}?limit=50&order=unanswered`))
    .json()
    .rows.map((row: { id: string }) => row.id)
  assert.deepEqual(still, all)
})
