import { useNavigate } from '@tanstack/react-router'
import { intakeWords } from '../../base/words/intake.ts'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { risenWords as r } from '../../base/words/risen.ts'
import { unansweredWords as u } from '../../base/words/unanswered.ts'
import { TextInput } from '../../web/kit/Field.tsx'
import { FilterLinks, Tabs } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { levels } from '../../base/levels.ts'
import { kinds, states } from '../rules.ts'
import { NameFilter } from './NameFilter.tsx'

/** What the address of the list carries. */
export type Search = {
  readonly [
    Name in 'search' | 'state' | 'kind' | 'level' | 'untuk' | 'asal' | 'sejak' | 'nama' | 'urut' | 'butir' | 'bagian'
  ]?: string | undefined
}

/** What is asked of the list by its address; the state is "to be sorted" unless the address says otherwise. */
export function filterOf(search: Search) {
  const watched = search.state === 'diamati'
  const unanswered = search.urut === 'belum-dijawab'
  const risen = search.urut === 'naik'
  // What is worked on is not answered either, and no longer to be sorted; nor is what rose and is kept in view or a dossier.
  const isAll = search.state === 'semua' || ((unanswered || risen) && search.state === undefined)
  const state = isAll ? undefined : (states.find((it) => it === search.state) ?? 'open')
  return {
    state,
    /** What is kept in view is no longer to be sorted, until something new comes for it. */
    watched: state === 'open' ? (watched ? ('yes' as const) : ('no' as const)) : undefined,
    handedIn: search.asal === 'opd',
    mine: search.untuk === 'saya',
    since: search.sejak,
    unanswered,
    risen,
    kind: kinds.find((it) => it === search.kind),
    level: levels.find((it) => it === search.level),
    search: search.search,
    name: search.nama,
  }
}

/** States, kinds, levels and words: each choice is a link with its own address. */
export function Filters({
  search,
  left,
}: {
  search: Search
  /** How much there is to be sorted, to a thousand. */
  left: number | undefined
}) {
  const say = useSay()
  const navigate = useNavigate()
  const { state, watched, kind, level, mine, handedIn, unanswered, risen } = filterOf(search)
  const to = (more: Partial<Search>) => ({ ...search, butir: undefined, bagian: undefined, ...more })
  const tab = (value: (typeof states)[number], text: string) => ({
    to: '/inventaris',
    text,
    current: state === value && watched !== 'yes',
    search: to({ state: value === 'open' && !unanswered && !risen ? undefined : value }),
  })
  return (
    <div className="inventory-filters">
      <Tabs
        label={say(w.state)}
        tabs={[
          tab('open', left === undefined ? say(w.open) : say(w.left)(left)),
          { to: '/inventaris', text: say(w.watched), current: watched === 'yes', search: to({ state: 'diamati' }) },
          tab('planned', say(w.planned)),
          tab('picked', say(w.picked)),
          tab('dismissed', say(w.dismissed)),
          tab('merged', say(w.merged)),
          { to: '/inventaris', text: say(w.all), current: state === undefined, search: to({ state: 'semua' }) },
        ]}
      />
      <div className="inventory-narrow">
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim()
              void navigate({ to: '/inventaris', search: to({ search: typed || undefined }) })
            }}
          >
            <TextInput
              key={search.search ?? ''}
              label={say(w.search)}
              type="search"
              name="search"
              defaultValue={search.search ?? ''}
              maxLength={200}
            />
          </form>
        </search>
        <div className="inventory-chips">
          <Chips label={say(w.kind)} chosen={kind} values={kinds} to={(value) => to({ kind: value })} />
          <FilterLinks
            label={say(intakeWords.handedInLabel)}
            filters={[
              {
                to: '/inventaris',
                text: say(intakeWords.onlyHandedIn),
                current: handedIn,
                search: to({ asal: handedIn ? undefined : 'opd' }),
              },
            ]}
          />
          <FilterLinks
            label={say(w.mineLabel)}
            filters={[
              {
                to: '/inventaris',
                text: say(w.mine),
                current: mine,
                search: to({ untuk: mine ? undefined : 'saya' }),
              },
            ]}
          />
          <FilterLinks
            label={say(u.filterLabel)}
            filters={[
              {
                to: '/inventaris',
                text: say(u.filter),
                current: unanswered,
                search: to({ urut: unanswered ? undefined : 'belum-dijawab' }),
              },
            ]}
          />
          <FilterLinks
            label={say(r.filterLabel)}
            filters={[
              {
                to: '/inventaris',
                text: say(r.filter),
                current: risen,
                search: to({ urut: risen ? undefined : 'naik' }),
              },
            ]}
          />
          <Chips label={say(w.level)} chosen={level} values={levels} to={(value) => to({ level: value })} />
        </div>
      </div>
      <NameFilter search={search} />
    </div>
  )
}

function Chips<Value extends (typeof kinds)[number] | (typeof levels)[number]>({
  label,
  values,
  chosen,
  to,
}: {
  label: string
  values: readonly Value[]
  chosen: Value | undefined
  to: (value: Value | undefined) => Search
}) {
  const say = useSay()
  return (
    <FilterLinks
      label={label}
      filters={values.map((value) => ({
        to: '/inventaris',
        text: say(w[value]),
        current: value === chosen,
        search: to(value === chosen ? undefined : value),
      }))}
    />
  )
}
