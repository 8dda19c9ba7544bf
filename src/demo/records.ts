/** What the demo office keeps beside its dossiers: its letterhead, the pattern of its numbers, letters that came in. */
import { canonical } from '../base/canonical.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import type { Officer } from '../base/officer.ts'
import type { Db, Tx } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import { plainLetterhead } from '../office/rules/letterhead.ts'
import { insertLetterhead } from '../office/stores/letterhead.ts'
import { endBranch, passOn, registerLetter } from '../record/stores/letters.ts'
import { updateBook } from '../record/stores/books.ts'
import type { Urgency } from '../record/rules/cascade.ts'

/** Letterhead and number pattern, as an administrator sets them in the first week. */
export async function setUpDemoPapers(tx: Tx, administratorId: string, now: Date): Promise<void> {
  const letterhead = {
    ...plainLetterhead({
      name: 'Dinas Komunikasi dan Informatika',
      regency: 'Pemerintah Kabupaten Trenggalek',
      address:
        'Jalan Brigjen Soetran Nomor 9, Trenggalek 66311, Telepon (0355) 000000 (contoh)\nLaman kominfo.contoh.go.id, Pos-el kominfo@contoh.go.id',
      logo: null,
    }),
    signatory: { title: 'KEPALA DINAS KOMUNIKASI DAN INFORMATIKA', rank: true, nip: true },
    release: {
      boilerplate:
        'Dinas Komunikasi dan Informatika melaksanakan urusan pemerintahan di bidang komunikasi, informatika, statistik, dan persandian.',
      contact: 'Dewi Anggraini, Pranata Humas Ahli Muda, 0812-0000-0000 (contoh)',
    },
  }
  const letterheadId = await insertLetterhead(tx, { letterhead, personId: administratorId }, now)
  await append(tx, { kind: 'letterhead-set', personId: administratorId, letterheadId, bodyHash: sha256(canonical(letterhead)) }, now) // prettier-ignore
  const change = await updateBook(
    tx,
    {
      bookId: 'outgoing',
      seenRevision: 1,
      settings: { name: 'Buku agenda keluar', pattern: '{kode}/{nomor}/{unit}/{tahun}', unit: '35.03.112', code: '500.12', keeperPost: null, ordinal: 2 }, // prettier-ignore
      closedOn: null,
      personId: administratorId,
    },
    now,
  )
  await append(tx, { kind: 'book-changed', ...change, personId: administratorId }, now)
}

type Incoming = {
  readonly from: string
  readonly subject: string
  readonly letterNumber: string
  readonly code: string
  readonly urgency: Urgency
  readonly to: readonly string[]
  readonly instruction: string
  /** Working on it is reported by the first post that got it. */
  readonly report?: string
}

// Senders and matters as they reach such an office; invented.
const letters: readonly Incoming[] = [
  {
    from: 'Sekretariat Daerah',
    subject: 'Undangan rapat koordinasi penyebarluasan informasi hari jadi kabupaten',
    letterNumber: '400.14.1.1/2210/35.03.001/2026',
    code: '400.14',
    urgency: 'urgent',
    to: ['kepala-dinas', 'kepala-bidang'],
    instruction: 'Mohon hadir; siapkan rencana kanal.',
    report: 'Hadir bersama dua staf; rencana kanal disetujui rapat.',
  },
  {
    from: 'Dinas Kesehatan',
    subject: 'Permintaan peliputan imunisasi anak sekolah',
    letterNumber: '400.7.8/914/35.03.105/2026',
    code: '400.14',
    urgency: 'ordinary',
    to: ['kepala-bidang'],
    instruction: 'Jadwalkan peliputan di tiga kecamatan.',
  },
  {
    from: 'Badan Penanggulangan Bencana Daerah',
    subject: 'Data wilayah rawan longsor untuk peringatan dini',
    letterNumber: '300.2.2/118/35.03.201/2026',
    code: '500.12',
    urgency: 'very-urgent',
    to: [],
    instruction: '',
  },
]

/** Letters of today: one settled, one on its way, one that nobody has passed on yet. */
export async function receiveDemoLetters(
  db: Db,
  staff: Readonly<Record<'sekretaris' | 'kepala-bidang', Officer>>,
  now: Date,
): Promise<void> {
  for (const it of letters)
    await db.transaction().execute(async (tx) => {
      const day = dayOf(ZONE, now)
      const told = {
        book: 'incoming',
        datedOn: day,
        letteredOn: day,
        from: it.from,
        to: 'Kepala Dinas',
        subject: it.subject,
        code: it.code,
        letterNumber: it.letterNumber,
        attachments: 1,
        remarks: '',
        indexTerm: it.from,
        processor: '',
        srikandi: '',
        urgency: it.urgency,
        files: [],
      }
      const { letterId, postId, place } = await registerLetter(tx, told, staff.sekretaris, now)
      const { personId } = staff.sekretaris
      await append(tx, { kind: 'letter-registered', letterId, entryId: place.id, book: place.book, year: place.year, personId, postId, saidHash: await keepSaid(tx, told) }, now) // prettier-ignore
      if (it.to.length === 0) return
      const first = await tx.selectFrom('letter_branch').select('id').where('letter_id', '=', letterId).executeTakeFirstOrThrow() // prettier-ignore
      const passed = { to: it.to, boxes: ['process' as const], instruction: it.instruction, urgency: it.urgency, dueOn: day } // prettier-ignore
      const { branchIds } = await passOn(tx, { letterId, branchId: first.id, ...passed }, staff.sekretaris, now)
      await append(tx, { kind: 'letter-passed-on', letterId, branchId: first.id, branchIds, toPosts: it.to, personId, postId, saidHash: await keepSaid(tx, passed) }, now) // prettier-ignore
      if (it.report === undefined) return
      const mine = await tx
        .selectFrom('letter_branch')
        .select('id')
        .where('letter_id', '=', letterId)
        .where('post_id', '=', 'kepala-bidang')
        .executeTakeFirstOrThrow()
      const end = { kind: 'reported' as const, words: it.report }
      await endBranch(tx, { letterId, branchId: mine.id, ...end }, staff['kepala-bidang'], now)
      await append(tx, { kind: 'letter-reported', letterId, branchId: mine.id, personId: staff['kepala-bidang'].personId, postId: 'kepala-bidang', saidHash: await keepSaid(tx, end) }, now) // prettier-ignore
    })
}
