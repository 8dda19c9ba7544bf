import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { narrativeWords as w } from '../../base/words/narratives.ts'
import { FindForm } from '../../web/kit/FindForm.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { ReportTabs } from '../../web/kit/ReportTabs.tsx'
import { FilterLinks } from '../../web/kit/Tabs.tsx'
import { useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { listNarratives } from '../api/narratives.ts'
import { narrativeStates } from '../rules/narratives.ts'
import { NarrativeMeta } from './NarrativeParts.tsx'
import './narratives.css'

/** Pustaka narasi: what is in use is looked for first; each state and search has its address. */
export function Narratives() {
  const say = useSay()
  const navigate = useNavigate()
  const search = useSearch({ from: '/frame/narasi' })
  const state =
    search.keadaan === 'semua' ? undefined : (narrativeStates.find((it) => it === search.keadaan) ?? 'valid')
  const { list, rows, first } = useRows(listNarratives, {
    query: {
      limit: 30,
      ...(state && { state }),
      ...(search.cari && { search: search.cari }),
    },
  })
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      acts={
        first &&
        !first.whyNotWrite && (
          <Link className="button do" to="/narasi/tulis">
            {say(w.write)}
          </Link>
        )
      }
    >
      <ReportTabs current="/narasi" />
      <FindForm
        label={say(w.find)}
        typed={search.cari}
        onFind={(cari) => void navigate({ to: '/narasi', search: { ...search, cari } })}
      />
      <FilterLinks
        label={say(w.states)}
        filters={[
          ...narrativeStates.map((it) => ({
            to: '/narasi',
            text: say(w.state[it]),
            current: it === state,
            search: { ...search, keadaan: it },
          })),
          {
            to: '/narasi',
            text: say(words.all),
            current: state === undefined,
            search: { ...search, keadaan: 'semua' },
          },
        ]}
      />
      <Rows list={list} rows={rows} empty={<Empty>{say(search.cari ? w.noneFound : w.none)}</Empty>}>
        <ul className="entries narrative-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <Link className="narrative-title" to="/narasi/$narrativeId" params={{ narrativeId: row.id }}>
                {row.title}
              </Link>
              <NarrativeMeta row={row} />
              <p className="narrative-text" lang="id">
                {row.excerpt}
              </p>
            </li>
          ))}
        </ul>
      </Rows>
    </Page>
  )
}
