import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { lookIntoMailbox } from './imap.ts'
import { judgeMailHost } from './mail-host.ts'
import { greetMail } from './smtp.ts'

const METADATA = ['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '0.0.0.0', '::'] // prettier-ignore
const account = { username: 'humas', password: 'rahasia' }
const short = { connectMs: 500, silenceMs: 500, wholeMs: 1_000 }

describe('the office’s own mail server', () => {
  test('is never asked at a link-local address or where clouds keep their metadata', async () => {
    for (const host of METADATA)
      for (const security of ['tls', 'none'] as const) {
        const server = { host, port: 143, security, ...account }
        const greeted = await greetMail(server, short)
        assert.equal(greeted.state !== 'sent' && greeted.fault, 'address-refused', host)
        const looked = await lookIntoMailbox({ ...server, folder: 'INBOX' }, async () => {}, { patience: short })
        assert.equal(looked.state === 'failed' && looked.fault, 'address-refused', host)
      }
  })

  const machine = (...leadsTo: string[]) => ({
    resolve: async () => leadsTo.map((address) => ({ address })),
    hostname: () => 'dinas.go.id',
    hostsFile: async () =>
      '127.0.0.1 localhost\n127.0.1.1\tServer.kab.go.id server # lama.kab.go.id\n10.0.0.9 lain.go.id',
  })
  const judge = async (host: string, security: 'tls' | 'none', ...leadsTo: string[]) => {
    const judged = await judgeMailHost({ host, security }, 500, { machine: machine(...leadsTo) })
    return 'failed' in judged ? judged.failed : judged.address
  }

  test('may stand on the internet or in a private network, in the clear only there', async () => {
    assert.equal(await judge('mx.go.id', 'tls', '8.8.8.8'), '8.8.8.8')
    assert.equal(await judge('mx.go.id', 'tls', '10.1.2.3'), '10.1.2.3')
    assert.equal(await judge('mx.go.id', 'none', '10.1.2.3'), '10.1.2.3')
    assert.equal(await judge('mx.go.id', 'none', '8.8.8.8'), 'address-refused')
    assert.equal(await judge('8.8.8.8', 'none'), 'address-refused')
    assert.equal(await judge('mx.go.id', 'tls'), 'address-refused')
    const silent = { ...machine(), resolve: () => new Promise<never>(() => {}) }
    const slow = await judgeMailHost({ host: 'mx.go.id', security: 'tls' }, 50, { machine: silent })
    assert.equal('failed' in slow && slow.failed, 'too-slow')
  })

  test('stands here where it was typed as this machine or by a name that is its own, never by another’s', async () => {
    assert.equal(await judge('127.0.0.1', 'none'), '127.0.0.1')
    assert.equal(await judge('localhost', 'none', '127.0.0.1', '::1'), '127.0.0.1')
    for (const own of ['dinas.go.id', 'Mail.Dinas.go.id', 'server.kab.go.id', 'SERVER'])
      assert.equal(await judge(own, 'tls', '127.0.1.1'), '127.0.1.1', own)
    for (const other of [
      'mx.go.id',
      'kab.go.id',
      'mail.server.kab.go.id',
      'xdinas.go.id',
      'lama.kab.go.id',
      'lain.go.id',
    ])
      for (const here of ['127.0.0.1', '127.0.1.1', '::1', '::ffff:127.0.0.1'])
        assert.equal(await judge(other, 'tls', here), 'address-refused', `${other} ${here}`)
    const named = (hostname: string, host: string) =>
      judgeMailHost({ host, security: 'tls' }, 500, { machine: { ...machine('127.0.1.1'), hostname: () => hostname } })
    assert.ok('failed' in (await named('id', 'mx.go.id'))) // a name of one part has no names under it
    assert.ok('failed' in (await named('', 'mx.go.id')))
  })

  test('of several addresses is asked at one that may be reached, and at none where none may', async () => {
    for (const bad of ['127.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1', '0.0.0.0']) {
      assert.equal(await judge('mx.go.id', 'tls', bad, '8.8.8.8'), '8.8.8.8', bad)
      assert.equal(await judge('mx.go.id', 'tls', bad, '169.254.1.1'), 'address-refused', bad)
    }
    assert.equal(await judge('mx.go.id', 'none', '8.8.8.8', '10.1.2.3'), '10.1.2.3')
  })

  test('behind DNS64 is judged by the address of IPv4 inside', async () => {
    assert.equal(await judge('mx.go.id', 'tls', '64:ff9b::808:808'), '64:ff9b::808:808')
    assert.equal(await judge('mx.go.id', 'none', '64:ff9b::808:808'), 'address-refused')
    for (const inside of ['7f00:1', 'a9fe:a9fe', 'a01:203', 'a83f:8110', '6464:64c8', '0:0'])
      for (const security of ['tls', 'none'] as const)
        assert.equal(await judge('dinas.go.id', security, `64:ff9b::${inside}`), 'address-refused', inside)
  })

  test('is asked by its own name, at the address that was judged', async () => {
    const judged = await judgeMailHost({ host: 'mx.go.id', security: 'tls' }, 500, { machine: machine('8.8.8.8') })
    assert.deepEqual(judged, { address: '8.8.8.8', servername: 'mx.go.id' })
  })
})
