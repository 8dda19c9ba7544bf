import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fillWithDemo } from '../../test/demo-office.ts'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { listRounds } from '../inventory/api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice({ fill: fillWithDemo })
})
after(() => office?.close())

test('the demo’s round has the hours that the SOP gives it from its opening, and is neither new nor late', async () => {
  const { rows } = await office.people.fungsional.call(listRounds, { query: { limit: 5 } })
  const [round, ...others] = rows
  assert.ok(round && others.length === 0)
  assert.equal(round.standardMinutes, 30 * 60)
  assert.ok(round.leftMinutes > 0 && round.leftMinutes < round.standardMinutes, String(round.leftMinutes))
  assert.ok(round.counts.open > 0 && round.counts.picked > 0, JSON.stringify(round.counts))
})
