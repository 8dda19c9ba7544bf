/** Who acts for whom, who is away, and how a post changes hands. */
import { refusal } from './refusal.ts'

export const awayRefusals = {
  // Acting officials
  'outside-letter': refusal<{ post: string }>(403, {
    id: ({ post }) =>
      `Surat yang menunjuk Anda untuk ${post} tidak mencakup langkah atau jenis naskah ini. Minta administrator melihat lingkupnya.`,
    en: ({ post }) =>
      `The letter by which you act for ${post} does not cover this step or kind of text. Ask the administrator to look at its scope.`,
  }),
  'letter-number-missing': refusal<{ field: string }>(422, {
    id: () => 'Isi nomor surat penunjukannya; tanpa surat tidak ada Plt. atau Plh.',
    en: () => 'Enter the number of the letter; nobody acts for a post without one.',
  }),
  'letter-after-start': refusal<{ field: string }>(422, {
    id: () => 'Surat ini bertanggal sesudah hari pertamanya. Mulai paling awal pada tanggal surat.',
    en: () => 'This letter is dated after its first day. Begin on the day of the letter at the earliest.',
  }),
  'acting-end-missing': refusal<{ field: string }>(422, {
    id: () => 'Plh. berlaku selama pejabatnya berhalangan. Isi hari terakhirnya.',
    en: () => 'Acting for an absence lasts as long as the absence. Enter the last day.',
  }),
  'acting-for-oneself': refusal<{ field: string }>(422, {
    id: () => 'Seseorang tidak dapat menjadi Plh. bagi dirinya sendiri. Pilih orang lain.',
    en: () => 'Nobody acts for themselves. Choose someone else.',
  }),
  'acting-post-held': refusal<{ field: string; person: string }>(409, {
    id: ({ person }) =>
      `Jabatan ini dipegang ${person} pada sebagian hari itu. Plt. hanya untuk jabatan kosong; buat Plh. bila ia berhalangan.`,
    en: ({ person }) =>
      `${person} holds this post on some of these days. Plt. is for a vacancy; choose Plh. for an absence.`,
  }),
  'acting-post-vacant': refusal<{ field: string }>(409, {
    id: () =>
      'Orang yang digantikan tidak memegang jabatan ini pada semua hari itu. Untuk jabatan kosong, buat Plt.; selain itu, perpendek harinya.',
    en: () =>
      'The absent person does not hold this post on all of these days. Choose Plt. for a vacancy; else shorten the days.',
  }),
  'acting-chain': refusal<{ field: string }>(409, {
    id: () =>
      'Yang digantikan sendiri hanya Plt. atau Plh. jabatan ini, dan penunjukan tidak dapat diteruskan. Akhiri suratnya, lalu tunjuk orang lain langsung.',
    en: () =>
      'The absent person only acts in this post themselves, and that cannot be passed on. End their letter and appoint someone else directly.',
  }),
  'acting-overlaps': refusal<{ field: string; letter: string }>(409, {
    id: ({ letter }) =>
      `Pada sebagian hari dan lingkup itu sudah ada penunjukan lain (surat ${letter || 'tanpa nomor'}). Akhiri yang itu dulu, atau ubah hari dan lingkupnya.`,
    en: ({ letter }) =>
      `Another letter (${letter || 'without number'}) covers some of these days and this work already. End that one first, or change days and scope.`,
  }),
  'acting-runs-on': refusal<{ field: string; letter: string; person: string }>(409, {
    id: ({ letter, person }) =>
      `${person} masih ditunjuk sesudah hari itu (surat ${letter || 'tanpa nomor'}). Akhiri penunjukannya paling lambat pada hari yang sama, lalu ulangi.`,
    en: ({ letter, person }) =>
      `${person} is appointed beyond that day (letter ${letter || 'without number'}). End that no later than the same day, then repeat.`,
  }),
  'acting-not-longer': refusal<{ field: string }>(422, {
    id: () => 'Penunjukan tidak dapat diperpanjang lewat surat yang lama. Catat surat penunjukan baru.',
    en: () => 'A letter cannot be made to last longer. Enter a new one.',
  }),
  'absence-overlaps': refusal<{ field: string }>(409, {
    id: () => 'Sebagian hari itu sudah tercatat. Akhiri catatan yang lama, atau ubah harinya.',
    en: () => 'Some of these days are entered already. End that entry, or change the days.',
  }),
  'absence-too-long': refusal<{ field: string }>(422, {
    id: () => 'Satu catatan paling lama setahun. Periksa tahunnya, atau akhiri masa jabatannya.',
    en: () => 'One entry lasts a year at most. Check the year, or end the tenure.',
  }),
  'absence-over': refusal(409, {
    id: () => 'Hari-hari itu sudah lewat; catatannya tetap.',
    en: () => 'These days are over; the entry stays.',
  }),
  'handover-of-absence': refusal(409, {
    id: () => 'Plh. tidak menyerahterimakan jabatan: pejabatnya masih ada. Akhiri suratnya saja.',
    en: () => 'Who acts for an absence hands nothing over: the post has its holder. End the letter instead.',
  }),
  'person-cannot-act': refusal<{ field: string }>(422, {
    id: () =>
      'Orang ini auditor atau sudah berhenti pada hari itu, jadi tidak dapat memegang jabatan. Pilih orang lain.',
    en: () => 'This person is an auditor or has left by then, so can hold no post. Choose someone else.',
  }),
  'scope-unknown': refusal<{ field: string }>(422, {
    id: () => 'Ada jenis naskah dalam lingkup surat yang tidak dikenal. Muat ulang, lalu pilih lagi.',
    en: () => 'The scope names a kind of text that is not known. Load the page anew and choose again.',
  }),
  'scan-refused': refusal<{ field: string }>(422, {
    id: () => 'Pindaian surat harus berupa PDF, PNG, atau JPEG yang sudah diunggah.',
    en: () => 'The scan must be an uploaded PDF, PNG or JPEG.',
  }),
} as const
