import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { CLIENT, EsignService, NIK, UNKNOWN_NIK, type Mood } from '../../test/esign-service.ts'
import { beginDossier, bringTo, shown, someContent, tryAct, type TestOffice, type TestPerson } from '../../test/office.ts' // prettier-ignore
import { giveKeyStore, openSigningOffice, paperSite, saveMethod } from '../../test/papers-to-sign.ts'
import { missing, PASSPHRASE } from '../../test/signing.ts'
import { sha256 } from '../base/hash.ts'
import type { SignatureMethod, SignedPaper } from '../base/signing.ts'
import { readBoard, readDossier } from '../dossier/api.ts'
import { openFileStore, type FileStore } from '../files/store.ts'
import { verifySignedPdf } from '../signing/verify.ts'
import { listSheets, type PaperItem } from './api/papers.ts'
import { listPapersToSign } from './api/signatures.ts'
import { drawSaid, makeNextPaper, type PaperSite } from './jobs.ts'
import type { Said } from './rules/papers.ts'
import { openBundle } from './stores/bundle-files.ts'
import { readPaperData } from './stores/papers.ts'

describe('papers that wait for a signature', { skip: missing('openssl') }, () => {
  let office: TestOffice
  let service: EsignService
  let files: FileStore
  let site: PaperSite
  let address: string
  let logged: readonly string[]
  let close: (() => Promise<void>) | undefined
  before(async () => {
    const opened = await openSigningOffice()
    ;({ office, service, address, logged, close } = opened)
    files = openFileStore(join(office.folder, 'files'))
    site = paperSite(office)
    await giveKeyStore(office, opened.keyStore)
  })
  after(() => close?.())

  const kadis = () => office.people['kepala-dinas']
  const setSigning = (method: SignatureMethod, papers?: SignedPaper[]) =>
    saveMethod(office, { method, address, papers })
  async function makeAll(): Promise<void> {
    while (await makeNextPaper(site, new Date(Date.now() + 3_600_000)));
  }
  async function decided(title: string): Promise<string> {
    const dossierId = await beginDossier(office, title)
    const version = await bringTo(office, dossierId, 4, someContent(title))
    await office.decide(dossierId, version, { answer: 'yes' })
    await makeAll()
    return dossierId
  }
  const papersOf = async (dossierId: string) =>
    (await office.people.sekretaris.call(listSheets, { params: { dossierId } })).rows
  async function disposition(dossierId: string): Promise<PaperItem> {
    const found = (await papersOf(dossierId)).find((it) => it.kind === 'disposition')
    assert.ok(found)
    return found
  }
  const sign = (who: TestPerson, paperId: string, body: object = { secret: PASSPHRASE, nik: NIK }) =>
    who.send('POST', `/api/papers/${paperId}/signature`, body)
  const waitingFor = (who: TestPerson, part: 'mine' | 'all' = 'mine') =>
    who.call(listPapersToSign, { query: { part, limit: 50 } })
  const board = () => office.people['kepala-bidang'].call(readBoard, { query: {} })
  const onBoard = async (dossierId: string) =>
    (await board()).columns.flatMap((it) => it.rows).find((it) => it.id === dossierId)
  const pdf = async (paperId: string, query = '') =>
    (
      await office.app.inject({
        url: `/api/papers/${paperId}/pdf${query}`,
        headers: { authorization: `Bearer ${kadis().token}` },
      })
    ).rawPayload
  const page = async ({ check }: PaperItem) => (await office.app.inject({ url: new URL(check).pathname })).body
  const forgetTries = () => office.pool.query("delete from rate_limit where key like 'paper-signing:%'")
  const setBusyOver = () => office.pool.query("update paper_to_sign set busy_until = '2026-01-01' where busy_until is not null") // prettier-ignore

  test('wait for nobody while the office signs by its own word, whatever kinds are chosen', async () => {
    await setSigning('local')
    const dossierId = await decided('Jadwal pelayanan keliling')
    assert.deepEqual((await papersOf(dossierId)).map((it) => it.signature), [null, null, null]) // prettier-ignore
    assert.equal((await waitingFor(kadis())).waiting, 0)
    const { data } = await readPaperData(office.db, (await disposition(dossierId)).id)
    assert.match(data, /Tanda tangan internal, bukan TTE tersertifikasi\./)
    assert.deepEqual(shown(await sign(kadis(), (await disposition(dossierId)).id)), [409, 'paper-not-to-sign'])
  })

  test('say in print, before they are signed, with what; made again they have the same bytes, signed or not', async () => {
    for (const [method, words] of [
      ['pades', /sertifikat yang dipasang kantor ini/],
      ['bsre-v2', /BSrE\. UU ITE Pasal 5 ayat \(1\)/],
    ] as const) {
      await setSigning(method)
      const it = await disposition(await decided(`Naskah ${method}`))
      const { kind, data, fileHash } = await readPaperData(office.db, it.id)
      assert.match(data, words)
      await setSigning('local')
      const { bytes } = await drawSaid({ kind, data: JSON.parse(data) } as Said, files)
      assert.equal(sha256(bytes), fileHash)
      assert.equal(it.signature?.state, 'waiting')
    }
  })

  test('a service that hangs holds up nothing: the decision stands, the step goes on, the paper waits, the board says so', async () => {
    await setSigning('bsre-v2')
    service.mood = 'silent'
    const dossierId = await decided('Penutupan jembatan')
    const it = await disposition(dossierId)
    const hanging = sign(kadis(), it.id)
    while (!service.asked.some((asked) => asked.path.endsWith('/sign/pdf')))
      await new Promise((go) => setTimeout(go, 5))

    const dossier = await kadis().call(readDossier, { params: { dossierId } })
    assert.deepEqual([dossier.step, dossier.state], [5, 'running'])
    const row = await onBoard(dossierId)
    assert.deepEqual([row?.step, row?.papersWaiting], [5, 3]) // the disposition and the two notes that brought it up
    assert.ok((await board()).papersWaiting >= 3)
    const { version } = dossier
    const on = await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'complete', version: version?.hash })
    assert.equal(on.status, 200)
    assert.equal((await onBoard(dossierId))?.step, 6)

    const second = await sign(kadis(), it.id)
    assert.deepEqual(shown(second), [409, 'paper-being-signed'])
    service.hangUp()
    assert.deepEqual(shown(await hanging), [503, 'signing-service-away'])
    service.mood = 'well'
    assert.equal((await sign(kadis(), it.id)).status, 200)
    assert.equal((await onBoard(dossierId))?.papersWaiting, 2)
  })

  test('each way in which a service fails is told and noted, and the paper is signed later all the same', async () => {
    for (const [method, moods] of [
      ['bsre-v1', ['maintenance-200', 'broken-500', 'another-paper', 'cut']],
      ['bsre-v2', ['maintenance-503', 'busy-429', 'echo', 'odd-json']],
    ] as const) {
      await setSigning(method)
      const dossierId = await decided(`Gangguan layanan ${method}`)
      const it = await disposition(dossierId)
      for (const mood of moods satisfies readonly Mood[]) {
        service.mood = mood
        const { status, body } = await sign(kadis(), it.id)
        assert.ok(status >= 400, mood)
        const waiting = (await waitingFor(kadis())).rows.find((row) => row.id === it.id)
        assert.equal(waiting?.lastTry?.said, body['title'], mood)
        assert.equal((await papersOf(dossierId)).find((row) => row.id === it.id)?.signature?.state, 'waiting')
      }
      service.mood = 'well'
      assert.equal((await sign(kadis(), it.id, { secret: 'frasa-salah-4417', nik: NIK })).body['code'], 'passphrase-wrong') // prettier-ignore
      assert.equal((await sign(kadis(), it.id, { secret: PASSPHRASE, nik: UNKNOWN_NIK })).body['code'], 'signatory-unknown') // prettier-ignore
      assert.equal((await sign(kadis(), it.id, { secret: PASSPHRASE })).body['code'], 'nik-needed')
      const signed = await sign(kadis(), it.id)
      assert.equal(signed.status, 200, JSON.stringify(signed.body))
      const { rows } = await office.pool.query('select evidence from paper_signature where paper_id = $1', [it.id])
      const [{ evidence }] = rows as [{ evidence: { method: string; earlier: object } }]
      assert.deepEqual([evidence.method, evidence.earlier], [method, { failed: 7, interrupted: 0 }])
      await forgetTries()
    }
  })

  test('a signed paper is its unsigned bytes and one true signature over all of it, told to the ledger and to whoever checks', async () => {
    await setSigning('pades')
    const dossierId = await decided('Pembukaan pasar murah')
    const before = await disposition(dossierId)
    assert.match(await page(before), /Belum ditandatangani/)
    const unsigned = await pdf(before.id)
    assert.equal((await sign(kadis(), before.id, { secret: PASSPHRASE })).status, 200)

    const it = await disposition(dossierId)
    const signed = await pdf(it.id)
    assert.ok(signed.subarray(0, unsigned.length).equals(unsigned))
    assert.ok((await pdf(it.id, '?form=unsigned')).equals(unsigned))
    const [signature, ...more] = verifySignedPdf(signed).signatures
    assert.equal(more.length, 0)
    assert.deepEqual([signature?.fault, signature?.coversWholeFile], [null, true])
    assert.deepEqual([it.fileHash, it.signature?.state], [sha256(unsigned), 'signed'])

    const { rows } = await office.pool.query("select body from ledger_entry where body::jsonb ->> 'kind' = 'paper-signed' order by index desc limit 1") // prettier-ignore
    const entry = JSON.parse((rows[0] as { body: string }).body) as Record<string, unknown>
    assert.deepEqual(
      [entry['paperId'], entry['fileHash'], entry['signedHash'], entry['method'], entry['certificate']],
      [it.id, sha256(unsigned), sha256(signed), 'pades', signature?.certificate?.sha256],
    )
    const said = await page(it)
    assert.match(said, /CN&#61;Dra\. Siti Aminah/)
    assert.match(said, /Utuh: tanda tangan mencakup seluruh berkas/)
    assert.match(said, /&quot;kind&quot;:&quot;paper-signed&quot;/)
    for (const hash of [sha256(unsigned), sha256(signed)]) {
      assert.ok(said.includes(hash))
      const { code } = (await office.app.inject({ url: `/cek/sidik/${hash}` })).json() as { code: string }
      assert.equal(it.check.endsWith(code), true)
    }

    const bundle = await openBundle(
      { db: office.db, ledger: office.ledger, pathOf: files.pathOf }, // prettier-ignore
      { dossierId, reader: { personId: kadis().personId, posts: ['kepala-dinas'] } },
      new Date(),
    )
    const paths: string[] = []
    for await (const file of bundle.files) paths.push(file.path)
    assert.equal(paths.length, bundle.total)
    for (const hash of [sha256(unsigned), sha256(signed)]) assert.ok(paths.includes(`papers/disposition-${hash}.pdf`))
    assert.ok(paths.includes('record/signatures.json'))

    const path = files.pathOf(sha256(signed))
    const kept = await readFile(path)
    await writeFile(path, Buffer.concat([kept.subarray(0, 900), Buffer.from('X'), kept.subarray(901)]))
    assert.match(await page(it), /TIDAK UTUH/)
    await writeFile(path, kept)
  })

  test('a signature is its person’s alone: not a colleague’s, the administrator’s or the auditor’s', async () => {
    await setSigning('pades')
    const { id } = await disposition(await decided('Jadwal imunisasi'))
    for (const who of [office.people.sekretaris, office.people.administrator])
      assert.deepEqual(shown(await sign(who, id, { secret: PASSPHRASE })), [403, 'paper-signature-not-yours'])
    assert.deepEqual(shown(await sign(office.people.auditor, id, { secret: PASSPHRASE })), [403, 'not-your-role'])
    assert.deepEqual(shown(await sign(kadis(), randomUUID(), { secret: PASSPHRASE })), [404, 'not-found'])
    assert.equal((await waitingFor(office.people.auditor, 'all')).rows.some((it) => it.id === id), true) // prettier-ignore
    assert.equal((await waitingFor(office.people.auditor)).waiting, 0)
  })

  test('asked for twice at once, a paper is signed once; asked again, it answers the same', async () => {
    await setSigning('bsre-v1')
    service.mood = 'well'
    const { id } = await disposition(await decided('Pengumuman lelang'))
    const asked = service.asked.length
    const answers = await Promise.all(Array.from({ length: 4 }, () => sign(kadis(), id)))
    const codes = answers.map((it) => (it.status === 200 ? 'signed' : it.body['code']))
    assert.ok(codes.includes('signed'))
    assert.ok(
      codes.every((it) => it === 'signed' || it === 'paper-being-signed'),
      String(codes),
    )
    assert.equal(service.asked.length, asked + 1)
    const again = await sign(kadis(), id)
    assert.deepEqual([again.status, again.body['certificate']], [200, 'Dra. Siti Aminah, M.Si.'])
    assert.equal(service.asked.length, asked + 1)
    const { rows } = await office.pool.query("select count(*)::integer as count from ledger_entry where body::jsonb ->> 'paperId' = $1 and body::jsonb ->> 'kind' = 'paper-signed'", [id]) // prettier-ignore
    assert.deepEqual(rows, [{ count: 1 }])
  })

  test('killed between the service’s answer and our commit, the paper waits, is signed again, and says that one was cut off', async () => {
    await setSigning('bsre-v2')
    const dossierId = await decided('Perbaikan pipa air')
    const { id } = await disposition(dossierId)
    await office.pool.query("create function die() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$") // prettier-ignore
    await office.pool.query('create trigger die before insert on paper_signature execute function die()')
    const asked = service.asked.length
    assert.equal((await sign(kadis(), id)).status, 500)
    await office.pool.query('drop trigger die on paper_signature')
    assert.equal(service.asked.length, asked + 1, 'the service did sign')
    assert.equal((await disposition(dossierId)).signature?.state, 'waiting')
    const { rows: none } = await office.pool.query("select 1 from ledger_entry where body::jsonb ->> 'paperId' = $1 and body::jsonb ->> 'kind' = 'paper-signed'", [id]) // prettier-ignore
    assert.equal(none.length, 0)

    assert.deepEqual(shown(await sign(kadis(), id)), [409, 'paper-being-signed'])
    await setBusyOver()
    assert.equal((await waitingFor(kadis())).rows.find((it) => it.id === id)?.lastTry?.said, '')
    assert.equal((await sign(kadis(), id)).status, 200)
    const { rows } = await office.pool.query("select evidence -> 'earlier' as earlier from paper_signature where paper_id = $1", [id]) // prettier-ignore
    assert.deepEqual(rows, [{ earlier: { failed: 0, interrupted: 1 } }])
    assert.equal(verifySignedPdf(await pdf(id)).signatures.length, 1)
  })

  test('a paper says BSrE in print, so it is signed by nothing else: not by a certificate, nor by the office’s word', async () => {
    await setSigning('bsre-v1')
    const { id } = await disposition(await decided('Libur bersama'))
    for (const method of ['local', 'pades'] as const) {
      await setSigning(method)
      assert.deepEqual(shown(await sign(kadis(), id)), [409, 'paper-method-gone'])
    }
    await setSigning('bsre-v2')
    assert.equal((await sign(kadis(), id)).status, 200, 'the other version is the same service')
  })

  test('a paper that nobody can sign any more is given up with its reason, and then says so to whoever checks', async () => {
    await setSigning('pades')
    const dossierId = await decided('Jalur evakuasi')
    const it = await disposition(dossierId)
    const giveUp = (who: TestPerson, reason: string) =>
      who.send('POST', `/api/papers/${it.id}/signature/give-up`, { reason }, { 'idempotency-key': randomUUID() })
    assert.deepEqual(shown(await giveUp(office.people.sekretaris, 'Pensiun.')), [403, 'paper-signature-not-yours'])
    assert.equal((await giveUp(office.people.administrator, '')).status, 400)
    assert.equal((await giveUp(office.people.administrator, 'Pejabatnya pensiun.')).status, 200)
    assert.deepEqual(shown(await sign(kadis(), it.id, { secret: PASSPHRASE })), [409, 'paper-not-to-sign'])
    assert.deepEqual(shown(await giveUp(kadis(), 'Lagi.')), [409, 'paper-not-to-sign'])
    const { signature } = await disposition(dossierId)
    assert.deepEqual([signature?.state, signature?.reason], ['given-up', 'Pejabatnya pensiun.'])
    assert.match(await page(it), /Tidak ditandatangani/)
    assert.equal((await waitingFor(kadis())).rows.some((row) => row.id === it.id), false) // prettier-ignore
  })

  test('nota dinas waits for who sent the text up, a release for who approved it or who published it, as the office chose', async () => {
    await setSigning('pades', [{ kind: 'nota-dinas', by: 'sender' }, { kind: 'press-release', by: 'publisher' }]) // prettier-ignore
    const dossierId = await decided('Panen raya')
    const { version } = await kadis().call(readDossier, { params: { dossierId } })
    for (const who of ['kepala-bidang', 'fungsional'] as const)
      assert.equal((await tryAct(office.people[who], dossierId, { kind: 'complete', version: version?.hash })).status, 200) // prettier-ignore
    await makeAll()
    const rows = await papersOf(dossierId)
    const whose = rows.filter((it) => it.signature).map((it) => `${it.kind}: ${it.signature?.by}`)
    assert.deepEqual(whose.toSorted(), ['nota-dinas: Orang kepala-bidang', 'nota-dinas: Orang sekretaris', 'press-release: Orang fungsional']) // prettier-ignore
    const release = rows.find((it) => it.kind === 'press-release')
    const { data } = await readPaperData(office.db, release?.id ?? '')
    assert.match(data, /"signer":\{/)
    assert.equal((await sign(office.people.fungsional, release?.id ?? '', { secret: PASSPHRASE })).status, 200)
    const { pathname } = new URL(release?.check ?? '')
    const issued = (await office.app.inject({ url: `${pathname}/naskah.pdf` })).rawPayload
    assert.equal(verifySignedPdf(issued).signatures.length, 1, 'the public gets the signed file')
  })

  test('signatures, tries and who signs are final in the database', async () => {
    for (const statement of [
      "update paper_signature set evidence = '{}'",
      'delete from paper_signature',
      'truncate paper_signature cascade',
      "update paper_to_sign set state = 'waiting' where state = 'signed'",
      "update paper_to_sign set name = 'lain' where state = 'waiting'",
      'delete from paper_to_sign',
      "update signing_try set reason = '{}' where ended_at is not null",
      'delete from signing_try',
    ])
      await assert.rejects(sql.raw(statement).execute(office.db), statement)
  })

  test('a passphrase is not to be guessed: ten tries without a success, and it is shut for a while', async () => {
    await forgetTries()
    await setSigning('pades')
    const { id } = await disposition(await decided('Lomba desa'))
    for (let at = 0; at < 10; at++)
      assert.equal((await sign(kadis(), id, { secret: `tebakan-${at}` })).body['code'], 'passphrase-wrong')
    assert.equal((await sign(kadis(), id, { secret: PASSPHRASE })).body['code'], 'too-often')
    await forgetTries()
    assert.equal((await sign(kadis(), id, { secret: PASSPHRASE })).status, 200)
    for (const body of [{}, { secret: '' }, { secret: 'x'.repeat(201) }, { secret: PASSPHRASE, simpan: true }])
      assert.equal((await sign(kadis(), id, body)).status, 400)
  })

  test('no passphrase and no NIK is in any row or in the log', async () => {
    const tables = await office.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    const rows: string[] = []
    for (const { name } of tables.rows) {
      const { rows: found } = await office.pool.query<{ row: string }>(`select t::text as row from "${name}" t`)
      rows.push(...found.map((it) => `${name}: ${it.row}`))
    }
    assert.ok(rows.some((it) => it.startsWith('signing_try: ') && it.includes('passphrase-wrong')))
    assert.ok(logged.some((it) => it.includes('passphrase-wrong')), 'the log is what is searched') // prettier-ignore
    const secrets = [PASSPHRASE, 'frasa-salah-4417', 'tebakan-3', NIK, UNKNOWN_NIK, CLIENT.clientSecret]
    const forms = secrets.flatMap((it) => [it, JSON.stringify(it).slice(1, -1), Buffer.from(it).toString('base64'), sha256(it)]) // prettier-ignore
    for (const line of [...rows, ...logged])
      for (const form of forms) assert.equal(line.includes(form), false, line.slice(0, 200))
  })
})
