import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import {
  contentSchema,
  translationsOf,
  writtenOf,
  type Body,
  type Content,
  type OtherLanguage,
} from '../../base/content.ts'
import { words } from '../../base/words/common.ts'
import { call, Problem } from '../../web/call.ts'
import { useSay } from '../../web/language.tsx'
import { saveDraft } from '../api.ts'
import { mergeContents, settleMerge, type Choice } from '../rules/merge.ts'
import { keyOf } from '../rules/pairing.ts'
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
  /** Nothing is saved until a person chose between what they and another wrote. */
  | { kind: 'asking' }

/** The body under the writer's hands: read and exchanged in one breath, so that no key falls between. */
export type BodyPort = { read(): Body; put(body: Body): void }
/** The bodies in other languages that are under the writer's hands too. */
export type OtherPorts = ReadonlyMap<OtherLanguage, BodyPort>

/** What another saved meanwhile, and the text that both were written on. */
type Theirs = { readonly content: Content; readonly base: Content; readonly save: number; readonly by: string }

/**
 * The text under a writer's hands: saved when they rest, kept in the browser until the server has it, merged with what
 * another saved meanwhile, and where only a person can choose, waiting for them.
 * @param desk.body the editor's, once it is drawn
 * @param desk.others the editors' of other languages, while they are open
 * @param desk.ready gives the text as it is kept, with what follows from it
 */
export function useSaving(
  dossier: DossierData,
  begun: Content,
  {
    body,
    others,
    ready,
  }: { body: RefObject<BodyPort | null>; others: RefObject<OtherPorts>; ready: (content: Content) => Content },
) {
  const say = useSay()
  const queries = useQueryClient()
  const [content, setContent] = useState<Content>(begun)
  // Counts the times that the whole text was exchanged, so that the parts beside it begin anew.
  const [exchange, setExchange] = useState(0)
  const [state, setState] = useState<SavingState>({ kind: 'rest' })
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [came, setCame] = useState<{ older: Content; newer: Content; by: string } | null>(null)
  const [found, setFound] = useState(() => recoverable(dossier, begun))
  const seenSave = useRef(dossier.draftSave)
  const [first] = useState(() => parsed(begun))
  const base = useRef(first) // what the server had when this screen last heard of it
  const latest = useRef(content)
  const asKept = useRef(ready)
  useEffect(() => {
    asKept.current = ready
  }, [ready])
  /** A text whose save was never answered: the server may have it. */
  const unanswered = useRef<Content | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<string | null> | null>(null)
  const again = useRef<() => void>(() => {})
  const open = useRef<Theirs | null>(null)

  /** The text as it is at this instant, the words of the last second included. */
  const readNow = useCallback((): Content => {
    const now = body.current?.read()
    if (now && !isSame(now, latest.current.body)) latest.current = { ...latest.current, body: now }
    for (const { language, translation } of translationsOf(latest.current)) {
      const written = others.current.get(language)?.read()
      if (!written || isSame(written, translation.body)) continue
      const translations = { ...latest.current.translations, [language]: { ...translation, body: written } }
      latest.current = { ...latest.current, translations }
    }
    return latest.current
  }, [body, others])

  const keep = useCallback(() => {
    const at = new Date().toISOString()
    keepLocally(dossier.id, { content: latest.current, base: base.current, at })
  }, [dossier.id])

  const putAll = useCallback(
    (next: Content) => {
      latest.current = next
      body.current?.put(next.body)
      for (const { language, translation } of translationsOf(next)) others.current.get(language)?.put(translation.body)
      setContent(next)
      setExchange((count) => count + 1)
      keep()
    },
    [body, others, keep],
  )

  /** Goes on from what another saved: merged in when nobody has to choose, else they are asked. Says whether it went on. */
  const meet = useCallback(
    (other: Theirs): boolean => {
      const mine = parsed(asKept.current(readNow()))
      const merge = mergeContents({ base: other.base, mine, theirs: other.content })
      const merged = merge.conflicts.length === 0 ? settleMerge(merge, new Map()) : null
      if (!merged) {
        open.current = other
        setTheirs(other)
        return false
      }
      seenSave.current = other.save
      base.current = other.content
      const kept = parsed(asKept.current(merged))
      const [older, newer] = [writtenOf(mine), writtenOf(kept)]
      if (keyOf(older) !== keyOf(newer)) setCame({ older, newer, by: other.by })
      putAll(merged)
      return true
    },
    [putAll, readNow],
  )

  /** Saves what is on the screen; resolves to the hash of what the server then has, or null when it has something else. */
  const saveNow = useCallback(async (): Promise<string | null> => {
    clearTimeout(waiting.current)
    if (running.current) await running.current
    if (open.current) return null // a person chooses first
    const text = readNow()
    const sent = asKept.current(text)
    setState({ kind: 'saving' })
    const saving = call(saveDraft, {
      params: { dossierId: dossier.id },
      body: { content: sent, seenSave: seenSave.current },
    })
      .then((saved) => {
        seenSave.current = saved.save
        base.current = parsed(sent)
        unanswered.current = null
        if (readNow() === text) {
          forgetLocally(dossier.id)
          setState({ kind: 'saved', at: saved.savedAt })
        } else keep()
        return saved.hash
      })
      .catch(async (error: unknown) => {
        const problem =
          error instanceof Problem ? error : new Problem({ title: say(words.noAnswer), status: 0, code: 'no-answer' })
        const { code, status } = problem.details
        if (code === 'draft-changed') {
          const other = await queries
            .fetchQuery({ ...dossierQuery(dossier.id), staleTime: 0 })
            .then(savedText)
            .catch(() => null)
          if (other) {
            // What the server has is what this screen sent itself, and only the answer was lost.
            const own = unanswered.current && keyOf(other.content) === keyOf(parsed(unanswered.current))
            if (meet({ ...other, base: own ? other.content : base.current })) {
              waiting.current = setTimeout(() => again.current(), 0)
              return null
            }
          }
        } else if (status === 0 || status >= 500) unanswered.current = sent
        setState(open.current ? { kind: 'asking' } : { kind: 'failed', problem })
        if (status === 0 || status >= 500 || (code === 'draft-changed' && !open.current))
          waiting.current = setTimeout(() => again.current(), RETRY_MS)
        return null
      })
    running.current = saving
    const done = await saving
    running.current = null
    return done
  }, [dossier.id, keep, meet, queries, readNow, say])

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
    if (!open.current) setState({ kind: 'typing' })
  }, [])
  const change = useCallback(
    (more: Partial<Content>) => {
      latest.current = { ...latest.current, ...more }
      setContent(latest.current)
      keep()
      if (open.current) return
      setState({ kind: 'typing' })
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
    },
    [keep, saveNow],
  )

  const unsaved =
    state.kind === 'typing' || state.kind === 'saving' || state.kind === 'failed' || state.kind === 'asking'
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

  const merge = useMemo(
    () => theirs && mergeContents({ base: theirs.base, mine: parsed(ready(content)), theirs: theirs.content }),
    [theirs, content, ready],
  )

  return {
    content,
    exchange,
    state,
    unsaved,
    found,
    typing,
    change,
    saveNow,
    /** What another wrote into the same places; null when there is nothing to choose. */
    meeting: theirs && merge && { by: theirs.by, conflicts: merge.conflicts },
    /** What came in from another and has not been taken note of. */
    came,
    dropCame: () => setCame(null),
    /** Merges as chosen; false when the whole is no text that can be kept. */
    settle: (choices: ReadonlyMap<string, Choice>): boolean => {
      if (!theirs) return false
      const mine = parsed(asKept.current(readNow()))
      const settled = settleMerge(mergeContents({ base: theirs.base, mine, theirs: theirs.content }), choices)
      if (!settled) return false
      seenSave.current = theirs.save
      base.current = theirs.content
      open.current = null
      setTheirs(null)
      putAll(settled)
      void saveNow()
      return true
    },
    /** Puts back what this browser kept, merged with what was saved since. */
    takeFound: () => {
      if (!found) return
      setFound(null)
      const saved = base.current
      const written = found.base ?? saved
      putAll(found.content)
      const other = { content: saved, base: written, save: seenSave.current, by: savedBy(dossier) }
      if (keyOf(written) === keyOf(saved) || meet(other)) void saveNow()
    },
    dropFound: () => {
      forgetLocally(dossier.id)
      setFound(null)
    },
  }
}
export type Saving = ReturnType<typeof useSaving>

/** The text that the server has, as the next save has to stand on it. */
function savedText(dossier: DossierData): Omit<Theirs, 'base'> | null {
  const content = dossier.draft?.content ?? dossier.version?.content
  return content ? { content, save: dossier.draftSave, by: savedBy(dossier) } : null
}

const savedBy = (dossier: DossierData): string => dossier.draft?.savedBy.name ?? dossier.version?.createdBy ?? '–'

/** Whether two bodies say the same; unchanged blocks are mostly the same objects. */
function isSame(one: Body, other: Body): boolean {
  const all = one.content
  if (all.length === other.content.length && all.every((it, at) => it === other.content[at])) return true
  return keyOf(one) === keyOf(other)
}

/** A text in the one form that the server keeps, so that two screens' texts can be compared. */
function parsed(content: Content): Content {
  return contentSchema.safeParse(content).data ?? content
}

/** Writing of this browser that the server does not have: offered, never put in by itself. */
function recoverable(dossier: DossierData, begun: Content): { content: Content; base: Content | null } | null {
  const local = readLocally(dossier.id)
  const content = contentSchema.safeParse(local?.content).data
  if (!content || keyOf(content) === keyOf(parsed(begun))) return null
  return { content, base: contentSchema.safeParse(local?.base).data ?? null }
}
