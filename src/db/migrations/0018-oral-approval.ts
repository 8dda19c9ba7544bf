import { sql, type Kysely } from 'kysely'

/** A leader's YES by word of mouth in a crisis: who heard it, and its ratification in writing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type visit_outcome add value if not exists 'approved-orally'`.execute(db)
  await sql`
    create table oral_approval (
      id            uuid         primary key,
      dossier_id    uuid         not null,
      version_hash  sha256       not null,
      visit_number  integer      not null,
      step          integer      not null,
      level         crisis_level not null check (level in ('alert', 'crisis')),
      -- whose word it was, and who heard it
      from_id       uuid         not null references person,
      from_post_id  text         not null references post,
      heard_by      uuid         not null references person,
      heard_post_id text         not null references post,
      heard_at      timestamptz  not null,
      how           text         not null check (how <> ''),
      recorded_at   timestamptz  not null,
      ratify_by     timestamptz  not null,
      -- canonical bytes of what was recorded (RFC 8785); the ledger holds their hash
      statement     text         not null,
      foreign key (dossier_id, version_hash) references version,
      foreign key (dossier_id, visit_number) references visit (dossier_id, number),
      unique (dossier_id, visit_number),
      check (from_id <> heard_by),
      check (heard_at <= recorded_at)
    )`.execute(db)
  await sql`create trigger oral_approval_is_final before update or delete on oral_approval
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger oral_approval_is_kept before truncate on oral_approval
    for each statement execute function refuse_change()`.execute(db)
  // The rule of the engine, said a second time where no code can get round it.
  await sql`
    create function oral_approval_is_urgent() returns trigger language plpgsql as $$
    begin
      if not exists (select from dossier d where d.id = new.dossier_id and d.level = new.level) then
        raise exception 'an oral approval stands at the level of its dossier' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger oral_approval_needs_urgency before insert on oral_approval
    for each row execute function oral_approval_is_urgent()`.execute(db)

  // A decision may ratify one: at the same visit, so that it is done once.
  await sql`alter table decision add column ratifies uuid unique references oral_approval`.execute(db)
  await sql`alter table decision drop constraint no_needs_target`.execute(db)
  await sql`alter table decision add constraint no_needs_target
    check (answer = 'no' or target_step is null) , add constraint only_ratifying_no_without_target
    check (answer <> 'no' or target_step is not null or ratifies is not null), add constraint ratified_without_notes
    check (ratifies is null or answer <> 'yes-with-notes')`.execute(db)

  // Until when it must be ratified; null when nothing is open. Every queue and board shows these.
  await sql`alter table dossier add column ratify_by timestamptz`.execute(db)
  await sql`create index dossier_to_ratify on dossier (ratify_by, id) where ratify_by is not null`.execute(db)

  await sql`alter table publication alter column decision_id drop not null`.execute(db)
  await sql`alter table publication add column oral_approval_id uuid references oral_approval,
    add constraint one_approval check (num_nonnulls(decision_id, oral_approval_id) = 1)`.execute(db)
  await sql`
    create or replace function publication_is_approved() returns trigger language plpgsql as $$
    begin
      if new.oral_approval_id is not null then
        if exists (
          select from oral_approval o left join decision d on d.ratifies = o.id
          where o.id = new.oral_approval_id and o.dossier_id = new.dossier_id and o.version_hash = new.version_hash
            and d.answer is distinct from 'no'
        ) then
          return new;
        end if;
      elsif exists (
        select from decision d left join certification c on c.decision_id = d.id
        where d.id = new.decision_id and d.dossier_id = new.dossier_id
          and ((d.answer = 'yes' and d.version_hash = new.version_hash)
            or (d.answer = 'yes-with-notes' and c.version_hash = new.version_hash))
      ) then
        return new;
      end if;
      raise exception 'publication names no standing YES on this version' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`drop trigger publication_needs_yes on publication`.execute(db)
  await sql`create trigger publication_needs_yes before insert or update of version_hash, decision_id, oral_approval_id on publication
    for each row execute function publication_is_approved()`.execute(db)
}
