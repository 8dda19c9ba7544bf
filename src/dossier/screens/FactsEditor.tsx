import type { Content } from '../../base/content.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'

const noFact = { who: '', what: '', when: '', where: '', source: '' }

/** What the text states, each with its source. */
export function FactsEditor({
  facts,
  onChange,
}: {
  facts: Content['facts']
  onChange: (facts: Content['facts']) => void
}) {
  const say = useSay()
  const set = (at: number, field: keyof typeof noFact, value: string) =>
    onChange(facts.map((fact, index) => (index === at ? { ...fact, [field]: value } : fact)))
  return (
    <fieldset className="editor-facts">
      <legend>{say(w.facts)}</legend>
      {facts.map((fact, at) => (
        <fieldset key={at} className="editor-fact">
          <legend className="cap">{say(w.factN)(at + 1)}</legend>
          {(['who', 'what', 'when', 'where', 'source'] as const).map((field) => (
            <TextInput
              key={field}
              label={say(w[field])}
              value={fact[field]}
              maxLength={300}
              onChange={(event) => set(at, field, event.target.value)}
            />
          ))}
          <Button look="quiet" onClick={() => onChange(facts.filter((_, index) => index !== at))}>
            {say(w.removeFact)(at + 1)}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button reason={facts.length >= 50 ? '50' : null} onClick={() => onChange([...facts, noFact])}>
          {say(w.addFact)}
        </Button>
      </div>
    </fieldset>
  )
}
