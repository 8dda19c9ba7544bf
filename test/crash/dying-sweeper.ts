/** Removes files that nobody refers to, in a process of its own, to be killed in the middle: `DATABASE`, `FILES`, `NOW`. */
import type pg from 'pg'
import { connect } from '../../src/db/connect.ts'
import { sweepNext } from '../../src/files/sweep.ts'

const { DATABASE = '', FILES = '', NOW = '' } = process.env
const { db } = connect(JSON.parse(DATABASE) as pg.PoolConfig)
while (await sweepNext({ db, folder: FILES }, new Date(NOW)));
