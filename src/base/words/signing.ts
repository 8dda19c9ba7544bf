/** What is said of signatures on papers and on screen. */
export const signingWords = {
  fieldLabel: { id: 'Tanda tangan elektronik', en: 'Electronic signature' },
} as const

/**
 * What a paper must say of its own signature, by how it is signed. The sentence of BSrE and the one after it on the law
 * are those that BSrE asks for (UU 11/2008 on electronic transactions, article 5(1)).
 */
export const signatureStatements = {
  local: {
    id: 'Tanda tangan internal, bukan TTE tersertifikasi.',
    en: 'Internal signature, not a certified electronic signature.',
  },
  pades: {
    id: 'Ditandatangani secara elektronik dengan sertifikat yang dipasang kantor ini. Tersertifikasi atau tidaknya bergantung pada penerbit sertifikat itu.',
    en: 'Signed electronically with a certificate that this office installed. Whether it counts as certified depends on who issued that certificate.',
  },
  bsre: {
    id: 'Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh BSrE. UU ITE Pasal 5 ayat (1): “Informasi Elektronik dan/atau Dokumen Elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.”',
    en: 'This document was signed electronically with a certificate issued by BSrE, the national certification body. Law on electronic transactions, article 5(1): electronic documents and their prints are lawful evidence.',
  },
} as const
