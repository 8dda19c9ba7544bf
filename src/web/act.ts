import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Answer, Ask, Endpoint } from '../http/contract.ts'
import { call, type Problem } from './call.ts'

/**
 * One act of a person. The key is made once for an intent and kept while it is tried again, so a lost answer or a
 * double click never acts twice; asking for something else is another intent. All that is shown is read anew after it.
 * @param isDone when the next act may follow: when what is shown is read anew, or at the answer, where it is about
 *   something else than what was shown
 */
export function useAct<E extends Endpoint>(
  it: E,
  after?: (answer: Answer<E>, ask: Ask<E>) => void,
  { isDone }: { readonly isDone: 'shown' | 'answered' } = { isDone: 'shown' },
) {
  const queries = useQueryClient()
  const intent = useRef({ asked: '', key: '' })
  const mutation = useMutation<Answer<E>, Problem, Ask<E>>({
    mutationFn: (ask) => {
      const asked = JSON.stringify(ask)
      if (intent.current.asked !== asked) intent.current = { asked, key: crypto.randomUUID() }
      return call(it, ask, intent.current.key)
    },
    onSuccess: async (answer, ask) => {
      intent.current = { asked: '', key: '' }
      after?.(answer, ask)
      const shown = queries.invalidateQueries()
      if (isDone === 'shown') await shown
    },
  })
  return {
    act: (ask: Ask<E>) => {
      if (!mutation.isPending) mutation.mutate(ask)
    },
    pending: mutation.isPending,
    problem: mutation.error,
    done: mutation.data,
    reset: mutation.reset,
  }
}
