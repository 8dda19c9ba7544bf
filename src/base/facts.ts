/**
 * What a text states, as fields: names with titles, figures with units, dates, places, each with where it comes from.
 * One fact stands in every form of the text, so it is written once and can be confirmed by who knows it.
 */
import { z } from 'zod'
import { canonical } from './canonical.ts'
import { calendarDay } from './day.ts'
import { MONTHS } from './months.ts'
import { plainText, TWICE } from './text.ts'

/** Facts of one text. */
export const FACTS_MAX = 50

/** Names a fact in its text for as long as it stands there; another fact never gets it. */
const factId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/**
 * A decimal number in its one form: no group separators, a point, no zero that says nothing (`1250`, `3.2`, `-0.5`).
 * 18 digits before and 9 after the point, which is more than a regency counts.
 */
const DECIMAL = /^(?:0|-?(?:0\.\d{0,8}[1-9]|[1-9]\d{0,17}(?:\.\d{0,8}[1-9])?))$/
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** The way of the first texts: who did what, when and where. They stay as they were written. */
const statementSchema = z.strictObject({
  kind: z.undefined().optional(),
  who: plainText(300),
  what: plainText(500),
  when: plainText(100),
  where: plainText(300),
  source: plainText(300),
})

const common = {
  id: factId,
  /** What it is: `Jumlah rumah rusak`, `Kepala BPBD`. */
  label: plainText(200),
  /** Where it comes from: a letter, a report, a person. */
  source: plainText(300),
}
/** Empty while it is being written, else the value in its one form. */
const orEmpty = <Schema extends z.ZodType<string>>(schema: Schema) => z.union([z.literal(''), schema])

export const typedFactSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('name'), value: plainText(300), title: plainText(300) }),
  z.strictObject({
    ...common,
    kind: z.literal('figure'),
    value: orEmpty(z.string().regex(DECIMAL)),
    unit: plainText(60),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('date'),
    value: orEmpty(calendarDay),
    time: orEmpty(z.string().regex(CLOCK)),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('place'),
    value: plainText(300),
    village: plainText(200),
    district: plainText(200),
  }),
])

export const factsSchema = z
  .array(z.discriminatedUnion('kind', [statementSchema, typedFactSchema]))
  .max(FACTS_MAX)
  .check((found) => {
    const seen = new Set<string>()
    for (const [at, fact] of found.value.entries()) {
      if (fact.kind === undefined) continue
      if (seen.has(fact.id)) found.issues.push({ code: 'custom', message: TWICE, input: fact.id, path: [at, 'id'] })
      seen.add(fact.id)
    }
  })

export type Statement = z.output<typeof statementSchema>
export type TypedFact = z.output<typeof typedFactSchema>
export type Fact = Statement | TypedFact
export type FactKind = TypedFact['kind']
export const factKinds = ['name', 'figure', 'date', 'place'] as const satisfies readonly FactKind[]

/** The facts that can be confirmed one by one. */
export function typedFactsOf(facts: readonly Fact[]): TypedFact[] {
  return facts.filter((it) => it.kind !== undefined)
}

/**
 * How a fact reads in an Indonesian text: `Bupati Mochamad Nur Arifin`, `1.250 rumah`, `Rp92.000`, `12,5%`,
 * `24 November 2026 pukul 09.00 WIB`, `Pantai Prigi, Desa Tasikmadu, Kecamatan Watulimo`. Spaces are plain ones; what is
 * empty is left out, so a fact without a value reads as ''.
 */
export function factText(fact: Fact): string {
  switch (fact.kind) {
    case undefined:
      return joined([fact.who, fact.what, fact.when, fact.where], ', ')
    case 'name':
      return fact.value && joined([fact.title, fact.value], ' ')
    case 'figure':
      return fact.value && figureText(fact.value, fact.unit)
    case 'date':
      return fact.value && dayText(fact.value) + (fact.time && ` pukul ${fact.time.replace(':', '.')} WIB`)
    case 'place':
      return fact.value && joined([fact.value, fact.village, fact.district], ', ')
  }
}

/**
 * What a confirmation holds for: the fact's id, what it is and its exact value, not where it was read. One form for
 * equal facts, so that equal keys are the same fact and one letter more is another.
 */
export function factKey(fact: TypedFact): string {
  const { source: _, ...said } = fact
  return canonical(said)
}

/** A decimal of this module as Indonesians write it: `1.250,5`. */
export function decimalText(decimal: string): string {
  const [whole = '', part] = decimal.split('.')
  return whole.replace(/\B(?=(?:\d{3})+$)/g, '.') + (part === undefined ? '' : `,${part}`)
}

/**
 * The decimal that a person typed the Indonesian way (`1.250`, `1.250,50`, `1250`, `-3,2`), or null: `1.25` and `1,250.5`
 * are the English way, and read the other way round they would be another number.
 */
export function parseDecimal(text: string): string | null {
  const match = /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(text.trim().replace(/[\s\u00a0]/g, ''))
  if (!match) return null
  const whole = (match[2] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '')
  const part = (match[3] ?? '').replace(/0+$/, '')
  const decimal = part === '' ? whole : `${whole}.${part}`
  const signed = match[1] && decimal !== '0' ? `-${decimal}` : decimal
  return DECIMAL.test(signed) ? signed : null
}

/** A day such as `2026-12-01` as a text writes it, `1 Desember 2026`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

function figureText(value: string, unit: string): string {
  const figure = decimalText(value)
  // Rupiah stands before its figure and the percent sign right behind it, both without a space (EYD V).
  if (/^rp\.?$/i.test(unit)) return figure.startsWith('-') ? `-Rp${figure.slice(1)}` : `Rp${figure}`
  if (unit.startsWith('%')) return figure + unit
  return joined([figure, unit], ' ')
}

const joined = (parts: readonly string[], between: string) =>
  parts
    .map((it) => it.trim())
    .filter(Boolean)
    .join(between)
