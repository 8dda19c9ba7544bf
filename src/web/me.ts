import { queryOptions, useQuery } from '@tanstack/react-query'
import { readMe } from '../office/api.ts'
import { call } from './call.ts'

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => call(readMe, {}), staleTime: 60_000 })

/** Who is signed in; undefined while it is not yet known. */
export function useMe() {
  return useQuery(meQuery).data
}
