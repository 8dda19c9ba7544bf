import { canonical, type Json } from '../../base/canonical.ts'
import { ZONE } from '../../base/calendar.ts'
import type { Content } from '../../base/content.ts'
import { sha256 } from '../../base/hash.ts'
import { unseal } from '../../base/sealed.ts'
import type { Db } from '../../db/connect.ts'
import { fileExtension, type FileStore } from '../../files/store.ts'
import { mirrorPortal } from '../../portal/publish.ts'
import { monthOf, publicPath, slugOf } from '../rules.ts'
import type { Delivery } from '../stores/deliveries.ts'
import { readAnyDestination } from '../stores/destinations.ts'
import { listFilesOf, readOfficeName, readPackageRow } from '../stores/package.ts'
import type { Channel, Destination, Package, PackageFile } from './channel.ts'
import { portalSource } from './portal-source.ts'

/** What destinations are reached with. */
export type Reach = {
  readonly db: Db
  readonly files: FileStore
  /** The portal's address. */
  readonly url: string
  /** The office's, under which those of destinations are sealed. */
  readonly secret: string
  readonly channels: readonly Channel[]
}

/** A destination as its channel takes it; or why it cannot be used, for a person to see to. */
export async function openDestination(
  { db, secret, channels }: Reach,
  delivery: Delivery,
): Promise<{ channel: Channel; to: Destination<unknown> } | { stopped: string }> {
  const row = await readAnyDestination(db, delivery.destinationId as string)
  const channel = channels.find((it) => it.name === row.channel)
  if (!channel) return { stopped: `Siar ini tidak mengenal kanal ${row.channel}.` }
  const to = destinationOf(row, secret)
  if (to.secret === '' && channel.secret)
    return { stopped: 'Kata sandi atau tokennya tidak terbaca. Isikan lagi di Pengaturan, Tujuan terbitan.' }
  if (!channel.settings.safeParse(row.settings).success)
    return { stopped: 'Setelannya tidak lengkap. Lengkapi di Pengaturan, Tujuan terbitan.' }
  return { channel, to }
}

/** A destination's row with its secret opened; '' where there is none, or where it cannot be read any more. */
export function destinationOf(
  row: Pick<Awaited<ReturnType<typeof readAnyDestination>>, 'id' | 'name' | 'address' | 'settings' | 'secret'>,
  secret: string,
): Destination<unknown> {
  const { id, name, address, settings } = row
  return { id, name, address, settings, secret: row.secret === null ? '' : (unseal(row.secret, secret, id) ?? '') }
}

export async function readPackage({ db, files, url }: Reach, delivery: Delivery, now: Date): Promise<Package> {
  const row = await readPackageRow(db, delivery)
  return {
    kind: delivery.kind,
    now,
    key: delivery.id,
    firstKey: row.firstKey,
    publicationId: delivery.publicationId,
    versionHash: delivery.versionHash,
    content: row.content,
    url: `${url}${publicPath(row)}`,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    notice: row.notice,
    ...(row.form === 'clarification' && { clarifies: true as const }),
    files: row.files.map((it) => packageFile(it, files, url)),
    portal: url,
    mirror: (folder) => mirrorPortal(folder, portalSource(db, files, url), delivery.publicationId),
    remoteId: row.remoteId,
    officeName: row.officeName,
  }
}

/** A text as it would go out now, before it has an address or a number. */
export async function samplePackage(
  { db, files, url }: Pick<Reach, 'db' | 'files' | 'url'>,
  content: Content,
  now: Date,
): Promise<Package> {
  return {
    kind: 'publish',
    now,
    key: SAMPLE,
    firstKey: SAMPLE,
    publicationId: SAMPLE,
    versionHash: sha256(canonical(content as unknown as Json)),
    content,
    url: `${url}${publicPath({ month: monthOf(ZONE, now), slug: slugOf(content.title) })}`,
    publishedAt: now,
    updatedAt: now,
    notice: '',
    files: (await listFilesOf(db, content)).map((it) => packageFile(it, files, url)),
    portal: url,
    mirror: async () => {},
    remoteId: null,
    officeName: await readOfficeName(db),
  }
}

function packageFile(
  it: Pick<PackageFile, 'hash' | 'mediaType' | 'sizeBytes'>,
  files: Pick<FileStore, 'pathOf'>,
  url: string,
): PackageFile {
  const address = `${url}/berkas-publik/${it.hash}${fileExtension(it.mediaType)}`
  return { ...it, storedPath: files.pathOf(it.hash), address }
}

const SAMPLE = '00000000-0000-7000-8000-000000000000'
