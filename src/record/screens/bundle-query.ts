import { useQuery } from '@tanstack/react-query'
import { call } from '../../web/call.ts'
import { listBundles } from '../api/bundles.ts'

const LOOK_AGAIN_MS = 1_500

/** The bundles that one asked for, looked at again while one of them is on its way. */
export function useBundles() {
  return useQuery({
    queryKey: ['bundles'],
    queryFn: () => call(listBundles, {}),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((row) => row.state === 'waiting' || row.state === 'making') ? LOOK_AGAIN_MS : false,
  })
}
