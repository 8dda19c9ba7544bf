import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { seal } from '../../base/sealed.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { findMail } from '../../notice/stores/mail.ts'
import * as api from '../api/setting.ts'
import { dkimRecord } from '../rules/dkim.ts'
import { DKIM_ABOUT, readSetting, saveSetting } from '../stores/setting.ts'

const makeKeyPair = promisify(generateKeyPair)
const KEY_BITS = 2_048 // what every receiver checks (RFC 8301 §3.2)

/** @param secret the office's, under which the key is sealed */
export function settingRoutes(app: FastifyInstance, db: Db, secret: string): void {
  serve(app, api.readPressSetting, async () => {
    const { questionMinutes, dkimSelector: selector, dkimPublic: publicKey, revision } = await readSetting(db)
    const sender = (await findMail(db))?.sender ?? ''
    return {
      questionMinutes,
      dkim: selector === '' ? null : { selector, record: dkimRecord({ selector, publicKey, sender }) },
      revision,
    }
  })

  serve(app, api.savePressSetting, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const fields = { question_minutes: body.questionMinutes }
      const revision = await saveSetting(tx, { fields, seenRevision: body.seenRevision, personId }, now)
      await append(tx, { kind: 'press-setting', questionMinutes: body.questionMinutes, revision, personId }, now)
      return { revision }
    }),
  )

  serve(app, api.saveDkim, async ({ body }, { officer, act, now }) => {
    // Before the transaction: making a key takes a while.
    const made = body.selector === null ? null : await makeKeyPair('rsa', { modulusLength: KEY_BITS })
    const publicKey = made?.publicKey.export({ type: 'spki', format: 'der' }).toString('base64') ?? ''
    const privateKey = made?.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() ?? null
    return once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const fields = {
        dkim_selector: body.selector ?? '',
        dkim_public: publicKey,
        dkim_key: privateKey && seal(privateKey, secret, DKIM_ABOUT),
      }
      const revision = await saveSetting(tx, { fields, seenRevision: body.seenRevision, personId }, now)
      await append(tx, { kind: 'press-dkim', selector: body.selector, publicKeyHash: publicKey && sha256(publicKey), revision, personId }, now) // prettier-ignore
      return { revision }
    })
  })
}
