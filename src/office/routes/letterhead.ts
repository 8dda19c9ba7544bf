import type { FastifyInstance } from 'fastify'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { Paper } from '../../base/paper.ts'
import { dayWords } from '../../base/words/time.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import type { FileStore } from '../../files/store.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { makeDrawing } from '../../papers/make.ts'
import * as api from '../api/letterhead.ts'
import { letterheadBlocks, signatureBlocks, type Letterhead } from '../rules/letterhead.ts'
import { insertLetterhead, readLetterhead } from '../stores/letterhead.ts'

/** How papers look: read by all, set by the administrator, seen before it is set. */
export function letterheadRoutes(app: FastifyInstance, db: Db, files: FileStore): void {
  serve(app, api.readLetterhead, async () => ({ letterhead: await readLetterhead(db) }))

  serve(app, api.saveLetterhead, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { letterhead } = body
      const { personId } = officer
      const letterheadId = await insertLetterhead(tx, { letterhead, personId }, now)
      const bodyHash = sha256(canonical(letterhead))
      return { ledgerIndex: await append(tx, { kind: 'letterhead-set', personId, letterheadId, bodyHash }, now) }
    }),
  )

  serve(app, api.previewLetterhead, async ({ body: { letterhead } }, { now }) => {
    const { logo } = letterhead
    const pictures = logo === null ? [] : [{ name: logo, path: files.pathOf(logo), hash: logo }]
    return makeDrawing(sampleOf(letterhead, now), pictures)
  })
}

/** A letter that says nothing, to see a letterhead by. */
function sampleOf(letterhead: Letterhead, now: Date): Paper {
  const { sheet, margins, face, size } = letterhead
  const signer = { name: 'Nama Pejabat, S.Sos., M.Si.', rank: 'Pembina Utama Muda', nip: '19700101 199503 1 001', post: 'Kepala Dinas', head: true, acting: null } // prettier-ignore
  const words =
    'Beginilah naskah di bawah kop ini akan tampak: huruf, ukuran, batas tepi, dan blok tanda tangan mengikuti isian di samping.'
  return {
    title: 'Contoh naskah',
    subject: 'Contoh',
    author: letterhead.lines.at(-1)?.words ?? '',
    madeAt: now.toISOString(),
    sheet,
    margins,
    face,
    size,
    foot: 'Contoh naskah',
    blocks: [
      ...letterheadBlocks(letterhead),
      { kind: 'heading', level: 1, words: 'CONTOH NASKAH', align: 'center', after: 4 },
      { kind: 'text', words, align: 'justify', firstLine: 10, after: 3 },
      { kind: 'text', words, align: 'justify', firstLine: 10, after: 8 },
      signatureBlocks(signer, letterhead, { day: dayWords(now), evidence: [{ kind: 'space', height: 18 }] }),
      ...(letterhead.release.boilerplate ? [{ kind: 'space' as const, height: 8 }, { kind: 'text' as const, words: letterhead.release.boilerplate, align: 'justify' as const, after: 2 }] : []), // prettier-ignore
      ...(letterhead.release.contact ? [{ kind: 'text' as const, words: `Narahubung: ${letterhead.release.contact}` }] : []), // prettier-ignore
    ],
  }
}
