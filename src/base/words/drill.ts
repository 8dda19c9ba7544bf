/** Words of a drill: the same run, of which nothing goes out. */
import { DRILL_PREFIX } from '../crisis.ts'

const sceneOf = (title: string) => (title.startsWith(DRILL_PREFIX) ? title.slice(DRILL_PREFIX.length) : title)

export const drillWords = {
  drill: { id: 'Latihan', en: 'Drill' },
  /** Stands first in every message about one. */
  first: {
    id: 'LATIHAN: ini bukan kejadian sungguhan.',
    en: 'LATIHAN: this is a drill, not the real thing.',
  },
  begin: { id: 'Mulai latihan', en: 'Begin a drill' },
  about: {
    id: 'Latihan berjalan seperti sungguhan: daftar periksa, pengingat, naskah, dan keputusan. Judulnya selalu diawali “LATIHAN:”, dan tidak ada yang pernah terbit.',
    en: 'A drill runs like the real thing: checklist, reminders, text and decision. Its title always begins with “LATIHAN:”, and nothing ever goes out.',
  },
  note: {
    id: 'Ini latihan. Tidak ada yang terbit, dan jangan menelepon orang luar tanpa mengatakannya.',
    en: 'This is a drill. Nothing goes out, and nobody outside is called without being told so.',
  },
  /** What is written for a contact before anybody writes to them: first that it is none of the real thing. */
  toContact: {
    id: (title: string) => `LATIHAN – ini bukan kejadian sungguhan. Yang kami latihkan: ${sceneOf(title)}.`,
    en: (title: string) => `LATIHAN – this is a drill, not the real thing. What we rehearse: ${sceneOf(title)}.`,
  },
  outsideIsText: {
    id: 'Dalam latihan, nomor orang di luar kantor hanya teks: tidak ada yang terhubung karena salah tekan. Bila memang perlu dihubungi, katakan lebih dulu bahwa ini latihan.',
    en: 'In a drill, numbers outside the office are text alone: nobody is called by a slip. If somebody must be, first say that it is a drill.',
  },
  fast: {
    id: (speed: number) => `Waktu dipercepat ${speed} kali.`,
    en: (speed: number) => `Time runs ${speed} times as fast.`,
  },
  scene: { id: 'Kejadian yang dilatihkan', en: 'What is drilled' },
  sceneHelp: { id: 'Misalnya: banjir menutup pasar.', en: 'For example: a flood closes the market.' },
  level: { id: 'Tingkat', en: 'Level' },
  speed: { id: 'Kecepatan', en: 'Speed' },
  speedHelp: {
    id: 'Berlaku untuk menit daftar periksa, pernyataan awal, dan waktu setiap langkah naskahnya.',
    en: 'For the minutes of the checklist, the holding statement and each step of its text.',
  },
  times: {
    id: (speed: number) => (speed === 1 ? 'waktu sungguhan' : `${speed} kali lebih cepat`),
    en: (speed: number) => (speed === 1 ? 'real time' : `${speed} times as fast`),
  },
  listAbout: {
    id: 'Berkas yang sedang atau pernah Siaga dan Krisis, dan latihannya.',
    en: 'Dossiers at alert and crisis level, now and before, and drills.',
  },
  none: {
    id: 'Belum pernah ada Siaga. Latihan dapat dimulai kapan saja.',
    en: 'There was none yet. A drill can be begun at any time.',
  },
  until: { id: (time: string) => `diakhiri ${time}`, en: (time: string) => `ended ${time}` },
  all: { id: 'Semua Siaga dan latihan', en: 'All, and drills' },
} as const
