import type { PersonalKind } from '../personal-data.ts'

/** How many of its first signs may stay: the region of a NIK, the operator of a number, the letters of a plate. */
const KEPT: Readonly<Record<PersonalKind, number>> = {
  nik: 4,
  kk: 4,
  npwp: 0,
  phone: 4,
  email: 1,
  bank_account: 0,
  plate: 0,
}

/**
 * The value with stars for all that names the person: `3503************`, `0812********`, `f********@gmail.com`. As
 * long as it was, spaces and signs apart, so that a reader sees what stood there.
 */
export function redacted(kind: PersonalKind, value: string): string {
  if (kind === 'email') {
    const [local = '', domain = ''] = value.split(/@| ?[([]at[)\]] ?/i)
    return `${local.slice(0, KEPT.email)}${'*'.repeat(Math.max(3, local.length - 1))}@${domain}`
  }
  const signs = value.replace(/[^0-9A-Za-z+]/g, '')
  const kept = kind === 'phone' && signs.startsWith('+62') ? 6 : KEPT[kind]
  return signs.slice(0, kept) + '*'.repeat(signs.length - kept)
}
