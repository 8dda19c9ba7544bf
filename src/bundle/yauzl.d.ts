/** The part of `yauzl` (3.4) that we call; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'
  export type Entry = {
    readonly fileNameRaw: Buffer
    readonly generalPurposeBitFlag: number
    readonly compressionMethod: number
    readonly uncompressedSize: number
    readonly compressedSize: number
    readonly versionMadeBy: number
    readonly externalFileAttributes: number
  }
  export type ZipFile = {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }
  export function openPromise(
    path: string,
    options: { autoClose: boolean; lazyEntries: boolean; decodeStrings: boolean },
  ): Promise<ZipFile>
}
