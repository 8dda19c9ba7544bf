/**
 * With what the leader's text is compared: with what they saw last; in a correction, until they have seen a text of it, with
 * what the public reads meanwhile, which has no time of their own.
 */
export function comparedWith<Seen extends { readonly hash: string; readonly at: unknown }>(
  correction: { readonly version: string } | null,
  seen: Seen | null,
): Seen | { readonly hash: string; readonly at: null } | null {
  if (correction && (!seen || seen.hash === correction.version)) return { hash: correction.version, at: null }
  return seen
}
