import { sql, type Kysely } from 'kysely'

/**
 * How the office signs its papers. No row: by its own word, which asks for nothing. No secret is here: the certificate's
 * file lies in the data folder as it was uploaded, encrypted, and is known here by its hash alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signing_setting (
      single        boolean      primary key default true check (single),
      method        text         not null check (method in ('local', 'pades', 'bsre-v1', 'bsre-v2')),
      -- of the service of BSrE
      address       text,
      client_id     text,
      key_store     text         check (key_store ~ '^[0-9a-f]{64}$'),
      key_store_at  timestamptz,
      revision      integer      not null check (revision > 0),
      changed_by    uuid         not null references person,
      changed_at    timestamptz  not null,
      constraint pades_has_its_file check (method <> 'pades' or key_store is not null),
      constraint bsre_has_its_service check (method not like 'bsre%' or (address is not null and client_id is not null)),
      constraint file_has_its_time check ((key_store is null) = (key_store_at is null))
    )`.execute(db)
}
