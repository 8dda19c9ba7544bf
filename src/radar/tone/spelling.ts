/**
 * One spelling for what people write in many: `gak`, `ngga` and `nggak`, `bgt` and `bangeeet`. The texts the weights were
 * learnt from are spelled out; those of the office's sources are not. Only short forms that are no words themselves.
 */

export const SHORT_FORMS: Readonly<Record<string, string>> = {
  tidak: 'tdk tdak gak ga gk g nggak ngga ngak gag kagak kaga ndak engga',
  bukan: 'bkn',
  belum: 'blm blom blum',
  jangan: 'jgn jngn',
  kurang: 'krg kurg',
  yang: 'yg',
  banget: 'bgt bngt bgtt bangett',
  sekali: 'skali skl',
  sangat: 'sgt sngt',
  dengan: 'dgn dg',
  untuk: 'utk untk',
  karena: 'krn krna karna',
  sudah: 'sdh udh udah dah uda',
  tapi: 'tp tpi',
  bisa: 'bs bsa',
  sama: 'sm',
  saja: 'aja aj sj',
  orang: 'org orng',
  kalau: 'kalo klo kl klau',
  dari: 'dr dri',
  dalam: 'dlm',
  pada: 'pd',
  terus: 'trs trus',
  memang: 'emg emang mmg',
  sekarang: 'skrg skrang skg',
  bagaimana: 'gimana gmn gmna bgmn',
  kenapa: 'knp knpa',
  kapan: 'kpn',
  juga: 'jg jga',
  lagi: 'lg lgi',
  masih: 'msh',
  harus: 'hrs',
  hanya: 'hny',
  sampai: 'smpe sampe smp',
  banyak: 'bnyk byk',
  lebih: 'lbh',
  baik: 'bae',
  bagus: 'bgs bagusss',
  jelek: 'jlk',
  mantap: 'mantab mantul mntp',
  terima: 'trima trimakasih',
  kasih: 'ksh ksih',
  mohon: 'mhn',
  tolong: 'tlg tlong',
  jalan: 'jln',
  rusak: 'rsak',
  pelayanan: 'plynan',
  petugas: 'ptgs',
  masyarakat: 'masy msyrkt',
  pemerintah: 'pemrintah pmrntah',
  saya: 'sy sya',
  kami: 'kmi',
  kamu: 'km',
  begitu: 'gitu gt gtu',
  begini: 'gini',
  bikin: 'bkin',
  cepat: 'cpt cepet',
  lama: 'lma',
  benar: 'bener bnr',
  semua: 'smua smw',
  setiap: 'tiap stiap tiep',
}

const SPELLED = new Map(
  Object.entries(SHORT_FORMS).flatMap(([word, forms]) => forms.split(' ').map((form) => [form, word] as const)),
)

/** A word of small letters as it is usually spelled; a letter written three times or more counts once. */
export function spelled(word: string): string {
  const plain = word.replace(/(.)\1{2,}/gu, '$1')
  return SPELLED.get(plain) ?? plain
}
