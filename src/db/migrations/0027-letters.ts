import { sql, type Kysely } from 'kysely'

/** Incoming letters and their dispositions, passed on from post to post; a post reads a letter from the day it comes to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type letter_urgency as enum ('ordinary', 'urgent', 'very-urgent', 'secret')`.execute(db)
  await sql`
    create table letter (
      id             uuid           primary key,
      entry_id       uuid           not null unique references agenda_entry,
      urgency        letter_urgency not null,
      registered_by  uuid           not null references person,
      registered_at  timestamptz    not null
    )`.execute(db)
  await sql`
    create table letter_file (
      letter_id  uuid     not null references letter,
      position   integer  not null,
      file_hash  sha256   not null references file,
      name       text     not null,
      primary key (letter_id, position)
    )`.execute(db)
  await sql`create index letter_file_by_hash on letter_file (file_hash, letter_id)`.execute(db)

  // One stay of a letter at a post: how it came there, and from which other stay; null for where it was registered.
  await sql`
    create table letter_branch (
      id           uuid           primary key,
      letter_id    uuid           not null references letter,
      parent_id    uuid           references letter_branch,
      post_id      text           not null references post,
      boxes        text[]         not null,
      instruction  text           not null,
      urgency      letter_urgency not null,
      due_on       date,
      from_person  uuid           not null references person,
      passed_at    timestamptz    not null
    )`.execute(db)
  await sql`create index letter_branch_by_letter on letter_branch (letter_id, id)`.execute(db)
  // How a branch ended that was not passed on.
  await sql`
    create table letter_end (
      branch_id  uuid        primary key references letter_branch,
      kind       text        not null check (kind in ('reported', 'none-needed')),
      words      text        not null check (kind <> 'reported' or words <> ''),
      person_id  uuid        not null references person,
      ended_at   timestamptz not null
    )`.execute(db)
  // Which posts read a letter: those it ever came to. One row each, so that a post's list is one range of its index.
  await sql`
    create table letter_reader (
      post_id    text  not null references post,
      letter_id  uuid  not null references letter,
      primary key (post_id, letter_id)
    )`.execute(db)
  for (const table of ['letter', 'letter_file', 'letter_branch', 'letter_end', 'letter_reader']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
  // What waits for a post now; a row goes when its holder has acted.
  await sql`
    create table letter_waiting (
      branch_id  uuid  primary key references letter_branch,
      letter_id  uuid  not null references letter,
      post_id    text  not null references post,
      due_on     date
    )`.execute(db)
  await sql`create index letter_waiting_by_post on letter_waiting (post_id, due_on, branch_id)`.execute(db)
}
