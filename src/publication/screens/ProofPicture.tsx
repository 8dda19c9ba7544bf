import type { z } from 'zod'
import { proofPictureWords as w } from '../../base/words/proof-pictures.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import type { listProofs } from '../api/proofs.ts'

type Proof = z.output<(typeof listProofs)['answer']>['rows'][number]

/** What a browser showed of a look, small; it opens whole, and the page with all its parts can be taken away. */
export function ProofPicture({ proof }: { proof: Proof }) {
  const say = useSay()
  const { language } = useLanguage()
  const { picture } = proof
  if (!picture || !picture.takenAt) return picture && <p className="cap">{say(w.waiting)}</p>
  if (picture.state === 'failed') return <p className="cap">{say(w.none[picture.failure] ?? w.none['ended']!)}</p>
  const time = longTime(picture.takenAt, language)
  return (
    <figure className="proof-picture">
      {picture.pictureHash && (
        <a href={`/api/proofs/${proof.id}/picture`} target="_blank" rel="noreferrer">
          <img src={`/api/proofs/${proof.id}/picture?narrow=1`} alt={say(w.alt)(time)} width={160} height={120} />
          <span className="cap">{say(w.open)}</span>
        </a>
      )}
      <figcaption className="cap">
        <span>{say(w.caption)(picture.browser, time)}</span>
        {picture.cut && <span>{say(w.cut)}</span>}
        {!picture.pictureHash && <span>{say(w.noPicture)}</span>}
        {picture.archiveHash && (
          <a href={`/api/proofs/${proof.id}/mhtml`} download>
            {say(w.archive)}
          </a>
        )}
      </figcaption>
    </figure>
  )
}
