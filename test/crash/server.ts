/** The office's server as `siar serve` starts it, without building the staff application, which no client here opens. */
import { readConfig } from '../../src/config.ts'
import { openSiar } from '../../src/main.ts'

const siar = await openSiar(readConfig(process.env))
process.once('SIGTERM', () => void siar.close())
