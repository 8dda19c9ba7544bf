/** Laporan pascakrisis: made of the record alone, with its time line, for the head of the office to sign. */
import type { Block, Paper } from '../../../base/paper.ts'
import type { CrisisLevel } from '../../../base/levels.ts'
import { words } from '../../../base/words/common.ts'
import { crisisReportWords as w } from '../../../base/words/crisis-report.ts'
import { crisisWords } from '../../../base/words/crisis.ts'
import { dayWords, instantWords, zonedInstantWords } from '../../../base/words/time.ts'
import { minuteOf, unpickedMinutes } from '../../../crisis/rules.ts'
import { toldOf, type TrailAct } from '../../../crisis/rules/told.ts'
import { timelineOf, type CrisisRecord, type sumsOf } from '../../../crisis/rules/timeline.ts'
import { letterheadBlocks, signatureBlocks, vacantSigner, type Signer } from '../../../office/rules/letterhead.ts'
import { pairs, paperOf, qr, type PaperData } from './paper-data.ts'

export type CrisisReportData = PaperData & {
  readonly number: string
  readonly title: string
  readonly level: CrisisLevel
  readonly drill: boolean
  /** The edition of the checklist that it ran under. */
  readonly checklist: number
  readonly record: CrisisRecord<CrisisLevel, TrailAct>
  /** The post of each step of the checklist, in its order; blank for whoever was on duty. */
  readonly posts: readonly string[]
  /** The facts as they stood last. */
  readonly facts: CrisisRecord<CrisisLevel, TrailAct>['facts']
  readonly statements: readonly {
    readonly number: number
    readonly hash: string
    readonly by: string
    readonly at: string
    readonly publicAt: string | null
  }[]
  /** The version that kept each promise, in their order; null for what was kept otherwise, or not. */
  readonly keptBy: readonly (number | null)[]
  /** By the medium, never by who asked: a journalist may have their name erased, and no paper is. */
  readonly questions: readonly {
    readonly at: string
    readonly outlet: string
    readonly topic: string
    readonly saidAt: string | null
  }[]
  /** How many were in time, late and never, as it was made. */
  readonly sums: ReturnType<typeof sumsOf>
  readonly lessons: readonly { readonly text: string; readonly by: string; readonly at: string }[]
  readonly signer: Signer | null
  /** What the head's post is called. */
  readonly post: string
}

const SPACE_TO_SIGN = 22 // millimetres, for a hand and a stamp

const say = <It>(phrase: { readonly id: It; readonly en: It }): It => phrase.id
const when = (at: string) => zonedInstantWords(new Date(at), 'id')

export function crisisReportPaper(data: CrisisReportData): Paper {
  const { record, sums } = data
  const made = new Date(data.madeAt)
  const pickedAt = record.pickedAt ?? null
  const begunAt = new Date(record.begunAt)
  const unpicked = unpickedMinutes(record.begunAt, pickedAt)
  // As in what happened below: one thing has one minute in one report, though the steps were due from when it was taken up.
  const minute = (at: string) => String(minuteOf({ begunAt, speed: record.speed }, new Date(at)))
  // At the foot of every page, so that no sheet of a drill is taken for the real thing.
  const title = `${data.drill ? 'LATIHAN: ' : ''}Laporan pascakrisis ${data.number}`
  return paperOf(data, {
    title,
    subject: data.title,
    blocks: [
      ...letterheadBlocks(data.letterhead),
      { kind: 'heading', level: 1, words: 'LAPORAN PASCAKRISIS', align: 'center', after: 0 },
      { kind: 'text', words: data.title, align: 'center', bold: true, after: data.drill ? 1 : 4 },
      ...(data.drill ? [{ kind: 'text' as const, words: drillLine(record.speed), align: 'center' as const, bold: true, after: 4 }] : []), // prettier-ignore
      pairs(
        [
          ['Berkas', data.number],
          ['Tingkat', words[data.level].id],
          ['Mulai', instantWords(begunAt, 'id')],
          ...(pickedAt !== null && unpicked !== null
            ? [[w.pickedOn.id, pickedWords(pickedAt, unpicked)] as const]
            : []),
          ['Berakhir', record.ended ? `${instantWords(new Date(record.ended.at), 'id')}, oleh ${record.ended.by}: ${record.ended.reason}` : 'masih berjalan ketika laporan ini disusun'], // prettier-ignore
          ['Juru bicara', record.speakers.map((it) => `${it.name} (sejak ${when(it.at)})`).join('; ') || 'tidak ditetapkan'], // prettier-ignore
          ['Daftar periksa', `${w.sum.id(sums.steps)} (versi ${data.checklist})`],
          ['Janji kabar', w.sum.id(sums.promises)],
          ['Terhubung', crisisWords.contactsDone.id(sums.contacts.reached, sums.contacts.all)],
        ],
        18,
      ),
      { kind: 'space', height: 4 },
      ...part('Daftar periksa', ['Mnt', 'Langkah', 'Siapa', 'Dikerjakan', 'Mnt'], [7, 43, 18, 25, 7], record.steps.map((it, at) => [minute(it.dueAt), [it.text, it.done?.note && `Catatan: ${it.done.note}`].filter(Boolean).join('\n'), data.posts[at] || crisisWords.onDuty.id, it.done ? `${when(it.done.at)}, ${it.done.by}${it.done.at > it.dueAt ? ' (terlambat)' : ''}` : 'tidak dicentang', it.done ? minute(it.done.at) : ''])), // prettier-ignore
      ...part('Janji kepada publik', ['Pukul', 'Apa', 'Ditepati', 'Dengan'], [20, 34, 20, 26], record.promises.map((it, at) => [when(it.dueAt), it.kind === 'statement' ? crisisWords.statement.id : it.words || crisisWords.update.id, it.kept ? `${when(it.kept.at)}${it.kept.at > it.dueAt ? ' (terlambat)' : ''}` : it.dueAt < data.madeAt ? 'terlewat' : 'belum tiba', [data.keptBy[at] == null ? '' : `Versi ${data.keptBy[at]}`, it.kept?.note].filter(Boolean).join('; ')])), // prettier-ignore
      ...part('Pernyataan', ['Versi', 'Sidik (SHA-256)', 'Oleh', 'Terbit'], [8, 48, 22, 22], data.statements.map((it) => [String(it.number), it.hash, `${it.by}, ${when(it.at)}`, it.publicAt ? when(it.publicAt) : 'tidak terbit'])), // prettier-ignore
      ...part('Yang diketahui, terakhir', ['Keadaan', 'Fakta', 'Sumber', 'Dicatat'], [16, 42, 22, 20], data.facts.map((it) => [crisisWords.fact.id(it.state), it.text, it.source, `${when(it.at)}, ${it.by}`])), // prettier-ignore
      ...part('Siapa dihubungi', ['Siapa', 'Hasil', 'Waktu'], [36, 36, 28], record.contacts.flatMap((it) => it.calls.map((call) => [call.name || crisisWords.removed.id, [call.outcome === 'reached' ? crisisWords.reached.id : crisisWords.noAnswer.id, call.note && `Catatan: ${call.note}`].filter(Boolean).join('\n'), `${when(call.at)}, ${call.by}`]))), // prettier-ignore
      ...part('Pertanyaan media', ['Diterima', 'Media', 'Tentang', 'Dijawab'], [20, 24, 36, 20], data.questions.map((it) => [when(it.at), it.outlet, it.topic, it.saidAt ? when(it.saidAt) : 'belum'])), // prettier-ignore
      ...part('Urutan kejadian', ['Waktu', 'Mnt', 'Kejadian', 'Oleh'], [18, 7, 53, 22], timelineOf(record, made).map((line) => [when(line.at), String(line.minute), [toldOf(line.told, say, when), line.note].filter(Boolean).join('\n'), line.by ?? ''])), // prettier-ignore
      { kind: 'heading', level: 2, words: 'Pelajaran', scale: 0.95, after: 1 },
      ...(data.lessons.length === 0 ? [{ kind: 'text' as const, words: 'Belum ada yang dicatat.' }] : []),
      ...data.lessons.map((it, at): Block => ({ kind: 'text', words: `${it.text} (${it.by}, ${when(it.at)})`, indent: 5, label: `${at + 1}.` })), // prettier-ignore
      { kind: 'space', height: 5 },
      signatureBlocks(data.signer ?? vacantSigner(data.post), data.letterhead, {
        day: dayWords(made),
        evidence: [{ kind: 'space', height: SPACE_TO_SIGN }],
      }),
      {
        kind: 'together',
        blocks: [
          {
            kind: 'table',
            lines: 'none',
            widths: [86, 14],
            rows: [[`Disusun dari catatan yang dibuat saat kejadian, pada ${instantWords(made, 'id')}. Nomor telepon dan nama wartawan tidak dimuat.`, { blocks: [qr(data, 18)] }]], // prettier-ignore
          },
        ],
      },
    ],
  })
}

/** Why the statement may be late where no step is: nobody had taken it up. */
const pickedWords = (at: string, minutes: number) =>
  `${instantWords(new Date(at), 'id')}, ${minutes < 60 ? words.minutes.id(minutes) : words.hours.id(Math.floor(minutes / 60), minutes % 60)} sesudah isu naik. Batas pernyataan awal dihitung sejak isu naik, batas langkah sejak ditindaklanjuti; menit di bawah ini semuanya sejak isu naik.`

const drillLine = (speed: number) =>
  `LATIHAN, BUKAN KEJADIAN SUNGGUHAN${speed > 1 ? `. WAKTU DIPERCEPAT ${speed} KALI` : ''}`

function part(
  title: string,
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Block[] {
  return [
    { kind: 'heading', level: 2, words: title, scale: 0.95, after: 1 },
    rows.length === 0
      ? { kind: 'text', words: 'Tidak ada.', after: 3 }
      : {
          kind: 'table',
          lines: 'all',
          scale: 0.78,
          widths,
          head: [head.map((it) => ({ blocks: [{ kind: 'text' as const, words: it, bold: true }] }))],
          rows,
          after: 3,
        },
  ]
}
