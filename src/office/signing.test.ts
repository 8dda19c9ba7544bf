import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { CLIENT, NIK, UNKNOWN_NIK, type EsignService } from '../../test/esign-service.ts'
import type { TestOffice } from '../../test/office.ts'
import { openSigningOffice } from '../../test/papers-to-sign.ts'
import { missing, PASSPHRASE, type Certificates } from '../../test/signing.ts'
import { readSigning, saveSigning } from './api/signing.ts'

describe('how the office signs its papers', { skip: missing('openssl') }, () => {
  let office: TestOffice
  let certificates: Certificates
  let keyStore: Buffer
  let service: EsignService
  let address: string
  let logged: readonly string[]
  let close: (() => Promise<void>) | undefined
  before(async () => {
    ;({ office, certificates, keyStore, service, address, logged, close } = await openSigningOffice())
  })
  after(() => close?.())

  const administrator = () => office.people.administrator
  const read = () => administrator().call(readSigning, {})
  const save = async (body: object) =>
    administrator().send(
      'POST',
      '/api/signing',
      { address: null, clientId: null, papers: [], seenRevision: (await read()).revision, ...body },
      { 'idempotency-key': randomUUID() },
    )
  const upload = (file: Buffer) =>
    office.app
      .inject({
        method: 'POST',
        url: '/api/signing/key-store',
        payload: file,
        headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${administrator().token}` },
      })
      .then((it) => ({ status: it.statusCode, body: it.json() as Record<string, unknown> }))
  const trial = (passphrase: string, nik: string | null = null) =>
    administrator().send('POST', '/api/signing/trial', { passphrase, nik })

  test('is its own word until it chooses otherwise, and that asks for nothing', async () => {
    assert.deepEqual(await read(), {
      method: 'local',
      address: null,
      clientId: null,
      keyStore: null,
      papers: [],
      secretKnown: true,
      revision: 0,
    })
    const { status, body } = await trial('')
    assert.deepEqual([status, body['signed'], body['certificate']], [200, false, null])
    assert.match(String(body['statement']), /bukan TTE tersertifikasi/)
  })

  test('is not the office’s certificate before its file is there, nor BSrE without address and client', async () => {
    for (const [body, code] of [
      [{ method: 'pades' }, 'key-store-missing'],
      [{ method: 'bsre-v1' }, 'signing-address-wrong'],
      [{ method: 'bsre-v2', address: 'https://a:b@esign.go.id', clientId: 'x' }, 'signing-address-wrong'],
      [{ method: 'bsre-v2', address: 'ftp://esign.go.id', clientId: 'x' }, 'signing-address-wrong'],
      [{ method: 'bsre-v2', address }, 'signing-client-missing'],
      [{ method: 'surat' }, 'input'],
      [{ method: 'local', rahasia: 'x' }, 'input'],
      [{ method: 'local', papers: [{ kind: 'disposition', by: 'publisher' }] }, 'signer-of-kind-wrong'],
      [{ method: 'local', papers: [{ kind: 'nota-dinas', by: 'sender' }, { kind: 'nota-dinas', by: 'sender' }] }, 'signer-of-kind-wrong'], // prettier-ignore
      [{ method: 'local', papers: [{ kind: 'agenda-book', by: 'sender' }] }, 'input'],
    ] as const)
      assert.equal((await save(body)).body['code'], code, JSON.stringify(body))
    assert.equal((await read()).revision, 0)
  })

  test('takes a certificate’s file as it is, for Siar alone to read, and never gives it out', async () => {
    assert.equal((await upload(Buffer.from('bukan sertifikat'))).body['code'], 'key-store-unreadable')
    assert.equal((await upload(Buffer.alloc(300 * 1024))).status, 413)
    assert.equal((await upload(keyStore)).status, 200)
    const folder = join(office.folder, 'signing')
    const [name, ...more] = await readdir(folder)
    assert.equal(more.length, 0)
    assert.equal((await stat(folder)).mode & 0o077, 0)
    assert.equal((await stat(join(folder, name ?? ''))).mode & 0o077, 0)
    assert.equal((await read()).keyStore?.here, true)
    assert.equal(JSON.stringify(await read()).includes(name?.slice(0, 64) ?? ''), false)
    for (const path of [`/signing/${name}`, `/api/files/${name?.slice(0, 64)}`, `/app/../signing/${name}`]) {
      const found = await administrator().send('GET', path)
      assert.equal(found.status, 404, path)
    }
  })

  test('keeps no private key that is not used any more', async () => {
    const newer = await certificates.keyStore({ subject: '/CN=Ahmad Fauzi/O=Dinas Kominfo' })
    await writeFile(join(office.folder, 'signing', 'sisa.tmp'), 'x')
    assert.equal((await upload(newer)).status, 200)
    assert.equal((await readdir(join(office.folder, 'signing'))).length, 1)
    assert.equal((await upload(keyStore)).status, 200)
    assert.equal((await readdir(join(office.folder, 'signing'))).length, 1)
  })

  test('with the office’s certificate is tried: what came back, or what is wrong', async () => {
    const papers = [{ kind: 'disposition', by: 'decider' }]
    assert.equal((await save({ method: 'pades', papers })).status, 200)
    assert.deepEqual((await read()).papers, papers)
    const { status, body } = await trial(PASSPHRASE)
    assert.deepEqual([status, body['signed']], [200, true])
    assert.equal((body['certificate'] as { name: string }).name, 'Dra. Siti Aminah, M.Si.')
    assert.deepEqual((await trial('frasa-salah-4417')).body['code'], 'passphrase-wrong')
  })

  test('through BSrE is tried with and without the passphrase, in both versions', async () => {
    for (const method of ['bsre-v1', 'bsre-v2'] as const) {
      service.mood = 'well'
      assert.equal((await save({ method, address, clientId: CLIENT.clientId })).status, 200)
      assert.deepEqual((await trial('', NIK)).body['serviceStatus'], 'ISSUE')
      const { body } = await trial(PASSPHRASE, NIK)
      assert.deepEqual([body['signed'], body['serviceStatus']], [true, 'ISSUE'])
      service.mood = 'maintenance-200'
      assert.equal((await trial(PASSPHRASE, NIK)).body['code'], 'signing-service-maintenance')
    }
    service.mood = 'well'
    await forgetTrials()
    assert.equal((await trial('', UNKNOWN_NIK)).body['code'], 'signatory-unknown')
    assert.equal((await trial('', '12')).body['code'], 'nik-needed')
  })

  test('changed by someone else meanwhile is not overwritten', async () => {
    const { revision } = await read()
    const body = { method: 'local' as const, address: null, clientId: null, papers: [] }
    await administrator().call(saveSigning, { body: { ...body, seenRevision: revision } })
    const late = await save({ ...body, seenRevision: revision })
    assert.deepEqual([late.status, late.body['code']], [409, 'signing-setting-changed'])
  })

  test('is tried ten times in a quarter of an hour at most: a passphrase is not to be guessed', async () => {
    await forgetTrials()
    for (let at = 0; at < 10; at++) assert.equal((await trial('')).status, 200)
    assert.equal((await trial('')).body['code'], 'too-often')
  })

  test('leaves no passphrase, NIK or client’s secret in any row or in the log', async () => {
    const tables = await office.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    assert.ok(tables.rows.length > 30)
    const rows: string[] = []
    for (const { name } of tables.rows) {
      const { rows: found } = await office.pool.query<{ row: string }>(`select t::text as row from "${name}" t`)
      rows.push(...found.map((it) => `${name}: ${it.row}`))
    }
    assert.ok(
      logged.some((it) => it.includes('passphrase-wrong')),
      'the log is what is searched',
    )
    assert.ok(rows.some((it) => it.includes('signing-changed')))
    const secrets = [PASSPHRASE, 'frasa-salah-4417', NIK, UNKNOWN_NIK, CLIENT.clientSecret]
    for (const secret of secrets.flatMap((it) => [
      it,
      JSON.stringify(it).slice(1, -1),
      Buffer.from(it).toString('base64'),
    ]))
      for (const line of [...rows, ...logged]) assert.equal(line.includes(secret), false, line.slice(0, 200))
  })

  const forgetTrials = () => office.pool.query("delete from rate_limit where key like 'signing-trial:%'")
})
