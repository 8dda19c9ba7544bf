import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
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
