import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import {
  arriveEarlier,
  beginDossier,
  bringTo,
  openNotes,
  openTestOffice,
  someContent,
  TEST_PASSWORD,
  tryAct,
  writeDraft,
  type Reply,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import type { Content } from '../base/content.ts'
import { typedFactsOf } from '../base/facts.ts'
import { signedDecision, signedRatification } from '../demo/signing.ts'
import { readDossier } from '../dossier/api.ts'
import { recordCall } from '../dossier/api/confirmations.ts'
import { makeDecisionLink } from '../dossier/api/decision-link.ts'
import { insertTenure } from '../office/store.ts'
import { dayOf } from '../base/calendar.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())
beforeEach(async () => {
  await office.db.deleteFrom('rate_limit').execute()
})

let dossiers = 0
type Waiting = { dossierId: string; version: string; link: string; path: string; message: string }

/** A dossier that waits for the head, and the link that the head of division made for it. */
async function waiting(more: Partial<Content> = {}, by?: TestPerson): Promise<Waiting> {
  const title = `Naskah menunggu ${++dossiers}`
  const dossierId = await beginDossier(office, title)
  const content = someContent(title, more)
  const typed = typedFactsOf(content.facts)
  if (typed.length > 0) {
    await writeDraft(office, dossierId, content)
    const verdicts = typed.map((fact) => ({ fact, verdict: 'right' as const, correction: '', note: '' }))
    const said = { name: 'Siti Aminah', post: 'Sekretaris BPBD', how: 'Telepon 0811', saidAt: new Date().toISOString() }
    await office.people.fungsional.call(recordCall, { params: { dossierId }, body: { verdicts, ...said } })
  }
  const version = await bringTo(office, dossierId, 4, content)
  const made = await (by ?? office.people['kepala-bidang']).call(makeDecisionLink, { params: { dossierId }, body: {} })
  const { pathname: path } = new URL(made.url)
  return { dossierId, version, path, link: path.slice('/l/'.length), message: made.message }
}
const standing = (dossierId: string) => office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })

async function open(path: string, headers: Record<string, string> = {}) {
  const response = await office.app.inject({ method: 'GET', url: path, headers })
  return { status: response.statusCode, text: response.body, headers: response.headers, bytes: response.rawPayload }
}

const bodyOf = (...texts: string[]): Content['body'] => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
async function notesOf(dossierId: string) {
  const { statement } = await office.db
    .selectFrom('decision')
    .select('statement')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return (JSON.parse(statement) as { notes?: unknown }).notes
}

/** Fills one of the page's forms in, as a browser without scripts sends it. */
async function submit(path: string, id: 'ya' | 'catatan' | 'tidak', typed: Record<string, string | string[]>) {
  const { text } = await open(path)
  const form = text.slice(text.indexOf(`<details id="${id}"`)).split('</form>')[0] ?? ''
  const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const body = new URLSearchParams(hidden as [string, string][])
  for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) body.append(name, value)
  return post(path, body)
}
async function post(path: string, body: URLSearchParams) {
  const response = await office.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: body.toString(),
  })
  return { status: response.statusCode, text: response.body, headers: response.headers }
}
const refusal = ({ status, body }: Reply) => [status, body['code']]

describe('the light page', () => {
  test('shows the exact text, who reviewed it, the time left and both answers, and asks nobody else for anything', async () => {
    const { path, version } = await waiting({
      facts: [{ who: 'Kepala BPBD', what: 'menutup jalan', when: 'Kamis', where: 'Tugu', source: 'BPBD' }],
      variants: (['chat', 'radio', 'videotron'] as const).map((channel) => ({
        channel,
        text: 'Pendengar, jalan ditutup.',
        own: true,
        facts: [],
      })),
    })
    const { status, text } = await open(path)
    assert.equal(status, 200)
    for (const part of [
      `Naskah menunggu ${dossiers}`,
      'Isi berita.',
      'Kepala BPBD',
      'Humas Dinas Contoh',
      'Portal resmi, sesudah diteruskan Kepala Bidang dan diterbitkan Fungsional. Bila YA sekarang, menurut SOP paling lambat ',
      '(25 mnt kerja).',
      'tidak dikirim Siar: WhatsApp dan Telegram, Naskah radio, Videotron.',
      'Pendengar, jalan ditutup.',
      'Orang kepala-bidang',
      'Orang sekretaris',
      version.slice(0, 8),
      'sisa ',
      'Orang kepala-dinas memutuskan sebagai Kepala Dinas',
    ])
      // prettier-ignore
      assert.ok(text.includes(part), part)
    const addresses = [...text.matchAll(/(?:src|href|action)="([^"]+)"/g)].map(([, address]) => address ?? '')
    for (const address of addresses) assert.match(address, /^(\/l\/|#|data:,$)/, address)
    assert.doesNotMatch(text, /<script>|style=|onclick/)
  })

  test('is for this moment and this person: not kept, not listed, not framed, nothing told to other sites', async () => {
    const { path } = await waiting()
    for (const address of [path, '/l/tidak-ada']) {
      const { headers } = await open(address)
      assert.equal(headers['cache-control'], 'no-store')
      assert.match(String(headers['x-robots-tag']), /noindex/)
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.match(
        String(headers['content-security-policy']),
        /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/,
      )
      assert.equal(headers['set-cookie'], undefined)
    }
  })

  test('weighs under 50 kB in all, also with a hundred paragraphs and facts, and a third of that on the line', async () => {
    const words = 'Jalan lintas selatan di Kecamatan Tugu ditutup sementara karena tanah longsor menimbun badan jalan. '
    const texts = (count: number, sentences: number) => Array.from({ length: count }, (_, at) => `${at}. ${words.repeat(sentences)}`) // prettier-ignore
    const facts = Array.from({ length: 20 }, (_, at) => ({ id: `f${at}`, kind: 'figure' as const, label: `Rumah rusak di Desa ${at}`, source: 'BPBD', value: '1250', unit: 'rumah' })) // prettier-ignore
    for (const [count, sentences, most] of [
      [10, 5, 40_000],
      [100, 1, 48_000],
    ] as const) {
      const { path } = await waiting({ body: bodyOf(...texts(count, sentences)), facts })
      const { text, bytes } = await open(path)
      assert.match(text, new RegExp(`<b class="n">${count}</b>`))
      assert.equal(text.split(/<option[^>]*>100/).length - 1, count === 100 ? 5 : 0)
      const files = [...text.matchAll(/"(\/l\/aset\/[^"]+)"/g)].map(([, address]) => address ?? '')
      assert.equal(files.length, 2)
      let all = bytes.length
      for (const file of files) {
        const answer = await open(file)
        assert.equal(answer.status, 200)
        assert.match(String(answer.headers['cache-control']), /immutable/)
        all += answer.bytes.length
      }
      assert.ok(all < most, `${count} paragraphs: ${all} bytes`)
      const packed = await open(path, { 'accept-encoding': 'gzip, br' })
      assert.equal(packed.headers['content-encoding'], 'br')
      assert.match(brotliDecompressSync(packed.bytes).toString(), /<\/html>/)
      assert.ok(packed.bytes.length < text.length / 3)
    }
  })

  test('tells of each fact who of the agency confirmed it, when and how', async () => {
    const facts = [
      { id: 'rumah', kind: 'figure' as const, label: 'Rumah rusak', source: 'BPBD', value: '1250', unit: 'rumah' },
    ]
    const { path } = await waiting({ facts })
    const { text } = await open(path)
    assert.match(
      text,
      /F1<\/span> Rumah rusak: <b>1\.250 rumah<\/b> \(BPBD\)<br><span class="confirmed">✓ Dibenarkan Siti Aminah, Sekretaris BPBD\. \d+ \w+ \d\d\.\d\d WIB, secara lisan, dicatat Orang fungsional\./,
    )
  })

  test('shows what changed since the person looked, line by line', async () => {
    const title = 'Naskah yang kembali'
    const dossierId = await beginDossier(office, title)
    const body = (text: string): Content['body'] => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) // prettier-ignore
    const first = await bringTo(office, dossierId, 4, someContent(title, { body: body('Ditutup sampai Jumat.') }))
    await office.people['kepala-dinas'].send('PUT', `/api/dossiers/${dossierId}/seen`, { hash: first })
    await office.decide(dossierId, first, { answer: 'no', reason: 'Harinya salah.', toStep: 2 })
    await bringTo(office, dossierId, 4, someContent(title, { body: body('Ditutup sampai Sabtu.') }))
    const { url } = await office.people.sekretaris.call(makeDecisionLink, { params: { dossierId }, body: {} })
    const { text } = await open(new URL(url).pathname)
    assert.match(text, /1 hal berubah sejak Anda lihat/)
    assert.match(text, /<del>Jumat<\/del><ins>Sabtu<\/ins>/)
  })

  test('a hostile text is only text', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
    const { path } = await waiting({ summary: hostile, topic: hostile })
    const refused = await submit(path, 'tidak', { reason: hostile, toStep: '2', password: 'salah-sandi' })
    for (const text of [(await open(path)).text, refused.text]) {
      assert.ok(text.includes('&lt;script&gt;'))
      assert.doesNotMatch(text, /<script>|<img/)
    }
  })
})

describe('deciding on the light page without scripts', () => {
  test('YES with the password is recorded, once also when it is sent twice, and the page then says so', async () => {
    const { path, dossierId, version } = await waiting()
    const { text } = await open(path)
    const key = /name="key" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const { revision } = await standing(dossierId)
    const form = new URLSearchParams({
      answer: 'yes',
      key,
      revision: String(revision),
      version,
      password: TEST_PASSWORD,
    })
    for (let time = 0; time < 2; time++) {
      const reply = await post(path, form)
      assert.deepEqual([reply.status, reply.headers['location']], [303, path])
    }
    const after = await open(path)
    assert.match(after.text, /Keputusan dicatat/)
    assert.ok(after.text.includes(version))
    assert.doesNotMatch(after.text, /<form/)
    const rows = await office.db
      .selectFrom('decision')
      .select(['answer', 'signature'])
      .where('dossier_id', '=', dossierId)
      .execute()
    assert.deepEqual(rows, [{ answer: 'yes', signature: { kind: 'password' } }])
    const seen = await office.db.selectFrom('seen').select('version_hash').where('dossier_id', '=', dossierId).execute()
    assert.deepEqual(seen, [{ version_hash: version }])
  })

  test('NO with reasons picked and typed goes back to the step chosen', async () => {
    const { path, dossierId } = await waiting()
    const reply = await submit(path, 'tidak', { chip: ['Sumber belum jelas', 'Waktunya belum tepat'], reason: 'Tanya BPBD.', toStep: '3', password: TEST_PASSWORD }) // prettier-ignore
    assert.equal(reply.status, 303)
    const { step, trail } = await standing(dossierId)
    assert.deepEqual([step, trail[0]?.note], [3, 'Sumber belum jelas\nWaktunya belum tepat\nTanya BPBD.'])
  })

  test('YES with notes keeps each note with its place: a paragraph by its number, the title by its name', async () => {
    const { path, dossierId } = await waiting({ body: bodyOf('Ditutup pukul 08.00.', 'Warga memutar lewat Pule.') })
    const { text } = await open(path)
    assert.match(text, /<p><b class="n">2<\/b> Warga memutar/)
    assert.match(text, /<option value="2">2\. Warga memutar lewat Pule\.</)
    const reply = await submit(path, 'catatan', {
      note: ['Tambah jalur lain.', '', ' Lebih singkat. ', 'Sebut 112.', ''],
      place: ['2', '', 'title', '', ''],
      password: TEST_PASSWORD,
    })
    assert.equal(reply.status, 303, reply.text)
    const { title } = await standing(dossierId)
    assert.deepEqual(await notesOf(dossierId), [
      { place: { at: 'body/1', from: 0, to: 25 }, text: 'Tambah jalur lain.' },
      { place: { at: 'title', from: 0, to: title.length }, text: 'Lebih singkat.' },
      { text: 'Sebut 112.' },
    ])
  })

  test('only the places that were chosen on the page may then change', async () => {
    const body = (hour: string, way: string) => bodyOf(`Ditutup pukul ${hour}.`, way)
    const { path, dossierId } = await waiting({ body: body('08.00', 'Memutar lewat Pule.') })
    const typed = { note: ['Jamnya 09.00.'], place: ['1'], password: TEST_PASSWORD }
    assert.equal((await submit(path, 'catatan', typed)).status, 303)
    const { title } = await standing(dossierId)
    const kabid = office.people['kepala-bidang']
    const notes = await openNotes(kabid, dossierId)
    const wider = await writeDraft(office, dossierId, someContent(title, { body: body('09.00', 'Memutar lewat Bendungan.') })) // prettier-ignore
    const refused = await tryAct(kabid, dossierId, { kind: 'certify', version: wider, notes })
    assert.deepEqual(refusal(refused), [409, 'change-outside-notes'])
    const asked = await writeDraft(
      office,
      dossierId,
      someContent(title, { body: body('09.00', 'Memutar lewat Pule.') }),
    )
    assert.equal((await tryAct(kabid, dossierId, { kind: 'certify', version: asked, notes })).status, 200)
  })

  test('a note that says nothing, one place too many or a place that is not there is refused, and all that was typed stays', async () => {
    const { path, dossierId } = await waiting({ body: bodyOf('Ditutup pukul 08.00.', 'Memutar lewat Pule.') })
    const kept = { note: ['Betulkan jam.', 'Sebut <desa>.'], place: ['1', 'summary'] }
    const wrong: [string, Record<string, string[]>, number, RegExp][] = [
      ['a blank note with a place', { note: [...kept.note, ' '], place: [...kept.place, '2'] }, 422, /Catatan 3 menunjuk satu tempat/],
      ['six notes', { note: [...kept.note, 'a', 'b', 'c', 'd'], place: [...kept.place, '', '', '', ''] }, 422, /Paling banyak 5 catatan/],
      ['a paragraph that is not there', { note: [...kept.note, 'a'], place: [...kept.place, '3'] }, 422, /tidak ada di naskah/],
      ['a place by no name of the page', { note: [...kept.note, 'a'], place: [...kept.place, 'body/0'] }, 422, /tidak ada di naskah/],
      ['notes that are all blank', { note: ['', ' '], place: ['', ''] }, 422, /Tulis dulu apa yang harus diperbaiki/],
      ['a note too long', { note: ['x'.repeat(1_001)], place: ['1'] }, 422, /Isian belum lengkap/],
    ] // prettier-ignore
    for (const [what, typed, status, says] of wrong) {
      const reply = await submit(path, 'catatan', { ...typed, password: TEST_PASSWORD })
      assert.deepEqual([reply.status, says.test(reply.text)], [status, true], what)
      if (typed['note']?.[0] !== kept.note[0]) continue
      assert.match(reply.text, />Betulkan jam\.<\/textarea>/, what)
      assert.match(reply.text, />Sebut &lt;desa&gt;\.<\/textarea>/, what)
      assert.match(reply.text, /<option value="summary" selected>/, what)
    }
    assert.equal((await standing(dossierId)).step, 4)
  })

  test('a place is that of the version which was read: of another one it is refused, also under the same number', async () => {
    const { path, dossierId, version } = await waiting({ body: bodyOf('Satu.', 'Dua.', 'Tiga.') })
    await office.decide(dossierId, version, { answer: 'no', reason: 'Terlalu panjang.', toStep: 2 })
    const { title } = await standing(dossierId)
    const newer = await bringTo(office, dossierId, 4, someContent(title, { body: bodyOf('Satu.') }))
    const { url } = await office.people.sekretaris.call(makeDecisionLink, { params: { dossierId }, body: {} })
    const fresh = new URL(url).pathname
    const typed = { note: 'Hapus.', place: '3', password: TEST_PASSWORD }
    const { revision } = await standing(dossierId)
    const form = (hash: string) => new URLSearchParams({ answer: 'yes-with-notes', key: randomUUID(), revision: String(revision), version: hash, ...typed }) // prettier-ignore
    const stale = await post(fresh, form(version))
    assert.deepEqual([stale.status, /Naskah sudah berubah sejak Anda membacanya/.test(stale.text)], [409, true])
    const gone = await post(fresh, form(newer))
    assert.deepEqual([gone.status, /tidak ada di naskah/.test(gone.text)], [422, true])
    assert.equal((await post(fresh, form('0'.repeat(64)))).status, 404)
    assert.doesNotMatch((await open(path)).text, /<form/)
  })

  test('a wrong password is refused and recorded, and what was typed stays, but for the password', async () => {
    const { path, dossierId } = await waiting()
    const reply = await submit(path, 'tidak', {
      reason: 'Sebutkan <kecamatan>.',
      toStep: '3',
      password: 'bukan-sandinya',
    })
    assert.equal(reply.status, 403)
    assert.match(reply.text, /role="alert">Sandi tidak cocok/)
    assert.match(reply.text, />Sebutkan &lt;kecamatan&gt;\.<\/textarea>/)
    assert.match(reply.text, /<option value="3" selected>/)
    assert.doesNotMatch(reply.text, /sandinya/)
    const said = await office.db
      .selectFrom('ledger_entry')
      .select('body')
      .where('body', 'like', `%${dossierId}%`)
      .orderBy('index', 'desc')
      .executeTakeFirstOrThrow()
    assert.match(said.body, /"kind":"decision-refused"/)
    assert.equal((await standing(dossierId)).step, 4)
  })

  test('a NO without words is told so; a form that is no form is refused calmly', async () => {
    const { path } = await waiting()
    const empty = await submit(path, 'tidak', { reason: '  ', toStep: '2', password: TEST_PASSWORD })
    assert.deepEqual([empty.status, /Tulis dulu apa yang harus diperbaiki/.test(empty.text)], [422, true])
    assert.equal((await post(path, new URLSearchParams('x=1'))).status, 422)
    const large = await post(path, new URLSearchParams({ reason: 'x'.repeat(70_000) }))
    assert.deepEqual([large.status, /<h1>/.test(large.text)], [413, true])
  })

  test('takes a form and nothing else, whoever sends it', async () => {
    const { path } = await waiting()
    const others: [string, string][] = [
      ['application/json', '{"answer":5,"chip":{},"note":null}'],
      ['application/json', '['.repeat(5_000)],
      ['text/plain', 'answer=yes'],
      ['multipart/form-data; boundary=x', '--x--'],
    ]
    for (const [type, payload] of others) {
      const headers = { 'content-type': type }
      const answer = await office.app.inject({ method: 'POST', url: path, headers, payload })
      assert.deepEqual([answer.statusCode, /<h1>/.test(answer.body)], [415, true], type)
    }
    // One name twenty thousand times.
    assert.equal((await post(path, new URLSearchParams('a&'.repeat(20_000)))).status, 422)
  })
})

describe('a link', () => {
  test('stands in a message that names the text and its time, and in no table', async () => {
    const { link, message } = await waiting()
    assert.match(
      message,
      new RegExp(
        `^mohon putusan atas naskah “Naskah menunggu ${dossiers}” \\(berkas 2\\d{3}/\\d{4}\\), paling lambat .* WIB\\.`,
      ),
    )
    assert.ok(message.endsWith(`https://siar.contoh.go.id/l/${link}`))
    const rows = await office.db.selectFrom('decision_link').selectAll().execute()
    assert.equal(JSON.stringify(rows).includes(link), false)
    const hash = createHash('sha256').update(link).digest('hex')
    assert.ok(rows.some((row) => row.token_hash === hash))
  })

  test('that is unknown, changed, too old or of a person who left opens one calm page, whatever it was', async () => {
    const { link, path } = await waiting()
    const changed = `/l/${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
    for (const address of ['/l/x', `/l/${'A'.repeat(32)}`, changed, `/l/${'a'.repeat(90)}`]) {
      const { status, text } = await open(address)
      assert.deepEqual([status, /Tautan ini tidak berlaku/.test(text)], [410, true], address)
    }
    const left = (on: string | null) =>
      office.db.updateTable('person').set({ left_on: on }).where('id', '=', office.signer.personId).execute()
    await left('2026-01-01')
    assert.equal((await open(path)).status, 410)
    await left(null)
    await office.db
      .updateTable('decision_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    assert.equal((await open(path)).status, 410)
  })

  test('works for the post that acts only: whoever lost it, and a dossier that moved on, get a calm page', async () => {
    const { path, dossierId } = await waiting()
    const kadis = office.signer.personId
    await office.db
      .updateTable('tenure')
      .set({ until_on: '2026-01-01', from_on: '2025-01-01' })
      .where('person_id', '=', kadis)
      .execute()
    const lost = await open(path)
    assert.deepEqual(
      [lost.status, /tidak sedang menunggu putusan Anda/.test(lost.text), /Isi berita/.test(lost.text)],
      [200, true, false],
    )
    await office.db.updateTable('tenure').set({ until_on: null }).where('person_id', '=', kadis).execute()
    const { revision } = await standing(dossierId)
    await office.people['kepala-bidang'].send('POST', `/api/dossiers/${dossierId}/acts`, { seenRevision: revision, act: { kind: 'hold', reason: 'Menunggu BPBD.' } }, { 'idempotency-key': randomUUID() }) // prettier-ignore
    assert.match((await open(path)).text, /tidak sedang menunggu putusan Anda/)
  })

  test('of a dossier that was limited meanwhile shows no text without signing in', async () => {
    const { path, dossierId } = await waiting()
    const { revision } = await standing(dossierId)
    const readers = { personIds: [office.signer.personId], postIds: ['kepala-bidang'] }
    const reply = await office.people['kepala-bidang'].send('POST', `/api/dossiers/${dossierId}/acts`, { seenRevision: revision, act: { kind: 'limit', reason: 'Korban anak.', readers } }, { 'idempotency-key': randomUUID() }) // prettier-ignore
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    const { text } = await open(path)
    assert.deepEqual([/dibatasi/.test(text), /Isi berita|Naskah menunggu/.test(text)], [true, false])
  })

  test('is made for a holder of the deciding post, at a decision step, by someone of the office', async () => {
    const { dossierId } = await waiting()
    const ask = (person: TestPerson, id: string, body: object = {}) =>
      person.send('POST', `/api/dossiers/${id}/decision-link`, body)
    const { sekretaris, auditor } = office.people
    assert.deepEqual(refusal(await ask(sekretaris, dossierId, { personId: sekretaris.personId })), [
      422,
      'person-not-in-post',
    ])
    assert.equal((await ask(auditor, dossierId)).status, 403)
    assert.deepEqual(refusal(await ask(sekretaris, await beginDossier(office, 'Baru'))), [409, 'not-a-decision'])
  })

  test('tells who wrote the text that they cannot decide on it, and who can', async () => {
    const { db, signer, people } = office
    await db.transaction().execute(
      (tx) =>
      insertTenure(tx, { personId: people.sekretaris.personId, postId: 'kepala-dinas', fromOn: dayOf('Asia/Jakarta', new Date()), untilOn: null }, new Date()), // prettier-ignore
    )
    const { dossierId } = await waiting()
    await sql`update dossier set authors = array_append(authors, ${signer.personId}::uuid) where id = ${dossierId}::uuid`.execute(
      db,
    )
    const { url } = await people.fungsional.call(makeDecisionLink, {
      params: { dossierId },
      body: { personId: signer.personId },
    })
    const { text } = await open(new URL(url).pathname)
    assert.match(text, /Anda ikut menulis naskah ini/)
    assert.match(text, /Yang dapat memutuskan: Orang sekretaris\./)
    assert.doesNotMatch(text, /<form/)
    await db
      .deleteFrom('tenure')
      .where('person_id', '=', people.sekretaris.personId)
      .where('post_id', '=', 'kepala-dinas')
      .execute()
  })
})

describe('an oral approval on the light page', () => {
  /** A text of a crisis that went on by the leader's word; the link they had, and whoever else's. */
  async function heard() {
    const title = `Banjir ${++dossiers}`
    const dossierId = await beginDossier(office, title)
    await sql`update dossier set level = 'crisis' where id = ${dossierId}::uuid`.execute(office.db)
    const version = await bringTo(office, dossierId, 4, someContent(title))
    const { sekretaris } = office.people
    const { url } = await sekretaris.call(makeDecisionLink, { params: { dossierId }, body: {} })
    const heardAt = new Date().toISOString()
    const said = { kind: 'approve-orally', version, fromPersonId: office.signer.personId, heardAt, how: 'Telepon.' }
    assert.equal((await tryAct(sekretaris, dossierId, said)).status, 200)
    return { dossierId, version, path: new URL(url).pathname }
  }
  async function publish({ dossierId, version }: { dossierId: string; version: string }) {
    for (const person of [office.people['kepala-bidang'], office.people.fungsional])
      assert.equal((await tryAct(person, dossierId, { kind: 'complete', version })).status, 200)
  }
  const ask = (person: TestPerson, dossierId: string, body: object) =>
    person.send('POST', `/api/dossiers/${dossierId}/decision-link`, { ratify: true, ...body })
  const send = (path: string, body: unknown, key = randomUUID()) =>
    office.nobody.send('POST', `/api${path}/ratification`, body, { 'idempotency-key': key })

  test('is ratified by the very link that asked for the decision, with the text, whose word it was and until when', async () => {
    const it = await heard()
    const { text } = await open(it.path)
    for (const part of [
      'Pengesahan persetujuan lisan',
      'Orang kepala-dinas menyetujui secara lisan',
      'didengar Orang sekretaris (Sekretaris): Telepon.',
      'disahkan paling lambat',
      'Isi berita.',
      it.version.slice(0, 8),
      'Naskah kembali untuk diperbaiki dan tidak terbit.',
    ])
      // prettier-ignore
      assert.ok(text.includes(part), part)
    assert.doesNotMatch(text, /name="note"|name="toStep"|class="n"/)
    const reply = await submit(it.path, 'ya', { password: TEST_PASSWORD })
    assert.deepEqual([reply.status, reply.headers['location']], [303, it.path], reply.text)
    const after = await open(it.path)
    assert.match(after.text, /Persetujuan lisan disahkan; .* Orang kepala-dinas \(Kepala Dinas\)\./)
    const { oral, trail } = await standing(it.dossierId)
    assert.deepEqual([oral, trail[0]?.kind], [null, 'ratify'])
  })

  test('is not ratified: what is public is withdrawn at once, with the reason that was typed, which stays after a refusal', async () => {
    const it = await heard()
    await publish(it)
    assert.match((await open(it.path)).text, /Naskah sudah terbit, jadi ditarik saat itu juga/)
    const empty = await submit(it.path, 'tidak', { reason: ' ', password: TEST_PASSWORD })
    assert.deepEqual([empty.status, /Tulis dulu/.test(empty.text)], [422, true])
    const wrong = await submit(it.path, 'tidak', { reason: 'Bukan <ini>.', password: 'salah-sandi' })
    assert.deepEqual([wrong.status, />Bukan &lt;ini&gt;\.<\/textarea>/.test(wrong.text)], [403, true])
    const reply = await submit(it.path, 'tidak', { reason: 'Bukan <ini>.', password: TEST_PASSWORD })
    assert.equal(reply.status, 303, reply.text)
    assert.equal((await standing(it.dossierId)).state, 'withdrawn')
    assert.match((await open(it.path)).text, /Persetujuan lisan tidak disahkan\./)
  })

  test('its link is made for who gave the word, wherever the text has come, and for nobody who does not hold the post', async () => {
    const it = await heard()
    await publish(it)
    const made = await ask(office.people.fungsional, it.dossierId, {})
    assert.equal(made.status, 200, JSON.stringify(made.body))
    assert.match(String(made.body['message']), /^KRISIS: mohon pengesahan tertulis atas persetujuan lisan naskah/)
    const path = new URL(String(made.body['url'])).pathname
    assert.match((await open(path)).text, /Pengesahan persetujuan lisan/)
    const { sekretaris, auditor } = office.people
    assert.deepEqual(refusal(await ask(sekretaris, it.dossierId, { personId: sekretaris.personId })), [
      422,
      'person-not-in-post',
    ])
    assert.equal((await ask(auditor, it.dossierId, {})).status, 403)
    assert.equal((await submit(path, 'ya', { password: TEST_PASSWORD })).status, 303)
    assert.deepEqual(refusal(await ask(sekretaris, it.dossierId, {})), [409, 'nothing-to-ratify'])
    assert.deepEqual(refusal(await ask(sekretaris, (await waiting()).dossierId, {})), [409, 'nothing-to-ratify'])
  })

  test('signed in a phone it arrives once, and neither again nor as another person’s word', async () => {
    const it = await heard()
    const now = new Date(Date.now() - 120_000)
    const body = signedRatification(office.signer, await standing(it.dossierId), { answer: 'yes' }, now)
    const key = randomUUID()
    const foreign = { ...body, proof: { kind: 'password', password: 'salah-sandi' } }
    assert.deepEqual(refusal(await send(it.path, foreign)), [403, 'proof-wrong'])
    // A decision is no ratification, and a ratification no decision, also with the right proof.
    const decision = await office.nobody.send('POST', `/api${it.path}/decision`, body, { 'idempotency-key': randomUUID() }) // prettier-ignore
    assert.equal(decision.status >= 400, true)
    const [first, second] = await Promise.all([send(it.path, body, key), send(it.path, body, key)])
    assert.deepEqual([first?.status, second?.body], [200, first?.body])
    assert.equal((await send(it.path, body)).status, 409)
    const other = await heard()
    assert.equal((await send(other.path, body)).status, 409)
    const { statement } = await office.db
      .selectFrom('decision')
      .select('statement')
      .where('dossier_id', '=', it.dossierId)
      .executeTakeFirstOrThrow()
    assert.equal(statement, body.proof.statement)
  })

  test('who lost the post meanwhile gets a calm page, and who wrote part of the text is told who can', async () => {
    const it = await heard()
    const { db, signer } = office
    const held = (until: string | null, from: string) =>
      db
        .updateTable('tenure')
        .set({ until_on: until, from_on: from })
        .where('person_id', '=', signer.personId)
        .execute()
    await held('2026-01-01', '2025-01-01')
    const lost = await open(it.path)
    assert.deepEqual([/tidak sedang menunggu/.test(lost.text), /Isi berita/.test(lost.text)], [true, false])
    await held(null, '2025-01-01')
    await sql`update dossier set authors = array_append(authors, ${signer.personId}::uuid) where id = ${it.dossierId}::uuid`.execute(db) // prettier-ignore
    const { text } = await open(it.path)
    assert.match(text, /Anda ikut menulis naskah ini/)
    assert.doesNotMatch(text, /<form/)
    const body = signedRatification(signer, await standing(it.dossierId), { answer: 'yes' }, new Date())
    assert.deepEqual(refusal(await send(it.path, body)), [403, 'own-draft'])
  })
})

describe('what the page’s script sends', () => {
  const send = (link: string, body: unknown, key = randomUUID()) =>
    office.nobody.send('POST', `/api/l/${link}/decision`, body, { 'idempotency-key': key })

  test('a signed decision is taken without any session, once, however often the phone sends it', async () => {
    const { dossierId, version, link, path } = await waiting()
    await arriveEarlier(office, dossierId, 2)
    const body = signedDecision(
      office.signer,
      await standing(dossierId),
      version,
      { answer: 'yes' },
      new Date(Date.now() - 3_600_000),
    )
    const key = randomUUID()
    const [first, second] = await Promise.all([send(link, body, key), send(link, body, key)])
    assert.deepEqual([first?.status, second?.body], [200, first?.body])
    await office.db
      .updateTable('decision_link')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    assert.deepEqual((await send(link, body, key)).body, first?.body)
    const { rows } = (await office.people.auditor.send('GET', `/api/dossiers/${dossierId}/decisions`)).body as {
      rows: unknown[]
    }
    assert.equal(rows.length, 1)
    await office.db
      .updateTable('decision_link')
      .set({ expires_at: new Date(Date.now() + 60_000) })
      .execute()
    const { text } = await open(path)
    assert.match(text, /Diputuskan: .*Diterima Siar: /s, 'both times, for whoever opens it later')
  })

  test('one that waited in the phone still comes a day after its link ended, and no later', async () => {
    for (const [hours, status] of [
      [23, 200],
      [25, 410],
    ] as const) {
      const { dossierId, version, link } = await waiting()
      const body = signedDecision(office.signer, await standing(dossierId), version, { answer: 'yes' }, new Date())
      await office.db
        .updateTable('decision_link')
        .set({ expires_at: new Date(Date.now() - hours * 3_600_000) })
        .execute()
      assert.equal((await send(link, body)).status, status)
    }
  })

  test('a password’s decision keeps the time at which it was meant', async () => {
    const { dossierId, version, link } = await waiting()
    await arriveEarlier(office, dossierId, 1)
    const at = new Date(Date.now() - 20 * 60_000).toISOString()
    const { revision: seenRevision } = await standing(dossierId)
    const proof = { kind: 'password', password: TEST_PASSWORD, at }
    assert.equal((await send(link, { seenRevision, version, decision: { answer: 'yes' }, proof })).status, 200)
    const { statement } = await office.db
      .selectFrom('decision')
      .select('statement')
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow()
    assert.equal((JSON.parse(statement) as { decidedAt: string }).decidedAt, at)
  })

  test('a link does not decide by itself: without its person’s own proof it is refused', async () => {
    const { dossierId, version, link } = await waiting()
    const { revision: seenRevision } = await standing(dossierId)
    const asked = { seenRevision, version, decision: { answer: 'yes' } }
    assert.equal((await send(link, asked)).status, 400)
    assert.deepEqual(refusal(await send(link, { ...asked, proof: { kind: 'password', password: 'salah-sandi' } })), [
      403,
      'proof-wrong',
    ])
    const other = await waiting()
    const crossed = signedDecision(office.signer, await standing(dossierId), version, { answer: 'yes' }, new Date())
    assert.equal((await send(other.link, crossed)).status, 409)
  })
})
