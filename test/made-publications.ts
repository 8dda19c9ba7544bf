/** Approved texts that go out, made straight in the database: for tests and measurements of what happens from there on. */
import { sql } from 'kysely'
import { contentSchema, emptyContent, type Content } from '../src/base/content.ts'
import { contentHash, contentText } from '../src/base/content-hash.ts'
import { newId } from '../src/base/id.ts'
import type { Db } from '../src/db/connect.ts'
import type { Release } from '../src/publication/rules.ts'
import { insertPublication } from '../src/publication/store.ts'
import { correctPublication } from '../src/publication/stores/versions.ts'
import { defaultEdition } from '../src/sop/rules/default-edition.ts'

export const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** A whole content out of the parts that matter, parsed as a client's would be. */
export function madeContent(part: object): Content {
  return contentSchema.parse({
    ...emptyContent,
    body: { type: 'doc', content: [paragraph('Alat berat tiba pukul 13.15 WIB.')] },
    ...part,
  })
}

export const PERSON = '01900000-0000-7000-8000-000000000001'
const EDITION = '01900000-0000-7000-8000-000000000002'

/** The office, one person in one post, and an edition to stand on. */
export async function madeOffice(db: Db, now: Date, name = 'Dinas Komunikasi dan Informatika'): Promise<void> {
  await sql`insert into office (name, regency, address, set_up_at)
    values (${name}, 'Kabupaten Trenggalek', 'Jalan Brigjen Sutran 9, Trenggalek', ${now})`.execute(db)
  await sql`insert into person (id, name, email, created_at, updated_at)
    values (${PERSON}, 'Kepala Dinas', 'kadis@demo.siar', ${now}, ${now})`.execute(db)
  await sql`insert into post (id, name, ordinal) values ('kepala-dinas', 'Kepala Dinas', 1)`.execute(db)
  await sql`insert into edition (id, title, number, state, body, hash, created_at, updated_at)
    values (${EDITION}, 'SOP', '1', 'draft', ${JSON.stringify(defaultEdition)}, ${'0'.repeat(64)}, ${now}, ${now})`.execute(
    db,
  )
}

/** Takes all that went out away, which only a test may: what is final there is final everywhere else. */
export async function emptyPublications(db: Db): Promise<void> {
  const final = ['publication_version', 'proof', 'proof_picture']
  for (const table of final) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  await sql`truncate publication, publication_version, publication_month, publication_topic, publication_shelf, publication_file, delivery,
    destination, notice cascade`.execute(db)
  for (const table of final) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
}

let numbers = 0

/** Takes a text through approval to a waiting delivery. */
export async function madePublication(
  db: Db,
  part: object,
  now: Date,
  answer: 'yes' | 'no' = 'yes',
  release?: Release,
  itemId: string | null = null,
): Promise<{
  dossierId: string
  publicationId: string
  path: string
  deliveryId: string
  content: Content
  versionHash: string
}> {
  const content = madeContent(part)
  const hash = contentHash(content)
  const dossierId = newId()
  const decisionId = newId()
  return db.transaction().execute(async (tx) => {
    await sql`insert into dossier (id, year, number, title, edition_id, state, step, post_id, visit_number, version_hash,
        revision, arrived_at, due_at, created_by, created_at, updated_at, item_id)
      values (${dossierId}, ${now.getUTCFullYear()}, ${++numbers}, ${content.title}, ${EDITION}, 'published', 6, 'kepala-dinas', 1,
        ${hash}, 7, ${now}, ${now}, ${PERSON}, ${now}, ${now}, ${itemId})`.execute(tx)
    await sql`insert into version (dossier_id, hash, number, content, created_by, created_at)
      values (${dossierId}, ${hash}, 1, ${contentText(content)}, ${PERSON}, ${now})`.execute(tx)
    await sql`insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, calendar_id)
      values (${newId()}, ${dossierId}, 1, 4, 'kepala-dinas', 15, ${now}, ${now},
        (select id from calendar_edition order by number desc limit 1))`.execute(tx)
    await sql`insert into decision (id, dossier_id, version_hash, visit_number, step, person_id, post_id, answer, reason,
        target_step, statement, decided_at)
      values (${decisionId}, ${dossierId}, ${hash}, 1, 4, ${PERSON}, 'kepala-dinas', ${answer}::decision_answer,
        ${answer === 'no' ? 'kurang' : ''}, ${answer === 'no' ? 2 : null}::int, '{}', ${now})`.execute(tx)
    const it = await insertPublication(tx, {
      dossierId,
      versionHash: hash,
      approval: { decisionId },
      content,
      release,
      now,
    })
    return {
      dossierId,
      publicationId: it.publicationId,
      path: it.path,
      deliveryId: it.deliveryIds[0] as string,
      content,
      versionHash: hash,
    }
  })
}

/** Takes a corrected text of what went out through approval, at the dossier's second stay with its leader. */
export async function madeCorrection(
  db: Db,
  { dossierId, content: first }: { dossierId: string; content: Content },
  part: object,
  now: Date,
  it: { form: 'correction' | 'clarification'; note: string } = { form: 'correction', note: 'Jamnya keliru.' },
): Promise<{ versionHash: string; deliveryIds: string[] }> {
  const content = madeContent({ ...first, ...part })
  const versionHash = contentHash(content)
  const decisionId = newId()
  return db.transaction().execute(async (tx) => {
    const { number } = await tx
      .selectFrom('version')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow()
    await sql`insert into version (dossier_id, hash, number, content, created_by, created_at)
      values (${dossierId}, ${versionHash}, ${number + 1}, ${contentText(content)}, ${PERSON}, ${now})`.execute(tx)
    await sql`insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, calendar_id)
      values (${newId()}, ${dossierId}, ${number + 1}, 4, 'kepala-dinas', 15, ${now}, ${now},
        (select id from calendar_edition order by number desc limit 1))`.execute(tx)
    await sql`insert into decision (id, dossier_id, version_hash, visit_number, step, person_id, post_id, answer, reason,
        statement, decided_at)
      values (${decisionId}, ${dossierId}, ${versionHash}, ${number + 1}, 4, ${PERSON}, 'kepala-dinas', 'yes', '', '{}', ${now})`.execute(
      tx,
    )
    await sql`update dossier set version_hash = ${versionHash} where id = ${dossierId}`.execute(tx)
    const approval = { decisionId }
    const { deliveryIds } = await correctPublication(tx, { dossierId, versionHash, approval, content, ...it, now })
    return { versionHash, deliveryIds }
  })
}

/** Many plain public items at once, spread over `months` months back from `now`, already delivered. */
export async function madeArchive(pool: Db, count: number, months: number, now: Date): Promise<void> {
  const content = madeContent({ title: 'Kabar arsip', summary: 'Ringkasan kabar dari arsip.', topic: 'Arsip' })
  const hash = contentHash(content)
  // One connection, as the temporary table is its own.
  await pool.connection().execute(async (db) => {
    await sql`alter table publication disable trigger publication_needs_yes`.execute(db)
    await sql`insert into publication_topic (slug, name) values ('arsip', 'Arsip') on conflict do nothing`.execute(db)
    await sql`create temporary table made on commit preserve rows as
      select n, gen_random_uuid() as dossier_id, gen_random_uuid() as decision_id, gen_random_uuid() as id,
        to_char(${now}::timestamptz - interval '1 month' * (n % ${months}), 'YYYY-MM') as month,
        ${now}::timestamptz - interval '1 month' * (n % ${months}) - interval '1 second' * n as at
      from generate_series(1, ${count}::int) n`.execute(db)
    await sql`insert into dossier (id, year, number, title, edition_id, state, step, post_id, visit_number, version_hash,
        revision, arrived_at, due_at, created_by, created_at, updated_at)
      select dossier_id, 1900, n + (select coalesce(max(number), 0) from dossier), 'Kabar arsip ' || n, ${EDITION}, 'published', 6,
        'kepala-dinas', 1, ${hash}, 7, at, at, ${PERSON}, at, at from made`.execute(db)
    await sql`insert into version (dossier_id, hash, number, content, created_by, created_at)
      select dossier_id, ${hash}, 1, ${contentText(content)}, ${PERSON}, at from made`.execute(db)
    await sql`insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, calendar_id)
      select gen_random_uuid(), dossier_id, 1, 4, 'kepala-dinas', 15, at, at,
        (select id from calendar_edition order by number desc limit 1) from made`.execute(db)
    await sql`insert into decision (id, dossier_id, version_hash, visit_number, step, person_id, post_id, answer, reason,
        statement, decided_at)
      select decision_id, dossier_id, ${hash}, 1, 4, ${PERSON}, 'kepala-dinas', 'yes', '', '{}', at from made`.execute(
      db,
    )
    await sql`insert into publication (id, dossier_id, version_hash, decision_id, state, slug, topic, topic_slug, title, summary,
        released_at, published_at, updated_at, went_out_at, month, month_number, search_words)
      select id, dossier_id, ${hash}, decision_id, 'public', 'kabar-arsip-' || id, 'Arsip', 'arsip', 'Kabar arsip ' || n,
        'Ringkasan kabar dari arsip.', at, at, at, at, month, row_number() over (partition by month order by at), 'kabar arsip'
      from made`.execute(db)
    await sql`insert into publication_version (id, publication_id, number, version_hash, form, note, decision_id, released_at)
      select gen_random_uuid(), id, 1, ${hash}, 'first', '', decision_id, at from made`.execute(db)
    await sql`insert into publication_month (month, last_number, updated_at)
      select month, count(*), max(at) from made group by month
      on conflict (month) do update set last_number = excluded.last_number`.execute(db)
    await sql`drop table made`.execute(db)
    await sql`alter table publication enable trigger publication_needs_yes`.execute(db)
    await sql`analyze`.execute(db)
  })
}
