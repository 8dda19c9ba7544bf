import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { phraseIn } from '../../base/content-types.ts'
import { filingWords as w } from '../../base/words/filing.ts'
import { contentTypesQuery } from '../../dossier/screens/content-types.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { readFilingRules, saveFilingRules } from '../api/filing-tables.ts'
import type { FilingRules } from '../rules/filing.ts'

/** The series of each kind of text, chosen from the schedule in force. */
export function FilingMapping({ keeps }: { keeps: boolean }) {
  const say = useSay()
  const query = useQuery({ queryKey: ['filing-rules'], queryFn: () => call(readFilingRules, {}) })
  return (
    <section className="section">
      <h2>{say(w.mapping)}</h2>
      <p className="sec">{say(w.mappingAbout)}</p>
      <ProblemNote problem={query.error} />
      {query.data && <MappingForm key={query.data.revision} kept={query.data} keeps={keeps} />}
    </section>
  )
}

function MappingForm({ kept, keeps }: { kept: Answer<typeof readFilingRules>; keeps: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const types = useQuery(contentTypesQuery)
  const [rules, setRules] = useState<FilingRules>(kept.rules)
  const saving = useAct(saveFilingRules)
  const there = kept.series.map((it) => ({ value: it.series, label: `${it.series} (${it.code})` }))
  const known = new Map(there.map((it) => [it.value.toLowerCase(), it.value]))
  /** The series there are, and one that is chosen although the schedule lacks it. */
  const optionsFor = (chosen: string) =>
    chosen === '' || known.has(chosen.toLowerCase()) ? there : [{ value: chosen, label: say(w.gone)(chosen) }, ...there]
  const shown = (chosen: string) => known.get(chosen.toLowerCase()) ?? chosen
  const set = (type: string, series: string) => {
    const { [type]: _, ...others } = rules.types
    setRules({ ...rules, types: series === '' ? others : { ...others, [type]: series } })
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.act({ body: { rules, seenRevision: kept.revision } })
      }}
    >
      <Select
        label={say(w.fallback)}
        value={shown(rules.fallback)}
        options={optionsFor(rules.fallback)}
        aria-disabled={keeps ? undefined : true}
        disabled={!keeps}
        onChange={(event) => setRules({ ...rules, fallback: event.target.value })}
      />
      {types.data?.rows.map(({ type }) => {
        const chosen = rules.types[type.id] ?? ''
        return (
          <Select
            key={type.id}
            label={phraseIn(language, type.name)}
            value={shown(chosen)}
            options={[{ value: '', label: say(w.asOthers) }, ...optionsFor(chosen)]}
            disabled={!keeps}
            onChange={(event) => set(type.id, event.target.value)}
          />
        )
      })}
      <ProblemNote problem={saving.problem} />
      {keeps && (
        <div>
          <Button type="submit" look="do" pending={saving.pending}>
            {say(w.mappingDo)}
          </Button>
        </div>
      )}
    </form>
  )
}
