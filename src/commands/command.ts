/** One command of `siar`, as the shell calls it. */
export type Command = {
  readonly name: string
  readonly summary: string
  /** The whole help text: how it is called, its options, its exit codes. */
  readonly usage: string
  /** Does it; resolves to the exit code. Expected trouble is told in one sentence, not thrown. */
  run(args: string[]): Promise<number>
}
