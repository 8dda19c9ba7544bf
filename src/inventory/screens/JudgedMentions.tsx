import { IconAlertTriangle, IconCheck, IconCopy, IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { inventoryWords as i } from '../../base/words/inventory.ts'
import { uploadWords as w } from '../../base/words/uploads.ts'
import { useAct } from '../../web/act.ts'
import { addressOf, call } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { Tabs } from '../../web/kit/Tabs.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import {
  downloadUploadProblems,
  listUploadRows,
  mapMentionUpload,
  takeMentions,
  type MentionUpload,
} from '../api/mention-uploads.ts'
import { complaintColumns, SINCE_DAYS } from '../rules/complaint-columns.ts'
import { Columns } from './Columns.tsx'
import { Facts } from './Facts.tsx'
import { Fate } from './JudgedTable.tsx'

const fates = ['good', 'bad', 'twin'] as const

/** What an upload of complaints or of a chat would become: counts, the choice, and every row with its fate. */
export function JudgedMentions({ file, fate }: { file: MentionUpload; fate: string | undefined }) {
  const say = useSay()
  const { counts } = file
  const others = file.sheets.filter((name) => name !== file.sheet)
  return (
    <>
      <section className="section">
        <h2>{file.fileName || say(w.purposes[file.purpose])}</h2>
        {file.chat && <p className="cap">{say(w.chatRead)(file.chat.messages, file.chat.people)}</p>}
        {file.leftOut.length > 0 && (
          <p className="cap">
            {say(w.leftOut)}: {file.leftOut.map(({ why, rows }) => say(w.whyChatLeftOut[why])(rows)).join(', ')}
          </p>
        )}
        {others.length > 0 && (
          <p className="cap">
            {say(i.importOtherSheets)}{' '}
            {others.map((name) => (
              <Link key={name} className="inventory-sheet" to="/inventaris/aduan" search={{ lembar: name }}>
                {name}
              </Link>
            ))}
          </p>
        )}
        {file.state === 'committed' ? (
          <output className="note ok">{say(w.taken)(counts.added)}</output>
        ) : (
          <p className="inventory-counts">
            <span className="inventory-fate good">
              <IconCheck size={18} aria-hidden /> {say(w.good)(counts.good)}
            </span>
            <span className={counts.bad > 0 ? 'inventory-fate bad' : 'inventory-fate'}>
              <IconAlertTriangle size={18} aria-hidden /> {say(i.importBad)(counts.bad)}
            </span>
            <span className="inventory-fate">
              <IconCopy size={18} aria-hidden /> {say(i.importTwins)(counts.twins)}
            </span>
          </p>
        )}
      </section>
      {file.state === 'committed' ? (
        <div className="row section">
          <ButtonLink look="do" to="/inventaris/penyebutan">
            {say(w.toMentions)}
          </ButtonLink>
          <ButtonLink to="/inventaris/aduan">{say(w.receiveAnother)}</ButtonLink>
        </div>
      ) : (
        <>
          {file.columns.length > 0 && <ComplaintColumns key={file.columns.map((it) => it.field).join()} file={file} />}
          <Take file={file} />
          <Rows file={file} fate={fates.find((it) => it === fate)} />
        </>
      )}
    </>
  )
}

function ComplaintColumns({ file }: { file: MentionUpload }) {
  const say = useSay()
  const mapping = useAct(mapMentionUpload)
  const has = (...fields: readonly string[]) => file.columns.some(({ field }) => field && fields.includes(field))
  const isKnown = has('text', 'title') && has('at')
  return (
    <Columns
      columns={file.columns}
      fields={complaintColumns.map((value) => ({ value, label: say(w.complaintFields[value]) }))}
      name={file.mapping ?? file.fileName.replace(/\.[a-z]+$/i, '')}
      trouble={file.doubled ? say(w.doubled)(file.doubled) : isKnown ? null : say(w.noText)}
      about={file.mapping && <p>{say(w.readBy)(file.mapping)}</p>}
      pending={mapping.pending}
      problem={mapping.problem}
      onSave={(said) => mapping.act({ params: { uploadId: file.id }, body: said })}
    />
  )
}

const USUAL_DAYS = 90

function Take({ file: { id: uploadId, counts, span } }: { file: MentionUpload }) {
  const say = useSay()
  const { language } = useLanguage()
  const [days, setDays] = useState(() =>
    span.since.find((it) => it.days === USUAL_DAYS)?.rows ? String(USUAL_DAYS) : '',
  )
  const taking = useAct(takeMentions)
  const sinceDays = SINCE_DAYS.find((it) => String(it) === days) ?? null
  const coming = sinceDays === null ? counts.good : (span.since.find((it) => it.days === sinceDays)?.rows ?? 0)
  return (
    <form
      className="section form"
      onSubmit={(event) => {
        event.preventDefault()
        taking.act({ params: { uploadId }, body: { sinceDays } })
      }}
    >
      {span.first && span.last && <p>{say(w.span)(shortTime(span.first, language), shortTime(span.last, language))}</p>}
      <Select
        label={say(w.since)}
        options={[
          ...span.since.map((it) => ({ value: String(it.days), label: say(w.sinceDays)(it.days, it.rows) })),
          { value: '', label: say(w.sinceAll)(counts.good) },
        ]}
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
      {counts.bad > 0 && <p className="cap">{say(w.badStay)(counts.bad)}</p>}
      <ProblemNote problem={taking.problem} />
      <div className="row">
        <Button
          look="do"
          type="submit"
          pending={taking.pending}
          reason={coming + counts.twins === 0 ? say(w.nothing) : undefined}
        >
          {coming === 0 && counts.twins > 0 ? say(w.renew) : say(w.take)(coming)}
        </Button>
        <ButtonLink look="quiet" to="/inventaris/aduan">
          {say(w.receiveAnother)}
        </ButtonLink>
      </div>
    </form>
  )
}

function Rows({ file, fate }: { file: MentionUpload; fate: (typeof fates)[number] | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const { id: uploadId, counts } = file
  const list = useInfiniteQuery({
    queryKey: ['mention-upload-rows', uploadId, fate, language],
    queryFn: ({ pageParam }) =>
      call(listUploadRows, {
        params: { uploadId },
        query: { limit: 50, ...(pageParam && { after: pageParam }), ...(fate && { fate }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const tab = (value: (typeof fates)[number] | undefined, text: string) => ({
    to: '/inventaris/aduan',
    text,
    current: fate === value,
    search: { unggahan: uploadId, fate: value },
  })
  return (
    <section className="section">
      <h2>{say(i.importTheRows)}</h2>
      <Tabs
        label={say(i.importTheRows)}
        tabs={[
          tab(undefined, say(i.all)),
          tab('bad', say(i.importBad)(counts.bad)),
          tab('good', say(w.good)(counts.good)),
          tab('twin', say(i.importTwins)(counts.twins)),
        ]}
      />
      {counts.bad > 0 && (
        <p>
          <a
            className="button plain"
            download
            href={addressOf(downloadUploadProblems.path, { uploadId }, { language })}
          >
            <IconDownload size={18} aria-hidden /> {say(i.importDownloadProblems)}
          </a>
        </p>
      )}
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton />}
      {rows.length > 0 && (
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.complaint)}</th>
              <th scope="col">{say(w.row)}</th>
              <th scope="col">{say(i.columnBecomes)}</th>
              <th scope="col">{say(i.columnProblem)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.number}>
                <td>
                  <b>{row.title || '…'}</b>
                  {row.excerpt !== row.title && <p className="inventory-excerpt">{row.excerpt}</p>}
                  <p className="cap">
                    {row.publishedAt && shortTime(row.publishedAt, language)} <Facts facts={row.facts} />
                  </p>
                </td>
                <td className="num">{row.number}</td>
                <td>
                  <Fate fate={row.fate} />
                </td>
                <td>
                  <ul className="inventory-findings">
                    {[...row.problems, ...row.notes].map((it, at) => (
                      <li key={at}>
                        {it.column && <b>{it.column}: </b>}
                        {it.sentence} {it.value && row.problems.includes(it) && <code>{it.value}</code>}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <MoreRows list={list} />
    </section>
  )
}
