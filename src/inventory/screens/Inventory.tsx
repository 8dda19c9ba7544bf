import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { intakeWords } from '../../base/words/intake.ts'
import { sameMatterWords } from '../../base/words/same-matter.ts'
import { programmeWords } from '../../base/words/programmes.ts'
import { sourceWords } from '../../base/words/sources.ts'
import { call } from '../../web/call.ts'
import { useTellKeys } from '../../web/key-help.ts'
import { useKeys } from '../../web/keys.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, shortTime } from '../../web/time.ts'
import { listItems, markInventorySeen, readInventory, type Item } from '../api.ts'
import { levels } from '../../base/levels.ts'
import { isUnsorted } from '../rules.ts'
import { ClaimTag } from './ClaimTag.tsx'
import { filterOf, Filters, type Search } from './Filters.tsx'
import { ItemDetail } from './ItemDetail.tsx'
import { RoundHead } from './RoundHead.tsx'
import { AssignDialog, DismissDialog, LevelDialog, MergeDialog, PickDialog, UrgentDialog } from './TriageDialogs.tsx'
import { MarkedBar } from './MarkedBar.tsx'
import { useMarks, type Marks } from './marks.ts'
import { Told } from './Told.tsx'
import { mayWatch, useTriage, type Triage } from './triage.ts'
import { Waiting } from './Waiting.tsx'
import './inventory.css'
import './programmes.css'

/** Inventaris: what came in, sorted item by item into dossiers and reasons; by keys on a laptop, by thumb on a phone. */
export function Inventory() {
  const say = useSay()
  const search = useSearch({ from: '/frame/inventaris' })
  const navigate = useNavigate()
  const inventory = useQuery({
    queryKey: ['inventory'],
    queryFn: () => call(readInventory, {}),
    refetchInterval: 60_000,
  })
  useEffect(() => void call(markInventorySeen, { body: {} }).catch(() => {}), []) // a look that is not noted harms nobody
  const { list, rows } = useItems(search)
  const at = rows.findIndex((row) => row.id === search.butir)
  const show = (butir: string | undefined, bagian?: 'ubah') =>
    navigate({ to: '/inventaris', search: { ...search, butir, bagian }, replace: true, resetScroll: false })

  useFollow(search.butir)
  const { butir: _at, bagian: _part, ...ofList } = search
  const marks = useMarks(rows, JSON.stringify(ofList))
  const triage = useTriage({
    onGone: (itemIds) => {
      if (!search.butir || !itemIds.includes(search.butir)) return // looked away from while the answer was on its way
      const stays = (row: Item) => !itemIds.includes(row.id)
      const next = rows.slice(Math.max(at, 0)).find(stays) ?? rows.findLast(stays)
      void show(search.state === 'semua' ? search.butir : next?.id)
    },
    onSettled: marks.drop,
  })
  const reason = inventory.data?.whyNot?.title
  useTellKeys(keyGroup)
  const mayAct = inventory.data?.whyNot === null
  useTriageKeys({ rows, at, triage, marks, mayAct, isWriting: mayAct && search.bagian === 'ubah', show })
  const round = inventory.data?.round ?? null

  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className={search.butir ? 'inventory has-item' : 'inventory'}
      acts={
        <>
          {!reason && (
            <>
              <ButtonLink
                look={search.butir || (inventory.data && !round) ? 'plain' : 'do'}
                to="/inventaris/catat"
                aria-keyshortcuts="n"
              >
                {say(w.add)} <kbd>n</kbd>
              </ButtonLink>
              <ButtonLink to="/inventaris/impor">{say(w.import)}</ButtonLink>
            </>
          )}
          <ButtonLink to="/inventaris/penyebutan">{say(sourceWords.mentions)}</ButtonLink>
          <ButtonLink to="/inventaris/program">{say(programmeWords.link)}</ButtonLink>
          <ButtonLink to="/inventaris/opd">{say(intakeWords.title)}</ButtonLink>
          <ButtonLink to="/inventaris/sumber">{say(sourceWords.title)}</ButtonLink>
          <ButtonLink to="/inventaris/putaran">{say(w.rounds)}</ButtonLink>
        </>
      }
    >
      <ProblemNote problem={inventory.error} />
      {inventory.isPending ? (
        <Skeleton lines={2} />
      ) : (
        inventory.data && <RoundHead round={round} left={inventory.data.left} reason={reason} />
      )}
      {reason && <p className="cap inventory-reader">{reason}</p>}
      <Filters search={search} left={inventory.data?.left} />
      {inventory.data?.since && <Since since={inventory.data.since} search={search} />}
      <div className="inventory-told">
        <Told triage={triage} />
      </div>
      <div className="inventory-columns">
        <section aria-label={say(w.title)}>
          <Rows list={list} rows={rows} lines={8} empty={<Nothing search={search} sorted={Boolean(round)} />}>
            <ol className={mayAct ? 'inventory-list to-mark' : 'inventory-list'}>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  row={row}
                  search={search}
                  current={row.id === search.butir}
                  marks={mayAct && isUnsorted(row) ? marks : null}
                />
              ))}
            </ol>
          </Rows>
          {mayAct && <MarkedBar marks={marks} triage={triage} />}
        </section>
        <section
          className="inventory-detail"
          tabIndex={-1}
          aria-labelledby={search.butir ? 'inventory-item-title' : undefined}
        >
          {search.butir ? (
            <>
              <Link
                className="inventory-back"
                to="/inventaris"
                search={{ ...search, butir: undefined, bagian: undefined }}
                resetScroll={false}
              >
                {say(w.backToList)}
              </Link>
              <ItemDetail
                itemId={search.butir}
                programmes={inventory.data?.programmes ?? []}
                triage={triage}
                editing={search.bagian === 'ubah'}
                onEdit={(editing) => void show(search.butir, editing ? 'ubah' : undefined)}
              />
            </>
          ) : (
            rows.length > 0 && (
              <>
                <p className="sec">{say(w.chooseOne)}</p>
                <KeyLegend mayAct={!reason} />
              </>
            )
          )}
        </section>
      </div>
      {triage.asking && <Asked asking={triage.asking} called={inventory.data?.called ?? []} triage={triage} />}
    </Page>
  )
}

function Asked({
  asking: { what, items, level = 'watch' },
  called,
  triage,
}: {
  asking: NonNullable<Triage['asking']>
  called: readonly string[]
  triage: Triage
}) {
  const [item] = items
  if (!item) return null
  switch (what) {
    case 'dismiss':
      return <DismissDialog items={items} triage={triage} />
    case 'assign':
      return <AssignDialog items={items} triage={triage} />
    case 'merge':
      return <MergeDialog item={item} triage={triage} />
    case 'level':
      return <LevelDialog item={item} level={level} called={called} triage={triage} />
    case 'pick':
      return <PickDialog item={item} triage={triage} />
    case 'urgent':
      return <UrgentDialog item={item} triage={triage} />
  }
}

function useItems(search: Search) {
  const {
    state,
    kind,
    level,
    watched,
    mine,
    handedIn,
    since,
    search: words,
    name,
    unanswered,
    risen,
  } = filterOf(search)
  return useRows(listItems, {
    query: {
      limit: 50,
      ...(state && { state }),
      ...(kind && { kind }),
      ...(level && { level }),
      ...(words && { search: words }),
      ...(name && { name }),
      ...(watched && { watched }),
      ...(handedIn && { handedIn: 'yes' }),
      ...(mine && { mine: 'yes' }),
      ...(since && { since }),
      order: risen ? 'risen' : unanswered ? 'unanswered' : state === 'open' ? 'urgent' : 'newest',
    },
  })
}

function useTriageKeys({
  rows,
  at,
  triage,
  marks,
  mayAct,
  isWriting,
  show,
}: {
  rows: readonly Item[]
  at: number
  triage: Triage
  marks: Marks
  mayAct: boolean
  /** Its words are being written: a key that leads away would lose them, wherever the focus is. */
  isWriting: boolean
  show: (butir: string | undefined, bagian?: 'ubah') => Promise<void>
}): void {
  const navigate = useNavigate()
  const say = useSay()
  const current = rows[at]
  const move = (to: number) => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!target) return false
    triage.clear()
    return show(target.id)
  }
  const moveMarking = (to: number) => {
    if (!mayAct) return false
    const target = rows[Math.max(0, Math.min(rows.length - 1, to))]
    marks.add([current, target].flatMap((row) => row ?? []))
    return move(to)
  }
  const onOpen = (act: (item: Item) => unknown) => () =>
    mayAct && current && isUnsorted(current) ? act(current) : false
  // What is selected is seen to be meant: an act on the one below the cursor alone would surprise.
  const onOne = (act: (item: Item) => unknown) =>
    onOpen((item) =>
      marks.marked.length > 0 ? triage.refuse(item, { code: 'one-by-one', title: say(w.oneByOne) }) : act(item),
    )
  const onThose = (act: (items: readonly Item[]) => unknown) =>
    marks.marked.length > 0 ? () => act(marks.marked) : onOpen((item) => act([item]))
  const isResting = isWriting && (!current || isUnsorted(current))
  const keys = isResting
    ? {}
    : {
        j: () => move(at + 1),
        k: () => move(at < 0 ? 0 : at - 1),
        c: onOpen((item) => marks.toggle(item)),
        J: () => moveMarking(at + 1),
        K: () => moveMarking(at < 0 ? 0 : at - 1),
        Escape: () => (marks.marked.length > 0 ? marks.clear() : false),
        x: onThose((items) => triage.ask('dismiss', items)),
        w: onThose((items) => (mayWatch(items) ? triage.watch(items) : false)),
        t: onThose((items) => triage.ask('assign', items)),
        p: onOne((item) => triage.ask('pick', [item])),
        u: onOne((item) => triage.ask('urgent', [item])),
        m: onOne((item) => triage.ask('merge', [item])), // g leads to places everywhere
        z: () => triage.undo(),
        e: onOne((item) => show(item.id, 'ubah')),
        n: () => (mayAct ? navigate({ to: '/inventaris/catat' }) : false),
        ...Object.fromEntries(
          levels.map((level, place) => [String(place + 1), onOne((item) => triage.mark(item, level))]),
        ),
      }
  useKeys(keys)
}

/**
 * The focus goes with the item that is looked at: to its row, or to the item itself where it fills the screen and there
 * is no list beside it; back in the list, to the row of the one that was left. What has the focus within an item keeps it.
 */
function useFollow(itemId: string | undefined): void {
  const left = useRef(itemId)
  useEffect(() => {
    const id = itemId ?? left.current
    const isSame = itemId === left.current
    left.current = itemId
    const row = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id ?? '')}"] a`)
    const detail = document.querySelector<HTMLElement>('.inventory-detail')
    row?.parentElement?.scrollIntoView({ block: itemId ? 'nearest' : 'center' })
    if (isSame || document.querySelector('dialog[open]')) return
    const focused = document.activeElement
    if (row && row.offsetParent !== null) {
      if (!itemId || !focused?.closest('.inventory-detail, input:not([type=checkbox]), textarea, select'))
        row.focus({ preventScroll: true })
    } else if (itemId) {
      scrollTo(0, 0)
      detail?.focus({ preventScroll: true })
    }
  }, [itemId])
}

function Row({
  row,
  search,
  current,
  marks,
}: {
  row: Item
  search: Search
  current: boolean
  /** Null where it is not to be sorted, or not by the reader. */
  marks: Marks | null
}) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <li data-item={row.id} className={current ? 'current' : undefined}>
      {marks && (
        <label className="inventory-mark">
          <input
            type="checkbox"
            aria-label={say(w.mark)(row.title)}
            checked={marks.has(row)}
            onChange={() => marks.toggle(row)}
          />
        </label>
      )}
      <Link
        to="/inventaris"
        search={{ ...search, butir: row.id, bagian: undefined }}
        aria-current={current ? 'true' : undefined}
        activeOptions={{ exact: true }}
        resetScroll={false}
      >
        {row.title}
      </Link>
      <p className="cap">
        {row.claimed && <ClaimTag />} {row.handedIn && <span className="tag">{say(intakeWords.tag)}</span>}{' '}
        {row.level !== 'watch' && <LevelTag level={row.level} />} {say(w[row.kind])} · {dayText(row.notedOn, language)}
        {row.agency && <> · {row.agency}</>}
        {row.dossier && (
          <>
            {' '}
            · {say(w.columnDossier)} {row.dossier.number}
          </>
        )}
        {row.assignedTo && <> · {say(w.assignedTo)(row.assignedTo.name)}</>}
        {row.unanswered && (
          <>
            {' '}
            · <Waiting unanswered={row.unanswered} />
          </>
        )}
        {row.mentions > 0 && <> · {say(w.mentionCount)(row.mentions, row.sources)}</>}
        {row.state === 'dismissed' && <> · {row.dismissedReason}</>}
        {row.joinedTo && <> · {say(w.joinedTo)(row.joinedTo.title)}</>}
      </p>
    </li>
  )
}

function Nothing({ search, sorted }: { search: Search; sorted: boolean }) {
  const say = useSay()
  const { state, watched, ...narrowing } = filterOf(search)
  if (Object.values(narrowing).some(Boolean)) {
    const without = (
      <ButtonLink to="/inventaris" {...{ search: { state: search.state } }}>
        {say(w.noFilters)}
      </ButtonLink>
    )
    return <Empty act={without}>{say(w.listNone)}</Empty>
  }
  if (watched === 'yes') return <Empty>{say(w.noneWatched)}</Empty>
  if (state === 'open' && sorted)
    return <Empty act={<ButtonLink to="/inventaris/catat">{say(w.add)}</ButtonLink>}>{say(w.allSorted)}</Empty>
  return <Empty>{say(state && state !== 'open' ? w.noneOf[state] : w.listEmpty)}</Empty>
}

/** What came while one was away; a link narrows the list to it. */
function Since({ since, search }: { since: { at: string; changed: number }; search: Search }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <p className="cap">
      {say(w.sinceHere)(shortTime(since.at, language))}{' '}
      {search.sejak ? (
        <Link to="/inventaris" search={{ ...search, sejak: undefined }}>
          {say(w.sinceAll)}
        </Link>
      ) : (
        <Link to="/inventaris" search={{ sejak: since.at }}>
          {say(w.sinceChanged)(since.changed)}
        </Link>
      )}
    </p>
  )
}

/** Keys of whoever only reads. */
const readingKeys = [
  { press: ['j'], does: w.keyNext },
  { press: ['k'], does: w.keyPrevious },
] as const

/** All keys of sorting, for the foot of the list and for the list that `?` opens. */
const keyGroup = {
  title: w.keysOfSorting,
  keys: [
    ...readingKeys,
    { press: ['c'], does: w.keyMark },
    { press: ['Shift+j', 'Shift+k'], does: w.keyMarkOn },
    { press: ['Esc'], does: w.unmark },
    { press: ['x'], does: w.dismiss },
    { press: ['w'], does: w.observe },
    { press: ['t'], does: w.assign },
    { press: ['p'], does: w.pick },
    { press: ['u'], does: w.pickUrgent },
    { press: ['m'], does: w.merge },
    { press: ['z'], does: w.undo },
    { press: ['e'], does: w.edit },
    { press: ['n'], does: w.add },
    { press: ['1', '2', '3', '4'], does: w.level },
    { press: ['y', 'b'], does: programmeWords.answerKeys },
    { press: ['s', 'o'], does: sameMatterWords.keys },
  ],
} as const

/** Keys of every screen, which the list names by itself. */
const elsewhere = [
  { press: ['/'], does: w.keySearch },
  { press: ['?'], does: w.keyHelp },
] as const

function KeyLegend({ mayAct }: { mayAct: boolean }) {
  const say = useSay()
  const keys = mayAct ? keyGroup.keys : readingKeys
  return (
    <dl className="inventory-keys" aria-label={say(w.keys)}>
      {[...keys, ...elsewhere].map(({ press, does }) => (
        <div key={does.en}>
          <dt>
            {press.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{say(does)}</dd>
        </div>
      ))}
    </dl>
  )
}
