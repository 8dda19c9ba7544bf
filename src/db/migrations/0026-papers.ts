import { sql, type Kysely } from 'kysely'

/**
 * Official papers. A row is written by the act that owes the paper; the paper is made soon after, from data that are kept
 * with it, and is then final.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type paper_kind as enum (
    'disposition', 'review-sheet', 'nota-dinas', 'press-release', 'agenda-book', 'expedition-book', 'control-card'
  )`.execute(db)
  await sql`
    create table paper (
      id          uuid        primary key,
      kind        paper_kind  not null,
      dossier_id  uuid        references dossier,
      -- the row it is of: a disposition, a line of an agenda book, a publication, an edition
      about       text        not null check (about <> ''),
      -- what its QR code leads to: read by anybody, guessed by nobody
      code        text        not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
      asked_at    timestamptz not null,
      asked_by    uuid        references person,
      -- the post that alone may read it: a book printed whole by who keeps it; null for whoever reads its dossier
      post_id     text        references post,
      -- until it is made: how often it was tried, what went wrong, when to try again
      attempts    integer     not null default 0,
      trouble     text        not null default '',
      try_at      timestamptz not null,
      made_at     timestamptz,
      -- canonical bytes of what it says (RFC 8785): made again from them it has the same bytes
      data        text,
      data_hash   sha256,
      file_hash   sha256      references file,
      title       text,
      ledger_index bigint,
      check ((made_at is null) = (data is null) and (made_at is null) = (data_hash is null)
        and (made_at is null) = (file_hash is null) and (made_at is null) = (title is null)
        and (made_at is null) = (ledger_index is null))
    )`.execute(db)
  await sql`create unique index paper_once on paper (kind, about) where kind in ('disposition', 'review-sheet', 'nota-dinas', 'press-release')`.execute(
    db,
  )
  await sql`create index paper_by_dossier on paper (dossier_id, asked_at desc, id desc)`.execute(db)
  await sql`create index paper_to_make on paper (try_at, id) where made_at is null`.execute(db)
  await sql`create index paper_by_file on paper (file_hash)`.execute(db)
  await sql`create index paper_by_about on paper (kind, about)`.execute(db)
  await sql`
    create function keep_paper() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.made_at is not null or new.id <> old.id or new.kind <> old.kind
        or new.about <> old.about or new.code <> old.code or new.dossier_id is distinct from old.dossier_id
        or new.post_id is distinct from old.post_id then
        raise exception 'a paper that is made is final' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger paper_is_final before update or delete on paper
    for each row execute function keep_paper()`.execute(db)
  await sql`create trigger paper_is_kept before truncate on paper
    for each statement execute function refuse_change()`.execute(db)
}
