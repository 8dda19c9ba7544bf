/** Editions of the SOP, made here or brought in. */
import { refusal } from './refusal.ts'

export const sopRefusals = {
  // The SOP
  'edition-final': refusal(409, {
    id: () => 'Edisi ini sudah berlaku, jadi tidak dapat diubah. Buat edisi baru dari salinannya.',
    en: () => 'This edition is in force, so it cannot change. Begin a new edition as its copy.',
  }),
  'edition-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Edisi ini sudah diubah orang lain, lihat yang baru.',
    en: () => 'Someone else changed this edition, see the new one.',
  }),
  'edition-not-runnable': refusal<{ field: string; about: string; aboutEnglish: string }>(422, {
    id: ({ about }) => `Edisi belum dapat diberlakukan: ${about}`,
    en: ({ aboutEnglish }) => `The edition cannot be put in force yet: ${aboutEnglish}`,
  }),
  // An SOP from a BPMN file
  'bpmn-too-large': refusal<{ field: string; max: number }>(413, {
    id: ({ max }) =>
      `Berkas BPMN lebih besar dari ${max} MB. Hapus gambar atau proses lain di dalamnya, lalu coba lagi.`,
    en: ({ max }) => `The BPMN file is larger than ${max} MB. Take out pictures or other processes and try again.`,
  }),
  'bpmn-not-text': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini bukan teks UTF-8. Simpan lagi sebagai BPMN 2.0 (XML, UTF-8).',
    en: () => 'This file is no UTF-8 text. Save it again as BPMN 2.0 (XML, UTF-8).',
  }),
  'bpmn-doctype': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini memuat DOCTYPE atau entitas, yang tidak diterima dari luar. Simpan lagi tanpa itu.',
    en: () => 'This file holds a DOCTYPE or entities, which are not taken from outside. Save it without them.',
  }),
  'bpmn-unreadable': refusal<{ field: string; detail: string }>(422, {
    id: ({ detail }) => `Berkas ini tidak terbaca sebagai BPMN 2.0 (${detail}). Ekspor lagi dari aplikasinya.`,
    en: ({ detail }) => `This file does not read as BPMN 2.0 (${detail}). Export it again from its tool.`,
  }),
  'bpmn-too-many-parts': refusal<{ field: string; max: number }>(422, {
    id: ({ max }) =>
      `Berkas ini memuat lebih dari ${max} unsur, lebih dari yang wajar untuk satu SOP. Pisahkan prosesnya.`,
    en: ({ max }) => `This file holds more than ${max} elements, more than one SOP can mean. Take the processes apart.`,
  }),
  'bpmn-no-steps': refusal<{ field: string; count: number }>(422, {
    id: ({ count }) => `Proses dalam berkas ini punya ${count} kegiatan; sebuah SOP punya paling sedikit dua.`,
    en: ({ count }) => `The process in this file has ${count} activities; an SOP has at least two.`,
  }),
  'bpmn-too-many-steps': refusal<{ field: string; count: number; max: number }>(422, {
    id: ({ count, max }) =>
      `Proses dalam berkas ini punya ${count} langkah, paling banyak ${max}. Pecah menjadi beberapa SOP.`,
    en: ({ count, max }) => `The process in this file has ${count} steps, ${max} at most. Split it into several SOPs.`,
  }),
  'bpmn-too-many-posts': refusal<{ field: string; count: number; max: number }>(422, {
    id: ({ count, max }) =>
      `Proses dalam berkas ini punya ${count} lajur jabatan, paling banyak ${max}. Gabungkan sebagian.`,
    en: ({ count, max }) => `The process in this file has ${count} lanes for posts, ${max} at most. Join some of them.`,
  }),
} as const
