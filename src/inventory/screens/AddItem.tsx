import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { today } from '../../web/time.ts'
import { addItem, readInventory } from '../api.ts'
import { ItemForm, type Draft } from './ItemForm.tsx'
import './inventory.css'

const blank = (kind: Draft['kind'] = 'issue'): Draft => ({
  kind,
  title: '',
  summary: '',
  agency: '',
  source: '',
  sourceUrl: '',
  notedOn: today(),
  level: 'watch',
  programmeId: null,
})

/** One item by hand; kind, agency and source stay for the next one of the same pile. */
export function AddItem() {
  const say = useSay()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => blank())
  const [added, setAdded] = useState('')
  const another = useRef(false)
  const inventory = useQuery({ queryKey: ['inventory'], queryFn: () => call(readInventory, {}) })
  const adding = useAct(addItem, ({ id }) => {
    if (!another.current)
      return void navigate({
        to: '/inventaris',
        search: { butir: id, ...(draft.kind === 'programme' && { state: 'semua' }) },
      })
    setAdded(draft.title)
    const { kind, agency, source, notedOn, programmeId } = draft
    setDraft({ ...blank(kind), agency, source, notedOn, programmeId })
    document.querySelector<HTMLInputElement>('.inventory-form input')?.focus()
  })
  const reason = inventory.data?.whyNot?.title
  const send = () =>
    adding.act({ body: { ...draft, programmeId: draft.kind === 'programme' ? null : draft.programmeId } })
  return (
    <Page title={say(w.add)} about={say(w.about)}>
      <ProblemNote problem={inventory.error} />
      {added && (
        <output className="note ok">
          {say(w.added)} {added}
        </output>
      )}
      <ItemForm
        draft={draft}
        programmes={inventory.data?.programmes ?? []}
        problem={adding.problem}
        onWrite={setDraft}
        onSend={send}
      >
        <Button
          look="do"
          type="submit"
          reason={reason}
          pending={adding.pending}
          onClick={() => (another.current = false)}
        >
          {say(w.save)}
        </Button>
        {!reason && (
          <Button type="submit" pending={adding.pending} onClick={() => (another.current = true)}>
            {say(w.addAnother)}
          </Button>
        )}
        <ButtonLink look="quiet" to="/inventaris">
          {say(w.notReally)}
        </ButtonLink>
      </ItemForm>
    </Page>
  )
}
