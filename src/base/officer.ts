import type { Language } from './refused.ts'

/** The signed-in person as the rules see them: who they are and which posts they hold today. */
export type Officer = {
  readonly personId: string
  readonly name: string
  /** Beside any post: an auditor only reads; an administrator runs the system and decides nothing. */
  readonly role: 'officer' | 'auditor' | 'administrator'
  /** Ids of the posts held on the day of the request, by tenure. */
  readonly posts: readonly string[]
  readonly language: Language
}
