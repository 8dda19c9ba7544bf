/** One JSON object a line in, one a line out in the same order, holding what came in at once and its answers. */
import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const LINE_MAX_BYTES = 8 * 1024 * 1024
const OUT_CHARS = 64 * 1024 // written at once

/** What a line is answered with beside its `id`, or why it cannot be: the end of a sentence that begins "line 3". */
export type Answer = Readonly<Record<string, unknown>> | { readonly broken: string }

/**
 * Answers what stands on standard input on standard output, each line as `{"id", …answer}`, until one is broken.
 * @param answer of the line's other members; `id` is checked before
 * @returns the exit code: 0 when all are answered, 2 at a broken line, which is told on standard error
 */
export async function answerInput(answer: (given: Readonly<Record<string, unknown>>) => Answer): Promise<0 | 2> {
  let broken = ''
  await pipeline(
    answersTo(process.stdin, answer, (what) => (broken = what)),
    process.stdout,
    { end: false },
  ).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error // whoever reads has had enough
  })
  if (broken === '') return 0
  console.error(`siar: ${broken}`)
  return 2
}

async function* answersTo(
  from: Readable,
  answer: (given: Readonly<Record<string, unknown>>) => Answer,
  tellBroken: (what: string) => void,
): AsyncGenerator<string> {
  let line = 0
  for await (const lines of linesOf(from)) {
    let out = ''
    let broken = ''
    for (const bytes of lines) {
      line++
      const read = readLine(line === 1 ? withoutMark(bytes) : bytes)
      const found = 'broken' in read ? read : answer(read.given)
      if ('broken' in found) {
        broken = `line ${line} ${found.broken}`
        break
      }
      out += `${JSON.stringify({ id: (read as { given: { id: unknown } }).given.id, ...found })}\n`
      if (out.length < OUT_CHARS) continue
      yield out
      out = ''
    }
    if (out !== '') yield out // whoever writes line by line may wait for each answer
    if (broken === '') continue
    tellBroken(broken)
    return
  }
}

/** Some programs begin a file with a byte order mark. */
function withoutMark(bytes: Buffer | null): Buffer | null {
  return bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

function readLine(bytes: Buffer | null): { given: { id: unknown } & Record<string, unknown> } | { broken: string } {
  if (bytes === null) return { broken: `is longer than ${LINE_MAX_BYTES / 1024 / 1024} MB.` }
  if (!isUtf8(bytes)) return { broken: 'is not UTF-8.' }
  let given: ({ id?: unknown } & Record<string, unknown>) | null
  try {
    given = JSON.parse(bytes.toString('utf8')) as typeof given
  } catch {
    return { broken: 'is not JSON.' }
  }
  const id = given?.id
  if (given === null || (typeof id !== 'string' && typeof id !== 'number'))
    return { broken: 'has no "id", a text or a number.' }
  return { given: { ...given, id } }
}

/**
 * The lines that each portion of the input ends, without their line feeds; null for one that is too long. What follows the
 * last line feed is a line unless empty.
 */
async function* linesOf(from: Readable): AsyncGenerator<(Buffer | null)[]> {
  let begun: Buffer[] = []
  let size = 0
  for await (const part of from) {
    const chunk = part as Buffer
    const lines: (Buffer | null)[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const rest = chunk.subarray(start, end)
      lines.push(size + rest.length > LINE_MAX_BYTES ? null : begun.length > 0 ? Buffer.concat([...begun, rest]) : rest)
      begun = []
      size = 0
      start = end + 1
    }
    if (start < chunk.length) {
      begun.push(chunk.subarray(start))
      size += chunk.length - start
    }
    if (size > LINE_MAX_BYTES) lines.push(null)
    if (lines.length > 0) yield lines
  }
  if (size > 0) yield [Buffer.concat(begun)]
}
