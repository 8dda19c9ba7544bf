import { sql, type Kysely } from 'kysely'
import { canonical } from '../../base/canonical.ts'

/** Several agenda books as the office keeps them, each with its own numbers; lines entered by hand, and what comes after a line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['agenda_counter', 'agenda_entry'])
    await sql`alter table ${sql.table(table)} alter column book type text`.execute(db)
  await sql`alter type agenda_book rename to book_direction`.execute(db)
  await sql`
    create table book (
      id           text           primary key check (id ~ '^[a-z0-9-]{1,60}$'),
      direction    book_direction not null,
      name         text           not null check (name <> ''),
      -- how a number is written (record/rules/number-pattern.ts)
      pattern      text           not null,
      unit         text           not null,
      -- the classification that a line takes which has none of its own; '' for none
      code         text           not null,
      -- the post that keeps it; null for the one that the SOP in force gives
      keeper_post  text           references post,
      ordinal      integer        not null,
      -- from that day on it takes no line
      closed_on    date,
      revision     integer        not null check (revision > 0)
    )`.execute(db)
  await sql`create trigger book_is_kept before delete on book for each row execute function refuse_change()`.execute(db)
  await sql`
    create table book_revision (
      book        text        not null references book,
      revision    integer     not null check (revision > 0),
      pattern     text        not null,
      unit        text        not null,
      -- canonical JSON of all its settings
      body        text        not null,
      -- null for what came with Siar
      changed_by  uuid        references person,
      changed_at  timestamptz not null,
      primary key (book, revision)
    )`.execute(db)
  const pattern = '{nomor}/{tahun}'
  for (const [ordinal, it] of [
    { id: 'incoming', direction: 'incoming', name: 'Buku agenda masuk' },
    { id: 'outgoing', direction: 'outgoing', name: 'Buku agenda keluar' },
  ].entries()) {
    const body = { ...it, pattern, unit: '', code: '', keeperPost: null, ordinal: ordinal + 1, closedOn: null }
    await sql`insert into book (id, direction, name, pattern, unit, code, ordinal, revision)
      values (${it.id}, ${it.direction}::book_direction, ${it.name}, ${pattern}, '', '', ${ordinal + 1}, 1)`.execute(db)
    await sql`insert into book_revision (book, revision, pattern, unit, body, changed_at)
      values (${it.id}, 1, ${pattern}, '', ${canonical(body)}, now())`.execute(db)
  }

  // Which book a kind of line goes into that the work itself writes.
  await sql`
    create table book_use (
      kind  text primary key,
      book  text not null references book
    )`.execute(db)
  await sql`insert into book_use (kind, book) values ('review', 'incoming'), ('decision', 'incoming'),
    ('disposition', 'outgoing'), ('publication', 'outgoing'), ('memo', 'outgoing'), ('release', 'outgoing')`.execute(db)

  await sql`alter table agenda_counter add foreign key (book) references book`.execute(db)
  await sql`
    alter table agenda_entry
      add foreign key (book) references book,
      -- 0 for none; 1 is .a, 2 is .b, 27 is .aa: a line dated before those that follow its number
      add column suffix integer not null default 0 check (suffix between 0 and 702),
      add column dated_on date,
      add column code text not null default '',
      add column formatted text not null default '',
      alter column dossier_id drop not null,
      drop constraint agenda_entry_kind_check,
      add check (kind in ('review', 'decision', 'disposition', 'publication', 'memo', 'release', 'letter')),
      add check (dossier_id is not null or kind not in ('review', 'decision', 'disposition', 'publication')),
      drop constraint agenda_entry_book_year_number_key,
      add unique (book, year, number, suffix)`.execute(db)
  // A change of type fills the columns of lines that no update may touch.
  await sql`
    alter table agenda_entry
      alter column dated_on type date using (entered_at at time zone 'Asia/Jakarta')::date,
      alter column formatted type text using number || '/' || year`.execute(db)
  await sql`
    alter table agenda_entry
      alter column dated_on set not null,
      alter column formatted drop default,
      alter column suffix drop default,
      alter column code drop default`.execute(db)
  // No two lines of a book are ever written alike; it also finds a line by its number as it stands on the paper.
  await sql`create unique index agenda_by_formatted on agenda_entry (book, lower(formatted))`.execute(db)

  // What is known of the letter behind a line that the work did not write itself.
  await sql`
    create table agenda_letter (
      entry_id       uuid        primary key references agenda_entry,
      lettered_on    date,
      letter_number  text        not null,
      attachments    integer     not null check (attachments between 0 and 9999),
      remarks        text        not null,
      index_term     text        not null,
      processor      text        not null,
      person_id      uuid        not null references person,
      post_id        text        not null references post
    )`.execute(db)
  await sql`create index agenda_letter_by_number on agenda_letter (lower(letter_number)) where letter_number <> ''`.execute(
    db,
  )
  await sql`
    create table agenda_void (
      entry_id   uuid        primary key references agenda_entry,
      reason     text        not null check (reason <> ''),
      person_id  uuid        not null references person,
      voided_at  timestamptz not null
    )`.execute(db)
  // The number that the government-wide system gave; a correction is a further row.
  await sql`
    create table agenda_srikandi (
      entry_id   uuid        not null references agenda_entry,
      revision   integer     not null check (revision > 0),
      number     text        not null check (number <> ''),
      reason     text        not null,
      person_id  uuid        not null references person,
      set_at     timestamptz not null,
      primary key (entry_id, revision),
      check (revision = 1 or reason <> '')
    )`.execute(db)
  await sql`create index agenda_srikandi_by_number on agenda_srikandi (lower(number))`.execute(db)
  await sql`
    create table agenda_handover (
      entry_id     uuid        primary key references agenda_entry,
      recipient    text        not null check (recipient <> ''),
      received_by  text        not null check (received_by <> ''),
      handed_at    timestamptz not null,
      remarks      text        not null,
      person_id    uuid        not null references person,
      noted_at     timestamptz not null
    )`.execute(db)
  await sql`create index agenda_handover_by_time on agenda_handover (handed_at, entry_id)`.execute(db)
  for (const table of ['book_revision', 'agenda_letter', 'agenda_void', 'agenda_srikandi', 'agenda_handover']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
}
