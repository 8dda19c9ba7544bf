import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { contentHash } from '../base/content-hash.ts'
import { contentSchema } from '../base/content.ts'
import { readConfig, StartRefused } from '../config.ts'
import { decide } from '../decision/api.ts'
import { actOnDossier, readDossier, receipt as receiptSchema, saveDraft } from '../dossier/api.ts'
import { listContentTypes } from '../dossier/api/content-types.ts'
import { channelsOf, withVariants } from '../dossier/rules/variants.ts'
import { addItem, pickItem } from '../inventory/api.ts'
import { signedDecision, type Signer } from '../demo/signing.ts'
import { softwareAuthenticator } from '../demo/software-authenticator.ts'
import { addPasskey, beginPasskey, readMe, setUp, signIn } from '../office/api.ts'
import { makeSetupLink } from '../office/stores/set-up.ts'
import { openApiClient, type ApiClient } from './client.ts'
import type { Command } from './command.ts'

const people = [
  { postId: 'fungsional', name: 'Dewi Anggraini', email: 'dewi@contoh.go.id' },
  { postId: 'kepala-bidang', name: 'Retno Wulandari', email: 'retno@contoh.go.id' },
  { postId: 'sekretaris', name: 'Bambang Sutrisno', email: 'bambang@contoh.go.id' },
  { postId: 'kepala-dinas', name: 'Hadi Prasetyo', email: 'hadi@contoh.go.id' },
] as const
const password = 'contoh-sandi-2026'
const input = z.object({ item: addItem.body, content: contentSchema })
type Receipt = z.output<typeof receiptSchema>

export const command: Command = {
  name: 'example',
  summary: 'run one dossier through all six steps over the public API',
  usage: `siar example [FILE]

Starts a fresh temporary Siar, sets an office up through its one-time link, signs four people in and takes the dossier of
FILE (examples/dossier.json) from the inventory to the public portal, over the public HTTP API alone. Prints one line an
act: step, who, agenda number, ledger index, content hash; then the portal address, and waits no longer.

Exit code: 0 when every act was right and the public page holds the approved text, 1 otherwise.`,
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const given = await readInput(
      positionals[0] ?? fileURLToPath(new URL('../../examples/dossier.json', import.meta.url)),
    )
    const folder = await mkdtemp(join(tmpdir(), 'siar-example-'))
    const port = await freePort()
    const { openSiar } = await import('../main.ts')
    const siar = await openSiar(readConfig({ PORT: String(port), SIAR_DATA: folder, SIAR_LOG: 'error' }))
    try {
      const link = await makeSetupLink(siar.connection.db, new Date())
      assert.ok(link, 'a fresh office has a set-up link')
      return await runDossier(`http://127.0.0.1:${port}`, link, given)
    } finally {
      await siar.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function readInput(file: string): Promise<z.output<typeof input>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new StartRefused(`${file} cannot be read: ${error.code ?? error.message}.`)
  })
  try {
    return input.parse(JSON.parse(text))
  } catch (error) {
    const why =
      error instanceof z.ZodError ? `${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}` : 'not JSON'
    throw new StartRefused(`${file} is no example like examples/dossier.json (${why}).`)
  }
}

async function runDossier(base: string, token: string, given: z.output<typeof input>): Promise<number> {
  await openApiClient(base).call(setUp, {
    params: { token },
    body: {
      office: {
        name: 'Dinas Komunikasi dan Informatika',
        regency: 'Kabupaten Contoh',
        address: 'Jalan Contoh 1',
        logo: null,
      },
      administrator: { name: 'Agus Wibowo', email: 'agus@contoh.go.id', password },
      people: people.map((person) => ({ ...person, password })),
      executors: [],
    },
  })
  const [fungsional, kabid, sekretaris, kadis] = (await Promise.all(
    people.map(({ email }) => signedIn(base, email)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient]

  const item = await fungsional.call(addItem, { body: given.item })
  const { dossierId } = await fungsional.call(pickItem, { params: { itemId: item.id }, body: { urgent: true } })
  const params = { dossierId }
  const read = () => fungsional.call(readDossier, { params })
  const started = await read()
  tell(1, people[0].name, { ledgerIndex: started.trail[0]?.ledgerIndex ?? -1, agenda: [], versionHash: null })
  assert.equal(started.step, 2)

  const { rows: types } = await fungsional.call(listContentTypes, {})
  const type = types.find((it) => it.type.id === given.content.type)?.type
  const content = withVariants(given.content, channelsOf(type))
  const saved = await fungsional.call(saveDraft, { params, body: { content, seenSave: 0 } })
  assert.equal(saved.hash, contentHash(content), 'the server names the text as anyone can')

  let { revision } = await fungsional.call(actOnDossier, {
    params,
    body: { seenRevision: started.revision, act: { kind: 'assess', level: given.item.level, reason: '' } },
  })
  const sendOn = async (step: number, who: ApiClient, name: string): Promise<Receipt> => {
    const receipt = await who.call(actOnDossier, {
      params,
      body: { seenRevision: revision, act: { kind: 'complete', version: saved.hash } },
    })
    revision = receipt.revision
    assert.equal(receipt.versionHash, saved.hash)
    tell(step, name, receipt)
    return receipt
  }
  await sendOn(2, kabid, people[1].name)
  await sendOn(3, sekretaris, people[2].name)
  const signer = await addSoftwarePasskey(kadis, base)
  const decided = await kadis.call(decide, {
    params,
    body: signedDecision(signer, await kadis.call(readDossier, { params }), saved.hash, { answer: 'yes' }, new Date()),
  })
  revision = decided.revision
  assert.ok(decided.decisionId)
  tell(4, people[3].name, decided)
  await sendOn(5, kabid, people[1].name)
  const published = await sendOn(6, fungsional, people[0].name)
  assert.equal(published.state, 'published')
  assert.ok(published.publicPath)

  const address = `${base}${published.publicPath}`
  const page = await pageOnceThere(address)
  for (const words of [given.content.title, 'Terminal Durenan', 'Kebencanaan'])
    assert.ok(page.includes(words), `the public page says “${words}”`)
  console.log(`\nPublic: ${address}  (${page.length} bytes, approved text ${saved.hash})`)
  return 0
}

/** Registers a passkey made of software over the API, as a browser would with the one of the device. */
async function addSoftwarePasskey(kadis: ApiClient, base: string): Promise<Signer> {
  const { origin, hostname: rpId } = new URL(base)
  const authenticator = softwareAuthenticator({ origin, rpId })
  const { options } = await kadis.call(beginPasskey, {})
  await kadis.call(addPasskey, { body: { name: 'Contoh', response: authenticator.register(options) } })
  const { personId } = await kadis.call(readMe, {})
  return { personId, authenticator }
}

async function signedIn(base: string, email: string): Promise<ApiClient> {
  const client = openApiClient(base)
  await client.call(signIn, { body: { email, password } })
  return client
}

function tell(step: number, who: string, it: Pick<Receipt, 'ledgerIndex' | 'agenda' | 'versionHash'>): void {
  const agenda = it.agenda.map((entry) => `${entry.book} ${entry.year}/${entry.number}`).join(', ') || '-'
  console.log(
    `step ${step}  ${who.padEnd(17)}  agenda ${agenda.padEnd(36)}  ledger ${String(it.ledgerIndex).padStart(3)}  ${it.versionHash ?? '-'}`,
  )
}

const PATIENCE_MS = 20_000

/** The public page, as soon as the outgoing work has written it. */
async function pageOnceThere(address: string): Promise<string> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const response = await fetch(address)
    if (response.ok) return response.text()
    await response.body?.cancel()
    await wait(100)
  }
  throw new Error(`${address} did not appear within ${PATIENCE_MS / 1000} s`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
