import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { sha256 } from '../../base/hash.ts'
import { channelWords as t } from '../../base/words/channels.ts'
import type { Phrase } from '../../base/words/phrase.ts'
import { hashOfFile } from '../../files/store.ts'
import type { No, Reply } from '../../outgoing/reply.ts'
import { lookAtObject, putObject, readObject, removeObject, type Bucket } from '../../outgoing/s3.ts'
import type { Folder } from '../../portal/folder.ts'
import { servedAs } from '../../portal/serve.ts'
import { channel, type Destination, type Package, type Sent } from './channel.ts'
import { outcomeOf, triedOf } from './outcome.ts'

const words = {
  label: { id: 'Salinan portal di bucket S3', en: 'Copy of the portal in an S3 bucket' },
  about: {
    id: 'Menulis portal juga ke bucket yang berbicara S3 (AWS, MinIO, penyedia CDN), supaya CDN dapat menyajikannya. Yang pertama menyalin seluruh portal.',
    en: 'Writes the portal into a bucket that speaks S3 too (AWS, MinIO, a CDN), so that a CDN can serve it. The first one copies the whole portal.',
  },
  address: { id: 'Alamat layanan S3', en: 'Address of the S3 service' },
  addressHelp: {
    id: 'Tanpa nama bucketnya; bucket ditulis di belakangnya (path-style).',
    en: 'Without the bucket’s name, which is written behind it (path-style).',
  },
  secret: { id: 'Kunci rahasia', en: 'Secret access key' },
  key: { id: 'Kunci akses', en: 'Access key' },
  keyHelp: {
    id: 'Kunci yang hanya boleh membaca, menulis, dan menghapus di bucket ini.',
    en: 'A key that may read, write and delete in this bucket alone.',
  },
  bucket: { id: 'Nama bucket', en: 'Name of the bucket' },
  region: { id: 'Wilayah', en: 'Region' },
  regionHelp: { id: 'Misalnya ap-southeast-3; MinIO: us-east-1', en: 'For example ap-southeast-3; MinIO: us-east-1' },
  pages: { id: 'Yang ditulis', en: 'What is written' },
  pagesText: {
    id: 'Halaman naskah ini dengan gambar dan lampirannya, daftar yang memuatnya, umpan, dan peta situs.',
    en: 'The page of this text with its pictures and attachments, the lists that name it, feeds and sitemaps.',
  },
  wrote: { id: 'Berkas uji ditulis, dibaca, dan dihapus', en: 'A trial file was written, read and deleted' },
} satisfies Record<string, Phrase>

const settings = z.strictObject({
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  region: z.string().regex(/^[a-z0-9-]{1,40}$/),
  accessKeyId: z.string().regex(/^[\w-]{3,128}$/),
})
type To = Destination<z.output<typeof settings>>

/** The portal once more, in a bucket: each publication writes there what it changes, and a file that lies there already is left. */
export const s3 = channel({
  name: 's3',
  label: words.label,
  about: words.about,
  address: { label: words.address, help: words.addressHelp, usual: '' },
  secret: { label: words.secret, pattern: /^\S{8,200}$/ },
  fields: [
    { name: 'bucket', label: words.bucket, required: true },
    { name: 'region', label: words.region, help: words.regionHelp, required: true },
    { name: 'accessKeyId', label: words.key, help: words.keyHelp, required: true },
  ],
  settings,
  prepare: (it) => ({
    parts: [
      { name: t.link, text: it.url },
      { name: words.pages, text: words.pagesText.id },
    ],
    limits: [],
    pictures: [],
    problems: [],
  }),
  send: write,
  confirm: async () => ({ state: 'absent' }), // writing a file twice is writing it once
  correct: write,
  withdraw: write,
  prove: () => null,
  async tryOut(to, { now }) {
    const folder = bucketFolder(bucketOf(to), now)
    try {
      await folder.remove(TRIAL) // first, since the answer to a mere look says no more than no
      await folder.put(TRIAL, `Siar ${now.toISOString()}\n`)
      const isRead = (await folder.read(TRIAL)) === `Siar ${now.toISOString()}\n`
      await folder.remove(TRIAL)
      return { ok: isRead, lines: [{ name: words.wrote, text: (isRead ? t.yes : t.no).id }] }
    } catch (error) {
      if (error instanceof BucketNo) return triedOf(error.no)
      throw error
    }
  },
})

const TRIAL = '/siar-uji.txt'

const bucketOf = ({ address, secret, settings: it }: To): Bucket => ({
  address,
  region: it.region,
  name: it.bucket,
  accessKeyId: it.accessKeyId,
  secretAccessKey: secret,
})

async function write(it: Package, to: To): Promise<Sent> {
  try {
    await it.mirror(bucketFolder(bucketOf(to), it.now))
    return { state: 'sent', remoteId: it.publicationId, url: '' }
  } catch (error) {
    if (error instanceof BucketNo) return outcomeOf(error.no)
    throw error
  }
}

/** A no of the bucket in the midst of writing the portal. */
class BucketNo extends Error {
  readonly no: No
  constructor(no: No) {
    super(no.said)
    this.no = no
  }
}

function sure<Result>(reply: Reply<Result>): Result {
  if (!reply.ok) throw new BucketNo(reply)
  return reply.result
}

/**
 * A bucket as a folder of the portal. What was put there by other means is known by its MD5, so that a large portal may be
 * copied there first by any tool.
 */
function bucketFolder(bucket: Bucket, begun: Date): Folder {
  const startedAt = performance.now()
  // A copy may take hours, and a signature holds for a quarter of one.
  const now = () => new Date(begun.getTime() + performance.now() - startedAt)
  const keyOf = (path: string) => path.slice(1)
  const putSure = async (path: string, it: { stream: () => Readable; sizeBytes: number; sha256: string }) => {
    const { type, cacheControl, isShown } = servedAs(path)
    const { sizeBytes, sha256 } = it
    const about = { key: keyOf(path), mediaType: type, cacheControl, isDownload: !isShown }
    sure(await putObject(bucket, { ...about, sizeBytes, sha256, stream: it.stream() }, now()))
  }
  const has = async (path: string) => sure(await lookAtObject(bucket, keyOf(path), now())) !== null
  return {
    async put(path, text) {
      const bytes = Buffer.from(text)
      const hash = sha256(bytes)
      const kept = sure(await lookAtObject(bucket, keyOf(path), now()))
      if (kept && (kept.sha256 === hash || kept.md5 === md5(bytes))) return false
      await putSure(path, { stream: () => Readable.from([bytes]), sizeBytes: bytes.length, sha256: hash })
      return true
    },
    async copy(from, path) {
      if (await has(path)) return false
      const { size } = await stat(from)
      await putSure(path, { stream: () => createReadStream(from), sizeBytes: size, sha256: await hashOfFile(from) })
      return true
    },
    async remove(path) {
      sure(await removeObject(bucket, keyOf(path), now()))
      return true
    },
    // Only parts of the search index go by trees, and its list names them no more.
    removeTree: async () => {},
    read: async (path) => sure(await readObject(bucket, keyOf(path), now()))?.toString() ?? null,
    has,
    // What is not public any more is taken away by its own withdrawal; all else there is left alone.
  }
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex')
