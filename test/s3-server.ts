/**
 * A bucket that stands in for any S3 service: it reckons each signature anew from what came over the line, and takes no
 * bytes but those that were signed.
 */
import { createHash, createHmac } from 'node:crypto'
import { openStandIn, OutsideSchema, type Asked, type StandIn } from './stand-in.ts'

export type S3StandIn = StandIn & {
  readonly objects: Map<string, { bytes: Buffer; mediaType: string; sha256: string; cacheControl: string }>
  /** How often something was written. */
  readonly writes: () => number
}
export const TEST_KEY = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
export const TEST_BUCKET = 'portal-uji'
export const TEST_REGION = 'ap-southeast-3'

export async function openS3Server(it: { now: () => Date }): Promise<S3StandIn> {
  const objects: S3StandIn['objects'] = new Map()
  let writes = 0
  const no = (status: number, code: string) => ({
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
  })

  function answer(asked: Asked) {
    const wrong = whyNotSigned(asked, it.now())
    if (wrong) return no(403, wrong)
    const [, bucket = '', ...rest] = asked.path.split('/')
    const key = rest.join('/')
    if (key === '' || key.includes('//')) throw new OutsideSchema(`key ${key}`)
    if (bucket !== TEST_BUCKET) return no(404, 'NoSuchBucket')
    const header = (name: string) => String(asked.headers[name] ?? '')
    const kept = objects.get(key)
    switch (asked.method) {
      case 'PUT':
        if (header('content-length') !== String(asked.body.length)) throw new OutsideSchema('content-length')
        if (createHash('sha256').update(asked.body).digest('hex') !== header('x-amz-content-sha256'))
          return no(400, 'XAmzContentSHA256Mismatch')
        writes++
        objects.set(key, {
          bytes: asked.body,
          mediaType: header('content-type'),
          sha256: header('x-amz-meta-sha256'),
          cacheControl: header('cache-control'),
        })
        return { status: 200, headers: { etag: `"${createHash('md5').update(asked.body).digest('hex')}"` } }
      case 'HEAD':
        if (!kept) return { status: 404 }
        return {
          status: 200,
          headers: {
            'content-length': String(kept.bytes.length),
            ...(kept.sha256 && { 'x-amz-meta-sha256': kept.sha256 }),
            etag: `"${createHash('md5').update(kept.bytes).digest('hex')}"`,
          },
        }
      case 'GET':
        if (!kept) return no(404, 'NoSuchKey')
        return { status: 200, headers: { 'content-type': kept.mediaType }, body: kept.bytes }
      case 'DELETE':
        writes++
        objects.delete(key)
        return { status: 204 }
      default:
        throw new OutsideSchema(asked.method)
    }
  }
  const server = await openStandIn({
    nameOf: ({ method }) => method,
    answer,
    unauthorized: no(403, 'InvalidAccessKeyId'),
  })
  return { ...server, objects, writes: () => writes }
}

/** "Authenticating Requests (AWS Signature Version 4)", read from the receiver's side. */
function whyNotSigned({ method, target, headers }: Asked, now: Date): string | null {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request,SignedHeaders=([\w;-]+),Signature=([0-9a-f]{64})$/.exec(
      String(headers['authorization']),
    )
  if (!found) throw new OutsideSchema(`authorization ${String(headers['authorization'])}`)
  const [, id, day = '', region = '', signed = '', signature] = found
  if (id !== TEST_KEY.accessKeyId) return 'InvalidAccessKeyId'
  if (region !== TEST_REGION) return 'AuthorizationHeaderMalformed'
  const names = signed.split(';')
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date'])
    if (!names.includes(needed)) throw new OutsideSchema(`${needed} is not signed`)
  const stamp = String(headers['x-amz-date'])
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(at - now.getTime()) < 15 * 60_000)) return 'RequestTimeTooSkewed'
  const [path = '', query = ''] = target.split('?')
  const lines = names.map((name) => `${name}:${String(headers[name])}\n`).join('')
  const request = `${method}\n${path}\n${query}\n${lines}\n${signed}\n${String(headers['x-amz-content-sha256'])}`
  const toSign = `AWS4-HMAC-SHA256\n${stamp}\n${day}/${region}/s3/aws4_request\n${createHash('sha256').update(request).digest('hex')}`
  let key: string | Buffer = `AWS4${TEST_KEY.secretAccessKey}`
  for (const part of [day, region, 's3', 'aws4_request']) key = createHmac('sha256', key).update(part).digest()
  return createHmac('sha256', key).update(toSign).digest('hex') === signature ? null : 'SignatureDoesNotMatch'
}
