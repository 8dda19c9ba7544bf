import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { DayOrder } from '../../base/day.ts'
import type { Problem } from '../../web/call.ts'
import { askedOrder } from './DayOrder.tsx'

type Sending = {
  readonly id: string
  readonly file: File
  /** In which order its dates stand, where a person had to say so. */
  readonly dayOrder: DayOrder | undefined
}
type Send<Done> = (it: Sending, onSent: (percent: number) => void) => Promise<Done>

/** A file that a person chooses and sends, one at a time, under an id by which one sees how far it is read. */
export function useUpload<Done>(send: Send<Done>, onDone: (done: Done) => unknown) {
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const [id, setId] = useState('')
  const [asked, setAsked] = useState<ReturnType<typeof askedOrder>>(null)
  const [order, setOrder] = useState<DayOrder>('day-first')
  const upload = useMutation<Done, Problem, Sending>({
    mutationFn: (it) => send(it, setSent),
    onSuccess: onDone,
    onError: (problem) => {
      const found = askedOrder(problem)
      if (!found) return
      setAsked(found)
      setOrder(found.order)
    },
  })
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setAsked(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file || upload.isPending) return
    const next = crypto.randomUUID()
    setId(next)
    setSent(0)
    upload.mutate({ id: next, file, dayOrder: asked ? order : undefined })
  }
  /** What its dates ask of a person, once a reading was refused for them. */
  const days = asked && { order, samples: [asked.example], onChoose: setOrder }
  return { choose, submit, days, id, sent, isPending: upload.isPending, error: upload.error }
}
