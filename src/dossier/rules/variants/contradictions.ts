/** Where a form of the text says otherwise than the facts that the text is written from. */
import { decimalText, factText, typedFactsOf, type Fact, type TypedFact } from '../../../base/facts.ts'
import { spellDigits, spellInteger } from '../../../base/spelled.ts'
import { claimsOf, MONTHS, SAME_UNIT, type Claims, type DayClaim, type Stretch } from './claims.ts'
import { plainName } from '../../../base/terms.ts'
import { capitalsOf, folded, follows, isNearly, isTitle, titleBefore } from '../names.ts'

/** The facts that a text uses: whose figure, day, name or place it says, in whatever form. */
export function factsSaid(facts: readonly Fact[], text: string): Fact[] {
  const [claims, plain] = [claimsOf(text), folded(text)]
  return facts.filter((fact) => factText(fact).trim() !== '' && isSaid(fact, plain, claims))
}

function isSaid(fact: Fact, text: string, claims: Claims): boolean {
  switch (fact.kind) {
    case undefined:
      return [fact.who, fact.what, fact.where].some((part) => part.trim().length > 3 && holds(text, part))
    case 'name':
      return holds(text, plainName(fact.value))
    case 'place':
      return holds(text, fact.value)
    case 'figure':
      return claims.figures.some((it) => it.value === Number(fact.value) && countsSame(it.unit, fact.unit))
    case 'date': {
      const { day, month } = partsOf(fact.value)
      return claims.days.some((it) => it.day === day && it.month === month)
    }
  }
}

/** @param text folded already: once, and not for every fact */
const holds = (text: string, part: string) => part.trim() !== '' && text.includes(folded(part))

function partsOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}

/** Whether the words behind a number are the unit of a fact; a figure without a word counts whatever the fact does. */
function countsSame(words: readonly string[], unit: string): boolean {
  const wanted = unitWords(unit)
  if (wanted.length === 0) return true
  return wanted.every((word, at) => words[at]?.replace(/nya$/, '') === word)
}

function unitWords(unit: string): string[] {
  return unit
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .split(/[\s/]+/u)
    .filter(Boolean)
    .flatMap((word) => (SAME_UNIT[word] ?? word).split(' '))
}

/** A stretch of a form that says something else than a fact, and how sure that is. */
export type Contradiction = Stretch & {
  readonly fact: string
  /** False where both stand in the form: the figure may well count something else. */
  readonly sure: boolean
  /** What the fact reads in this place, where that is one stretch. */
  readonly fix?: string
}

/**
 * Where a text says otherwise than the facts: the same unit with another figure, the same month with another day, another
 * hour, the same name under another title, nearly the same name. What the main text says itself is no contradiction
 * here, so what is derived from it never has one.
 * @param main the text that the form belongs to, all of it
 */
export function contradictionsOf(text: string, main: string, facts: readonly Fact[]): Contradiction[] {
  const claims = claimsOf(text)
  const [known, plain] = [claimsOf(main), folded(main)]
  const typed = typedFactsOf(facts).filter((fact) => factText(fact) !== '')
  const spelled = !/\d/.test(text) // a script: what is repaired is repaired in words
  return [
    ...figuresAgainst(claims, known, typed, spelled),
    ...daysAgainst(claims, known, typed, spelled),
    ...clocksAgainst(claims, known, typed),
    ...typed.flatMap((fact) => (fact.kind === 'name' ? namesAgainst(text, plain, fact) : [])),
  ].toSorted((one, other) => one.from - other.from)
}

type Of<Kind extends TypedFact['kind']> = Extract<TypedFact, { kind: Kind }>
const only = <Kind extends TypedFact['kind']>(facts: readonly TypedFact[], kind: Kind): Of<Kind>[] =>
  facts.filter((fact): fact is Of<Kind> => fact.kind === kind)

function figuresAgainst(claims: Claims, known: Claims, typed: readonly TypedFact[], spelled: boolean): Contradiction[] {
  const facts = only(typed, 'figure').filter((fact) => unitWords(fact.unit).length > 0)
  return claims.figures.flatMap((claim) => {
    if (
      known.figures.some((it) => it.value === claim.value && (claim.unit.length === 0 || it.unit[0] === claim.unit[0]))
    )
      return []
    const same = facts.filter((fact) => claim.unit.length > 0 && countsSame(claim.unit, fact.unit))
    if (same.length === 0 || same.some((fact) => Number(fact.value) === claim.value)) return []
    const unsaid = same.filter(
      (fact) => !claims.figures.some((it) => it.value === Number(fact.value) && countsSame(it.unit, fact.unit)),
    )
    const [nearest] = (unsaid.length > 0 ? unsaid : same).toSorted(
      (one, other) => Math.abs(Number(one.value) - claim.value) - Math.abs(Number(other.value) - claim.value),
    )
    if (!nearest) return []
    const rounded = claim.about && Math.abs(Number(nearest.value) - claim.value) <= Math.abs(Number(nearest.value)) / 10
    if (rounded) return [] // "sekitar 1.200" of 1.250 says so itself
    const sure = unsaid.length === 1 && same.length === 1 && !claim.about
    const money = /^rp\.?$/i.test(nearest.unit)
    const fix = spelled ? wordsFor(nearest.value) : `${money ? 'Rp' : ''}${decimalText(nearest.value)}`
    return [{ ...stretch(claim), fact: factText(nearest), sure, ...(fix && unsaid.length > 0 && { fix }) }]
  })
}

function wordsFor(decimal: string): string {
  const [whole = '', part] = decimal.split('.')
  if (whole.replace('-', '').length > 15) return ''
  return spellInteger(Number(whole)) + (part ? ` koma ${spellDigits(part)}` : '')
}

function daysAgainst(claims: Claims, known: Claims, typed: readonly TypedFact[], spelled: boolean): Contradiction[] {
  const same = (one: DayClaim, day: number, month: number, year: number | null) =>
    one.day === day && one.month === month && (one.year === null || year === null || one.year === year)
  const facts = only(typed, 'date')
  return claims.days.flatMap((claim) => {
    if (known.days.some((it) => same(claim, it.day, it.month, it.year))) return []
    if (facts.some((fact) => isDay(claim, fact.value))) return []
    const near = facts.filter((fact) => {
      const { day, month, year } = partsOf(fact.value)
      const monthSame = claim.month === month && (claim.year === null || claim.year === year)
      const yearWrong = claim.month === month && claim.day === day
      return monthSame || yearWrong || (claim.day === day && claim.year === year)
    })
    const unsaid = near.filter((fact) => !claims.days.some((it) => isDay(it, fact.value)))
    const fact = unsaid[0] ?? near[0]
    if (!fact) return []
    const { day, month, year } = partsOf(fact.value)
    const name = `${(MONTHS[month - 1] ?? '').slice(0, 1).toUpperCase()}${(MONTHS[month - 1] ?? '').slice(1)}`
    const parts = spelled
      ? [spellInteger(day), name, claim.year && spellInteger(year)]
      : [day, name, claim.year && year]
    const fix = unsaid.length === 1 ? { fix: parts.filter(Boolean).join(' ') } : {}
    return [{ ...stretch(claim), fact: factText(fact), sure: near.length === 1 && unsaid.length === 1, ...fix }]
  })
}

function isDay(claim: DayClaim, value: string): boolean {
  const { day, month, year } = partsOf(value)
  return claim.day === day && claim.month === month && (claim.year === null || claim.year === year)
}

function clocksAgainst(claims: Claims, known: Claims, typed: readonly TypedFact[]): Contradiction[] {
  const timed = only(typed, 'date').filter((fact) => fact.time !== '')
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const [fact] = timed
  if (!fact) return []
  const right = new Set(timed.map((it) => minutesOf(it.time)))
  return claims.clocks
    .filter((claim) => !right.has(claim.minutes) && !known.clocks.some((it) => it.minutes === claim.minutes))
    .map((claim) => ({
      ...stretch(claim),
      fact: factText(fact),
      sure: timed.length === 1 && !claims.clocks.some((it) => right.has(it.minutes)),
    }))
}

const stretch = ({ from, to, text }: Stretch): Stretch => ({ from, to, text })

/** @param main folded */
function namesAgainst(text: string, main: string, fact: Of<'name'>): Contradiction[] {
  const name = plainName(fact.value)
  const parts = name.split(' ').filter(Boolean)
  if (parts.length === 0) return []
  const words = capitalsOf(text)
  const found: Contradiction[] = []
  for (let at = 0; at + parts.length <= words.length; at++) {
    const run = words.slice(at, at + parts.length)
    if (run.some((word, place) => place > 0 && !follows(text, run[place - 1], word))) continue
    const said = run.map((it) => it.word).join(' ')
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) continue
    if (folded(said) === folded(name)) {
      const title = titleBefore(text, words, at)
      if (title && fact.title && !isTitle(title.text, fact.title) && !holds(main, `${title.text} ${said}`))
        found.push({ ...title, fact: factText(fact), sure: true, fix: fact.title })
    } else if (isNearly(said, name) && !holds(main, said))
      found.push({ from: first.from, to: last.to, text: said, fact: factText(fact), sure: false, fix: name })
  }
  return found
}
