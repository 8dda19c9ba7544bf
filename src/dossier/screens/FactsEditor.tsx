import { useRef, useState } from 'react'
import type { Content } from '../../base/content.ts'
import {
  decimalText,
  factKinds,
  FACTS_MAX,
  factText,
  parseDecimal,
  type Fact,
  type FactKind,
  type Statement,
  type TypedFact,
} from '../../base/facts.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import type { Standing } from '../rules/confirmation.ts'
import { FactStanding } from './FactStanding.tsx'
import './facts.css'

/** What the text states, each with its source: names, figures, dates and places as fields of their own. */
export function FactsEditor({
  facts,
  standing,
  onChange,
  onInsert,
}: {
  facts: Content['facts']
  standing: (fact: TypedFact) => Standing | null
  onChange: (facts: Content['facts']) => void
  /** Puts a fact into the text where the cursor is. */
  onInsert: ((text: string) => void) | undefined
}) {
  const say = useSay()
  const list = useRef<HTMLOListElement>(null)
  const set = (at: number, fact: Fact) => onChange(facts.map((it, index) => (index === at ? fact : it)))
  const remove = (at: number) => {
    onChange(facts.filter((_, index) => index !== at))
    list.current?.closest('fieldset')?.querySelector<HTMLElement>('.facts-add button')?.focus()
  }
  const add = (kind: FactKind) => {
    onChange([...facts, newFact(kind)])
    // The new fact's first field, once it is drawn.
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector('input')?.focus())
  }
  return (
    <fieldset className="facts-editor">
      <legend>{say(w.facts)}</legend>
      <p className="cap">{say(f.help)}</p>
      <ol ref={list}>
        {facts.map((fact, at) => (
          <li key={fact.kind === undefined ? at : fact.id}>
            {fact.kind === undefined ? (
              <StatementFields fact={fact} at={at} onChange={(it) => set(at, it)} onRemove={() => remove(at)} />
            ) : (
              <FactFields
                fact={fact}
                at={at}
                standing={standing(fact)}
                onChange={(it) => set(at, it)}
                onInsert={onInsert}
                onRemove={() => remove(at)}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="facts-add">
        {factKinds.map((kind) => (
          <Button key={kind} reason={facts.length >= FACTS_MAX ? say(f.full) : null} onClick={() => add(kind)}>
            {say(f.add)(kind)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function FactFields({
  fact,
  at,
  standing,
  onChange,
  onInsert,
  onRemove,
}: {
  fact: TypedFact
  at: number
  standing: Standing | null
  onChange: (fact: TypedFact) => void
  onInsert: ((text: string) => void) | undefined
  onRemove: () => void
}) {
  const say = useSay()
  const reads = factText(fact)
  return (
    <fieldset className="facts-fact">
      <legend className="cap">{say(f.kind)(fact.kind)}</legend>
      <TextInput
        label={say(f.label)}
        help={say(f.labelHelp)(fact.kind)}
        data-place={`fact/${at}/label`}
        value={fact.label}
        maxLength={200}
        onChange={(event) => onChange({ ...fact, label: event.target.value })}
      />
      <ValueFields fact={fact} place={`fact/${at}`} onChange={onChange} />
      <TextInput
        label={say(f.source)}
        data-place={`fact/${at}/source`}
        value={fact.source}
        maxLength={300}
        onChange={(event) => onChange({ ...fact, source: event.target.value })}
      />
      <div className="facts-foot">
        <p className="sec">
          {reads && (
            <>
              {say(f.reads)}: <b lang="id">{reads}</b>
            </>
          )}
        </p>
        <span className="row">
          {reads && onInsert && (
            <Button look="quiet" onClick={() => onInsert(reads)}>
              {say(f.insert)}
            </Button>
          )}
          <Button look="quiet" onClick={onRemove}>
            {say(f.remove)(fact.label || say(f.unnamed))}
          </Button>
        </span>
      </div>
      {reads && <FactStanding standing={standing} onTake={onChange} />}
    </fieldset>
  )
}

function ValueFields({
  fact,
  place,
  onChange,
}: {
  fact: TypedFact
  place: string
  onChange: (fact: TypedFact) => void
}) {
  const say = useSay()
  switch (fact.kind) {
    case 'name':
      return (
        <>
          <TextInput
            label={say(f.name)}
            data-place={`${place}/value`}
            value={fact.value}
            maxLength={300}
            onChange={(event) => onChange({ ...fact, value: event.target.value })}
          />
          <TextInput
            label={say(f.title)}
            data-place={`${place}/title`}
            value={fact.title}
            maxLength={300}
            onChange={(event) => onChange({ ...fact, title: event.target.value })}
          />
        </>
      )
    case 'figure':
      return (
        <>
          <DecimalInput
            place={`${place}/value`}
            value={fact.value}
            onChange={(value) => onChange({ ...fact, value })}
          />
          <TextInput
            label={say(f.unit)}
            data-place={`${place}/unit`}
            help={say(f.unitHelp)}
            value={fact.unit}
            maxLength={60}
            onChange={(event) => onChange({ ...fact, unit: event.target.value })}
          />
        </>
      )
    case 'date':
      return (
        <>
          <TextInput
            label={say(f.date)}
            data-place={`${place}/value`}
            type="date"
            min="1900-01-01"
            max="2199-12-31"
            value={fact.value}
            onChange={(event) => onChange({ ...fact, value: event.target.value })}
          />
          <TextInput
            label={say(f.time)}
            data-place={`${place}/time`}
            type="time"
            value={fact.time}
            onChange={(event) => onChange({ ...fact, time: event.target.value.slice(0, 5) })}
          />
        </>
      )
    case 'place':
      return (
        <>
          <TextInput
            label={say(f.place)}
            data-place={`${place}/value`}
            value={fact.value}
            maxLength={300}
            onChange={(event) => onChange({ ...fact, value: event.target.value })}
          />
          <TextInput
            label={say(f.village)}
            data-place={`${place}/village`}
            value={fact.village}
            maxLength={200}
            onChange={(event) => onChange({ ...fact, village: event.target.value })}
          />
          <TextInput
            label={say(f.district)}
            data-place={`${place}/district`}
            value={fact.district}
            maxLength={200}
            onChange={(event) => onChange({ ...fact, district: event.target.value })}
          />
        </>
      )
  }
}

/** A figure typed the Indonesian way. What does not read as one stays in the field, and the fact has no value. */
function DecimalInput({ place, value, onChange }: { place: string; value: string; onChange: (value: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(decimalText(value))
  const [left, setLeft] = useState(false)
  // Another value than what is typed came from outside, such as a correction that was taken over.
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    if (value !== (parseDecimal(typed) ?? '')) setTyped(decimalText(value))
  }
  const wrong = typed.trim() !== '' && parseDecimal(typed) === null
  return (
    <TextInput
      label={say(f.figure)}
      data-place={place}
      help={say(f.figureHelp)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      value={typed}
      error={left && wrong ? say(f.figureWrong) : undefined}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(parseDecimal(event.target.value) ?? '')
      }}
    />
  )
}

/** A fact of the first way, editable as it was written. */
function StatementFields({
  fact,
  at,
  onChange,
  onRemove,
}: {
  fact: Statement
  at: number
  onChange: (fact: Statement) => void
  onRemove: () => void
}) {
  const say = useSay()
  return (
    <fieldset className="facts-fact">
      <legend className="cap">{say(f.earlier)}</legend>
      {(['who', 'what', 'when', 'where', 'source'] as const).map((field) => (
        <TextInput
          key={field}
          label={say(w[field])}
          data-place={`fact/${at}/${field}`}
          value={fact[field]}
          maxLength={field === 'when' ? 100 : 300}
          onChange={(event) => onChange({ ...fact, [field]: event.target.value })}
        />
      ))}
      <div className="facts-foot">
        <Button look="quiet" onClick={onRemove}>
          {say(w.removeFact)(at + 1)}
        </Button>
      </div>
    </fieldset>
  )
}

function newFact(kind: FactKind): TypedFact {
  const common = { id: newFactId(), label: '', source: '' }
  switch (kind) {
    case 'name':
      return { ...common, kind, value: '', title: '' }
    case 'figure':
      return { ...common, kind, value: '', unit: '' }
    case 'date':
      return { ...common, kind, value: '', time: '' }
    case 'place':
      return { ...common, kind, value: '', village: '', district: '' }
  }
}

/** Short, and never one that stood in this text before: what was confirmed of another fact must not reach it. */
const newFactId = () =>
  `f${Array.from(crypto.getRandomValues(new Uint8Array(9)), (it) => (it % 36).toString(36)).join('')}`
