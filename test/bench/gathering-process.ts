/** A process that remembers the last days, gathers what waits, and prints the most bytes it held: `DATABASE NOW`. */
import { connect } from '../../src/db/connect.ts'
import { gathering } from '../../src/inventory/jobs/gather.ts'

const [where = '{}', now = ''] = process.argv.slice(2)
const { db, close } = connect(JSON.parse(where))
const turn = gathering(db)
while (await turn(new Date(now)));
await close()
process.stdout.write(String(process.resourceUsage().maxRSS * 1_024))
