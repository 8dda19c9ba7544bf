import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { removeLeftUploads } from './spool.ts'

test('an upload that a killed process left is gone after a day; a younger one, and what is none, stay', async () => {
  const [place, before] = [await mkdtemp(join(tmpdir(), 'siar-left-')), process.env['TMPDIR']]
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 60 * 60_000)
  try {
    for (const [name, hours] of [
      ['siar-upload-old', 25],
      ['siar-upload-new', 23],
      ['other-old', 99],
    ] as const) {
      // prettier-ignore
      await mkdir(join(place, name))
      await writeFile(join(place, name, 'upload'), 'x')
      await utimes(join(place, name), hoursAgo(hours), hoursAgo(hours))
    }
    await symlink(join(place, 'other-old'), join(place, 'siar-upload-link'))
    process.env['TMPDIR'] = place
    assert.equal(await removeLeftUploads(new Date()), false)
    assert.deepEqual((await readdir(place)).toSorted(), ['other-old', 'siar-upload-link', 'siar-upload-new'])
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    await rm(place, { recursive: true })
  }
})
