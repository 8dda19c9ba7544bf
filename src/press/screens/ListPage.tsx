import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { listJournalists } from '../api/journalists.ts'
import { listMembers, readPressList, setMember, type ListMember, type PressList } from '../api/lists.ts'
import { ListDialog } from './ListDialog.tsx'
import { RuleWords } from './Lists.tsx'
import { manyText } from './many.ts'
import './press.css'

/** One list: its rule, who is in it by that or by hand, and who can be written to. */
export function ListPage() {
  const say = useSay()
  const { language } = useLanguage()
  const { listId } = useParams({ from: '/frame/pers/daftar/$listId' })
  const [editing, setEditing] = useState(false)
  const list = useQuery({
    queryKey: ['press-list', listId],
    queryFn: () => call(readPressList, { params: { listId } }),
  })
  const it = list.data
  return (
    <Page
      title={it?.name ?? say(w.lists)}
      about={it?.about}
      acts={
        it && (
          <Button look="do" onClick={() => setEditing(true)}>
            {say(w.edit)}
          </Button>
        )
      }
    >
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={6} />}
      {it && (
        <>
          <p>
            {say(w.rule)}: <RuleWords list={it} />
          </p>
          <p>{say(w.membersOf)(manyText(it.members, language), manyText(it.reachable, language))}</p>
          <AddMember list={it} />
          <Members list={it} />
        </>
      )}
      {it && editing && <ListDialog list={it} onClose={() => setEditing(false)} />}
    </Page>
  )
}

const TYPED_MIN = 2

function AddMember({ list }: { list: PressList }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['journalists', 'pick', search],
    queryFn: () => call(listJournalists, { query: { search, limit: 10 } }),
    enabled: search.length >= TYPED_MIN,
  })
  const { act, pending, problem } = useAct(setMember)
  return (
    <section className="section">
      <h2>{say(w.addMember)}</h2>
      <div className="form">
        <TextInput
          label={say(w.journalistSearch)}
          help={say(w.addMemberHelp)}
          type="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ProblemNote problem={problem ?? found.error} />
      {search.length >= TYPED_MIN && found.data?.rows.length === 0 && <p className="sec">{say(w.nothingFound)}</p>}
      {search.length >= TYPED_MIN && (
        <ul className="entries press-rows">
          {found.data?.rows.map((row) => (
            <li key={row.id}>
              <div className="press-row">
                <b>{row.name}</b>
                <div className="entry-about">
                  {row.outlet && <span>{row.outlet.name}</span>}
                  {row.email && <span>{row.email}</span>}
                </div>
              </div>
              <Button
                pending={pending}
                aria-label={say(w.putIn)(row.name)}
                onClick={() => act({ params: { listId: list.id }, body: { journalistId: row.id, belongs: 'in' } })}
              >
                {say(w.add)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Members({ list }: { list: PressList }) {
  const say = useSay()
  const { act, pending, problem } = useAct(setMember)
  const { list: members, rows } = useRows(listMembers, { params: { listId: list.id }, query: { limit: 50 } })
  const put = (it: ListMember, belongs: 'in' | 'out' | 'by-rule') =>
    act({ params: { listId: list.id }, body: { journalistId: it.id, belongs } })
  return (
    <section className="section">
      <h2>{say(w.members)}</h2>
      <ProblemNote problem={members.error ?? problem} />
      {members.isPending && <Skeleton />}
      {members.data && rows.length === 0 && <Empty>{say(w.noMembers)}</Empty>}
      <ul className="entries press-rows">
        {rows.map((it) => (
          <li key={it.id}>
            <div className="press-row">
              <Link className="press-name" to="/pers/wartawan/$journalistId" params={{ journalistId: it.id }}>
                {it.name}
              </Link>
              <div className="entry-about">
                {it.outlet && <span>{it.outlet}</span>}
                <span className={it.by === 'kept-out' ? 'tag attention' : 'cap'}>
                  {say({ hand: w.byHand, rule: w.byRule, 'kept-out': w.keptOut }[it.by])}
                </span>
                {it.whyNotWrite && it.by !== 'kept-out' && (
                  <span className="tag">{say(w.whyNotWrite)(it.whyNotWrite)}</span>
                )}
              </div>
            </div>
            {it.by === 'rule' && (
              <Button
                look="quiet"
                pending={pending}
                aria-label={say(w.keepOutOf)(it.name)}
                onClick={() => put(it, 'out')}
              >
                {say(w.keepOut)}
              </Button>
            )}
            {it.by === 'hand' && (
              <Button
                look="quiet"
                pending={pending}
                aria-label={say(w.takeOutOf)(it.name)}
                onClick={() => put(it, 'by-rule')}
              >
                {say(w.takeOut)}
              </Button>
            )}
            {it.by === 'kept-out' && (
              <Button
                look="quiet"
                pending={pending}
                aria-label={say(w.letBackOf)(it.name)}
                onClick={() => put(it, 'by-rule')}
              >
                {say(w.letBack)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MoreRows list={members} />
    </section>
  )
}
