/** Signatures on papers. */
import { dayOf, refusal } from './refusal.ts'

export const signingRefusals = {
  // Signatures on papers
  'paper-not-signable': refusal<{ fault: 'no-pdf' | 'encrypted' | 'damaged' | 'too-large' }>(422, {
    id: ({ fault }) =>
      ({
        'no-pdf': 'Berkas ini bukan PDF, jadi tidak dapat ditandatangani atau diperiksa.',
        encrypted: 'PDF ini dikunci sandi. Simpan tanpa sandi dulu.',
        damaged: 'PDF ini rusak atau tersusun dengan cara yang tidak dikenal Siar. Buat ulang naskahnya.',
        'too-large': 'PDF ini terlalu besar; paling besar 32 MB.',
      })[fault],
    en: ({ fault }) =>
      ({
        'no-pdf': 'This file is no PDF, so it cannot be signed or checked.',
        encrypted: 'This PDF is locked by a password. Save it without one first.',
        damaged: 'This PDF is damaged, or built in a way Siar does not know. Make the paper anew.',
        'too-large': 'This PDF is too large; 32 MB is the most.',
      })[fault],
  }),
  'passphrase-wrong': refusal(422, {
    id: () => 'Frasa sandi tanda tangan salah. Naskah belum ditandatangani; coba lagi dengan teliti.',
    en: () => 'The signature’s passphrase is wrong. The paper is not signed; try again with care.',
  }),
  'key-store-unreadable': refusal(422, {
    id: () => 'Berkas sertifikat tidak terbaca. Yang diperlukan ialah berkas PKCS#12 (.p12 atau .pfx).',
    en: () => 'The certificate file cannot be read. It must be a PKCS#12 file (.p12 or .pfx).',
  }),
  'key-store-missing': refusal<{ field: string }>(422, {
    id: () => 'Berkas sertifikat belum ada di server ini. Unggah berkas .p12 atau .pfx dulu.',
    en: () => 'There is no certificate file on this server yet. Upload the .p12 or .pfx file first.',
  }),
  'key-store-cipher-unknown': refusal(422, {
    id: () =>
      'Berkas sertifikat dikunci dengan cara yang tidak dikenal Siar. Ekspor ulang sebagai PKCS#12 dengan AES-256.',
    en: () => 'The certificate file is locked in a way Siar does not know. Export it anew as PKCS#12 with AES-256.',
  }),
  'key-store-incomplete': refusal(422, {
    id: () => 'Berkas ini tidak memuat kunci pribadi beserta sertifikatnya. Ekspor ulang dengan kunci pribadinya.',
    en: () => 'This file does not hold a private key with its certificate. Export it anew with its private key.',
  }),
  'certificate-expired': refusal<{ until: string }>(422, {
    id: ({ until }) => `Sertifikat berlaku sampai ${dayOf(until, 'id')} dan sudah habis. Pasang sertifikat yang baru.`,
    en: ({ until }) => `The certificate was good until ${dayOf(until, 'en')} and has expired. Install a new one.`,
  }),
  'certificate-not-yet-valid': refusal<{ from: string }>(422, {
    id: ({ from }) =>
      `Sertifikat baru berlaku mulai ${dayOf(from, 'id')}. Tunggu sampai hari itu, atau periksa jam server.`,
    en: ({ from }) => `The certificate is good only from ${dayOf(from, 'en')}. Wait, or check the server’s clock.`,
  }),
  'certificate-unfit': refusal(422, {
    id: () =>
      'Sertifikat ini bukan untuk menandatangani, atau kuncinya terlalu lemah (RSA paling sedikit 2048 bit, atau EC).',
    en: () => 'This certificate is not for signing, or its key is too weak (RSA of 2048 bits at least, or EC).',
  }),
  'nik-needed': refusal<{ field: string }>(422, {
    id: () => 'Layanan BSrE meminta NIK penanda tangan, 16 angka.',
    en: () => 'BSrE’s service asks for the signatory’s NIK, 16 figures.',
  }),
  'signatory-unknown': refusal(422, {
    id: () => 'NIK ini belum terdaftar di BSrE. Daftarkan penanda tangan melalui verifikator instansi.',
    en: () => 'This NIK is not registered with BSrE. Register the signatory through your agency’s verifier.',
  }),
  'signatory-not-active': refusal<{ standing: string }>(422, {
    id: ({ standing }) =>
      `Sertifikat penanda tangan di BSrE belum aktif atau tidak lagi aktif (${standing}). Hubungi verifikator instansi.`,
    en: ({ standing }) =>
      `The signatory’s certificate at BSrE is not active (${standing}). Turn to your agency’s verifier.`,
  }),
  'signing-service-away': refusal(503, {
    id: () => 'Layanan tanda tangan tidak dapat dihubungi. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service cannot be reached. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-slow': refusal(503, {
    id: () =>
      'Layanan tanda tangan tidak menjawab pada waktunya. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service did not answer in time. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-maintenance': refusal(503, {
    id: () => 'Layanan tanda tangan sedang dalam perbaikan. Keputusan tetap sah; naskah menunggu. Coba lagi nanti.',
    en: () => 'The signing service is under maintenance. The decision stands; the paper waits. Try again later.',
  }),
  'signing-service-busy': refusal(503, {
    id: () => 'Layanan tanda tangan sedang penuh. Keputusan tetap sah; naskah menunggu. Coba lagi beberapa menit lagi.',
    en: () => 'The signing service is busy. The decision stands; the paper waits. Try again in a few minutes.',
  }),
  'signing-address-wrong': refusal<{ field: string }>(422, {
    id: () =>
      'Tulis alamat layanan seperti https://esign.contoh.go.id, tanpa nama, sandi, atau tanda tanya di dalamnya.',
    en: () => 'Write the service’s address like https://esign.contoh.go.id, with no name, password or question mark.',
  }),
  'signing-client-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis nama klien yang diberikan pengelola layanan tanda tangan.',
    en: () => 'Write the client name that whoever runs the signing service gave you.',
  }),
  'signing-secret-missing': refusal(422, {
    id: () =>
      'Rahasia klien BSrE belum ada di server. Isi SIAR_BSRE_SECRET di setelan layanan, lalu jalankan ulang Siar.',
    en: () =>
      'The BSrE client’s secret is not on the server. Set SIAR_BSRE_SECRET where Siar is started, and restart it.',
  }),
  'signer-of-kind-wrong': refusal<{ field: string }>(422, {
    id: () => 'Pilih satu penanda tangan yang sesuai untuk tiap jenis naskah.',
    en: () => 'Choose one signatory that fits for each kind of paper.',
  }),
  'signing-setting-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Orang lain sudah mengubah setelan ini. Muat ulang halaman untuk melihat yang terbaru.',
    en: () => 'Someone else changed these settings. Load the page anew to see the newest.',
  }),
  'signing-client-refused': refusal(422, {
    id: () =>
      'Layanan tanda tangan menolak akun kantor. Minta administrator memeriksa nama klien dan rahasianya (SIAR_BSRE_SECRET).',
    en: () =>
      'The signing service refused the office’s account. Ask the administrator to check the client name and its secret (SIAR_BSRE_SECRET).',
  }),
  'signing-address-refused': refusal(422, {
    id: () =>
      'Alamat layanan tanda tangan tidak boleh dihubungi: lewat internet harus https, dan bukan alamat khusus mesin.',
    en: () =>
      'The signing service’s address may not be asked: over the internet it must be https, and no special address.',
  }),
  'signing-service-refused': refusal<{ httpStatus: number; serviceCode: number }>(422, {
    id: ({ httpStatus, serviceCode }) =>
      `Layanan tanda tangan menolak (${httpStatus}${serviceCode ? `, kode ${serviceCode}` : ''}). Sebutkan angka ini kepada pengelola layanan.`,
    en: ({ httpStatus, serviceCode }) =>
      `The signing service refused (${httpStatus}${serviceCode ? `, code ${serviceCode}` : ''}). Tell these figures to whoever runs the service.`,
  }),
  'signing-answer-odd': refusal<{
    fault: 'no-pdf' | 'unreadable' | 'changed' | 'unsigned' | 'not-whole' | 'false' | 'too-large'
  }>(502, {
    id: ({ fault }) =>
      `Jawaban layanan tanda tangan ditolak: ${
        {
          'no-pdf': 'bukan PDF',
          unreadable: 'tidak terbaca',
          changed: 'bukan naskah yang dikirim',
          unsigned: 'tidak memuat tanda tangan baru',
          'not-whole': 'tanda tangannya tidak mencakup seluruh berkas',
          false: 'tanda tangannya tidak cocok dengan isi berkas',
          'too-large': 'terlalu besar',
        }[fault]
      }. Naskah belum ditandatangani; beri tahu administrator.`,
    en: ({ fault }) =>
      `The signing service’s answer was refused: ${
        {
          'no-pdf': 'it is no PDF',
          unreadable: 'it cannot be read',
          changed: 'it is not the paper that was sent',
          unsigned: 'it holds no new signature',
          'not-whole': 'its signature does not cover the whole file',
          false: 'its signature does not fit the file',
          'too-large': 'it is too large',
        }[fault]
      }. The paper is not signed; tell the administrator.`,
  }),
  'paper-signature-not-yours': refusal<{ name: string }>(403, {
    id: ({ name }) => `Naskah ini menunggu tanda tangan ${name}; tidak ada yang dapat menggantikannya.`,
    en: ({ name }) => `This paper waits for the signature of ${name}; nobody can give it in their stead.`,
  }),
  'paper-not-to-sign': refusal(409, {
    id: () => 'Naskah ini tidak menunggu tanda tangan. Muat ulang halaman untuk melihat keadaannya.',
    en: () => 'This paper waits for no signature. Load the page anew to see how it stands.',
  }),
  'paper-being-signed': refusal<{ waitSeconds: number }>(409, {
    id: ({ waitSeconds }) =>
      `Permintaan tanda tangan sebelumnya untuk naskah ini belum selesai. Tunggu ${waitSeconds} detik, lalu muat ulang.`,
    en: ({ waitSeconds }) =>
      `An earlier request to sign this paper has not ended. Wait ${waitSeconds} seconds, then load the page anew.`,
  }),
  'paper-method-gone': refusal(409, {
    id: () =>
      'Cara menandatangani yang tercetak di naskah ini sudah tidak dipasang. Minta administrator memasangnya kembali, atau mencatat bahwa naskah ini tidak akan ditandatangani.',
    en: () =>
      'The way of signing that is printed on this paper is no longer set up. Ask the administrator to set it up again, or to note that this paper will not be signed.',
  }),
} as const
