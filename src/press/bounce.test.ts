import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { exim, gmail, mailSystems, onLeave, postfix, qmail } from '../../test/bounces.ts'
import { newId } from '../base/id.ts'
import { parseLetter } from '../outgoing/letter.ts'
import { comesBackAlways, fateOf, readBounce, type Report } from './rules/bounce.ts'

const letterId = newId()
const to = 'siti+berita@media.id'
const readRaw = async (raw: string) => readBounce(await parseLetter(Buffer.from(raw)))
const reportOf = async (raw: string): Promise<Report> => {
  const read = await readRaw(raw)
  assert.ok(read !== null && read !== 'auto-reply')
  return read
}
const kindOf = async (raw: string, address = to) => fateOf(await reportOf(raw), address)?.kind

for (const [system, write] of Object.entries(mailSystems))
  describe(`a letter that comes back from ${system}`, () => {
    const at = (status: string, said?: string) => write({ letterId, to, status, ...(said && { said }) })

    test('names our letter, and says that nobody gets there', async () => {
      assert.deepEqual((await reportOf(at('5.1.1'))).letterIds, [letterId])
      assert.equal(await kindOf(at('5.1.1')), 'hard')
      assert.match(fateOf(await reportOf(at('5.1.1')), to.toUpperCase())?.reason ?? '', /5\.1\.1/)
    })

    test('with lines that end as they do on the way, and cut off within the letter, says the same', async () => {
      const whole = at('5.1.10').replaceAll('\n', '\r\n')
      const cut = whole.slice(0, whole.lastIndexOf('Auto-Submitted: auto-generated'))
      for (const raw of [whole, cut]) assert.equal(await kindOf(raw), 'hard')
      assert.deepEqual((await reportOf(cut)).letterIds, [letterId])
    })

    test('for a full mailbox, spam, or a server that is away says nothing of the address for good', async () => {
      for (const status of ['5.2.2', '5.7.1', '5.3.4', '4.2.0', '4.4.1', '4.4.7'])
        assert.equal(await kindOf(at(status)), 'soft', status)
    })

    test('for an address behind theirs says nothing of theirs for good', async () => {
      assert.equal(await kindOf(at('5.1.1'), 'redaksi@media.id'), 'soft')
    })
  })

test('a report that is still trying is told as that, and one that arrived is none', async () => {
  const raw = postfix({ letterId, to, status: '4.4.1' })
  assert.equal(await kindOf(raw.replace('Action: failed', 'Action: delayed')), 'delayed')
  assert.equal(fateOf(await reportOf(raw.replace('Action: failed', 'Action: relayed')), to), null)
})

test('what the server said weighs more than a code that says nothing', async () => {
  const plain = (said: string) => exim({ letterId, to, status: '5.1.1', said }).replace('550-5.1.1 ', '550 ')
  assert.equal(await kindOf(plain('No such user here')), 'hard')
  assert.equal(await kindOf(plain('Message rejected as spam (5.7.1)')), 'soft')
})

test('an automatic answer is no report, whatever it says', async () => {
  assert.equal(await readRaw(onLeave({ letterId, to, status: '5.1.1' })), 'auto-reply')
})

test('what a person writes, answers or forwards is no report', async () => {
  const answer = `From: Siti <${to}>\nIn-Reply-To: <${letterId}@contoh.go.id>\n\n550 5.1.1 tidak ada\nMessage-ID: <${letterId}@contoh.go.id>`
  assert.equal(await readRaw(answer), null)
  const forwarded = `From: Budi <budi@contoh.go.id>\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n${postfix({ letterId, to, status: '5.1.1' })}\n--x--`
  assert.equal(await readRaw(forwarded), null)
})

test('a report that names no letter of ours, or is about another letter in the same conversation, ties to none', async () => {
  const stranger = postfix({ letterId: 'tebakan', to, status: '5.1.1' })
  assert.deepEqual((await reportOf(stranger)).letterIds, [])
  const other = gmail({ letterId, to, status: '5.1.1' }).replaceAll(
    `Message-ID: <${letterId}@contoh.go.id>\nAuto`,
    `Message-ID: <019abcde-0000-7000-8000-000000000001@contoh.go.id>\nReferences: <${letterId}@contoh.go.id>\nAuto`,
  )
  assert.deepEqual((await reportOf(other)).letterIds, ['019abcde-0000-7000-8000-000000000001'])
})

test('a plain letter of a mail system without a code says nothing', async () => {
  const raw = qmail({ letterId, to, status: '5.1.1' }).replace(/Remote host said.*\n/, 'Tidak jelas.\n')
  assert.equal(fateOf(await reportOf(raw), to), null)
})

test('the name that was asked for with the letter comes first', async () => {
  const raw = postfix({ letterId: 'x', to, status: '5.1.1' }).replace('Reporting-MTA', `Original-Envelope-Id: ${letterId}\nReporting-MTA`) // prettier-ignore
  assert.deepEqual((await reportOf(raw)).letterIds, [letterId])
})

test('three releases in a row that come back, and no fewer, say that an address is gone', async () => {
  assert.equal(comesBackAlways([true, true]), false)
  assert.equal(comesBackAlways([true, true, false, true]), false)
  assert.equal(comesBackAlways([true, true, true]), true)
  assert.equal(comesBackAlways([false, true, true, true, false]), true)
})

describe('whatever stands in the mailbox', () => {
  const shapes = Object.values(mailSystems).map((write) => write({ letterId, to, status: '5.1.1' }))

  test('is read to an end without harm, and what it says stays within limits', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2_000 }),
      fc.array(fc.constantFrom('--x\n', '\n\n', '=', ' ', 'Content-Type: multipart/report; boundary=x\n', 'Content-Type: message/delivery-status\n', 'Final-Recipient: rfc822;', 'Action: failed\n', 'Status: 5.1.1\n', ';'.repeat(100), '\t', '<', '@', '\0', '=?utf-8?b?', 'content-transfer-encoding: base64\n'), { maxLength: 60 }).map((it) => it.join('')), // prettier-ignore
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (raw) => {
        const read = await readRaw(raw)
        if (read === null || read === 'auto-reply') return
        assert.ok(read.letterIds.length <= 10 && read.outcomes.length <= 50)
        assert.doesNotMatch(fateOf(read, to)?.reason ?? '', /\p{Cc}/u)
        assert.ok((fateOf(read, to)?.reason ?? '').length <= 300)
      }),
    )
  })

  test('however a report is broken, it never ties to a letter that it does not name', async () => {
    const pieces = fc.record({
      raw: fc.constantFrom(...shapes),
      from: fc.nat(3_000),
      length: fc.nat(200),
      put: fc.string({ maxLength: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(pieces, async ({ raw, from, length, put }) => {
        const broken = raw.slice(0, from) + put + raw.slice(from + length)
        const read = await readRaw(broken)
        if (read === null || read === 'auto-reply') return
        for (const id of read.letterIds) assert.ok(broken.toLowerCase().includes(id))
      }),
    )
  })

  test('a megabyte of it takes no time that anybody would notice to be lost', async () => {
    for (const piece of ['--x\n', '-', 'a@', ' ', '<', 'Message-ID: <', '5.1.', '\t;\n', '=3D'])
      await readRaw(`From: mailer-daemon@x\nContent-Type: multipart/report; boundary=x\n\n${piece.repeat(Math.floor(256 * 1024 / piece.length))}`).catch((error: { code?: string }) => assert.equal(error.code, 'EMAXLEN')) // prettier-ignore
  })
})
