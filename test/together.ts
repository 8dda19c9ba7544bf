/**
 * `node test/together.ts FILE…`: runs test files one after the other in one process, each as a suite of its own with its own
 * hooks, so that the sources they all stand on are loaded once.
 */
import { describe } from 'node:test'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

for (const file of process.argv.slice(2))
  await describe(file, async () => {
    await import(pathToFileURL(resolve(file)).href)
  })
