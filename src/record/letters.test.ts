import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { openTestOffice, shown, someLetter, type TestOffice, type TestPerson } from '../../test/office.ts'
import { canonical, type Json } from '../base/canonical.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import { insertTenure } from '../office/store.ts'
import { listAgenda, readAgendaLine, voidAgendaLine } from './api/agenda.ts'
import { readLedgerEntry } from './api.ts'
import { passOn } from './stores/letters.ts'
import { readBookData, readCardData } from './stores/printed-data.ts'
import { endLetterBranch, listLetters, passLetterOn, readLetter, registerLetter } from './api/letters.ts'

/** A word that stands in every part of a letter: whoever is told it has read of it. */
const SECRET = 'Rajawaliputih'
const today = dayOf(ZONE, new Date())
const year = Number(today.slice(0, 4))

let office: TestOffice
let sekretaris: TestPerson
let kadis: TestPerson
let kabid: TestPerson
let fungsional: TestPerson

before(async () => {
  office = await openTestOffice()
  sekretaris = office.people.sekretaris
  kadis = office.people['kepala-dinas']
  kabid = office.people['kepala-bidang']
  fungsional = office.people.fungsional
})
after(() => office?.close())

const body = (more: object = {}) => ({
  ...someLetter(`${SECRET} permintaan data`),
  from: `${SECRET} Provinsi`,
  letterNumber: `${SECRET}/77`,
  attachments: 1,
  remarks: `${SECRET} keterangan`,
  srikandi: `${SECRET}/SRK`,
  urgency: 'urgent' as const,
  ...more,
})
const register = (more: object = {}) => sekretaris.call(registerLetter, { body: body(more) })
const read = (who: TestPerson, letterId: string) => who.call(readLetter, { params: { letterId } })
/** The branch of a letter that stands at a post and is not ended. */
const branchAt = async (letterId: string, postId: string, who = sekretaris) => {
  const branch = (await read(who, letterId)).branches.findLast((it) => it.post.id === postId)
  return branch?.id ?? assert.fail(`nothing is with ${postId}`)
}
const asked = { boxes: ['process' as const], instruction: '', urgency: 'ordinary' as const, dueOn: null }
const pass = async (who: TestPerson, letterId: string, from: string, to: string[], more: object = {}) =>
  who.call(passLetterOn, {
    params: { letterId, branchId: await branchAt(letterId, from, who) },
    body: { ...asked, to, ...more },
  })
const tryPass = async (who: TestPerson, letterId: string, from: string, more: object) =>
  who.send(
    'POST',
    `/api/letters/${letterId}/branches/${await branchAt(letterId, from)}/pass`,
    { ...asked, to: ['kepala-bidang'], ...more },
    { 'idempotency-key': randomUUID() },
  )
const end = async (who: TestPerson, letterId: string, at: string, kind: 'reported' | 'none-needed', words = '') =>
  who.call(endLetterBranch, {
    params: { letterId, branchId: await branchAt(letterId, at, who) },
    body: { kind, words },
  })
const upload = async (who: TestPerson, text: string): Promise<string> => {
  const form = new FormData()
  form.append('file', new Blob([text], { type: 'text/plain' }), 'surat.txt')
  const sent = new Response(form)
  const reply = await office.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  return (reply.json() as { hash: string }).hash
}
const waiting = async (who: TestPerson) => who.call(listLetters, { query: { part: 'waiting' } })

/** All that a person is told of letters anywhere: lists, searches, counts, books, the file, the letter itself. */
async function toldOf(who: TestPerson, it: { letterId: string; hash: string; entryId: string; formatted: string }) {
  const search = encodeURIComponent(SECRET)
  const paths = [
    `/api/letters/${it.letterId}`,
    '/api/letters?part=all',
    '/api/letters?part=waiting',
    `/api/letters?part=all&search=${search}`,
    `/api/letters?part=all&search=${encodeURIComponent(it.formatted)}`,
    `/api/agenda?book=incoming&year=${year}`,
    `/api/agenda?book=incoming&year=${year}&search=${search}`,
    `/api/agenda?book=incoming&year=${year}&search=${encodeURIComponent(`${SECRET}/77`)}`,
    `/api/agenda?book=incoming&year=${year}&search=${encodeURIComponent(`${SECRET}/SRK`)}`,
    `/api/agenda/${it.entryId}`,
    `/api/files/${it.hash}`,
  ]
  const replies = await Promise.all(paths.map((path) => who.send('GET', path)))
  for (const [at, reply] of replies.entries()) assert.ok(reply.status < 500, String(paths[at]))
  return paths.filter((_, at) => JSON.stringify(replies[at]?.body).toLowerCase().includes(SECRET.toLowerCase()))
}

describe('an incoming letter', () => {
  let it: { letterId: string; hash: string; entryId: string; formatted: string }
  before(async () => {
    const hash = await upload(sekretaris, `${SECRET} isi surat`)
    const { letterId, formatted } = await register({ files: [{ hash, name: `${SECRET}.txt` }] })
    it = { letterId, hash, formatted, entryId: (await read(sekretaris, letterId)).entryId }
  })

  test('is registered with its line in the book, its scan and its number, and waits for who registered it', async () => {
    const letter = await read(sekretaris, it.letterId)
    assert.deepEqual([letter.formatted, letter.files.length, letter.urgency], [`1/${year}`, 1, 'urgent'])
    assert.deepEqual(
      letter.branches.map((one) => [one.post.id, one.parentId, one.mayPass, one.mayEnd]),
      [['sekretaris', null, true, true]],
    )
    assert.equal((await waiting(sekretaris)).waiting, 1)
    const line = await sekretaris.call(readAgendaLine, { params: { entryId: it.entryId } })
    assert.deepEqual([line.letterId, line.srikandi?.number, line.passedAt], [it.letterId, `${SECRET}/SRK`, null])
    assert.equal((await toldOf(sekretaris, it)).length, 11, 'so that what follows means something')
  })

  test('is nowhere for anyone else before it is passed on, not even for its head, an administrator or by its file', async () => {
    for (const who of [kadis, kabid, fungsional, office.people.administrator]) {
      assert.deepEqual(await toldOf(who, it), [])
      assert.equal((await who.send('GET', `/api/letters/${it.letterId}`)).status, 404)
      assert.equal((await who.send('GET', `/api/files/${it.hash}`)).status, 404)
      assert.deepEqual([(await waiting(who)).waiting, (await waiting(who)).rows.length], [0, 0])
    }
    // Nor does a printed book or card that anybody may read tell of it.
    const papers = await Promise.all([
      readBookData(office.db, { book: 'incoming', year }, null),
      readCardData(office.db, it.entryId, null),
    ])
    assert.ok(!JSON.stringify(papers).includes(SECRET))
    const { rows } = await kabid.call(listAgenda, { query: { book: 'incoming', year } })
    assert.deepEqual(
      rows.map((row) => [row.formatted, row.withheld, row.subject, row.from, row.letterId]),
      [[it.formatted, true, '', '', null]],
    )
  })

  test('is read by an auditor, as the books are, unless it is marked secret', async () => {
    const { auditor } = office.people
    assert.equal((await auditor.send('GET', `/api/letters/${it.letterId}`)).status, 200)
    const secret = await register({ urgency: 'secret', subject: 'Rahasia' })
    assert.equal((await auditor.send('GET', `/api/letters/${secret.letterId}`)).status, 404)
    const { rows } = await auditor.call(listLetters, { query: { part: 'all' } })
    assert.deepEqual(
      rows.map((row) => row.id),
      [it.letterId],
    )
    await end(sekretaris, secret.letterId, 'sekretaris', 'none-needed')
  })

  test('goes down from post to post; each reads it from then on, and those below not yet', async () => {
    await pass(sekretaris, it.letterId, 'sekretaris', ['kepala-dinas'])
    assert.ok((await toldOf(kadis, it)).length >= 10)
    assert.deepEqual(await toldOf(kabid, it), [])
    assert.equal((await waiting(sekretaris)).waiting, 0)
    await pass(kadis, it.letterId, 'kepala-dinas', ['kepala-bidang'], {
      boxes: ['respond', 'coordinate'],
      instruction: 'Bahas dengan OPD terkait',
      urgency: 'very-urgent',
      dueOn: today,
    })
    assert.deepEqual(await toldOf(fungsional, it), [])
    const { rows } = await waiting(kabid)
    assert.deepEqual(
      rows.map((row) => [row.id, row.waiting]),
      [[it.letterId, { post: { id: 'kepala-bidang', name: 'Kepala Bidang' }, dueOn: today }]],
    )
    const line = await sekretaris.call(readAgendaLine, { params: { entryId: it.entryId } })
    assert.ok(line.passedAt)
  })

  test('is acted on only by who holds it, once, and never sent back up, to oneself, past its day or to nobody', async () => {
    const late = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
    const refused: [TestPerson, string, object, [number, string]][] = [
      [sekretaris, 'kepala-bidang', { to: ['fungsional'] }, [403, 'letter-not-yours']],
      [kabid, 'kepala-bidang', { to: ['kepala-bidang'] }, [422, 'letter-to-self']],
      [kabid, 'kepala-bidang', { to: ['sekretaris'] }, [422, 'letter-to-above']],
      [kabid, 'kepala-bidang', { to: [] }, [422, 'letter-to-missing']],
      [kabid, 'kepala-bidang', { to: ['fungsional'], boxes: [] }, [422, 'letter-instruction-missing']],
      [kabid, 'kepala-bidang', { to: ['fungsional'], dueOn: '2020-01-01' }, [422, 'letter-due-past']],
      [kabid, 'kepala-bidang', { to: ['fungsional'], dueOn: late }, [422, 'letter-due-late']],
      [kabid, 'kepala-bidang', { to: ['tidak-ada'] }, [404, 'not-found']],
      [kadis, 'kepala-dinas', { to: ['kepala-bidang'] }, [409, 'letter-to-twice']],
      [fungsional, 'kepala-bidang', { to: ['kepala-dinas'] }, [404, 'not-found']],
    ]
    for (const [who, from, more, expected] of refused)
      assert.deepEqual(shown(await tryPass(who, it.letterId, from, more)), expected, JSON.stringify(more))
    assert.equal((await tryPass(kabid, it.letterId, 'kepala-bidang', { to: ['fungsional', 'fungsional'] })).status, 400)
    await office.db.insertInto('post').values({ id: 'kosong', name: 'Jabatan kosong', ordinal: 90 }).execute()
    const vacant = await tryPass(kabid, it.letterId, 'kepala-bidang', { to: ['kosong'] })
    assert.deepEqual(shown(vacant), [422, 'letter-to-vacant'])
  })

  test('ends in a report of who received it; what was passed on is not reported by who passed it', async () => {
    await pass(kabid, it.letterId, 'kepala-bidang', ['fungsional'])
    const byKabid = await kabid.send(
      'POST',
      `/api/letters/${it.letterId}/branches/${await branchAt(it.letterId, 'kepala-bidang')}/end`,
      { kind: 'reported', words: 'x' },
      { 'idempotency-key': randomUUID() },
    )
    assert.deepEqual(shown(byKabid), [409, 'letter-passed-on'])
    await end(fungsional, it.letterId, 'fungsional', 'reported', `${SECRET} data sudah dikirim`)
    const letter = await read(sekretaris, it.letterId)
    assert.deepEqual(letter.branches.at(-1)?.end?.words, `${SECRET} data sudah dikirim`)
    const { rows } = await kadis.call(listLetters, { query: { part: 'all' } })
    assert.deepEqual(
      rows.map((row) => [row.id, row.open, row.waiting]),
      [[it.letterId, false, null]],
    )
    // Not content with it, the head may ask again, now that nobody works on it.
    await pass(kadis, it.letterId, 'kepala-dinas', ['kepala-bidang'], { instruction: 'Lengkapi' })
    await end(kabid, it.letterId, 'kepala-bidang', 'none-needed')
  })

  test('is what was written: none of its rows changes, and the ledger tells of it without a word of it', async () => {
    for (const table of ['letter', 'letter_file', 'letter_branch', 'letter_end', 'letter_reader'])
      await assert.rejects(sql`delete from ${sql.table(table)}`.execute(office.db), /final/)
    const { rows } = await sql<{ body: string }>`select body from ledger_entry where body like '%letter-%'`.execute(
      office.db,
    )
    const kinds = new Set(rows.map((row) => (JSON.parse(row.body) as { kind: string }).kind))
    assert.deepEqual([...kinds].toSorted(), [
      'letter-none-needed',
      'letter-passed-on',
      'letter-registered',
      'letter-reported',
    ])
    assert.ok(!rows.some((row) => row.body.includes(SECRET) || row.body.includes('Bahas')))
  })
})

describe('a letter that two posts received from one head', () => {
  const words = { kadis: 'Telaahlah', kabid: 'Melatipetunjuk', fungsional: 'Kenangapetunjuk', report: 'Kenangalaporan' }
  let letterId: string
  let entryId: string
  before(async () => {
    ;({ letterId } = await register({ subject: 'Dua cabang' }))
    entryId = (await read(sekretaris, letterId)).entryId
    await pass(sekretaris, letterId, 'sekretaris', ['kepala-dinas'], { instruction: words.kadis })
    await pass(kadis, letterId, 'kepala-dinas', ['kepala-bidang'], { instruction: words.kabid })
    await pass(kadis, letterId, 'kepala-dinas', ['fungsional'], { instruction: words.fungsional })
  })

  /** Which of the words of its dispositions somebody is told, wherever letters are spoken of. */
  const wordsToldTo = async (who: TestPerson) => {
    const search = (word: string) => [
      `/api/letters?part=all&search=${word}`,
      `/api/agenda?book=incoming&year=${year}&search=${word}`,
    ]
    const paths = [
      `/api/letters/${letterId}`,
      '/api/letters?part=all',
      '/api/letters?part=waiting',
      `/api/agenda/${entryId}`,
      `/api/agenda?book=incoming&year=${year}`,
      '/api/ledger/entries?limit=100',
      ...Object.values(words).flatMap(search),
    ]
    const told = await Promise.all(paths.map(async (path) => JSON.stringify((await who.send('GET', path)).body)))
    return Object.values(words).filter((word) => told.some((text) => text.includes(word)))
  }

  test('is read by each as it came to them: the way down to their own post, and not what the neighbour was asked', async () => {
    assert.deepEqual(await wordsToldTo(kabid), [words.kadis, words.kabid])
    assert.deepEqual(await wordsToldTo(fungsional), [words.kadis, words.fungsional])
    const posts = async (who: TestPerson) => (await read(who, letterId)).branches.map((it) => it.post.id)
    assert.deepEqual(await posts(kabid), ['sekretaris', 'kepala-dinas', 'kepala-bidang'])
    assert.deepEqual(await posts(fungsional), ['sekretaris', 'kepala-dinas', 'fungsional'])
  })

  test('is read whole by the head who passed it on and by who registered it, and by an auditor; by nobody else at all', async () => {
    for (const who of [kadis, sekretaris, office.people.auditor])
      assert.deepEqual(await wordsToldTo(who), [words.kadis, words.kabid, words.fungsional])
    assert.deepEqual(await wordsToldTo(office.people.administrator), [])
  })

  test('does not tell by a refusal, either, what went to the neighbour: their part is not there', async () => {
    const neighbour = await branchAt(letterId, 'fungsional')
    for (const [act, said] of [
      ['pass', { ...asked, to: ['kepala-bidang'] }],
      ['end', { kind: 'none-needed', words: '' }],
    ] as const)
      // prettier-ignore
      assert.deepEqual(
        shown(await kabid.send('POST', `/api/letters/${letterId}/branches/${neighbour}/${act}`, said, { 'idempotency-key': randomUUID() })), // prettier-ignore
        [404, 'not-found'],
      )
  })

  test('is at its end for who reported, though the neighbour still works on it; the report goes up and not across', async () => {
    await end(fungsional, letterId, 'fungsional', 'reported', words.report)
    const isOpen = async (who: TestPerson) =>
      (await who.call(listLetters, { query: { part: 'all' } })).rows.find((row) => row.id === letterId)?.open
    assert.deepEqual(
      [await isOpen(fungsional), await isOpen(kabid), await isOpen(kadis), await isOpen(sekretaris)],
      [false, true, true, true],
    )
    assert.ok((await wordsToldTo(kadis)).includes(words.report))
    assert.ok(!(await wordsToldTo(kabid)).includes(words.report))
  })

  test('stands in the ledger by hashes that nobody finds by guessing; the words behind one are for who may read them', async () => {
    const { rows } = await sql<{ index: number; body: string }>`select index, body from ledger_entry
      where body like ${`%${letterId}%`} order by index`.execute(office.db)
    const entries = rows.map((row) => ({ ...row, ...(JSON.parse(row.body) as { kind: string; saidHash: string }) }))
    const said = async (who: TestPerson, at: number) =>
      (await who.call(readLedgerEntry, { params: { index: at } })).said
    const readers: Record<string, string> = {}
    for (const { index, kind, saidHash, body: told } of entries) {
      const whole = (await said(sekretaris, index)) ?? assert.fail(kind)
      assert.equal(sha256(whole), saidHash)
      const { said: words_, salt } = JSON.parse(whole) as { said: Json; salt: string }
      // Neither the words alone nor the words with any id of the entry give the hash, and the salt is nowhere in it.
      const ids = told.match(/[0-9a-f-]{36}/g) ?? []
      for (const guess of [canonical(words_), ...ids.map((one) => `${one}:${canonical(words_)}`)])
        assert.notEqual(sha256(guess), saidHash)
      for (const one of ids) assert.notEqual(sha256(canonical({ said: words_, salt: one })), saidHash)
      assert.ok(!told.includes(salt))
      const who = {
        kadis,
        kabid,
        fungsional,
        administrator: office.people.administrator,
        auditor: office.people.auditor,
      }
      const may = await Promise.all(
        Object.entries(who).map(async ([name, one]) => ((await said(one, index)) ? name : '')),
      )
      readers[`${kind} ${index}`] = may.filter(Boolean).join(' ')
    }
    assert.deepEqual(Object.values(readers), [
      'kadis kabid fungsional auditor', // the letter itself
      'kadis kabid fungsional auditor', // down to the head
      'kadis kabid auditor',
      'kadis fungsional auditor',
      'kadis fungsional auditor', // the report
    ])
  })

  test('shows on its control card since when it went on, as far as its reader sees', async () => {
    const later = await register({ subject: 'Dua cabang' })
    const card = async (who: TestPerson) =>
      (await who.call(readAgendaLine, { params: { entryId: (await read(sekretaris, later.letterId)).entryId } }))
        .passedAt
    await pass(sekretaris, later.letterId, 'sekretaris', ['kepala-bidang'])
    await pass(sekretaris, later.letterId, 'sekretaris', ['fungsional'])
    const branches = (await read(sekretaris, later.letterId)).branches.map((it) => it.passedAt)
    assert.deepEqual([await card(sekretaris), await card(kabid), await card(fungsional)], [branches[1], branches[1], branches[2]]) // prettier-ignore
  })

  test('hides from an auditor as a whole once one of its dispositions is marked secret', async () => {
    await pass(kabid, letterId, 'kepala-bidang', ['fungsional'], { urgency: 'secret' })
    const { auditor } = office.people
    assert.equal((await auditor.send('GET', `/api/letters/${letterId}`)).status, 404)
    assert.deepEqual(await wordsToldTo(auditor), [])
    // Who stands on its way reads on; whom it reached on two ways reads both.
    assert.deepEqual(await wordsToldTo(fungsional), [words.kadis, words.kabid, words.fungsional, words.report])
    assert.equal((await read(kabid, letterId)).branches.length, 4)
  })
})

test('who loses a post no longer reads its letters, and who takes it over does', async () => {
  const { letterId } = await register()
  await pass(sekretaris, letterId, 'sekretaris', ['kepala-bidang'])
  await office.db.transaction().execute(async (tx) => {
    const tenure = { personId: fungsional.personId, postId: 'kepala-bidang', fromOn: today, untilOn: null }
    await insertTenure(tx, tenure, new Date())
  })
  assert.equal((await read(fungsional, letterId)).id, letterId)
  await sql`update tenure set until_on = ${today}::date - 1, from_on = ${today}::date - 1
    where person_id = ${fungsional.personId}::uuid and post_id = 'kepala-bidang'`.execute(office.db)
  assert.equal((await fungsional.send('GET', `/api/letters/${letterId}`)).status, 404)
})

test('a letter whose number is void waits for nobody and takes no disposition', async () => {
  const { letterId } = await register()
  const { entryId } = await read(sekretaris, letterId)
  const { waiting: before_ } = await waiting(sekretaris)
  await sekretaris.call(voidAgendaLine, { params: { entryId }, body: { reason: 'Salah alamat' } })
  assert.equal((await waiting(sekretaris)).waiting, before_ - 1)
  assert.deepEqual(shown(await tryPass(sekretaris, letterId, 'sekretaris', {})), [409, 'agenda-void-already'])
  assert.equal((await read(sekretaris, letterId)).voided, 'Salah alamat')
})

test('a letter that is passed on while its number is voided waits for nobody', async () => {
  const { letterId } = await register()
  const { entryId } = await read(sekretaris, letterId)
  const branchId = await branchAt(letterId, 'sekretaris')
  const officer = { personId: sekretaris.personId, name: '', role: 'officer', posts: ['sekretaris'], language: 'id' } as const // prettier-ignore
  const passing = await office.db.startTransaction().execute()
  await passOn(passing, { letterId, branchId, to: ['kepala-bidang'], ...asked }, officer, new Date())
  const voiding = sekretaris.call(voidAgendaLine, { params: { entryId }, body: { reason: 'Salah alamat' } })
  await setTimeout(300) // until it waits
  await passing.commit().execute()
  await voiding
  assert.deepEqual(await office.db.selectFrom('letter_waiting').select('post_id').where('letter_id', '=', letterId).execute(), []) // prettier-ignore
})

test('a letter is registered by who keeps an incoming book, with files that are theirs to take', async () => {
  const send = (who: TestPerson, more: object) =>
    who.send('POST', '/api/letters', body(more), { 'idempotency-key': randomUUID() })
  assert.deepEqual(shown(await send(fungsional, {})), [403, 'book-not-yours'])
  assert.deepEqual(shown(await send(sekretaris, { book: 'outgoing' })), [422, 'letter-book-outgoing'])
  const files = (hash: string) => ({ files: [{ hash, name: 'x.pdf' }] })
  assert.deepEqual(shown(await send(sekretaris, files('a'.repeat(64)))), [404, 'not-found'])
  assert.equal(
    shown(await send(sekretaris, files(await upload(office.people.administrator, 'surat orang lain')))).join(),
    '404,not-found',
  )
  assert.equal(
    (await send(sekretaris, { files: [...files('a'.repeat(64)).files, ...files('a'.repeat(64)).files] })).status,
    400,
  )
  assert.equal((await send(sekretaris, { urgency: 'tidak-ada' })).status, 400)
  const { rows } = await sql<{ lines: number; last: number }>`
    select count(*)::int as lines, max(number) as last from agenda_entry where book = 'incoming'`.execute(office.db)
  assert.equal(rows[0]?.lines, rows[0]?.last, 'what was refused took no number')
})

test('two who act on one branch at once: one of them does', async () => {
  const { letterId } = await register()
  const branchId = await branchAt(letterId, 'sekretaris')
  const replies = await Promise.all(
    ['none-needed', 'reported', 'none-needed'].map((kind) =>
      sekretaris.send(
        'POST',
        `/api/letters/${letterId}/branches/${branchId}/end`,
        { kind, words: 'x' },
        { 'idempotency-key': randomUUID() },
      ),
    ),
  )
  assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 409, 409])
})

test('lists go on page by page, what is due first on top and what has no day last', async () => {
  const made: string[] = []
  const day = (later: number) => new Date(Date.parse(today) + later * 86_400_000).toISOString().slice(0, 10)
  for (const dueOn of [null, day(3), day(1), null, day(2)]) {
    const { letterId } = await register({ subject: 'Halaman' })
    await pass(sekretaris, letterId, 'sekretaris', ['kepala-dinas'], { dueOn })
    made.push(letterId)
  }
  const pages = async (part: 'waiting' | 'all') => {
    const ids: string[] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Awaited<ReturnType<typeof kadis.call<typeof listLetters>>> = await kadis.call(listLetters, {
        query: { part, limit: 2, ...(after && { after }) },
      })
      ids.push(...page.rows.map((row) => row.id))
      after = page.next
    }
    return ids.filter((id) => made.includes(id))
  }
  assert.deepEqual(
    await pages('waiting'),
    [2, 4, 1, 0, 3].map((at) => made[at]),
  )
  assert.deepEqual(await pages('all'), made.toReversed())
  const found = await kadis.call(listLetters, { query: { part: 'all', search: 'halaman' } })
  assert.equal(found.rows.length, 5)
})
