import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryOptions } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { Answer, Ask, Endpoint } from '../http/contract.ts'
import { call, type Problem } from './call.ts'

/** An endpoint that answers a page at a time, and with it where the next one begins. */
type Paged = Endpoint & {
  readonly query: Endpoint['answer']
  readonly answer: z.core.$ZodType<{ next: string | null }>
}
type Listing = Paged & { readonly answer: z.core.$ZodType<{ rows: readonly unknown[] }> }

type Options<E extends Paged> = Pick<
  UseInfiniteQueryOptions<Answer<E>, Problem, InfiniteData<Answer<E>>, readonly unknown[], string | undefined>,
  'enabled' | 'placeholderData' | 'refetchInterval' | 'staleTime'
> & {
  /** What the answer hangs on beside what is asked. */
  readonly also?: string
}

/** The pages of a list so far, from its contract; what is asked is also the key they are kept under. */
export function usePages<E extends Paged>(it: E, ask: Ask<E>, { also, ...options }: Options<E> = {}) {
  return useInfiniteQuery({
    ...options,
    queryKey: [it.path, 'pages', ask, also],
    queryFn: ({ pageParam: after }) => {
      const { query } = ask as { query?: object }
      return call(it, { ...ask, query: { ...query, ...(after && { after }) } } as Ask<E>)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The rows of a list so far, and its first page for what is said of the whole; `list` is how it stands. */
export function useRows<E extends Listing>(it: E, ask: Ask<E>, options?: Options<E>) {
  const list = usePages(it, ask, options)
  const { data } = list
  const rows = useMemo(() => (data?.pages.flatMap((page) => page.rows) ?? []) as Answer<E>['rows'][number][], [data])
  return { list, rows, first: data?.pages[0] }
}
