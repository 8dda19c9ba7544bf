import { useState } from 'react'
import { correctionWords as w } from '../../base/words/correction.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { actOnDossier } from '../api.ts'
import type { DossierData } from './read-dossier.ts'

type Form = NonNullable<DossierData['correction']>['form']
type Asked = { readonly kind: 'correct'; readonly form: Form } | { readonly kind: 'drop-correction' }

/** On the dossier and the decision sheet: that what is public is being put right, and what the public will be told of it. */
export function CorrectionNote({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { correction } = dossier
  if (!correction) return null
  return (
    <section className="note correction-note" aria-label={say(w.form[correction.form])}>
      <p>
        <strong>{say(w.underWay)(correction.form)}</strong>
      </p>
      <p>{say(w.noteShown)}</p>
      <blockquote>{correction.note}</blockquote>
    </section>
  )
}

/** Opens what is public to be put right; while that is under way, says its note anew or gives it up. */
export function CorrectionActs({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const acting = useAct(actOnDossier, () => setAsked(null))
  const may = (kind: Asked['kind']) => dossier.acts.find((it) => it.kind === kind)?.whyNot === null
  const { correction } = dossier
  const ask = (it: Asked) => {
    acting.reset()
    setAsked(it)
  }
  if (!may('correct') && !may('drop-correction')) return null
  return (
    <>
      <div className="others">
        {may('correct') &&
          !correction &&
          (['correction', 'clarification'] as const).map((form) => (
            <Button key={form} onClick={() => ask({ kind: 'correct', form })}>
              {say(w.ask[form])}
            </Button>
          ))}
        {may('correct') && correction && (
          <Button onClick={() => ask({ kind: 'correct', form: correction.form })}>{say(w.reword)}</Button>
        )}
        {may('drop-correction') && correction && (
          <Button onClick={() => ask({ kind: 'drop-correction' })}>{say(w.drop[correction.form])}</Button>
        )}
      </div>
      {asked && (
        <AskCorrection
          key={asked.kind}
          asked={asked}
          dossier={dossier}
          acting={acting}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function AskCorrection({
  asked,
  dossier,
  acting,
  onClose,
}: {
  asked: Asked
  dossier: DossierData
  acting: Pick<ReturnType<typeof useAct<typeof actOnDossier>>, 'act' | 'pending' | 'problem'>
  onClose: () => void
}) {
  const say = useSay()
  const { correction } = dossier
  const [words, setWords] = useState(asked.kind === 'correct' ? (correction?.note ?? '') : '')
  const step = dossier.edition.steps.find((it) => it.shape !== 'start')
  const form = asked.kind === 'correct' ? asked.form : (correction?.form ?? 'correction')
  const [title, does] =
    asked.kind === 'drop-correction'
      ? [w.dropTitle[form], w.dropTitle[form]]
      : correction
        ? [w.rewordTitle, w.rewordDo]
        : [w.title[form], w.begin[form]]
  return (
    <AskForm
      title={say(title)}
      does={say(does)}
      pending={acting.pending}
      problem={acting.problem}
      onDo={() =>
        acting.act({
          params: { dossierId: dossier.id },
          body: {
            seenRevision: dossier.revision,
            act:
              asked.kind === 'correct'
                ? { kind: 'correct', form, note: words }
                : { kind: 'drop-correction', reason: words },
          },
        })
      }
      onClose={onClose}
    >
      {asked.kind === 'correct' && !correction && (
        <p className="sec">
          {say(w.about[form])} {say(w.says)(step ? `${step.number} (${step.activity})` : '')}
        </p>
      )}
      {asked.kind === 'drop-correction' && <p className="sec">{say(w.dropSays)}</p>}
      <TextArea
        label={say(asked.kind === 'correct' ? w.note : w.reason)}
        {...(asked.kind === 'correct' && { help: say(w.noteHelp) })}
        required
        maxLength={asked.kind === 'correct' ? 1_000 : 2_000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        error={errorOf(acting.problem, asked.kind === 'correct' ? 'act.note' : 'act.reason')}
      />
    </AskForm>
  )
}
