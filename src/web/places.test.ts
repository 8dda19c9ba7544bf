import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { everywhere } from './places.ts'

test('every place has a letter of its own, and none is the letter that asks for places', () => {
  const letters = everywhere.map((place) => place.key)
  assert.deepEqual(letters, [...new Set(letters)])
  for (const letter of letters) assert.match(letter, /^[a-fh-z]$/)
})

/** The keys that a file takes for itself, as they stand in its calls of `useKeys`. */
async function keysIn(file: string): Promise<string[]> {
  const text = await readFile(new URL(file, import.meta.url), 'utf8')
  const calls = [...text.matchAll(/useKeys\(([^]*?)\)\n/g)].map(([, said = '']) =>
    /^\w+$/.test(said) ? (new RegExp(`const ${said} = ([^]*?)\\n  use`).exec(text)?.[1] ?? '') : said,
  )
  return calls.flatMap((said) => [...said.matchAll(/(?:^|[{,\s])'?([a-z?/])'?: /g)].map(([, key = '']) => key))
}

test('no two acts that can be on one screen share a key', async () => {
  // What stands beside what: the frame is on every screen, the text and its changes are parts of a dossier's page.
  const frame = await keysIn('Frame.tsx')
  const screens = {
    inventory: [
      '../inventory/screens/Inventory.tsx',
      '../inventory/screens/ItemDetail.tsx',
      '../inventory/screens/ItemProgrammes.tsx',
      '../inventory/screens/SameDossiers.tsx',
    ],
    programmes: ['../inventory/screens/Programmes.tsx'],
    questions: ['../press/screens/Questions.tsx'],
    dossier: ['../dossier/screens/comments/CommentedText.tsx', '../dossier/screens/DifferenceView.tsx'],
  }
  assert.deepEqual(frame.toSorted(), ['/', '?'])
  const known = new Set([
    'Frame.tsx',
    'keys.ts',
    ...Object.values(screens)
      .flat()
      .map((it) => it.split('/').at(-1)),
  ])
  for await (const file of glob('../**/*.{ts,tsx}', { cwd: new URL('.', import.meta.url) }))
    if (!file.endsWith('.test.ts') && /\buseKeys\(/.test(await readFile(new URL(file, import.meta.url), 'utf8')))
      assert.ok(known.has(file.split('/').at(-1)), `${file} takes keys: say here on which screen`)
  for (const [screen, files] of Object.entries(screens)) {
    const keys = [...frame, 'g', ...(await Promise.all(files.map(keysIn))).flat()]
    assert.ok(keys.length > 3, screen)
    assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted(), screen)
  }
})
