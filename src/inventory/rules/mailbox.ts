/** What screens, contracts and stores say of mailboxes and their letters alike. */

export const leftReasons = ['automatic', 'report', 'own', 'empty', 'too-much', 'broken', 'not-given'] as const
export type LeftReason = (typeof leftReasons)[number]
/** Of these the administrator is told: somebody may have written them to be read. */
export const unreadReasons = ['too-much', 'broken', 'not-given'] as const satisfies readonly LeftReason[]
export const isUnread = (reason: LeftReason): boolean => unreadReasons.some((it) => it === reason)

export const fileRefusals = ['type', 'too-large', 'broken', 'too-many'] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** A mailbox as the address of a source: one for each name, server and folder. */
export const mailboxAddress = (it: { readonly host: string; readonly username: string; readonly folder: string }) =>
  `imap://${encodeURIComponent(it.username)}@${it.host.toLowerCase()}/${encodeURIComponent(it.folder)}`

/** The same as people write it. */
export function mailboxSaid(address: string): string {
  const [, username = '', host = '', folder = ''] = /^imap:\/\/([^@/]*)@([^/]*)\/(.*)$/.exec(address) ?? []
  return `${decodeURIComponent(username)} · ${host} · ${decodeURIComponent(folder)}`
}
