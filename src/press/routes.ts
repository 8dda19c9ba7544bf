import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/connect.ts'
import { serveOwnFiles } from '../http/own-files.ts'
import { bounceRoutes, type Bounces } from './routes/bounces.ts'
import { importRoutes } from './routes/import.ts'
import { importOutletRoutes } from './routes/import-outlets.ts'
import { journalistRoutes } from './routes/journalists.ts'
import { listRoutes } from './routes/lists.ts'
import { mailingRoutes } from './routes/mailings.ts'
import { outletRoutes } from './routes/outlets.ts'
import { ownFiles } from './routes/page.ts'
import { questionRoutes } from './routes/questions.ts'
import { roomRoutes, type Room } from './routes/room.ts'
import { settingRoutes } from './routes/setting.ts'
import { subscribeRoutes } from './routes/subscribe.ts'
import { subscriberRoutes } from './routes/subscribers.ts'
import { unsubscribeRoutes } from './routes/unsubscribe.ts'

/**
 * The press: who they are, what they agreed to, in which lists they are, what they ask, and what was sent to them.
 * @param it.secret the office's: signs ways in and out, and seals the key that letters are signed with
 * @param it.listEmbargoed what registered press may read before the public, as a later room says it
 */
export function pressRoutes(app: FastifyInstance, db: Db, it: Room & Bounces): void {
  outletRoutes(app, db)
  journalistRoutes(app, db)
  importRoutes(app, db)
  importOutletRoutes(app, db)
  listRoutes(app, db)
  questionRoutes(app, db)
  mailingRoutes(app, db)
  settingRoutes(app, db, it.secret)
  bounceRoutes(app, db, it)
  unsubscribeRoutes(app, db, it.secret)
  subscribeRoutes(app, db, it.secret)
  subscriberRoutes(app, db)
  roomRoutes(app, db, it)
  serveOwnFiles(app, '/pers/aset', ownFiles)
}
