/** A maker of papers, in a process of its own, that is killed while it keeps the paper it made: `DATABASE`, `FILES`, `NOW`. */
import type pg from 'pg'
import { connect } from '../../src/db/connect.ts'
import { openFileStore } from '../../src/files/store.ts'
import { openLiveLedger } from '../../src/ledger/live.ts'
import { makeSigner } from '../../src/ledger/note.ts'
import { makeNextPaper } from '../../src/record/jobs.ts'

const { DATABASE = '', FILES = '', NOW = '' } = process.env
const { db } = connect(JSON.parse(DATABASE) as pg.PoolConfig)
const files = openFileStore(FILES)
const put: typeof files.put = async () => {
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}
const ledger = openLiveLedger(db, makeSigner('siar.contoh.go.id/buku/1'))
await makeNextPaper({ db, files: { ...files, put }, url: 'https://siar.contoh.go.id', ledger }, new Date(NOW))
