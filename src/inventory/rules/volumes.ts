/** The printed register of a round in volumes, so that no sheet of paper takes minutes to make. Pure. */

/** Lines of one volume: some 300 pages, made in seconds. */
export const VOLUME_LINES = 5_000

/** How many volumes a register of so many entries has; an empty one is a sheet that says so. */
export const volumesOf = (entries: number): number => Math.max(1, Math.ceil(entries / VOLUME_LINES))

/** As a paper's row names it. */
export const aboutVolume = (roundId: string, volume: number): string => `${roundId}/${volume}`

export function volumeOf(about: string): { readonly roundId: string; readonly volume: number } {
  const [roundId = '', volume] = about.split('/')
  return { roundId, volume: Number(volume) }
}
