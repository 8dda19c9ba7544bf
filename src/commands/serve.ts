import { readConfig } from '../config.ts'
import { openSiar } from '../main.ts'
import { makeSetupLink } from '../office/store.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'serve',
  summary: 'start the office (npm start)',
  usage: `siar serve

Starts Siar: the embedded database in the data folder (or DATABASE_URL), the staff application, the public portal.
Prints the address, and on the first start a one-time link to set the office up. Ends on Ctrl-C or SIGTERM.

Environment: PORT (4180), HOST (127.0.0.1), SIAR_DATA (./data), SIAR_URL (public address), DATABASE_URL,
SIAR_SECRET, SIAR_LEDGER_KEY, SIAR_METRICS_TOKEN, SIAR_LOG (warn).
Exit code: 0 when stopped, 1 when it could not start.`,
  async run() {
    const config = readConfig(process.env)
    const { buildClient } = await import('../client.ts')
    await buildClient()
    const siar = await openSiar(config)
    const link = await makeSetupLink(siar.connection.db, new Date())
    console.log(`Siar: ${siar.address}/  (staff: ${siar.address}/app/)`)
    if (link) console.log(`Set the office up, once: ${siar.address}/app/pasang/${link}`)
    await untilStopped()
    await siar.close()
    return 0
  },
}

/** Resolves at the first request to stop; the second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
