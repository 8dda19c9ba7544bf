import { call } from '../../web/call.ts'
import { listPeople, readOffice } from '../api.ts'

export const officeQuery = { queryKey: ['office'], queryFn: () => call(readOffice, {}) }
export const peopleQuery = { queryKey: ['people'], queryFn: () => call(listPeople, {}) }
export type Office = Awaited<ReturnType<typeof officeQuery.queryFn>>
export type Person = Awaited<ReturnType<typeof peopleQuery.queryFn>>['rows'][number]
