import { useQuery } from '@tanstack/react-query'
import { call } from '../../web/call.ts'
import { listConfirmations } from '../api/confirmations.ts'
import { standingOf, type Standing } from '../rules/confirmation.ts'
import type { TypedFact } from '../../base/facts.ts'

const REFRESH_MS = 30_000 // an answer comes from outside; who waits for it need not reload

/** What was asked and said about the facts of a dossier, kept fresh while it is looked at. */
export function useConfirmations(dossierId: string) {
  const { data, error } = useQuery({
    queryKey: ['confirmations', dossierId],
    queryFn: () => call(listConfirmations, { params: { dossierId } }),
    refetchInterval: REFRESH_MS,
  })
  return {
    requests: data?.requests ?? [],
    linkHours: data?.linkHours ?? null,
    error,
    /** How a fact stands; null while that is not known yet. */
    standing: (fact: TypedFact): Standing | null => (data ? standingOf(fact, data.answers) : null),
  }
}
