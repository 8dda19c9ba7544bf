import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { dayOf, ZONE } from '../src/base/calendar.ts'
import { importFilingTable, saveFilingRules, readFilingRules } from '../src/record/api/filing-tables.ts'
import type { FilingRules, TableKind } from '../src/record/rules/filing.ts'
import type { TestOffice, TestPerson } from './office.ts'

/** Uploads a file as a person does; resolves to its hash. */
export async function upload(office: TestOffice, person: TestPerson, text: string, name: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([text]), name)
  const sent = new Response(form)
  const reply = await office.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  assert.equal(reply.statusCode, 200, reply.body)
  return (reply.json() as { hash: string }).hash
}

/** The smallest paper that is one. */
export const SCAN = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'

/** Minutes that the keeper of the records may record of these lines. */
export function minutesOf(scanHash: string, filings: string[]) {
  const today = dayOf(ZONE, new Date())
  return {
    kind: 'destruction' as const,
    minutesNumber: '045/BA/2026',
    minutesOn: today,
    signers: 'Bambang, Sekretaris\nTutik, Inspektorat (saksi)',
    approvalNumber: '000.5.6.2/12/2026',
    approvalOn: today,
    approvalBy: 'Bupati Contoh',
    scanHash,
    note: '',
    filings,
  }
}

/** Sends a table as a file, to be checked or, with an id, taken in. */
export function sendTable(
  office: TestOffice,
  it: { kind: TableKind; person: TestPerson; body: string | Buffer; query?: Record<string, string> },
) {
  const search = new URLSearchParams({ kind: it.kind, name: `${it.kind}.csv`, ...it.query })
  return office.app.inject({
    method: 'POST',
    url: `${importFilingTable.path}${it.query?.['id'] ? '' : '/check'}?${search}`,
    headers: { authorization: `Bearer ${it.person.token}`, 'content-type': 'application/octet-stream' },
    payload: it.body,
  })
}

/** The office's own schedule of one series, which every text belongs to. */
export async function takeInSchedule(office: TestOffice, row: string): Promise<void> {
  const person = office.people.administrator
  const query = () => ({ id: randomUUID(), decree: 'Perbup Nomor 12 Tahun 2025', fromOn: '2025-01-01' })
  const codes = 'Kode,Uraian\n400,Kesejahteraan rakyat\n400.14,Hubungan masyarakat\n'
  const schedule = `Jenis arsip,Kode,Aktif,Inaktif,Nasib akhir\n${row}\n`
  for (const [kind, body] of [
    ['classification', codes],
    ['retention', schedule],
  ] as const) {
    const reply = await sendTable(office, { kind, person, body, query: query() })
    assert.equal(reply.statusCode, 200, reply.body)
  }
  const { revision } = await person.call(readFilingRules, {})
  const rules: FilingRules = { fallback: row.split(',')[0] ?? '', types: {} }
  await person.call(saveFilingRules, { body: { rules, seenRevision: revision } })
}

/** As if a closed dossier's periods had ended last year and it were to be destroyed; resolves to its line in the list. */
export async function makeDue(office: TestOffice, dossierId: string): Promise<string> {
  const year = Number(dayOf(ZONE, new Date()).slice(0, 4))
  const { id } = await office.db
    .updateTable('filing')
    .set({
      fate: 'destroy',
      closed_on: `${year - 4}-05-02`,
      active_until: `${year - 2}-12-31`,
      inactive_until: `${year - 1}-12-31`,
    })
    .where('dossier_id', '=', dossierId)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
