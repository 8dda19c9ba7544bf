/** The yardstick: the same framework answering the same bytes, on a bare PostgreSQL when a folder is given. */
import { readFile } from 'node:fs/promises'
import Fastify from 'fastify'
import pg from 'pg'
import { startEmbedded } from '../../src/db/embedded.ts'

const [file = '', headers = '{}', folder = ''] = process.argv.slice(2)
const bytes = file === '' ? Buffer.from('ok') : await readFile(file)
const embedded = folder === '' ? null : await startEmbedded(folder)
if (embedded) {
  const client = new pg.Client(embedded.where)
  await client.connect()
  await client.query('select 1')
  await client.end()
}
const app = Fastify()
app.get('/*', (_, reply) => reply.headers(JSON.parse(headers) as Record<string, string>).send(bytes))
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
process.once('SIGTERM', () => void app.close().then(() => embedded?.stop()))
