import type { Content, Translation } from '../base/content.ts'
import { mainTextHash } from '../base/main-text.ts'

type Words = { readonly title: string; readonly summary: string; readonly text: readonly string[] }

const inOthers: Readonly<Record<string, { readonly en: Words; readonly jv: Words }>> = {
  'Sampah menumpuk di Pantai Prigi usai libur panjang': {
    en: {
      title: 'Litter cleared from Prigi Beach after the long holiday',
      summary: 'Photographs of the litter were shared thousands of times.',
      text: [
        'Officers, fishers and volunteers, 140 people in all, took 3.2 tonnes of litter off Prigi Beach on Monday and Tuesday.',
        'From this weekend the number of bins rises from 24 to 60, and they are emptied twice a day during the holiday season.',
      ],
    },
    jv: {
      title: 'Rereged ing Pasisir Prigi sawise prei dawa wis diresiki',
      summary: 'Foto tumpukan rereged diedum nganti ewonan kaping.',
      text: [
        'Rereged 3,2 ton diangkut saka Pasisir Prigi dina Senin lan Selasa dening petugas, nelayan, lan sukarelawan, cacahe 140 wong.',
        'Wiwit pungkasaning minggu iki cacahe tong rereged ditambah saka 24 dadi 60, lan diangkut kaping pindho saben dina sajrone mangsa prei.',
      ],
    },
  },
}

/** The text with what the demo has of it in English and Javanese. */
export function withTranslations(content: Content): Content {
  const others = inOthers[content.title]
  if (!others) return content
  const translated = ({ title, summary, text }: Words): Translation => ({
    title,
    summary,
    body: {
      type: 'doc',
      content: text.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
    },
    of: mainTextHash(content),
  })
  return { ...content, translations: { en: translated(others.en), jv: translated(others.jv) } }
}
