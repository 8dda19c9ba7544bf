import { sql } from 'kysely'

/** The host of the address in this column, with its port: whoever is asked by one at a time. */
export const hostOf = (address: string) => sql.raw(`substring(${address} from '^[a-z]+://([^/]+)')`)
