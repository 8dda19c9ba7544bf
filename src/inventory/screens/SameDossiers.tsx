import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { sameMatterWords as w } from '../../base/words/same-matter.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { useKeys } from '../../web/keys.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import type { Item } from '../api.ts'
import { listSameDossiers, tellApart, type SameDossier } from '../api/same-matter.ts'
import type { Triage } from './triage.ts'
import './same-matter.css'

/** The dossiers that an item likely tells of, with what speaks for it: joined by one press, or said to be another matter. */
export function SameDossiers({ item, triage }: { item: Item; triage: Triage }) {
  const say = useSay()
  const params = { itemId: item.id }
  const read = useQuery({
    queryKey: ['item', item.id, 'dossiers'],
    queryFn: () => call(listSameDossiers, { params }),
  })
  const telling = useAct(tellApart)
  const { rows = [], apart = [], whyNot = null } = read.data ?? {}
  const tell = (dossierId: string, isApart: boolean) =>
    telling.act({ params: { ...params, dossierId }, body: { apart: isApart } })
  const first = rows[0]
  const byKey = (act: (row: SameDossier) => void) => () => {
    if (!first) return false
    return whyNot ? triage.refuse(item, whyNot) : act(first)
  }
  useKeys({
    s: byKey((row) => triage.merge(item, row.itemId)),
    o: byKey((row) => tell(row.dossier.id, true)),
  })
  if (rows.length === 0 && apart.length === 0) return null
  return (
    <section className="same-dossiers" aria-label={say(w.label)}>
      <ProblemNote problem={telling.problem} />
      {rows.map((row) => (
        <div key={row.dossier.id} className="note">
          <p>
            {say(w.maybe)}{' '}
            <Link to="/berkas/$dossierId" params={{ dossierId: row.dossier.id }} search={{}}>
              <b>{row.dossier.number}</b> {row.dossier.title}
            </Link>{' '}
            <span className="tag">{say(row.dossier.isPublic ? w.public : w.inWork)}</span>
          </p>
          <Reason of={row} />
          <div className="same-dossier-acts">
            <Button
              pending={triage.pending || telling.pending}
              reason={whyNot?.title}
              aria-keyshortcuts={row === first ? 's' : undefined}
              onClick={() => triage.merge(item, row.itemId)}
            >
              {say(w.join)} <Of row={row} /> {row === first && <kbd>s</kbd>}
            </Button>
            <Button
              look="quiet"
              pending={telling.pending}
              reason={whyNot?.title}
              aria-keyshortcuts={row === first ? 'o' : undefined}
              onClick={() => tell(row.dossier.id, true)}
            >
              {say(w.apart)} <Of row={row} /> {row === first && <kbd>o</kbd>}
            </Button>
          </div>
        </div>
      ))}
      {apart.map(({ dossier, by }) => (
        <p key={dossier.id} className="cap">
          {say(w.saidApart)} {dossier.number} {dossier.title}, {say(w.saidBy)(by)}.{' '}
          {!whyNot && (
            <Button look="quiet" pending={telling.pending} onClick={() => tell(dossier.id, false)}>
              {say(w.undo)}
            </Button>
          )}
        </p>
      ))}
    </section>
  )
}

function Reason({ of: { share, terms } }: { of: SameDossier }) {
  const say = useSay()
  return (
    <p className="cap">
      {share !== null && `${say(w.took)(Math.max(1, Math.round(share * 100)))} `}
      {terms.length > 0 && (
        <>
          {say(w.shares)}{' '}
          <span lang="id">{[...new Map(terms.map((it) => [it.toLowerCase(), it])).values()].join(', ')}</span>
        </>
      )}
    </p>
  )
}

/** Of which dossier a button is, for who does not see where it stands. */
const Of = ({ row }: { row: SameDossier }) => <span className="visually-hidden">({row.dossier.number})</span>
