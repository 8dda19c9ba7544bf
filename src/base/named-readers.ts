/** Who alone may read a limited dossier, by name or by post. */
export type NamedReaders = { readonly personIds: ReadonlySet<string>; readonly postIds: ReadonlySet<string> }

/** Whether a person, with the posts they hold today, is one of them: the rule of `db/readers.ts`, said without a query. */
export function mayRead(named: NamedReaders, person: { personId: string; posts: readonly string[] }): boolean {
  return named.personIds.has(person.personId) || person.posts.some((post) => named.postIds.has(post))
}
