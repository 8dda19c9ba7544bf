import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { whatsappWords as w } from '../../base/words/notice-whatsapp.ts'
import type { Answer } from '../../http/contract.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { listReminders, remind } from '../api/reminders.ts'
import { CopyDecisionLink } from './DecisionLink.tsx'
import type { DossierData } from './read-dossier.ts'
import './remind.css'

const queryKeyOf = (dossier: DossierData) => ['reminders', dossier.id, dossier.revision]

/** Whose turn it is, but for oneself; nobody where nothing waits. */
function useAsked(dossier: DossierData) {
  const me = useMe()
  const { data } = useQuery({
    queryKey: queryKeyOf(dossier),
    queryFn: () => call(listReminders, { params: { dossierId: dossier.id } }),
    enabled: dossier.state === 'running' && me !== undefined && me.role !== 'auditor',
  })
  const people = data?.people ?? []
  return { people, willing: people.filter((it) => it.whyNot?.code !== 'reminder-not-chosen') }
}

/** Whose turn it is, to be reminded by hand in WhatsApp; one word where none of them wants that. */
export function Remind({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const queries = useQueryClient()
  const { people, willing } = useAsked(dossier)
  const reminding = useMutation<Answer<typeof remind>, Problem, string>({
    mutationFn: (personId) => call(remind, { params: { dossierId: dossier.id }, body: { personId } }),
    // A browser that forbids it leaves the link below.
    onSuccess: ({ url }) => void open(url, '_blank', 'noopener'),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeyOf(dossier) }),
  })
  if (people.length === 0) return null
  const made = reminding.data
  return (
    <div className="dossier-remind">
      {willing.length === 0 && <p className="cap">{say(w.nobody)}</p>}
      {willing.map((it) => (
        <Button
          key={it.id}
          pending={reminding.isPending && reminding.variables === it.id}
          reason={it.whyNot?.title}
          onClick={() => reminding.mutate(it.id)}
        >
          {people.length === 1 ? say(w.remind) : say(w.remindOne)(it.name)}
        </Button>
      ))}
      <div role="status">
        {made && (
          <p className="says">
            {say(w.made)(made.person.name)}{' '}
            <a href={made.url} target="_blank" rel="noopener noreferrer">
              {say(w.open)}
            </a>
          </p>
        )}
      </div>
      <ProblemNote problem={reminding.error} />
    </div>
  )
}

/** Where a decision is waited for: the link to decide by, and with it the reminder where somebody wants that. */
export function RemindToDecide({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const { willing } = useAsked(dossier)
  if (!dossier.decides || willing.length === 0) return <CopyDecisionLink dossier={dossier} />
  return (
    <details className="dossier-reach">
      <summary>{say(w.menu)}</summary>
      <CopyDecisionLink dossier={dossier} />
      <Remind dossier={dossier} />
    </details>
  )
}
