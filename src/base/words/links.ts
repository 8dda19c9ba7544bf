/** How far the links of a text have been looked at. */
export const linkWords = {
  title: { id: 'Tautan', en: 'Links' },
  checked: {
    id: (n: number, at: string) => (n === 1 ? `1 alamat, diperiksa ${at}.` : `${n} alamat, pemeriksaan terlama ${at}.`),
    en: (n: number, at: string) =>
      n === 1 ? `One address, looked at ${at}.` : `${n} addresses, the oldest look ${at}.`,
  },
  waiting: {
    id: (waiting: number, n: number) => `Sedang diperiksa: ${n - waiting} dari ${n} alamat selesai.`,
    en: (waiting: number, n: number) => `Being looked at: ${n - waiting} of ${n} addresses done.`,
  },
  now: { id: 'Periksa tautan sekarang', en: 'Look at the links now' },
} as const
