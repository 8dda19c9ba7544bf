import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestOffice } from './office.ts'

/** A page of the public portal as it stands on the disk. */
export function readPublicPage(office: TestOffice, path: string): Promise<string> {
  return readFile(join(office.folder, 'portal', path, 'index.html'), 'utf8')
}
