/**
 * The checklist that a new office begins with: the first fifteen minutes as the tourism ministry's crisis guide asks for
 * them, one speaker, the fact log, and a holding statement within the hour. The office changes it in its settings.
 */
import type { CrisisPlan } from './crisis.ts'

export const defaultCrisisPlan: CrisisPlan = {
  statementMinutes: 60,
  steps: [
    { id: 'catat', minute: 2, postId: 'fungsional', text: 'Catat kejadiannya: apa, di mana, pukul berapa, siapa yang melapor.' }, // prettier-ignore
    { id: 'kabari-kadis', minute: 3, postId: 'kepala-bidang', text: 'Telepon Kepala Dinas. Jangan hanya kirim pesan.' },
    { id: 'juru-bicara', minute: 5, postId: 'kepala-bidang', text: 'Tetapkan satu juru bicara; yang lain meneruskan penanya kepadanya.' }, // prettier-ignore
    { id: 'lapangan', minute: 7, postId: 'fungsional', text: 'Hubungi OPD dan petugas di lapangan; minta fakta dengan sumbernya.' }, // prettier-ignore
    { id: 'tunda', minute: 8, postId: 'fungsional', text: 'Tunda terbitan terjadwal dan unggahan yang tidak pantas saat ini.' }, // prettier-ignore
    { id: 'log', minute: 10, postId: 'fungsional', text: 'Isi log fakta: diketahui, sedang dicek, belum diketahui.' },
    { id: 'penanya', minute: 12, postId: 'fungsional', text: 'Catat setiap pertanyaan media; beri tahu pukul berapa kabar berikutnya, bukan “tidak ada komentar”.' }, // prettier-ignore
    { id: 'tim', minute: 15, postId: 'kepala-bidang', text: 'Kumpulkan tim, bagi tugas, dan tetapkan jam kabar berikutnya.' }, // prettier-ignore
    {
      id: 'pimpinan',
      minute: 20,
      postId: 'kepala-dinas',
      text: 'Kabari Sekda; pada tingkat Krisis juga Bupati.',
    },
    { id: 'pernyataan', minute: 30, postId: 'fungsional', text: 'Kirim pernyataan awal ke pemeriksaan, berisi yang sudah pasti saja.' }, // prettier-ignore
  ],
}
