/**
 * How items are looked through from the newest on: a stretch of days after another, the next as long as what was found so
 * far lets hope for a page. Days are counted from 1970, in UTC, as the index of what is sought has them.
 */
export type Stretch = { readonly from: number; readonly to: number }

const DAY_MS = 86_400_000
const BASE = 8
/** Marks of one day, of eight and of sixty-four, each of the last stretch of the one before. */
const marks = ['d', 'w', 'm'] as const

export const dayOfInstant = (at: Date): number => Math.floor(at.getTime() / DAY_MS)

/** Days that one mark of the index stands for. */
export type Part = Stretch & { readonly mark: string }

/** The fewest parts that hold these days and no other, the newest first. */
export function partsOf({ from, to }: Stretch): Part[] {
  const found: Part[] = []
  for (let day = from; day <= to;) {
    let [size, at] = [1, 0]
    while (at < marks.length - 1 && day % (size * BASE) === 0 && day + size * BASE - 1 <= to) {
      size *= BASE
      at++
    }
    found.push({ mark: `${marks[at]}${day / size}`, from: day, to: day + size - 1 })
    day += size
  }
  return found.reverse()
}

const WIDEST = 4_096 // days

/** How many days hold as many as are wanted, where so many were found in so many days. */
export function hopefulWidth(seen: { readonly found: number; readonly days: number }, wanted: number): number {
  const aDay = Math.max(seen.found, 0.5) / Math.max(seen.days, 1 / BASE)
  return Math.min(WIDEST, Math.max(1, Math.ceil(wanted / aDay)))
}

/** Where one goes on looking: so many days up to that one. */
export type Looking = {
  readonly to: number
  readonly width: number
  /** Since this day there are more than are read at once. */
  readonly manySince: number | null
}

/** How many were found in a stretch, up to the part of it that holds more than are read at once. */
export type Found = { readonly count: number; readonly many: Stretch | null }

/**
 * After a stretch since that day: of a part that holds many its later half is read, and so on until few enough are. After
 * few the next is wider, never more than eightfold at once.
 */
export function lookOn({ to, manySince }: Looking, from: number, { count, many }: Found, wanted: number): Looking {
  if (many) return { to: many.to, width: halved(many.to - many.from + 1), manySince: many.from }
  const width = to - from + 1
  const next = from - 1
  const wider = Math.min(
    width * BASE,
    WIDEST,
    count === 0 ? WIDEST : hopefulWidth({ found: count, days: width }, wanted),
  )
  if (manySince === null || next < manySince) return { to: next, width: wider, manySince: null }
  return { to: next, width: Math.min(wider, halved(next - manySince + 1)), manySince }
}

const halved = (width: number) => Math.ceil(width / 2)
