import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** Runs `siar radar …` with these lines as its input, given in the pieces as they are. */
async function radar(args: string[], pieces: readonly (string | Buffer)[]) {
  const child = spawn(process.execPath, [cli, 'radar', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  const told = { code: -1, out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => (told.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told.error += chunk.toString()))
  child.stdin.on('error', () => {}) // it may end before it read all
  for (const piece of pieces) child.stdin.write(piece)
  child.stdin.end()
  told.code = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  return told
}
const line = (id: unknown, text: unknown) => `${JSON.stringify({ id, text, title: 'x' })}\n`

test('every line is answered in its order, wherever the input is cut', async () => {
  const input = Buffer.from(
    line('a', 'NIK 3324012005900003 – é') + line(7, 'bersih') + line('c', 'HP 081234567890').trimEnd(),
  )
  const pieces = Array.from({ length: Math.ceil(input.length / 7) }, (_, at) => input.subarray(at * 7, at * 7 + 7))
  const { code, out, error } = await radar(['pii'], pieces)
  assert.deepEqual([code, error], [0, ''])
  assert.deepEqual(
    out
      .trimEnd()
      .split('\n')
      .map((it) => JSON.parse(it)),
    [
      { id: 'a', spans: [{ kind: 'nik', start: 4, end: 20 }] },
      { id: 7, spans: [] },
      { id: 'c', spans: [{ kind: 'phone', start: 3, end: 15 }] },
    ],
  )
})

test('a broken line ends it with the number of the line, behind the answers before it', async () => {
  const broken: [string | Buffer, RegExp][] = [
    ['{"id":"b"', /line 2 is not JSON/],
    ['', /line 2 is not JSON/],
    ['null', /line 2 has no "id"/],
    ['{"text":"x"}', /line 2 has no "id"/],
    ['{"id":"b","text":5}', /line 2 has no "text"/],
    [Buffer.from([0x7b, 0xff, 0x7d]), /line 2 is not UTF-8/],
    [`{"id":"b","text":"${'x'.repeat(9_000_000)}"}`, /line 2 is longer than 8 MB/],
  ]
  for (const [bytes, sentence] of broken) {
    const { code, out, error } = await radar(['pii'], [line('a', 'x'), bytes, '\n', line('c', 'x')])
    assert.equal(code, 2, error)
    assert.match(error, sentence)
    assert.equal(out, '{"id":"a","spans":[]}\n')
  }
})

test('a byte order mark and carriage returns are no part of a line, and who asks line by line is answered line by line', async () => {
  const marked = await radar(['dedupe'], ['\ufeff{"id":"a","text":"x"}\r\n{"id":"b","text":"y","more":[1]}\r\n'])
  assert.deepEqual(marked, { code: 0, out: '{"id":"a","same_as":null}\n{"id":"b","same_as":null}\n', error: '' })
  const child = spawn(process.execPath, [cli, 'radar', 'dedupe'], { stdio: ['pipe', 'pipe', 'inherit'] })
  for (const id of ['a', 'b']) {
    child.stdin.write(line(id, 'x'))
    const [answer] = (await once(child.stdout, 'data')) as [Buffer]
    assert.equal(answer.toString(), `{"id":"${id}","same_as":null}\n`)
  }
  child.stdin.end()
  assert.deepEqual(await once(child, 'close'), [0, null])
})

test('no input is no answer; what it cannot do yet it does not promise', async () => {
  assert.deepEqual(await radar(['pii'], []), { code: 0, out: '', error: '' })
  for (const args of [[], ['guess'], ['constructor'], ['pii', 'x']]) assert.equal((await radar(args, [])).code, 2)
})

test('a copy names the earlier item; a time that is none is told', async () => {
  const text = 'Jembatan gantung Lembahsari ambruk pada Selasa (3/8) pukul 17.16. Tidak ada korban dalam peristiwa itu.'
  const item = (id: string, at: string) => `${JSON.stringify({ id, text, at })}\n`
  const input = [item('a', '2027-08-03T12:00:00Z'), item('b', '2027-08-04T12:00:00Z'), item('c', 'kemarin')]
  const { code, out, error } = await radar(['dedupe'], input)
  assert.equal(out, '{"id":"a","same_as":null}\n{"id":"b","same_as":"a","score":1}\n')
  assert.equal(code, 2)
  assert.match(error, /line 3 has an "at"/)
})

test('reports of one event are one cluster, with how grave it looks', async () => {
  const item = (id: string, text: string, source: string) => `${JSON.stringify({ id, text, source, at: '2027-08-03T12:00:00Z' })}\n` // prettier-ignore
  const input = [
    item('a', 'Banjir merendam 390 rumah di Pulosari, Selasa (3/8). Dua orang tewas.', 'Gema'),
    item('b', 'Sedikitnya 390 rumah di Pulosari tergenang, Selasa (3/8). Dua orang tewas.', 'Kilas'),
    item('c', 'Lampu jalan di Wates mati sejak 20 hari.', 'Aduan'),
  ]
  const { code, out } = await radar(['cluster'], input)
  const answers = out.trimEnd().split('\n').map((it) => JSON.parse(it)) // prettier-ignore
  assert.equal(code, 0)
  assert.deepEqual(answers.map((it) => it.cluster), ['a', 'a', 'c']) // prettier-ignore
  assert.ok(answers[1].score > 0.5 && answers[1].crisis > answers[0].crisis && answers[2].crisis < 0.1)
})

test('a text has its tone, how likely that is, and the words that made it so; what says nothing is unsure', async () => {
  const said = 'Pelayanan tidak mengecewakan.'
  const told = (id: string, title: string, text: string) => `${JSON.stringify({ id, title, text })}\n`
  const input = [
    told('a', '', said),
    told('b', '', '😡'),
    told('c', said, 'Loket dibuka.'),
    told('d', said, ''),
    `{"id":"e","text":"${said}"}`,
  ]
  const { code, out, error } = await radar(['classify'], input)
  assert.deepEqual([code, error], [0, ''])
  const [first, second, withTitle, titleAlone, asText] = out
    .trimEnd()
    .split('\n')
    .map((it) => JSON.parse(it) as { label: string; score: number; why: { words: string; pull: number }[] })
  assert.equal(first?.label, 'positive')
  assert.ok((first?.score ?? 0) > 0.5)
  assert.equal(first?.why[0]?.words, 'tidak mengecewakan')
  assert.deepEqual(second, { id: 'b', label: 'neutral', score: 0, unsure: true, why: [] })
  assert.ok(
    withTitle?.why.some(({ words }) => words === 'tidak mengecewakan'),
    'the headline is read with the text',
  )
  assert.deepEqual({ ...titleAlone, id: 'e' }, asText, 'a headline alone is read as a text is')
})
