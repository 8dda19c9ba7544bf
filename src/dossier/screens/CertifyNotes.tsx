import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Content } from '../../base/content.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { notesWords as n } from '../../base/words/notes.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { actOnDossier, readVersion } from '../api.ts'
import { changedLines, changedLinesAt } from '../rules/changed-lines.ts'
import { changesOutside } from '../rules/notes.ts'
import { short, type DossierData } from './read-dossier.ts'
import './notes.css'

type Note = DossierData['notes'][number]

/**
 * The leader's notes one by one, what was changed for each beside it, and a tick that says it is done. What was changed
 * elsewhere is told beforehand, with the way back to the leader.
 */
export function CertifyNotes({ dossier, text }: { dossier: DossierData; text: string | null }) {
  const say = useSay()
  const acting = useAct(actOnDossier)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const open = dossier.approvals.find((it) => it.notes === 'pending')
  const allowed = dossier.acts.find((it) => it.kind === 'certify')?.whyNot === null
  const approved = useQuery({
    queryKey: ['version', dossier.id, open?.version],
    queryFn: () => call(readVersion, { params: { dossierId: dossier.id, hash: open?.version ?? '' } }),
    enabled: open !== undefined && allowed,
  })
  if (!open || !allowed || !text) return null
  const repaired = dossier.draft?.content ?? dossier.version?.content
  const before = approved.data?.content
  const outside =
    before && repaired
      ? changesOutside(
          dossier.notes.map((it) => (it.place ? { place: it.place } : {})),
          before,
          repaired,
        ).length
      : 0
  const leader = dossier.edition.steps.find((step) => step.number === open.step)?.post.name ?? ''
  const params = { dossierId: dossier.id }
  const { revision: seenRevision } = dossier
  return (
    <div className="do-one">
      <section className="note notes" aria-labelledby="catatan">
        <h3 id="catatan">{say(w.notesOpen)}</h3>
        {dossier.notes.length > 0 && <p className="sec">{say(n.tickAll)}</p>}
        {dossier.notes.map((it) => (
          <div key={it.id}>
            <Checkbox
              label={it.text}
              checked={ticked.includes(it.id)}
              onChange={(event) =>
                setTicked(event.target.checked ? [...ticked, it.id] : ticked.filter((id) => id !== it.id))
              }
            />
            {before && repaired && <Changes note={it} before={before} after={repaired} />}
          </div>
        ))}
        {dossier.notes.length === 0 && <p>{open.text}</p>}
      </section>
      {outside > 0 ? (
        <>
          <p className="notes-outside" role="status">
            {say(n.outside)(outside)}
          </p>
          <Button
            pending={acting.pending}
            onClick={() =>
              acting.act({
                params,
                body: {
                  seenRevision,
                  act: { kind: 'return', reason: say(n.backReason), toStep: open.step, version: text },
                },
              })
            }
          >
            {say(n.backToLeader)(leader)}
          </Button>
        </>
      ) : (
        <>
          <Button
            look="do"
            pending={acting.pending}
            onClick={() =>
              acting.act({
                params,
                body: { seenRevision, act: { kind: 'certify', version: text, notes: [...ticked] } },
              })
            }
          >
            {say(w.certify)}
          </Button>
          <p className="says">{say(w.certifySays)(short(text))}</p>
        </>
      )}
      <ProblemNote problem={acting.problem} />
    </div>
  )
}

/** What was changed where the note stands; of a note on the whole text, every line in which something was. */
function Changes({ note, before, after }: { note: Note; before: Content; after: Content }) {
  const say = useSay()
  const lines = note.place ? changedLinesAt(before, after, note.place.at) : changedLines(before, after)
  if (lines.length === 0) return <p className="sec">{say(n.unchanged)}</p>
  return lines.map((line, index) => (
    <p key={index} className="notes-change">
      {line.map(({ kind, text }, part) =>
        kind === 'same' ? (
          <span key={part}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={part}>{text}</ins>
        ) : (
          <del key={part}>{text}</del>
        ),
      )}
    </p>
  ))
}
