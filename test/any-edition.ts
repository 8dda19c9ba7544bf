import fc from 'fast-check'
import type { Edition, Step } from '../src/sop/rules.ts'

/** Any edition that the engine can run: 3 to 40 steps, 2 to 12 posts, one or more decisions, arrows as the rules allow. */
export function anyEdition(): fc.Arbitrary<Edition> {
  return fc
    .record({ posts: fc.integer({ min: 2, max: 12 }), steps: fc.integer({ min: 3, max: 40 }), few: fc.boolean() })
    .chain(({ posts, steps, few }) => {
      // Half of them are short, so that random acts reach the end.
      const count = few ? 3 + (steps % 5) : steps
      return fc
        .record({
          decisions: fc.uniqueArray(fc.integer({ min: 2, max: count - 1 }), {
            minLength: 1,
            maxLength: Math.min(4, count - 2),
          }),
          executors: fc.array(fc.nat(posts - 1), { minLength: count, maxLength: count }),
          drafters: fc.array(fc.nat(posts - 1), { minLength: count, maxLength: count }),
          targets: fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.boolean()), { minLength: count, maxLength: count }),
          agendas: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
          coordinator: fc.nat(posts - 1),
        })
        .map((it) => editionOf(posts, count, it))
    })
}

type Drawn = {
  decisions: number[]
  executors: number[]
  drafters: number[]
  targets: [number, number, boolean][]
  agendas: boolean[]
  coordinator: number
}

function editionOf(posts: number, count: number, it: Drawn): Edition {
  const post = (at: number) => `post-${at + 1}`
  const steps = Array.from({ length: count }, (_, at): Step => {
    const number = at + 1
    const shape =
      number === 1 ? 'start' : number === count ? 'end' : it.decisions.includes(number) ? 'decision' : 'process'
    const [no, yes, jumps] = it.targets[at] as [number, number, boolean]
    const nextDecision =
      it.decisions.filter((other) => other > number).toSorted((left, right) => left - right)[0] ?? count
    const earliest = Math.min(2, number - 1)
    return {
      number,
      activity: `Kegiatan ${number} ${'abcdefghij'[at % 10]}${at}`,
      label: `Langkah ${number}`,
      executor: post(it.executors[at] as number),
      executorAssumed: false,
      drafters: [post(it.drafters[at] as number)],
      shape,
      inputs: ['bahan'],
      time: { value: 15, unit: 'minute' },
      outputs: ['hasil'],
      no: shape === 'decision' ? earliest + (no % (number - earliest)) : null,
      yes: shape === 'decision' && jumps ? number + 1 + (yes % (nextDecision - number)) : null,
      agenda: it.agendas[at] as boolean,
      remarks: '',
    }
  })
  return {
    issuer: ['KANTOR'],
    number: '1/SOP/KANTOR/2026',
    madeOn: '2 Januari 2026',
    revisedOn: '3 Januari 2026',
    effectiveOn: '4 Januari 2026',
    approvedBy: { unit: 'KANTOR', name: 'NAMA', nip: '1' },
    title: 'SOP',
    legalBasis: ['UU 14 Tahun 2008'],
    qualifications: ['paham'],
    relatedSops: ['lain'],
    equipment: ['komputer'],
    warnings: ['hati-hati'],
    records: ['buku agenda'],
    posts: Array.from({ length: posts }, (_, at) => ({ id: post(at), name: `Jabatan ${at + 1}` })),
    coordinators: [post(it.coordinator)],
    steps,
  }
}
