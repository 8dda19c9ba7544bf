/**
 * How the office's papers look: letterhead, sheet, margins, who signs and how, what every press release ends with. Every
 * change is a new edition; a paper keeps the one it was made with.
 */
import { z } from 'zod'
import type { Block, Run } from '../../base/paper.ts'
import { hash } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'

const margin = z.int().min(10).max(50)

export const letterheadSchema = z.strictObject({
  /** The names at the top, from the regency down to the office. */
  lines: z
    .array(z.strictObject({ words: plainText(150, 1), large: z.boolean() }))
    .min(1)
    .max(5),
  /** Address, telephone, page and mail, as they stand under the names. */
  address: plainText(400),
  logo: hash.nullable(),
  sheet: z.enum(['A4', 'F4']),
  margins: z.strictObject({ top: margin, right: margin, bottom: z.int().min(15).max(50), left: margin }),
  face: z.enum(['sans', 'serif']),
  size: z.int().min(10).max(13),
  /** Where papers are dated: "Trenggalek, 24 November 2026". */
  place: plainText(60),
  /** How the head of the office is titled above the signature; the post's own name when blank. */
  signatory: z.strictObject({ title: plainText(200), rank: z.boolean(), nip: z.boolean() }),
  release: z.strictObject({ boilerplate: plainText(2_000), contact: plainText(500) }),
})
export type Letterhead = z.output<typeof letterheadSchema>

/** What the papers look like before anybody set it: made of what the office said of itself at its set-up. */
export function plainLetterhead(office: {
  readonly name: string
  readonly regency: string
  readonly address: string
  readonly logo: string | null
}): Letterhead {
  return {
    lines: [
      ...(office.regency ? [{ words: office.regency.toUpperCase(), large: false }] : []),
      { words: office.name.toUpperCase(), large: true },
    ],
    address: office.address,
    logo: office.logo,
    sheet: 'A4',
    margins: { top: 20, right: 20, bottom: 25, left: 25 },
    face: 'sans',
    size: 11,
    place: office.regency.replace(/^.*\b(?:kabupaten|kota|provinsi)\s+/i, ''),
    signatory: { title: '', rank: true, nip: true },
    release: { boilerplate: '', contact: '' },
  }
}

/** The head of a paper: coat of arms, names, address, and the double rule (Permendagri 1/2023). */
export function letterheadBlocks({ lines, address, logo }: Letterhead): Block[] {
  const names: Block[] = [
    ...lines.map((it): Block => ({ kind: 'text', words: it.words, bold: true, scale: it.large ? 1.45 : 1.15, align: 'center' })), // prettier-ignore
    ...(address ? [{ kind: 'text' as const, words: address, scale: 0.82, align: 'center' as const }] : []),
  ]
  const head: Block[] = logo
    ? [
        {
          kind: 'table',
          lines: 'none',
          widths: [14, 72, 14],
          rows: [
            [
              { blocks: [{ kind: 'image', image: logo, width: 19, height: 22, alt: '' }], valign: 'middle' }, // prettier-ignore
              { blocks: names, valign: 'middle' },
              '',
            ],
          ],
        },
      ]
    : names
  return [...head, { kind: 'space', height: 1.5 }, { kind: 'rule', double: true, after: 4 }]
}

/** In whose stead someone signs: not at all, on behalf (atas nama), for a vacancy (Plt.) or for an absence (Plh.). */
export type Acting = 'plt' | 'plh' | null

export type Signer = {
  readonly name: string
  readonly rank: string
  readonly nip: string
  readonly post: string
  /** Whether the post is the one that heads the office: only it is titled as the letterhead says. */
  readonly head: boolean
  readonly acting: Acting
  /** By which letter, and whose absence it was for ('' for a vacancy). Absent where the post is held outright, and on older papers. */
  readonly mandate?: { readonly letter: string; readonly forPerson: string }
}

/** A line to sign on while nobody holds the post that heads the office. */
export const vacantSigner = (post: string): Signer => ({ name: '.'.repeat(40), rank: '', nip: '', post, head: true, acting: null }) // prettier-ignore

const actingWords = { plt: 'Plt. ', plh: 'Plh. ' } as const

/** A post with the form in which it is held before it: "Plh. Kepala Dinas". */
export const actingTitle = (post: string, acting: Acting): string => (acting ? actingWords[acting] : '') + post

/** The title above a signature, with the form of acting before it. */
export function titleOf(signer: Pick<Signer, 'post' | 'head' | 'acting'>, { signatory }: Letterhead): string {
  const title = signer.head && signatory.title ? signatory.title : signer.post
  return actingTitle(title, signer.acting)
}

/** On what ground somebody signs in a post that is not theirs, as a line among the proofs; none where it is theirs. */
export function mandateLines({ post, acting, mandate }: Signer): (readonly [label: string, value: string])[] {
  if (!mandate) return []
  const { letter, forPerson } = mandate
  const words = [actingTitle(post, acting), forPerson && `menggantikan ${forPerson}`, letter && `surat nomor ${letter}`]
  return [['Bertindak sebagai', words.filter(Boolean).join(', ')]]
}

/** The signature block at the lower right: place and day, title, what proves it, name, rank and number. */
export function signatureBlocks(
  signer: Signer,
  letterhead: Letterhead,
  { day, evidence }: { readonly day: string; readonly evidence: readonly Block[] },
): Block {
  const line = (words: string | readonly Run[]): Block => ({ kind: 'text', words })
  const { place, signatory } = letterhead
  return {
    kind: 'together',
    blocks: [
      {
        kind: 'table',
        lines: 'none',
        widths: [46, 54],
        rows: [
          [
            '',
            {
              blocks: [
                line([place, day].filter(Boolean).join(', ')),
                { kind: 'text', words: titleOf(signer, letterhead), bold: true, after: 2 },
                ...evidence,
                { kind: 'space', height: 2 },
                line([{ text: signer.name, bold: true, underline: true }]),
                ...(signatory.rank && signer.rank ? [line(signer.rank)] : []),
                ...(signatory.nip && signer.nip ? [line(`NIP. ${signer.nip}`)] : []),
              ],
            },
          ],
        ],
      },
    ],
  }
}
