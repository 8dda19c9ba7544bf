type Phrase = { readonly id: string; readonly en: string }

/** What is wrong with a proof, as the start of a sentence that ends in "; keputusan belum dicatat". */
const faults = {
  'passkey-unknown': {
    id: 'Kunci sandi ini bukan milik Anda atau sudah dicabut',
    en: 'This passkey is not yours or was removed',
  },
  'counter-back': {
    id: 'Penghitung kunci sandi mundur: mungkin ada salinannya. Beri tahu administrator',
    en: 'The passkey’s counter went back: there may be a copy of it. Tell the administrator',
  },
  'challenge-differs': {
    id: 'Kunci sandi menandatangani keputusan lain',
    en: 'The passkey signed another decision',
  },
  'origin-differs': { id: 'Ditandatangani di alamat lain', en: 'It was signed at another address' },
  'rp-differs': { id: 'Kunci sandi ini untuk situs lain', en: 'This passkey is for another site' },
  'cross-origin': {
    id: 'Ditandatangani di dalam bingkai situs lain',
    en: 'It was signed inside a frame of another site',
  },
  'nobody-present': { id: 'Tidak ada orang di depan perangkat', en: 'Nobody was present at the device' },
  'person-not-verified': {
    id: 'Perangkat tidak memeriksa sidik jari, wajah, atau PIN Anda',
    en: 'The device did not check your finger, face or PIN',
  },
  'signature-wrong': { id: 'Tanda tangannya tidak cocok', en: 'The signature does not match' },
  unreadable: { id: 'Tanda tangannya tidak dapat dibaca', en: 'The signature cannot be read' },
  password: { id: 'Sandi tidak cocok', en: 'The password does not match' },
  code: { id: 'Kode tidak cocok', en: 'The code does not match' },
} as const satisfies Readonly<Record<string, Phrase>>

/** The words for a fault of `decision/rules/assertion.ts` or of a password; what is rare is told as unreadable. */
export function proofFault(fault: string): Phrase {
  return Object.hasOwn(faults, fault) ? faults[fault as keyof typeof faults] : faults.unreadable
}
