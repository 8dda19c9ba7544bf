import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'

export type OpenPanels = { readonly ids: readonly string[]; readonly set: (id: string, open: boolean) => void }
export const OpenPanels = createContext<OpenPanels>({ ids: [], set: () => {} })

const KEPT = 'siar.panels'

/** Which panels beside the text are open: kept in the browser, since each person has their own way of writing. */
export function useOpenPanels(atFirst: readonly string[]): OpenPanels {
  const [ids, setIds] = useState<readonly string[]>(() => localStorage.getItem(KEPT)?.split(' ') ?? atFirst)
  const set = useCallback((id: string, open: boolean) => {
    setIds((before) => {
      const now = open ? [...new Set([...before, id])] : before.filter((it) => it !== id)
      localStorage.setItem(KEPT, now.join(' '))
      return now
    })
  }, [])
  return useMemo(() => ({ ids, set }), [ids, set])
}

/**
 * One part beside the text, with a title that opens and shuts it. What it holds is drawn while it is open only; what
 * the title counts is the part's own to work out.
 */
export function WritingPanel({
  id,
  title,
  count,
  children,
}: {
  id: string
  title: string
  count?: number | undefined
  children: ReactNode
}) {
  const panels = useContext(OpenPanels)
  const open = panels.ids.includes(id)
  return (
    <section className="writing-panel" id={`panel-${id}`} aria-labelledby={`panel-${id}-title`}>
      <h2 id={`panel-${id}-title`}>
        <button type="button" aria-expanded={open} onClick={() => panels.set(id, !open)}>
          <span>{title}</span>
          {count !== undefined && count > 0 && <span className="count">{count}</span>}
        </button>
      </h2>
      {open && <div className="writing-panel-body">{children}</div>}
    </section>
  )
}
