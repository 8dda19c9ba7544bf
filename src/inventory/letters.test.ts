import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { onLeave, postfix } from '../../test/bounces.ts'
import { openImapServer, type ImapServerStandIn } from '../../test/imap-server.ts'
import { openTestOffice, SECRET, type TestOffice } from '../../test/office.ts'
import { openFileStore, type FileStore } from '../files/store.ts'
import { sweepNext } from '../files/sweep.ts'
import { openLetterReader } from '../outgoing/letter-reader.ts'
import * as api from './api/letters.ts'
import { listMentions, readMention } from './api/mentions.ts'
import { listSources, pauseSource, readSource, removeSource, saveSource } from './api/sources.ts'
import { readingMailboxes, readNextMailbox } from './jobs/letters.ts'
import { fileNameOf, isProven, knownAddressOf, senderOf, withoutHistory } from './rules/letters.ts'
import { forgetTexts } from './stores/mentions.ts'

const MINUTE_MS = 60_000
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') // prettier-ignore
let server: ImapServerStandIn
let office: TestOffice
let files: FileStore
before(async () => {
  office = await openTestOffice()
  files = openFileStore(`${office.folder}/files`)
})
after(() => office.close())
beforeEach(async (it) => {
  server = await openImapServer()
  ;(it as { after?: (work: () => Promise<void>) => void }).after?.(() => server.close())
  await sql`truncate mention, source, known_sender, notice cascade`.execute(office.db)
})

type Part = { type: string; name?: string; bytes: Buffer | string; more?: string }
const letter = (it: { head?: string; from?: string; subject?: string; text?: string; parts?: Part[] } = {}): string => {
  const head = `Message-ID: <a@contoh.id>\nDate: ${server.receivedAt.toUTCString()}\nFrom: ${it.from ?? 'Ani <ani@warga.id>'}\nSubject: ${it.subject ?? 'Jalan rusak'}\n${it.head ?? ''}`
  if (!it.parts) return `${head}\n${it.text ?? 'Jalan di Pogalan rusak.'}\n`
  const parts = it.parts.map(
    ({ type, name, bytes, more = '' }) =>
      `--x\nContent-Type: ${type}\nContent-Disposition: attachment; filename="${name ?? ''}"\nContent-Transfer-Encoding: base64\n${more}\n${Buffer.from(bytes as string).toString('base64')}\n`,
  )
  return `${head}Content-Type: multipart/mixed; boundary=x\n\n--x\n\n${it.text ?? 'Terlampir.'}\n${parts.join('')}--x--\n`
}
const usual = { name: 'Surat elektronik', weight: 3, silentDays: 7, keepDays: 365 }
const box = () => ({ host: '127.0.0.1', port: server.port, security: 'none' as const, username: 'humas', folder: 'INBOX', checkedBy: 'mx.contoh.go.id' }) // prettier-ignore
const add = async (password = 'rahasia') =>
  (await office.people.administrator.call(api.addMailbox, { body: { ...usual, mailbox: { ...box(), password } } }))
    .sourceId
const site = (more: object = {}) => ({ db: office.db, secret: SECRET, files, ...more })
/** Looks until nothing is due any more. */
const readAll = async (minutes = 1, more: object = {}) => {
  while (await readNextMailbox(site(more), new Date(Date.now() + minutes * MINUTE_MS)));
}
const rows = async () => (await office.people.auditor.call(listMentions, { query: {} })).rows
const titles = async () => (await rows()).map((it) => it.title).toSorted()
const only = async () => {
  const [row, another] = await rows()
  assert.ok(row && !another)
  return office.people.auditor.call(readMention, { params: { mentionId: row.id } })
}
const put = (...letters: (string | Buffer | null)[]) => letters.forEach((it) => server.messages.set(server.messages.size + 1, it)) // prettier-ignore

describe('a mailbox that is a source', () => {
  test('gives each letter once, however often it is looked into and under whatever number it stands', async () => {
    const sourceId = await add()
    put(letter(), letter({ subject: '=?utf-8?q?Re=3A_Puskesmas_tutup?=', text: 'Mengapa?' }))
    await readAll()
    assert.deepEqual(await titles(), ['Jalan rusak', 'Puskesmas tutup'])
    assert.deepEqual([...server.seen], [1, 2])
    server.uidValidity++
    put(letter({ text: 'Surel lain dengan Message-ID yang sama.' }))
    await readAll(10)
    assert.deepEqual(await titles(), ['Jalan rusak', 'Jalan rusak', 'Puskesmas tutup'])
    const source = await office.people.auditor.call(readSource, { params: { sourceId } })
    assert.deepEqual([source.health, source.week, source.unread], ['well', 3, 0])
    assert.ok(!server.asked.some((it) => /EXPUNGE|DELETE|MOVE/i.test(it)))
  })

  test('of a large backlog is read from its newest letters, some at a time, by two nodes at once, each letter once', async () => {
    for (let uid = 1; uid <= 290; uid++)
      if (uid <= 10 || uid > 230) server.messages.set(uid, letter({ subject: `Surel ${uid}` }))
    await add()
    await Promise.all([readAll(), readAll()])
    assert.equal(server.seen.size, 60)
    const { rows: counted } = await sql<{ n: number; first: string }>`
      select count(*)::int as n, min(substring(title from '\\d+')::int) as first from mention`.execute(office.db)
    assert.deepEqual(counted, [{ n: 60, first: 231 }])
  })

  test('goes on after a process that died in the middle, and leaves a letter that ends every process', async () => {
    const sourceId = await add()
    put(letter(), letter({ subject: 'Foto', parts: [{ type: 'image/png', name: 'a.png', bytes: PNG }] }), letter({ subject: 'Di belakangnya' })) // prettier-ignore
    const dies = { files: { ...files, put: () => Promise.reject(new Error('the process died')) } }
    for (const minutes of [1, 10, 20]) await assert.rejects(readAll(minutes, dies), /the process died/)
    assert.deepEqual(await titles(), ['Jalan rusak'])
    await readAll(30, dies)
    assert.deepEqual(await titles(), ['Di belakangnya', 'Jalan rusak'])
    const { rows: left } = await office.people.fungsional.call(api.listLeft, { params: { sourceId } })
    assert.deepEqual(
      left.map((it) => it.reason),
      ['too-much'],
    )
  })

  test('whose server is silent holds up no other: one that was quick is read beside them', async () => {
    const good = await add()
    await readAll()
    const sockets = new Set<Socket>()
    const silent = await Promise.all(
      ['127.0.0.2', '127.0.0.3', '127.0.0.4'].map(async (host) => {
        const one = createServer((socket) => void sockets.add(socket.on('error', () => {})))
        await new Promise<void>((resolve) => one.listen(0, host, resolve))
        return one
      }),
    )
    try {
      for (const one of silent) {
        const { address: host, port } = one.address() as AddressInfo
        await office.people.administrator.call(api.addMailbox, { body: { ...usual, name: `${port}`, mailbox: { ...box(), host, port, password: 'x' } } }) // prettier-ignore
      }
      const patience = { connectMs: 1_600, silenceMs: 1_600, wholeMs: 2_000 }
      const lanes = readingMailboxes(site({ patience, slowMs: 1_300 }))
      const now = new Date(Date.now() + 100 * MINUTE_MS)
      await sql`update source set next_look_at = ${now}::timestamptz - interval '1 hour' * (case when id = ${good} then 1 else 2 end)`.execute(office.db) // prettier-ignore
      put(letter({ subject: 'Surel baru' }))
      const ended: number[] = []
      await Promise.all(lanes.map(async (lane, at) => ended.push((await lane(now)) ? at : -1)))
      assert.deepEqual([ended[0], ended.toSorted()], [2, [0, 1, 2]])
      assert.ok((await titles()).includes('Surel baru'))
    } finally {
      for (const socket of sockets) socket.destroy()
      for (const one of silent) one.close()
    }
  })

  test('holds up no stop, wherever its server is silent: no failure, no try, and it is read at once after', async () => {
    const sourceId = await add()
    put(letter(), letter({ subject: 'Foto' }))
    const patience = { connectMs: 20_000, silenceMs: 20_000, wholeMs: 20_000 }
    for (const silentAt of [/^LOGIN/, /^SELECT/, /^UID FETCH 1/, /^UID FETCH 2/]) {
      const asked = Promise.withResolvers<void>()
      server.silentAt = silentAt
      server.silent = asked.resolve
      const ending = new AbortController()
      const looking = readNextMailbox(site({ patience }), new Date(Date.now() + MINUTE_MS), { stopped: ending.signal })
      await asked.promise
      const began = performance.now()
      ending.abort()
      await assert.rejects(looking, (error) => error === ending.signal.reason, `${silentAt}`)
      assert.ok(performance.now() - began < 5_000, `${silentAt}`)
      const { tries } = await office.db.selectFrom('mailbox').select('tries').executeTakeFirstOrThrow()
      const { failures, trouble } = await office.people.auditor.call(readSource, { params: { sourceId } })
      assert.deepEqual([tries, failures, trouble], [0, 0, null], `${silentAt}`)
    }
    server.silentAt = null
    await readAll()
    assert.deepEqual(await titles(), ['Foto', 'Jalan rusak'])
  })

  test('that lets nobody in says so, and tells the administrator the third time', async () => {
    const sourceId = await add('keliru')
    for (const minutes of [1, 60, 300]) await readAll(minutes)
    const source = await office.people.auditor.call(readSource, { params: { sourceId } })
    assert.deepEqual([source.health, source.trouble, source.failures], ['failing', 'login', 3])
    const told = await office.db.selectFrom('notice').select('person_id').where('kind', '=', 'source-trouble').execute()
    assert.ok(told.some((it) => it.person_id === office.people.administrator.personId))
    const tried = await office.people.administrator.call(api.tryMailbox, { params: { sourceId }, body: {} })
    assert.equal(tried.ok, false)
  })
})

describe('a letter', () => {
  test('from an address that the office knows shows its name, and whether that was proven; any other shows as it is', async () => {
    await office.people.fungsional.call(api.saveSender, { body: { address: 'Dinkes.contoh.go.id', name: 'Dinas Kesehatan' } }) // prettier-ignore
    const by = (results: string) => `Authentication-Results: ${results}\n`
    put(
      letter({ subject: '1', from: 'Humas <humas@dinkes.contoh.go.id>', head: by('mx.contoh.go.id; spf=pass; dmarc=pass (p=none) header.from=dinkes.contoh.go.id') }),
      letter({ subject: '2', from: 'humas@dinkes.contoh.go.id', head: by('lain.id; dmarc=pass header.from=dinkes.contoh.go.id') }),
      letter({ subject: '3', from: '"Bupati <bupati@contoh.go.id>" <x@penipu.id>', head: by('mx.contoh.go.id; spf=fail smtp.mailfrom="; dmarc=pass header.from=penipu.id"') }),
      letter({ subject: '4', from: '=?utf-8?b?QnVwYXRpIOKArg==?= <x@dіnkes.contoh.go.id>' }),
      letter({ subject: '5', from: 'tanpa alamat' }),
    ) // prettier-ignore
    await add()
    await readAll()
    const seen = (await rows()).toSorted((a, b) => a.title.localeCompare(b.title)).map((it) => it.letter)
    assert.deepEqual(seen, [
      { address: 'humas@dinkes.contoh.go.id', name: 'Humas', known: 'Dinas Kesehatan', proven: true },
      { address: 'humas@dinkes.contoh.go.id', name: '', known: 'Dinas Kesehatan', proven: false },
      { address: 'x@penipu.id', name: '', known: null, proven: false },
      { address: 'x@xn--dnkes-n2e.contoh.go.id', name: 'Bupati', known: null, proven: false },
      { address: '', name: 'tanpa alamat', known: null, proven: false },
    ])
  })

  test('keeps what the office takes as files, under names that run nothing, and says of the rest why not', async () => {
    const bomb = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(400)])
    put(
      letter({
        parts: [
          { type: 'image/png', name: '../../etc/foto.png', bytes: PNG },
          { type: 'application/pdf', name: 'surat.pdf.exe', bytes: Buffer.from('4d5a900003000000', 'hex') },
          { type: 'application/zip', name: 'bom.zip', bytes: bomb },
          { type: 'application/ms-tnef', name: 'winmail.dat', bytes: 'x' },
          { type: 'message/rfc822', name: 'dalam.eml', bytes: 'From: a@b.id\n\nisi' },
          { type: 'text/plain', name: 'jalan.bat', bytes: 'del *.*' },
          { type: 'text/calendar', name: 'undangan.ics', bytes: 'BEGIN:VCALENDAR\nEND:VCALENDAR' },
          { type: 'text/html', name: 'masuk.html', bytes: '<form action=https://penipu.id>' },
        ],
      }),
    )
    await add()
    await readAll()
    const { files: kept } = await only()
    assert.deepEqual(
      kept.map((it) => [it.name, it.kept?.mediaType ?? it.refused]),
      [
        ['foto.png', 'image/png'],
        ['surat.pdf.exe.txt', 'type'],
        ['bom.zip.txt', 'type'],
        ['winmail.dat.txt', 'type'],
        ['dalam.eml.txt', 'type'],
        ['jalan.bat.txt', 'text/plain'],
        ['undangan.ics.txt', 'type'],
        ['masuk.html.txt', 'type'],
      ],
    )
    const picture = await office.people.auditor.send('GET', `/api/files/${kept[0]?.kept?.hash}`)
    assert.deepEqual([picture.status, picture.headers['content-type']], [200, 'image/png'])
    const later = new Date(Date.now() + 366 * 24 * 60 * MINUTE_MS)
    const taken = async () => {
      await office.db.updateTable('file_sweep').set({ began_at: null }).execute()
      while (await sweepNext({ db: office.db, folder: join(office.folder, 'files') }, later));
      const { hash = '' } = kept[0]?.kept ?? {}
      return (await office.people.auditor.send('GET', `/api/files/${hash}`)).status
    }
    assert.equal(await taken(), 200)
    await forgetTexts(office.db, later)
    const left = await only()
    assert.deepEqual([left.text, left.files, left.author, left.letter], ['', [], '', null]) // nor who wrote it
    assert.equal(await taken(), 404) // it is no longer on the disk
  })

  test('that says nothing but its subject is forgotten like any other', async () => {
    put(letter({ text: '' }))
    await add()
    await readAll()
    assert.equal((await only()).text, '')
    await forgetTexts(office.db, new Date(Date.now() + 364 * 24 * 60 * MINUTE_MS))
    assert.notEqual((await only()).letter, null)
    await forgetTexts(office.db, new Date(Date.now() + 366 * 24 * 60 * MINUTE_MS))
    const { author, letter: of } = await only()
    assert.deepEqual([author, of], ['', null])
  })

  test('of HTML alone is its text: nothing of it runs, shows or is fetched; and its time is when it came where it lies', async () => {
    server.receivedAt = new Date(Date.now() - 3 * 60 * MINUTE_MS)
    server.receivedAt.setMilliseconds(0)
    const html = (subject: string, date: string) =>
      `Date: ${date}\nFrom: a@b.id\nSubject: ${subject}\nContent-Type: text/html; charset=x-tidak-ada\n\n<style>p{}</style><p>Warga <b>mengeluh</b>.</p><script>alert(1)</script><img src="http://127.0.0.1:${server.port}/pelacak.gif">`
    put(html('2099', 'Thu, 01 Jan 2099 00:00:00 +0000'), html('1970', 'Thu, 01 Jan 1970 00:00:00 +0000'))
    await add()
    await readAll()
    for (const row of await rows()) {
      assert.deepEqual([row.excerpt, row.publishedAt], ['Warga mengeluh.', server.receivedAt.toISOString()])
      assert.equal(row.dated, true)
    }
    assert.ok(!server.asked.some((it) => it.includes('pelacak')))
  })

  test('that a program wrote back, that a mail system reports, or that is ours, is left as it came', async () => {
    await sql`insert into mail_setting (host, port, security, username, sender, revision, changed_by, changed_at)
      values ('127.0.0.1', 25, 'none', '', 'humas@contoh.go.id', 1, ${office.people.administrator.personId}::uuid, now())
      on conflict do nothing`.execute(office.db)
    const returned = { letterId: 'x', to: 'a@b.id', status: '5.1.1' }
    put(
      onLeave(returned),
      postfix(returned),
      letter({ from: 'Siar <humas@contoh.go.id>', head: 'Auto-Submitted: auto-generated\n' }),
      letter({ from: 'Humas <humas@contoh.go.id>', subject: 'Fwd: keluhan warga' }),
      letter({ subject: 'Formulir situs', head: 'Auto-Submitted: auto-generated\n' }),
      letter({ subject: '', text: '' }),
    )
    const sourceId = await add()
    await readAll()
    assert.deepEqual(await titles(), ['Formulir situs', 'keluhan warga'])
    const { rows: left } = await office.people.fungsional.call(api.listLeft, { params: { sourceId } })
    assert.deepEqual(left.map((it) => it.reason).toSorted(), ['automatic', 'empty', 'own', 'report'])
    assert.deepEqual([...server.seen], [4, 5])
    assert.equal(await countTold(), 0)
  })

  test('that cannot be read is left and told, and those behind it are read', async () => {
    let nest = 'From: a@b.id\n'
    for (let at = 0; at < 2_000; at++) nest += `Content-Type: multipart/mixed; boundary=x${at}\n\n--x${at}\n`
    const parts = `From: a@b.id\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\n\nisi\n'.repeat(5_000)}--x--`
    put(nest, parts, `From: a@b.id\nSubject: ${'=?utf-8?q?a?= '.repeat(50_000)}\n\nisi`, null, letter())
    const sourceId = await add()
    await readAll()
    assert.deepEqual(await titles(), ['Jalan rusak'])
    const { rows: left } = await office.people.fungsional.call(api.listLeft, { params: { sourceId } })
    assert.deepEqual(
      left.map((it) => it.reason),
      ['not-given', 'too-much', 'too-much', 'too-much'],
    )
    const list = await office.people.administrator.call(listSources, { query: { trouble: 'yes' } })
    assert.deepEqual(
      list.rows.map((it) => it.unread),
      [4],
    )
    assert.equal(await countTold(), 1)
  })

  test('larger than is read keeps its text, and none of its files', async () => {
    const large = letter({ parts: [{ type: 'application/pdf', name: 'foto.pdf', bytes: Buffer.alloc(24 * 1024 * 1024, '%PDF') }] }) // prettier-ignore
    put(large)
    await add()
    await readAll()
    const mention = await only()
    assert.equal(mention.text, 'Terlampir.')
    assert.deepEqual(
      mention.files.map((it) => it.refused),
      ['too-large'],
    )
  })
})

const countTold = async () =>
  (await office.db.selectFrom('notice').select('id').where('kind', '=', 'source-trouble').execute()).length

test('the administrator alone sets a mailbox, its password goes to no other server, and nobody reads it', async () => {
  const body = { ...usual, mailbox: { ...box(), password: 'rahasia' } }
  for (const who of [office.people.fungsional, office.people['kepala-dinas']])
    assert.equal(
      (await who.send('POST', '/api/inventory/mailboxes', body, { 'idempotency-key': randomUUID() })).status,
      403,
    )
  const sourceId = await add()
  const params = { sourceId }
  const kept = await office.people.administrator.call(api.readMailbox, { params })
  assert.doesNotMatch(JSON.stringify(kept), /rahasia|password/)
  const save = (mailbox: object, seenRevision = kept.revision) =>
    office.people.administrator.send('PUT', `/api/inventory/mailboxes/${sourceId}`, { ...usual, mailbox, seenRevision }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.equal((await save({ ...box(), host: 'localhost' })).body['code'], 'mailbox-password-missing')
  assert.equal((await save({ ...box(), host: 'imap.luar.id' })).body['code'], 'mail-in-the-clear')
  assert.equal((await save(box(), 9)).body['code'], 'source-changed')
  assert.equal((await save(box())).status, 200)
  const twice = await office.people.administrator.send('POST', '/api/inventory/mailboxes', body, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.equal(twice.body['code'], 'source-known')
  const asFeed = { ...usual, everyMinutes: 30, address: 'https://contoh.id/feed', seenRevision: 2 }
  const setAs = (more: object) => office.people.fungsional.send('PUT', saveSource.path.replace(':sourceId', sourceId), { ...asFeed, ...more }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.equal((await setAs({})).body['code'], 'source-unasked')
  // Its name, reach and retention are whoever's who works in the inventory; where it is read, the administrator's.
  assert.equal((await setAs({ address: '', name: 'Surat masuk', weight: 5, keepDays: 30 })).status, 200)
  const anew = await office.people.administrator.call(api.readMailbox, { params })
  assert.deepEqual([anew.name, anew.weight, anew.keepDays, anew.mailbox], ['Surat masuk', 5, 30, kept.mailbox])
  await office.people.fungsional.call(pauseSource, { params, body: {} })
  await office.people.fungsional.call(removeSource, { params, body: {} })
  assert.deepEqual(await office.db.selectFrom('mailbox').selectAll().execute(), [])
})

test('what a letter answers and how it is signed is left out where that is certain, and nowhere else', () => {
  const said = (text: string, subject = 'Re: x') => withoutHistory(text, subject)
  assert.equal(said('Isi.\n\n-- \nAni\nDesa Pogalan'), 'Isi.')
  assert.equal(said('Isi.\n--\nBukan tanda tangan.'), 'Isi.\n--\nBukan tanda tangan.')
  assert.equal(said('Ya.\n\nPada Sen, 23 Nov 2026 pukul 10.00 Humas <humas@contoh.go.id> menulis:\n\n> Benar?\n> Ya?\n'), 'Ya.') // prettier-ignore
  assert.equal(said('Ya.\n\nOn Mon, 23 Nov 2026 at 10:00 Humas\n<humas@contoh.go.id> wrote:\n> Benar?'), 'Ya.')
  assert.equal(said('Ya.\n-----Original Message-----\nFrom: Humas\nBenar?'), 'Ya.')
  const between = 'On Mon, 23 Nov 2026 Humas wrote:\n> Benar?\nYa.\n> Lalu?\nTidak.'
  assert.equal(said(between), between)
  const onward = 'Lihat ini.\n-----Original Message-----\nFrom: warga\nJalan rusak.'
  assert.equal(said(onward, 'Fwd: keluhan'), onward)
  assert.equal(said('> Hanya kutipan.'), '> Hanya kutipan.')
})

test('names and addresses from outside are shown as what they are', () => {
  assert.equal(senderOf({ name: 'a@b.id', address: 'X@Y.ID' }).address, 'x@y.id')
  assert.equal(senderOf({ name: 'Ani', address: 'ani@warga.id>\n<x' }).address, '')
  assert.equal(fileNameOf('C:\\Users\\a\\foto\u202Egpj.exe'), 'fotogpj.exe.txt')
  assert.equal(fileNameOf(`${'a'.repeat(400)}.pdf`).length, 200)
  assert.deepEqual(['Humas@Contoh.go.id', '@contoh.id', 'contoh', 'a b@c.id', 'localhost'].map(knownAddressOf), ['humas@contoh.go.id', '@contoh.id', null, null, null]) // prettier-ignore
  const head = new Map([['authentication-results', 'mx.id 1; dmarc=pass header.from=b.id']])
  assert.deepEqual([isProven(head, 'mx.id', 'a@b.id'), isProven(head, 'mx.id', 'a@c.id'), isProven(head, '', 'a@b.id')], [true, false, false]) // prettier-ignore
  const said = (text: string) => isProven(new Map([['authentication-results', `mx.id; ${text}`]]), 'mx.id', 'a@b.id')
  assert.ok(said('dmarc=pass (p=reject "(" (sp=none)) header.from=b.id'))
  // What the sender wrote into the server's word: within comments, behind a sign in an address, or never closed.
  assert.ok(!said('spf=fail (of x (y) ; dmarc=pass header.from=b.id ) z; dmarc=fail header.from=b.id'))
  assert.ok(!said('spf=pass smtp.mailfrom=x;dmarc=pass header.from=b.id; dmarc=fail header.from=b.id'))
  assert.ok(!said('spf=fail ((of x; dmarc=pass header.from=b.id'))
})

test('a letter that fills the memory or takes too long ends its reader alone', async () => {
  const reader = openLetterReader(2_000)
  const read = (text: string) => reader.read(new Uint8Array(Buffer.from(text)))
  assert.deepEqual(await read(`From: a@b.id\n\n${'\n'.repeat(28 * 1024 * 1024)}`), { failed: 'too-much' })
  assert.ok(!('failed' in (await read('From: a@b.id\n\nisi'))))
  await reader.close()
})
