import { useMutation } from '@tanstack/react-query'
import { lightWords as w } from '../../base/words/light.ts'
import type { Ask } from '../../http/contract.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { WhatsappLink } from '../../web/kit/WhatsappLink.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { makeDecisionLink } from '../api/decision-link.ts'
import type { DossierData } from './read-dossier.ts'

type Made = { readonly person: string; readonly message: string; readonly copied: boolean }
type For = Ask<typeof makeDecisionLink>['body']

/** Copies a message with the link to the light page, for each person who may decide: to be pasted in WhatsApp. */
export function CopyDecisionLink({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const making = useMaking(dossier.id)
  if (!dossier.decides || dossier.state !== 'running' || dossier.colleagues.length === 0) return null
  const [only, ...more] = dossier.colleagues
  return (
    <div className="dossier-link">
      {dossier.colleagues.map((it) => (
        <Button key={it.id} pending={making.isPending} onClick={() => making.mutate({ personId: it.id })}>
          {only && more.length === 0 ? say(w.copyLink) : say(w.copyLinkFor)(it.name)}
        </Button>
      ))}
      <MadeLink making={making} label={say(w.copyLink)} />
    </div>
  )
}

/** The same for whoever gave their word by mouth and is to put it in writing. */
export function CopyRatifyLink({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const me = useMe()
  const making = useMaking(dossier.id)
  if (!dossier.oral || me?.role === 'auditor') return null
  return (
    <div className="dossier-link">
      <Button pending={making.isPending} onClick={() => making.mutate({ ratify: true })}>
        {say(w.copyRatifyLink)}
      </Button>
      <MadeLink making={making} label={say(w.copyRatifyLink)} />
    </div>
  )
}

function useMaking(dossierId: string) {
  return useMutation<Made, Problem, For>({
    mutationFn: async (body) => {
      const { person, message } = await call(makeDecisionLink, { params: { dossierId }, body })
      return { person: person.name, message, copied: await copy(message) }
    },
  })
}

function MadeLink({ making, label }: { making: ReturnType<typeof useMaking>; label: string }) {
  const say = useSay()
  const { data, error } = making
  return (
    <>
      <div role="status">
        {data && <p className="says">{data.copied ? say(w.copied)(data.person) : say(w.copyByHand)}</p>}
        {data && <WhatsappLink text={data.message} />}
        {data && !data.copied && <textarea readOnly rows={5} aria-label={label} value={data.message} />}
      </div>
      <ProblemNote problem={error} />
    </>
  )
}

/** Opens the light page of what waits for oneself: for a line on which this application is slow. */
export function OpenLightPage({ dossierId, personId, ratify }: { dossierId: string; personId: string; ratify?: true }) {
  const say = useSay()
  const making = useMutation<void, Problem>({
    mutationFn: async () => {
      const body = { personId, ...(ratify && { ratify }) }
      const { url } = await call(makeDecisionLink, { params: { dossierId }, body })
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
