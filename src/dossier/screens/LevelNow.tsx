import { isCrisis, levels, type CrisisLevel } from '../../base/levels.ts'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { gateWords as w, levelHelp } from '../../base/words/gates.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { LevelTag } from '../../web/kit/LevelTag.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { actOnDossier } from '../api.ts'
import type { DossierData } from './read-dossier.ts'
import './findings.css'

/** The crisis level, who set it, and the way to set or confirm it. */
export function LevelNow({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { language } = useLanguage()
  const [asked, setAsked] = useState(false)
  const { assessed, item } = dossier
  const may = dossier.acts.some((it) => it.kind === 'assess' && it.whyNot === null)
  return (
    <>
      <div className="level-now">
        <LevelTag level={dossier.level} />
        {may && (
          <button id="tingkat" type="button" className="button quiet" onClick={() => setAsked(true)}>
            {say(w.levelSet)}
          </button>
        )}
      </div>
      <div className="cap">
        {assessed ? say(w.levelBy)(assessed.person, shortTime(assessed.at, language)) : say(w.levelUnset)}
      </div>
      {assessed?.reason && <q>{assessed.reason}</q>}
      {item && isCrisis(item.level) && levels.indexOf(item.level) > levels.indexOf(dossier.level) && (
        <p>{say(w.issueRose)(say(words[item.level]))}</p>
      )}
      {asked && <AskLevel dossier={dossier} onClose={() => setAsked(false)} />}
    </>
  )
}

function AskLevel({ dossier, onClose }: { dossier: DossierData; onClose: () => void }) {
  const say = useSay()
  const setting = useAct(actOnDossier, onClose)
  const [level, setLevel] = useState<CrisisLevel>(dossier.level)
  const [reason, setReason] = useState('')
  return (
    <AskForm
      title={say(w.levelTitle)}
      does={say(w.levelSave)}
      pending={setting.pending}
      problem={setting.problem && !setting.problem.details.field ? setting.problem : null}
      onDo={() => {
        setting.act({
          params: { dossierId: dossier.id },
          body: { seenRevision: dossier.revision, act: { kind: 'assess', level, reason } },
        })
      }}
      onClose={onClose}
    >
      <Select
        label={say(w.level)}
        value={level}
        onChange={(event) => setLevel(event.target.value as CrisisLevel)}
        options={levels.map((it) => ({ value: it, label: `${say(words[it])}: ${say(levelHelp[it])}` }))}
      />
      <TextArea
        label={say(w.reason)}
        help={say(w.levelReasonHelp)}
        required={level !== dossier.level}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(setting.problem, 'reason')}
      />
    </AskForm>
  )
}
