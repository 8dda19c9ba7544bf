import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** Under these names distributions and makers install a browser of the Chromium family; the first that is there is used. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
]

/**
 * The browser at hand, or null.
 * @param given what the office set: a path, or `none` for no browser whatever is installed; undefined looks along `path`
 * @param path as in the environment's PATH
 */
export async function findBrowser(given: string | undefined, path: string | undefined): Promise<string | null> {
  if (given === 'none') return null
  if (given !== undefined) return (await mayRun(given)) ? given : null
  for (const folder of (path ?? '').split(delimiter).filter(isAbsolute))
    for (const name of NAMES) if (await mayRun(join(folder, name))) return join(folder, name)
  return null
}

function mayRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
