/** What the gate of personal data tells: never the datum itself, which would stand in every record of an override. */

const repair = {
  id: 'Samarkan atau hapus; bila memang harus terbit, catat dasar hukum dan bukti persetujuannya.',
  en: 'Mask or remove it; if it must go out, record the lawful basis and the proof of consent.',
}
const found = (id: string, en: string) => ({ id: () => `${id} ${repair.id}`, en: () => `${en} ${repair.en}` })

const kinds: Readonly<Record<string, { id: string; en: string }>> = {
  phone: { id: 'Nomor telepon ini', en: 'This telephone number' },
  email: { id: 'Alamat surel ini', en: 'This e-mail address' },
  bank_account: { id: 'Rekening ini', en: 'This account' },
  npwp: { id: 'NPWP ini', en: 'This NPWP' },
}

export const personalDataWords = {
  'personal-nik': found('Ada NIK seseorang.', 'A person’s NIK stands here.'),
  'personal-kk': found('Ada nomor kartu keluarga.', 'The number of a family card stands here.'),
  'personal-npwp': found('Ada NPWP seseorang.', 'A person’s NPWP stands here.'),
  'personal-phone': found('Ada nomor telepon seseorang.', 'A person’s telephone number stands here.'),
  'personal-email': found('Ada alamat surel seseorang.', 'A person’s e-mail address stands here.'),
  'personal-account': found('Ada nomor rekening seseorang.', 'A person’s bank account stands here.'),
  'personal-plate': found('Ada nomor polisi kendaraan.', 'A vehicle’s number plate stands here.'),
  'personal-health': found(
    'Keadaan kesehatan seseorang yang dapat dikenali.',
    'This tells of the health of someone who can be known.',
  ),
  'personal-child': found('Seorang anak dapat dikenali dari sini.', 'A child can be known from this.'),
  'personal-office': {
    id: ({ kind }: Readonly<Record<string, string | number>>) =>
      `${kinds[kind ?? '']?.id ?? 'Ini'} tampaknya milik kantor. Pastikan bukan milik pribadi.`,
    en: ({ kind }: Readonly<Record<string, string | number>>) =>
      `${kinds[kind ?? '']?.en ?? 'This'} reads as an office’s own. Make sure that it is not a person’s.`,
  },
} as const
