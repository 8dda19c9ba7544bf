import { sql, type Kysely } from 'kysely'

/**
 * What the portal lists an item under beside its topic, taken from the approved text and nothing else: whose it is, of
 * which programme, its class of public information, what a hoax clarification found, when an event is. And what is pinned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table publication
      add column agency          text not null default '',
      add column agency_slug     text not null default '',
      add column programme       text not null default '',
      add column programme_slug  text not null default '',
      add column disclosure      text check (disclosure in ('periodic', 'immediate', 'on-request', 'exempt')),
      add column hoax_label      text check (hoax_label in ('hoaks', 'disinformasi', 'misinformasi', 'fakta')),
      -- when the claim that is answered was noted, for the promise of a day
      add column noted_at        timestamptz,
      add column event_on        date,
      add column pinned_at       timestamptz`.execute(db)
  await sql`
    create table publication_shelf (
      kind  text not null check (kind in ('agency', 'programme')),
      slug  text not null,
      name  text not null,
      primary key (kind, slug)
    )`.execute(db)
  const slug = (name: string) =>
    sql`trim(both '-' from left(regexp_replace(lower(${sql.ref(name)}), '[^a-z0-9]+', '-', 'g'), 80))`
  await sql`
    update publication p set
      agency = coalesce(c.fields ->> 'opd', ''), programme = coalesce(c.fields ->> 'program', ''), disclosure = c.disclosure,
      hoax_label = case when c.type = 'klarifikasi-hoaks'
        and c.fields ->> 'label' in ('hoaks', 'disinformasi', 'misinformasi', 'fakta') then c.fields ->> 'label' end,
      event_on = case when coalesce(c.fields ->> 'acara', '') <> ''
        and c.fields ->> 'tanggal' ~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$' then (c.fields ->> 'tanggal')::date end
    from (
      select dossier_id, hash, content::jsonb -> 'fields' as fields, content::jsonb ->> 'disclosure' as disclosure,
        content::jsonb ->> 'type' as type
      from version
    ) c
    where c.dossier_id = p.dossier_id and c.hash = p.version_hash`.execute(db)
  await sql`update publication p set noted_at = coalesce(i.created_at, d.created_at)
    from dossier d left join item i on i.id = d.item_id
    where d.id = p.dossier_id and p.hoax_label is not null`.execute(db)
  await sql`update publication set agency_slug = ${slug('agency')}, programme_slug = ${slug('programme')}`.execute(db)
  await sql`insert into publication_shelf (kind, slug, name)
    select distinct on (agency_slug) 'agency', agency_slug, agency from publication where agency_slug <> ''
    union all select * from (select distinct on (programme_slug) 'programme', programme_slug, programme
      from publication where programme_slug <> '') programmes`.execute(db)
  // Each list is one range of one index, however large the archive is.
  const index = (name: string, columns: string, where: string) =>
    sql.raw(`create index publication_by_${name} on publication (${columns}) where ${where}`).execute(db)
  await index('agency', 'agency_slug, published_at desc, id desc', "state = 'public' and agency_slug <> ''")
  await index('programme', 'programme_slug, published_at desc, id desc', "state = 'public' and programme_slug <> ''")
  await index('class', 'disclosure, published_at desc, id desc', "state = 'public' and disclosure is not null")
  await index('class_month', 'disclosure, month, month_number', "state = 'public' and disclosure is not null")
  await index('hoax', 'published_at desc, id desc', "state = 'public' and hoax_label is not null")
  await index('event', 'event_on desc, id desc', "state = 'public' and event_on is not null")
  await index('pin', 'pinned_at desc', 'pinned_at is not null')
  await index('change', 'updated_at desc, id desc', "state = 'withdrawn' and went_out_at is not null")
}
