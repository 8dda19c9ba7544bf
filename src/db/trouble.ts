/** What is wrong with the machine under the program, not with the program: its disk is full, or its database does not answer. */
export type Trouble = 'full' | 'away'

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100'])
// Stopping, crashed, still starting, too many connections, and the class of connection faults (PostgreSQL, appendix A).
const AWAY = /^(57P0[1-5]|53300|08...)$/
const BROKEN_LINE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])
// The driver's own errors have no code.
const DRIVER =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** Null for every other error, which then is a defect or a refusal. */
export function findTrouble(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (FULL.has(code)) return 'full'
  if (AWAY.test(code) || BROKEN_LINE.has(code) || DRIVER.test(error.message)) return 'away'
  // The socket of an embedded database that is down is not there.
  return code === 'ENOENT' && syscall === 'connect' ? 'away' : null
}

/** An error's own words in one line; an attempt at several addresses has them inside. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  const words = error.message || ((error as NodeJS.ErrnoException).code ?? error.name)
  return words.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
}
