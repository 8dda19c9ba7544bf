import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useSay } from '../../web/language.tsx'
import { volumesOf } from '../../inventory/rules/volumes.ts'
import { PrintPaper } from './PrintPaper.tsx'

/** The register of a closed round on paper, each of its volumes. */
export function RegisterPapers({ roundId, entries }: { roundId: string; entries: number }) {
  const say = useSay()
  const volumes = Array.from({ length: volumesOf(entries) }, (_, at) => at + 1)
  return (
    <>
      {volumes.map((volume) => (
        <PrintPaper
          key={volume}
          asked={{ kind: 'round-register', roundId, volume }}
          text={say(w.registerPdf)(volumes.length > 1 ? volume : null)}
        />
      ))}
    </>
  )
}
