/** The office's server as `siar serve` starts it, without building the staff application, which no client here opens. */
import { flushCompileCache } from 'node:module'
import { readConfig } from '../../src/config.ts'
import { openSiar } from '../../src/main.ts'

const siar = await openSiar(readConfig(process.env))
flushCompileCache() // else it is kept only by who ends well, which none here does
process.once('SIGTERM', () => void siar.close())
