import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { listJournalists, type JournalistRow } from '../api/journalists.ts'
import { readOutlet } from '../api/outlets.ts'
import { Expiry } from './Expiry.tsx'
import { JournalistDialog } from './JournalistDialog.tsx'
import { JournalistTable } from './JournalistTable.tsx'
import { FindForm } from '../../web/kit/FindForm.tsx'
import { PressTabs } from './PressTabs.tsx'

const filters = { habis: 'expiring', kembali: 'bounced', 'belum-setuju': 'no-consent' } as const

/** Wartawan: by name, with who cannot be written to and why. */
export function Journalists() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/pers/wartawan' })
  const [adding, setAdding] = useState(false)
  const narrowed = search.saring
  const only = Object.entries(filters).find(([word]) => word === narrowed)?.[1]
  const retired = narrowed === 'nonaktif'
  const { list, rows, first } = useRows(listJournalists, {
    query: {
      limit: 50,
      retired: retired ? 'yes' : 'no',
      ...(search.cari && { search: search.cari }),
      ...(search.media && { outlet: search.media }),
      ...(search.liputan && { beat: search.liputan }),
      ...(only && { only }),
    },
  })
  const { saring: _, ...rest } = search
  const filter = (text: string, saring: string | undefined, count?: string) => ({
    to: '/pers/wartawan',
    text,
    count,
    current: narrowed === saring,
    search: { ...rest, ...(saring && { saring }) },
  })
  return (
    <Page
      title={say(w.journalists)}
      about={say(w.journalistsAbout)}
      acts={
        <Button look="do" onClick={() => setAdding(true)}>
          {say(w.addJournalist)}
        </Button>
      }
    >
      <PressTabs current="journalists" />
      <FindForm
        label={say(w.journalistSearch)}
        typed={search.cari}
        onFind={(cari) => void navigate({ to: '/pers/wartawan', search: { ...search, cari } })}
      />
      <FilterLinks
        label={say(w.filter)}
        filters={[
          filter(say(w.inUse), undefined),
          filter(`UKW: ${say(w.expiring)}`, 'habis', first && String(first.expiring)),
          filter(say(w.onlyBounced), 'kembali'),
          filter(say(w.onlyNoConsent), 'belum-setuju'),
          filter(say(w.notInUse), 'nonaktif'),
        ]}
      />
      {(search.media || search.liputan) && <Narrowed media={search.media} beat={search.liputan} />}
      <Rows
        list={list}
        rows={rows}
        lines={6}
        empty={<Empty>{say(Object.keys(search).length > 0 ? w.nothingFound : w.noJournalists)}</Empty>}
      >
        <ul className="entries press-rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      </Rows>
      <JournalistTable />
      {adding && (
        <JournalistDialog
          journalist={null}
          onClose={() => setAdding(false)}
          onAdded={(journalistId) => void navigate({ to: '/pers/wartawan/$journalistId', params: { journalistId } })}
        />
      )}
    </Page>
  )
}

/** By which outlet or beat the list is narrowed, and the way back. */
function Narrowed({ media, beat }: { media: string | undefined; beat: string | undefined }) {
  const say = useSay()
  const outlet = useQuery({
    queryKey: ['outlet', media],
    queryFn: () => call(readOutlet, { params: { outletId: media ?? '' } }),
    enabled: media !== undefined,
  })
  return (
    <p>
      {[outlet.data?.name, beat].filter(Boolean).join(' · ')} <Link to="/pers/wartawan">{say(w.all)}</Link>
    </p>
  )
}

function Row({ row }: { row: JournalistRow }) {
  const say = useSay()
  return (
    <li>
      <div className="press-row">
        <Link className="press-name" to="/pers/wartawan/$journalistId" params={{ journalistId: row.id }}>
          {row.whyNotWrite === 'erased' ? say(w.erasedName) : row.name}
        </Link>
        <div className="entry-about">
          {row.outlet && <span>{row.outlet.name}</span>}
          {row.post && <span>{row.post}</span>}
          {row.email && <span>{row.email}</span>}
          {row.ukwLevel && <span>{say(w.level)(row.ukwLevel)}</span>}
          {row.beats.map((beat) => (
            <Link key={beat} className="tag" to="/pers/wartawan" search={{ liputan: beat }}>
              {beat}
            </Link>
          ))}
        </div>
      </div>
      <div className="entry-about">
        {row.ukwUntil && row.ukwExpiry !== 'good' && <Expiry name="UKW" day={row.ukwUntil} expiry={row.ukwExpiry} />}
        {row.whyNotWrite && row.whyNotWrite !== 'erased' && (
          <span className={row.whyNotWrite === 'bounced' ? 'tag alert' : 'tag'}>
            {say(w.whyNotWrite)(row.whyNotWrite)}
          </span>
        )}
      </div>
    </li>
  )
}
