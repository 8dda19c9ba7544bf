/** What an address of the compliance screen says, as the API is asked for it. */
import { levels } from '../../base/levels.ts'
import { today } from '../../web/time.ts'
import { MONTH } from '../rules/compliance.ts'

export type ComplianceSearch = {
  readonly dari?: string | undefined
  readonly sampai?: string | undefined
  readonly langkah?: string | undefined
  readonly jabatan?: string | undefined
  readonly orang?: string | undefined
  readonly tingkat?: string | undefined
  /** `kunjungan` shows the visits behind a figure. */
  readonly lihat?: string | undefined
  readonly hanya?: string | undefined
  readonly urut?: string | undefined
}

type Filter = {
  readonly from: string
  readonly to: string
  readonly step?: number
  readonly post?: string
  readonly person?: string
  readonly level?: 'watch' | 'attention' | 'alert' | 'crisis'
}

/** This month, where the address names none. */
export function filterOf(search: ComplianceSearch): Filter {
  const now = today().slice(0, 7)
  const month = (text: string | undefined) => (text !== undefined && MONTH.test(text) ? text : undefined)
  const from = month(search.dari) ?? month(search.sampai) ?? now
  const level = levels.find((it) => it === search.tingkat)
  return {
    from,
    to: month(search.sampai) ?? from,
    ...(search.langkah !== undefined && /^[1-9]\d?$/.test(search.langkah) && { step: Number(search.langkah) }),
    ...(search.jabatan !== undefined && { post: search.jabatan }),
    ...(search.orang !== undefined && { person: search.orang }),
    ...(level && { level }),
  }
}
