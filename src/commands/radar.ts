import { parseArgs } from 'node:util'
import { findPersonalData } from '../base/personal-data.ts'
import type { Command } from './command.ts'
import { answerInput } from './ndjson.ts'

const usage = `siar radar pii < IN.ndjson > OUT.ndjson

Reads one JSON object a line, {"id", "text", …}, and writes one a line in the same order, as soon as it can:
{"id", "spans": [{"start", "end", "kind"}]}. kind is nik, kk, npwp, phone, email, bank_account or plate; offsets are
UTF-16 code units into "text", end exclusive. Other members of a line are left aside. It is the recogniser of the
office itself, without database or network; the answer to a line depends on that line alone.

Exit code: 0 done, 2 wrong call or a broken line (its number is told; the lines before it are answered).`

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
    return answerInput(({ text }) =>
      typeof text === 'string' ? { spans: findPersonalData(text) } : { why: 'has no "text".' },
    )
  },
}
