import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { obliging, openMailServer, openOddServer } from '../../test/mail-server.ts'
import { postMail, type Mail, type MailServer } from './smtp.ts'

const short = { connectMs: 1_500, silenceMs: 1_500 }
const long = { connectMs: 10_000, silenceMs: 10_000 } // two cores may be busy with other files
const mail: Mail = {
  from: { name: 'Siar Dinas Contoh', address: 'siar@contoh.go.id' },
  to: { name: 'Retno', address: 'retno@contoh.go.id' },
  subject: 'Menunggu Anda: Pasar murah',
  text: 'Menunggu Anda.\n.satu titik di awal baris\n',
  html: '<p>Menunggu Anda.</p>',
  messageId: '<satu@contoh.go.id>',
}
const at = (port: number, more: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  username: '',
  password: undefined,
  ...more,
})
const closing: (() => Promise<void>)[] = []
after(() => Promise.all(closing.map((close) => close())))
async function post(port: number, more: Partial<MailServer> = {}, patience = long) {
  const posted = await postMail(at(port, more), mail, patience)
  return posted.state === 'sent' ? 'sent' : `${posted.state}: ${posted.fault}`
}
async function odd(answer: Parameters<typeof openOddServer>[0], greeting?: string | null) {
  const server = await openOddServer(answer, greeting)
  closing.push(server.close)
  return server.port
}
async function usual(more: Parameters<typeof openMailServer>[0] = {}) {
  const server = await openMailServer(more)
  closing.push(server.close)
  return server
}

test('a letter arrives as it was written, plain and as HTML, with a mark that keeps answering machines quiet', async () => {
  const server = await usual()
  assert.equal(await post(server.port), 'sent')
  const [received] = server.received
  assert.equal(received?.to, 'retno@contoh.go.id')
  assert.match(received.letter, /^Auto-Submitted: auto-generated\r?$/m)
  assert.match(received.letter, /^Message-ID: <satu@contoh.go.id>\r?$/m)
  assert.match(received.letter, /^\.satu titik di awal baris\r?$/m)
  assert.match(received.letter, /text\/html/)
})

test('what people typed begins no header of its own', async () => {
  const server = await usual()
  await postMail(at(server.port), { ...mail, subject: 'Judul\r\nBcc: lain@contoh.go.id' }, long)
  assert.doesNotMatch(server.received[0]?.letter ?? '', /^Bcc:/m)
})

test('a server that is not there, or says nothing, is away and not waited for long', async () => {
  const gone = await openMailServer()
  await gone.close()
  assert.equal(await post(gone.port), 'away: no-connection')
  assert.equal(await post(await odd(() => undefined, null), {}, short), 'away: too-slow')
  assert.equal(await post(await odd(() => undefined), {}, short), 'away: too-slow')
  assert.equal(await post(await odd(() => null)), 'away: no-connection')
})

test('a server that asks to wait is tried later; one that closes for everyone is away', async () => {
  const saying = (word: string, reply: string) =>
    odd((line, said) => (!said.data && line.toUpperCase().startsWith(word) ? reply : obliging(line, said)))
  assert.equal(await post(await saying('RCPT', '451 coba lagi nanti')), 'later: busy')
  assert.equal(await post(await saying('RCPT', '450 terlalu sering')), 'later: busy')
  assert.equal(await post(await saying('MAIL', '421 terlalu banyak')), 'away: busy')
  assert.equal(await post(await saying('RCPT', '550 tidak ada kotak surat ini')), 'refused: refused')
})

test('refused after it was handed over is refused; a line cut before the answer is uncertain', async () => {
  const ending = (reply: string | null) =>
    odd((line, said) => (said.data && line === '.' ? reply : obliging(line, said)))
  assert.equal(await post(await ending('554 isinya ditolak')), 'refused: refused')
  assert.equal(await post(await ending('452 penuh')), 'later: busy')
  assert.equal(await post(await ending(null)), 'unsure: no-answer')
  const silent = await odd((line, said) => (said.data && line === '.' ? undefined : obliging(line, said)))
  assert.equal(await post(silent, {}, short), 'unsure: no-answer')
})

test('a line cut before the text was asked for is surely not sent', async () => {
  const cut = await odd((line, said) => (line.toUpperCase() === 'DATA' ? null : obliging(line, said)))
  assert.equal(await post(cut), 'away: no-connection')
})

test('without the encryption that was set nothing is said, neither in the clear nor to a stranger’s certificate', async () => {
  const plain = await usual()
  assert.equal(await post(plain.port, { security: 'starttls' }), 'away: no-tls')
  assert.equal(await post(plain.port, { security: 'tls' }), 'away: no-tls')
  const strange = await usual({ secure: true }) // its certificate is signed by nobody
  assert.equal(await post(strange.port, { security: 'tls' }), 'away: no-tls')
  assert.equal(plain.received.length + strange.received.length, 0)
})

test('a wrong password is told as such, and is in no answer', async () => {
  const server = await usual({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === 'benar' ? done(null, { user: 'siar' }) : done(new Error('salah')),
  })
  const wrong = await postMail(at(server.port, { username: 'siar', password: 'rahasia-salah' }), mail, long)
  assert.equal(wrong.state === 'away' && wrong.fault, 'login')
  assert.doesNotMatch(wrong.said, /rahasia-salah/)
  assert.equal(await post(server.port, { username: 'siar', password: 'benar' }), 'sent')
})
