import { bundleWords as w } from '../../base/words/bundle.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { askBundle } from '../api/bundles.ts'
import { useBundles } from './bundle-query.ts'
import { BundleList } from './BundleList.tsx'

/** The archive bundle of a dossier that went its way; an auditor may take one of it at any time. */
export function BundlePart({ dossier }: { dossier: { id: string; number: string; state: string } }) {
  const me = useMe()
  const closed = dossier.state === 'published' || dossier.state === 'withdrawn'
  return closed || me?.role === 'auditor' ? <Bundle dossier={dossier} /> : null
}

function Bundle({ dossier }: { dossier: { id: string; number: string } }) {
  const say = useSay()
  const bundles = useBundles()
  const { act, pending, problem } = useAct(askBundle)
  const newest = bundles.data?.rows.find((row) => row.dossierNumber === dossier.number)
  const underWay = newest?.state === 'waiting' || newest?.state === 'making'
  return (
    <section className="section">
      <h2>{say(w.ofDossier)}</h2>
      <p className="sec">{say(w.ofDossierAbout)}</p>
      <ProblemNote problem={bundles.error ?? problem} />
      {newest && <BundleList rows={[newest]} />}
      {!underWay && (
        <Button pending={pending} onClick={() => act({ params: { dossierId: dossier.id } })}>
          {say(w.make)}
        </Button>
      )}
    </section>
  )
}
