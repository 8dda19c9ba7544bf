import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { intakeWords } from '../../base/words/intake.ts'
import { programmeWords } from '../../base/words/programmes.ts'
import { sourceWords } from '../../base/words/sources.ts'
import { call } from '../../web/call.ts'
import { useKeys } from '../../web/keys.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, shortTime } from '../../web/time.ts'
import { listItems, markInventorySeen, readInventory, type Item } from '../api.ts'
import { levels } from '../../base/levels.ts'
import { filterOf, Filters, type Search } from './Filters.tsx'
import { ItemDetail } from './ItemDetail.tsx'
import { RoundHead } from './RoundHead.tsx'
import { AssignDialog, DismissDialog, LevelDialog, MergeDialog, UrgentDialog } from './TriageDialogs.tsx'
import { useTriage, type Done, type Triage } from './triage.ts'
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

  const triage = useTriage((itemId) => {
    const gone = rows.findIndex((row) => row.id === itemId)
    const next = rows[gone + 1] ?? rows[gone - 1]
    void show(search.state === 'semua' ? itemId : next?.id)
  })
  const reason = inventory.data?.whyNot?.title
  useTriageKeys({ rows, at, triage, mayAct: inventory.data?.whyNot === null, show })
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
              <ButtonLink look="do" to="/inventaris/catat" aria-keyshortcuts="n">
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
        inventory.data && <RoundHead round={round} waiting={inventory.data.waiting} reason={reason} />
      )}
      {reason && <p className="cap inventory-reader">{reason}</p>}
      <Filters search={search} counts={round?.counts ?? null} />
      {inventory.data?.since && <Since since={inventory.data.since} search={search} />}
      <output className="inventory-told">{triage.done && <Told done={triage.done} onUndo={triage.undo} />}</output>
      <div className="inventory-columns">
        <section aria-label={say(w.title)}>
          <Rows list={list} rows={rows} lines={8} empty={<Nothing search={search} sorted={Boolean(round)} />}>
            <ol className="inventory-list">
              {rows.map((row) => (
                <Row key={row.id} row={row} search={search} current={row.id === search.butir} />
              ))}
            </ol>
          </Rows>
          {rows.length > 0 && <KeyLegend />}
        </section>
        <section className="inventory-detail" aria-live="off">
          {search.butir ? (
            <>
              <Link
                className="inventory-back"
                to="/inventaris"
                search={{ ...search, butir: undefined, bagian: undefined }}
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
            rows.length > 0 && <p className="sec">{say(w.chooseOne)}</p>
          )}
        </section>
      </div>
      {triage.asking?.what === 'dismiss' && <DismissDialog item={triage.asking.item} triage={triage} />}
      {triage.asking?.what === 'merge' && <MergeDialog item={triage.asking.item} triage={triage} />}
      {triage.asking?.what === 'assign' && <AssignDialog item={triage.asking.item} triage={triage} />}
      {triage.asking?.what === 'level' && (
        <LevelDialog item={triage.asking.item} level={triage.asking.level ?? 'watch'} triage={triage} />
      )}
      {triage.asking?.what === 'urgent' && <UrgentDialog item={triage.asking.item} triage={triage} />}
    </Page>
  )
}

function useItems(search: Search) {
  const { state, kind, level, watched, mine, handedIn, since, search: words, name, unanswered } = filterOf(search)
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
      order: unanswered ? 'unanswered' : state === 'open' ? 'urgent' : 'newest',
    },
  })
}

function useTriageKeys({
  rows,
  at,
  triage,
  mayAct,
  show,
}: {
  rows: readonly Item[]
  at: number
  triage: Triage
  mayAct: boolean
  show: (butir: string | undefined, bagian?: 'ubah') => Promise<void>
}): void {
  const navigate = useNavigate()
  const current = rows[at]
  const move = (to: number) => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!target) return false
    triage.clear()
    return show(target.id)
  }
  const onOpen = (act: (item: Item) => unknown) => () => (mayAct && current?.state === 'open' ? act(current) : false)
  useKeys({
    j: () => move(at + 1),
    k: () => move(at < 0 ? 0 : at - 1),
    p: onOpen((item) => triage.pick(item, false)),
    u: onOpen((item) => triage.ask('urgent', item)),
    x: onOpen((item) => triage.ask('dismiss', item)),
    m: onOpen((item) => triage.ask('merge', item)), // g leads to places everywhere
    w: onOpen((item) => triage.watch(item, !item.watched)),
    t: onOpen((item) => triage.ask('assign', item)),
    z: () => triage.undo(),
    e: onOpen((item) => show(item.id, 'ubah')),
    n: () => (mayAct ? navigate({ to: '/inventaris/catat' }) : false),
    ...Object.fromEntries(
      levels.map((level, place) => [String(place + 1), onOpen((item) => triage.mark(item, level))]),
    ),
  })
  const id = current?.id
  useEffect(() => {
    if (id) document.querySelector(`[data-item="${id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}

function Row({ row, search, current }: { row: Item; search: Search; current: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <li data-item={row.id} className={current ? 'current' : undefined}>
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
        {row.handedIn && <span className="tag">{say(intakeWords.tag)}</span>}{' '}
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
  const { state, kind, level, mine, handedIn, search: words } = filterOf(search)
  if (kind || level || mine || handedIn || words)
    return <Empty act={<ButtonLink to="/inventaris">{say(w.all)}</ButtonLink>}>{say(w.listNone)}</Empty>
  if (state === 'open' && sorted)
    return <Empty act={<ButtonLink to="/inventaris/catat">{say(w.add)}</ButtonLink>}>{say(w.allSorted)}</Empty>
  return <Empty>{say(state === 'open' ? w.listEmpty : w.listNone)}</Empty>
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
        <Link to="/inventaris" search={{ ...search, sejak: since.at, butir: undefined }}>
          {say(w.sinceChanged)(since.changed)}
        </Link>
      )}
    </p>
  )
}

const toldOf = {
  dismissed: w.dismissedNow,
  merged: w.mergedNow,
  watched: w.watchedNow,
  unwatched: w.unwatchedNow,
  restored: w.restoredNow,
  assigned: w.assignedNow,
  unassigned: w.unassignedNow,
  undone: w.undone,
} as const

function Told({ done: { item, what, dossier }, onUndo }: { done: Done; onUndo: () => void }) {
  const say = useSay()
  const canUndo = what !== 'picked' && what !== 'unwatched' && what !== 'restored' && what !== 'undone'
  return (
    <>
      <b>{item.title}</b> {what === 'picked' ? say(w.pickedNow)(dossier?.number ?? '') : say(toldOf[what])}{' '}
      {dossier && (
        <Link to="/berkas/$dossierId" params={{ dossierId: dossier.id }} search={{}}>
          {say(w.openDossier)}
        </Link>
      )}
      {canUndo && (
        <Button look="quiet" aria-keyshortcuts="z" onClick={onUndo}>
          {say(w.undo)} <kbd>z</kbd>
        </Button>
      )}
    </>
  )
}

function KeyLegend() {
  const say = useSay()
  const keys = [
    ['j', w.keyNext],
    ['k', w.keyPrevious],
    ['p', w.pick],
    ['u', w.urgent],
    ['x', w.dismiss],
    ['m', w.merge],
    ['w', w.observe],
    ['t', w.assign],
    ['z', w.undo],
    ['e', w.edit],
    ['n', w.add],
    ['1–4', w.level],
    ['y, b', programmeWords.answerKeys],
    ['/', w.keySearch],
    ['?', w.keyHelp],
  ] as const
  return (
    <dl className="inventory-keys" aria-label={say(w.keys)}>
      {keys.map(([key, word]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{say(word)}</dd>
        </div>
      ))}
    </dl>
  )
}
