/** Words of the pictures beside proofs. */
export const proofPictureWords = {
  what: {
    id: 'Yang menjadi bukti ialah jawaban yang diterima server dari alamat itu: status, kepala (header), dan isinya, dengan hash di buku catatan. Gambar hanyalah ilustrasi: gambar layar mudah diubah dan tidak membuktikan apa pun.',
    en: 'The proof is the answer that the server got from that address: status, headers and bytes, with their hash in the ledger. The picture is an illustration; a picture of a screen is easily altered and proves nothing by itself.',
  },
  alt: { id: (time: string) => `Tampilan halaman pada ${time}`, en: (time: string) => `The page as shown ${time}` },
  open: { id: 'Buka gambar penuh', en: 'Open the whole picture' },
  caption: {
    id: (browser: string, time: string) => `Ilustrasi: ${browser}, ${time}`,
    en: (browser: string, time: string) => `Illustration: ${browser}, ${time}`,
  },
  cut: { id: 'Halaman lebih panjang dari gambarnya.', en: 'The page is longer than its picture.' },
  noPicture: { id: 'Gambarnya terlalu besar untuk disimpan.', en: 'Its picture would be too large to keep.' },
  archive: { id: 'Unduh arsip halaman (MHTML)', en: 'Download the page archive (MHTML)' },
  warc: { id: 'Unduh sebagai WARC', en: 'Download as WARC' },
  waiting: { id: 'Gambar sedang diambil.', en: 'The picture is being taken.' },
  none: {
    'no-start': {
      id: 'Tanpa gambar: peramban di server tidak dapat dijalankan. Buktinya tetap utuh.',
      en: 'No picture: the browser on the server could not be started. The proof is whole without it.',
    },
    'no-page': {
      id: 'Tanpa gambar: peramban tidak mendapat halamannya. Buktinya tetap utuh.',
      en: 'No picture: the browser did not get the page. The proof is whole without it.',
    },
    'too-slow': {
      id: 'Tanpa gambar: halamannya terlalu lama dimuat di peramban. Buktinya tetap utuh.',
      en: 'No picture: the page took too long in the browser. The proof is whole without it.',
    },
    'too-large': {
      id: 'Tanpa gambar: halamannya terlalu besar untuk disimpan. Buktinya tetap utuh.',
      en: 'No picture: the page is too large to keep. The proof is whole without it.',
    },
    ended: {
      id: 'Tanpa gambar: peramban berhenti di tengah jalan. Buktinya tetap utuh.',
      en: 'No picture: the browser ended on the way. The proof is whole without it.',
    },
  } as Readonly<Record<string, { readonly id: string; readonly en: string }>>,
} as const
