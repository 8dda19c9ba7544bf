import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
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

/**
 * A file that a person chooses and sends, one at a time, under an id by which one sees how far it is read. The id is of the
 * file and of what is asked with it, and is kept until an answer arrives: a lost one is asked for again, and nothing is
 * judged twice.
 * @param form what is asked beside the file
 */
export function useUpload<Done>(
  form: Readonly<Record<string, string | undefined>>,
  send: Send<Done>,
  onDone: (done: Done) => unknown,
) {
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const [id, setId] = useState('')
  const intent = useRef({ asked: '', id: '' })
  const [asked, setAsked] = useState<ReturnType<typeof askedOrder>>(null)
  const [order, setOrder] = useState<DayOrder>('day-first')
  const upload = useMutation<Done, Problem, Sending>({
    mutationFn: (it) => send(it, setSent),
    onSuccess: (done) => {
      intent.current = { asked: '', id: '' }
      return onDone(done)
    },
    onError: (problem) => {
      if (isAnswer(problem)) intent.current = { asked: '', id: '' }
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
    const dayOrder = asked ? order : undefined
    const wanted = JSON.stringify([file.name, file.size, file.lastModified, form, dayOrder])
    if (intent.current.asked !== wanted) intent.current = { asked: wanted, id: crypto.randomUUID() }
    setId(intent.current.id)
    setSent(0)
    upload.mutate({ id: intent.current.id, file, dayOrder })
  }
  /** What its dates ask of a person, once a reading was refused for them. */
  const days = asked && { order, samples: [asked.example], onChoose: setOrder }
  return { choose, submit, days, id, sent, isPending: upload.isPending, error: upload.error }
}

/** Whether it says what became of the file; without it, it may have been judged, or be judged still. */
const isAnswer = ({ details: { status, code } }: Problem) =>
  status >= 400 && status < 500 && code !== 'no-answer' && code !== 'under-way'
