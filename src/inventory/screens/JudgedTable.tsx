import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { uploadWords as u } from '../../base/words/uploads.ts'
import { useAct } from '../../web/act.ts'
import { addressOf } from '../../web/call.ts'
import { Button, ButtonLink } from '../../web/kit/Button.tsx'
import { Checkbox, Select } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText } from '../../web/time.ts'
import {
  commitImport,
  downloadImportProblems,
  fates,
  listImportRows,
  mapImport,
  type ImportSummary,
} from '../api/imports.ts'
import { kinds } from '../rules.ts'
import { itemColumns } from '../rules/item-rows.ts'
import { Columns } from './Columns.tsx'
import { JudgedRows } from './JudgedRows.tsx'

/** What a table would become: counts, the choice, and every row with its fate. */
export function JudgedTable({ file, fate }: { file: ImportSummary; fate: string | undefined }) {
  const say = useSay()
  const { counts } = file
  return (
    <>
      <section className="section">
        <h2>{file.fileName}</h2>
        <p className="cap">
          {say(w.importReadAs)}{' '}
          {[file.format.toUpperCase(), file.encoding?.toUpperCase(), delimiterText(file.delimiter), file.sheet]
            .filter(Boolean)
            .join(', ')}
          {file.leftOut.length > 0 &&
            ` · ${say(u.leftOut)}: ${file.leftOut.map(({ why, rows }) => say(u.whyLeftOut[why])(rows)).join(', ')}`}
        </p>
        {file.sheets.length > 1 && (
          <p className="cap">
            {say(w.importOtherSheets)}{' '}
            {file.sheets
              .filter((name) => name !== file.sheet)
              .map((name) => (
                <Link key={name} className="inventory-sheet" to="/inventaris/impor" search={{ lembar: name }}>
                  {name}
                </Link>
              ))}
          </p>
        )}
        {file.state === 'committed' ? (
          <output className="note ok">{say(w.importDone)(counts.added)}</output>
        ) : (
          <p className="inventory-counts">
            <span className="inventory-fate good">
              <IconCheck size={18} aria-hidden /> {say(w.importGood)(counts.good)}
            </span>
            <span className={counts.bad > 0 ? 'inventory-fate bad' : 'inventory-fate'}>
              <IconAlertTriangle size={18} aria-hidden /> {say(w.importBad)(counts.bad)}
            </span>
            <span className="inventory-fate">
              <IconCopy size={18} aria-hidden /> {say(w.importTwins)(counts.twins)}
            </span>
          </p>
        )}
      </section>
      {file.state === 'committed' ? (
        <div className="row section">
          <ButtonLink look="do" to="/inventaris">
            {say(w.backToInventory)}
          </ButtonLink>
          <ButtonLink to="/inventaris/impor">{say(w.importAnother)}</ButtonLink>
        </div>
      ) : (
        <>
          <ItemColumns key={[file.dayOrder, ...file.columns.map(({ field }) => field)].join()} file={file} />
          <Decide file={file} />
          <Rows file={file} fate={fate} />
        </>
      )}
    </>
  )
}

/** How the columns were read, and what rows are that do not say it. */
function ItemColumns({ file }: { file: ImportSummary }) {
  const say = useSay()
  const [kind, setKind] = useState(file.kind)
  const mapping = useAct(mapImport)
  const hasTitle = file.columns.some(({ field }) => field === 'title')
  const trouble = file.doubled ? say(u.doubled)(file.doubled) : hasTitle ? null : say(u.noTitle)
  return (
    <Columns
      columns={file.columns}
      fields={itemColumns.map((value) => ({ value, label: say(u.itemFields[value]) }))}
      day="notedOn"
      dayOrder={file.dayOrder}
      name={file.mapping ?? file.fileName.replace(/\.[a-z]+$/i, '')}
      trouble={trouble}
      about={
        <>
          {file.mapping && <p>{say(u.readBy)(file.mapping)}</p>}
          {file.agency && <p className="cap">{say(u.agencyAbove)(file.agency)}</p>}
        </>
      }
      pending={mapping.pending}
      problem={mapping.problem}
      onSave={(said) => mapping.act({ params: { importId: file.id }, body: { ...said, kind } })}
    >
      <Select
        label={say(w.importKind)}
        options={[
          { value: '', label: say(w.importKindAsk) },
          ...kinds.map((value) => ({ value, label: say(w[value]) })),
        ]}
        value={kind ?? ''}
        onChange={(event) => setKind(kinds.find((it) => it === event.target.value) ?? null)}
      />
    </Columns>
  )
}

function Decide({ file: { id: importId, counts } }: { file: ImportSummary }) {
  const say = useSay()
  const [rows, setRows] = useState<'all' | 'good'>('all')
  const [alsoTwins, setAlsoTwins] = useState(false)
  const [alsoProgrammes, setAlsoProgrammes] = useState(true)
  const commit = useAct(commitImport)
  const adding = counts.good + (alsoTwins ? counts.twins : 0)
  const blocked = rows === 'all' && counts.bad > 0 ? say(w.importBlocked)(counts.bad) : undefined
  const word = (also: boolean) => (also ? ('add' as const) : ('skip' as const))
  const choice = (value: 'all' | 'good', title: string, help: string) => (
    <label>
      <input type="radio" name="rows" value={value} checked={rows === value} onChange={() => setRows(value)} />
      <b>{title}</b>
      <small>{help}</small>
    </label>
  )
  return (
    <form
      className="section"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { rows, twins: word(alsoTwins), programmes: word(alsoProgrammes && counts.programmes > 0) }
        commit.act({ params: { importId }, body })
      }}
    >
      <fieldset className="inventory-choice">
        {choice('all', say(w.importAll), say(w.importAllHelp))}
        {choice('good', say(w.importOnlyGood), say(w.importOnlyGoodHelp))}
        {counts.programmes > 0 && (
          <Checkbox
            label={say(u.alsoProgrammes)(counts.programmes)}
            checked={alsoProgrammes}
            onChange={(event) => setAlsoProgrammes(event.target.checked)}
          />
        )}
        {counts.twins > 0 && (
          <Checkbox
            label={say(w.importAddTwins)}
            checked={alsoTwins}
            onChange={(event) => setAlsoTwins(event.target.checked)}
          />
        )}
      </fieldset>
      <ProblemNote problem={commit.problem} />
      {commit.pending && (
        <output>
          <label htmlFor="inventory-commit">{say(w.importCommitting)(adding)}</label>
          <progress id="inventory-commit" className="progress" />
        </output>
      )}
      <div className="row">
        <Button look="do" type="submit" pending={commit.pending} reason={blocked}>
          {say(w.importCommit)(adding)}
        </Button>
        <ButtonLink look="quiet" to="/inventaris/impor">
          {say(w.importAnother)}
        </ButtonLink>
      </div>
    </form>
  )
}

function Rows({ file: { id: importId, counts }, fate: asked }: { file: ImportSummary; fate: string | undefined }) {
  const say = useSay()
  const { language } = useLanguage()
  const fate = fates.find((it) => it === asked)
  const ask = { params: { importId }, query: { limit: 50, ...(fate && { fate }) } }
  const { list, rows } = useRows(listImportRows, ask, { also: language })
  return (
    <JudgedRows
      list={list}
      rows={rows}
      fate={fate}
      counts={counts}
      says={{ good: say(w.importGood)(counts.good), title: say(w.columnTitle), number: say(w.columnRow) }}
      problemsAt={addressOf(downloadImportProblems.path, { importId }, { language })}
      linkTo={(value) => ({ to: '/inventaris/impor', search: { impor: importId, fate: value } })}
      about={(row) => (
        <p className="cap">
          {row.kind && say(w[row.kind])} {row.code && `· ${row.code}`}{' '}
          {row.notedOn && `· ${dayText(row.notedOn, language)}`} {row.agency && `· ${row.agency}`}{' '}
          {row.level !== 'watch' && <LevelTag level={row.level} />}
        </p>
      )}
    />
  )
}

function delimiterText(delimiter: string | null): string {
  if (delimiter === null) return ''
  return delimiter === '\t' ? 'Tab' : `“${delimiter}”`
}
