import { useMutation } from '@tanstack/react-query'
import { lightWords as w } from '../../base/words/light.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { makeDecisionLink } from '../api/decision-link.ts'
import type { DossierData } from './read-dossier.ts'

type Made = { readonly person: string; readonly message: string; readonly copied: boolean }

/** Copies a message with the link to the light page, for each person who may decide: to be pasted in WhatsApp. */
export function CopyDecisionLink({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const making = useMutation<Made, Problem, string>({
    mutationFn: async (personId) => {
      const { person, message } = await call(makeDecisionLink, {
        params: { dossierId: dossier.id },
        body: { personId },
      })
      return { person: person.name, message, copied: await copy(message) }
    },
  })
  if (!dossier.decides || dossier.state !== 'running' || dossier.colleagues.length === 0) return null
  const [only, ...more] = dossier.colleagues
  return (
    <div className="dossier-link">
      {dossier.colleagues.map((it) => (
        <Button key={it.id} pending={making.isPending} onClick={() => making.mutate(it.id)}>
          {only && more.length === 0 ? say(w.copyLink) : say(w.copyLinkFor)(it.name)}
        </Button>
      ))}
      <div role="status">
        {making.data && (
          <p className="says">{making.data.copied ? say(w.copied)(making.data.person) : say(w.copyByHand)}</p>
        )}
        {making.data && !making.data.copied && (
          <textarea readOnly rows={5} aria-label={say(w.copyLink)} value={making.data.message} />
        )}
      </div>
      <ProblemNote problem={making.error} />
    </div>
  )
}

/** Opens the light page of a dossier that waits for oneself: for a line on which this application is slow. */
export function OpenLightPage({ dossierId, personId }: { dossierId: string; personId: string }) {
  const say = useSay()
  const making = useMutation<void, Problem>({
    mutationFn: async () => {
      const { url } = await call(makeDecisionLink, { params: { dossierId }, body: { personId } })
      location.assign(new URL(url).pathname)
    },
  })
  return (
    <>
      <Button look="quiet" pending={making.isPending} onClick={() => making.mutate()}>
        {say(w.openLight)}
      </Button>
      <ProblemNote problem={making.error} />
    </>
  )
}

/** Whether the text stands in the clipboard; a browser may refuse, as on a page without TLS. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
