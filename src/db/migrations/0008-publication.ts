import { sql, type Kysely } from 'kysely'

/** The approved package going out: one publication per dossier version, one delivery per channel and destination. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type publication_state as enum ('going-out', 'public', 'withdrawn')`.execute(db)
  await sql`create type delivery_state as enum ('waiting', 'sending', 'sent', 'unsure', 'failed')`.execute(db)
  await sql`create type delivery_kind as enum ('publish', 'withdraw')`.execute(db)
  await sql`
    create table publication (
      id            uuid              primary key,
      dossier_id    uuid              not null unique references dossier,
      version_hash  sha256            not null,
      decision_id   uuid              not null references decision,
      state         publication_state not null,
      slug          text              not null unique,
      topic         text              not null,
      -- the topic's address; two spellings of one topic share it
      topic_slug    text              not null default '',
      title         text              not null,
      summary       text              not null,
      published_at  timestamptz       not null,
      -- set before the first channel is called: from then on it may have been seen
      went_out_at   timestamptz,
      updated_at    timestamptz       not null,
      notice        text              not null default '',
      -- the words of the text, folded, each once: what the portal's search looks in
      search_words  text              not null default '',
      -- its place in the month's archive, given once, so that a page of the archive never shifts
      month         text              not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
      month_number  integer           not null,
      foreign key (dossier_id, version_hash) references version,
      unique (month, month_number)
    )`.execute(db)
  await sql`create index publication_by_time on publication (published_at desc, id desc)`.execute(db)
  await sql`create index publication_by_state on publication (state, published_at desc, id desc)`.execute(db)
  await sql`create index publication_by_topic on publication (topic_slug, published_at desc, id desc) where state = 'public'`.execute(
    db,
  )
  await sql`
    create table publication_month (
      month        text    primary key,
      last_number  integer not null,
      updated_at   timestamptz not null default now()
    )`.execute(db)
  await sql`
    create table publication_topic (
      slug  text primary key,
      name  text not null
    )`.execute(db)
  await sql`
    create table publication_file (
      publication_id  uuid    not null references publication,
      hash            sha256  not null,
      primary key (publication_id, hash)
    )`.execute(db)
  await sql`create index publication_file_by_hash on publication_file (hash)`.execute(db)
  await sql`
    create table delivery (
      id              uuid           primary key,
      publication_id  uuid           not null references publication,
      kind            delivery_kind  not null,
      channel         text           not null,
      destination     text           not null,
      version_hash    sha256         not null,
      state           delivery_state not null default 'waiting',
      attempts        integer        not null default 0,
      remote_id       text,
      problem         text           not null default '',
      created_at      timestamptz    not null,
      -- not tried before this instant; later after each failure
      due_at          timestamptz    not null default now(),
      sent_at         timestamptz,
      unique (publication_id, kind, channel, destination, version_hash)
    )`.execute(db)
  await sql`create index delivery_open on delivery (due_at, id) where state in ('waiting', 'sending')`.execute(db)
  await sql`create index delivery_in_trouble on delivery (publication_id) where state in ('failed', 'unsure')`.execute(
    db,
  )
  // Invariant 1, said a second time where no code can get round it.
  await sql`
    create function publication_is_approved() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from decision d left join certification c on c.decision_id = d.id
        where d.id = new.decision_id and d.dossier_id = new.dossier_id
          and ((d.answer = 'yes' and d.version_hash = new.version_hash)
            or (d.answer = 'yes-with-notes' and c.version_hash = new.version_hash))
      ) then
        raise exception 'publication names no standing YES on this version' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger publication_needs_yes before insert or update of version_hash, decision_id on publication
    for each row execute function publication_is_approved()`.execute(db)
}
