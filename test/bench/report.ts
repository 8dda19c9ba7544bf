/** Measures parts by name, prints their figures as one table, and puts it into docs/performance.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Figure } from './measure.ts'

export type Parts = Readonly<Record<string, () => Promise<Figure[]>>>

const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url))

/** @throws when there is no part of a name */
export async function measure(parts: Parts, names: readonly string[]): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const name of names) {
    const part = parts[name]
    if (!part) throw new Error(`there is no ${name}; choose from ${Object.keys(parts).join(', ')}`)
    console.error(`measuring ${name}…`)
    // What cannot be measured is said in its place; the other figures are kept.
    figures.push(...(await part().catch((error: unknown) => [notMeasured(name, error)])))
  }
  return figures
}

/** @param isPart not all parts were measured: the lines of the others stay on the page */
export async function report(
  figures: readonly Figure[],
  { writes, isPart }: { writes: boolean; isPart: boolean },
): Promise<void> {
  const lines = figures.map((it) => `| ${it.what} | ${it.measured} | ${it.yardstick} | ${it.aim} | ${mark(it)} |`)
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  console.log(`\n${tableOf(lines)}\n\n${machine}`)
  if (!writes) return
  const text = await readFile(page, 'utf8')
  const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->']
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  const after = text.slice(text.indexOf(end))
  const known = text.slice(before.length, text.indexOf(end)).split('\n').filter(isFigure)
  const others = isPart ? ' Lines of other parts stand as an earlier run left them.' : ''
  const taken = `Taken on ${new Date().toISOString().slice(0, 10)} on ${machine}.${others}`
  await writeFile(page, `${before}\n\n${taken}\n\n${tableOf(isPart ? merged(known, lines) : lines)}\n\n${after}`)
}

function notMeasured(name: string, error: unknown): Figure {
  process.exitCode = 1
  console.error(error)
  return { what: name, measured: 'could not be measured', yardstick: '', aim: '', reached: false }
}

const mark = (it: Figure) => (it.reached === null ? '' : it.reached ? 'reached' : '**not reached**')
const tableOf = (lines: readonly string[]) =>
  ['| What | Measured | Beside it, same run | Aim | |', '| --- | --- | --- | --- | --- |', ...lines].join('\n')

function isFigure(line: string): boolean {
  return line.startsWith('| ') && !line.startsWith('| What ') && !line.startsWith('| ---')
}

/** What was measured now in place of what stood there of the same name; what is new at the end. */
function merged(known: readonly string[], fresh: readonly string[]): string[] {
  const nameOf = (line: string) => line.split('|')[1]?.trim() ?? ''
  const names = new Set(known.map(nameOf))
  return [
    ...known.map((line) => fresh.find((it) => nameOf(it) === nameOf(line)) ?? line),
    ...fresh.filter((it) => !names.has(nameOf(it))),
  ]
}
