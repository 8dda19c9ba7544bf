/** Words of the week's map of issues. */
const id = (n: number) => n.toLocaleString('id-ID')
const en = (n: number) => n.toLocaleString('en-GB')

export const issueMapWords = {
  title: { id: 'Peta isu pekan ini', en: 'Map of the week’s issues' },
  ofWeek: { id: (from: string, to: string) => `Peta isu, ${from} – ${to}`, en: (from: string, to: string) => `Issue map, ${from} – ${to}` }, // prettier-ignore
  about: {
    id: 'Makin ke kanan makin banyak sumber, makin ke atas makin tumbuh dari pekan lalu, makin besar makin banyak kabar.',
    en: 'Further right: more sources. Further up: grown since last week. Larger: more reports.',
  },
  counted: {
    id: 'Kabar dari semua sumber, termasuk aduan, pesan, dan surat warga; kliping dan lembar media menghitung media saja.',
    en: 'Reports of all sources, with complaints, messages and letters of citizens; clippings and media sheet count the media alone.',
  },
  across: { id: 'Jumlah sumber →', en: 'Sources →' },
  up: { id: '↑ Tumbuh dari pekan lalu', en: '↑ Growth since last week' },
  times: { id: (n: string) => `${n}×`, en: (n: string) => `${n}×` },
  legend: {
    id: 'Belah ketupat bergaris: negatif. Lingkaran: netral. Segitiga: positif. Angka menunjuk baris tabel; isu dengan angka yang sama menjadi satu tanda dengan semua nomornya.',
    en: 'Striped diamond: negative. Circle: neutral. Triangle: positive. The number is the row of the table; issues with the same figures are one mark with all their numbers.',
  },
  alt: {
    id: (count: number) => `Peta ${id(count)} isu; angka yang sama ada di tabel.`,
    en: (count: number) => `Map of ${en(count)} issues; the same figures stand in the table.`,
  },
  none: { id: 'Tidak ada kabar tentang isu apa pun pada pekan ini.', en: 'No issue was reported in this week.' },
  more: {
    id: (n: number) => `${id(n)} isu lain dengan kabar lebih sedikit tidak digambar.`,
    en: (n: number) => `${en(n)} further issues with fewer reports are not drawn.`,
  },
  limited: {
    id: 'Isu yang menjadi berkas terbatas tidak ikut digambar.',
    en: 'Issues that became limited dossiers are not drawn.',
  },
  week: { id: 'Pekan dengan tanggal', en: 'Week with this day' },
  before: { id: 'Pekan sebelumnya', en: 'The week before' },
  after: { id: 'Pekan sesudahnya', en: 'The week after' },
  table: { id: 'Angka di balik peta', en: 'The figures behind the map' },
  number: { id: 'No', en: 'No' },
  issue: { id: 'Isu', en: 'Issue' },
  reports: { id: 'Kabar', en: 'Reports' },
  media: { id: 'Dari media', en: 'Of media' },
  lastWeek: { id: 'Pekan lalu', en: 'Last week' },
  outlets: { id: 'Sumber', en: 'Sources' },
  tone: { id: 'Nada', en: 'Tone' },
  level: { id: 'Tingkat', en: 'Level' },
  svg: { id: 'Unduh SVG', en: 'Take down SVG' },
  png: { id: 'Unduh PNG', en: 'Take down PNG' },
  pdf: { id: 'Unduh PDF', en: 'Take down PDF' },
} as const
