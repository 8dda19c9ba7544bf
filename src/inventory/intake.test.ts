import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { findOrigin } from '../dossier/stores/origin.ts'
import { sweepNext } from '../files/sweep.ts'
import { openRound, listItems, pickItem, dismissItem, mergeItem } from './api.ts'
import * as api from './api/intake.ts'
import { INTAKE_MAX, LIMITS, PHOTOS_MAX, photosOf } from './rules/intake.ts'
import { forgetContacts, intakesOf } from './stores/intake.ts'
import { forgetDraftPhotos } from './stores/intake-photos.ts'

let office: TestOffice
let path = ''
let linkId = ''
before(async () => {
  office = await openTestOffice()
  const { fungsional } = office.people
  await fungsional.call(openRound, { body: { title: 'Minggu 48' } })
  const made = await fungsional.call(api.makeAgencyLink, { body: { agency: 'Dinas Kesehatan' } })
  linkId = made.id
  path = new URL(made.link ?? '').pathname
})
after(() => office?.close())

const filled = {
  jenis: 'activity',
  judul: 'Imunisasi serentak di Tugu',
  apa: 'Imunisasi serentak di 12 posyandu.',
  siapa: '1.240 anak',
  tanggal: '2026-11-30',
  jam: '09:30',
  tempat: 'Balai Desa Tugu',
  mengapa: 'Capaian turun.',
  bagaimana: 'Posyandu dibuka pagi.',
  nama: 'Sri Hartini',
  jabatan: 'Kepala Bidang',
  telepon: '0812-3456-7890',
  benar: 'ya',
}
type Photo = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
type Ask = { key?: string; photos?: readonly Photo[]; json?: boolean; at?: string; ip?: string }
let visitor = 0

/** Sends a form as a browser does. Each comes from an address of its own, so that only links are counted. */
async function send(fields: Record<string, string>, ask: Ask = {}) {
  const { key = randomUUID(), photos = [], json = false, at = path } = ask
  const form = new FormData()
  form.append('kunci', key)
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { name, bytes } of photos) form.append('foto', new Blob([bytes]), name)
  const sent = new Response(form)
  visitor++
  return office.app.inject({
    method: 'POST',
    url: at,
    remoteAddress: ask.ip ?? `198.51.${visitor >> 8}.${visitor & 255}`,
    headers: { 'content-type': sent.headers.get('content-type') ?? '', ...(json && { accept: 'application/json' }) },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
}
const look = (url: string) => office.app.inject({ method: 'GET', url, remoteAddress: `203.0.113.${++visitor % 250}` })
const count = async (table: 'intake' | 'item' | 'intake_addition' | 'intake_photo') =>
  Number((await office.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n) // prettier-ignore
const ledger = async (kind: string) =>
  (await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute())
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    .filter((entry) => entry['kind'] === kind)
const itemOf = async (title: string) => {
  const { rows } = await office.people.fungsional.call(listItems, { query: { limit: 100 } })
  return rows.find((row) => row.title === title) ?? assert.fail(title)
}
/** A photo that tells where it was taken. */
const photo = async (colour: string, name = `${colour}.jpg`): Promise<Photo> => ({
  name,
  bytes: new Uint8Array(
    await sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
      .withExif({
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 3/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '111/1 42/1 0/1' },
      }) // prettier-ignore
      .jpeg()
      .toBuffer(),
  ),
})

describe('the links of agencies', () => {
  test('are kept by who works in the inventory and by the administrator, told once, and in the ledger without the secret', async () => {
    const { fungsional, administrator, auditor } = office.people
    const kadis = office.people['kepala-dinas']
    const make = (person: typeof kadis, agency: string) => person.send('POST', '/api/inventory/agencies', { agency }, { 'idempotency-key': randomUUID() }) // prettier-ignore
    assert.equal((await make(kadis, 'Dinas A')).body['code'], 'not-your-step')
    assert.equal((await make(auditor, 'Dinas A')).body['code'], 'not-your-role')
    assert.equal((await make(fungsional, 'dinas kesehatan')).body['code'], 'agency-has-link')
    const key = randomUUID()
    const made = await administrator.call(api.makeAgencyLink, { body: { agency: 'Dinas A' } }, key)
    assert.match(made.link ?? '', /\/kirim\/[\w-]{43}$/)
    const again = await administrator.call(api.makeAgencyLink, { body: { agency: 'Dinas A' } }, key)
    assert.deepEqual([again.id, again.link], [made.id, null])
    const linksOf = async (agency: string) => (await fungsional.call(api.listAgencyLinks, { query: { limit: 10, agency } })).rows.map((it) => it.agency) // prettier-ignore
    assert.deepEqual([await linksOf(' dinas a '), await linksOf('Dinas'), await linksOf('%')], [['Dinas A'], [], []])
    const token = (made.link ?? '').slice(-43)
    const kept = JSON.stringify([
      await office.db.selectFrom('intake_link').selectAll().execute(),
      await office.db.selectFrom('act').selectAll().execute(),
      await office.db.selectFrom('ledger_entry').select('body').execute(),
    ])
    assert.ok(!kept.includes(token))
    assert.equal((await ledger('intake-link-made')).at(-1)?.['linkId'], made.id)
  })

  test('that never were, are malformed, were renewed or withdrawn are answered alike; a paused one says so', async () => {
    const { fungsional } = office.people
    const made = await fungsional.call(api.makeAgencyLink, { body: { agency: 'Dinas B' } })
    const old = new URL(made.link ?? '').pathname
    const renewed = await fungsional.call(api.renewAgencyLink, { params: { linkId: made.id }, body: {} })
    const current = new URL(renewed.link ?? '').pathname
    assert.equal((await look(current)).statusCode, 200)
    await fungsional.call(api.pauseAgencyLink, { params: { linkId: made.id }, body: {} })
    const paused = await look(current)
    assert.deepEqual([paused.statusCode, paused.body.includes('sedang dijeda')], [403, true])
    assert.equal((await send(filled, { at: current })).statusCode, 403)
    await fungsional.call(api.resumeAgencyLink, { params: { linkId: made.id }, body: {} })
    await fungsional.call(api.withdrawAgencyLink, { params: { linkId: made.id }, body: {} })
    const answers = await Promise.all(
      [current, old, `/kirim/${'a'.repeat(43)}`, '/kirim/x', `${current}/${randomUUID()}`, `${path}/${randomUUID()}`, `${path}/x`].map(look), // prettier-ignore
    )
    assert.deepEqual(new Set(answers.map((it) => `${it.statusCode} ${it.body}`)).size, 1)
    assert.equal(answers[0]?.statusCode, 404)
    assert.match(answers[0]?.body ?? '', /Mintalah tautan yang baru/)
    assert.equal((await send(filled, { at: current })).body, answers[0]?.body)
    const before = await count('item')
    assert.equal(await count('item'), before)
    assert.equal((await ledger('intake-link-withdrawn')).at(-1)?.['linkId'], made.id)
    assert.equal((await fungsional.send('POST', `/api/inventory/agencies/${made.id}/renewal`, {}, { 'idempotency-key': randomUUID() })).body['code'], 'agency-link-as-it-is') // prettier-ignore
  })

  test('the page is small, kept by nobody, found by no search engine, and its secret is in no log', async () => {
    const page = await office.app.inject({ method: 'GET', url: path, headers: { 'accept-encoding': 'br' } })
    const files = [...(await look(path)).body.matchAll(/\/kirim\/aset\/[\w.-]+/g)].map(([url]) => url)
    assert.equal(files.length, 2)
    let bytes = page.rawPayload.length
    for (const url of files) {
      const file = await office.app.inject({ method: 'GET', url, headers: { 'accept-encoding': 'br' } })
      assert.equal(file.statusCode, 200)
      bytes += file.rawPayload.length
    }
    assert.ok(bytes < 20_000, `${bytes} bytes`)
    const { headers } = page
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['x-robots-tag']), /noindex/)
    assert.match(String(headers['content-security-policy']), /default-src 'none'; script-src 'self'/)
    const { loggedAddress } = await import('../http/logged-request.ts')
    assert.equal(loggedAddress(`${path}/foto`), '/kirim/…/foto')
    for (const method of ['PUT', 'DELETE'] as const)
      assert.equal((await office.app.inject({ method, url: path })).statusCode, 405)
  })
})

describe('what an agency hands in', () => {
  test('becomes an item of the open round with its photos bare of their place, whom to ask kept apart, and a receipt', async () => {
    const { fungsional, auditor } = office.people
    const sent = await send(
      { ...filled, orang: 'agreed', anak: 'unasked' },
      { photos: [await photo('red'), await photo('blue')] },
    )
    assert.equal(sent.statusCode, 303, sent.body)
    const receipt = await look(String(sent.headers.location))
    assert.match(receipt.body, /OPD-\d{4}\/0001/)
    assert.match(receipt.body, /Diterima, menunggu dipilah/)
    assert.ok(!receipt.body.includes('Sri Hartini'))

    const item = await itemOf(filled.judul)
    assert.deepEqual([item.kind, item.state, item.agency, item.source, item.notedOn, item.createdBy, item.handedIn, item.round?.open], ['activity', 'open', 'Dinas Kesehatan', 'Kiriman OPD: Dinas Kesehatan', '2026-11-30', null, true, true]) // prettier-ignore
    assert.match(item.summary, /Kapan: .*30 November 2026 pukul 09\.30\nDi mana: Balai Desa Tugu/)
    assert.ok(!item.summary.includes('Sri Hartini'))
    const { rows } = await auditor.call(api.listHandedIn, { params: { itemId: item.id } })
    const [it] = rows
    assert.deepEqual([it?.facts.who, it?.consent, it?.photos.map((one) => one.name)], ['1.240 anak', { people: 'agreed', children: 'unasked' }, ['red.jpg', 'blue.jpg']]) // prettier-ignore
    const hash = it?.photos[0]?.hash ?? ''
    const kept = await sharp(await readFile(`${office.folder}/files/${hash.slice(0, 2)}/${hash}`)).metadata()
    assert.equal(kept.exif, undefined)

    const contact = `/api/inventory/items/${item.id}/intake/${it?.id}/contact`
    assert.equal((await auditor.send('GET', contact)).body['code'], 'not-your-role')
    assert.equal((await office.people['kepala-dinas'].send('GET', contact)).body['code'], 'not-your-step')
    const asked = await fungsional.call(api.readIntakeContact, { params: { itemId: item.id, intakeId: it?.id ?? '' } })
    assert.equal(asked.contact?.phone, '0812-3456-7890')
    assert.equal((await fungsional.call(api.readIntakeContact, { params: { itemId: randomUUID(), intakeId: it?.id ?? '' } }).catch((error: Error) => error)) instanceof Error, true) // prettier-ignore
    const { dossierId } = await fungsional.call(pickItem, { params: { itemId: item.id }, body: { urgent: true } })
    const origin = await findOrigin(office.db, dossierId)
    const [first] = origin?.photos ?? []
    assert.equal(origin?.photos?.length, 2)
    assert.deepEqual([first?.hash, first?.agency, first?.people, first?.children], [hash, 'Dinas Kesehatan', 'agreed', 'unasked']) // prettier-ignore
    const [entry] = await ledger('intake-received')
    assert.deepEqual([entry?.['itemId'], entry?.['linkId'], entry?.['photos']], [item.id, linkId, it?.photos.map((one) => one.hash)]) // prettier-ignore
    assert.ok(!JSON.stringify(await office.db.selectFrom('ledger_said').selectAll().execute()).includes('Hartini'))
  })

  test('sent twice under one key, at once too, is handed in once; what was changed meanwhile is said', async () => {
    const key = randomUUID()
    const fields = { ...filled, judul: 'Dua kali' }
    const before = await count('intake')
    const both = await Promise.all([send(fields, { key }), send(fields, { key }), send(fields, { key, json: true })])
    assert.equal(await count('intake'), before + 1)
    const places = new Set(both.map((it) => String(it.headers.location ?? it.json().next).split('?')[0]))
    assert.equal(places.size, 1)
    // With photos too: they are with what came first, and asked for no more.
    const [withPhoto, told] = [randomUUID(), { ...fields, orang: 'agreed', anak: 'none' }]
    await send(told, { key: withPhoto, photos: [await photo('aqua')] })
    assert.match(String((await send(told, { key: withPhoto })).headers.location), /lagi=ada$/)
    const changed = await send({ ...fields, apa: 'Lain' }, { key })
    assert.match(String(changed.headers.location), /lagi=beda$/)
    assert.match((await look(String(changed.headers.location))).body, /Yang berubah belum ikut/)
    assert.equal(await count('intake'), before + 2)
    // Whoever comes back to the form under that key sees its receipt.
    assert.equal((await look(`${path}?kunci=${key}`)).statusCode, 303)
    const numbers = await office.db.selectFrom('intake').select('number').orderBy('number').execute()
    assert.deepEqual(numbers.map((it) => it.number), numbers.map((_, at) => at + 1)) // prettier-ignore
  })

  test('half filled comes back in sentences with all that was typed and the photos that came', async () => {
    const key = randomUUID()
    const before = await count('item')
    const half = await send({ jenis: 'issue', judul: '', apa: 'Sudah <b>saya</b> tulis', tanggal: '2026-02-30', jam: '25:00', telepon: 'x' }, { key, photos: [await photo('green')] }) // prettier-ignore
    assert.equal(half.statusCode, 422)
    for (const told of ['Judul singkat: belum diisi', 'Tanggal: tulis seperti', 'Jam: tulis seperti', 'Nama lengkap: belum diisi', 'tulis 6 sampai 15 angka', 'Orang yang tampak di foto: pilih', 'Centang bahwa'])
      assert.ok(half.body.includes(told), told) // prettier-ignore
    assert.ok(half.body.includes('Sudah &lt;b&gt;saya&lt;/b&gt; tulis'))
    assert.ok(half.body.includes('green.jpg'))
    assert.equal(await count('item'), before)
    // Sent again without the photo: it is there already. Left out, it does not come along.
    const whole = await send({ ...filled, judul: 'Setengah lalu utuh', orang: 'none', anak: 'none' }, { key })
    assert.equal(whole.statusCode, 303, whole.body)
    assert.equal((await intakesOf(office.db, (await itemOf('Setengah lalu utuh')).id))[0]?.photos.length, 1)
    // As a browser sends a form in which no photo was chosen.
    const bare = Object.entries({ kunci: randomUUID(), ...filled, judul: 'Tanpa memilih foto' }).map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('') // prettier-ignore
    const empty = '--b\r\nContent-Disposition: form-data; name="foto"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n' // prettier-ignore
    const typed = await office.app.inject({ method: 'POST', url: path, headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: bare + empty }) // prettier-ignore
    assert.equal(typed.statusCode, 303, typed.body)
    const third = await send({ judul: '' }, { photos: [await photo('white')] })
    const [, mine = '', id = ''] = /name="kunci" value="([\w-]+)"[\s\S]*name="buang" value="([\w-]+)"/.exec(third.body) ?? [] // prettier-ignore
    assert.equal((await send({ ...filled, judul: 'Tanpa fotonya', buang: id }, { key: mine })).statusCode, 303)
    assert.equal((await intakesOf(office.db, (await itemOf('Tanpa fotonya')).id))[0]?.photos.length, 0)
  })

  test('a photo sent for itself is kept once under its form’s key; a wrong one is told and loses nothing', async () => {
    const key = randomUUID()
    const at = `${path}/foto`
    const [red, pdf] = [await photo('red', 'satu.jpg'), { name: 'surat.pdf', bytes: Uint8Array.from(Buffer.from('%PDF-1.7\n%%EOF\n')) }] // prettier-ignore
    for (let n = 0; n < 2; n++) assert.equal((await send({}, { key, at, photos: [red], json: true })).json().photos.length, 1) // prettier-ignore
    const svg = { name: 'x.svg', bytes: Uint8Array.from(Buffer.from('<svg onload="alert(1)"/>')) }
    const broken = { name: 'rusak.jpg', bytes: red.bytes.slice(0, 200) }
    const heic = { name: 'IMG_1.HEIC', bytes: Uint8Array.from(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic')) }
    for (const bad of [pdf, svg, heic, broken]) {
      const answer = await send({}, { key, at, photos: [bad], json: true })
      assert.equal(answer.statusCode, 422)
      assert.match(answer.json().faults[0], /^Foto .* tidak diterima\. /)
      assert.equal(answer.json().photos.length, 1)
      assert.ok(!answer.json().faults[0].includes('PDF')) // told what is a photo, and not all that is a file
    }
    assert.equal(await office.db.selectFrom('file').select('hash').where('name', '=', 'surat.pdf').executeTakeFirst(), undefined) // prettier-ignore
    const colours = ['navy', 'teal', 'olive', 'maroon', 'purple', 'gray', 'lime']
    const many = await send({}, { key, at, photos: await Promise.all(colours.map((it) => photo(it))), json: true })
    assert.equal(many.json().photos.length, PHOTOS_MAX)
    assert.match(many.json().faults.join(), /Paling banyak 6 foto/)
    // Nobody reads a photo by its hash before it is handed in.
    const { file_hash: hash } = await office.db.selectFrom('intake_photo').select('file_hash').where('key', '=', key).where('name', '=', 'navy.jpg').executeTakeFirstOrThrow() // prettier-ignore
    assert.equal((await office.people.fungsional.send('GET', `/api/files/${hash}`)).status, 404)
  })

  test('by one link no more photos come in a day than it may, also where each is left out again', async () => {
    const made = await office.people.fungsional.call(api.makeAgencyLink, { body: { agency: 'Dinas Foto' } })
    const at = `${new URL(made.link ?? '').pathname}/foto`
    const key = randomUUID()
    const first = await send({}, { key, at, photos: [await photo('red')], json: true })
    assert.equal((await send({ buang: first.json().photos[0].id }, { key, at, json: true })).json().photos.length, 0)
    await office.db.updateTable('rate_limit').set({ count: LIMITS.photosPerDay }).where('key', '=', `intake-photos:${made.id}`).execute() // prettier-ignore
    const over = await send({}, { key, at, photos: [await photo('blue')], json: true })
    assert.deepEqual([over.statusCode, over.json().photos], [422, []])
    assert.match(over.json().faults[0], /terlalu banyak hari ini/)
  })

  test('that is hostile is text, or is told: markup, marks that turn the line, NUL, and fields of megabytes', async () => {
    const title = '<script>alert(1)</script> \u202egpj.exe\u2069'
    assert.equal((await send({ ...filled, judul: title })).statusCode, 303)
    assert.equal((await itemOf('<script>alert(1)</script> gpj.exe')).handedIn, true)
    const page = (await look(path)).body
    assert.ok(page.includes('&lt;script&gt;alert(1)') && !page.includes('<script>alert'))
    const nul = await send({ ...filled, apa: 'a\u0000b' })
    assert.deepEqual([nul.statusCode, nul.body.includes('tidak dapat disimpan')], [422, true])
    const long = await send({ ...filled, judul: 'x'.repeat(INTAKE_MAX.title + 1), apa: 'x'.repeat(3_000_000) })
    assert.deepEqual([long.statusCode, (long.body.match(/paling banyak/g) ?? []).length >= 2], [422, true])
    assert.ok(long.body.length < 200_000)
    const flood = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 'x']))
    assert.equal((await send({ ...flood, ...filled })).statusCode, 413)
    for (const [type, payload] of [['application/json', '{"judul":"x"}'], ['text/plain', 'x'], ['application/x-www-form-urlencoded', 'judul=x'], ['multipart/form-data', 'x'], ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="foto"; filename="a.jpg"\r\n\r\nhalf'], ['multipart/form-data; boundary=b', ''], ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--']] as const) {
      const answer = await office.app.inject({ method: 'POST', url: path, headers: { 'content-type': type }, payload })
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${type} ${answer.statusCode}`)
      assert.match(String(answer.headers['content-type']), /^text\/html/)
    } // prettier-ignore
  })

  test('is followed by its agency: taken up, put aside with the reason, joined; and added to while it is open', async () => {
    const { fungsional } = office.people
    const hand = async (judul: string) => {
      const sent = await send({ ...filled, judul })
      return { place: String(sent.headers.location), item: await itemOf(judul) }
    }
    const [picked, aside, joined] = [await hand('Diolah'), await hand('Tidak dipakai'), await hand('Diolah juga')]
    assert.equal((await send({ tambahan: 'Tambahan pertama' }, { at: picked.place })).statusCode, 303)
    assert.equal((await office.db.selectFrom('notice').select('id').where('kind', '=', 'intake-added').execute()).length, 0) // prettier-ignore
    const { dossierId } = await fungsional.call(pickItem, { params: { itemId: picked.item.id }, body: { urgent: true } }) // prettier-ignore
    await fungsional.call(dismissItem, { params: { itemId: aside.item.id }, body: { reason: 'Sudah dijawab <i>kemarin</i>' } }) // prettier-ignore
    await fungsional.call(mergeItem, { params: { itemId: joined.item.id }, body: { into: picked.item.id } })
    assert.match((await look(picked.place)).body, /Sedang diolah/)
    assert.match((await look(aside.place)).body, /Dikesampingkan<\/b><br>Alasan: <bdi>Sudah dijawab &lt;i&gt;kemarin/)
    assert.match((await look(joined.place)).body, /Sedang diolah<\/b>, digabung dengan bahan lain/)

    const key = randomUUID()
    for (let n = 0; n < 2; n++)
      assert.equal((await send({ tambahan: 'Jamnya berubah', orang: 'none', anak: 'none' }, { at: joined.place, key, photos: n === 0 ? [await photo('pink')] : [] })).statusCode, 303) // prettier-ignore
    const only = randomUUID() // a photo and no word, sent twice
    for (const photos of [[await photo('tan')], []])
      assert.equal(
        (await send({ orang: 'none', anak: 'none' }, { at: picked.place, key: only, photos })).statusCode,
        303,
      )
    assert.equal((await send({ tambahan: ' ' }, { at: picked.place })).statusCode, 422)
    assert.equal((await send({ tambahan: 'x' }, { at: aside.place })).statusCode, 409)
    // Of all that became one dossier its writer sees all, and hears of what came when it was in work.
    const whole = await intakesOf(office.db, picked.item.id)
    assert.deepEqual(whole.map((it) => [it.facts.title, it.additions.map((one) => [one.words, one.photos.length])]), [['Diolah juga', [['Jamnya berubah', 1]]], ['Diolah', [['Tambahan pertama', 0], ['', 1]]]]) // prettier-ignore
    const told = await office.db.selectFrom('notice').select(['person_id', 'data']).where('kind', '=', 'intake-added').execute() // prettier-ignore
    assert.equal(told.length, 2)
    assert.deepEqual(told.slice(1), [{ person_id: fungsional.personId, data: { itemId: picked.item.id } }])

    // What came since is no part of what the dossier began with; photos of a limited one are for its readers, joined ones too.
    assert.equal((await findOrigin(office.db, dossierId))?.photos, undefined)
    const hashes = photosOf(whole).map((it) => it.hash)
    assert.equal(hashes.length, 2)
    for (const [limited, status] of [
      [true, 404],
      [false, 200],
    ] as const) {
      await office.db.updateTable('dossier').set({ limited }).where('id', '=', dossierId).execute()
      for (const hash of hashes) assert.equal((await fungsional.send('GET', `/api/files/${hash}`)).status, status)
    }

    // Another agency's link opens none of it.
    const other = await fungsional.call(api.makeAgencyLink, { body: { agency: 'Dinas C' } })
    const foreign = `${new URL(other.link ?? '').pathname}/${picked.place.split('/').at(-1)}`
    assert.equal((await look(foreign)).statusCode, 404)
    assert.equal((await send({ tambahan: 'x' }, { at: foreign })).statusCode, 404)
  })

  test('outside any round waits for the next, and no more than so many an hour come by one link', async () => {
    const { fungsional } = office.people
    const { link } = await fungsional.call(api.makeAgencyLink, { body: { agency: 'Dinas D' } })
    const at = new URL(link ?? '').pathname
    await office.db.updateTable('round').set({ closed_at: new Date(), register_hash: 'a'.repeat(64), entries: 0, picked: 0, dismissed: 0 }).where('closed_at', 'is', null).execute() // prettier-ignore
    for (let n = 0; n < LIMITS.perHour; n++)
      assert.equal((await send({ ...filled, judul: `Kiriman ${n}` }, { at })).statusCode, 303)
    assert.equal((await itemOf('Kiriman 0')).round, null)
    const over = await send({ ...filled, judul: 'Terlalu banyak' }, { at })
    assert.equal(over.statusCode, 429)
    assert.match(over.body, /Terlalu banyak kiriman dalam satu jam/)
    assert.ok(over.body.includes('value="Terlalu banyak"'))
    assert.equal((await send(filled, { at, json: true })).json().faults.length, 1)
    const ip = '198.51.100.7'
    let last = 0
    for (let n = 0; n < 62; n++) last = (await office.app.inject({ method: 'GET', url: '/kirim/x', remoteAddress: ip })).statusCode // prettier-ignore
    assert.equal(last, 429)
  })

  test('a photo that was left out, and those of a form that nobody handed in, leave the disk; what was handed in stays', async () => {
    const [dropped, abandoned, handed] = [await photo('purple'), await photo('orange'), await photo('navy')]
    const folder = join(office.folder, 'files')
    const [key, other] = [randomUUID(), randomUUID()]
    const { benar: _, ...unsure } = filled
    await send(unsure, { key, photos: [dropped, handed] })
    await send(unsure, { key: other, photos: [abandoned] })
    const rows = await office.db
      .selectFrom('intake_photo')
      .select(['id', 'name', 'file_hash'])
      .where('key', 'in', [key, other])
      .execute()
    const of = ({ name }: Photo) => rows.find((it) => it.name === name) ?? assert.fail(name)
    const [first, second, third] = [of(dropped).file_hash, of(abandoned).file_hash, of(handed).file_hash]
    const buang = of(dropped).id
    const consent = { orang: 'none', anak: 'none' }
    assert.equal((await send({ ...filled, ...consent, judul: 'Foto biru', buang }, { key })).statusCode, 303)
    const days = (n: number) => new Date(Date.now() + n * 24 * 60 * 60_000 + 60_000)
    const onDisk = async (at: Date) => {
      await forgetDraftPhotos(office.db, at)
      await office.db.updateTable('file_sweep').set({ began_at: null }).execute()
      while (await sweepNext({ db: office.db, folder }, at));
      const names = await readdir(folder, { recursive: true })
      return [first, second, third].map((hash) => names.some((it) => it.endsWith(hash)))
    }
    assert.deepEqual(await onDisk(days(6)), [true, true, true])
    assert.deepEqual(await onDisk(days(7)), [false, false, true])
    assert.deepEqual(await onDisk(days(4_000)), [false, false, true])
  })

  test('keeps whom to ask for a year; what was handed in stays', async () => {
    const days = (n: number) => new Date(Date.now() + n * 24 * 60 * 60_000)
    const contacts = () => office.db.selectFrom('intake_contact').select('name').execute()
    const [before, handedIn] = [(await contacts()).length, await count('intake')]
    assert.ok(before > 0)
    assert.equal(await forgetContacts(office.db, days(364)), false)
    assert.equal((await contacts()).length, before)
    assert.equal(await forgetContacts(office.db, days(366)), false)
    assert.deepEqual([await contacts(), await count('intake')], [[], handedIn])
  })
})
