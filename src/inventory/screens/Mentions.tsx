import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { languages } from '../../base/languages.ts'
import { words } from '../../base/words/common.ts'
import { languageWords } from '../../base/words/languages.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import { uploadWords } from '../../base/words/uploads.ts'
import { call } from '../../web/call.ts'
import { ButtonLink } from '../../web/kit/Button.tsx'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { FindForm } from '../../web/kit/FindForm.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { longTime, shortTime } from '../../web/time.ts'
import { listMentions, type Mention } from '../api/mentions.ts'
import { listSources, readSource } from '../api/sources.ts'
import { LetterOf } from './LetterOf.tsx'
import { ReadMention } from './ReadMention.tsx'
import './sources.css'

type Search = { readonly [Name in 'cari' | 'sumber' | 'tanggal' | 'bahasa' | 'baca']?: string | undefined }

/** Inventaris → Penyebutan: what came in from all sources, the newest first. */
export function Mentions() {
  const say = useSay()
  const navigate = useNavigate()
  const search: Search = useSearch({ from: '/frame/inventaris/penyebutan' })
  const { cari, sumber, tanggal } = search
  const bahasa = languages.find((it) => it === search.bahasa)
  const { list, rows, first } = useRows(listMentions, {
    query: {
      limit: 50,
      ...(cari && { search: cari }),
      ...(sumber && { source: sumber }),
      ...(tanggal && { day: tanggal }),
      ...(bahasa && { language: bahasa }),
    },
  })
  const narrowed = Boolean(cari ?? sumber ?? tanggal ?? bahasa)
  const narrow = (more: Search) =>
    void navigate({ to: '/inventaris/penyebutan', search: { ...search, baca: undefined, ...more } })
  return (
    <Page
      title={say(w.mentions)}
      about={say(w.mentionsAbout)}
      acts={
        <>
          <ButtonLink to="/inventaris/aduan">{say(uploadWords.receive)}</ButtonLink>
          <ButtonLink to="/inventaris/sumber">{say(w.title)}</ButtonLink>
          <ButtonLink to="/inventaris">{say(w.back)}</ButtonLink>
        </>
      }
    >
      <div className="mention-filters">
        <FindForm label={say(w.search)} typed={cari} onFind={(wanted) => narrow({ cari: wanted })} />
        <ChooseSource chosen={sumber} onChoose={(it) => narrow({ sumber: it })} />
        <TextInput
          key={tanggal ?? ''}
          label={say(w.day)}
          type="date"
          defaultValue={tanggal ?? ''}
          onChange={({ target }) => narrow({ tanggal: target.value || undefined })}
        />
        <Select
          label={say(languageWords.language)}
          value={bahasa ?? ''}
          onChange={({ target }) => narrow({ bahasa: target.value || undefined })}
          options={[
            { value: '', label: say(words.all) },
            ...languages.map((value) => ({ value, label: say(languageWords[value]) })),
          ]}
        />
      </div>
      <Rows
        list={list}
        rows={rows}
        lines={8}
        empty={
          <Empty
            act={
              narrowed ? (
                <ButtonLink to="/inventaris/penyebutan">{say(w.allMentions)}</ButtonLink>
              ) : (
                <ButtonLink to="/inventaris/sumber">{say(w.title)}</ButtonLink>
              )
            }
          >
            {say(narrowed ? w.mentionsNoneSo : w.mentionsNone)}
          </Empty>
        }
      >
        {first && <output className="cap mention-count">{first.count !== null && say(w.countOf)(first.count)}</output>}
        <ol className="mentions">
          {rows.map((row) => (
            <Row key={row.id} row={row} search={search} />
          ))}
        </ol>
      </Rows>
      {search.baca && <ReadMention mentionId={search.baca} onClose={() => narrow({})} />}
    </Page>
  )
}

function Row({ row, search }: { row: Mention; search: Search }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <li>
      <Link className="title" to="/inventaris/penyebutan" search={{ ...search, baca: row.id }} resetScroll={false}>
        {row.title}
      </Link>
      <p className="cap">
        <b>{row.source.name}</b> · {row.language && row.language !== 'id' && `${say(languageWords[row.language])} · `}
        {!row.dated && `${say(w.undated)} `}
        <time dateTime={row.publishedAt} title={longTime(row.publishedAt, language)}>
          {shortTime(row.publishedAt, language)}
        </time>
        {row.letter && (
          <>
            {' · '}
            <LetterOf letter={row.letter} />
          </>
        )}
        {row.changedAt && ` · ${say(w.changed)} ${shortTime(row.changedAt, language)}`}
      </p>
      {row.excerpt && <p className="mention-excerpt">{row.excerpt}</p>}
    </li>
  )
}

/** One of the sources; the one that the address names stands among them, whatever became of it. */
function ChooseSource({
  chosen,
  onChoose,
}: {
  chosen: string | undefined
  onChoose: (it: string | undefined) => void
}) {
  const say = useSay()
  const list = useQuery({
    queryKey: ['sources-to-choose'],
    queryFn: () => call(listSources, { query: { limit: 100 } }),
  })
  const sources = list.data?.rows ?? []
  const other = useQuery({
    queryKey: ['source-chosen', chosen],
    enabled: Boolean(chosen && list.data && !sources.some((it) => it.id === chosen)),
    queryFn: () => call(readSource, { params: { sourceId: chosen ?? '' } }),
    retry: false,
  })
  const shown = [...sources, ...(other.data && chosen ? [other.data] : [])]
  return (
    <Select
      label={say(w.source)}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(target.value || undefined)}
      options={[
        { value: '', label: say(w.allSources) },
        ...shown.map((it) => ({ value: it.id, label: it.name })),
        ...(chosen && !shown.some((it) => it.id === chosen) ? [{ value: chosen, label: '…' }] : []),
      ]}
    />
  )
}
