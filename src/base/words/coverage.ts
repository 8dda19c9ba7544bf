/** Words of the page that tells which media took from a release. */
export const coverageWords = {
  title: { id: 'Dimuat oleh', en: 'Taken up by' },
  about: {
    id: (title: string) =>
      `Berita yang mengambil kalimat dari “${title}” dalam sepuluh hari sesudah terbit. Dicocokkan mesin; baca dulu sebelum dipakai.`,
    en: (title: string) =>
      `News that took sentences from “${title}” within ten days after it went out. Matched by the machine; read before you rely on it.`,
  },
  count: {
    id: (count: number) => `Dimuat ${count >= 1_000 ? '1.000 lebih' : count} kali`,
    en: (count: number) => `Taken up ${count >= 1_000 ? 'over 1,000' : count} ${count === 1 ? 'time' : 'times'}`,
  },
  empty: {
    id: 'Belum ada berita yang mengambil kalimat dari rilis ini. Daftar terisi sendiri begitu sumber memuatnya.',
    en: 'No news has taken sentences from this release yet. The list fills by itself when a source does.',
  },
  withdrawn: {
    id: 'Rilis ini sudah ditarik. Media di bawah ini pernah memuatnya; hubungi mereka bila isinya keliru.',
    en: 'This release was withdrawn. The media below carried it; call them where it was wrong.',
  },
  article: { id: 'Berita', en: 'Article' },
  release: { id: 'Rilis', en: 'Release' },
  share: {
    id: (percent: number) => `${percent}% kalimat keduanya sama`,
    en: (percent: number) => `${percent}% of the sentences of both are the same`,
  },
  copy: { id: 'salinan', en: 'copy' },
  earlier: { id: (number: number) => `dari versi ${number}`, en: (number: number) => `from version ${number}` },
  differing: {
    id: (count: number) => `${count} kutipan atau angka berbeda`,
    en: (count: number) => `${count} ${count === 1 ? 'passage differs' : 'passages differ'} in figure or quote`,
  },
  open: { id: 'Bandingkan kalimatnya', en: 'Compare the passages' },
  same: { id: 'sama persis', en: 'word for word' },
  edited: { id: 'diubah', en: 'edited' },
  figure: {
    id: (article: string, release: string) => `angka berbeda: ${article}, di rilis ${release}`,
    en: (article: string, release: string) => `figure differs: ${article}, in the release ${release}`,
  },
  quote: { id: 'kata dalam kutipan berbeda', en: 'words of the quotation differ' },
  changed: {
    id: 'Berita ini diubah medianya sesudah dicocokkan; kalimatnya tidak lagi dapat ditunjukkan di sini.',
    en: 'Its outlet changed this article after it was matched; its passages cannot be shown here any more.',
  },
  gone: {
    id: 'Teks berita ini tidak lagi disimpan, sesuai masa simpan sumbernya.',
    en: 'The text of this article is not kept any more, as its source is set.',
  },
} as const
