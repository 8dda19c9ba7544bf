import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useSay } from '../../web/language.tsx'

const ASK_MS = 500

/** How much of a file has gone up, in percent; then how many rows have been judged. */
export function Reading({ sent, readRows }: { sent: number; readRows: () => Promise<{ rows: number | null }> }) {
  const say = useSay()
  const id = useId()
  const up = sent < 100
  const progress = useQuery({
    queryKey: ['import-progress', id],
    queryFn: readRows,
    enabled: !up,
    refetchInterval: ASK_MS,
  })
  const text = up ? say(w.importUploading)(sent) : say(w.importReading)(progress.data?.rows ?? 0)
  return (
    <output>
      <label htmlFor={id}>{text}</label>
      {up ? (
        <progress id={id} className="progress" value={sent} max={100} />
      ) : (
        <progress id={id} className="progress" />
      )}
    </output>
  )
}
