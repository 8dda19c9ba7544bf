import { sql, type Kysely } from 'kysely'

/**
 * Which programmes an item speaks of, as a rule found it or a person said it, and for each programme when it was last
 * spoken of and last published about: so that reading either costs the same whatever the archive holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type programme_match as enum ('maybe', 'sure', 'confirmed', 'refused')`.execute(db)
  await sql`create type programme_evidence as enum ('belongs', 'name', 'words', 'person')`.execute(db)
  await sql`
    create table item_programme (
      item_id       uuid                not null references item,
      programme_id  uuid                not null references item,
      state         programme_match     not null,
      how           programme_evidence  not null,
      score         real                not null check (score between 0 and 1),
      -- as they stand in the text
      words         text[]              not null default '{}' check (cardinality(words) <= 30),
      -- when something last came in for the item
      last_at       timestamptz         not null,
      -- false for a line of the plan, of which nobody spoke, and for what was joined to another item
      spoke         boolean             not null,
      -- when what the office wrote about the item became public
      published_at  timestamptz,
      decided_by    uuid                references person,
      decided_at    timestamptz,
      primary key (item_id, programme_id),
      check ((state in ('confirmed', 'refused')) = (decided_by is not null)),
      check ((decided_by is null) = (decided_at is null))
    )`.execute(db)
  await sql`create index item_programme_listed on item_programme (programme_id, last_at desc, item_id desc)
    where state <> 'refused' and item_id <> programme_id`.execute(db)
  await sql`create index item_programme_spoken on item_programme (programme_id, last_at desc)
    where spoke and state in ('sure', 'confirmed')`.execute(db)
  await sql`create index item_programme_published on item_programme (programme_id, published_at desc)
    where published_at is not null and state in ('sure', 'confirmed')`.execute(db)

  await sql`
    create table programme (
      item_id       uuid         primary key references item,
      -- the last of the plans that it stands in
      year          integer      not null,
      -- an agency's own running, which no public waits to hear of
      support       boolean      not null,
      -- false for one that was put aside or joined to another
      listed        boolean      not null,
      spoken_at     timestamptz,
      published_at  timestamptz,
      -- the later of both
      last_at       timestamptz generated always as (greatest(spoken_at, published_at)) stored
    )`.execute(db)
  await sql`create index programme_by_silence on programme (year, coalesce(last_at, 'epoch'), item_id) where listed`.execute(
    db,
  )
  await sql`create index programme_by_publication on programme (year, coalesce(published_at, 'epoch'), item_id) where listed`.execute(
    db,
  )
  // One row: which list of programmes the items were held against last.
  await sql`
    create table programme_list (
      one      boolean  primary key default true check (one),
      turn     bigint   not null,
      -- the entries of the dictionary it was made with
      terms    text     not null,
      -- the last items are to be held against it
      rematch  boolean  not null
    )`.execute(db)
  await sql`insert into programme_list (turn, terms, rematch) values (0, '', false)`.execute(db)

  // Of what is there already the last year, and every line of a plan.
  await sql`alter table item add column to_match boolean not null default false`.execute(db)
  await sql`update item set to_match = true
    where created_at > now() - interval '1 year' or kind = 'programme' or (kind = 'activity' and code <> '')`.execute(
    db,
  )
  await sql`alter table item alter column to_match set default true`.execute(db)
  await sql`create index item_to_match on item (id) where to_match`.execute(db)
  await sql`create index item_plan_to_match on item (id)
    where to_match and (kind = 'programme' or (kind = 'activity' and code <> ''))`.execute(db)
  await sql`create index item_plan on item (kind, created_at desc, id desc)
    where kind = 'programme' or (kind = 'activity' and code <> '')`.execute(db)
  await sql`
    create function item_is_to_match() returns trigger language plpgsql as $$
    begin
      new.to_match := true;
      return new;
    end $$`.execute(db)
  await sql`create trigger item_to_match before update on item for each row
    when ((old.title, old.summary, old.agency, old.kind, old.code, old.noted_on, old.state, old.mentions)
      is distinct from (new.title, new.summary, new.agency, new.kind, new.code, new.noted_on, new.state, new.mentions)
      or old.programme_id is distinct from new.programme_id)
    execute function item_is_to_match()`.execute(db)
  await sql`
    create function joined_is_to_match() returns trigger language plpgsql as $$
    begin
      update item set to_match = true where id in (old.merged_into, new.merged_into);
      return null;
    end $$`.execute(db)
  await sql`create trigger joined_to_match after update of merged_into on item for each row
    when (old.merged_into is distinct from new.merged_into) execute function joined_is_to_match()`.execute(db)
  await sql`
    create function published_is_to_match() returns trigger language plpgsql as $$
    begin
      update item set to_match = true from dossier
      where dossier.id = new.dossier_id and item.id = dossier.item_id and not item.to_match;
      return null;
    end $$`.execute(db)
  await sql`create trigger publication_to_match after insert or update of state, published_at, title, summary on publication
    for each row execute function published_is_to_match()`.execute(db)
}
