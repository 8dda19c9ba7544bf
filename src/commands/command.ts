import { parseArgs } from 'node:util'

/** One command of `siar`, as the shell calls it. */
export type Command = {
  readonly name: string
  readonly summary: string
  /** The whole help text: how it is called, its options, its exit codes. */
  readonly usage: string
  /** Does it; resolves to the exit code. Expected trouble is told in one sentence, not thrown. */
  run(args: string[]): Promise<number>
}

/** Called in a way that cannot be meant. */
export class WrongCall extends Error {}

/**
 * Makes a command of several acts (`siar ledger verify …`). A wrong call is told with the usage and ends with 2, expected
 * trouble in its own sentence with 1; an act that resolves to nothing went well.
 * @param expected names of the errors that are refusals; a word of the file system's own (no such folder, disk full, not
 *   allowed) is one always
 */
export function commandOfActs(it: {
  name: string
  summary: string
  usage: string
  expected: readonly string[]
  acts: Readonly<Record<string, (args: string[]) => Promise<number | void>>>
}): Command {
  const { name, summary, usage, acts } = it
  const names = Object.keys(acts)
  const tell = (sentence: string, code: number) => {
    console.error(`siar ${name}: ${sentence}`)
    return code
  }
  const isExpected = (error: unknown): error is Error =>
    error instanceof Error &&
    (it.expected.includes(error.name) || typeof (error as NodeJS.ErrnoException).syscall === 'string')
  return {
    name,
    summary,
    usage,
    async run([act = '', ...args]) {
      try {
        const chosen = Object.hasOwn(acts, act) ? acts[act] : undefined
        if (!chosen)
          throw new WrongCall(
            act ? `there is no “siar ${name} ${act}”` : `say ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
          )
        return (await chosen(args)) ?? 0
      } catch (error) {
        if (error instanceof WrongCall) return tell(`${error.message}.\n\n${usage}`, 2)
        if (isExpected(error)) return tell(error.message, 1)
        throw error
      }
    },
  }
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

/** Reads an act's options and exactly the places it takes, as its usage names them. @throws {WrongCall} */
export function readCall<const O extends Options>(args: string[], options: O, places: readonly string[]) {
  let parsed
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongCall((error as Error).message.replace(/\.$/, ''))
  }
  const { positionals, values } = parsed
  if (positionals.length !== places.length || positionals.includes(''))
    throw new WrongCall(`${places.join(' and ')} ${places.length > 1 ? 'are' : 'is'} needed, and nothing else`)
  return { values, places: positionals as [string, ...string[]] }
}
