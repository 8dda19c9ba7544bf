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
        const looked = await lookIntoMailbox({ ...server, folder: 'INBOX' }, async () => {}, short)
        assert.equal(looked.state === 'failed' && looked.fault, 'address-refused', host)
      }
  })

  test('may stand on the internet or in a private network, in the clear only there; here only where that was typed', async () => {
    const judge = async (host: string, security: 'tls' | 'none', ...leadsTo: string[]) => {
      const judged = await judgeMailHost({ host, security }, 500, async () => leadsTo.map((address) => ({ address })))
      return 'failed' in judged ? judged.failed : judged.address
    }
    assert.equal(await judge('mx.go.id', 'tls', '8.8.8.8'), '8.8.8.8')
    assert.equal(await judge('mx.go.id', 'tls', '10.1.2.3'), '10.1.2.3')
    assert.equal(await judge('mx.go.id', 'none', '10.1.2.3'), '10.1.2.3')
    assert.equal(await judge('mx.go.id', 'none', '8.8.8.8'), 'address-refused')
    assert.equal(await judge('8.8.8.8', 'none'), 'address-refused')
    for (const inside of ['127.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1'])
      assert.equal(await judge('mx.go.id', 'tls', '8.8.8.8', inside), 'address-refused', inside)
    assert.equal(await judge('mx.go.id', 'tls'), 'address-refused')
    assert.equal(await judge('127.0.0.1', 'none'), '127.0.0.1')
    assert.equal(await judge('localhost', 'none', '127.0.0.1', '::1'), '127.0.0.1')
    const slow = await judgeMailHost({ host: 'mx.go.id', security: 'tls' }, 50, () => new Promise(() => {}))
    assert.equal('failed' in slow && slow.failed, 'too-slow')
  })

  test('is asked by its own name, at the address that was judged', async () => {
    const judged = await judgeMailHost({ host: 'mx.go.id', security: 'tls' }, 500, async () => [{ address: '8.8.8.8' }])
    assert.deepEqual(judged, { address: '8.8.8.8', servername: 'mx.go.id' })
  })
})
