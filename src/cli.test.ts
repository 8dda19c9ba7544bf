import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { assertRefused, root, run } from '../test/faults/program.ts'

const names = [
  'serve',
  'demo',
  'example',
  'doctor',
  'backup',
  'restore',
  'user',
  'token',
  'sop',
  'portal',
  'bundle',
  'check',
  'decision',
  'clock',
  'radar',
  'ledger',
]
let folder = ''
/** No command here may come as far as making this. */
let data = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-cli-'))
  data = join(folder, 'data')
})
after(async () => {
  assert.deepEqual(
    (await readdir(folder)).filter((it) => it === 'data'),
    [],
    'no office was made by a wrong call',
  )
  await rm(folder, { recursive: true, force: true })
})

describe('siar on the command line', () => {
  test('--help names every command', async () => {
    const { code, out, err } = await run(['--help'], { data }).ended
    assert.equal(code, 0)
    assert.equal(err, '')
    for (const name of names) assert.match(out, new RegExp(`^  ${name} `, 'm'))
    assert.equal([...out.matchAll(/^ {2}\w+ /gm)].length, names.length, 'this test knows them all')
  })

  test('without a command it says how it is called, and that this was not it', async () => {
    const { code, out } = await run([], { data }).ended
    assert.equal(code, 2)
    assert.match(out, /^siar COMMAND/)
  })

  for (const args of [...names.map((name) => [name, '--help']), ['sop', '-h'], ['ledger', 'verify', '--help']])
    test(`siar ${args.join(' ')} prints how it is called`, async () => {
      const { code, out, err } = await run(args, { data }).ended
      assert.equal(code, 0)
      assert.equal(err, '')
      assert.match(out, new RegExp(`^siar ${args[0]}`))
      assert.match(out, /Exit code|Environment/)
    })

  for (const name of ['serv', '--version', 'toString', '__proto__', ''])
    test(`there is no command “${name}”, and it says so in one sentence`, async () => {
      const ended = await run([name], { data }).ended
      assertRefused(ended, /there is no command/)
      assert.equal(ended.code, 2)
      assert.equal(ended.out, '')
    })

  for (const args of [
    ...names
      .filter((name) => !['bundle', 'decision', 'ledger'].includes(name))
      .map((name) => [name, '--no-such-option']),
    ['sop', 'lint', '--current=1'],
    ['demo', '--dossiers'],
    ['serve', 'now'],
    ['doctor', 'now'],
    ['demo', 'now'],
  ])
    test(`siar ${args.join(' ')} is refused in one sentence`, async () => {
      const ended = await run(args, { data }).ended
      assertRefused(ended, /option|argument/i)
      assert.equal(ended.code, 2)
    })

  test('a wrong option of the ledger is named before the help', async () => {
    const { code, err } = await run(['ledger', 'verify', 'x', '--no-such-option'], { data }).ended
    assert.equal(code, 2)
    assert.match(err, /^siar ledger: [^\n]*--no-such-option[^\n]*\.\n/)
    assert.doesNotMatch(err, /\n\s+at /)
  })

  for (const [name, args, sentence] of [
    ['an example that is not there', ['example', '/nowhere/dossier.json'], /\/nowhere\/dossier\.json cannot be read/],
    ['an example that is no dossier', ['example', join(root, 'package.json')], /package\.json is no example/],
    ['an edition that is not there', ['sop', 'lint', '/nowhere/sop.json'], /\/nowhere\/sop\.json cannot be read/],
    ['more dossiers than can be', ['demo', '--dossiers', '1e9'], /whole number/],
  ] as const)
    test(`${name} is refused in one sentence`, async () => {
      assertRefused(await run(args, { data }).ended, sentence)
    })
})

/** A Node older than the pinned one that this machine has, outside the project; null where there is none. */
function findOldNode(): string | null {
  for (const place of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/bin', '/usr/bin']) {
    if (place.startsWith(root) || place.includes('node_modules')) continue
    const told = spawnSync(join(place, 'node'), ['--version'], { encoding: 'utf8' })
    const major = Number(/^v(\d+)\./.exec(told.stdout ?? '')?.[1] ?? Number.NaN)
    if (major < 24) return place
  }
  return null
}

describe('bin/siar', () => {
  const old = findOldNode()
  test(
    'runs the pinned Node where the machine has an old one',
    {
      skip: old === null && 'this machine has no older Node',
    },
    () => {
      const env = { PATH: [old, '/usr/bin', '/bin'].join(delimiter) }
      const elsewhere = join(folder, 'siar')
      symlinkSync(join(root, 'bin', 'siar'), elsewhere)
      assert.notEqual(spawnSync('node', [join(root, 'src', 'cli.ts')], { env }).status, 2, 'the old one cannot')
      for (const siar of [join(root, 'bin', 'siar'), elsewhere])
        assert.match(execFileSync(siar, ['serve', '--help'], { env, cwd: '/', encoding: 'utf8' }), /^siar serve/)
    },
  )

  test('says what to do before npm ci was run', () => {
    const bare = join(folder, 'bare')
    mkdirSync(bare)
    cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true })
    const told = spawnSync(join(bare, 'bin', 'siar'), ['--help'], { encoding: 'utf8' })
    assert.equal(told.status, 1)
    assert.match(told.stderr, /^siar: [^\n]*npm ci[^\n]*\.\n$/)
  })
})
