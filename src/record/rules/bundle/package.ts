/** A package of bundles: the dossiers of a period, all or a sample, and the list that says which and why. */
import { csvLine, CSV_START } from '../../../base/spreadsheet.ts'

export type PackageRow = {
  readonly number: string
  readonly id: string
  readonly closedOn: string
  readonly key: string
  readonly fate: 'taken' | 'withheld' | 'not drawn'
  /** The bundle's name in the package and its SHA-256; blank where it holds none. */
  readonly file: string
  readonly hash: string
}

const fates = {
  taken: 'dalam paket',
  withheld: 'tidak disertakan: pembacanya dibatasi',
  'not drawn': 'tidak terundi',
} as const

export function packageList(rows: readonly PackageRow[]): string {
  const heads = ['nomor berkas', 'id', 'ditutup', 'kunci undian', 'keterangan', 'bendel', 'SHA-256']
  const lines = rows.map((it) => [it.number, it.id, it.closedOn, it.key, fates[it.fate], it.file, it.hash])
  return CSV_START + [heads, ...lines].map((line) => csvLine(line)).join('')
}

export type PackageFacts = {
  readonly name: string
  readonly closedFrom: string
  readonly closedTo: string
  readonly sample: number | null
  readonly seed: string
  readonly rows: readonly PackageRow[]
  readonly key: string
}

/** What a person reads first who was handed the package. */
export function packageText(it: PackageFacts): string {
  const taken = it.rows.filter((row) => row.fate === 'taken').length
  const withheld = it.rows.filter((row) => row.fate === 'withheld').length
  const draw =
    it.sample === null
      ? 'Semua berkas yang ditutup dalam masa itu.'
      : `Contoh acak: ${it.sample} dari ${it.rows.length} berkas. Benih undian: ${it.seed}
Undian dapat diulang siapa pun: untuk tiap berkas dihitung SHA-256 dari "BENIH:ID" (kolom "id" dalam data/list.csv), lalu
diambil yang hasilnya terkecil. Benih tercatat di buku catatan kantor sebelum paket dibuat.
   printf '%s' '${it.seed}:ID' | sha256sum`
  return `PAKET BENDEL ARSIP ${it.closedFrom} sampai ${it.closedTo}

${draw}
Isi: ${taken} bendel.${withheld > 0 ? ` Tidak disertakan karena pembacanya dibatasi: ${withheld} berkas, disebut nomornya dalam data/list.csv.` : ''}

MEMERIKSA
   unzip ${it.name}.zip && cd ${it.name}
   sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt
Tiap data/bundles/*.zip ialah satu bendel dengan VERIFY.txt sendiri. Semuanya sekaligus, tanpa jaringan:
   siar bundle verify ${it.name}.zip --key '${it.key}'
`
}
