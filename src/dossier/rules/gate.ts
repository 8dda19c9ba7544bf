/**
 * What a text still lacks before it may leave a step. Serves steps 2 to 6: each step of the edition names its exit gates;
 * a gate is a pure function of the dossier, the same while writing and when an act is tried.
 */
import type { Place } from '../../base/content-places.ts'
import type { ContentType } from '../../base/content-types.ts'
import type { Content } from '../../base/content.ts'
import type { Term } from '../../base/terms.ts'
import type { About, FindingCode, GateId } from '../../base/words/gates.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { ElectionPack } from './election.ts'
import { accessibilityGate } from './gates/accessibility.ts'
import { dictionaryGate } from './gates/dictionary.ts'
import { disclosureGate } from './gates/disclosure.ts'
import { electionGate } from './gates/election.ts'
import { imagesGate } from './gates/images.ts'
import { levelGate } from './gates/level.ts'
import { personalDataGate } from './gates/personal-data.ts'
import { commentsGate, type MustFix } from './gates/comments.ts'
import { linksGate } from './gates/links.ts'
import { similarGate } from './gates/similar.ts'
import type { FactAnswer } from './confirmation.ts'
import { contentTypeGate } from './gates/content-type.ts'
import { factsGate } from './gates/facts.ts'
import type { TakenNarrative } from './gates/narratives.ts'
import { textGate } from './gates/text.ts'
import { translationsGate } from './gates/translations.ts'
import { variantsGate } from './gates/variants.ts'
import { videosGate } from './gates/videos.ts'
import type { LinkState } from './links.ts'

/** `must` shuts the gate; `should` and `note` are told and let through. */
export type Severity = 'must' | 'should' | 'note'

/** What may stand in place of a repair: nothing, a reason, or a reason with the lawful basis and its record. */
export type OverrideRule = 'never' | 'reason' | 'basis'

export type Finding = {
  /** The gate that found it; any name where the edition comes from a newer Siar. */
  readonly gate: string
  /** Names the sentence in `base/words/gates.ts`; what it speaks of stands in `about`. */
  readonly code: FindingCode
  readonly about: About
  readonly severity: Severity
  /** Where it stands; null for the dossier as a whole. */
  readonly place: Place | null
  /** The article of law or the office's rule that asks for it; empty where it is plain sense. */
  readonly law: string
  /** Names the same finding in the next version too, so that an override made on it still holds. */
  readonly key: string
  readonly override: OverrideRule
  /** The text that one key puts in the place, where the gate knows it. */
  readonly fix?: string
}

/**
 * All that a gate may look at. Every facet is read by `stores/gate-view.ts`; none is optional, so that a gate never
 * passes a text because nobody read what it needs.
 */
export type GateView = {
  readonly content: Content
  /** The kind of text that it says it is; null for none, and for one that the office does not have. */
  readonly type: ContentType | null
  /** The house dictionary, what has ended too. */
  readonly terms: readonly Term[]
  /** What agencies said about its facts, the last said first. */
  readonly factAnswers: readonly FactAnswer[]
  /** What it took over from the library of narratives, with how that stands today. */
  readonly narratives: readonly TakenNarrative[]
  /** The office's day on which it is judged, `2026-08-17`. */
  readonly today: string
  /** The crisis level, and whether a person has set or confirmed it on this dossier. */
  readonly level: { readonly value: CrisisLevel; readonly set: boolean }
  /** What colleagues asked to be repaired and nobody has settled. */
  readonly mustFix: readonly MustFix[]
  /** The election and neutrality rules that hold in this office. */
  readonly election: ElectionPack
  /** What was last known of each web address in the text; none for one that was never looked at. */
  readonly links: ReadonlyMap<string, LinkState>
  /** Public texts of other dossiers that share at least half with this one. */
  readonly similar: readonly SimilarText[]
}

export type SimilarText = {
  readonly dossierId: string
  readonly number: string
  readonly title: string
  /** 0 to 1. */
  readonly share: number
}

export type Gate = { readonly id: GateId; findingsOf(view: GateView): Finding[] }

/** Every gate that an edition can name, by its id. */
const gates: Readonly<Record<GateId, Gate>> = {
  text: textGate,
  dictionary: dictionaryGate,
  disclosure: disclosureGate,
  level: levelGate,
  images: imagesGate,
  accessibility: accessibilityGate,
  'personal-data': personalDataGate,
  comments: commentsGate,
  election: electionGate,
  links: linksGate,
  similar: similarGate,
  'content-type': contentTypeGate,
  facts: factsGate,
  variants: variantsGate,
  translations: translationsGate,
  videos: videosGate,
}

/** What these gates find, in the order they are named; an id that this Siar does not know is a finding of its own. */
export function findingsOf(ids: readonly string[], view: GateView): Finding[] {
  return [...new Set(ids)].flatMap((id) => (isGate(id) ? gates[id].findingsOf(view) : [unknownGate(id)]))
}

/** A person's word that a finding does not hold this text back. */
export type Override = {
  /** The finding's. */
  readonly key: string
  readonly reason: string
  readonly basis: string
  readonly record: string
  readonly person: string
  readonly post: string
  readonly step: number
  readonly at: Date
}
export type Judged = Finding & { readonly overridden: Override | null }

/** Lays the overrides over the findings: each holds only where the finding's rule, as it is now, allows it. */
export function withOverrides(findings: readonly Finding[], overrides: readonly Override[]): Judged[] {
  const byKey = new Map(overrides.map((it) => [it.key, it]))
  return findings.map((finding) => {
    const found = byKey.get(finding.key)
    return { ...finding, overridden: found && holds(finding.override, found) ? found : null }
  })
}

/** What keeps the gate shut. */
export function openOf(judged: readonly Judged[]): Judged[] {
  return judged.filter((it) => it.severity === 'must' && it.overridden === null)
}

function holds(rule: OverrideRule, it: Override): boolean {
  switch (rule) {
    case 'never':
      return false
    case 'reason':
      return true
    case 'basis':
      return it.basis !== '' && it.record !== ''
  }
}

const isGate = (id: string): id is GateId => Object.hasOwn(gates, id)

/** An edition from a newer Siar names a gate that this one lacks: shut, never silently open. */
function unknownGate(id: string): Finding {
  return {
    gate: id,
    code: 'gate-unknown',
    about: { gate: id },
    severity: 'must',
    place: null,
    law: '',
    key: `gate-unknown:${id}`,
    override: 'reason',
  }
}
