import { useQuery } from '@tanstack/react-query'
import { DutyNow } from '../../office/screens/DutyNow.tsx'
import { call } from '../../web/call.ts'
import { readDay } from '../api.ts'

/** Who is on duty, wherever several dossiers are seen, while one that the reader may read is at alert or crisis level, or what rose there waits to be picked. */
export function DutyInCrisis() {
  const day = useQuery({ queryKey: ['day'], queryFn: () => call(readDay, {}) })
  return day.data && day.data.crises.length + day.data.risen.count > 0 ? <DutyNow /> : null
}
