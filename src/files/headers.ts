import type { StoredFile } from './store.ts'

/**
 * What goes before the bytes of a file that somebody gave us: it is what it is said to be, and nothing in it runs.
 * @param isShown in its place, as a picture is; else it is taken away as a file
 */
export const fileHeaders = (
  { mediaType, sizeBytes, name }: Pick<StoredFile, 'mediaType' | 'sizeBytes' | 'name'>,
  isShown: boolean,
) => ({
  'content-type': mediaType,
  'content-length': sizeBytes,
  'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
})
