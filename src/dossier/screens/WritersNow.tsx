import { useQuery } from '@tanstack/react-query'
import { changeWords as c } from '../../base/words/changes.ts'
import { call } from '../../web/call.ts'
import { useLanguage } from '../../web/language.tsx'
import { listWriters } from '../api/presence.ts'
import { BEAT_MS } from '../rules/presence.ts'
import './sharing.css'

/** Who else writes the text now, on one line that is always there, so that nothing moves when they come and go. */
export function WritersNow({ dossierId }: { dossierId: string }) {
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['writers', dossierId],
    queryFn: () => call(listWriters, { params: { dossierId } }),
    refetchInterval: BEAT_MS, // as often as they say that they are there
  })
  const names = data?.writers.map((it) => it.name) ?? []
  const all = new Intl.ListFormat(language).format(names)
  const text = names.length > 0 ? c.writtenBy[language](all) : ''
  return (
    <p className="writers-now sec" aria-live="polite" title={text || undefined}>
      {text}
    </p>
  )
}
