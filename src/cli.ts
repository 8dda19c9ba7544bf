import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { StartRefused } from './config.ts'
import type { Command } from './commands/command.ts'

// What was compiled once is kept beside the packages, where only who installed them may write: the next start is quicker
// and needs no TypeScript stripper in memory. Where that folder cannot be written nothing is kept, and all works.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/siar', import.meta.url)))

/** Each command is loaded only when it is called, so that `siar --help` and the start cost nothing for the others. */
const commands: Record<string, { readonly summary: string; load(): Promise<{ command: Command }> }> = {
  serve: { summary: 'start the office (npm start)', load: () => import('./commands/serve.ts') },
  demo: { summary: 'start a throw-away office with people and cases', load: () => import('./commands/demo.ts') },
  example: {
    summary: 'run one dossier through all six steps over the public API',
    load: () => import('./commands/example.ts'),
  },
  doctor: { summary: 'say what is well and what is not', load: () => import('./commands/doctor.ts') },
  backup: { summary: 'write the whole office into one file', load: () => import('./commands/backup.ts') },
  restore: { summary: 'bring an office back from a back-up', load: () => import('./commands/restore.ts') },
  user: { summary: 'list people, reset a password or a second factor', load: () => import('./commands/user.ts') },
  token: { summary: 'make an API token for a person', load: () => import('./commands/token.ts') },
  sop: { summary: 'lint or show an edition of the SOP', load: () => import('./commands/sop.ts') },
  portal: { summary: 'write the public portal anew', load: () => import('./commands/portal.ts') },
  check: {
    summary: 'try to read what is under embargo, as a stranger would',
    load: () => import('./commands/check.ts'),
  },
  bundle: {
    summary: 'export the archive bundle of a dossier, or verify one offline',
    load: () => import('./commands/bundle.ts'),
  },
  decision: {
    summary: 'export the signed decisions, or verify them offline',
    load: () => import('./commands/decision.ts'),
  },
  clock: { summary: 'count working time by the office’s calendar', load: () => import('./commands/clock.ts') },
  radar: { summary: 'read a stream of texts as the office does', load: () => import('./commands/radar.ts') },
  ledger: { summary: 'export, verify or cosign the ledger', load: () => import('./commands/ledger.ts') },
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(help())
    return name === undefined ? 2 : 0
  }
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!found) {
    console.error(`siar: there is no command “${name}”; siar --help lists them.`)
    return 2
  }
  const { command } = await found.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(command.usage)
    return 0
  }
  try {
    return await command.run(rest)
  } catch (error) {
    const wrong = wrongCall(error)
    if (wrong === null) throw error
    console.error(`siar: ${wrong}; siar ${name} --help says how it is called.`)
    return 2
  }
}

/** What `parseArgs` found wrong with the options, its first sentence; null for any other error. */
function wrongCall(error: unknown): string | null {
  if (!(error instanceof Error) || !(error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) return null
  return (error.message.split(/\.(?:\s|$)/)[0] as string).replace(/\s+/g, ' ')
}

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, it]) => `  ${name.padEnd(width)}  ${it.summary}`)
  return `siar COMMAND [options]\n\n${lines.join('\n')}\n\nsiar COMMAND --help says more.`
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof StartRefused) {
    console.error(`siar: ${error.message}`)
    process.exitCode = 1
  } else throw error
}
