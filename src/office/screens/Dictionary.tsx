import { useDeferredValue, useState } from 'react'
import { termKinds, holdsOn, type TermKind } from '../../base/terms.ts'
import { words } from '../../base/words/common.ts'
import { termWords as w } from '../../base/words/terms.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty } from '../../web/kit/Page.tsx'
import { Rows } from '../../web/kit/Rows.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useRows } from '../../web/rows.ts'
import { dayText, today } from '../../web/time.ts'
import { listTerms } from '../api/terms.ts'
import { TermDialog, type TermRow } from './TermDialog.tsx'
import { TermTable } from './TermTable.tsx'

/** Kamus kantor: how the office writes names, places and words; kept by the administrator and the secretary. */
export function DictionaryPart() {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [kind, setKind] = useState<TermKind | ''>('')
  const [editing, setEditing] = useState<TermRow | 'new' | null>(null)
  const { list, rows, first } = useRows(
    listTerms,
    { query: { search: search || undefined, kind: kind || undefined, limit: 50 } },
    { placeholderData: (before) => before },
  )
  const whyNot = first?.whyNot
  return (
    <div className="terms">
      <p className="sec">{say(w.about)}</p>
      <div className="terms-tools">
        <TextInput
          label={say(w.search)}
          type="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          label={say(w.column)('kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as TermKind | '')}
          options={[
            { value: '', label: say(words.all) },
            ...termKinds.map((value) => ({ value, label: say(w.kind)(value) })),
          ]}
        />
        {list.data && (
          <Button look="do" reason={whyNot?.title} onClick={() => setEditing('new')}>
            {say(w.add)}
          </Button>
        )}
      </div>
      <Rows list={list} rows={rows} lines={8} empty={<Empty>{say(w.none)}</Empty>}>
        <ul className="office-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Entry row={row} />
              {!whyNot && (
                <Button look="quiet" aria-label={say(w.change)(row.preferred)} onClick={() => setEditing(row)}>
                  {say(w.edit)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Rows>
      {list.data && <TermTable whyNot={whyNot?.title} />}
      {editing && (
        <TermDialog
          key={editing === 'new' ? 'new' : editing.id}
          row={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  )
}

function Entry({ row }: { row: TermRow }) {
  const say = useSay()
  const { language } = useLanguage()
  const about = [
    row.also.length > 0 && say(w.alsoShown)(row.also.join(', ')),
    row.avoid.length > 0 && say(w.avoidShown)(row.avoid.join(', ')),
    row.validFrom && say(w.from)(dayText(row.validFrom, language)),
    row.validUntil && say(w.until)(dayText(row.validUntil, language)),
    row.source,
  ]
  return (
    <span className="terms-entry">
      <span>
        <b>{row.preferred}</b>
        {row.title && <>, {row.title}</>} <span className="tag">{say(w.kind)(row.kind)}</span>
        {row.validUntil && !holdsOn({ validFrom: null, validUntil: row.validUntil }, today()) && (
          <span className="tag attention">{say(w.ended)}</span>
        )}
      </span>
      <span className="cap">{about.filter(Boolean).join(' · ')}</span>
      {row.note && <span className="cap">{row.note}</span>}
    </span>
  )
}
