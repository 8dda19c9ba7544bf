/** What every paper holds beside its own matter, and what the forms share. */
import type { Block, Paper } from '../../../base/paper.ts'
import type { SignatureMethod } from '../../../base/signing.ts'
import { instantWords } from '../../../base/words/time.ts'
import type { Letterhead } from '../../../office/rules/letterhead.ts'

/** Common to the data of all papers. All of it is kept, so that a paper can be made again as it was. */
export type PaperData = {
  readonly letterhead: Letterhead
  /** The office, for the document's own particulars. */
  readonly office: string
  /** What its QR code says: the address at which anybody can ask whether the paper stands. */
  readonly check: string
  readonly madeAt: string
  /** What it says of its own signature, settled before anybody signs it. */
  readonly signature: { readonly method: SignatureMethod; readonly statement: string }
}

/** How somebody proved to be who signs, as far as the paper tells it. */
export type ProofKind = 'passkey' | 'password' | 'password-and-code' | 'none'

/** A paper upright under the letterhead's rules. */
export function paperOf(
  data: PaperData,
  it: {
    readonly title: string
    readonly subject: string
    readonly blocks: readonly Block[]
    readonly landscape?: true
  },
): Paper {
  const { sheet, margins, face, size } = data.letterhead
  return {
    title: it.title,
    subject: it.subject,
    author: data.office,
    madeAt: data.madeAt,
    sheet,
    margins,
    face,
    size,
    ...(it.landscape && { landscape: true }),
    foot: `${it.title} · periksa: ${data.check.replace(/^https?:\/\//, '')}`,
    blocks: it.blocks,
  }
}

/** Label, colon and value, one below the other, as at the head of every letter. */
export function pairs(rows: readonly (readonly [label: string, value: string])[], label = 16): Block {
  return {
    kind: 'table',
    lines: 'none',
    widths: [label, 3, 100 - label - 3],
    padding: 0.4,
    rows: rows.map(([name, value]) => [name, ':', value]),
  }
}

const proofs: Readonly<Record<ProofKind, string>> = {
  passkey: 'Ditandatangani dengan kunci sandi (WebAuthn)',
  'password-and-code': 'Disahkan dengan sandi dan kode',
  password: 'Disahkan dengan sandi',
  none: 'Dicatat dari akun yang masuk',
}

/** What stands where ink would: when and how it was signed, honest about what it is, and where to ask. */
export function evidence(data: PaperData, it: { readonly at: Date; readonly proof: ProofKind } | null): Block[] {
  const small = (words: string, italic = false): Block => ({
    kind: 'text',
    scale: 0.72,
    words,
    ...(italic && { italic }),
  })
  return [
    {
      kind: 'table',
      lines: 'none',
      widths: [32, 68],
      rows: [
        [
          { blocks: [qr(data, 19)] },
          {
            blocks: [
              ...(it ? [small(`${proofs[it.proof]}, ${instantWords(it.at, 'id')}.`)] : []),
              small(data.signature.statement, true),
            ],
          },
        ],
      ],
    },
  ]
}

export const qr = (data: PaperData, size: number): Block => ({
  kind: 'qr',
  text: data.check,
  size,
  alt: `Kode QR ke ${data.check}`,
})

/** What proves a paper by computing, in small letters at its end. */
export function proofLines(lines: readonly (readonly [label: string, value: string])[]): Block[] {
  return [
    { kind: 'space', height: 4 },
    { kind: 'rule', after: 1.5 },
    ...lines.map(([label, value]): Block => ({ kind: 'text', scale: 0.65, words: `${label}: ${value}` })),
  ]
}
