import { z } from 'zod'
import { signatureMethods, signedKinds } from '../../base/signing.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const method = z.enum(signatureMethods)
const papers = z
  .array(z.strictObject({ kind: z.enum(signedKinds), by: z.enum(['decider', 'publisher', 'sender']) }))
  .max(signedKinds.length)

export const readSigning = endpoint({
  method: 'GET',
  path: '/api/signing',
  summary: 'How the office signs its papers; no secret is in it',
  who: 'administrator',
  answer: z.object({
    method,
    address: z.string().nullable(),
    clientId: z.string().nullable(),
    /** `here`: whether this server has the file. */
    keyStore: z.object({ uploadedAt: z.iso.datetime(), here: z.boolean() }).nullable(),
    /** Whether this server was started with the secret of the office’s client at BSrE. */
    secretKnown: z.boolean(),
    /** Which kinds of paper wait for whose signature; none waits while the office signs by its own word. */
    papers,
    revision: z.int(),
  }),
})

export const saveSigning = endpoint({
  method: 'POST',
  path: '/api/signing',
  summary: 'Choose how the office signs its papers',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    method,
    address: plainText(300).nullable(),
    clientId: plainText(200).nullable(),
    papers,
    seenRevision: z.int().min(0),
  }),
  answer: z.object({ revision: z.int() }),
})

/** The body is the file itself, `application/octet-stream`. */
export const uploadKeyStore = endpoint({
  method: 'POST',
  path: '/api/signing/key-store',
  summary: 'Give the certificate with its private key (PKCS#12), which stays encrypted as it is and is never given out',
  who: 'administrator',
  answer: z.object({ revision: z.int() }),
})

export const trySigning = endpoint({
  method: 'POST',
  path: '/api/signing/trial',
  summary: 'Sign a sheet that is good for nothing, to see what comes back; the passphrase is used once and not kept',
  who: 'administrator',
  body: z.strictObject({ passphrase: z.string().max(200), nik: z.string().max(16).nullable() }),
  answer: z.object({
    /** What a paper would say of its signature. */
    statement: z.string(),
    signed: z.boolean(),
    /** What BSrE says of the signatory. */
    serviceStatus: z.string().nullable(),
    certificate: z
      .object({ name: z.string(), issuer: z.string(), validTo: z.iso.datetime(), selfSigned: z.boolean() })
      .nullable(),
    tookMs: z.int(),
  }),
})
