import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { dayAfter } from '../../base/calendar.ts'
import { words } from '../../base/words/common.ts'
import { narrativeWords as w } from '../../base/words/narratives.ts'
import { listItems, readItem } from '../../inventory/api.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { LeaveGuard } from '../../web/kit/LeaveGuard.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { readNarrative, rewriteNarrative, writeNarrative } from '../api/narratives.ts'
import type { NarrativeText } from '../rules/narratives.ts'
import { FactsEditor } from './FactsEditor.tsx'
import './narratives.css'

const DAYS_AT_FIRST = 30
const daysFromToday = () => ({ validFrom: today(), validUntil: dayAfter(today(), DAYS_AT_FIRST) })

/** Tulis narasi: a new one, for the item that the address names or that is chosen here. */
export function WriteNarrative() {
  const say = useSay()
  const { butir } = useSearch({ from: '/frame/narasi/tulis' })
  const [itemId, setItemId] = useState<string | null>(butir ?? null)
  const navigate = useNavigate()
  // It is handed in: the guard of what was typed has nothing to ask.
  const { act, pending, problem } = useAct(
    writeNarrative,
    ({ id }) => void navigate({ to: '/narasi/$narrativeId', params: { narrativeId: id }, ignoreBlocker: true }),
  )
  const [blank] = useState<NarrativeText>({
    title: '',
    text: '',
    basis: '',
    facts: [],
    ...daysFromToday(),
  })
  return (
    <Page title={say(w.write)} about={say(w.about)}>
      <TextForm
        begun={blank}
        pending={pending}
        problem={problem}
        back={<Link className="button" to="/narasi">{say(words.cancel)}</Link>} // prettier-ignore
        onDo={(text) => act({ body: { itemId, text } })}
      >
        <ItemPicker itemId={itemId} problem={problem} onPick={setItemId} />
      </TextForm>
    </Page>
  )
}

/** Tulis versi baru: begun with the words of the newest. */
export function RewriteNarrative() {
  const say = useSay()
  const { narrativeId } = useParams({ from: '/frame/narasi/$narrativeId/ubah' })
  // Read once: a version that came meanwhile is met when handing in, not under the writer's hands.
  const found = useQuery({
    queryKey: ['narrative-to-write', narrativeId],
    queryFn: () => call(readNarrative, { params: { narrativeId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const [done, setDone] = useState(false)
  const navigate = useNavigate()
  const { act, pending, problem } = useAct(rewriteNarrative, () => {
    setDone(true)
    void navigate({ to: '/narasi/$narrativeId', params: { narrativeId }, ignoreBlocker: true })
  })
  const newest = found.data?.versions[0]
  const why = found.data?.whyNotWrite
  return (
    <Page title={say(w.rewrite)} about={say(w.rewriteAbout)}>
      <ProblemNote problem={found.error} />
      {found.isPending && <Skeleton lines={8} />}
      {why && !done && <p className="note">{why.title}</p>}
      {newest && !why && (
        <TextForm
          begun={newest.text.validUntil < today() ? { ...newest.text, ...daysFromToday() } : newest.text}
          pending={pending}
          problem={problem}
          back={<Link className="button" to="/narasi/$narrativeId" params={{ narrativeId }}>{say(words.cancel)}</Link>} // prettier-ignore
          onDo={(text) => act({ params: { narrativeId }, body: { text, seenNumber: newest.number } })}
        >
          <p className="sec">{found.data?.item?.title ?? say(w.ofNone)}</p>
        </TextForm>
      )}
    </Page>
  )
}

function TextForm({
  begun,
  pending,
  problem,
  back,
  onDo,
  children,
}: {
  begun: NarrativeText
  pending: boolean
  problem: Problem | null
  back: ReactNode
  onDo: (text: NarrativeText) => void
  children: ReactNode
}) {
  const say = useSay()
  const [first] = useState(begun)
  const [text, setText] = useState(first)
  const set = (more: Partial<NarrativeText>) => setText({ ...text, ...more })
  return (
    <form
      className="form narrative-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onDo(text)
      }}
    >
      <LeaveGuard changed={text !== first} />
      {children}
      <TextInput
        label={say(w.titleField)}
        required
        maxLength={200}
        value={text.title}
        onChange={(event) => set({ title: event.target.value })}
        error={errorOf(problem, 'text.title')}
      />
      <TextArea
        label={say(w.textField)}
        help={say(w.textHelp)}
        required
        rows={8}
        maxLength={3_000}
        lang="id"
        value={text.text}
        onChange={(event) => set({ text: event.target.value })}
        error={errorOf(problem, 'text.text')}
      />
      <TextArea
        label={say(w.basis)}
        help={say(w.basisHelp)}
        required
        rows={2}
        maxLength={1_000}
        value={text.basis}
        onChange={(event) => set({ basis: event.target.value })}
        error={errorOf(problem, 'text.basis')}
      />
      <FactsEditor
        facts={text.facts}
        standing={() => null}
        onChange={(facts) => set({ facts: facts.filter((it) => it.kind !== undefined) })}
        onInsert={undefined}
      />
      <div className="narrative-two">
        <TextInput
          label={say(w.from)}
          type="date"
          required
          value={text.validFrom}
          onChange={(event) => set({ validFrom: event.target.value })}
          error={errorOf(problem, 'validFrom')}
        />
        <TextInput
          label={say(w.until)}
          help={say(w.untilHelp)}
          type="date"
          required
          value={text.validUntil}
          onChange={(event) => set({ validUntil: event.target.value })}
          error={errorOf(problem, 'validUntil')}
        />
      </div>
      <ProblemNote problem={problem} />
      <p className="sec">{say(w.submitAbout)}</p>
      <div className="row">
        <Button type="submit" look="do" pending={pending}>
          {say(w.submit)}
        </Button>
        {back}
      </div>
    </form>
  )
}

function ItemPicker({
  itemId,
  problem,
  onPick,
}: {
  itemId: string | null
  problem: Problem | null
  onPick: (itemId: string | null) => void
}) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['items', 'pick', search],
    queryFn: () => call(listItems, { query: { limit: 20, ...(search && { search }) } }),
    placeholderData: (before) => before,
  })
  // What was chosen stays on offer while something else is looked for.
  const chosen = useQuery({
    queryKey: ['item', itemId],
    queryFn: () => call(readItem, { params: { itemId: itemId ?? '' } }),
    enabled: itemId !== null,
  })
  const rows = found.data?.rows ?? []
  const known = chosen.data && !rows.some((it) => it.id === chosen.data.id) ? [chosen.data, ...rows] : rows
  return (
    <div className="narrative-two">
      <TextInput
        label={say(w.itemFind)}
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={say(w.item)}
        value={itemId ?? ''}
        onChange={(event) => onPick(event.target.value || null)}
        error={errorOf(problem, 'itemId')}
        options={[{ value: '', label: say(w.itemNone) }, ...known.map((it) => ({ value: it.id, label: it.title }))]}
      />
    </div>
  )
}
