/**
 * With what the leader's text is compared: with what they saw last; in a correction with what the public reads meanwhile,
 * which has no time of theirs, since that is what their YES changes.
 */
export function comparedWith<Seen extends { readonly hash: string; readonly at: unknown }>(
  correction: { readonly version: string } | null,
  seen: Seen | null,
): Seen | { readonly hash: string; readonly at: null } | null {
  return correction ? { hash: correction.version, at: null } : seen
}
