/** Words of the clippings: what the media said in a span of days, filed as the office files it. */
export const clippingWords = {
  title: { id: 'Kliping', en: 'Clippings' },
  about: {
    id: 'Semua yang dikatakan media, menurut tanggal terbit; aduan, pesan, dan surat tidak termasuk. Saring, lalu cetak sebagai buku atau unduh sebagai tabel.',
    en: 'Everything that the media said, by the day it came out; complaints, messages and letters are not among it. Narrow it, then print it as a book or take it down as a table.',
  },
  from: { id: 'Dari tanggal', en: 'From day' },
  to: { id: 'Sampai tanggal', en: 'To day' },
  issue: { id: 'Isu', en: 'Issue' },
  programme: { id: 'Program', en: 'Programme' },
  outlet: { id: 'Media', en: 'Outlet' },
  everyProgramme: { id: 'Semua program', en: 'All programmes' },
  everyOutlet: { id: 'Semua media', en: 'All outlets' },
  everyTone: { id: 'Semua nada', en: 'Every tone' },
  oneIssue: { id: (title: string) => `Isu: ${title}`, en: (title: string) => `Issue: ${title}` },
  everyIssue: { id: 'Semua isu', en: 'All issues' },
  ofSheet: { id: 'Yang dihitung satu lembar media.', en: 'What one media sheet counted.' },
  ofDays: { id: 'Menurut tanggal', en: 'By day' },
  filters: { id: 'Saringan', en: 'Filters' },
  count: {
    id: (count: number, more: boolean) => `${more ? 'Lebih dari ' : ''}${count.toLocaleString('id-ID')} kliping`,
    en: (count: number, more: boolean) => `${more ? 'More than ' : ''}${count.toLocaleString('en-GB')} clippings`,
  },
  plain: { id: (n: number) => n.toLocaleString('id-ID'), en: (n: number) => n.toLocaleString('en-GB') },
  none: {
    id: 'Tidak ada yang terbit pada tanggal dan saringan ini.',
    en: 'Nothing came out on these days under these filters.',
  },
  print: { id: 'Cetak buku kliping', en: 'Print the clipping book' },
  table: { id: 'Unduh tabel (XLSX)', en: 'Take down the table (XLSX)' },
  printAbout: {
    id: (max: number) => `PDF dengan daftar isi, penanda halaman, dan teks yang masih disimpan; paling banyak ${max.toLocaleString('id-ID')} kliping. Selama barisnya sama, bukunya sama. Buku yang sudah dicetak tetap tersimpan walau teks sumbernya kemudian dihapus.`, // prettier-ignore
    en: (max: number) => `A PDF with contents, bookmarks and the texts that are still kept; at most ${max.toLocaleString('en-GB')} clippings. While its rows are the same, so is the book. A printed book is kept though the source’s texts are deleted later.`, // prettier-ignore
  },
  copy: { id: 'salinan', en: 'copy' },
  columns: {
    number: { id: 'No', en: 'No' },
    day: { id: 'Tanggal', en: 'Date' },
    outlet: { id: 'Media', en: 'Medium' },
    title: { id: 'Judul', en: 'Title' },
    url: { id: 'Halaman/URL', en: 'Page/URL' },
    issue: { id: 'Isu', en: 'Issue' },
    journalist: { id: 'Jurnalis', en: 'Journalist' },
    taken: { id: 'Diambil', en: 'Taken in' },
    hash: { id: 'SHA-256', en: 'SHA-256' },
    page: { id: 'Hal.', en: 'Page' },
  },
  notKept: {
    id: 'Teks tidak atau tidak lagi disimpan; baca di alamatnya.',
    en: 'The text is not or no longer kept; read it at its address.',
  },
  cut: {
    id: '… (kutipan; selebihnya di alamatnya)',
    en: '… (excerpt; the rest at its address)',
  },
} as const
