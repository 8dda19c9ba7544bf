import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/connect.ts'
import type { FileStore } from '../files/store.ts'
import type { Auth } from '../http/auth.ts'
import type { SigningPlace } from '../signing/open.ts'
import { actingRoutes } from './routes/acting.ts'
import { calendarFeedRoutes } from './routes/calendar-feeds.ts'
import { administrationRoutes } from './routes/administration.ts'
import { awayRoutes } from './routes/away.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { dutyRoutes } from './routes/duty.ts'
import { letterheadRoutes } from './routes/letterhead.ts'
import { selfRoutes } from './routes/self.ts'
import { setUpRoutes } from './routes/set-up.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { signingRoutes } from './routes/signing.ts'
import { termRoutes } from './routes/terms.ts'

export function officeRoutes(
  app: FastifyInstance,
  db: Db,
  it: { auth: Auth; url: string; files: FileStore; signing: SigningPlace },
): void {
  const { auth, url } = it
  signInRoutes(app, db, auth, url)
  selfRoutes(app, db, auth, url)
  calendarFeedRoutes(app, db, url)
  administrationRoutes(app, db)
  actingRoutes(app, db)
  awayRoutes(app, db)
  calendarRoutes(app, db)
  dutyRoutes(app, db)
  setUpRoutes(app, db, it.files)
  termRoutes(app, db)
  signingRoutes(app, db, it.signing)
  letterheadRoutes(app, db, it.files)
}
