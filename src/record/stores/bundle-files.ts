/** The files of one dossier's archive bundle, made of the record while they are taken; kept nowhere else. */
import { contentSchema } from '../../base/content.ts'
import { crisisPlanSchema, type CallOutcome, type FactState } from '../../base/crisis.ts'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { BagFile } from '../../bundle/bag.ts'
import type { Db } from '../../db/connect.ts'
import type { Reader } from '../../db/readers.ts'
import { proofKindOf, type Proof } from '../../decision/rules.ts'
import { signedFileOf } from '../../decision/rules/signed-file.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import type { LiveLedger } from '../../ledger/live.ts'
import type { BundleData, BundleObject } from '../rules/bundle/data.ts'
import { verifyText } from '../rules/bundle/instructions.ts'
import { indexPage, versionPage } from '../rules/bundle/page.ts'
import { premisOf, premisXml } from '../rules/bundle/premis.ts'
import { listBundleCaptures, readCaptureBytes } from './bundle-captures.ts'
import * as store from './bundle-contents.ts'
import { readBundleNarratives } from './bundle-narratives.ts'
import { readBundleSituation } from './bundle-situation.ts'

/** Where the parts of a bundle lie that are not in the database. */
export type BundleSource = {
  readonly db: Db
  readonly ledger: LiveLedger
  readonly pathOf: (fileHash: string) => string
}

export type BundleToWrite = {
  /** The folder in the ZIP, and the name of the ZIP: `berkas-2026-0412`. */
  readonly name: string
  readonly number: string
  readonly info: readonly (readonly [string, string])[]
  readonly tags: Readonly<Record<string, string>>
  readonly files: AsyncIterable<BagFile>
  /** How many files there will be. */
  readonly total: number
}

/**
 * All that is kept of one dossier, as it stands now.
 * @throws {Refused} `not-found` for a dossier that is not there or not theirs to read; `bundle-too-large`
 */
export async function openBundle(
  source: BundleSource,
  it: { dossierId: string; reader: Reader },
  now: Date,
): Promise<BundleToWrite> {
  const { db, ledger } = source
  const { key } = ledger
  // One instant for all of it: an act between two readings would be in the trail and not among the entries.
  const [dossier, rows, situation, narratives, versions, decisions, statements, files, entries, papers, captures] =
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const found = await store.readBundleDossier(tx, it.dossierId, it.reader)
        return Promise.all([
          found,
          store.readBundleRecord(tx, found.id),
          readBundleSituation(tx, found.id),
          readBundleNarratives(tx, found.id),
          store.listBundleVersions(tx, found.id),
          store.listBundleDecisions(tx, found.id),
          store.listBundleStatements(tx, found.id),
          store.listBundleFiles(tx, found.id),
          store.listBundleEntries(tx, found.id),
          store.listBundlePapers(tx, found.id),
          listBundleCaptures(tx, found.id),
        ])
      })
  const { id } = dossier
  const record = { ...rows, ...situation, ...narratives, evidence_left_out: captures.leftOut }
  const { size, root, note } = await ledger.checkpoint()
  const indexes = entries.map((entry) => entry.index)
  const proofs = (await ledger.inclusions(indexes, size)).map((proof, at) => ({
    index: indexes[at],
    proof: proof.map((node) => node.toString('base64')),
  }))
  const names = await store.readBundleNames(db, personsIn([dossier, record, versions, decisions, statements.map((row) => JSON.parse(row.statement))])) // prettier-ignore

  const number = dossierNumber(dossier.year, dossier.number)
  const name = `berkas-${number.replace('/', '-')}`
  const [origin = ''] = note.split('\n')
  const fileName = (hash: string) => {
    const row = files.find((file) => file.hash === hash)
    return `${hash}.${extensionOf(row?.name ?? '', row?.media_type ?? '')}`
  }

  async function* filesOf(): AsyncGenerator<BagFile> {
    const objects: BundleObject[] = []
    const put = (path: string, text: string, mediaType: string, about: string): BagFile => {
      const bytes = Buffer.from(text)
      objects.push({ path, hash: sha256(bytes), sizeBytes: bytes.length, mediaType, about })
      return { path, bytes }
    }
    const json = (path: string, value: unknown, about: string) =>
      put(path, `${JSON.stringify(value, null, 2)}\n`, 'application/json', about)
    const { edition, ...facts } = dossier
    yield json(
      'dossier.json',
      { format: 'siar-bundle-1', ...facts, number, ledger: { origin, size } },
      'Identitas berkas',
    )
    yield put('edition.json', canonical(edition as Json), 'application/json', 'Edisi SOP yang berlaku bagi berkas ini')
    for (const version of versions) {
      const text = await store.readVersionText(db, { dossierId: id, hash: version.hash })
      const path = `versions/${version.number}-${version.hash}`
      yield put(`${path}.json`, text, 'application/json', `Versi ${version.number}`)
      const content = contentSchema.parse(JSON.parse(text))
      yield put(`${path}.html`, versionPage(content, { ...version, fileName }), 'text/html', `Versi ${version.number}, untuk dibaca`) // prettier-ignore
    }
    for (const { statement, signature } of decisions) {
      const hash = sha256(statement)
      yield put(`decisions/${hash}.json`, statement, 'application/json', 'Pernyataan keputusan')
      const challenge = Buffer.from(hash, 'hex').toString('base64url')
      const signed = signedFileOf(statement, challenge, signature as Json as Proof | null)
      if (signed) yield put(`decisions/${hash}.signed.json`, signed, 'application/json', 'Tanda tangan keputusan')
    }
    for (const { kind, statement } of statements)
      yield put(`statements/${sha256(statement)}.json`, statement, 'application/json', kind)
    const lists = { ...record, versions, decisions: decisions.map(withoutStatement) }
    for (const [kind, rows] of Object.entries(lists)) yield json(`record/${kind}.json`, rows, kind)
    yield json('record/names.json', names, 'Nama orang dan jabatan')
    for (const entry of entries)
      yield put(`ledger/entries/${entry.index}.json`, entry.body, 'application/json', `Catatan ${entry.index}`)
    yield put('ledger/proofs.json', `${JSON.stringify(proofs)}\n`, 'application/json', 'Jalur tiap catatan ke akar')
    yield put('ledger/checkpoint', note, 'text/plain', 'Titik periksa')
    yield put('ledger/vkey', `${key}\n`, 'text/plain', 'Kunci pemeriksa')
    for (const file of files) {
      const path = `files/${fileName(file.hash)}`
      objects.push({ path, hash: file.hash, sizeBytes: file.size_bytes, mediaType: file.media_type, about: file.name })
      yield { path, from: source.pathOf(file.hash), hash: file.hash }
    }
    // Papers stand under their file's hash; what they were made from is among the statements.
    for (const paper of papers) {
      const path = `papers/${paper.kind}-${paper.hash}.pdf`
      const about = paper.title ?? paper.kind
      objects.push({ path, hash: paper.hash, sizeBytes: paper.size_bytes, mediaType: 'application/pdf', about })
      yield { path, from: source.pathOf(paper.hash), hash: paper.hash }
    }
    // One after the other, so that no more than one look is held in memory.
    for (const it of captures.kept) {
      const { path, hash, mediaType, about } = it
      const bytes = it.isBody ? await readCaptureBytes(db, hash) : null
      objects.push({ path, hash, sizeBytes: bytes?.length ?? it.sizeBytes, mediaType, about })
      yield bytes ? { path, bytes } : { path, from: source.pathOf(hash), hash }
    }
    const data = dataOf({ dossier, number, record, versions, decisions, statements, entries: entries.length, names, objects }, { origin, size, root: root.toString('base64'), key, now }) // prettier-ignore
    const premis = premisOf(data)
    yield { path: 'premis.json', bytes: `${JSON.stringify(premis, null, 2)}\n` }
    yield { path: 'premis.xml', bytes: premisXml(premis) }
    yield { path: 'index.html', bytes: indexPage(data) }
  }

  const signed = decisions.filter((row) => proofKindOf(row.signature as Json | null) === 'passkey').length
  return {
    name,
    number,
    info: [
      ['Source-Organization', names.office?.name ?? ''],
      ['Organization-Address', names.office ? `${names.office.address}, ${names.office.regency}` : ''],
      ['External-Identifier', number],
      ['External-Description', dossier.title],
      ['Bag-Software-Agent', 'Siar'],
      ['Siar-Ledger', `${origin} ${size} ${root.toString('base64')}`],
    ],
    tags: { 'VERIFY.txt': verifyText({ name, origin, size, key }) },
    files: filesOf(),
    total:
      2 + versions.length * 2 + decisions.length + signed + statements.length + Object.keys(record).length + 3 +
      entries.length + 3 + files.length +
      papers.length + captures.kept.length + 3, // prettier-ignore
  }
}

/** The statement has a file of its own, under its hash. */
function withoutStatement(row: Awaited<ReturnType<typeof store.listBundleDecisions>>[number]) {
  const { statement: _, ...kept } = row
  return kept
}

type Gathered = {
  dossier: Awaited<ReturnType<typeof store.readBundleDossier>>
  number: string
  record: Readonly<Record<string, readonly store.Row[]>>
  versions: Awaited<ReturnType<typeof store.listBundleVersions>>
  decisions: Awaited<ReturnType<typeof store.listBundleDecisions>>
  statements: Awaited<ReturnType<typeof store.listBundleStatements>>
  entries: number
  names: Awaited<ReturnType<typeof store.readBundleNames>>
  objects: readonly BundleObject[]
}

function dataOf(
  { dossier, number, record, versions, decisions, statements, entries, names, objects }: Gathered,
  it: { origin: string; size: number; root: string; key: string; now: Date },
): BundleData {
  const rows = <Kept>(kind: string) => (record[kind] ?? []) as unknown as readonly Kept[]
  const iso = (at: Date) => at.toISOString()
  return {
    number,
    title: dossier.title,
    state: dossier.state,
    limited: dossier.limited,
    classification: dossier.classification,
    closedOn: dossier.closed_on,
    office: names.office,
    people: new Map(names.people.map((person) => [person.id, person.name])),
    posts: new Map(names.posts.map((post) => [post.id, post.name])),
    madeAt: iso(it.now),
    checkpoint: { origin: it.origin, size: it.size, root: it.root },
    key: it.key,
    entries,
    objects,
    acts: rows<{ acted_at: Date; kind: string; step: number; person_id: string; post_id: string | null; note: string; version_hash: string | null; ledger_index: number }>('trail').map((row) => ({ at: iso(row.acted_at), kind: row.kind, step: row.step, personId: row.person_id, postId: row.post_id, note: row.note, version: row.version_hash, ledgerIndex: row.ledger_index })),
    versions: versions.map((row) => ({ number: row.number, hash: row.hash, title: row.title ?? '', name: row.name, personId: row.created_by, at: iso(row.created_at) })),
    decisions: decisions.map((row) => ({ at: iso(row.decided_at), answer: row.answer, reason: row.reason, personId: row.person_id, postId: row.post_id, version: row.version_hash, proof: proofKindOf(row.signature as Json | null), statementHash: sha256(row.statement) })),
    comments: rows<{ created_at: Date; person_id: string; text: string; state: string }>('comments').map((row) => ({ at: iso(row.created_at), personId: row.person_id, text: row.text, state: row.state })),
    agenda: rows<{ book_name: string; formatted: string; subject: string; entered_at: Date }>('agenda').map((row) => ({ book: row.book_name, number: row.formatted, subject: row.subject, at: iso(row.entered_at) })),
    dispositions: rows<{ written_at: Date; to_post_id: string; instruction: string }>('dispositions').map((row) => ({ at: iso(row.written_at), to: row.to_post_id, instruction: row.instruction })),
    deliveries: rows<{ channel: string; destination: string; state: string; sent_at: Date | null }>('deliveries').map((row) => ({ channel: row.channel, destination: row.destination, state: row.state, at: row.sent_at && iso(row.sent_at) })),
    captures: rows<{ taken_at: Date; url: string; status: number | null; outcome: string; body_hash: string | null; ledger_index: number }>('evidence').map((row) => ({ at: iso(row.taken_at), url: row.url, status: row.status, outcome: row.outcome, body: row.body_hash && `captures/${row.body_hash}.body`, ledgerIndex: row.ledger_index })),
    crisis: crisisOf(rows, iso),
    answers: statements.filter((row) => row.kind === 'fact-answer').map((row) => {
      const { name = '', post = '', saidAt = '' } = JSON.parse(row.statement) as Record<string, string>
      return { name, post, at: saidAt }
    }),
    lists: Object.entries({ ...record, versions, decisions }).map(([kind, list]) => ({ path: `record/${kind}.json`, count: list.length })),
  } // prettier-ignore
}

/** The first hour as a person reads it who has nothing but the bundle. */
function crisisOf(rows: <Kept>(kind: string) => readonly Kept[], iso: (at: Date) => string): BundleData['crisis'] {
  const [situation] = rows<{ begun_at: Date; picked_at: Date | null; speed: number; drill: boolean; ended_at: Date | null; end_reason: string | null }>('situation') // prettier-ignore
  if (!situation) return null
  const [checklist] = rows<{ number: number; body: unknown }>('situation_checklist')
  const ticks = rows<{ step_id: string; note: string; done_at: Date; ticked_by: string }>('situation_steps')
  return {
    begunAt: iso(situation.begun_at),
    pickedAt: situation.picked_at && iso(situation.picked_at),
    endedAt: situation.ended_at && iso(situation.ended_at),
    endReason: situation.end_reason ?? '',
    drill: situation.drill,
    speed: situation.speed,
    checklist: checklist?.number ?? 0,
    steps: crisisPlanSchema.parse(checklist?.body).steps.map((step) => {
      const tick = ticks.find((it) => it.step_id === step.id)
      return { minute: step.minute, text: step.text, at: tick ? iso(tick.done_at) : null, personId: tick?.ticked_by ?? null, note: tick?.note ?? '' } // prettier-ignore
    }),
    speakers: rows<{ name: string; role: string; reason: string; set_at: Date }>('situation_speakers').map((it) => ({ name: it.name, role: it.role, reason: it.reason, at: iso(it.set_at) })),
    facts: rows<{ state: FactState; text: string; source: string; said_by: string; recorded_at: Date }>('situation_facts').map((it) => ({ state: it.state, text: it.text, source: it.source, personId: it.said_by, at: iso(it.recorded_at) })),
    promises: rows<{ words: string; due_at: Date; kept_at: Date | null; kept_note: string | null; kept_version: string | null }>('situation_promises').map((it) => ({ words: it.words, dueAt: iso(it.due_at), keptAt: it.kept_at && iso(it.kept_at), note: it.kept_note ?? '', version: it.kept_version })),
    calls: rows<{ name: string; role: string; outcome: CallOutcome; note: string; called_by: string; called_at: Date }>('situation_calls').map((it) => ({ name: it.name, role: it.role, outcome: it.outcome, note: it.note, personId: it.called_by, at: iso(it.called_at) })),
    lessons: rows<{ text: string; said_by: string; said_at: Date }>('situation_lessons').map((it) => ({ text: it.text, personId: it.said_by, at: iso(it.said_at) })),
  } // prettier-ignore
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Every id that may be a person's; of the others none is found, and none is named. */
function personsIn(value: unknown): string[] {
  const found = new Set<string>()
  const waiting: unknown[] = [value]
  for (let it = waiting.pop(); it !== undefined; it = waiting.pop()) {
    if (typeof it === 'string' && UUID.test(it)) found.add(it)
    else if (typeof it === 'object' && it !== null && !(it instanceof Date)) waiting.push(...Object.values(it).filter((child) => child !== null && child !== undefined)) // prettier-ignore
  }
  return [...found].slice(0, PERSONS_MAX)
}
const PERSONS_MAX = 10_000

/** The end of a file's name where it is a plain one, else one that its type has. */
function extensionOf(name: string, mediaType: string): string {
  const own = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  return own ?? mediaType.replace(/^.*\//, '').replace(/[^a-z0-9]/g, '').slice(0, 8) ?? 'bin' // prettier-ignore
}
