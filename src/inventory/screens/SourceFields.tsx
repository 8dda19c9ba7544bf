import { useId } from 'react'
import { sourceWords as w } from '../../base/words/sources.ts'
import type { Problem } from '../../web/call.ts'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import {
  EVERY_MINUTES,
  isAsked,
  isLookedAt,
  KEEP_DAYS,
  PART_MAX,
  SILENT_DAYS,
  type SourceKind,
} from '../rules/sources.ts'

/** What is set of a source, as it is typed. */
export type Draft = {
  readonly name: string
  readonly address: string
  readonly weight: string
  readonly everyMinutes: string
  readonly silentDays: string
  readonly keepDays: string
  readonly partFrom: string
  readonly partUntil: string
}

export const usualDraft = {
  weight: '3',
  everyMinutes: String(EVERY_MINUTES.usual),
  silentDays: String(SILENT_DAYS.usual),
  keepDays: String(KEEP_DAYS.usual),
  partFrom: '',
  partUntil: '',
}
/** A page or an agenda changes more seldom than a feed. */
const seldom = { everyMinutes: '60', silentDays: '30' }
export const usualOf = { feed: {}, sitemap: {}, page: seldom, agenda: seldom }

export const bodyOf = (it: Draft) => ({
  name: it.name.trim(),
  address: it.address.trim(),
  weight: Number(it.weight),
  everyMinutes: Number(it.everyMinutes),
  silentDays: Number(it.silentDays),
  keepDays: Number(it.keepDays),
  partFrom: it.partFrom.trim(),
  partUntil: it.partUntil.trim(),
})

const EVERY = [5, 15, 30, 60, 180, 360, 720, 1440, 10_080]

/** The fields of a source, the same when it is added and when it is set anew. */
export function SourceFields({
  draft,
  problem,
  kind,
  isKept = false,
  headings = [],
  onWrite,
}: {
  draft: Draft
  kind: SourceKind
  /** It is set anew; the secret address of an agenda is then typed only where it changes. */
  isKept?: boolean
  /** Those of the page, to choose from. */
  headings?: readonly string[]
  problem: Problem | null
  onWrite: (draft: Draft) => void
}) {
  const say = useSay()
  const listId = useId()
  const isAgenda = kind === 'agenda'
  const field = (name: keyof Draft) => ({
    value: draft[name],
    error: errorOf(problem, name),
    onChange: ({ target }: { target: { value: string } }) => onWrite({ ...draft, [name]: target.value }),
  })
  const every = [...new Set([...EVERY, Number(draft.everyMinutes)])].toSorted((one, other) => one - other)
  return (
    <>
      <TextInput label={say(w.name)} required maxLength={200} {...field('name')} />
      {isAgenda ? (
        <TextInput
          label={say(w.agendaAddress)}
          help={`${say(w.agendaAddressHelp)}${isKept ? ` ${say(w.agendaAddressKept)}` : ''}`}
          type="password"
          autoComplete="off"
          required={!isKept}
          maxLength={2_000}
          {...field('address')}
        />
      ) : (
        isAsked(kind) && (
          <TextInput label={say(w.address)} type="url" required maxLength={2_000} {...field('address')} />
        )
      )}
      {kind === 'page' && (
        <>
          <TextInput
            label={say(w.partFrom)}
            help={say(w.partFromHelp)}
            maxLength={PART_MAX}
            list={listId}
            {...field('partFrom')}
          />
          <TextInput
            label={say(w.partUntil)}
            help={say(w.partUntilHelp)}
            maxLength={PART_MAX}
            list={listId}
            {...field('partUntil')}
          />
          <datalist id={listId}>
            {headings.map((it) => (
              <option key={it}>{it}</option>
            ))}
          </datalist>
        </>
      )}
      {!isAgenda && <WeightField {...field('weight')} />}
      {isAsked(kind) && (
        <Select
          label={say(w.every)}
          options={every.map((value) => ({ value: String(value), label: say(w.everyOf)(value) }))}
          {...field('everyMinutes')}
        />
      )}
      <KeepingFields
        silentDays={isLookedAt(kind) ? field('silentDays') : null}
        keepDays={isAgenda ? null : field('keepDays')}
      />
    </>
  )
}

type Written = {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (event: { target: { value: string } }) => void
}

/** How far a source reaches, whatever its kind. */
export function WeightField(field: Written) {
  const say = useSay()
  return (
    <Select
      label={say(w.weight)}
      help={say(w.weightHelp)}
      options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
      {...field}
    />
  )
}

/**
 * After how many days its silence is told, and for how many its texts are kept. An agenda has none to keep; what people
 * bring falls silent as they do.
 */
export function KeepingFields({ silentDays, keepDays }: { silentDays: Written | null; keepDays: Written | null }) {
  const say = useSay()
  const days = (label: string, help: string, max: number, field: Written) => (
    <TextInput label={label} help={help} type="number" min={0} max={max} required {...field} />
  )
  return (
    <>
      {silentDays && days(say(w.silentDays), say(w.silentHelp), SILENT_DAYS.max, silentDays)}
      {keepDays && days(say(w.keepDays), say(w.keepHelp), KEEP_DAYS.max, keepDays)}
    </>
  )
}
