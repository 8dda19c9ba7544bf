import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { contentSchema, type Content } from '../../base/content.ts'
import { words } from '../../base/words/common.ts'
import { call, Problem } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import { saveDraft } from '../api.ts'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import { forgetLocally, keepLocally, readLocally } from './local-draft.ts'

const SAVE_AFTER_MS = 1_500 // of rest; a save every few seconds while writing
const RETRY_MS = 5_000

export type SavingState =
  | { kind: 'rest' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; problem: Problem }

/**
 * The text under a writer's hands: saved when they rest, kept in the browser until the server has it, never over what
 * another saved meanwhile.
 * @param ready gives the text as it is kept, with what follows from it
 */
export function useSaving(dossier: DossierData, begun: Content, ready: (content: Content) => Content) {
  const say = useSay()
  const queries = useQueryClient()
  const [content, setContent] = useState<Content>(begun)
  // Counts the times that the whole text was exchanged, so that the editor begins anew with it.
  const [exchange, setExchange] = useState(0)
  const [state, setState] = useState<SavingState>({ kind: 'rest' })
  const [theirs, setTheirs] = useState<{ content: Content; save: number } | null>(null)
  const [found, setFound] = useState(() => recoverable(dossier, begun))
  const seenSave = useRef(dossier.draftSave)
  const latest = useRef(content)
  const asKept = useRef(ready)
  useEffect(() => {
    asKept.current = ready
  }, [ready])
  const unread = useRef(false) // the screen holds words that are not in `latest` yet
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const again = useRef<() => void>(() => {})

  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(waiting.current)
    if (running.current) await running.current
    const text = latest.current
    setState({ kind: 'saving' })
    const saving = call(saveDraft, {
      params: { dossierId: dossier.id },
      body: { content: asKept.current(text), seenSave: seenSave.current },
    })
      .then((saved) => {
        seenSave.current = saved.save
        if (latest.current === text && !unread.current) {
          forgetLocally(dossier.id)
          setState({ kind: 'saved', at: saved.savedAt })
        }
        return true
      })
      .catch(async (error: unknown) => {
        const problem =
          error instanceof Problem ? error : new Problem({ title: say(words.noAnswer), status: 0, code: 'no-answer' })
        setState({ kind: 'failed', problem })
        if (problem.details.code === 'draft-changed') {
          const now = await queries.fetchQuery({ ...dossierQuery(dossier.id), staleTime: 0 })
          if (now.draft) setTheirs({ content: now.draft.content, save: now.draftSave })
        } else if (problem.details.status === 0 || problem.details.status >= 500)
          waiting.current = setTimeout(() => again.current(), RETRY_MS)
        return false
      })
    running.current = saving
    const done = await saving
    running.current = null
    return done
  }, [dossier.id, queries, say])

  useEffect(() => {
    again.current = () => void saveNow()
  }, [saveNow])
  useEffect(() => {
    const back = () => {
      if (readLocally(dossier.id)) again.current() // no need to wait for the next try
    }
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [dossier.id])

  /** Says that words are being written which `change` will bring in a moment. */
  const typing = useCallback(() => {
    unread.current = true
    setState({ kind: 'typing' })
  }, [])
  const change = useCallback(
    (more: Partial<Content>) => {
      if (more.body) unread.current = false
      latest.current = { ...latest.current, ...more }
      setContent(latest.current)
      setState({ kind: 'typing' })
      keepLocally(dossier.id, { content: latest.current, seenSave: seenSave.current, at: new Date().toISOString() })
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
    },
    [dossier.id, saveNow],
  )
  const takeAll = (next: Content) => {
    change(next)
    setExchange((count) => count + 1)
  }

  const unsaved = state.kind === 'typing' || state.kind === 'saving' || state.kind === 'failed'
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
  // Leaving the screen saves what is still waiting; the browser's copy stays until that succeeded.
  useEffect(
    () => () => {
      clearTimeout(waiting.current)
      if (readLocally(dossier.id)) void saveNow().then(() => queries.invalidateQueries())
      else void queries.invalidateQueries()
    },
    [dossier.id, saveNow, queries],
  )

  return {
    content,
    exchange,
    state,
    theirs,
    found,
    typing,
    change,
    /** Puts back what this browser kept. */
    takeFound: () => {
      if (found) takeAll(found)
      setFound(null)
    },
    dropFound: () => {
      forgetLocally(dossier.id)
      setFound(null)
    },
    keepMine: () => {
      if (theirs) seenSave.current = theirs.save
      setTheirs(null)
      void saveNow()
    },
    takeTheirs: () => {
      if (!theirs) return
      seenSave.current = theirs.save
      setTheirs(null)
      takeAll(theirs.content)
    },
  }
}

/** Writing of this browser that the server does not have: offered, never put in by itself. */
function recoverable(dossier: DossierData, begun: Content): Content | null {
  const local = readLocally(dossier.id)
  const parsed = contentSchema.safeParse(local?.content)
  if (!parsed.success || JSON.stringify(parsed.data) === JSON.stringify(begun)) return null
  return parsed.data
}
