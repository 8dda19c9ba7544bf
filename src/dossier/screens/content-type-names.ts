import type { ContentType } from '../../base/content-types.ts'
import { immediateParts } from '../../base/immediate.ts'

/** Short names from the words, where a row is new: once given they stay, whatever the words become. */
export function withIds(type: ContentType, isNew: boolean): ContentType {
  return {
    ...type,
    id: isNew && type.id === '' ? shortNameOf(type.name.id) : type.id,
    fields: named(type.fields, (it) => it.label.id, immediateParts),
    checklist: named(type.checklist, (it) => it.text.id),
  }
}

/** @param kept names that are no row's to take */
function named<Row extends { readonly id: string }>(
  rows: readonly Row[],
  wordsOf: (row: Row) => string,
  kept: readonly string[] = [],
): Row[] {
  const taken = new Set([...rows.map((it) => it.id), ...kept])
  return rows.map((row) => {
    if (row.id !== '') return row
    const base = shortNameOf(wordsOf(row))
    let id = base
    for (let nth = 2; taken.has(id); nth++) id = `${base.slice(0, 56)}-${nth}`
    taken.add(id)
    return { ...row, id }
  })
}

/** `Nomor siaran pers` as `nomor-siaran-pers`. */
export function shortNameOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '')
}
