import { defineConfig } from 'oxlint'

/** Rooms, in the order the data moves: a room may use the rooms before it, never those after. */
const flow = [
  'sop',
  'office',
  'notice',
  'inventory',
  'dossier',
  'crisis',
  'decision',
  'press',
  'publication',
  'record',
  'report',
]

/** What a file of this name may import: from rooms up to its own, and from the plumbing. */
const kinds: Record<string, { rooms: string[]; plumbing: string[] }> = {
  rules: { rooms: ['rules'], plumbing: ['base', 'radar'] },
  api: { rooms: ['api', 'rules'], plumbing: ['base', 'contract'] },
  store: { rooms: ['store', 'rules'], plumbing: ['base', 'radar', 'db', 'ledger', 'bundle'] },
  jobs: {
    rooms: ['store', 'rules', 'drawer'],
    plumbing: [
      'base',
      'radar',
      'db',
      'jobs',
      'engine',
      'portal',
      'files',
      'outgoing',
      'papers',
      'signing',
      'ledger',
      'bundle',
    ],
  },
  routes: {
    rooms: ['api', 'store', 'rules', 'drawer'],
    plumbing: ['base', 'db', 'http', 'contract', 'engine', 'files', 'ledger', 'portal', 'papers', 'signing', 'bundle'],
  },
  screens: { rooms: ['screens', 'api', 'rules'], plumbing: ['base', 'contract', 'web'] },
  drawer: { rooms: ['drawer', 'store', 'rules'], plumbing: ['base', 'db', 'portal', 'files', 'papers', 'outgoing'] },
}

const plumbing: Record<string, string[]> = {
  base: [],
  contract: ['base'],
  radar: ['base'],
  portal: ['base'],
  outgoing: ['base'],
  papers: ['base'],
  signing: ['base', 'outgoing'],
  db: ['base'],
  files: ['base', 'db', 'http', 'contract', 'ledger'],
  ledger: ['base', 'db'],
  // Its verifier judges signed decisions by the very rule that took them.
  bundle: ['base', 'ledger', 'decision/rules'],
  jobs: ['base', 'db'],
  web: ['base', 'contract', 'dossier/api', 'notice/api', 'office/api'],
  http: ['base', 'contract', 'db', 'ledger'],
  engine: ['base', 'db', 'ledger', 'jobs', ...flow.flatMap((room) => [`${room}/rules`, `${room}/store`])],
}

const patterns: Record<string, string> = {
  screens: 'screens/**',
  drawer: '{channels,sources}/**',
  store: '{store.ts,stores/**}',
  rules: '{rules.ts,rules/**}',
  api: '{api.ts,api/**}',
  jobs: '{jobs.ts,jobs/**}',
  routes: '{routes.ts,routes/**}',
}
const pattern = (room: string, kind: string) => `src/${room}/${patterns[kind] ?? `${kind}.ts`}`

const may = (from: string, to: string[]) => ({
  from: { file: { categories: from } },
  allow: { to: { file: { categories: to } } },
})

export default defineConfig({
  plugins: ['import', 'typescript', 'react', 'jsx-a11y', 'promise'],
  jsPlugins: ['eslint-plugin-boundaries'],
  ignorePatterns: ['dist', 'data/**', 'test/data', 'src/db/tables.ts', 'src/radar/tone/weights.ts'],
  settings: {
    'boundaries/include': ['src/**'],
    // The wiring knows everything: it starts the parts and joins them.
    'boundaries/ignore': [
      '**/*.test.ts',
      'src/*.ts',
      'src/commands/**',
      'src/demo/**',
      'src/web/main.tsx',
      'src/web/router.tsx',
    ],
    'boundaries/files-single-match': true, // first match wins, so the contract stands before http
    'boundaries/files': [
      { category: 'contract', pattern: 'src/http/contract.ts' },
      ...Object.keys(plumbing)
        .filter((part) => part !== 'contract')
        .map((category) => ({ category, pattern: `src/${category}/**` })),
      ...flow.flatMap((room) =>
        Object.keys(kinds).map((kind) => ({ category: `${room}/${kind}`, pattern: pattern(room, kind) })),
      ),
    ],
  },
  rules: {
    // `<output>` is a result of a form, not a status; a track of steps is no single picture.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'import/no-cycle': 'error',
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        policies: [
          ...Object.entries(plumbing).map(([from, to]) => may(from, [from, ...to])),
          ...flow.flatMap((room, at) =>
            Object.entries(kinds).map(([kind, use]) =>
              may(`${room}/${kind}`, [
                ...use.plumbing,
                `${room}/${kind}`,
                ...flow.slice(0, at + 1).flatMap((earlier) => use.rooms.map((other) => `${earlier}/${other}`)),
              ]),
            ),
          ),
        ],
      },
    ],
  },
  overrides: [
    {
      files: [
        'src/*/rules.ts',
        'src/*/rules/**',
        'src/base/**',
        'src/radar/**',
        'src/engine/{act,advance,procedure,why-not}.ts',
      ],
      excludeFiles: ['**/*.test.ts'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              { group: ['node:fs*', 'node:net', 'node:http*', 'node:child_process'], message: 'pure: no I/O here' },
            ],
          },
        ],
      },
    },
  ],
})
