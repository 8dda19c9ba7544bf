/** What stands beside a bag for whoever has to check it: plain tools first, then Siar's own command. */
export function verifyText(it: { name: string; origin: string; size: number; key: string }): string {
  return `CARA MEMERIKSA BENDEL INI

1. Keutuhan berkas (tanpa Siar)
   unzip ${it.name}.zip
   cd ${it.name}
   sha256sum -c manifest-sha256.txt
   sha256sum -c tagmanifest-sha256.txt
   Semua baris harus "OK", dan tidak boleh ada berkas lain selain yang terdaftar:
   diff <(cut -c67- manifest-sha256.txt | sort) <(find data -type f | sort)
   Di Windows: certutil -hashfile NAMA SHA256, bandingkan dengan manifest-sha256.txt.

2. Naskah dan keputusan (tanpa Siar)
   Nama data/versions/NOMOR-SIDIK.json memuat SHA-256 isinya; begitu pula data/decisions/SIDIK.json dan
   data/statements/SIDIK.json: sha256sum berkasnya harus sama dengan SIDIK. Sidik itu tercantum dalam catatan di
   data/ledger/entries ("versionHash", "decisionHash", "overrideHash", "oralApprovalHash", "answerHash", "saidHash").
   Yang terlihat publik: data/captures/SIDIK.body ialah isi persis yang diterima server ("bodyHash"), SIDIK.png dan
   SIDIK.mhtml tampilannya di peramban ("pictureHash", "archiveHash"; ilustrasi); status dan kepala jawabannya ada di
   data/record/evidence.json.
   SIDIK.signed.json ialah tanda tangan kunci sandi (W3C WebAuthn): challenge = SHA-256 dari "content".

3. Buku catatan (tanpa Siar)
   data/ledger/checkpoint ialah nama buku, banyak catatan, dan akarnya, ditandatangani Ed25519 (C2SP signed-note).
   Kunci pemeriksa kantor; bandingkan dengan yang diumumkan kantor atau disimpan Inspektorat, bukan hanya dengan
   data/ledger/vkey:
   ${it.key}
   Sidik satu catatan (RFC 9162): (printf '\\000'; cat data/ledger/entries/N.json) | sha256sum
   data/ledger/proofs.json memuat jalur tiap catatan ke akar, simpul terbawah dahulu (base64); simpul di atasnya ialah
   SHA-256 dari bita 01, simpul kiri, simpul kanan. Hasil akhirnya harus sama dengan akar di checkpoint.
   Titik periksa ${it.origin} yang lebih tua, bila Anda menyimpannya, membuktikan bahwa buku tidak ditulis ulang:
   GET /api/ledger/consistency/UKURAN-LAMA di alamat kantor.

4. Semuanya sekaligus (dengan Siar, tanpa jaringan dan basis data)
   siar bundle verify ${it.name}.zip --key '${it.key}'

Batas: bendel ini memuat ${it.size} catatan sebagai ukuran buku saat dibuat. Bahwa TIDAK ADA catatan lain tentang berkas
ini hanya terbukti dari ekspor buku lengkap (siar ledger export, lalu siar ledger verify).
`
}
