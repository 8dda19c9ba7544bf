import { readFileSync } from 'node:fs'
import type { Content } from '../base/content.ts'
import { sha256 } from '../base/hash.ts'
import { writeCaptions } from '../base/web-vtt.ts'
import type { Db } from '../db/connect.ts'
import { openFileStore } from '../files/store.ts'

// Four seconds of a drawing, made for this demo and nothing else.
const bytes = readFileSync(new URL('./prigi.webm', import.meta.url))
const hash = sha256(bytes)

export async function keepDemoVideo(db: Db, filesFolder: string, now: Date): Promise<void> {
  await openFileStore(filesFolder).putVideo(db, { name: 'pantai-prigi-bersih.webm', bytes }, now)
}

/** The text with the demo's video, where it tells of it. */
export function withVideo(content: Content): Content {
  if (content.title !== 'Sampah menumpuk di Pantai Prigi usai libur panjang') return content
  const said = (one: string, other: string) =>
    writeCaptions([
      { from: 0, to: 2_000, text: one },
      { from: 2_000, to: 4_000, text: other },
    ])
  return {
    ...content,
    videos: [
      {
        id: 'video-1',
        title: 'Pantai Prigi sesudah dibersihkan',
        file: hash,
        captionsId: said('[musik] Matahari terbit di atas Pantai Prigi.', 'Pantai Prigi bersih kembali.'),
        captionsEn: said('[music] The sun rises over Prigi Beach.', 'Prigi Beach is clean again.'),
        captionsJv: said('[musik] Srengenge mlethek ing Pasisir Prigi.', 'Pasisir Prigi resik maneh.'),
        transcript:
          'Gambar: matahari terbit di atas pantai yang bersih, diiringi musik.\nTulisan: Pantai Prigi bersih kembali.',
      },
    ],
  }
}
