import type { Reason } from '../../base/refused.ts'

export type MailSetting = {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte; `starttls` before anything is said; `none` only inside. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Empty where the server asks for no name. */
  readonly username: string
  readonly sender: string
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i
const IPV6 = /^(?=.*:)[0-9a-f:.]{2,45}$/i
const INSIDE =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|::1|f[cd][0-9a-f:]+)$/i

/** Why mail cannot be sent so; in the clear it goes only inside the office, since it carries links and a password. */
export function whyNotMail({ host, security }: Pick<MailSetting, 'host' | 'security'>): Reason | null {
  if (!HOST.test(host) && !IPV6.test(host)) return { code: 'mail-host-wrong', field: 'host' }
  if (security === 'none' && !INSIDE.test(host)) return { code: 'mail-in-the-clear', field: 'security' }
  return null
}
