/**
 * `npm run test:crash [-- --kills N]`: kills the server with SIGKILL while people act and texts go out to a destination of
 * each channel, restarts it, and counts what was lost. Every other kill falls in the midst of people's acts, every other
 * right after a destination was asked for something; every third takes the database's processes too.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../src/base/calendar.ts'
import { contentHash } from '../../src/base/content-hash.ts'
import { ApiProblem, openApiClient, type ApiClient } from '../../src/commands/client.ts'
import { filesFolder, portalFolder, readConfig } from '../../src/config.ts'
import { decide } from '../../src/decision/api.ts'
import { actOnDossier, readDossier, saveDraft } from '../../src/dossier/api.ts'
import { addItem, pickItem } from '../../src/inventory/api.ts'
import { openDatabase } from '../../src/database.ts'
import { enterAgendaLine, voidAgendaLine } from '../../src/record/api/agenda.ts'
import { addBook, setBookUse } from '../../src/record/api/books.ts'
import { openFileStore } from '../../src/files/store.ts'
import { openLedger } from '../../src/ledger/live.ts'
import { insertToken } from '../../src/office/stores/tokens.ts'
import { makeNextPaper } from '../../src/record/jobs.ts'
import { tryPaperAgain } from '../../src/record/stores/papers.ts'
import { setUpDemoOffice } from '../../src/demo/office.ts'
import { giveSoftwarePasskey, signedDecision, type Signer } from '../../src/demo/signing.ts'
import { blankLetter, someContent } from '../office.ts'
import { countBooks, countLost, countOf, type Acknowledged, type Letter } from './count.ts'
import { addDestinations, askedSoFar, closeDestinations, countDelivered, settleDestinations } from './destinations.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
const kills = Number(values.kills)
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const serverFile = fileURLToPath(new URL('server.ts', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'siar-crash-'))
const port = 20_000 + (process.pid % 6_000) // below those that the system gives to outgoing connections (32,768 on Linux)
const base = `http://127.0.0.1:${port}`
const compiled = fileURLToPath(new URL('../../node_modules/.cache/siar', import.meta.url)) // so that each start is quick
const secret = randomUUID() + randomUUID()
const environment = {
  PORT: String(port),
  SIAR_DATA: folder,
  SIAR_LOG: 'error',
  SIAR_SECRET: secret,
  NODE_COMPILE_CACHE: compiled,
}
const config = readConfig(environment)

const acknowledged: Acknowledged[] = []
const letters: Letter[] = []
const published = new Set<string>()
let repeated = 0
let refusals = 0

// An office with one person in each post, and a token for each.
const tokens: Record<string, string> = {}
let signer: Signer
{
  const { connection, close } = await openDatabase(config)
  const staff = await setUpDemoOffice(connection.db, new Date())
  for (const [post, officer] of Object.entries(staff))
    tokens[post] = await connection.db
      .transaction()
      .execute(
        async (tx) =>
          (
            await insertToken(
              tx,
              { personId: officer.personId, name: 'crash', expiresAt: new Date(Date.now() + 86_400_000) },
              new Date(),
            )
          ).token,
      )
  signer = await giveSoftwarePasskey(
    connection.db,
    { personId: staff['kepala-dinas'].personId, url: config.url },
    new Date(),
  )
  await close()
}
const at = (post: string): ApiClient => openApiClient(base, tokens[post])
const people = {
  administrator: at('administrator'),
  fungsional: at('fungsional'),
  kabid: at('kepala-bidang'),
  sekretaris: at('sekretaris'),
  kadis: at('kepala-dinas'),
}

let server: ChildProcess | null = null
let down = false
let over = false

async function start(): Promise<void> {
  const child = spawn(process.execPath, [serverFile], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk))
  server = child
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${told}`)
    if (
      await fetch(`${base}/readyz`).then(
        (it) => it.ok,
        () => false,
      )
    ) {
      down = false
      return
    }
    await wait(25)
  }
  throw new Error(`the server does not answer: ${told}`)
}

async function kill(withDatabase: boolean): Promise<void> {
  down = true
  server?.kill('SIGKILL')
  if (withDatabase) {
    const pid = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in this very moment.
    }
    await wait(150) // its children see that it is gone
  }
}

/** Asks until it is answered, always under the same key: what a client does whose line broke. */
async function surely<Answer>(ask: (key: string) => Promise<Answer>): Promise<Answer> {
  const key = randomUUID()
  for (let tries = 0; ; tries++) {
    try {
      const answer = await ask(key)
      if (tries > 0) repeated++
      return answer
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500) throw error
      if (over && tries > 200) throw error
      await wait(down ? 100 : 20)
    }
  }
}

async function oneDossier(name: string): Promise<void> {
  const item = {
    kind: 'issue',
    title: name,
    summary: '',
    agency: '',
    source: '',
    sourceUrl: '',
    notedOn: '2026-11-24',
    level: 'watch',
    programmeId: null,
  } as const
  const { id } = await surely((key) => people.fungsional.call(addItem, { body: item }, key))
  const { dossierId } = await surely((key) =>
    people.fungsional.call(pickItem, { params: { itemId: id }, body: { urgent: true } }, key),
  )
  const params = { dossierId }
  const content = someContent(name)
  const version = contentHash(content)
  await surely(() => people.fungsional.call(saveDraft, { params, body: { content, seenSave: 0 } }))
  const { revision: begun } = await surely(() => people.fungsional.call(readDossier, { params }))
  await surely((key) =>
    people.fungsional.call(
      actOnDossier,
      { params, body: { seenRevision: begun, act: { kind: 'assess', level: 'watch', reason: '' } } },
      key,
    ),
  )
  const send = async (who: ApiClient) => {
    const { revision } = await surely(() => who.call(readDossier, { params }))
    const receipt = await surely((key) =>
      who.call(actOnDossier, { params, body: { seenRevision: revision, act: { kind: 'complete', version } } }, key),
    )
    acknowledged.push(receipt)
    return receipt
  }
  await send(people.kabid)
  await send(people.sekretaris)
  const standing = await surely(() => people.kadis.call(readDossier, { params }))
  // Signed once: what is repeated after a broken line is the same statement, with the same time.
  const body = signedDecision(signer, standing, version, { answer: 'yes' }, new Date())
  acknowledged.push(await surely((key) => people.kadis.call(decide, { params, body }, key)))
  await send(people.kabid)
  const last = await send(people.fungsional)
  if (last.publicPath) published.add(last.publicPath)
}

const yesterday = dayOf(ZONE, new Date(Date.now() - 86_400_000))

/** Beside the dossiers' own books a third one takes letters by hand, every other dated back, every fourth voided. */
async function twoLetters(name: string): Promise<void> {
  for (const datedOn of [yesterday, dayOf(ZONE, new Date())]) {
    const body = {
      book: 'uji',
      datedOn,
      from: 'Dinas',
      to: 'Bupati',
      subject: name,
      ...blankLetter,
      srikandi: '',
    }
    const line = await surely((key) => people.sekretaris.call(enterAgendaLine, { body }, key))
    const voided = letters.length % 4 === 0
    letters.push({ ...line, voided })
    const params = { entryId: line.id }
    if (voided) await surely((key) => people.sekretaris.call(voidAgendaLine, { params, body: { reason: 'uji' } }, key))
  }
}

async function client(number: number): Promise<void> {
  for (let at = 1; !over; at++)
    await Promise.all([oneDossier(`Uji ${number}-${at}`), twoLetters(`Surat ${number}-${at}`)]).catch(
      (error: unknown) => {
        refusals++
        console.log(`a client was refused: ${String(error)}`)
      },
    )
}

/** Until there are so many more of something, however slow the machine, and a little further: into the midst of the next. */
async function untilMore(count: () => number, more: number, furtherMs: number): Promise<void> {
  const enough = count() + more
  for (let tries = 0; tries < 1_000 && count() < enough; tries++) await wait(2)
  await wait(Math.random() * furtherMs)
}
const acted = () => acknowledged.length + letters.length

const began = Date.now()
await start()
await addDestinations({ administrator: people.administrator, press: people.fungsional })
{
  const settings = { unit: '', code: '', keeperPost: null, ordinal: 3 }
  const book = {
    ...settings,
    id: 'uji',
    direction: 'outgoing',
    name: 'Buku uji',
    pattern: 'U-{nomor}/{tahun}',
  } as const
  await people.administrator.call(addBook, { body: book })
  const sheets = { ...settings, id: 'disposisi', direction: 'outgoing', name: 'Buku disposisi' } as const
  await people.administrator.call(addBook, { body: { ...sheets, pattern: 'D-{nomor}/{tahun}' } })
  await people.administrator.call(setBookUse, { body: { kind: 'disposition', book: 'disposisi' } })
}
const clients = Array.from({ length: 4 }, (_, number) => client(number))
for (let count = 1; count <= kills; count++) {
  await (count % 2 === 0 ? untilMore(acted, Math.floor(Math.random() * 4), 60) : untilMore(askedSoFar, 1, 15))
  await kill(count % 3 === 0)
  await start()
  if (count % 20 === 0)
    console.log(
      `${count} kills, ${acknowledged.length} acts acknowledged, ${Math.round((Date.now() - began) / 1000)} s`,
    )
}
over = true
await Promise.all(clients)

// Outgoing work settles, then the office is closed and its books are read.
for (let tries = 0; tries < 600; tries++) {
  const answers = await Promise.all(
    [...published].map((path) =>
      fetch(`${base}${path}`).then(
        (it) => it.ok,
        () => false,
      ),
    ),
  )
  if (answers.every(Boolean)) break
  await wait(100)
}
const stopped = new Promise((resolve) => (server as ChildProcess | null)?.once('close', resolve))
;(server as ChildProcess | null)?.kill('SIGTERM')
await stopped

const { connection, close } = await openDatabase(config)
const { db } = connection
const { left, triedInVain } = await settleDestinations({ db, portalFolder: portalFolder(config), filesFolder: filesFolder(config), url: config.url, secret }) // prettier-ignore
const delivered = await countDelivered(db)
const lost = await countLost(db, { acknowledged, letters })
const { gaps, twins, halves, unsent, doubled } = await countBooks(db)
// Every act's papers were noted with it, and each is made once, whoever died while making it.
const files = openFileStore(filesFolder(config))
const ledger = await openLedger(db, { folder: config.folder, url: config.url, given: config.ledgerKey })
// One that was killed again and again is given up until the administrator asks again.
const troubled = await db.selectFrom('paper').select('id').where('made_at', 'is', null).where('reason', 'is not', null).execute() // prettier-ignore
for (const { id } of troubled) await db.transaction().execute((tx) => tryPaperAgain(tx, id, new Date()))
while (await makeNextPaper({ db, files, url: config.url, ledger }, new Date(Date.now() + 86_400_000)));
const unwritten = await countOf(
  db,
  sql`select
  (select count(*) from disposition d where not exists (select from paper p where p.kind = 'disposition' and p.about = d.id::text))::int
  + (select count(*) from publication b where (select count(*) from paper p where p.about = b.id::text) <> 2)::int
  + (select count(*) from paper where made_at is null)::int
  + (select abs((select count(*) from paper) - (select count(*) from ledger_entry where body like '%"kind":"paper-made"%')))::int as n`,
)
let unkept = 0
for (const { file_hash } of await db
  .selectFrom('paper')
  .select('file_hash')
  .where('file_hash', 'is not', null)
  .execute())
  await access(files.pathOf(file_hash ?? '')).catch(() => unkept++)
let missing = 0
for (const path of published) await readFile(join(portalFolder(config), path, 'index.html')).catch(() => missing++)
await close()
await closeDestinations()

const run = (args: string[]) =>
  new Promise<number>((resolve) =>
    spawn(process.execPath, [cli, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    }).on('close', (code) => resolve(code ?? 1)),
  )
const exported = join(folder, 'export')
const verified = (await run(['ledger', 'export', exported])) === 0 && (await run(['ledger', 'verify', exported])) === 0

console.log(`
kills                          ${kills}
acts acknowledged              ${acknowledged.length}
letters acknowledged           ${letters.length}
  answered after a repeat      ${repeated}
acknowledged acts lost         ${lost}
acts half done                 ${halves}
agenda gaps                    ${gaps}
agenda twins                   ${twins}
ledger verifies                ${verified ? 'yes' : 'NO'}
published                      ${published.size}
outgoing work lost             ${unsent + missing}
outgoing work doubled          ${doubled}
posts and letters              ${delivered.sent}
  uncertain, shown to a person ${delivered.uncertain}
  tried in vain, told           ${triedInVain}
  lost or left                 ${delivered.lost + left}
  doubled                      ${delivered.doubled}
papers lost or doubled         ${unwritten + unkept}
papers tried in vain           ${troubled.length}
clients refused                ${refusals}
seconds                        ${Math.round((Date.now() - began) / 1000)}`)
const failed =
  [
    lost,
    halves,
    gaps,
    twins,
    unsent,
    missing,
    doubled,
    delivered.lost,
    left,
    delivered.doubled,
    unwritten,
    unkept,
    refusals,
  ].filter((it) => it !== 0).length +
  (verified ? 0 : 1) +
  (acknowledged.length > 0 ? 0 : 1)
if (failed === 0) await rm(folder, { recursive: true, force: true })
else console.log(`kept for a look: ${folder}`)
process.exitCode = failed === 0 ? 0 : 1
