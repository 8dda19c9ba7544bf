import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Problem } from '../../web/call.ts'

type Send<Done> = (id: string, file: File, onSent: (percent: number) => void) => Promise<Done>

/** A file that a person chooses and sends, one at a time, under an id by which one sees how far it is read. */
export function useUpload<Done>(send: Send<Done>, onDone: (done: Done) => unknown) {
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const [id, setId] = useState('')
  const upload = useMutation<Done, Problem, { id: string; chosen: File }>({
    mutationFn: (it) => send(it.id, it.chosen, setSent),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file || upload.isPending) return
    const next = crypto.randomUUID()
    setId(next)
    setSent(0)
    upload.mutate({ id: next, chosen: file })
  }
  return { setFile, submit, id, sent, isPending: upload.isPending, error: upload.error }
}
