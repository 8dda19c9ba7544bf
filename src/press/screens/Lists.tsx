import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { listPressLists, type PressList } from '../api/lists.ts'
import { asksSomething } from '../rules/journalists.ts'
import { manyText } from './many.ts'
import { BouncePart } from './BouncePart.tsx'
import { DkimPart } from './DkimPart.tsx'
import { ListDialog } from './ListDialog.tsx'
import { PressTabs } from './PressTabs.tsx'

/** Daftar kirim: who is sent what, by a rule and by hand. */
export function Lists() {
  const say = useSay()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const retired = useSearch({ from: '/frame/pers/daftar' }).saring === 'nonaktif'
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const list = useQuery({
    queryKey: ['press-lists', retired],
    queryFn: () => call(listPressLists, { query: { retired: retired ? 'yes' : 'no' } }),
  })
  return (
    <Page
      title={say(w.lists)}
      about={say(w.listsAbout)}
      acts={
        <Button look="do" onClick={() => setAdding(true)}>
          {say(w.addList)}
        </Button>
      }
    >
      <PressTabs current="lists" />
      <FilterLinks
        label={say(w.filter)}
        filters={[
          { to: '/pers/daftar', text: say(w.inUse), current: !retired },
          { to: '/pers/daftar', text: say(w.notInUse), current: retired, search: { saring: 'nonaktif' } },
        ]}
      />
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton lines={4} />}
      {list.data?.rows.length === 0 && <Empty>{say(retired ? w.nothingFound : w.noLists)}</Empty>}
      <ul className="entries press-rows">
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <div className="press-row">
              <Link className="press-name" to="/pers/daftar/$listId" params={{ listId: row.id }}>
                {row.name}
              </Link>
              <div className="entry-about">
                <RuleWords list={row} />
                {row.about && <span>{row.about}</span>}
              </div>
            </div>
            <span>{say(w.membersOf)(manyText(row.members, language), manyText(row.reachable, language))}</span>
          </li>
        ))}
      </ul>
      {me?.role === 'administrator' && (
        <>
          <DkimPart />
          <BouncePart />
        </>
      )}
      {adding && (
        <ListDialog
          list={null}
          onClose={() => setAdding(false)}
          onAdded={(listId) => void navigate({ to: '/pers/daftar/$listId', params: { listId } })}
        />
      )}
    </Page>
  )
}

/** The rule of a list as one line. */
export function RuleWords({ list }: { list: PressList }) {
  const say = useSay()
  if (!asksSomething(list)) return <span>{say(w.noRule)}</span>
  const parts = [
    list.beats.join(', '),
    list.kinds.map((kind) => say(w.kind)(kind)).join(', '),
    list.languages.map((code) => say(w.language)(code)).join(', '),
  ]
  return <span>{parts.filter(Boolean).join(' · ')}</span>
}
