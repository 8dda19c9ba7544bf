import { readFileSync } from 'node:fs'
import type { Content } from '../base/content.ts'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import { openFileStore } from '../files/store.ts'

// Drawings made for this demo and nothing else.
const pictures = [
  {
    name: 'kantor-kecamatan.jpg',
    title: 'Antrean KTP-el di kantor kecamatan hingga dua pekan',
    alt: 'Gambar: kantor kecamatan beratap genting dengan bendera Merah Putih di halamannya.',
    caption: 'Kantor kecamatan melayani perekaman KTP-el setiap hari kerja.',
  },
  {
    name: 'mangrove-cengkrong.jpg',
    title: 'Penanaman 5.000 mangrove di Pancer Cengkrong',
    alt: 'Gambar: pohon mangrove muda berbaris di air payau, bukit di kejauhan.',
    caption: 'Mangrove di Pancer Cengkrong, Kecamatan Watulimo.',
  },
  {
    name: 'pantai-prigi.jpg',
    title: 'Sampah menumpuk di Pantai Prigi usai libur panjang',
    alt: 'Gambar: tiga perahu di depan pantai berpasir yang bersih saat matahari terbit.',
    caption: 'Pantai Prigi sesudah dibersihkan bersama warga.',
  },
].map((it) => {
  const bytes = readFileSync(new URL(`./pictures/${it.name}`, import.meta.url))
  return { ...it, bytes, hash: sha256(bytes) }
})

export async function keepDemoPictures(db: Db, filesFolder: string, now: Date): Promise<void> {
  const files = openFileStore(filesFolder)
  for (const { name, bytes } of pictures) await files.put(db, { name, bytes }, now)
}

/** The text with the demo's picture above its words, where there is one of what it tells. */
export function withPicture(content: Content): Content {
  const it = pictures.find(({ title }) => title === content.title)
  if (!it) return content
  const { hash: src, alt, caption } = it
  const credit = 'Ilustrasi: Diskominfo Trenggalek'
  const image = { type: 'image', attrs: { src, alt, caption, credit, people: 'none' } } as const
  return { ...content, body: { ...content.body, content: [image, ...content.body.content] } }
}
