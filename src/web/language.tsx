import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Language } from '../base/refused.ts'
import { sayIn, type Say } from '../base/words/phrase.ts'

const KEPT = 'siar.language'

type Spoken = { readonly language: Language; choose(language: Language): void }
const Context = createContext<Spoken>({ language: 'id', choose: () => {} })

/** The language in use outside of React, for requests. */
export function languageInUse(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id'
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(languageInUse)
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(KEPT, language)
  }, [language])
  const spoken = useMemo(() => ({ language, choose: setLanguage }), [language])
  return <Context value={spoken}>{children}</Context>
}

export function useLanguage(): Spoken {
  return useContext(Context)
}

/** Says phrases in the language in use. */
export function useSay(): Say {
  const { language } = useContext(Context)
  return useMemo(() => sayIn(language), [language])
}
