import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical, type Json } from '../base/canonical.ts'
import { emptyContent, type Content } from '../base/content.ts'
import { contentHash, contentText } from '../base/content-hash.ts'
import { newId } from '../base/id.ts'
import type { Db, Tx } from '../db/connect.ts'
import { fixClosed } from '../record/stores/filing.ts'

const BATCH = 2_000

/**
 * Adds many published dossiers at once, with all that an act would have left: version, visits, decision, disposition,
 * agenda numbers, publication, ledger entries. For measuring only: written in batches, not act by act.
 * @param told is called with the count so far
 */
export async function addBulk(db: Db, count: number, now: Date, told: (done: number) => void): Promise<void> {
  const edition = await db.selectFrom('edition').select('id').where('state', '=', 'in-force').executeTakeFirstOrThrow()
  const tenures = await db.selectFrom('tenure').select(['person_id', 'post_id']).execute()
  const people = Object.fromEntries(tenures.map((it) => [it.post_id, it.person_id]))
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from)
    await db.transaction().execute(async (tx) => {
      await addBatch(tx, { editionId: edition.id, people, from, size, count }, now)
      await fixClosed(tx, now)
    })
    told(from + size)
  }
}

type Batch = { editionId: string; people: Record<string, string>; from: number; size: number; count: number }

async function addBatch(tx: Tx, it: Batch, now: Date): Promise<void> {
  const rows = Array.from({ length: it.size }, (_, at) => {
    const n = it.from + at + 1
    // Spread over the five years before, the newest last; one minute apart at least.
    const when = new Date(
      now.getTime() - 61 * 86_400_000 - (it.count - n) * Math.max(60_000, (5 * 365 * 86_400_000) / it.count),
    )
    const content: Content = {
      ...emptyContent,
      title: `Kegiatan pembangunan desa nomor ${n}`,
      summary: `Laporan kegiatan ke-${n} dari perangkat daerah.`,
      topic: ['Pendidikan', 'Kesehatan', 'Infrastruktur', 'Ekonomi'][n % 4] as string,
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [{ type: 'text', text: `Kegiatan ke-${n} selesai sesuai rencana dan diserahkan kepada warga.` }],
          },
        ],
      },
    }
    return {
      id: newId(),
      n,
      when,
      content,
      hash: contentHash(content),
      text: contentText(content),
      decision: newId(),
      publication: newId(),
    }
  })
  const list = <Value>(pick: (row: (typeof rows)[number]) => Value) => rows.map(pick)
  const head = await tx
    .updateTable('ledger_head')
    .set((eb) => ({ size: eb('size', '+', it.size) }))
    .returning('size')
    .executeTakeFirstOrThrow()
  const firstIndex = head.size - it.size
  const source = sql`unnest(${list((row) => row.id)}::uuid[], ${list((row) => row.n)}::int[], ${list((row) => row.when)}::timestamptz[],
    ${list((row) => row.hash)}::text[], ${list((row) => row.text)}::text[], ${list((row) => row.content.title)}::text[],
    ${list((row) => row.content.summary)}::text[], ${list((row) => row.content.topic)}::text[],
    ${list((row) => row.decision)}::uuid[], ${list((row) => row.publication)}::uuid[]) as bulk (id, n, at, hash, text, title, summary, topic, decision_id, publication_id)`
  const person = (post: string) => sql`${it.people[post]}::uuid`

  await sql`insert into dossier (id, year, number, title, edition_id, state, step, post_id, visit_number, version_hash, approvals, authors, revision, opened_at, arrived_at, due_at, created_by, created_at, updated_at)
    select id, extract(year from at at time zone 'Asia/Jakarta')::int, 1000000 + n, title, ${it.editionId}::uuid, 'published', 6, 'fungsional', 6, hash,
      jsonb_build_object('4', jsonb_build_object('version', hash, 'notes', 'none')), array[${person('fungsional')}], 8, at, at, at, ${person('fungsional')}, at, at from ${source}`.execute(
    tx,
  )
  await sql`insert into version (dossier_id, hash, number, content, created_by, created_at) select id, hash, 1, text, ${person('fungsional')}, at from ${source}`.execute(
    tx,
  )
  await sql`insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, opened_at, opened_by, done_at, done_by, outcome, waiting_minutes, processing_minutes, calendar_id)
    select gen_random_uuid(), id, step, step, post, 15, at, at, at, person, at, person, (case when step = 4 then 'approved' else 'completed' end)::visit_outcome, 2, 8,
      (select id from calendar_edition order by number desc limit 1)
    from ${source}, (values (1, 'fungsional', ${person('fungsional')}), (2, 'kepala-bidang', ${person('kepala-bidang')}), (3, 'sekretaris', ${person('sekretaris')}),
      (4, 'kepala-dinas', ${person('kepala-dinas')}), (5, 'kepala-bidang', ${person('kepala-bidang')}), (6, 'fungsional', ${person('fungsional')})) as steps (step, post, person)`.execute(
    tx,
  )
  await sql`insert into visit_pace (visit_id, at, runs)
    select visit.id, arrived_at, 'office' from visit join ${source} on bulk.id = visit.dossier_id`.execute(tx)
  await sql`insert into decision (id, dossier_id, version_hash, visit_number, step, person_id, post_id, answer, reason, statement, decided_at)
    select decision_id, id, hash, 4, 4, ${person('kepala-dinas')}, 'kepala-dinas', 'yes', '', '{}', at from ${source}`.execute(
    tx,
  )
  await sql`insert into agenda_entry (id, book, year, number, suffix, formatted, code, dated_on, dossier_id, subject, from_party, to_party, kind, version_hash, entered_at)
    select gen_random_uuid(), 'outgoing', 1000, n, 0, n || '/1000', '', (at at time zone 'Asia/Jakarta')::date, id, title, 'Kepala Dinas', 'Kepala Bidang', 'disposition', hash, at from ${source}`.execute(
    tx,
  )
  await sql`insert into trail (dossier_id, revision, kind, step, person_id, post_id, version_hash, ledger_index, acted_at)
    select id, 8, 'complete', 6, ${person('fungsional')}, 'fungsional', hash, ${firstIndex}::bigint + n - ${it.from}::int - 1, at from ${source}`.execute(
    tx,
  )
  await sql`insert into filing (id, dossier_id, closed_on)
    select gen_random_uuid(), id, (at at time zone 'Asia/Jakarta')::date from ${source}`.execute(tx)
  // Numbered within their month after what is there, as the archive's fixed pages need it.
  await sql`insert into publication (id, dossier_id, version_hash, decision_id, state, slug, topic, topic_slug, title, summary, search_words, released_at, published_at, updated_at, went_out_at, month, month_number)
    select publication_id, id, hash, decision_id, 'public', 'kegiatan-' || n, topic, lower(topic), title, summary, lower(title), at, at, at, at, placed.month,
      coalesce(publication_month.last_number, 0) + row_number() over (partition by placed.month order by n)
    from ${source}, lateral (select to_char(at at time zone 'Asia/Jakarta', 'YYYY-MM') as month) placed
      left join publication_month on publication_month.month = placed.month`.execute(tx)
  await sql`insert into publication_version (id, publication_id, number, version_hash, form, note, decision_id, released_at)
    select gen_random_uuid(), publication_id, 1, hash, 'first', '', decision_id, at from ${source}`.execute(tx)
  await sql`insert into publication_month (month, last_number, updated_at)
    select month, max(month_number), max(published_at) from publication where month in (select to_char(at at time zone 'Asia/Jakarta', 'YYYY-MM') from ${source})
    group by month on conflict (month) do update set last_number = excluded.last_number, updated_at = excluded.updated_at`.execute(
    tx,
  )
  await sql`insert into publication_topic (slug, name) select distinct lower(topic), topic from ${source} on conflict do nothing`.execute(
    tx,
  )
  await sql`insert into delivery (id, publication_id, kind, channel, version_hash, state, attempts, remote_id, created_at, due_at, sent_at)
    select gen_random_uuid(), publication_id, 'publish', 'portal', hash, 'sent', 1, publication_id::text, at, at, at from ${source}`.execute(
    tx,
  )

  const bodies = rows.map((row, at) =>
    canonical({
      kind: 'dossier-complete',
      dossierId: row.id,
      versionHash: row.hash,
      step: 6,
      state: 'published',
      index: firstIndex + at,
      at: row.when.toISOString(),
    } satisfies Json),
  )
  const leaves = bodies.map((body) => createHash('sha256').update(Buffer.of(0)).update(body).digest('hex'))
  await sql`insert into ledger_entry (index, body, leaf_hash, at)
    select ${firstIndex}::bigint + place - 1, body, leaf, at
    from unnest(${bodies}::text[], ${leaves}::text[], ${list((row) => row.when)}::timestamptz[]) with ordinality as entry (body, leaf, at, place)`.execute(
    tx,
  )
}
