import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { findingWords, inventoryWords as w } from '../../base/words/inventory.ts'
import { call, type Problem } from '../../web/call.ts'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { isCrisis, levels, type CrisisLevel } from '../../base/levels.ts'
import { readInventory } from '../api.ts'
import { kinds, MAX, type Kind } from '../rules.ts'

export type Draft = {
  readonly kind: Kind
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly source: string
  readonly sourceUrl: string
  readonly notedOn: string
  readonly level: CrisisLevel
  readonly programmeId: string | null
}

/** What one writes of an item. What was typed stays after any refusal; the reason stands under its field. */
export function ItemForm({
  draft,
  programmes,
  problem,
  levelApart = false,
  onWrite,
  onSend,
  children,
}: {
  draft: Draft
  programmes: readonly { id: string; title: string }[]
  problem: Problem | null
  /** Its level is changed by an act of its own. */
  levelApart?: boolean
  onWrite: (draft: Draft) => void
  onSend: () => void
  children: ReactNode
}) {
  const say = useSay()
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}) })
  const [told, setTold] = useState(false)
  const write = (more: Partial<Draft>) => onWrite({ ...draft, ...more })
  const untitled = draft.title.trim() === ''
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTold(true)
    if (!untitled) return onSend()
    event.currentTarget.querySelector('input')?.focus()
  }
  return (
    <form className="form inventory-form" noValidate onSubmit={send}>
      <ProblemNote problem={problem} />
      <TextInput
        label={say(w.fieldTitle)}
        help={say(w.fieldTitleHelp)}
        error={told && untitled ? say(w.titleNeeded) : errorOf(problem, 'title')}
        required
        maxLength={MAX.title}
        value={draft.title}
        onChange={(event) => write({ title: event.target.value })}
      />
      <div className="inventory-pair">
        <Select
          label={say(w.kind)}
          options={kinds.map((value) => ({ value, label: say(w[value]) }))}
          value={draft.kind}
          onChange={(event) => write({ kind: event.target.value as Kind })}
        />
        {!levelApart && (
          <Select
            label={say(w.level)}
            options={levels.map((value) => ({ value, label: say(w[value]) }))}
            value={draft.level}
            help={isCrisis(draft.level) ? say(w.raiseTells)((inventory.data?.called ?? []).join(', ')) : undefined}
            onChange={(event) => write({ level: event.target.value as CrisisLevel })}
          />
        )}
      </div>
      <TextArea
        label={say(w.fieldSummary)}
        error={errorOf(problem, 'summary')}
        rows={6}
        maxLength={MAX.summary}
        value={draft.summary}
        onChange={(event) => write({ summary: event.target.value })}
      />
      <div className="inventory-pair">
        <TextInput
          label={say(w.fieldAgency)}
          error={errorOf(problem, 'agency')}
          maxLength={MAX.agency}
          value={draft.agency}
          onChange={(event) => write({ agency: event.target.value })}
        />
        <TextInput
          label={say(w.fieldDay)}
          type="date"
          required
          error={errorOf(problem, 'notedOn')}
          value={draft.notedOn}
          onChange={(event) => write({ notedOn: event.target.value })}
        />
      </div>
      <TextInput
        label={say(w.fieldSource)}
        help={say(w.fieldSourceHelp)}
        error={errorOf(problem, 'source')}
        maxLength={MAX.source}
        value={draft.source}
        onChange={(event) => write({ source: event.target.value })}
      />
      <TextInput
        label={say(w.fieldUrl)}
        help={say(w.fieldUrlHelp)}
        error={errorOf(problem, 'sourceUrl') && say(findingWords['bad-url'])()}
        type="url"
        inputMode="url"
        maxLength={MAX.sourceUrl}
        value={draft.sourceUrl}
        onChange={(event) => write({ sourceUrl: event.target.value })}
      />
      {draft.kind !== 'programme' && programmes.length > 0 && (
        <Select
          label={say(w.fieldProgramme)}
          error={errorOf(problem, 'programmeId')}
          options={[
            { value: '', label: say(w.noProgramme) },
            ...programmes.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={draft.programmeId ?? ''}
          onChange={(event) => write({ programmeId: event.target.value || null })}
        />
      )}
      <div className="row">{children}</div>
    </form>
  )
}
