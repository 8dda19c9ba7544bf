/**
 * A process that remembers the last days and gathers what waits: `DATABASE NOW`. Prints the most bytes it held, how long its
 * first turn took, in which it remembers, and how long the others.
 */
import { connect } from '../../src/db/connect.ts'
import { gathering } from '../../src/inventory/jobs/gather.ts'

const [where = '{}', now = ''] = process.argv.slice(2)
const { db, close } = connect(JSON.parse(where))
const turn = gathering(db)
const began = performance.now()
let hasMore = await turn(new Date(now))
const remembered = performance.now()
while (hasMore) hasMore = await turn(new Date(now))
const ended = performance.now()
await close()
const bytes = process.resourceUsage().maxRSS * 1_024
process.stdout.write(JSON.stringify({ bytes, rememberMs: remembered - began, gatherMs: ended - remembered }))
