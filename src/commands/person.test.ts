import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openTestOffice, TEST_PASSWORD, type TestOffice } from '../../test/office.ts'
import { secretOf, signedIn, totp, Visitor } from '../../test/visitor.ts'
import { sha256 } from '../base/hash.ts'
import { beginSecondFactor, confirmSecondFactor, readMe } from '../office/api.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
let office: TestOffice
let home = ''
let address = ''
before(async () => {
  office = await openTestOffice()
  home = await mkdtemp(join(tmpdir(), 'siar-person-'))
  const { host, port, user, database, connectionString } = office.pool.options
  address = connectionString ?? `postgres://${user}@/${database}?host=${String(host)}&port=${port}`
})
after(async () => {
  await office.close()
  await rm(home, { recursive: true, force: true })
})

/** Runs `siar …` beside the test's office, as its keeper does on the machine. */
async function siar(args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, SIAR_DATA: join(home, 'data'), DATABASE_URL: address }
  const child = spawn(process.execPath, [cli, ...args], { cwd: home, env })
  const told = { code: -1, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told.err += chunk.toString()))
  child.stdin.on('error', () => {}) // it may have refused before it read
  child.stdin.end(input)
  told.code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code ?? -1)),
  )
  return told
}
const refused = (told: { code: number; out: string; err: string }, why: RegExp) => {
  assert.deepEqual([told.code, told.out], [1, ''], told.err)
  assert.match(told.err, /^siar: [^\n]+\n$/)
  assert.match(told.err, why)
}
const leave = (email: string, on: string | null) =>
  office.db.updateTable('person').set({ left_on: on }).where('email', '=', email).execute()
const create = (...args: string[]) => siar(['token', 'create', ...args])
const kinds = async () =>
  (await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute()).map(
    (row) => JSON.parse(row.body) as Record<string, unknown>,
  )

describe('siar token create', () => {
  test('prints a token once, alone on its line, which acts as that person; only its hash is kept', async () => {
    const { code, out, err } = await create(
      '--person',
      'Sekretaris@contoh.go.id',
      '--name',
      'Cadangan malam',
      '--days',
      '7',
    )
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^siar_[A-Za-z0-9_-]{43}\n$/)
    const token = out.trim()
    const me = await office.nobody.send('GET', '/api/me', undefined, { authorization: `Bearer ${token}` })
    assert.equal(me.body['name'], 'Orang sekretaris')
    const row = await office.db
      .selectFrom('api_token')
      .selectAll()
      .where('token_hash', '=', sha256(token))
      .executeTakeFirstOrThrow()
    assert.equal(row.name, 'Cadangan malam')
    assert.equal(row.expires_at.getTime() - row.created_at.getTime(), 7 * 86_400_000)
    const entry = (await kinds()).findLast((it) => it['kind'] === 'token-made')
    assert.deepEqual([entry?.['by'], entry?.['tokenId']], ['console', row.id])
  })

  test('for nobody, or for a person who left, none is made', async () => {
    const count = async () => (await office.db.selectFrom('api_token').select('id').execute()).length
    const before = await count()
    refused(await create('--person', 'hantu@contoh.go.id', '--name', 'x'), /hantu@contoh\.go\.id/)
    await leave('auditor@contoh.go.id', '2026-01-01')
    refused(await create('--person', 'auditor@contoh.go.id', '--name', 'x'), /left/)
    await leave('auditor@contoh.go.id', null)
    refused(await create('--person', 'auditor@contoh.go.id', '--name', 'a\u001b[2Jb'), /name/)
    assert.equal(await count(), before)
  })

  test('a wrong call is told how it is done', async () => {
    const who = ['--person', 'sekretaris@contoh.go.id', '--name', 'x']
    const calls = [
      [...who, '--days', '0'],
      [...who, '--days', '367'],
      [...who, '--days', '1.5'],
      [...who, '--days', 'tujuh'],
      [...who, '--days', '0x10'],
      [...who, '--days', ''],
      [...who, 'lagi'],
      ['--name', 'x'],
      ['--person', 'sekretaris@contoh.go.id'],
      [...who.slice(0, 3), 'x'.repeat(101)],
    ]
    for (const args of calls) {
      const { code, out, err } = await create(...args)
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(err, /siar token create --person/)
    }
  })
})

describe('siar user', () => {
  test('lists the people, and who left', async () => {
    await leave('auditor@contoh.go.id', '2026-01-01')
    const { code, out } = await siar(['user', 'list'])
    await leave('auditor@contoh.go.id', null)
    assert.equal(code, 0)
    assert.match(out, /^administrator@contoh\.go\.id\tOrang administrator\tadministrator$/m)
    assert.match(out, /^auditor@contoh\.go\.id\tOrang auditor\tauditor\tleft 2026-01-01$/m)
  })

  test('sets a password read from its input; the sessions end and the ledger says so without it', async () => {
    const visitor = await signedIn(office, 'administrator')
    const fresh = 'kata-sandi-konsol-é'
    const told = await siar(['user', 'set-password', 'Administrator@contoh.go.id'], `${fresh}\n`)
    assert.deepEqual([told.code, told.err], [0, ''])
    assert.ok(!told.out.includes(fresh))
    assert.equal((await visitor.ask(readMe, {})).status, 401)
    assert.equal((await new Visitor(office.app).signIn('administrator@contoh.go.id')).status, 401)
    assert.equal((await new Visitor(office.app).signIn('administrator@contoh.go.id', fresh)).status, 200)
    const entry = (await kinds()).at(-1)
    assert.deepEqual([entry?.['kind'], entry?.['by']], ['person-set-password', 'console'])
    assert.ok(!JSON.stringify(entry).includes(fresh))
  })

  test('what could never be typed at the sign-in is not set', async () => {
    const set = (password: string, email = 'sekretaris@contoh.go.id') => siar(['user', 'set-password', email], password)
    refused(await set('x7 '.repeat(67)), /too long/)
    refused(await set('y'.repeat(5_000)), /too long/)
    refused(await set('12345678\n'), /too easy/)
    refused(await set(''), /too easy/)
    refused(await set('kata-sandi-konsol', 'hantu@contoh.go.id'), /hantu@contoh\.go\.id/)
    assert.equal((await new Visitor(office.app).signIn('sekretaris@contoh.go.id')).status, 200)
    const longest = `${'x7'.repeat(99)}é!`
    assert.equal((await set(longest)).code, 0)
    assert.equal((await new Visitor(office.app).signIn('sekretaris@contoh.go.id', longest)).status, 200)
  })

  test('takes a lost second factor away', async () => {
    const visitor = await signedIn(office, 'kepala-dinas')
    const { uri } = await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
    await visitor.call(confirmSecondFactor, { body: { code: totp(secretOf(uri), Date.now()) } })
    assert.deepEqual((await new Visitor(office.app).signIn('kepala-dinas@contoh.go.id')).body, {
      next: 'second-factor',
    })
    assert.equal((await siar(['user', 'reset-second-factor', 'kepala-dinas@contoh.go.id'])).code, 0)
    assert.deepEqual((await new Visitor(office.app).signIn('kepala-dinas@contoh.go.id')).body, { next: 'done' })
    assert.equal((await kinds()).at(-1)?.['kind'], 'person-reset-second-factor')
  })
})

test('siar sop import keeps an edition as a draft that nobody in particular began', async () => {
  assert.equal((await siar(['sop', 'export', '--current', 'berlaku.bpmn'])).code, 0)
  const { code, out, err } = await siar(['sop', 'import', 'berlaku.bpmn'])
  assert.deepEqual([code, err], [0, ''])
  const rows = await office.db.selectFrom('edition').select(['id', 'state', 'hash', 'created_by']).execute()
  const kept = rows.find((it) => it.id === out.trim())
  const inForce = rows.find((it) => it.state === 'in-force')
  assert.deepEqual([kept?.state, kept?.hash, kept?.created_by], ['draft', inForce?.hash, null])
  assert.deepEqual((await kinds()).at(-1)?.['editionHash'], inForce?.hash)
  // From JSON too; what keeps it from being put in force is told beside its id.
  const shown = JSON.parse((await siar(['sop', 'show', '--current'])).out) as { posts: { id: string; name: string }[] }
  await writeFile(
    join(home, 'kembar.json'),
    JSON.stringify({ ...shown, posts: [...shown.posts, { id: 'sekretaris', name: 'Dua' }] }),
  )
  const twins = await siar(['sop', 'import', 'kembar.json', '--language', 'en'])
  assert.equal(twins.code, 0)
  assert.match(twins.err, /^posts\.4\.id  The post Dua has the id “sekretaris”[^\n]+\[duplicate-post\]\n$/)
})
