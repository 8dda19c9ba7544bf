import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { pictureFits, pictureShapes, type PictureFit, type ShapeName } from '../../base/picture-shapes.ts'
import { destinationWords as w } from '../../base/words/destinations.ts'
import { addressOf } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { CopyButton } from '../../web/kit/CopyButton.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { readShapedPicture, type readDelivery } from '../api/by-hand.ts'

type Picture = NonNullable<z.output<(typeof readDelivery)['answer']>['picture']>

/** The text's picture as its medium shows it: seen before it is taken away or handed to another application. */
export function ShapedPicture({
  deliveryId,
  picture,
  text,
}: {
  deliveryId: string
  picture: Picture
  /** What goes with it when it is shared. */
  text: string
}) {
  const say = useSay()
  const [shape, setShape] = useState<ShapeName>(picture.shapes[0] ?? 'square')
  const [fit, setFit] = useState<PictureFit>('cover')
  const { width, height } = pictureShapes[shape]
  const address = addressOf(readShapedPicture.path, { deliveryId }, { shape, fit })
  const name = `gambar-${width}x${height}.jpg`
  // At hand before it is shared: a browser forgets the press that asked for it while a file is on its way.
  const file = useQuery({
    queryKey: ['shaped-picture', address],
    queryFn: async () => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(String(answer.status))
      return new File([await answer.blob()], name, { type: 'image/jpeg' })
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  })
  const shared = file.data && { files: [file.data], text }
  const mayShare = shared && 'canShare' in navigator && navigator.canShare(shared)
  return (
    <section className="shaped-picture">
      <h3>{say(w.pictureTitle)}</h3>
      <div className="release-when">
        <Select
          label={say(w.pictureShape)}
          value={shape}
          onChange={({ target }) => setShape(target.value as ShapeName)}
          options={picture.shapes.map((it) => {
            const { label, width: wide, height: high } = pictureShapes[it]
            return { value: it, label: `${say(label)} ${wide} × ${high}` }
          })}
        />
        <Select
          label={say(w.pictureFit)}
          value={fit}
          onChange={({ target }) => setFit(target.value as PictureFit)}
          options={pictureFits.map((it) => ({ value: it, label: say(w.fits[it]) }))}
        />
      </div>
      {file.isError ? (
        <p className="note">{say(w.pictureNot)}</p>
      ) : (
        <img src={address} alt={picture.alt} width={width} height={height} />
      )}
      <p className="cap">{say(w.pictureAbout)}</p>
      <div className="row">
        <a className="button" href={address} download={name}>
          {say(w.pictureDownload)}
        </a>
        {mayShare && (
          <Button look="quiet" onClick={() => void navigator.share(shared).catch(() => {})}>
            {say(w.pictureShare)}
          </Button>
        )}
      </div>
      <p>
        <span className="cap">{say(w.pictureAlt)}:</span> {picture.alt}
      </p>
      <CopyButton look="quiet" text={picture.alt} says={w.pictureCopyAlt} done={w.copied} />
    </section>
  )
}
