import { fileURLToPath } from 'node:url'
import { generate, PostgresDialect } from 'kysely-codegen'
import type { Kysely } from 'kysely'
import { temporaryDatabase } from './temporary.ts'

/** Writes `tables.ts` from a freshly migrated database, or with `verify` throws when it differs. */
export async function generateTables(verify: boolean): Promise<void> {
  const { db, close } = await temporaryDatabase()
  try {
    await generate({
      camelCase: false,
      db: db as unknown as Kysely<never>,
      dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'string' }),
      excludePattern: 'pgboss.*',
      outFile: fileURLToPath(new URL('./tables.ts', import.meta.url)),
      runtimeEnums: false,
      typeMapping: { int8: 'number' },
      verify,
    } as never)
  } finally {
    await close()
  }
}

if (import.meta.main) await generateTables(process.argv.includes('--verify'))
