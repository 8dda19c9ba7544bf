import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer } from '../../http/contract.ts'
import { addressOf, call, Problem } from '../../web/call.ts'
import { handTurn, leavePresence, sayPresent } from '../api/presence.ts'
import { BEAT_MS, BEAT_WAITING_MS, type Wish } from '../rules/presence.ts'

type InText = Answer<typeof sayPresent>

/**
 * Says for as long as the text is open that this person is in it, and hears who else is and whose turn it is.
 * While the line is down what was heard last holds: whoever could write goes on, and what both write is merged.
 */
export function usePresence(dossierId: string) {
  const [inText, setInText] = useState<InText | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const wish = useRef<Wish>('if-free')
  const hurried = useRef(false)
  const beat = useRef<() => Promise<void>>(async () => {})

  const heard = useCallback((it: InText) => {
    hurried.current = it.asked || it.others.some((one) => one.asked)
    setInText(it)
    setProblem(null)
  }, [])

  useEffect(() => {
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const once = async () => {
      clearTimeout(timer)
      try {
        const it = await call(sayPresent, { params: { dossierId }, body: { wish: wish.current } })
        if (!ended) heard(it)
      } catch (error) {
        // No answer at the first beat: who cannot be asked is in nobody's way.
        if (!ended) setInText((before) => before ?? { mine: 'beside', asked: false, others: [] })
        if (!ended && error instanceof Problem && error.details.status > 0) setProblem(error)
      }
      if (!ended) timer = setTimeout(() => void once(), hurried.current ? BEAT_WAITING_MS : BEAT_MS)
    }
    beat.current = once
    void once()
    const leave = () =>
      void fetch(addressOf(leavePresence.path, { dossierId }), { method: 'DELETE', keepalive: true }).catch(() => {})
    addEventListener('pagehide', leave)
    return () => {
      ended = true
      clearTimeout(timer)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [dossierId, heard])

  const want = useCallback((next: Wish) => {
    wish.current = next
    void beat.current()
  }, [])

  return {
    inText,
    problem,
    want,
    give: async (toPersonId: string) => {
      wish.current = 'if-free'
      try {
        heard(await call(handTurn, { params: { dossierId }, body: { toPersonId } }))
      } catch (error) {
        if (error instanceof Problem) setProblem(error)
        await beat.current()
      }
    },
  }
}
export type Presence = ReturnType<typeof usePresence>
