import type { Edition, Step } from '../../rules.ts'

/**
 * What BPMN has no place for, said once more as the documentation that every tool shows. It is for people: reading back,
 * `siar:step` and `siar:edition` count, and a documentation that only repeats them is not kept.
 */
const units = { minute: 'menit', hour: 'jam', day: 'hari' } as const

export function describeStep(step: Pick<Step, 'inputs' | 'time' | 'outputs' | 'remarks'>): string {
  return lines([
    ['Kelengkapan', step.inputs.join('; ')],
    ['Waktu baku', step.time ? `${step.time.value} ${units[step.time.unit]}` : ''],
    ['Output', step.outputs.join('; ')],
    ['Keterangan', step.remarks],
  ])
}

/** Without the title, which stands in BPMN itself. */
export function describeEdition(edition: Edition): string {
  const { unit, name, nip } = edition.approvedBy
  return [
    edition.issuer.join('\n'),
    lines([
      ['Nomor SOP', edition.number],
      ['Tanggal Pembuatan', edition.madeOn],
      ['Tanggal Revisi', edition.revisedOn],
      ['Tanggal Efektif', edition.effectiveOn],
      ['Disahkan oleh', [unit, name, nip && `NIP ${nip}`].filter(Boolean).join(', ')],
      ['Dasar Hukum', list(edition.legalBasis)],
      ['Kualifikasi Pelaksana', list(edition.qualifications)],
      ['Keterkaitan', list(edition.relatedSops)],
      ['Peralatan/Perlengkapan', list(edition.equipment)],
      ['Peringatan', list(edition.warnings)],
      ['Pencatatan dan Pendataan', list(edition.records)],
    ]),
  ]
    .filter(Boolean)
    .join('\n')
}

/** What a documentation says of a step, written as `describeStep` does; the rest of its words are remarks. */
export function readDescription(text: string): Pick<Step, 'inputs' | 'time' | 'outputs' | 'remarks'> {
  const found = { inputs: [] as string[], time: null as Step['time'], outputs: [] as string[] }
  const rest: string[] = []
  for (const line of text.split('\n')) {
    const [, name = '', said = ''] =
      /^\s*(kelengkapan|waktu baku|waktu|output|keterangan)\s*:\s*(.*)$/i.exec(line) ?? []
    const kind = name.toLowerCase()
    const time = kind.startsWith('waktu') ? readTime(said) : null
    if (time && !found.time) found.time = time
    else if (kind === 'kelengkapan') found.inputs.push(...parts(said))
    else if (kind === 'output') found.outputs.push(...parts(said))
    else if (kind === 'keterangan') rest.push(said)
    else rest.push(line)
  }
  return { ...found, remarks: rest.join('\n').trim() }
}

function readTime(said: string): Step['time'] {
  const [, digits = '', word = ''] = /^\s*(\d{1,5})\s*(menit|jam|hari)\b/i.exec(said) ?? []
  const value = Number(digits)
  const unit = (Object.keys(units) as (keyof typeof units)[]).find((it) => units[it] === word.toLowerCase())
  return unit && value >= 1 && value <= 10_000 ? { value, unit } : null
}

const parts = (said: string) =>
  said
    .split(';')
    .map((it) => it.trim())
    .filter(Boolean)
const list = (items: readonly string[]) => items.map((it) => `\n- ${it}`).join('')

function lines(said: readonly (readonly [name: string, text: string])[]): string {
  return said
    .filter(([, text]) => text !== '')
    .map(([name, text]) => (text.startsWith('\n') ? `${name}:${text}` : `${name}: ${text}`))
    .join('\n')
}
