import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { isCrisis, levels, type CrisisLevel } from '../../base/levels.ts'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { call } from '../../web/call.ts'
import { useMe } from '../../web/me.ts'
import { listInventoryPeople, listSimilarItems, type Item } from '../api.ts'
import { isRaisedTo, MAX } from '../rules.ts'
import { ClaimTag } from './ClaimTag.tsx'
import type { Triage } from './triage.ts'

const chips = [w.dismissTwin, w.dismissNotOurs, w.dismissNotProven, w.dismissAnswered]

/** Asks for the reason, which stands in the register; one for all that are selected. */
export function DismissDialog({ items, triage }: { items: readonly Item[]; triage: Triage }) {
  const say = useSay()
  const does = items.length > 1 ? say(w.dismissMany)(items.length) : say(w.dismiss)
  const grave = items.filter((item) => isCrisis(item.level)).length
  return (
    <ReasonDialog
      items={items}
      triage={triage}
      title={does}
      label={say(w.dismissReason)}
      help={say(w.dismissHelp)}
      warning={items.length > 1 && grave > 0 ? say(w.markedGrave)(grave) : undefined}
      chips={chips.map(say)}
      act={{ look: 'no', text: does, run: (reason) => triage.dismiss(items, reason) }}
    />
  )
}

/** What is asked about: its title, or each of them, the gravest first. */
function Those({ items }: { items: readonly Item[] }) {
  const say = useSay()
  const [only] = items
  if (items.length === 1 && only) return <p>{only.title}</p>
  const gravestFirst = items.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="inventory-those" tabIndex={0} role="group" aria-label={say(w.itemCount)(items.length)}>
      <ul>
        {gravestFirst.map((item) => (
          <li key={item.id}>
            {item.level !== 'watch' && <LevelTag level={item.level} />} {item.title}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Why a person sees it otherwise than the radar proposed, and whom it calls. */
export function LevelDialog({
  item,
  level,
  called,
  triage,
}: {
  item: Item
  level: CrisisLevel
  /** Posts that hear of Siaga and Krisis at once. */
  called: readonly string[]
  triage: Triage
}) {
  const say = useSay()
  const raises = isRaisedTo(level, item.level)
  return (
    <ReasonDialog
      items={[item]}
      triage={triage}
      title={say(w.levelTitle)(say(w[level]))}
      label={say(w.levelReason)}
      help={item.score === null ? undefined : say(w.levelReasonHelp)}
      warning={raises ? say(w.raiseTells)(called.join(', ')) : undefined}
      act={{
        look: raises ? 'no' : 'do',
        text: say(w.levelSet),
        run: (reason) => triage.mark(item, level, reason.trim()),
      }}
    />
  )
}

function ReasonDialog({
  items,
  triage,
  title,
  label,
  help,
  warning,
  chips: common = [],
  act,
}: {
  items: readonly Item[]
  triage: Triage
  title: string
  label: string
  help: string | undefined
  /** What it sets going. */
  warning?: string | undefined
  /** Reasons that are often given, written by one press. */
  chips?: readonly string[]
  act: { readonly look: 'do' | 'no'; readonly text: string; readonly run: (reason: string) => void }
}) {
  const say = useSay()
  const { written: reason, write: setReason } = triage
  const form = useRef<HTMLFormElement>(null)
  // Enter then sends it.
  const choose = (chip: string) => {
    setReason(chip)
    form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus()
  }
  return (
    <Dialog title={title} onClose={triage.leave}>
      <form
        ref={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          act.run(reason)
        }}
      >
        <Those items={items} />
        {warning && <p className="note">{warning}</p>}
        <TextArea
          ref={(element) => element?.setAttribute('autofocus', '')} // a dialog that opens puts the focus there
          label={label}
          help={help}
          error={errorOf(triage.problem, 'reason')}
          required
          maxLength={MAX.reason}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            // Before anything is written a number chooses; in a sentence it is a number.
            const chip = reason === '' && !event.ctrlKey && !event.altKey && !event.metaKey && common[Number(event.key) - 1] // prettier-ignore
            if (!chip) return
            event.preventDefault()
            choose(chip)
          }}
        />
        {common.length > 0 && (
          <div className="row">
            {common.map((chip, at) => (
              <button
                key={chip}
                type="button"
                className="inventory-chip"
                aria-keyshortcuts={String(at + 1)}
                onClick={() => choose(chip)}
              >
                <kbd>{at + 1}</kbd> {chip}
              </button>
            ))}
          </div>
        )}
        {triage.problem?.details.field !== 'reason' && <ProblemNote problem={triage.problem} />}
        <div className="row">
          <Button look={act.look} type="submit" pending={triage.pending}>
            {act.text}
          </Button>
          <Button look="quiet" onClick={triage.leave}>
            {say(w.notReally)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Which item it is the same thing as: the likeliest are there at once, others are found by their words. */
export function MergeDialog({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [into, setInto] = useState<string | null>(null)
  const search = useDeferredValue(typed.trim())
  const similar = useQuery({
    queryKey: ['similar', item.id, search],
    queryFn: () => call(listSimilarItems, { params: { itemId: item.id }, query: search ? { search } : {} }),
    placeholderData: (before) => before,
  })
  const rows = similar.data?.rows ?? []
  const chosen = rows.find((row) => row.id === into) ?? rows[0]
  // What is shown is of the words before: Enter would join to something that the person no longer looks for.
  const isSearching = typed.trim() !== search || similar.isPlaceholderData || similar.isPending
  return (
    <AskForm
      title={say(w.mergeTitle)}
      does={say(w.merge)}
      reason={chosen || isSearching ? null : say(w.chooseJoin)}
      pending={triage.pending || isSearching}
      problem={triage.problem}
      focusField
      onDo={() => chosen && triage.merge(item, chosen.id)}
      onClose={triage.leave}
    >
      <p>
        <b>{item.title}</b>
      </p>
      <TextInput
        label={say(w.mergeSearch)}
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <fieldset className="inventory-similar">
        <legend>{say(w.mergeWith)}</legend>
        {rows.map((row) => (
          <label key={row.id}>
            <input type="radio" name="into" checked={row.id === chosen?.id} onChange={() => setInto(row.id)} />
            <span>
              {row.title} {row.claimed && <ClaimTag />}
              {row.dossier && <span className="cap"> · {say(w.pickedNow)(row.dossier.number)}</span>}
            </span>
          </label>
        ))}
        {similar.data && rows.length === 0 && <p className="sec">{say(w.mergeNone)}</p>}
      </fieldset>
      <p className="cap">{say(w.mergeHelp)}</p>
      <ProblemNote problem={similar.error} />
    </AskForm>
  )
}

/** To whom one item, or all that are selected, are given to be sorted; oneself is named first. */
export function AssignDialog({ items, triage }: { items: readonly Item[]; triage: Triage }) {
  const say = useSay()
  const me = useMe()
  const [chosen, setChosen] = useState(items[0]?.assignedTo?.id ?? null)
  const people = useQuery({ queryKey: ['inventory-people'], queryFn: () => call(listInventoryPeople, {}) })
  const rows = (people.data?.rows ?? []).toSorted(
    (a, b) => Number(b.id === me?.personId) - Number(a.id === me?.personId),
  )
  const to = rows.find(({ id }) => id === chosen) ?? rows[0]
  const field = useRef<HTMLFieldSetElement>(null)
  useEffect(() => field.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [people.isSuccess])
  return (
    <AskForm
      title={items.length > 1 ? say(w.assignMany)(items.length) : say(w.assignTitle)}
      does={say(w.assign)}
      reason={to || people.isPending ? null : say(w.assignNone)}
      pending={triage.pending || people.isPending}
      problem={triage.problem}
      focusAct // until the people are there: an early Enter does nothing, and on the way out it would leave
      more={
        items.some((item) => item.assignedTo) && (
          <Button pending={triage.pending} onClick={() => triage.assign(items, null)}>
            {say(w.unassign)}
          </Button>
        )
      }
      onDo={() => to && triage.assign(items, to.id)}
      onClose={triage.leave}
    >
      <Those items={items} />
      <fieldset className="inventory-similar" ref={field}>
        <legend>{say(w.assignTo)}</legend>
        {rows.map((row) => (
          <label key={row.id}>
            <input type="radio" name="to" checked={row.id === to?.id} onChange={() => setChosen(row.id)} />
            <span>{row.id === me?.personId ? say(w.assignMe)(row.name) : row.name}</span>
          </label>
        ))}
        {people.data && rows.length === 0 && <p className="sec">{say(w.assignNone)}</p>}
      </fieldset>
      <p className="cap">{say(w.assignHelp)}</p>
      <ProblemNote problem={people.error} />
    </AskForm>
  )
}

/** A dossier's number is given once and for all, so one key does not make it: `p`, then Enter. */
export function PickDialog({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  return (
    <AskForm
      title={say(w.pick)}
      does={say(w.pick)}
      pending={triage.pending}
      problem={triage.problem}
      focusAct
      onDo={() => triage.pick(item, false)}
      onClose={triage.leave}
    >
      <p>
        <b>{item.title}</b>
      </p>
      <p>
        {say(w.pickWhat)} {say(isCrisis(item.level) ? w.pickGraveHelp : item.round?.open ? w.pickHelp : w.pickNowHelp)}
      </p>
    </AskForm>
  )
}

/** Says what an urgent pick does before it is done. */
export function UrgentDialog({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  return (
    <AskForm
      title={say(w.pickUrgent)}
      does={say(w.pickUrgent)}
      pending={triage.pending}
      problem={triage.problem}
      focusAct
      onDo={() => triage.pick(item, true)}
      onClose={triage.leave}
    >
      <p>
        <b>{item.title}</b>
      </p>
      <p>{say(w.urgentWhat)}</p>
    </AskForm>
  )
}
