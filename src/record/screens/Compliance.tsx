import { levels } from '../../base/levels.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import { addressOf, call } from '../../web/call.ts'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { downloadCompliance, readCompliance, type FigureGroup } from '../api/compliance.ts'
import { filterOf, type ComplianceSearch } from './compliance-address.ts'
import { FigureTable } from './FigureTable.tsx'
import { PrintPaper } from './PrintPaper.tsx'
import { Stays } from './Stays.tsx'
import './compliance.css'

const tables = ['steps', 'posts', 'persons', 'months', 'levels'] as const
type TableName = (typeof tables)[number]
/** What an address narrows by when a line of a table is opened. */
const narrows = { steps: 'langkah', posts: 'jabatan', persons: 'orang', levels: 'tingkat' } as const

/** Kepatuhan: the figures of time of a period, every one of which opens its visits; how they are counted stands below. */
export function Compliance() {
  const search = useSearch({ from: '/frame/kepatuhan' })
  return search.lihat === undefined ? <FiguresPage search={search} /> : <Stays search={search} />
}

function FiguresPage({ search }: { search: ComplianceSearch }) {
  const say = useSay()
  const { language } = useLanguage()
  const filter = filterOf(search)
  const read = useQuery({ queryKey: ['compliance', filter, language], queryFn: () => call(readCompliance, { query: filter }) }) // prettier-ignore
  const { data } = read
  return (
    <Page
      title={say(w.title)}
      about={say(w.about)}
      className="compliance"
      acts={
        data?.all && (
          <a className="button" href={addressOf(downloadCompliance.path, {}, { ...filter, language })} download>
            {say(w.xlsx)}
          </a>
        )
      }
    >
      <Filters search={search} procedure={data?.procedure} persons={data?.persons ?? []} />
      <ProblemNote problem={read.error} />
      {read.isPending && <Skeleton lines={10} />}
      {data && !data.all && <Empty>{say(w.nothing)}</Empty>}
      {data?.all && (
        <>
          {filter.person === undefined && (
            <div className="compliance-print">
              <PrintPaper
                key={JSON.stringify(filter)}
                asked={{ kind: 'compliance-sheet', ...filter }}
                text={say(w.print)}
              />
              <p className="cap">{say(w.printAbout)}</p>
            </div>
          )}
          <FigureTable
            title={say(w.period)(filter.from, filter.to)}
            head={say(w.all)}
            lines={[{ ...data.all, id: '', name: say(w.all) }]}
            search={() => search}
          />
          {tables.map((table) =>
            data[table].length === 0 || (table === 'months' && filter.from === filter.to) ? null : (
              <FigureTable
                key={table}
                title={say(w.byTable[table])}
                head={say(w[table])}
                about={table === 'persons' && !data.everybody ? say(w.onlyYou) : undefined}
                lines={data[table]}
                search={(line) => lineSearch(search, table, line.id)}
              />
            ),
          )}
        </>
      )}
      <section className="section compliance-rules" id="cara-menghitung">
        <h2>{say(w.rulesTitle)}</h2>
        <ul>
          {w.rules.map((rule) => (
            <li key={rule.en}>{say(rule)}</li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

function lineSearch(search: ComplianceSearch, table: TableName, id: string): ComplianceSearch {
  return table === 'months' ? { ...search, dari: id, sampai: id } : { ...search, [narrows[table]]: id }
}

function Filters({
  search,
  procedure,
  persons,
}: {
  search: ComplianceSearch
  procedure: { steps: { number: number; label: string }[]; posts: { id: string; name: string }[] } | undefined
  persons: readonly FigureGroup[]
}) {
  const say = useSay()
  const navigate = useNavigate()
  const filter = filterOf(search)
  const go = (more: ComplianceSearch) => void navigate({ to: '/kepatuhan', search: { ...search, ...more } })
  const any = { value: '', label: say(words.all) }
  const known = (options: { value: string; label: string }[], chosen: string | undefined) =>
    chosen === undefined || options.some((it) => it.value === chosen) ? options : [...options, { value: chosen, label: chosen }] // prettier-ignore
  const steps = procedure?.steps.map((it) => ({ value: String(it.number), label: say(w.step)(String(it.number), it.label) })) ?? [] // prettier-ignore
  const posts = procedure?.posts.map((it) => ({ value: it.id, label: it.name })) ?? []
  return (
    <form
      role="search"
      aria-label={say(w.filters)}
      className="compliance-filters"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        label={say(w.from)}
        type="month"
        min="2000-01"
        max="2099-12"
        value={filter.from}
        onChange={({ target }) => target.value && go({ dari: target.value, ...(target.value > filter.to && { sampai: target.value }) })} // prettier-ignore
      />
      <TextInput
        label={say(w.to)}
        type="month"
        min="2000-01"
        max="2099-12"
        value={filter.to}
        onChange={({ target }) => target.value && go({ sampai: target.value, ...(target.value < filter.from && { dari: target.value }) })} // prettier-ignore
      />
      <Select
        label={say(w.stepFilter)}
        value={search.langkah ?? ''}
        onChange={({ target }) => go({ langkah: target.value || undefined })}
        options={[any, ...known(steps, search.langkah)]}
      />
      <Select
        label={say(w.postFilter)}
        value={search.jabatan ?? ''}
        onChange={({ target }) => go({ jabatan: target.value || undefined })}
        options={[any, ...known(posts, search.jabatan)]}
      />
      <Select
        label={say(w.levelFilter)}
        value={search.tingkat ?? ''}
        onChange={({ target }) => go({ tingkat: target.value || undefined })}
        options={[any, ...levels.map((it) => ({ value: it, label: say(words[it]) }))]}
      />
      {(persons.length > 0 || search.orang) && (
        <Select
          label={say(w.personFilter)}
          value={search.orang ?? ''}
          onChange={({ target }) => go({ orang: target.value || undefined })}
          options={[any, ...known(persons.map((it) => ({ value: it.id, label: it.name })), search.orang)]} // prettier-ignore
        />
      )}
    </form>
  )
}
