/** Runs timers and sends notices on a database that is given, until it is killed: one node of several. */
import { connect } from '../../src/db/connect.ts'
import { runTimers } from '../../src/notice/jobs.ts'
import { makePushKey, readPushKey } from '../../src/outgoing/push.ts'
import { sending } from '../../src/notice/jobs/send.ts'

const { db } = connect(JSON.parse(process.env['SIAR_TEST_WHERE'] ?? '{}'))
const send = sending({
  db,
  url: 'https://siar.contoh.go.id',
  smtpPassword: undefined,
  telegramToken: undefined,
  pushKey: readPushKey(makePushKey()),
})
console.log('ready')
for (;;) {
  await runTimers(db, new Date())
  await send(new Date())
}
