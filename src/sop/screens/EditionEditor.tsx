import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { oralWords } from '../../base/words/oral.ts'
import { gateNames, type GateId } from '../../base/words/gates.ts'
import { sopWords as w } from '../../base/words/sop.ts'
import { useAct } from '../../web/act.ts'
import { call, Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { clock, dayText, today } from '../../web/time.ts'
import { putInForce, readEdition, saveEdition } from '../api.ts'
import type { Edition, Step } from '../rules.ts'
import { everyGate, gatesOf } from '../rules/gates.ts'
import { lintEdition } from '../rules/lint.ts'
import { Findings } from './SopSheet.tsx'
import './sop.css'

/** An administrator writes a new edition; the linter speaks while they write; put in force from a day. */
export function EditionEditor() {
  const say = useSay()
  const { editionId } = useParams({ from: '/frame/sop/$editionId' })
  const query = useQuery({
    queryKey: ['edition-draft', editionId],
    queryFn: () => call(readEdition, { params: { editionId } }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (!query.data)
    return (
      <Page title={say(w.editTitle)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton />}
      </Page>
    )
  return <Editing key={editionId} editionId={editionId} begun={query.data.body} revision={query.data.revision} />
}

const SAVE_AFTER_MS = 1_200

function Editing({
  editionId,
  begun,
  revision: firstRevision,
}: {
  editionId: string
  begun: Edition
  revision: number
}) {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [edition, setEdition] = useState(begun)
  const [saved, setSaved] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [asking, setAsking] = useState(false)
  const [from, setFrom] = useState(today())
  const revision = useRef(firstRevision)
  const latest = useRef(begun)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const forcing = useAct(putInForce, () => void navigate({ to: '/sop', search: { edisi: editionId } }))

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    try {
      const kept = await call(saveEdition, {
        params: { editionId },
        body: { body: latest.current, seenRevision: revision.current },
      })
      revision.current = kept.revision
      setSaved(clock(new Date().toISOString()))
      setProblem(null)
      void queries.invalidateQueries({ queryKey: ['edition'] })
      return true
    } catch (error) {
      if (error instanceof Problem) setProblem(error)
      return false
    }
  }, [editionId, queries])
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (more: Partial<Edition>) => {
    latest.current = { ...latest.current, ...more }
    setEdition(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), SAVE_AFTER_MS)
  }
  const setStep = (at: number, more: Partial<Step>) =>
    change({ steps: edition.steps.map((step, index) => (index === at ? { ...step, ...more } : step)) })
  const renumber = (steps: Step[]) => change({ steps: steps.map((step, at) => ({ ...step, number: at + 1 })) })
  const lines = (text: string) => text.split('\n')
  const findings = lintEdition(edition)

  return (
    <Page
      title={`${say(w.editTitle)}: ${edition.title}`}
      about={saved && say(w.saved)(saved)}
      acts={
        <Button
          look="do"
          onClick={() => {
            forcing.reset()
            void save().then((done) => done && setAsking(true))
          }}
        >
          {say(w.force)}
        </Button>
      }
    >
      <ProblemNote problem={problem} />
      <div className="sop-editor">
        <div>
          <section className="section form">
            <h2>{say(w.identity)}</h2>
            <TextArea
              label={say(w.issuer)}
              rows={3}
              value={edition.issuer.join('\n')}
              onChange={(event) => change({ issuer: lines(event.target.value) })}
            />
            {(['number', 'madeOn', 'revisedOn', 'effectiveOn'] as const).map((field) => (
              <TextInput
                key={field}
                label={say(w[field])}
                maxLength={500}
                value={edition[field]}
                onChange={(event) => change({ [field]: event.target.value })}
              />
            ))}
            <TextInput
              label={say(w.sopTitle)}
              maxLength={500}
              value={edition.title}
              onChange={(event) => change({ title: event.target.value })}
            />
            {(
              [
                ['unit', w.approvedUnit],
                ['name', w.approvedName],
                ['nip', w.approvedNip],
              ] as const
            ).map(([field, word]) => (
              <TextInput
                key={field}
                label={say(word as { id: string; en: string })}
                maxLength={500}
                value={edition.approvedBy[field]}
                onChange={(event) => change({ approvedBy: { ...edition.approvedBy, [field]: event.target.value } })}
              />
            ))}
          </section>
          <section className="section form">
            <h2>{say(w.lists)}</h2>
            {(['legalBasis', 'qualifications', 'relatedSops', 'equipment', 'warnings', 'records'] as const).map(
              (field) => (
                <TextArea
                  key={field}
                  label={say(w[field] as { id: string; en: string })}
                  value={edition[field].join('\n')}
                  onChange={(event) => change({ [field]: event.target.value === '' ? [] : lines(event.target.value) })}
                />
              ),
            )}
          </section>
          <section className="section form">
            <h2>{say(w.posts)}</h2>
            {edition.posts.map((post, at) => (
              <div key={post.id} className="sop-post">
                <TextInput
                  label={say(w.postName)(at + 1)}
                  maxLength={200}
                  value={post.name}
                  onChange={(event) =>
                    change({
                      posts: edition.posts.map((it) => (it.id === post.id ? { ...it, name: event.target.value } : it)),
                    })
                  }
                />
                <Button look="quiet" onClick={() => change({ posts: edition.posts.filter((it) => it.id !== post.id) })}>
                  {say(w.removePost)}
                </Button>
              </div>
            ))}
            <div>
              <Button
                onClick={() =>
                  change({ posts: [...edition.posts, { id: `jabatan-${crypto.randomUUID().slice(0, 8)}`, name: '' }] })
                }
              >
                {say(w.addPost)}
              </Button>
            </div>
            <fieldset>
              <legend>{say(w.coordinators)}</legend>
              {edition.posts.map((post) => (
                <Checkbox
                  key={post.id}
                  label={post.name}
                  checked={edition.coordinators.includes(post.id)}
                  onChange={(event) =>
                    change({
                      coordinators: event.target.checked
                        ? [...edition.coordinators, post.id]
                        : edition.coordinators.filter((id) => id !== post.id),
                    })
                  }
                />
              ))}
            </fieldset>
            <TextInput
              label={say(oralWords.within)}
              help={say(oralWords.withinHelp)}
              inputMode="numeric"
              maxLength={5}
              value={edition.ratifyWithinMinutes ?? ''}
              onChange={(event) => {
                const minutes = Number(event.target.value.replace(/\D/g, ''))
                change({ ratifyWithinMinutes: minutes > 0 ? minutes : undefined })
              }}
            />
          </section>
          <section className="section">
            <h2>{say(w.steps)}</h2>
            {edition.steps.map((step, at) => (
              <StepFields
                key={at}
                step={step}
                edition={edition}
                onChange={(more) => setStep(at, more)}
                onMove={(by) => {
                  const steps = [...edition.steps]
                  const [moved] = steps.splice(at, 1)
                  if (moved) steps.splice(at + by, 0, moved)
                  renumber(steps)
                }}
                onInsert={() =>
                  renumber([...edition.steps.slice(0, at + 1), blankStep(edition), ...edition.steps.slice(at + 1)])
                }
                onRemove={() => renumber(edition.steps.filter((_, index) => index !== at))}
              />
            ))}
          </section>
        </div>
        <aside>
          <h2>{say(w.findings)(findings.length)}</h2>
          <Findings findings={findings} />
        </aside>
      </div>
      {asking && (
        <AskForm
          title={say(w.force)}
          does={say(w.force)}
          pending={forcing.pending}
          problem={forcing.problem}
          onDo={() => forcing.act({ params: { editionId }, body: { from, seenRevision: revision.current } })}
          onClose={() => setAsking(false)}
        >
          <TextInput
            label={say(w.forceFrom)}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            error={errorOf(forcing.problem, 'from')}
          />
          <p>{say(w.forceSays)(dayText(from || today(), language))}</p>
        </AskForm>
      )}
    </Page>
  )
}

function blankStep(edition: Edition): Step {
  return {
    number: 0,
    activity: '',
    label: '–',
    executor: edition.posts[0]?.id ?? '',
    executorAssumed: false,
    drafters: [],
    shape: 'process',
    inputs: [],
    time: { value: 15, unit: 'minute' },
    outputs: [],
    yes: null,
    no: null,
    agenda: false,
    remarks: '',
  }
}

function StepFields({
  step,
  edition,
  onChange,
  onMove,
  onInsert,
  onRemove,
}: {
  step: Step
  edition: Edition
  onChange: (more: Partial<Step>) => void
  onMove: (by: 1 | -1) => void
  onInsert: () => void
  onRemove: () => void
}) {
  const say = useSay()
  const posts = edition.posts.map((post) => ({ value: post.id, label: post.name || post.id }))
  const steps = [
    { value: '', label: say(w.nextStep) },
    ...edition.steps.map((it) => ({ value: String(it.number), label: `${it.number} ${it.label}` })),
  ]
  const numberOrNull = (text: string) => (text === '' ? null : Number(text))
  return (
    <fieldset className="sop-step">
      <legend>{say(w.stepN)(step.number)}</legend>
      <TextArea
        label={say(w.activity)}
        rows={2}
        maxLength={4000}
        value={step.activity}
        onChange={(event) => onChange({ activity: event.target.value })}
      />
      <div className="pair">
        <TextInput
          label={say(w.label)}
          maxLength={30}
          value={step.label}
          onChange={(event) => onChange({ label: event.target.value || '–' })}
        />
        <Select
          label={say(w.shape)}
          value={step.shape}
          onChange={(event) =>
            onChange({
              shape: event.target.value as Step['shape'],
              ...(event.target.value !== 'decision' && { yes: null, no: null }),
            })
          }
          options={(['start', 'process', 'decision', 'end'] as const).map((shape) => ({
            value: shape,
            label: say(w[shape] as { id: string; en: string }),
          }))}
        />
        <Select
          label={say(w.executor)}
          value={step.executor}
          onChange={(event) => onChange({ executor: event.target.value, executorAssumed: false })}
          options={posts}
        />
      </div>
      {step.executorAssumed && (
        <Checkbox
          label={say(w.confirmedOnSheet)}
          checked={false}
          onChange={() => onChange({ executorAssumed: false })}
        />
      )}
      <fieldset>
        <legend>{say(w.drafters)}</legend>
        {edition.posts.map((post) => (
          <Checkbox
            key={post.id}
            label={post.name}
            checked={step.drafters.includes(post.id)}
            onChange={(event) =>
              onChange({
                drafters: event.target.checked
                  ? [...step.drafters, post.id]
                  : step.drafters.filter((id) => id !== post.id),
              })
            }
          />
        ))}
      </fieldset>
      <div className="pair">
        <TextArea
          label={say(w.inputs)}
          rows={2}
          value={step.inputs.join('\n')}
          onChange={(event) => onChange({ inputs: event.target.value === '' ? [] : event.target.value.split('\n') })}
        />
        <TextArea
          label={say(w.outputs)}
          rows={2}
          value={step.outputs.join('\n')}
          onChange={(event) => onChange({ outputs: event.target.value === '' ? [] : event.target.value.split('\n') })}
        />
      </div>
      <div className="pair">
        <TextInput
          label={say(w.time)}
          type="number"
          min={1}
          max={10_000}
          value={step.time?.value ?? ''}
          onChange={(event) =>
            onChange({
              time:
                event.target.value === ''
                  ? null
                  : { value: Math.max(1, Math.trunc(Number(event.target.value))), unit: step.time?.unit ?? 'minute' },
            })
          }
        />
        <Select
          label={say(w.unit)}
          value={step.time?.unit ?? 'minute'}
          onChange={(event) =>
            onChange({ time: { value: step.time?.value ?? 15, unit: event.target.value as 'minute' } })
          }
          options={(['minute', 'hour', 'day'] as const).map((unit) => ({
            value: unit,
            label: say(w[unit] as { id: string; en: string }),
          }))}
        />
      </div>
      {step.shape === 'decision' && (
        <div className="pair">
          <Select
            label={say(w.yes)}
            value={step.yes === null ? '' : String(step.yes)}
            onChange={(event) => onChange({ yes: numberOrNull(event.target.value) })}
            options={steps}
          />
          <Select
            label={say(w.no)}
            value={step.no === null ? '' : String(step.no)}
            onChange={(event) => onChange({ no: numberOrNull(event.target.value) })}
            options={[{ value: '', label: '–' }, ...steps.slice(1)]}
          />
        </div>
      )}
      {step.shape !== 'start' && <GateFields step={step} onChange={onChange} />}
      <Checkbox
        label={say(w.agenda)}
        checked={step.agenda}
        onChange={(event) => onChange({ agenda: event.target.checked })}
      />
      <TextInput
        label={say(w.remarks)}
        maxLength={4000}
        value={step.remarks}
        onChange={(event) => onChange({ remarks: event.target.value })}
      />
      <div className="row">
        <Button look="quiet" reason={step.number === 1 ? '1' : null} onClick={() => onMove(-1)}>
          {say(w.up)}
        </Button>
        <Button
          look="quiet"
          reason={step.number === edition.steps.length ? String(step.number) : null}
          onClick={() => onMove(1)}
        >
          {say(w.down)}
        </Button>
        <Button look="quiet" onClick={onInsert}>
          {say(w.addStep)}
        </Button>
        <Button look="quiet" onClick={onRemove}>
          {say(w.removeStep)}
        </Button>
      </div>
    </fieldset>
  )
}

/** What a text must pass before it leaves the step; a gate of a newer Siar can be taken out, not put in. */
function GateFields({ step, onChange }: { step: Step; onChange: (more: Partial<Step>) => void }) {
  const say = useSay()
  const named = gatesOf(step)
  const all: readonly string[] = everyGate
  const unknown = named.filter((id) => !all.includes(id))
  return (
    <fieldset>
      <legend>{say(w.gates)}</legend>
      {[...all, ...unknown].map((id) => (
        <Checkbox
          key={id}
          label={id in gateNames ? say(gateNames[id as GateId]) : say(w.gateUnknown)(id)}
          checked={named.includes(id)}
          onChange={(event) => {
            const { checked } = event.target
            onChange({ gates: [...all, ...unknown].filter((it) => (it === id ? checked : named.includes(it))) })
          }}
        />
      ))}
    </fieldset>
  )
}
