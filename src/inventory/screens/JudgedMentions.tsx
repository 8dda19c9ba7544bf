import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { inventoryWords as i } from '../../base/words/inventory.ts'
import { uploadWords as w } from '../../base/words/uploads.ts'
import { useAct } from '../../web/act.ts'
import { addressOf } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { shortTime } from '../../web/time.ts'
import { fates } from '../api/imports.ts'
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
import { JudgedRows } from './JudgedRows.tsx'

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
          {file.columns.length > 0 && (
            <ComplaintColumns key={[file.dayOrder, ...file.columns.map((it) => it.field)].join()} file={file} />
          )}
          <Take file={file} />
          <Rows file={file} fate={fate} />
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
      day="at"
      dayOrder={file.dayOrder}
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

function Rows({ file: { id: uploadId, counts }, fate: asked }: { file: MentionUpload; fate: string | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const fate = fates.find((it) => it === asked)
  const ask = { params: { uploadId }, query: { limit: 50, ...(fate && { fate }) } }
  const { list, rows } = useRows(listUploadRows, ask, { also: language })
  return (
    <JudgedRows
      list={list}
      rows={rows}
      fate={fate}
      counts={counts}
      says={{ good: say(w.good)(counts.good), title: say(w.complaint), number: say(w.row) }}
      problemsAt={addressOf(downloadUploadProblems.path, { uploadId }, { language })}
      linkTo={(value) => ({ to: '/inventaris/aduan', search: { unggahan: uploadId, fate: value } })}
      about={(row) => (
        <>
          {row.excerpt !== row.title && <p className="inventory-excerpt">{row.excerpt}</p>}
          <p className="cap">
            {row.publishedAt ? shortTime(row.publishedAt, language) : '–'} <Facts facts={row.facts} />
          </p>
        </>
      )}
    />
  )
}
