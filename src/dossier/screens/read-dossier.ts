import { queryOptions } from '@tanstack/react-query'
import { call } from '../../web/call.ts'
import { readDossier } from '../api.ts'

const read = (dossierId: string) => call(readDossier, { params: { dossierId } })
/** One dossier as its screens hold it. */
export type DossierData = Awaited<ReturnType<typeof read>>

/** The query of one dossier, shared by every screen that shows it; asked again every half minute while it is looked at. */
export const dossierQuery = (dossierId: string) =>
  queryOptions({ queryKey: ['dossier', dossierId], queryFn: () => read(dossierId), refetchInterval: 30_000 })

/** A version as people say it: eight signs of its fingerprint, in two groups. */
export function short(hash: string | null): string {
  return hash ? `${hash.slice(0, 4)}·${hash.slice(4, 8)}` : '–'
}

/** What would be to do at a step if the text went there as it is now. */
export function workAt(step: DossierData['edition']['steps'][number], { version, draft }: DossierData) {
  return { step: step.number, postId: step.post.id, kind: (draft ?? version)?.content.type ?? '' }
}
