import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { openLedgerKey } from '../ledger/key.ts'
import { verifierKey } from '../ledger/note.ts'
import { makeSetupLink } from '../office/stores/set-up.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'serve',
  summary: 'start the office (npm start)',
  usage: `siar serve

Starts Siar: the embedded database in the data folder (or DATABASE_URL), the staff application, the public portal.
Prints the address, and until the office is set up a one-time link to do so and the ledger's verifier key, which is
public. Ends on Ctrl-C or SIGTERM.

Environment: PORT (4180), HOST (127.0.0.1), SIAR_DATA (./data), SIAR_URL (public address), DATABASE_URL,
SIAR_SECRET, SIAR_LEDGER_KEY, SIAR_METRICS_TOKEN, SIAR_BSRE_SECRET, SIAR_BROWSER, SIAR_LOG (warn).
Exit code: 0 when stopped, 1 when it could not start.`,
  async run(args) {
    parseArgs({ args, options: {} })
    const config = readConfig(process.env)
    const stopped = untilStopped() // from here on: asked to stop while it starts, it stops as soon as it has
    // Loaded when all is well so far: who asks for help, or set something wrong, is answered at once.
    const [{ buildClient }, { openSiar }] = await Promise.all([import('../client.ts'), import('../main.ts')])
    await buildClient()
    const siar = await openSiar(config)
    try {
      const link = await makeSetupLink(siar.connection.db, new Date())
      const says = [`Siar: ${siar.address}/  (staff: ${siar.address}/app/)`]
      if (link) {
        const signer = await openLedgerKey({ folder: config.folder, url: config.url, given: config.ledgerKey })
        says.push(
          `Set the office up, once: ${siar.address}/app/pasang/${link}`,
          '  Each start makes a new link until that is done; an earlier link is of no use then.',
          `Ledger key, public, to be noted by whoever checks the ledger later: ${verifierKey(signer)}`,
        )
      }
      console.log(says.join('\n')) // at once: who waits for the address reads the rest beside it
      await Promise.race([stopped, siar.lost])
    } finally {
      await siar.close()
    }
    return 0
  },
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Resolves at the first request to stop; the second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      for (const signal of SIGNALS) process.off(signal, stop)
      resolve()
    }
    for (const signal of SIGNALS) process.on(signal, stop)
  })
}
