import { build } from 'vite'

/** A source file with what it imports as one script that sets `globalThis.siar`, for a test to run inside a page. */
export async function scriptOf(path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: path, formats: ['iife'], name: 'siar' } },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error(`${path} was not built`)
  return first.output[0].code
}
