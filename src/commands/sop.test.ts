import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { openTestOffice } from '../../test/office.ts'
import { sha256 } from '../base/hash.ts'
import { openFileStore } from '../files/store.ts'
import { plainLetterhead } from '../office/rules/letterhead.ts'
import { insertLetterhead } from '../office/stores/letterhead.ts'
import { insertMissingSheets } from '../record/stores/sheets.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'siar-sop-'))
after(() => rmSync(home, { recursive: true, force: true }))

function siar(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'sop', ...args], { cwd: home, encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('an edition as JSON becomes BPMN, and the BPMN the same edition; nothing is overwritten', () => {
  writeFileSync(join(home, 'sop.json'), JSON.stringify(defaultEdition))
  assert.deepEqual(siar('export', 'sop.json', 'sop.bpmn'), { code: 0, out: '', err: '' })
  const { out, err } = siar('show', 'sop.bpmn')
  assert.deepEqual([JSON.parse(out), err], [defaultEdition, ''])
  const before = readFileSync(join(home, 'sop.bpmn'), 'utf8')
  const again = siar('export', 'sop.bpmn', 'sop.bpmn')
  assert.deepEqual([again.code, again.err], [2, 'siar: sop.bpmn is there already; choose another name.\n'])
  assert.equal(readFileSync(join(home, 'sop.bpmn'), 'utf8'), before)
})

test('what an edition cannot hold is told apart from the edition; what is no BPMN is refused in one sentence', () => {
  const changed = readFileSync(join(home, 'sop.bpmn'), 'utf8').replace('name="Selesai"', 'name="Terpublikasi"')
  writeFileSync(join(home, 'lain.bpmn'), changed)
  const shown = siar('show', 'lain.bpmn', '--language', 'en')
  assert.deepEqual(JSON.parse(shown.out), defaultEdition)
  assert.equal(shown.err, 'The name “Terpublikasi” (end event) is not kept.  [name]\n')
  writeFileSync(join(home, 'rusak.bpmn'), '<!DOCTYPE x>')
  const refused = siar('lint', 'rusak.bpmn', '--language', 'en')
  assert.deepEqual([refused.code, refused.out], [2, ''])
  assert.match(refused.err, /^siar: rusak\.bpmn: This file holds a DOCTYPE[^\n]+\n$/)
})

test('two posts of one id are told by lint, and no step of such an edition would be anyone’s', () => {
  const twins = { ...defaultEdition, posts: [...defaultEdition.posts, { id: 'sekretaris', name: 'Sekretaris Dua' }] }
  writeFileSync(join(home, 'kembar.json'), JSON.stringify(twins))
  const { code, out } = siar('lint', 'kembar.json', '--language', 'en')
  assert.equal(code, 1)
  assert.match(out, /^error {4}posts\.4\.id .*The post Sekretaris Dua has the id “sekretaris”.*\[duplicate-post\]$/m)
})

test('the sheet is drawn as PDF, SVG or a Word document by its name; another name or a bad file is told in one sentence', () => {
  writeFileSync(join(home, 'sop.json'), JSON.stringify(defaultEdition))
  const begins = { 'lembar.pdf': '%PDF-1.7', 'lembar.svg': '<svg ', 'LEMBAR.DOCX': 'PK\x03\x04' }
  for (const [out, first] of Object.entries(begins)) {
    assert.deepEqual(siar('render', 'sop.json', out), { code: 0, out: '', err: '' })
    assert.match(readFileSync(join(home, out), 'latin1').slice(0, 200), new RegExp(`^(?:<\\?xml[^>]*>\\s*)?${first}`))
  }
  const wrong = (...args: string[]) => {
    const { code, err } = siar('render', ...args)
    assert.equal(code, 2, args.join(' '))
    return err
  }
  for (const args of [['sop.json', 'lembar.png'], ['sop.json'], ['sop.json', 'lembar.pdf', '--sheet', 'A3']])
    assert.match(wrong(...args), /^siar sop lint/)
  writeFileSync(join(home, 'bukan.json'), '{ "title": 1 }')
  assert.match(wrong('bukan.json', 'x.pdf'), /^siar: bukan\.json is not an edition: [^\n]+\n$/)
  assert.match(wrong('tidak-ada.json', 'x.pdf'), /^siar: tidak-ada\.json cannot be read: ENOENT\.\n$/)
  assert.match(wrong('sop.json', 'folder/x.docx'), /^siar: folder\/x\.docx cannot be written: ENOENT\.\n$/)
})

test('the edition in force is drawn as the office’s papers are: on its sheet, with its emblem', async () => {
  const office = await openTestOffice()
  after(() => office.close())
  const logo = await sharp({ create: { width: 30, height: 40, channels: 3, background: '#075' } })
    .png()
    .toBuffer()
  await office.db.transaction().execute(async (tx) => {
    const files = openFileStore(join(office.folder, 'files'))
    const { hash } = await files.put(tx, { name: 'lambang.png', bytes: logo }, new Date())
    const plain = plainLetterhead({ name: 'Dinas', regency: '', address: '', logo: hash })
    const { personId } = office.people.administrator
    await insertLetterhead(tx, { letterhead: { ...plain, sheet: 'F4' }, personId }, new Date())
  })
  const { host, port, user, database, connectionString } = office.pool.options
  const address = connectionString ?? `postgres://${user}@/${database}?host=${String(host)}&port=${port}`
  const env = { ...process.env, SIAR_DATA: office.folder, DATABASE_URL: address }
  const tried = (...more: string[]) => {
    const args = [cli, 'sop', 'render', '--current', ...more]
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8', env })
    return [status, stderr]
  }
  const render = (...more: string[]) => assert.deepEqual(tried(...more), [0, ''])
  render('kini.svg')
  const svg = readFileSync(join(home, 'kini.svg'), 'utf8')
  assert.match(svg, /width="935\.43"/) // 330 mm: F4 on its side
  assert.match(svg, /<image /)

  // Once its sheet is a paper, the PDF is the file that was kept; on another sheet it is drawn for whoever asks.
  assert.equal(await insertMissingSheets(office.db, new Date()), 1)
  await office.makePapers()
  const kept = await office.db.selectFrom('paper').select('file_hash').where('kind', '=', 'sop-sheet').executeTakeFirstOrThrow() // prettier-ignore
  render('kini.pdf')
  render('sama.pdf', '--sheet', 'F4')
  render('lain.pdf', '--sheet', 'A4')
  const [given, same, other] = ['kini.pdf', 'sama.pdf', 'lain.pdf'].map((it) => sha256(readFileSync(join(home, it))))
  assert.deepEqual([given, same], [kept.file_hash, kept.file_hash])
  assert.notEqual(other, kept.file_hash)

  // What the disk no longer holds as it was is not handed on as the office's sheet.
  const damaged = (hash: string) => {
    const path = openFileStore(join(office.folder, 'files')).pathOf(hash)
    writeFileSync(path, readFileSync(path).subarray(0, -20))
    return path
  }
  const at = damaged(kept.file_hash ?? '')
  assert.deepEqual(tried('rusak.pdf'), [2, `siar: the sheet that was kept is not whole at ${at}; restore it from a back-up.\n`]) // prettier-ignore
  const emblem = damaged(sha256(logo))
  assert.deepEqual(tried('rusak.docx'), [2, `siar: the picture at ${emblem} is damaged or lost; restore it from a back-up.\n`]) // prettier-ignore
})
