import type { Edition, Step } from '../rules.ts'
import { everyGate, gatesOf } from './gates.ts'
import { findSuperseded } from './laws.ts'

/** One remark on an edition: how grave, where (a path into the edition), and what it says in both languages. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning' | 'note'
  /** For example `steps.3.no`, counted from 0 as in the data. */
  readonly place: string
  readonly message: { readonly id: string; readonly en: string }
}
export type FindingCode =
  | 'blank'
  | 'number-malformed'
  | 'date-incomplete'
  | 'no-executor'
  | 'no-output'
  | 'no-time'
  | 'no-target'
  | 'wrong-target'
  | 'step-order'
  | 'shape'
  | 'no-decision'
  | 'duplicate-activity'
  | 'similar-activity'
  | 'law-superseded'
  | 'executor-assumed'
  | 'no-coordinator'
  | 'duplicate-post'
  | 'post-unused'
  | 'gate-unknown'
  | 'no-gate'

/** Reads an edition as a careful reviewer would; errors are what the engine could not run or the rules forbid. */
export function lintEdition(edition: Edition): Finding[] {
  return [...lintIdentity(edition), ...lintSteps(edition), ...lintPosts(edition)]
}

/** Whether the engine can run it: no error among its findings. */
export function isRunnable(edition: Edition): boolean {
  return !lintEdition(edition).some((finding) => finding.severity === 'error')
}

const blankFields: readonly {
  field: 'title' | 'number' | 'madeOn' | 'revisedOn' | 'effectiveOn'
  name: string
  english: string
  severity: Finding['severity']
}[] = [
  { field: 'title', name: 'Judul SOP', english: 'Title', severity: 'error' },
  { field: 'number', name: 'Nomor SOP', english: 'Number', severity: 'warning' },
  { field: 'madeOn', name: 'Tanggal Pembuatan', english: 'Date made', severity: 'warning' },
  { field: 'revisedOn', name: 'Tanggal Revisi', english: 'Date revised', severity: 'note' },
  { field: 'effectiveOn', name: 'Tanggal Efektif', english: 'Date effective', severity: 'warning' },
]
const blankLists: readonly {
  field: 'legalBasis' | 'qualifications' | 'relatedSops' | 'equipment' | 'warnings' | 'records'
  name: string
  english: string
}[] = [
  { field: 'legalBasis', name: 'Dasar Hukum', english: 'Legal basis' },
  { field: 'qualifications', name: 'Kualifikasi Pelaksana', english: 'Qualifications' },
  { field: 'relatedSops', name: 'Keterkaitan', english: 'Related SOPs' },
  { field: 'equipment', name: 'Peralatan/Perlengkapan', english: 'Equipment' },
  { field: 'warnings', name: 'Peringatan', english: 'Warning' },
  { field: 'records', name: 'Pencatatan dan Pendataan', english: 'Records' },
]

function lintIdentity(edition: Edition): Finding[] {
  const findings: Finding[] = []
  const blank = (place: string, name: string, english: string, severity: Finding['severity']) =>
    findings.push({ code: 'blank', severity, place, message: { id: `${name} kosong.`, en: `${english} is blank.` } })
  for (const { field, name, english, severity } of blankFields)
    if (isBlank(edition[field])) blank(field, name, english, severity)
  for (const { field, name, english } of blankLists)
    if (edition[field].every(isBlank)) blank(field, name, english, 'warning')
  if (edition.issuer.every(isBlank)) blank('issuer', 'Nama instansi', 'Issuer', 'warning')
  for (const field of ['unit', 'name', 'nip'] as const)
    if (isBlank(edition.approvedBy[field])) blank(`approvedBy.${field}`, 'Disahkan oleh', 'Approved by', 'warning')

  const numberProblem = whyMalformed(edition.number)
  if (numberProblem)
    findings.push({ code: 'number-malformed', severity: 'warning', place: 'number', message: numberProblem })
  for (const field of ['madeOn', 'revisedOn', 'effectiveOn'] as const) {
    const problem = isBlank(edition[field]) ? null : whyDateIncomplete(edition[field])
    if (problem) findings.push({ code: 'date-incomplete', severity: 'warning', place: field, message: problem })
  }
  for (const [at, law] of edition.legalBasis.entries()) {
    const found = findSuperseded(law)
    if (found)
      findings.push({
        code: 'law-superseded',
        severity: 'warning',
        place: `legalBasis.${at}`,
        message: {
          id: `${found.name} sudah diganti ${found.by} (${found.source}).`,
          en: `${found.name} was superseded by ${found.by} (${found.source}).`,
        },
      })
  }
  return findings
}

function lintSteps({ steps }: Edition): Finding[] {
  const findings: Finding[] = []
  const add = (code: FindingCode, severity: Finding['severity'], place: string, id: string, en: string) =>
    findings.push({ code, severity, place, message: { id, en } })

  if (!steps.some((step) => step.shape === 'decision'))
    add(
      'no-decision',
      'error',
      'steps',
      'Tidak ada langkah keputusan, jadi tidak ada yang menyetujui.',
      'No step is a decision, so nobody approves.',
    )
  for (const [at, step] of steps.entries()) {
    const here = `steps.${at}`
    const first = at === 0
    const last = at === steps.length - 1
    if (step.number !== at + 1)
      add(
        'step-order',
        'error',
        `${here}.number`,
        `Nomor langkah ${step.number} seharusnya ${at + 1}.`,
        `Step number ${step.number} should be ${at + 1}.`,
      )
    if ((step.shape === 'start') !== first || (step.shape === 'end') !== last)
      add(
        'shape',
        'error',
        `${here}.shape`,
        `Langkah ${step.number}: hanya langkah pertama “mulai” dan hanya langkah terakhir “selesai”.`,
        `Step ${step.number}: only the first step is a start and only the last an end.`,
      )
    if (isBlank(step.activity))
      add(
        'blank',
        'error',
        `${here}.activity`,
        `Kegiatan langkah ${step.number} kosong.`,
        `The activity of step ${step.number} is blank.`,
      )
    if (isBlank(step.executor))
      add(
        'no-executor',
        'error',
        `${here}.executor`,
        `Langkah ${step.number} tanpa pelaksana.`,
        `Step ${step.number} has no executor.`,
      )
    else if (step.executorAssumed)
      add(
        'executor-assumed',
        'note',
        `${here}.executor`,
        `Pelaksana langkah ${step.number} dianggap, belum dipastikan dari lembar.`,
        `The executor of step ${step.number} is assumed, not yet confirmed from the sheet.`,
      )
    if (step.outputs.every(isBlank))
      add(
        'no-output',
        'error',
        `${here}.outputs`,
        `Langkah ${step.number} tanpa output.`,
        `Step ${step.number} has no output.`,
      )
    if (step.inputs.every(isBlank))
      add(
        'blank',
        'warning',
        `${here}.inputs`,
        `Kelengkapan langkah ${step.number} kosong.`,
        `The inputs of step ${step.number} are blank.`,
      )
    if (!step.time)
      add(
        'no-time',
        'error',
        `${here}.time`,
        `Langkah ${step.number} tanpa waktu baku.`,
        `Step ${step.number} has no standard time.`,
      )
    findings.push(...lintTargets(steps, step, here), ...lintGates(step, here))
  }
  return [...findings, ...lintActivities(steps)]
}

function lintTargets(steps: readonly Step[], step: Step, here: string): Finding[] {
  const wrong = (field: string, id: string, en: string): Finding => ({
    code: 'wrong-target',
    severity: 'error',
    place: `${here}.${field}`,
    message: { id, en },
  })
  if (step.shape !== 'decision') {
    return step.yes === null && step.no === null
      ? []
      : [
          wrong(
            'yes',
            `Langkah ${step.number} bukan keputusan, jadi tidak bercabang.`,
            `Step ${step.number} is no decision, so it does not branch.`,
          ),
        ]
  }
  const findings: Finding[] = []
  if (step.no === null)
    findings.push({
      code: 'no-target',
      severity: 'error',
      place: `${here}.no`,
      message: {
        id: `Keputusan langkah ${step.number} tanpa tujuan TIDAK.`,
        en: `The decision at step ${step.number} has no target for NO.`,
      },
    })
  else if (
    step.no >= step.number ||
    step.no < Math.min(2, step.number - 1) ||
    !steps.some((it) => it.number === step.no)
  )
    findings.push(
      wrong(
        'no',
        `Tujuan TIDAK langkah ${step.number} harus langkah sebelumnya.`,
        `The NO target of step ${step.number} must be an earlier step.`,
      ),
    )
  if (step.yes !== null) {
    const jumped = steps.filter((it) => it.number > step.number && it.number < (step.yes ?? 0))
    if (
      step.yes <= step.number ||
      !steps.some((it) => it.number === step.yes) ||
      jumped.some((it) => it.shape === 'decision')
    )
      findings.push(
        wrong(
          'yes',
          `Tujuan YA langkah ${step.number} harus langkah sesudahnya dan tidak melompati keputusan lain.`,
          `The YES target of step ${step.number} must be a later step and may not jump over another decision.`,
        ),
      )
  }
  return findings
}

function lintGates(step: Step, here: string): Finding[] {
  const named = gatesOf(step)
  const unknown = named.filter((id) => !everyGate.some((it) => it === id))
  return [
    ...unknown.map((id): Finding => ({
      code: 'gate-unknown',
      severity: 'warning',
      place: `${here}.gates`,
      message: {
        id: `Langkah ${step.number} menyebut syarat “${id}” yang tidak dikenal Siar ini; syarat itu akan selalu menutup langkah.`,
        en: `Step ${step.number} names the gate “${id}”, which this Siar does not know; it will always be shut.`,
      },
    })),
    ...(step.shape === 'decision' && named.length === 0
      ? [
          {
            code: 'no-gate',
            severity: 'warning',
            place: `${here}.gates`,
            message: {
              id: `Keputusan langkah ${step.number} tanpa syarat apa pun, jadi naskah yang kurang pun dapat disetujui.`,
              en: `The decision at step ${step.number} has no gates, so a text that lacks something can be approved.`,
            },
          } as const,
        ]
      : []),
  ]
}

function lintActivities(steps: readonly Step[]): Finding[] {
  const findings: Finding[] = []
  for (const [at, step] of steps.entries()) {
    const mine = wordsOf(step.activity)
    if (mine.length === 0) continue
    const earlier = steps.slice(0, at).find((it) => isSimilar(wordsOf(it.activity), mine))
    if (!earlier) continue
    const same = wordsOf(earlier.activity).join(' ') === mine.join(' ')
    findings.push({
      code: same ? 'duplicate-activity' : 'similar-activity',
      severity: 'warning',
      place: `steps.${at}.activity`,
      message: same
        ? {
            id: `Kegiatan langkah ${step.number} sama dengan langkah ${earlier.number}.`,
            en: `The activity of step ${step.number} is that of step ${earlier.number}.`,
          }
        : {
            id: `Kegiatan langkah ${step.number} hanya berbeda sedikit dari langkah ${earlier.number}.`,
            en: `The activity of step ${step.number} differs little from step ${earlier.number}.`,
          },
    })
  }
  return findings
}

function lintPosts(edition: Edition): Finding[] {
  const findings: Finding[] = []
  const known = new Set(edition.posts.map((post) => post.id))
  const used = new Set(edition.steps.flatMap((step) => [step.executor, ...step.drafters]))
  for (const [at, step] of edition.steps.entries())
    for (const [place, ids] of [
      ['executor', [step.executor]],
      ['drafters', step.drafters],
    ] as const)
      for (const id of ids)
        if (!isBlank(id) && !known.has(id))
          findings.push({
            code: 'no-executor',
            severity: 'error',
            place: `steps.${at}.${place}`,
            message: {
              id: `Langkah ${step.number} menyebut jabatan yang tidak ada: ${id}.`,
              en: `Step ${step.number} names a post that does not exist: ${id}.`,
            },
          })
  if (edition.coordinators.length === 0 || edition.coordinators.some((id) => !known.has(id)))
    findings.push({
      code: 'no-coordinator',
      severity: 'error',
      place: 'coordinators',
      message: {
        id: 'Tentukan jabatan yang boleh menahan, memindahkan, dan menarik berkas.',
        en: 'Name the post that may hold, reassign and withdraw dossiers.',
      },
    })
  for (const [at, post] of edition.posts.entries()) {
    const twin = edition.posts.slice(0, at).find((it) => it.id === post.id)
    if (isBlank(post.id))
      findings.push({
        code: 'blank',
        severity: 'error',
        place: `posts.${at}.id`,
        message: { id: `Jabatan ${post.name} tanpa pengenal.`, en: `The post ${post.name} has no id.` },
      })
    else if (twin)
      findings.push({
        code: 'duplicate-post',
        severity: 'error',
        place: `posts.${at}.id`,
        message: {
          id: `Jabatan ${post.name} memakai pengenal “${post.id}”, yang sudah dipakai jabatan ${twin.name}.`,
          en: `The post ${post.name} has the id “${post.id}”, which the post ${twin.name} has already.`,
        },
      })
    else if (!used.has(post.id))
      findings.push({
        code: 'post-unused',
        severity: 'note',
        place: `posts.${at}`,
        message: {
          id: `Jabatan ${post.name} tidak mengerjakan langkah apa pun.`,
          en: `The post ${post.name} does no step.`,
        },
      })
  }
  return findings
}

const isBlank = (text: string) => text.trim() === ''

/** An official number is segments between slashes, none empty; it ends in a year (Tata Naskah Dinas, `kode/urut/unit/tahun`). */
function whyMalformed(number: string): Finding['message'] | null {
  if (isBlank(number)) return null
  const segments = number.split('/').map((it) => it.trim())
  if (segments.some((it) => it === ''))
    return {
      id: `Nomor “${number}” punya bagian yang kosong di antara garis miring.`,
      en: `The number “${number}” has an empty segment between slashes.`,
    }
  if (segments.length < 2)
    return {
      id: `Nomor “${number}” tidak terbagi dengan garis miring.`,
      en: `The number “${number}” is not divided by slashes.`,
    }
  if (!segments.some((it) => /^(19|20)\d{2}$/.test(it)))
    return { id: `Nomor “${number}” tidak memuat tahun.`, en: `The number “${number}” holds no year.` }
  return /[^\p{L}\p{N}\s./()-]/u.test(number)
    ? { id: `Nomor “${number}” memuat tanda yang tidak lazim.`, en: `The number “${number}” holds an unusual sign.` }
    : null
}

const MONTHS = 'januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember'

function whyDateIncomplete(date: string): Finding['message'] | null {
  const text = date.trim()
  const worded = new RegExp(`^(\\d{1,2})\\s+(${MONTHS})\\s+(\\d{4})$`, 'i').exec(text)
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const day = Number(worded?.[1] ?? numeric?.[1] ?? iso?.[3])
  const month = worded
    ? MONTHS.split('|').indexOf((worded[2] ?? '').toLowerCase()) + 1
    : Number(numeric?.[2] ?? iso?.[2])
  const year = Number(worded?.[3] ?? numeric?.[3] ?? iso?.[1])
  if (worded || numeric || iso) {
    const real = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    return real
      ? null
      : { id: `Tanggal “${date}” tidak ada di kalender.`, en: `The date “${date}” is not in the calendar.` }
  }
  return new RegExp(`^(${MONTHS})\\s+\\d{4}$`, 'i').test(text) || /^\d{4}$/.test(text)
    ? { id: `Tanggal “${date}” tidak menyebut hari.`, en: `The date “${date}” lacks the day.` }
    : { id: `Tanggal “${date}” tidak terbaca sebagai tanggal.`, en: `The date “${date}” does not read as a date.` }
}

function wordsOf(activity: string): string[] {
  return activity.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** One is the other with a tail of at most a third more, or nearly all words are shared in order. */
function isSimilar(left: readonly string[], right: readonly string[]): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length < 4) return short.join(' ') === long.join(' ')
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return same === short.length ? long.length <= short.length * 1.5 : same / long.length >= 0.8
}
