import type { SignatureMethod, SignedBy } from '../signing.ts'
import type { Phrase } from './phrase.ts'

const methodNames: Readonly<Record<SignatureMethod, { readonly id: string; readonly en: string }>> = {
  local: { id: 'Tanda tangan internal', en: 'Internal signature' },
  pades: { id: 'Sertifikat milik kantor', en: 'A certificate of the office’s own' },
  'bsre-v1': { id: 'Layanan BSrE, versi 1', en: 'Service of BSrE, version 1' },
  'bsre-v2': { id: 'Layanan BSrE, versi 2', en: 'Service of BSrE, version 2' },
}
const methodHelp: Readonly<Record<SignatureMethod, { readonly id: string; readonly en: string }>> = {
  local: {
    id: 'Tidak memerlukan apa pun. Naskah menyebut diri bukan TTE tersertifikasi; buktinya ada di buku catatan.',
    en: 'Needs nothing. The paper says that it is no certified signature; the proof is in the ledger.',
  },
  pades: {
    id: 'Ditandatangani di server ini dengan berkas .p12, sesuai baku PAdES. Tersertifikasi atau tidaknya bergantung pada penerbit sertifikat.',
    en: 'Signed on this server with a .p12 file, as PAdES asks. Whether it counts as certified depends on who issued the certificate.',
  },
  'bsre-v1': {
    id: 'TTE tersertifikasi melalui “Esign Client Service” BSrE yang lama. Penanda tangan mengisi NIK dan frasa sandinya.',
    en: 'Certified signature through BSrE’s older “Esign Client Service”. The signatory gives NIK and passphrase.',
  },
  'bsre-v2': {
    id: 'TTE tersertifikasi melalui “Esign Client Service” BSrE versi 2. Penanda tangan mengisi NIK dan frasa sandinya.',
    en: 'Certified signature through BSrE’s “Esign Client Service” version 2. The signatory gives NIK and passphrase.',
  },
}
const signedByNames: Readonly<Record<SignedBy, { readonly id: string; readonly en: string }>> = {
  decider: { id: 'ditandatangani oleh yang memutuskan', en: 'signed by who decided' },
  publisher: { id: 'ditandatangani oleh yang menerbitkan', en: 'signed by who publishes' },
  sender: { id: 'ditandatangani oleh yang menaikkan naskah', en: 'signed by who sends the text up' },
}
const seconds = (ms: number, form: string) => (ms / 1000).toLocaleString(form, { maximumFractionDigits: 1 })

/** What is said of signatures on papers and on screen. */
export const signingWords = {
  fieldLabel: { id: 'Tanda tangan elektronik', en: 'Electronic signature' },
  // Pengaturan
  title: { id: 'Tanda tangan', en: 'Signatures' },
  about: {
    id: 'Cara naskah dinas ditandatangani. Keputusan tidak pernah menunggu tanda tangan: bila layanan macet, naskahnya yang menunggu.',
    en: 'How official papers are signed. A decision never waits for a signature: when the service stands still, only the paper waits.',
  },
  method: { id: 'Cara menandatangani', en: 'How papers are signed' },
  methods: {
    id: (method: SignatureMethod) => methodNames[method].id,
    en: (method: SignatureMethod) => methodNames[method].en,
  },
  methodHelp: {
    id: (method: SignatureMethod) => methodHelp[method].id,
    en: (method: SignatureMethod) => methodHelp[method].en,
  },
  address: { id: 'Alamat layanan', en: 'Address of the service' },
  addressHelp: {
    id: 'Seperti https://esign.contoh.go.id, tanpa /api. Di jaringan kantor sendiri boleh http.',
    en: 'Like https://esign.contoh.go.id, without /api. On the office’s own network http will do.',
  },
  clientId: { id: 'Nama klien', en: 'Client name' },
  clientIdHelp: {
    id: 'Dari pengelola layanan. Rahasianya tidak diisi di sini, tetapi di setelan server (SIAR_BSRE_SECRET).',
    en: 'From whoever runs the service. Its secret is not set here but where Siar is started (SIAR_BSRE_SECRET).',
  },
  secretKnown: { id: 'Rahasia klien sudah ada di server.', en: 'The client’s secret is on the server.' },
  secretMissing: {
    id: 'Rahasia klien belum ada di server: isi SIAR_BSRE_SECRET, lalu jalankan ulang Siar.',
    en: 'The client’s secret is not on the server yet: set SIAR_BSRE_SECRET and restart Siar.',
  },
  keyStore: { id: 'Berkas sertifikat', en: 'Certificate file' },
  keyStoreFile: { id: 'Berkas .p12 atau .pfx', en: 'A .p12 or .pfx file' },
  keyStoreHelp: {
    id: 'Sertifikat beserta kunci pribadinya. Disimpan terkunci seperti aslinya dan tidak dapat diunduh lagi; frasa sandinya ditanyakan setiap kali menandatangani.',
    en: 'The certificate with its private key. It is kept locked as it is and cannot be downloaded again; its passphrase is asked for at each signature.',
  },
  keyStoreSince: {
    id: (when: string) => `Berkas diunggah ${when}.`,
    en: (when: string) => `File uploaded on ${when}.`,
  },
  keyStoreAway: {
    id: 'Berkas itu tidak ada di server ini. Unggah lagi.',
    en: 'That file is not on this server. Upload it again.',
  },
  keyStoreFirst: { id: 'Pilih berkasnya dulu.', en: 'Choose the file first.' },
  upload: { id: 'Unggah berkas', en: 'Upload the file' },
  replace: { id: 'Ganti berkas', en: 'Replace the file' },
  papers: { id: 'Naskah yang menunggu tanda tangan', en: 'Papers that wait for a signature' },
  papersHelp: {
    id: 'Naskah lain cukup dengan tanda tangan internal. Yang dipilih menunggu di Meja kerja penanda tangannya; keputusan dan langkah berikutnya tidak ikut menunggu.',
    en: 'All others have the internal signature. Those chosen wait on the desk of their signatory; the decision and the next steps do not wait with them.',
  },
  notSigned: { id: 'tidak menunggu', en: 'waits for nobody' },
  signedBy: { id: (by: SignedBy) => signedByNames[by].id, en: (by: SignedBy) => signedByNames[by].en },
  // Coba
  trial: { id: 'Coba', en: 'Try it' },
  trialAbout: {
    id: 'Menandatangani satu lembar uji yang tidak berlaku untuk apa pun, lalu memeriksa hasilnya. Yang dicoba ialah cara yang sudah tersimpan.',
    en: 'Signs one trial sheet that is good for nothing, then checks what came back. What is tried is what is saved.',
  },
  passphrase: { id: 'Frasa sandi', en: 'Passphrase' },
  passphraseHelp: {
    id: 'Dipakai sekali untuk percobaan ini dan tidak disimpan.',
    en: 'Used once for this trial and not kept.',
  },
  passphraseBsreHelp: {
    id: 'Dipakai sekali dan tidak disimpan. Bila kosong, hanya keadaan penanda tangan yang ditanyakan.',
    en: 'Used once and not kept. Left empty, only the signatory’s standing is asked for.',
  },
  nik: { id: 'NIK penanda tangan', en: 'The signatory’s NIK' },
  tryNow: { id: 'Coba sekarang', en: 'Try now' },
  trialSigned: {
    id: (ms: number) =>
      `Berhasil dalam ${seconds(ms, 'id-ID')} detik: tanda tangan mencakup seluruh lembar uji dan cocok dengan isinya.`,
    en: (ms: number) =>
      `It worked, in ${seconds(ms, 'en-GB')} seconds: the signature covers the whole sheet and fits it.`,
  },
  trialLocal: {
    id: 'Siap dipakai: tanda tangan internal tidak memerlukan kunci atau layanan.',
    en: 'Ready: an internal signature needs no key and no service.',
  },
  trialLooked: {
    id: (ms: number) =>
      `Layanan menjawab dalam ${seconds(ms, 'id-ID')} detik dan mengenal penanda tangan. Belum ada yang ditandatangani.`,
    en: (ms: number) =>
      `The service answered in ${seconds(ms, 'en-GB')} seconds and knows the signatory. Nothing was signed yet.`,
  },
  onPaper: { id: 'Bunyi di naskah', en: 'What the paper says' },
  certificateName: { id: 'Pemilik sertifikat', en: 'Holder of the certificate' },
  certificateIssuer: { id: 'Penerbit', en: 'Issued by' },
  certificateUntil: { id: 'Berlaku sampai', en: 'Good until' },
  selfSigned: {
    id: 'Sertifikat ini diterbitkan oleh pemiliknya sendiri, jadi pembaca PDF tidak akan mengenal penerbitnya.',
    en: 'This certificate was issued by its own holder, so PDF readers will not know its issuer.',
  },
  standing: { id: 'Keadaan di BSrE', en: 'Standing at BSrE' },
} as const

/** What a paper says of its own signature. */
export const statementOf = (method: SignatureMethod): Phrase =>
  signatureStatements[method === 'local' || method === 'pades' ? method : 'bsre']

/**
 * What a paper must say of its own signature, by how it is signed. The sentence of BSrE and the one after it on the law
 * are those that BSrE asks for (UU 11/2008 on electronic transactions, article 5(1)).
 */
const signatureStatements = {
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
