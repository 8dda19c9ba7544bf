import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('the import table', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siar-boundaries-'))
    await cp(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'))
    await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  /** Lints a small house made of these files; resolves to what the linter said, or null when it was content. */
  async function lint(files: Record<string, string>): Promise<string | null> {
    await rm(join(folder, 'src'), { recursive: true, force: true })
    for (const [path, text] of Object.entries({
      'src/base/hash.ts': 'export const one = 1\n',
      'src/dossier/store.ts': 'export const two = 2\n',
      ...files,
    })) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return new Promise((resolve) =>
      execFile(
        process.execPath,
        [join(root, 'node_modules/oxlint/bin/oxlint'), 'src'],
        { cwd: folder },
        (error, stdout) => resolve(error ? stdout : null),
      ),
    )
  }

  test('is content with a house in order', async () => {
    assert.equal(
      await lint({
        'src/decision/store.ts': "import { two } from '../dossier/store.ts'\nexport const three = two + 1\n",
      }),
      null,
    )
  })

  const planted: Record<string, Record<string, string>> = {
    'a room that uses a later room': {
      'src/sop/store.ts': "import { two } from '../dossier/store.ts'\nexport const three = two\n",
    },
    'the press that uses what goes out to it': {
      'src/publication/store.ts': 'export const three = 3\n',
      'src/press/store.ts': "import { three } from '../publication/store.ts'\nexport const four = three\n",
    },
    'a screen that reaches a store': {
      'src/dossier/screens/Page.tsx': "import { two } from '../store.ts'\nexport const three = two\n",
    },
    'a rule that reaches a store, at run time': {
      'src/dossier/rules.ts': "export const read = () => import('./store.ts')\n",
    },
    'plumbing that uses a room': {
      'src/db/connect.ts': "import { two } from '../dossier/store.ts'\nexport const three = two\n",
    },
    'a rule that touches the disk': {
      'src/dossier/rules.ts': "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('x')\n",
    },
    'a file of a name that no room has': { 'src/dossier/helpers.ts': 'export const four = 4\n' },
  }
  for (const [name, files] of Object.entries(planted))
    test(`catches ${name}`, async () => {
      assert.notEqual(await lint(files), null)
    })
})
