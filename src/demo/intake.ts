/** What agencies of the demo office handed in by their links. Invented, as all of it. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Db } from '../db/connect.ts'
import type { FileStore } from '../files/store.ts'
import { handIn } from '../inventory/routes/intake-page.ts'
import type { HandedIn } from '../inventory/rules/intake.ts'
import { keepDraftPhoto } from '../inventory/stores/intake-photos.ts'
import { insertIntakeLink } from '../inventory/stores/intake-links.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'

const HOUR_MS = 60 * 60_000

const contact = (name: string, post: string, phone: string) => ({ name, post, phone })
const nobody = { time: '', why: '', how: '', who: '' }
type Sent = HandedIn & { readonly hoursAgo: number; readonly inDays?: number; readonly photo?: string }
const agencies: readonly { readonly agency: string; readonly sent: readonly Sent[] }[] = [
  {
    agency: 'Dinas Kesehatan, Pengendalian Penduduk dan KB',
    sent: [
      {
        hoursAgo: 30,
        facts: { ...nobody, kind: 'complaint-answer', title: 'Jawaban aduan antrean Puskesmas Tugu', what: 'Loket pendaftaran ditambah satu dan antrean daring dibuka mulai Senin.', day: null, place: 'Puskesmas Tugu' }, // prettier-ignore
        contact: contact('dr. Wahyu Lestari', 'Kepala Puskesmas Tugu', '0355-000112'),
        consent: null,
      },
      {
        hoursAgo: 4,
        inDays: 5,
        facts: { kind: 'activity', title: 'Posyandu lansia serentak di Watulimo', what: 'Pemeriksaan kesehatan gratis bagi lansia di 14 posyandu.', who: 'Kader posyandu, dua dokter, dan sekitar 620 lansia.', day: null, time: '08:00', place: 'Kantor Kecamatan Watulimo', why: 'Cakupan skrining lansia baru 61 persen.', how: 'Pendaftaran di tempat; membawa KTP.' }, // prettier-ignore
        contact: contact('Sri Hartini', 'Kepala Bidang Kesehatan Masyarakat', '0812-0000-1122'),
        consent: { people: 'none', children: 'none' },
        photo: 'kantor-kecamatan.jpg',
      },
    ],
  },
  {
    agency: 'Dinas Perikanan',
    sent: [
      {
        hoursAgo: 7,
        inDays: 0,
        facts: { ...nobody, kind: 'issue', title: 'Gelombang tinggi, nelayan Prigi tiga hari tidak melaut', what: 'Tinggi gelombang 3 sampai 4 meter. Sekitar 400 perahu bersandar; pasokan ikan di TPI turun separuh.', who: 'Nelayan Prigi dan Karanggongso', day: null, place: 'Pelabuhan Perikanan Nusantara Prigi' }, // prettier-ignore
        contact: contact('Joko Santoso', 'Kepala UPT Prigi', '0813-0000-3344'),
        consent: { people: 'unasked', children: 'none' },
        photo: 'pantai-prigi.jpg',
      },
    ],
  },
]

/** Makes the links of two agencies and hands in by them. Whoever wants to try one renews it: no link is known. */
export async function handInDemo(db: Db, it: { files: FileStore; personId: string }, now: Date): Promise<void> {
  for (const { agency, sent } of agencies) {
    const made = new Date(now.getTime() - 21 * 24 * HOUR_MS)
    const { id } = await db.transaction().execute(async (tx) => {
      const link = await insertIntakeLink(tx, { agency, personId: it.personId }, made)
      const saidHash = await keepSaid(tx, { agency })
      await append(tx, { kind: 'intake-link-made', linkId: link.id, saidHash, personId: it.personId }, made)
      return link
    })
    for (const { hoursAgo, inDays, photo, facts, ...rest } of sent) {
      const at = new Date(now.getTime() - hoursAgo * HOUR_MS)
      const day = inDays === undefined ? null : dayOf(ZONE, new Date(at.getTime() + inDays * 24 * HOUR_MS))
      const said = { ...rest, facts: { ...facts, day } }
      const key = randomUUID()
      if (photo) {
        const bytes = await readFile(new URL(`./pictures/${photo}`, import.meta.url))
        const { hash, name } = await it.files.put(db, { name: photo, bytes, picture: true }, at)
        await db.transaction().execute((tx) => keepDraftPhoto(tx, { linkId: id, key, hash, name }, at))
      }
      await db.transaction().execute((tx) => handIn(tx, { link: { id, agency, paused: false }, key, said }, at))
    }
  }
}
