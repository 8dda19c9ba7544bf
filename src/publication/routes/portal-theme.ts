import type { FastifyInstance } from 'fastify'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { isReadable, readableOf } from '../../base/portal-theme.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { findOffice } from '../../office/store.ts'
import * as api from '../api/portal-theme.ts'
import { insertTheme, readTheme } from '../stores/portal-theme.ts'

/** How the portal looks: set by the administrator, refused where it could not be read, written by `keepPortal`. */
export function portalThemeRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readPortalTheme, async () => {
    const office = await findOffice(db)
    return {
      theme: await readTheme(db),
      office: {
        name: office?.name ?? '',
        regency: office?.regency ?? '',
        address: office?.address ?? '',
        logo: office?.logo_hash ?? null,
      },
    }
  })

  serve(app, api.savePortalTheme, async ({ body: { theme } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      if (!isReadable(theme.accent))
        throw new Refused({ code: 'colour-pale', field: 'accent', ratio: readableOf(theme.accent) })
      const { personId } = officer
      const themeId = await insertTheme(tx, { theme, personId }, now)
      const bodyHash = sha256(canonical(theme))
      return { ledgerIndex: await append(tx, { kind: 'portal-theme-set', personId, themeId, bodyHash }, now) }
    }),
  )
}
