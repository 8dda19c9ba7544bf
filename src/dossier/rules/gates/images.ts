import { placedBlocks } from '../../../base/content-places.ts'
import { bodiesOf, type ImageAttrs } from '../../../base/content.ts'
import type { FindingCode } from '../../../base/words/gates.ts'
import type { Finding, Gate, OverrideRule } from '../gate.ts'

const CHILDREN = 'UU 27/2022 pasal 25; UU 11/2012 pasal 19'

/** Every picture says what it shows, who made it, and that those who can be recognised in it may be shown. */
export const imagesGate: Gate = {
  id: 'images',
  findingsOf({ content }) {
    const findings: Finding[] = []
    const found = new Set<string>()
    for (const { language, at: under, body } of bodiesOf(content))
      for (const { block, at } of placedBlocks(body.content, under)) {
        if (block.type !== 'image') continue
        for (const it of faultsOf(block.attrs)) {
          // The same picture in the next version is the same finding, wherever it stands by then; and shown again beside
          // a translation it has the same owner and the same persons, but words of its own.
          const words = language !== 'id' && it.part === 'alt' ? `:${language}` : ''
          const key = `${it.code}:${block.attrs.src}${words}`
          if (language !== 'id' && found.has(key)) continue
          found.add(key)
          findings.push({
            gate: 'images',
            code: it.code,
            about: { name: block.attrs.caption || block.attrs.alt },
            severity: 'must',
            place: { at: it.part === 'image' ? at : `${at}#${it.part}`, from: 0, to: lengthOf(block.attrs, it.part) },
            law: it.law,
            key,
            override: it.override,
          })
        }
      }
    return findings
  },
}

type Part = 'alt' | 'credit' | 'image'
type Fault = { readonly code: FindingCode; readonly part: Part; readonly law: string; readonly override: OverrideRule }

function faultsOf(image: ImageAttrs): Fault[] {
  const consented = image.people === 'consented' && Boolean(image.consent?.trim())
  const faults: Fault[] = []
  const add = (code: FindingCode, part: Part, law: string, override: OverrideRule) =>
    faults.push({ code, part, law, override })

  if (saysNothing(image.alt)) add('image-alt-empty', 'alt', 'UU 8/2016; WCAG 2.2 kriteria 1.1.1', 'never')
  if (!image.credit?.trim()) add('image-credit-missing', 'credit', 'UU 28/2014 pasal 5', 'reason')
  if (image.people === undefined) add('image-people-unsaid', 'image', 'UU 27/2022 pasal 20', 'never')
  if (image.people === 'consented' && !image.consent?.trim())
    add('image-consent-missing', 'image', 'UU 27/2022 pasal 24', 'basis')

  const recognisable = image.people !== 'none'
  // A child who was harmed is named and shown to nobody, whoever agreed to it.
  if (image.minors && image.victims && recognisable) add('image-child-victim', 'image', CHILDREN, 'basis')
  else if (image.minors && recognisable && !consented) add('image-minors', 'image', CHILDREN, 'basis')
  else if (image.victims && recognisable && !consented)
    add('image-victims', 'image', 'UU 27/2022 pasal 20; Kode Etik Jurnalistik pasal 5', 'basis')
  return faults
}

/** Blank, a file's name, or a word that only says that it is a picture. */
export function saysNothing(text: string): boolean {
  const said = text.trim().toLowerCase()
  return (
    !/\p{L}{2}/u.test(said) ||
    /\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|svg|pdf|docx?|xlsx?|csv|txt)$/.test(said) ||
    /^(?:img|dsc|dscn|image|gambar|foto|photo|picture|screenshot|tangkapan layar|whatsapp image|wa|untitled|tanpa judul|scan|dokumen|document|lampiran|file|berkas)[\s_\-.()\d]*$/.test(
      said,
    ) ||
    /^(?:whatsapp image|screenshot|tangkapan layar)\b(?:[\s\d_\-.:()]|\b(?:at|am|pm)\b)*$/.test(said)
  )
}

function lengthOf(image: ImageAttrs, part: Part): number {
  return part === 'image' ? 0 : (image[part] ?? '').length
}
