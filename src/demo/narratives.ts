/** What the demo office says of its issues and programmes: in use, about to run out, run out, and waiting for a decision. */
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import type { Officer } from '../base/officer.ts'
import type { Db } from '../db/connect.ts'
import type { NarrativeText } from '../dossier/rules/narratives.ts'
import { insertNarrative, settleVersion } from '../dossier/stores/narratives.ts'
import { append } from '../ledger/append.ts'

const DAY_MS = 86_400_000

type DemoNarrative = Pick<NarrativeText, 'title' | 'text' | 'basis' | 'facts'> & {
  /** The title of its item; null for one of none. */
  readonly of: string | null
  /** Days from today, its first and its last. */
  readonly days: readonly [from: number, until: number]
  readonly approved: boolean
}

const narratives: readonly DemoNarrative[] = [
  {
    of: 'Desa Tangguh Bencana',
    title: 'Siap sebelum bencana',
    text: 'Pemerintah Kabupaten Trenggalek menyiapkan desa sebelum bencana datang: jalur evakuasi, peringatan dini, dan latihan bersama warga.\n\nWarga di lereng dan pesisir diminta mengikuti arahan petugas dan tidak meneruskan kabar yang belum dipastikan.',
    basis: 'Rencana kerja BPBD 2026 dan arahan Bupati pada rapat kesiapsiagaan.',
    facts: [
      { id: 'layanan', kind: 'figure', label: 'Nomor layanan darurat', value: '112', unit: '', source: 'BPBD Kabupaten Trenggalek' }, // prettier-ignore
    ],
    days: [-20, 70],
    approved: true,
  },
  {
    of: 'Harga cabai naik dua kali lipat di Pasar Pon',
    title: 'Harga cabai dan operasi pasar',
    text: 'Kenaikan harga cabai disebabkan pasokan yang berkurang karena hujan. Pemerintah kabupaten menggelar operasi pasar dan memantau pasokan setiap hari.',
    basis: 'Laporan harga harian Dinas Perdagangan.',
    facts: [],
    days: [-25, 5],
    approved: true,
  },
  {
    of: 'Antrean KTP-el di kantor kecamatan hingga dua pekan',
    title: 'Perekaman KTP-el tetap dilayani',
    text: 'Perekaman KTP-el tetap dilayani setiap hari kerja, dan pada Sabtu di kecamatan yang antreannya panjang.',
    basis: 'Surat Kepala Disdukcapil tentang jadwal layanan.',
    facts: [],
    days: [0, 30],
    approved: false,
  },
  {
    of: null,
    title: 'Libur panjang dan layanan publik',
    text: 'Layanan darurat, kesehatan, dan kebersihan berjalan seperti biasa selama libur panjang.',
    basis: 'Surat edaran Sekretaris Daerah.',
    facts: [],
    days: [-60, -30],
    approved: true,
  },
]

export async function keepDemoNarratives(
  db: Db,
  { writer, decider }: { readonly writer: Officer; readonly decider: Officer },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const today = dayOf(ZONE, now)
    for (const { of, days, approved, ...words } of narratives) {
      const item = of === null ? undefined : await tx.selectFrom('item').select('id').where('title', '=', of).executeTakeFirst() // prettier-ignore
      const itemId = item?.id ?? null
      const text = { ...words, validFrom: dayAfter(today, days[0]), validUntil: dayAfter(today, days[1]) }
      const { personId } = writer
      const writtenAt = new Date(now.getTime() + (days[0] - 1) * DAY_MS)
      const { narrativeId, hash } = await insertNarrative(tx, { itemId, text, personId }, writtenAt)
      await append(tx, { kind: 'narrative-written', narrativeId, number: 1, textHash: hash, itemId, personId }, now)
      if (!approved) continue
      const decided = { narrativeId, number: 1, yes: true, personId: decider.personId }
      const { validUntil } = text
      await settleVersion(tx, { ...decided, reason: '', post: 'Kepala Dinas', validUntil }, new Date(writtenAt.getTime() + DAY_MS / 24)) // prettier-ignore
      await append(tx, { kind: 'narrative-decided', ...decided, textHash: hash, postId: 'kepala-dinas' }, now)
    }
  })
}
