import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { askAgencyWords } from '../../base/words/ask-agency.ts'
import { intakeWords } from '../../base/words/intake.ts'
import { inventoryWords } from '../../base/words/inventory.ts'
import { programmeWords as w } from '../../base/words/programmes.ts'
import { sourceWords } from '../../base/words/sources.ts'
import { useAct } from '../../web/act.ts'
import { useTellKeys } from '../../web/key-help.ts'
import { useKeys } from '../../web/keys.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { shortTime } from '../../web/time.ts'
import { beginProgrammeDossier, listProgrammeGaps, type Gap } from '../api/programmes.ts'
import { AskAgency } from './AskAgency.tsx'
import './inventory.css'
import './programmes.css'

const DAYS = [7, 14, 30, 60, 90, 0] as const
const DAYS_USUAL = 30
const DAY_MS = 86_400_000

const moves = [
  { press: ['j'], does: inventoryWords.keyNext },
  { press: ['k'], does: inventoryWords.keyPrevious },
] as const
const keysOfReader = { title: w.title, keys: moves } as const
const keysOfBeginner = { title: w.title, keys: [...moves, { press: ['b'], does: w.begin }] } as const

type Search = { readonly [Name in 'hari' | 'oleh' | 'tahun' | 'penunjang']?: string | undefined }

/** Inventaris → Program: which programmes of the plan nobody speaks of, and the press that changes it. */
export function Programmes() {
  const say = useSay()
  const search: Search = useSearch({ from: '/frame/inventaris/program' })
  const days = DAYS.find((it) => String(it) === search.hari) ?? DAYS_USUAL
  const by = search.oleh === 'kita' ? ('office' as const) : ('anyone' as const)
  const year = /^\d{4}$/.test(search.tahun ?? '') ? Number(search.tahun) : undefined
  const support = search.penunjang === 'ya'
  const { list, rows, first } = useRows(
    listProgrammeGaps,
    {
      query: {
        limit: 50,
        days,
        by,
        ...(year && { year }),
        ...(support && { support: 'yes' }),
      },
    },
    { placeholderData: (before) => before },
  )
  const [begun, setBegun] = useState<{ id: string; title: string; number: string } | null>(null)
  const [asked, setAsked] = useState('')
  const [askingOf, setAskingOf] = useState<Gap | null>(null)
  const beginning = useAct(beginProgrammeDossier, (it) => setBegun({ id: it.dossierId, number: it.number, title: asked })) // prettier-ignore
  const mayBegin = first?.whyNot === null
  const begin = (row: Gap | undefined) => {
    if (!row || !mayBegin || row.dossier?.running) return false
    setAsked(row.title)
    return beginning.act({ params: { programmeId: row.id }, body: {} })
  }
  useTellKeys(mayBegin ? keysOfBeginner : keysOfReader)
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    b: () => begin(rows.find((row) => row.id === currentId())),
  })
  const to = (more: Search) => ({ ...search, ...more })
  const filter = (text: string, current: boolean, more: Search) => ({ to: '/inventaris/program', text, current, search: to(more) }) // prettier-ignore
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        <>
          <ButtonLink to="/inventaris/opd">{say(intakeWords.title)}</ButtonLink>
          <ButtonLink to="/inventaris">{say(sourceWords.back)}</ButtonLink>
        </>
      }
    >
      <div className="programme-filters">
        <FilterLinks
          label={say(w.days)}
          filters={DAYS.map((it) =>
            filter(say(w.day)(it), it === days, { hari: it === DAYS_USUAL ? undefined : String(it) }),
          )}
        />
        <FilterLinks
          label={say(w.by)}
          filters={[
            filter(say(w.byAnyone), by === 'anyone', { oleh: undefined }),
            filter(say(w.byOffice), by === 'office', { oleh: 'kita' }),
          ]}
        />
        {first && first.years.length > 1 && (
          <FilterLinks
            label={say(w.year)}
            filters={[
              filter(say(w.underWay), first.year === null, { tahun: undefined }),
              ...first.years.map((it) => filter(String(it), it === first.year, { tahun: String(it) })),
            ]}
          />
        )}
        <FilterLinks
          label={say(w.supportLabel)}
          filters={[filter(say(w.support), support, { penunjang: support ? undefined : 'ya' })]}
        />
      </div>
      <ProblemNote problem={list.error ?? beginning.problem} />
      <output className="inventory-told">
        {begun && (
          <>
            <b>{begun.title}</b> {say(w.begun)(begun.number)}{' '}
            <Link to="/berkas/$dossierId" params={{ dossierId: begun.id }} search={{}}>
              {say(inventoryWords.openDossier)}
            </Link>
          </>
        )}
      </output>
      {list.isPending && <Skeleton lines={8} />}
      {first && rows.length === 0 && (
        <Empty
          act={first.years.length === 0 && mayBegin && <ButtonLink to="/inventaris/impor">{say(inventoryWords.import)}</ButtonLink>} // prettier-ignore
        >
          {say(first.years.length === 0 ? w.noPlan : w.none)}
        </Empty>
      )}
      {rows.length > 0 && <p className="cap">{say(w.count)(first?.count ?? rows.length)}</p>}
      <ol className="programme-gaps">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            mayBegin={mayBegin}
            pending={beginning.pending}
            onBegin={() => begin(row)}
            onAsk={() => setAskingOf(row)}
          />
        ))}
      </ol>
      <MoreRows list={list} />
      {rows.length > 0 && (
        <dl className="inventory-keys" aria-label={say(inventoryWords.keys)}>
          <Key name="j">{say(inventoryWords.keyNext)}</Key>
          <Key name="k">{say(inventoryWords.keyPrevious)}</Key>
          {mayBegin && <Key name="b">{say(w.begin)}</Key>}
        </dl>
      )}
      {askingOf && <AskAgency agency={askingOf.agency} title={askingOf.title} onClose={() => setAskingOf(null)} />}
    </Page>
  )
}

function Key({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>
        <kbd>{name}</kbd>
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Row({
  row,
  mayBegin,
  pending,
  onBegin,
  onAsk,
}: {
  row: Gap
  mayBegin: boolean
  pending: boolean
  onBegin: () => void
  onAsk: () => void
}) {
  const say = useSay()
  return (
    <li data-programme={row.id}>
      <div>
        <Link className="title" to="/inventaris" search={{ state: 'semua', butir: row.id }}>
          {row.title}
        </Link>
        <p className="cap">{[row.agency, row.code].filter(Boolean).join(' · ')}</p>
        <p className="cap">
          {say(w.lastSpoken)}: <Ago at={row.spokenAt} />
          {' · '}
          {say(w.lastPublished)}: <Ago at={row.publishedAt} />
        </p>
      </div>
      {mayBegin && row.agency !== '' && (
        <Button aria-label={say(askAgencyWords.askOf)(row.agency, row.title)} onClick={onAsk}>
          {say(askAgencyWords.ask)}
        </Button>
      )}
      {row.dossier?.running ? (
        <Link to="/berkas/$dossierId" params={{ dossierId: row.dossier.id }} search={{}}>
          {say(w.running)(row.dossier.number)}
        </Link>
      ) : (
        mayBegin && (
          <Button aria-label={say(w.beginOf)(row.title)} aria-keyshortcuts="b" pending={pending} onClick={onBegin}>
            {say(w.begin)}
          </Button>
        )
      )}
    </li>
  )
}

function Ago({ at }: { at: string | null }) {
  const say = useSay()
  const { language } = useLanguage()
  if (!at) return <b>{say(w.never)}</b>
  const days = daysSince(at)
  return (
    <>
      {shortTime(at, language)}
      {days > 0 && ` (${say(w.silentFor)(days)})`}
    </>
  )
}

const daysSince = (at: string) => Math.floor((Date.now() - new Date(at).getTime()) / DAY_MS)

const rowsShown = () => [...document.querySelectorAll<HTMLElement>('[data-programme]')]
const currentRow = () => document.activeElement?.closest<HTMLElement>('[data-programme]') ?? null
const currentId = () => currentRow()?.dataset['programme']

/** Moves to the link of the next programme, so that Enter opens it. */
function step(by: number): boolean {
  const shown = rowsShown()
  const current = currentRow()
  const at = current ? shown.indexOf(current) + by : 0
  const link = shown[Math.max(0, Math.min(shown.length - 1, at))]?.querySelector<HTMLElement>('a')
  link?.focus()
  return link !== undefined
}
