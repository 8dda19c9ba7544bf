import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { changeWords as c } from '../../base/words/changes.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { MoreRows } from '../../web/kit/MoreRows.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, shortTime } from '../../web/time.ts'
import { listVersions, restoreVersion } from '../api/versions.ts'
import { short, type DossierData } from './read-dossier.ts'
import './sharing.css'

export type VersionRow = Answer<typeof listVersions>['rows'][number]

/** Every version with what it became; from here one compares, and goes back to an earlier text. */
export function VersionList({
  dossier,
  rows,
  list,
  onCompare,
}: {
  dossier: DossierData
  rows: readonly VersionRow[]
  list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  onCompare: (hash: string) => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [restoring, setRestoring] = useState<VersionRow | null>(null)
  const [done, setDone] = useState(false)
  const writes = dossier.mayWrite === null
  return (
    <section className="section versions-list">
      <h2>{say(c.allVersions)}</h2>
      {done && (
        <p className="note ok" role="status">
          {say(c.restored)}{' '}
          <Link to="/berkas/$dossierId/tulis" params={{ dossierId: dossier.id }}>
            {say(w.write)}
          </Link>
        </p>
      )}
      <ol>
        {rows.map((row) => (
          <li key={row.hash}>
            <div>
              <b>{say(w.versionN)(row.number)}</b>
              {row.name && <> · {row.name}</>}{' '}
              {row.editions.map((it) => (
                <span key={it.edition} className="tag" title={longTime(it.at, language)}>
                  {say(c.edition[it.edition])}
                </span>
              ))}
              <div className="cap">
                <code title={row.hash}>{short(row.hash)}</code> · {shortTime(row.createdAt, language)} · {row.createdBy}
                {row.parent !== null && row.parent !== row.number - 1 && <> · {say(c.madeOf)(row.parent)}</>}
              </div>
            </div>
            <div className="row">
              <Button look="quiet" aria-label={say(c.compareFrom)(row.number)} onClick={() => onCompare(row.hash)}>
                {say(c.compareShort)}
              </Button>
              {writes && (dossier.draft?.hash ?? dossier.version?.hash) !== row.hash && (
                <Button look="quiet" aria-label={say(c.restoreN)(row.number)} onClick={() => setRestoring(row)}>
                  {say(c.restoreShort)}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      <MoreRows list={list} />
      {restoring && (
        <Restore
          dossier={dossier}
          row={restoring}
          onDone={() => {
            setRestoring(null)
            setDone(true)
          }}
          onClose={() => setRestoring(null)}
        />
      )}
    </section>
  )
}

function Restore({
  dossier,
  row,
  onDone,
  onClose,
}: {
  dossier: DossierData
  row: VersionRow
  onDone: () => void
  onClose: () => void
}) {
  const say = useSay()
  const restoring = useAct(restoreVersion, onDone)
  return (
    <Dialog title={say(c.restoreN)(row.number)} onClose={onClose}>
      <div className="form">
        <p>{say(c.restoreSays)(row.number)}</p>
        {dossier.draft && <p>{say(c.restoreKeeps)}</p>}
        <ProblemNote problem={restoring.problem} />
        <div className="row">
          <Button
            look="do"
            pending={restoring.pending}
            onClick={() =>
              restoring.act({
                params: { dossierId: dossier.id, hash: row.hash },
                body: { seenSave: dossier.draftSave },
              })
            }
          >
            {say(c.restoreN)(row.number)}
          </Button>
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </div>
    </Dialog>
  )
}
