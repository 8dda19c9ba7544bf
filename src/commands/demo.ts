import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { filesFolder, portalFolder, readConfig, StartRefused } from '../config.ts'
import type { Command } from './command.ts'
import { untilStopped } from './serve.ts'

const DOSSIERS_MAX = 1_000_000

export const command: Command = {
  name: 'demo',
  summary: 'start a throw-away office with people and cases',
  usage: `siar demo [--dossiers N] [--once]

Starts an office of its own with people in all posts, ten programmes, twenty issues and thirty dossiers spread over all
steps, and prints how to sign in. Without SIAR_DATA it lives in a temporary folder that is removed when it stops.

  --dossiers N   add N published dossiers of past years, to see how it behaves when the archive is large (at most ${DOSSIERS_MAX})
  --once         make the office and stop, leaving SIAR_DATA as it is

Environment: as for siar serve.`,
  async run(args) {
    const { values } = parseArgs({ args, options: { dossiers: { type: 'string' }, once: { type: 'boolean' } } })
    const bulk = Number(values.dossiers ?? 0)
    if (!Number.isInteger(bulk) || bulk < 0 || bulk > DOSSIERS_MAX)
      throw new StartRefused(`--dossiers takes a whole number up to ${DOSSIERS_MAX}.`)
    const own = process.env['SIAR_DATA'] ? null : await mkdtemp(join(tmpdir(), 'siar-demo-'))
    const config = readConfig({ ...process.env, ...(own && { SIAR_DATA: own }) })
    const { openSiar } = await import('../main.ts')
    const { addBulk } = await import('../demo/bulk.ts')
    const { DEMO_PASSWORD, demoPeople, liveStories, setUpDemoOffice } = await import('../demo/office.ts')
    const { makeDemoReports } = await import('../demo/reports.ts')
    const { findOffice } = await import('../office/store.ts')
    const { deliverToPortal, rewritePortal } = await import('../publication/jobs.ts')
    if (!values.once) await (await import('../client.ts')).buildClient()
    const siar = await openSiar(config)
    try {
      const { db } = siar.connection
      if (!(await findOffice(db))) {
        const now = new Date()
        const staff = await setUpDemoOffice(db, now)
        const outgoing = { db, portalFolder: portalFolder(config), filesFolder: filesFolder(config), url: config.url }
        const told = await liveStories(
          db,
          staff,
          { url: config.url, filesFolder: outgoing.filesFolder, deliver: (at) => deliverToPortal(outgoing, at) },
          now,
        )
        await makeDemoReports(db)
        console.log(`Made an office: ${told.items} items, ${told.dossiers} dossiers.`)
        if (bulk > 0) {
          await addBulk(db, bulk, now, (done) => done % 20_000 === 0 && console.log(`${done} dossiers of past years`))
          const tell = (done: number) => {
            if (done % 20_000 === 0) console.log(`${done} pages of the portal`)
          }
          // The office that runs may be at it already, since before these were there.
          while (!(await rewritePortal(outgoing, tell))) await wait(1_000)
        }
      }
      if (values.once) return 0
      console.log(`Siar demo: ${siar.address}/  (staff: ${siar.address}/app/)`)
      for (const it of demoPeople)
        console.log(`  ${`${it.mail}@demo.siar`.padEnd(24)} ${it.name}, ${it.post ?? it.role}`)
      console.log(`  password for all: ${DEMO_PASSWORD}`)
      await Promise.race([untilStopped(), siar.lost])
      return 0
    } finally {
      await siar.close()
      if (own) await rm(own, { recursive: true, force: true })
    }
  },
}
