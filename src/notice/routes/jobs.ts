import type { FastifyInstance } from 'fastify'
import { dossierNumber } from '../../base/dossier-number.ts'
import { timerKinds } from '../../base/notices.ts'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { readJobs } from '../api/jobs.ts'
import { countDeliveries, countLateTimers, listNextTimers, readBeats, runners, SILENT_MS } from '../stores/runner.ts'

export function jobRoutes(app: FastifyInstance, db: Db): void {
  serve(app, readJobs, async (_, { officer, now }) => {
    const lateBefore = new Date(now.getTime() - SILENT_MS)
    const [beats, next, late, messages] = await Promise.all([
      readBeats(db),
      listNextTimers(db, officer),
      countLateTimers(db, lateBefore),
      countDeliveries(db, now),
    ])
    return {
      runners: runners.map((name) => ({
        name,
        polledAt: beats[name]?.toISOString() ?? null,
        silent: now.getTime() - (beats[name]?.getTime() ?? 0) > SILENT_MS,
      })),
      next: next.map((it) => ({
        id: it.id,
        kind: timerKinds.find((kind) => kind === it.kind) ?? 'late',
        at: it.at.toISOString(),
        late: it.at < lateBefore,
        dossierId: it.dossier_id,
        number: dossierNumber(it.year, it.number),
        title: it.title,
        step: it.step,
      })),
      late: { count: late.count, since: late.since?.toISOString() ?? null },
      messages: messages.map((it) => ({ ...it, why: it.why ?? '' })) as never,
    }
  })
}
