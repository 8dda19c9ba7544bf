import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './call.ts'
import { LanguageProvider } from './language.tsx'
import { makeRouter } from './router.tsx'
import './styles/tokens.css'
import './styles/base.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Asked for whatever the browser thinks of its line: the service worker may answer with what was last seen.
      networkMode: 'always',
      refetchOnReconnect: true,
      // A refusal stays a refusal; only a line that failed is tried again.
      retry: (count, error) => count < 3 && error instanceof Problem && error.details.status === 0,
    },
    // An act that finds no line says so at once; one that waited unseen would be done when nobody thinks of it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
})
queries.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || !(query.state.error instanceof Problem) || query.state.error.details.status !== 401) return
  if (location.pathname.startsWith('/app/masuk') || location.pathname.startsWith('/app/pasang')) return
  location.assign(`/app/masuk?ke=${encodeURIComponent(location.pathname + location.search)}`)
})

// Keeps the shell and what was last seen for when there is no line; without it all works as before.
void navigator.serviceWorker?.register('/app/sw.js').catch(() => {})

const root = document.getElementById('app')
if (!root) throw new Error('the page has no place for the application')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={makeRouter(queries)} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
