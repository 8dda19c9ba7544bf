/** Words of issues that wait for an answer, in both languages. */
const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

/** Nothing while no working time has passed, as on a Sunday. */
const after = (time: string) => (time === '' ? '' : `, ${time}`)

export const unansweredWords = {
  /** Of working time; a day is the office's own, of eight hours. */
  time: {
    id: (days: number, hours: number, minutes: number) =>
      days > 0
        ? `${days} hari${hours > 0 ? ` ${hours} jam` : ''} kerja`
        : hours > 0
          ? `${hours} jam kerja`
          : `${minutes} mnt kerja`,
    en: (days: number, hours: number, minutes: number) =>
      days > 0
        ? `${plural(days, 'working day')}${hours > 0 ? ` ${plural(hours, 'hour')}` : ''}`
        : hours > 0
          ? plural(hours, 'working hour')
          : `${minutes} working min`,
  },
  waits: { id: (time: string) => `belum dijawab${after(time)}`, en: (time: string) => `no answer yet${after(time)}` },
  late: {
    id: (time: string) => `belum dijawab${after(time)} (lewat waktu minta fakta)`,
    en: (time: string) => `no answer yet${after(time)} (past the time to ask for facts)`,
  },
  asked: {
    id: (time: string) => `belum dijawab${after(time)} (fakta sudah diminta)`,
    en: (time: string) => `no answer yet${after(time)} (facts were asked for)`,
  },
  working: {
    id: (time: string) => `sedang dikerjakan, belum terbit${after(time)}`,
    en: (time: string) => `being worked on, nothing published yet${after(time)}`,
  },
  filterLabel: { id: 'Jawaban', en: 'Answer' },
  filter: { id: 'Belum dijawab, terlama dulu', en: 'No answer yet, longest first' },
  count: {
    id: (n: number, working: number, time: string) =>
      `${n >= 1_000 ? '1.000 lebih' : n} isu belum dijawab${working > 0 ? ` (${working} sedang dikerjakan)` : ''}, terlama ${time}`,
    en: (n: number, working: number, time: string) =>
      `${n >= 1_000 ? 'over 1,000' : n} issues without an answer${working > 0 ? ` (${working} being worked on)` : ''}, the longest ${time}`,
  },
} as const
