import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ContentType } from '../../base/content-types.ts'
import type { Content } from '../../base/content.ts'
import { call } from '../../web/call.ts'
import { listContentTypes } from '../api/content-types.ts'

/** The office's kinds of text, which change a few times a year. */
export const contentTypesQuery = queryOptions({
  queryKey: ['content-types'],
  queryFn: () => call(listContentTypes, {}),
  staleTime: 10 * 60_000,
})

/** Tells of which kind a text is; null for none, and while the kinds are on their way. */
export function useTypeOf(): (content: Pick<Content, 'type'>) => ContentType | null {
  const { data } = useQuery(contentTypesQuery)
  return useCallback((content) => data?.rows.find(({ type }) => type.id === content.type)?.type ?? null, [data])
}
