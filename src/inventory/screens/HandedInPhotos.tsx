import type { ReactNode } from 'react'
import { intakeWords as w } from '../../base/words/intake.ts'
import { useSay } from '../../web/language.tsx'
import './handed-in-photos.css'

type Photo = { readonly hash: string; readonly name: string }

/** Photos that agencies sent, each whole behind a press; below each what is said of it. */
export function HandedInPhotos<P extends Photo>({
  photos,
  children,
}: {
  photos: readonly P[]
  children?: (photo: P) => ReactNode
}) {
  const say = useSay()
  return (
    <ul className="handed-in-photos">
      {photos.map((photo) => (
        <li key={photo.hash}>
          <a href={`/api/files/${photo.hash}`} target="_blank" rel="noopener">
            <img src={`/api/files/${photo.hash}?width=320`} alt={say(w.photoOf)(photo.name)} loading="lazy" />
          </a>
          {children?.(photo)}
        </li>
      ))}
    </ul>
  )
}
