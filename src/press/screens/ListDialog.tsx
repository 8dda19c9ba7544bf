import { useState } from 'react'
import { outletKinds, pressLanguages } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Checkbox, errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { addPressList, changePressList, type ListFields, type PressList } from '../api/lists.ts'

const blank: ListFields = { name: '', about: '', beats: [], kinds: [], languages: [], retired: false }

/** One list and its rule, new or to be changed. */
export function ListDialog({
  list,
  onClose,
  onAdded,
}: {
  list: PressList | null
  onClose: () => void
  onAdded?: (listId: string) => void
}) {
  const say = useSay()
  const [fields, setFields] = useState<ListFields>(() => {
    if (!list) return blank
    const { id: _, revision: __, members: ___, reachable: ____, ...known } = list
    return known
  })
  const [beats, setBeats] = useState(fields.beats.join(', '))
  const adding = useAct(addPressList, ({ id }) => (onAdded ? onAdded(id) : onClose()))
  const changing = useAct(changePressList, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<ListFields>) => setFields({ ...fields, ...more })
  const toggled = <T,>(all: readonly T[], it: T, on: boolean) => (on ? [...all, it] : all.filter((one) => one !== it))
  return (
    <AskForm
      title={list ? list.name : say(w.addList)}
      does={say(words.save)}
      pending={adding.pending || changing.pending}
      problem={problem}
      onDo={() => {
        const it = { ...fields, beats: beats.split(/[,;\n]/).flatMap((beat) => (beat.trim() ? [beat.trim()] : [])) }
        if (list) changing.act({ params: { listId: list.id }, body: { list: it, seenRevision: list.revision } })
        else adding.act({ body: it })
      }}
      onClose={onClose}
    >
      <TextInput
        label={say(w.listName)}
        required
        maxLength={120}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf(problem, 'name')}
      />
      <TextArea
        label={say(w.listAbout)}
        rows={2}
        maxLength={500}
        value={fields.about}
        onChange={(event) => set({ about: event.target.value })}
        error={errorOf(problem, 'about')}
      />
      <p className="sec">{say(w.ruleHelp)}</p>
      <TextInput
        label={say(w.column)('beats')}
        help={say(w.beatsHelp)}
        maxLength={900}
        value={beats}
        onChange={(event) => setBeats(event.target.value)}
        error={errorOf(problem, 'beats')}
      />
      <fieldset className="press-choice">
        <legend>{say(w.ruleKinds)}</legend>
        {outletKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={say(w.kind)(kind)}
            checked={fields.kinds.includes(kind)}
            onChange={(event) => set({ kinds: toggled(fields.kinds, kind, event.target.checked) })}
          />
        ))}
      </fieldset>
      <fieldset className="press-choice">
        <legend>{say(w.ruleLanguages)}</legend>
        {pressLanguages.map((code) => (
          <Checkbox
            key={code}
            label={say(w.language)(code)}
            checked={fields.languages.includes(code)}
            onChange={(event) => set({ languages: toggled(fields.languages, code, event.target.checked) })}
          />
        ))}
      </fieldset>
      {list && (
        <Checkbox
          label={say(w.retired)}
          checked={fields.retired}
          onChange={(event) => set({ retired: event.target.checked })}
        />
      )}
    </AskForm>
  )
}
