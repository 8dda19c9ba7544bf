import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { outletKinds } from '../../base/press.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { tableWords } from '../../base/words/table.ts'
import { addressOf } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { useRows } from '../../web/rows.ts'
import { downloadOutlets, listOutlets, type OutletRow } from '../api/outlets.ts'
import { Expiry, expiryToday } from './Expiry.tsx'
import { OutletDialog } from './OutletDialog.tsx'
import { FindForm } from '../../web/kit/FindForm.tsx'
import { OutletTable } from './OutletTable.tsx'
import { PressTabs } from './PressTabs.tsx'

/** Media: the outlets that the office deals with, by name. */
export function Outlets() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/pers/media' })
  const [adding, setAdding] = useState(false)
  const kind = outletKinds.find((it) => it === search.jenis)
  const retired = search.saring === 'nonaktif'
  const expiring = search.saring === 'habis'
  const { list, rows, first } = useRows(listOutlets, {
    query: {
      limit: 50,
      retired: retired ? 'yes' : 'no',
      ...(search.cari && { search: search.cari }),
      ...(kind && { kind }),
      ...(expiring && { expiring: 'yes' }),
    },
  })
  const filter = (text: string, more: object, current: boolean, count?: string) => ({
    to: '/pers/media',
    text,
    current,
    count,
    search: { ...(search.cari && { cari: search.cari }), ...more },
  })
  return (
    <Page
      title={say(w.outlets)}
      about={say(w.outletsAbout)}
      acts={
        me?.role !== 'auditor' && (
          <Button look="do" onClick={() => setAdding(true)}>
            {say(w.addOutlet)}
          </Button>
        )
      }
    >
      {me?.role !== 'auditor' && <PressTabs current="outlets" />}
      <FindForm
        label={say(w.outletSearch)}
        typed={search.cari}
        onFind={(cari) => void navigate({ to: '/pers/media', search: { ...search, cari } })}
      >
        <a className="button" download href={addressOf(downloadOutlets.path, {}, { language })}>
          {say(tableWords.download)}
        </a>
      </FindForm>
      <FilterLinks
        label={say(w.filter)}
        filters={[
          filter(say(w.inUse), {}, !retired && !expiring && !kind),
          filter(say(w.expiring), { saring: 'habis' }, expiring, first && String(first.expiring)),
          ...outletKinds.map((value) => filter(say(w.kind)(value), { jenis: value }, kind === value)),
          filter(say(w.notInUse), { saring: 'nonaktif' }, retired),
        ]}
      />
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={<Empty>{say(Object.keys(search).length > 0 ? w.nothingFound : w.noOutlets)}</Empty>}
      >
        <ul className="entries press-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      </Rows>
      {me?.role !== 'auditor' && <OutletTable />}
      {adding && (
        <OutletDialog
          outlet={null}
          onClose={() => setAdding(false)}
          onAdded={(outletId) => void navigate({ to: '/pers/media/$outletId', params: { outletId } })}
        />
      )}
    </Page>
  )
}

function Row({ row }: { row: OutletRow }) {
  const say = useSay()
  return (
    <li>
      <div className="press-row">
        <Link className="press-name" to="/pers/media/$outletId" params={{ outletId: row.id }}>
          {row.name}
        </Link>
        <div className="entry-about">
          <span>{say(w.kind)(row.kind)}</span>
          {row.company && <span>{row.company}</span>}
          <span>{say(w.status)(row.councilStatus)}</span>
          {row.journalists > 0 && <span>{say(w.journalistCount)(row.journalists)}</span>}
        </div>
      </div>
      {row.firstUntil && <Expiry day={row.firstUntil} expiry={expiryToday(row.firstUntil)} />}
    </li>
  )
}
