import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { refusals, sentence } from './refused.ts'

test('no code of a refusal stands in two parts of the table, and none of its parts is left out', async () => {
  const folder = new URL('refusals/', import.meta.url)
  const parts = await Promise.all(
    readdirSync(folder)
      .filter((name) => name !== 'refusal.ts')
      .map(async (name) => Object.values((await import(new URL(name, folder).href)) as object)),
  )
  const codes = parts.flat().flatMap((part) => Object.keys(part as object))
  assert.deepEqual(codes.toSorted(), Object.keys(refusals).toSorted())
})

test('a refusal speaks both languages', () => {
  assert.match(sentence({ code: 'own-draft' }, 'id'), /orang lain yang memutuskan/)
  assert.match(sentence({ code: 'own-draft' }, 'en'), /someone else decides/)
})
