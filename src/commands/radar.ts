import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { findPersonalData } from '../base/personal-data.ts'
import type { Command } from './command.ts'

const usage = `siar radar pii < IN.ndjson > OUT.ndjson

Reads one JSON object a line, {"id", "text", …}, and writes one a line in the same order, as soon as it can:
{"id", "spans": [{"start", "end", "kind"}]}. kind is nik, kk, npwp, phone, email, bank_account or plate; offsets are
UTF-16 code units into "text", end exclusive. Other members of a line are left aside. It is the recogniser of the
office itself, without database or network; the answer to a line depends on that line alone.

Exit code: 0 done, 2 wrong call or a broken line (its number is told; the lines before it are answered).`

const LINE_MAX_BYTES = 8 * 1024 * 1024
const OUT_CHARS = 64 * 1024 // written at once

export const command: Command = {
  name: 'radar',
  summary: 'find personal data in a stream of texts',
  usage,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    if (positionals.join(' ') !== 'pii') {
      console.error(usage)
      return 2
    }
    let broken = ''
    await pipeline(
      answersTo(process.stdin, (what) => (broken = what)),
      process.stdout,
      { end: false },
    ).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error // whoever reads has had enough
    })
    if (broken === '') return 0
    console.error(`siar: ${broken}`)
    return 2
  },
}

/** Answers line by line, holding one line and one portion of answers; ends at the first line that is broken. */
async function* answersTo(from: Readable, tellBroken: (what: string) => void): AsyncGenerator<string> {
  let line = 0
  let out = ''
  for await (const bytes of linesOf(from)) {
    line++
    const answer = answerLine(bytes)
    if ('why' in answer) {
      tellBroken(`line ${line} ${answer.why}`)
      break
    }
    out += answer.line
    if (out.length < OUT_CHARS) continue
    yield out
    out = ''
  }
  if (out !== '') yield out
}

function answerLine(bytes: Buffer | null): { line: string } | { why: string } {
  if (bytes === null) return { why: `is longer than ${LINE_MAX_BYTES / 1024 / 1024} MB.` }
  if (!isUtf8(bytes)) return { why: 'is not UTF-8.' }
  let given: { id?: unknown; text?: unknown } | null
  try {
    given = JSON.parse(bytes.toString('utf8')) as typeof given
  } catch {
    return { why: 'is not JSON.' }
  }
  const id = given?.id
  if (typeof id !== 'string' && typeof id !== 'number') return { why: 'has no "id", a text or a number.' }
  if (typeof given?.text !== 'string') return { why: 'has no "text".' }
  return { line: `${JSON.stringify({ id, spans: findPersonalData(given.text) })}\n` }
}

/** Lines without their line feeds; null for one that is too long. What follows the last line feed is a line unless empty. */
async function* linesOf(from: Readable): AsyncGenerator<Buffer | null> {
  let begun: Buffer[] = []
  let size = 0
  for await (const part of from) {
    const chunk = part as Buffer
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const rest = chunk.subarray(start, end)
      yield size + rest.length > LINE_MAX_BYTES ? null : begun.length > 0 ? Buffer.concat([...begun, rest]) : rest
      begun = []
      size = 0
      start = end + 1
    }
    if (start === chunk.length) continue
    begun.push(chunk.subarray(start))
    size += chunk.length - start
    if (size > LINE_MAX_BYTES) yield null
  }
  if (size > 0) yield Buffer.concat(begun)
}
